/**
 * Sheets to the bytes of an XLSX file. The one door to fflate.
 *
 * Entries carry no clock and no user, so the same sheets give the same bytes. Source: ECMA-376 part 2 (packages).
 */
import { strToU8, type Zippable, zipSync } from 'fflate';
import { drawingXml, notedCells, notesXml, type Sheet, sheetXml } from './xlsx-sheet.ts';
import { styleBook } from './xlsx-style.ts';
import { escapeXml, XML_HEAD } from './xlsx-xml.ts';

/** The earliest time that a zip entry can carry. */
const NO_TIME = '1980-01-01T00:00:00';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function relations(items: readonly (readonly [type: string, target: string])[]): string {
  const entries = items.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`);
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

function contentTypes(sheets: readonly Sheet[]): string {
  const parts = sheets.flatMap((sheet, index) => [
    `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
    ...(notedCells(sheet).length === 0
      ? []
      : [`<Override PartName="/xl/comments${index + 1}.xml" ContentType="${SPREADSHEET}.comments+xml"/>`]),
  ]);
  return [
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>`,
    ...parts,
    '</Types>',
  ].join('');
}

function workbookXml(sheets: readonly Sheet[]): string {
  const entries = sheets.map(({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  return `${XML_HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>${entries.join('')}</sheets></workbook>`;
}

/** The bytes of a workbook; at least one sheet, names at most 31 characters and each once. */
export function workbookBytes(sheets: readonly Sheet[]): Uint8Array {
  const styles = styleBook();
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  };
  for (const [index, sheet] of sheets.entries()) {
    const number = index + 1;
    parts[`xl/worksheets/sheet${number}.xml`] = sheetXml(sheet, styles);
    const noted = notedCells(sheet);
    if (noted.length === 0) continue;
    parts[`xl/worksheets/_rels/sheet${number}.xml.rels`] = relations([
      ['vmlDrawing', `../drawings/vmlDrawing${number}.vml`],
      ['comments', `../comments${number}.xml`],
    ]);
    parts[`xl/drawings/vmlDrawing${number}.vml`] = drawingXml(noted);
    parts[`xl/comments${number}.xml`] = notesXml(noted);
  }
  parts['xl/styles.xml'] = styles.xml();
  const files: Zippable = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(files, { mtime: NO_TIME, level: 6 });
}
