/**
 * One sheet of a workbook as XML: cells, merged areas, links, and notes with the drawing that shows them.
 *
 * Rows and columns are 0-based. Texts are written as inline strings, which no spreadsheet runs as a formula.
 * Source: ECMA-376 part 1, 18.3 (worksheet, order of its parts), 18.7 (comments); part 4 for the notes' VML.
 */
import type { CellStyle, StyleBook } from './xlsx-style.ts';
import { cellReference, cellText, columnLetters, escapeXml, XML_HEAD } from './xlsx-xml.ts';

export interface SheetCell {
  row: number;
  column: number;
  /** Digits of a number, written as they are; null for text. */
  number: string | null;
  text: string;
  style: CellStyle;
  rowSpan?: number;
  columnSpan?: number;
  /** Text of the note on the cell. */
  note?: string;
  /** Name of the sheet that a click leads to. */
  link?: string;
}

export interface Sheet {
  name: string;
  /** No two cells at one place; areas of cells with spans do not overlap. */
  cells: readonly SheetCell[];
  /** Widths of the columns in characters. */
  widths: readonly number[];
  /** Heights in points of rows that need more than one line. */
  heights: ReadonlyMap<number, number>;
  /** Rows that stay in sight. */
  frozenRows: number;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function cellXml({ row, column, number, text, style }: SheetCell, styles: StyleBook): string {
  const start = `<c r="${cellReference(row, column)}" s="${styles.number(style)}"`;
  if (number !== null) return `${start}><v>${number}</v></c>`;
  if (text === '') return `${start}/>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
}

/** The cells that a merged area hides; they carry its border. */
function hiddenCells(cell: SheetCell): SheetCell[] {
  const { row, column, rowSpan = 1, columnSpan = 1 } = cell;
  return Array.from({ length: rowSpan * columnSpan - 1 }, (_, index) => ({
    row: row + Math.floor((index + 1) / columnSpan),
    column: column + ((index + 1) % columnSpan),
    number: null,
    text: '',
    style: cell.style,
  }));
}

function rowXml(row: number, parts: readonly string[], height: number | undefined): string {
  const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  return `<row r="${row + 1}"${size}>${parts.join('')}</row>`;
}

function rowsXml({ cells, heights }: Sheet, styles: StyleBook): string {
  const sorted = cells.flatMap((cell) => [cell, ...hiddenCells(cell)]).sort((a, b) => a.row - b.row || a.column - b.column);
  const rows = new Map<number, string[]>();
  for (const cell of sorted) {
    const row = rows.get(cell.row) ?? [];
    rows.set(cell.row, row);
    row.push(cellXml(cell, styles));
  }
  return [...rows].map(([row, parts]) => rowXml(row, parts, heights.get(row))).join('');
}

/** An area such as `A1:C2`. */
function areaOf({ row, column, rowSpan = 1, columnSpan = 1 }: SheetCell): string {
  return `${cellReference(row, column)}:${cellReference(row + rowSpan - 1, column + columnSpan - 1)}`;
}

function listXml(tag: string, items: readonly string[], attributes = ''): string {
  return items.length === 0 ? '' : `<${tag}${attributes}>${items.join('')}</${tag}>`;
}

function viewXml(frozenRows: number): string {
  const pane =
    frozenRows === 0 ? '' : `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  return `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
}

/** The cells with notes of a sheet. */
export function notedCells(sheet: Sheet): SheetCell[] {
  return sheet.cells.filter(({ note }) => note !== undefined);
}

/** The text of `sheetN.xml`. */
export function sheetXml(sheet: Sheet, styles: StyleBook): string {
  const merges = sheet.cells.filter(({ rowSpan = 1, columnSpan = 1 }) => rowSpan * columnSpan > 1);
  const links = sheet.cells.filter(({ link }) => link !== undefined);
  const columns = sheet.widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  const last = sheet.cells.reduce((most, { row }) => Math.max(most, row), 0) + 1;
  return [
    `${XML_HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    viewXml(sheet.frozenRows),
    listXml('cols', columns),
    `<sheetData>${rowsXml(sheet, styles)}</sheetData>`,
    listXml(
      'mergeCells',
      merges.map((cell) => `<mergeCell ref="${areaOf(cell)}"/>`),
      ` count="${merges.length}"`,
    ),
    listXml(
      'hyperlinks',
      links.map(
        (cell) => `<hyperlink ref="${cellReference(cell.row, cell.column)}" location="${escapeXml(sheetLocation(cell.link ?? ''))}"/>`,
      ),
    ),
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    // Codes such as 2080101 are texts on purpose; without this Excel marks each of them.
    `<ignoredErrors><ignoredError sqref="A1:${columnLetters(Math.max(sheet.widths.length, 1) - 1)}${last}" numberStoredAsText="1"/></ignoredErrors>`,
    notedCells(sheet).length === 0 ? '' : '<legacyDrawing r:id="rId1"/>',
    '</worksheet>',
  ].join('');
}

/** Where a link to a sheet leads. */
function sheetLocation(name: string): string {
  return `'${name.replaceAll("'", "''")}'!A1`;
}

/** The text of `commentsN.xml`. */
export function notesXml(cells: readonly SheetCell[]): string {
  const notes = cells.map(
    ({ row, column, note = '' }) =>
      `<comment ref="${cellReference(row, column)}" authorId="0"><text><t xml:space="preserve">${cellText(note)}</t></text></comment>`,
  );
  return `${XML_HEAD}<comments xmlns="${MAIN}"><authors><author>juesuan</author></authors><commentList>${notes.join('')}</commentList></comments>`;
}

/** The text of `vmlDrawingN.vml`: a hidden box for each note, shown when the pointer is over the cell. */
export function drawingXml(cells: readonly SheetCell[]): string {
  const shapes = cells.map(
    ({ row, column }, index) =>
      `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;width:240pt;height:100pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 15, ${row}, 2, ${column + 4}, 15, ${row + 6}, 2</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  );
  return [
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">',
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>',
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>',
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>',
    ...shapes,
    '</xml>',
  ].join('');
}
