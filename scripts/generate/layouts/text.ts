/**
 * Text layouts: tab-separated dump, Markdown with pipe tables, Markdown with HTML tables.
 */
import type { Disclosure, Piece } from '../disclosure.ts';
import { isEvaluation, type PrintedCell, type PrintedTable } from '../printed-table.ts';
import type { Style } from '../style.ts';
import { flatten } from './flat-table.ts';

export interface TextOptions {
  tables: 'tabs' | 'pipes' | 'html';
  /**
   * Captions as lines above the table; as the table's first rows, each alone or, `glued`, entity, form number and unit in one
   * row; `some`: as lines, but tables 二 to 五 have a heading only.
   */
  captions: 'lines' | 'rows' | 'glued' | 'some';
  /** Cuts long tables with a blank line after every so many rows, as a page break does; 0 never. */
  cutAfter: number;
  /** Page numbers on contents lines. */
  contents: 'dots' | 'tabs' | 'bare';
  /** Lines with page numbers, after each table and where a table is cut. */
  pageLines?: boolean;
}

/** Stands for a page break until pages are counted. */
const PAGE_BREAK = '\f';
/** Ordinals of the tables without captions where only some have them. */
const BARE: ReadonlySet<string> = new Set(['二', '三', '四', '五']);

/** Lays a disclosure out as text. */
export function layoutText(disclosure: Disclosure, options: TextOptions): string {
  const chunks = disclosure.pieces.map((piece) => layoutPiece(piece, disclosure.style, options));
  let page = 1;
  return `${chunks.join('\n\n')}\n`.replaceAll(PAGE_BREAK, () => `- ${++page} -`);
}

function layoutPiece(piece: Piece, style: Style, options: TextOptions): string {
  const marked = options.tables !== 'tabs';
  switch (piece.kind) {
    case 'cover':
      return piece.lines.join('\n\n');
    case 'contents':
      return ['目 录', '', ...piece.entries.map((entry, i) => contentsLine(entry.text, i, options))].join('\n');
    case 'heading':
      return marked ? `${'#'.repeat(piece.level)} ${piece.level === 3 ? `**${piece.text}**` : piece.text}` : piece.text;
    case 'paragraph':
      return piece.text;
    case 'table':
      return layoutTable(piece.table, style, options);
  }
}

function contentsLine(text: string, index: number, options: TextOptions): string {
  const page = Math.floor(index / 3) + 2;
  if (options.contents === 'dots') return `${text}.....${page}`;
  return options.contents === 'tabs' ? `${text}\t${page}` : `- ${text}`;
}

/** Caption texts in printed order: title, form number, entity, unit. */
function captionsOf(table: PrintedTable, style: Style): string[] {
  const subtitle = table.subtitle === undefined ? [] : [table.subtitle];
  if (isEvaluation(table)) return [table.title, ...subtitle];
  const number = table.formNumber === null ? [] : [table.formNumber];
  return [table.title, ...number, `${style.entityKind}：${style.unitName}`, `单位：${table.unit}`];
}

function layoutTable(table: PrintedTable, style: Style, options: TextOptions): string {
  const rows = captionRows(table, style, options);
  const bare = options.captions === 'some' && BARE.has(table.ordinal);
  const above = rows.length > 0 || bare ? [] : [captionsOf(table, style).join('\n\n'), ''];
  const grid = options.tables === 'html' ? [htmlTable(table)] : gridLines(table, { options, captions: rows });
  const printed = [...above, ...grid, '', ...table.notes].join('\n').trimEnd();
  return options.pageLines === true ? `${printed}\n\n${PAGE_BREAK}` : printed;
}

/** Captions that are rows of the grid; none where they are lines. */
function captionRows(table: PrintedTable, style: Style, { captions, tables }: TextOptions): string[][] {
  if (tables !== 'tabs' || captions === 'lines' || captions === 'some') return [];
  const empty = (n: number): string[] => Array.from({ length: n }, () => '');
  const alone = (text: string): string[] => [text, ...empty(table.width - 1)];
  if (captions === 'rows' || isEvaluation(table)) return captionsOf(table, style).map(alone);
  const right = `${table.formNumber === null ? '' : `${table.formNumber} `}单位：${table.unit}`;
  return [alone(table.title), [`${style.entityKind}：${style.unitName}`, ...empty(table.width - 2), right]];
}

function gridLines(table: PrintedTable, { options, captions }: { options: TextOptions; captions: string[][] }): string[] {
  const { header, body } = flatten(table);
  const rows = [...captions, ...header, ...body];
  if (options.tables === 'pipes') {
    const line = (row: readonly string[]): string => `| ${row.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
    const first = rows[0] ?? [];
    return [line(first), `|${first.map(() => ' --- |').join('')}`, ...rows.slice(1).map(line)];
  }
  const cut = options.cutAfter;
  const between = options.pageLines === true ? ['', PAGE_BREAK, ''] : [''];
  return rows.flatMap((row, i) => [
    ...(cut > 0 && i > 0 && i % cut === 0 && i > header.length + captions.length ? between : []),
    row.join('\t'),
  ]);
}

function htmlTable(table: PrintedTable): string {
  const attributes = (cell: PrintedCell): string =>
    `${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}${cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : ''}`;
  const entities = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const row = (cells: readonly PrintedCell[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}${attributes(cell)}>${entities(cell.text)}</${tag}>`).join('')}</tr>`;
  return ['<table>', ...table.header.map((cells) => row(cells, 'th')), ...table.body.map((cells) => row(cells, 'td')), '</table>'].join(
    '\n',
  );
}
