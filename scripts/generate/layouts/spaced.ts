/**
 * A space-aligned dump, as a text layer printed with preserved layout gives it: full-width characters count two columns,
 * labels wrap over lines with the figures on the middle one, blank lines stand between rows.
 */
import type { Disclosure, Piece } from '../disclosure.ts';
import { isEvaluation, type PrintedCell, type PrintedTable } from '../printed-table.ts';
import type { Style } from '../style.ts';

export interface SpacedOptions {
  /** Blank line between rows. */
  loose: boolean;
  /** Display columns of one unit of relative width. */
  scale: number;
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u2014\u2018-\u201d]/u;

/** Display columns of a text. */
export function displayWidth(text: string): number {
  return [...text].reduce((sum, char) => sum + (WIDE.test(char) ? 2 : 1), 0);
}

/** Lays a disclosure out with space-aligned tables. */
export function layoutSpaced(disclosure: Disclosure, options: SpacedOptions): string {
  return `${disclosure.pieces.map((piece) => layoutPiece(piece, disclosure.style, options)).join('\n\n')}\n`;
}

function layoutPiece(piece: Piece, style: Style, options: SpacedOptions): string {
  switch (piece.kind) {
    case 'cover':
      return piece.lines.map((line) => `${' '.repeat(30)}${line}`).join('\n\n');
    case 'contents':
      return [
        '                              目  录',
        ...piece.entries.map((entry, i) => `${' '.repeat(entry.level * 2)}${entry.text} ${'.'.repeat(20)} ${Math.floor(i / 3) + 2}`),
      ].join('\n');
    case 'heading':
      return `${' '.repeat(piece.level === 1 ? 20 : 4)}${piece.text}`;
    case 'paragraph':
      return wrap(`    ${piece.text}`, 76).join('\n');
    case 'table':
      return layoutTable(piece.table, style, options);
  }
}

function layoutTable(table: PrintedTable, style: Style, options: SpacedOptions): string {
  const widths = table.widths.map((width) => Math.max(6, Math.round(width * options.scale)));
  const full = widths.reduce((a, b) => a + b + GAP, 0);
  const captions = [
    ...(table.formNumber === null ? [] : [`${' '.repeat(Math.max(0, full - 10))}${table.formNumber}`]),
    `${' '.repeat(Math.max(0, (full - displayWidth(table.title)) >> 1))}${table.title}`,
    ...(table.subtitle === undefined ? [] : [table.subtitle]),
    ...(!isEvaluation(table) ? [between(`${style.entityKind}：${style.unitName}`, `单位：${table.unit}`, full)] : []),
  ];
  const rows = [...layoutRows(table.header, widths), ...layoutRows(table.body, widths)].map((lines) => lines.join('\n'));
  return [...captions, '', rows.join(options.loose ? '\n\n' : '\n'), ...table.notes].join('\n');
}

/** Blanks between two columns. */
const GAP = 2;

function between(left: string, right: string, width: number): string {
  return left + ' '.repeat(Math.max(4, width - displayWidth(left) - displayWidth(right))) + right;
}

/** Each row as its visual lines. Cells that span rows are printed in their first. */
function layoutRows(rows: readonly (readonly PrintedCell[])[], widths: readonly number[]): string[][] {
  const taken: number[] = widths.map(() => 0);
  return rows.map((row) => {
    const queue = [...row];
    const placed: { text: string[]; start: number; width: number; align: PrintedCell['align'] }[] = [];
    for (let c = 0; c < widths.length; c++) {
      if ((taken[c] ?? 0) > 0) {
        taken[c] = (taken[c] ?? 0) - 1;
        continue;
      }
      const cell = queue.shift();
      if (cell === undefined) continue;
      const width = widths.slice(c, c + cell.columnSpan).reduce((a, b) => a + b, 0) + GAP * (cell.columnSpan - 1);
      placed.push({
        text: wrap(cell.text.trim(), width),
        start: widths.slice(0, c).reduce((a, b) => a + b + GAP, 0),
        width,
        align: cell.align,
      });
      for (let i = c; i < c + cell.columnSpan; i++) taken[i] = cell.rowSpan - 1;
      c += cell.columnSpan - 1;
    }
    return printLines(placed);
  });
}

function printLines(cells: readonly { text: string[]; start: number; width: number; align: PrintedCell['align'] }[]): string[] {
  const height = Math.max(1, ...cells.map((cell) => cell.text.length));
  return Array.from({ length: height }, (_, line) => {
    let out = '';
    for (const cell of cells) {
      const offset = line - ((height - cell.text.length) >> 1);
      const text = cell.text[offset] ?? '';
      if (text === '') continue;
      const free = cell.width - displayWidth(text);
      const indent = cell.align === 'right' ? free : cell.align === 'center' ? free >> 1 : 0;
      out += ' '.repeat(Math.max(0, cell.start + indent - displayWidth(out))) + text;
    }
    return out;
  });
}

/** Breaks a text into lines of at most `width` display columns; numbers are not broken. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const token of text.match(/[\d.,%-]+|./gsu) ?? []) {
    if (line !== '' && displayWidth(line) + displayWidth(token) > width) {
      lines.push(line);
      line = '';
    }
    line += token;
  }
  lines.push(line);
  return lines;
}
