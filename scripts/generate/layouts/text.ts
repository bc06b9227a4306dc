/**
 * Text layouts: tab-separated dump, Markdown with pipe tables, Markdown with HTML tables.
 */
import type { Disclosure, Piece } from '../disclosure.ts';
import type { PrintedCell, PrintedTable } from '../printed-table.ts';
import type { Style } from '../style.ts';
import { flatten } from './flat-table.ts';

export interface TextOptions {
  tables: 'tabs' | 'pipes' | 'html';
  /** Captions as lines above the table, or as the table's first rows. */
  captions: 'lines' | 'rows';
  /** Cuts long tables with a blank line after every so many rows, as a page break does; 0 never. */
  cutAfter: number;
  /** Page numbers on contents lines. */
  contents: 'dots' | 'tabs' | 'bare';
}

/** Lays a disclosure out as text. */
export function layoutText(disclosure: Disclosure, options: TextOptions): string {
  const chunks = disclosure.pieces.map((piece) => layoutPiece(piece, disclosure.style, options));
  return `${chunks.join('\n\n')}\n`;
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
  const statutory = table.table !== 'project_performance';
  const entity = `${style.entityKind}：${style.unitName}`;
  return [table.title, ...(table.formNumber === null ? [] : [table.formNumber]), ...(statutory ? [entity, `单位：${table.unit}`] : [])];
}

function layoutTable(table: PrintedTable, style: Style, options: TextOptions): string {
  const captions = captionsOf(table, style);
  const inRows = options.captions === 'rows' && options.tables === 'tabs';
  const above = inRows ? [] : [captions.join('\n\n'), ''];
  const grid = options.tables === 'html' ? [htmlTable(table)] : gridLines(table, { options, captions: inRows ? captions : [] });
  return [...above, ...grid, '', ...table.notes].join('\n').trimEnd();
}

function gridLines(table: PrintedTable, { options, captions }: { options: TextOptions; captions: string[] }): string[] {
  const { header, body } = flatten(table);
  const captionRows = captions.map((text) => [text, ...Array.from({ length: table.width - 1 }, () => '')]);
  const rows = [...captionRows, ...header, ...body];
  if (options.tables === 'pipes') {
    const line = (row: readonly string[]): string => `| ${row.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
    const first = rows[0] ?? [];
    return [line(first), `|${first.map(() => ' --- |').join('')}`, ...rows.slice(1).map(line)];
  }
  const cut = options.cutAfter;
  return rows.flatMap((row, i) => [
    ...(cut > 0 && i > 0 && i % cut === 0 && i > header.length + captionRows.length ? [''] : []),
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
