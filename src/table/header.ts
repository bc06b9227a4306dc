/**
 * The header of a table: which rows it takes, and the path of header labels above every column.
 *
 * In → Out: matrix (rows × columns) → row kinds, one label path per column from the top header row down, 栏次 per column.
 * In grids without true spans a blank header cell with labels below it belongs to the label on its left.
 */
import type { GridCell } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import { cellsOfRow, flatText, type Matrix } from './matrix.ts';
import { isCodePart, isHeaderWords, type RowKind, rowKind } from './row-kinds.ts';

export interface Header {
  /** Kind of every row; rows before `start` are 'header' and not looked at. */
  kinds: RowKind[];
  /** Rows of the first header group, without numbering rows that do nothing else. */
  rows: number[];
  /** First row behind the header group. */
  bodyStart: number;
  /** Header labels per column, top down, as printed without blanks. */
  paths: string[][];
  /** Labels of the header rows where they were found, rows × columns, '' for blank and covered cells. */
  labels: string[][];
  /** 栏次 per column; null where none. */
  numbers: (string | null)[];
}

/** A section line may stand above the first header row (一、政府采购情况 | 项目 | 行次 | 统计数). */
const MAX_SECTION_ROWS = 2;

export interface HeaderOptions {
  /** First row behind the caption rows. */
  start: number;
  /** True where the grid's spans are true. */
  spans: boolean;
  /** Header of the table that this grid continues: only its rows, and rows of header words, are header here. */
  before?: Header;
}

/** Finds the header of a table or of a piece of one. */
export function findHeader(matrix: Matrix, options: HeaderOptions): Header {
  const kinds: RowKind[] = [];
  for (const [index, row] of matrix.entries()) kinds.push(index < options.start ? 'header' : kindOf(row, options.before));
  const [first, bodyStart] = headerGroup(matrix, kinds, options.start);
  for (let r = bodyStart; r < kinds.length; r++)
    if (kinds[r] === 'header' && !isRepeatedHeader(matrix, r, [first, bodyStart])) kinds[r] = 'data';
  const rows: number[] = [];
  for (let r = first; r < bodyStart; r++) if (kinds[r] === 'header' || hasCodeParts(matrix[r], kinds[r])) rows.push(r);
  const numbering = kinds.indexOf('numbering', first);
  const width = matrix[0]?.length ?? 0;
  return {
    kinds,
    rows,
    bodyStart,
    paths: headerPaths(matrix, { rows, kinds, spans: options.spans, width }),
    labels: rows.map((r) => ownLabels(matrix[r] ?? [], r, kinds[r])),
    numbers: columnNumbers(matrix[numbering] ?? [], width),
  };
}

/**
 * Kind of a row. In a piece that continues a table, words that no header row has are data, and so is a lone label that the header has
 * over another column (一般公共预算财政拨款 as a row of 年初财政拨款结转和结余).
 */
function kindOf(row: readonly GridCell[], before: Header | undefined): RowKind {
  const kind = rowKind(row);
  if (kind !== 'header' || before === undefined || isHeaderWords(row)) return kind;
  const filled = cellsOfRow(row).filter((cell) => cell.text.trim() !== '');
  const [only] = filled;
  const labels = before.labels.flatMap((line) => (filled.length === 1 && only !== undefined ? (line[only.column] ?? '') : line));
  const known = new Set(labels.map(normalizeLabel));
  return filled.every((cell) => known.has(normalizeLabel(headerLabel(cell)))) ? 'header' : 'data';
}

/** First row of the header group and the first row behind it; equal where the table has no header. */
function headerGroup(matrix: Matrix, kinds: readonly RowKind[], start: number): [number, number] {
  let first = start;
  while (first - start < MAX_SECTION_ROWS && isSectionLine(matrix[first] ?? [], kinds[first])) first++;
  if (kinds[first] !== 'header' && kinds[first] !== 'numbering') return [start, start];
  let end = first;
  for (let r = first; r < kinds.length && kinds[r] !== 'data'; r++) {
    if (kinds[r] !== 'blank') end = r + 1;
    if (kinds[r] === 'numbering') break;
  }
  return [first, end];
}

/** A row of one cell with words and nothing else, or a blank row. */
function isSectionLine(row: readonly GridCell[], kind: RowKind | undefined): boolean {
  if (kind === 'blank') return true;
  return kind === 'data' && cellsOfRow(row).filter((cell) => cell.text.trim() !== '').length === 1;
}

/** True where a row inside the body says the same as a row of the header group, or consists of header words only. */
function isRepeatedHeader(matrix: Matrix, row: number, group: readonly [number, number]): boolean {
  const texts = (matrix[row] ?? []).map((cell) => normalizeLabel(cell.text));
  for (let r = group[0]; r < group[1]; r++) {
    const header = (matrix[r] ?? []).map((cell) => normalizeLabel(cell.text));
    if (texts.every((text, c) => text === header[c] || text === '')) return true;
  }
  return texts.filter((text) => text !== '').every((text) => HEADER_ONLY.test(text));
}
const HEADER_ONLY = /^(?:项目|行次|栏次|统计数|金额|决算数|预算数|科目代码|科目编码|科目名称|收入|支出)$/;

/** True for a row that numbers the columns and heads the parts of the code: it says both. */
function hasCodeParts(row: readonly GridCell[] | undefined, kind: RowKind | undefined): boolean {
  return kind === 'numbering' && row?.some(isCodePart) === true;
}

/** Labels of a row, without those of cells that reach down into it. */
function ownLabels(cells: readonly GridCell[], row: number, kind: RowKind | undefined): string[] {
  const labels: string[] = [];
  for (const cell of cells) labels.push(cell.row === row ? labelIn(cell, kind) : '');
  return labels;
}

function columnNumbers(cells: readonly GridCell[], width: number): (string | null)[] {
  const numbers: (string | null)[] = [];
  for (let c = 0; c < width; c++) {
    const text = normalizeLabel(cells[c]?.text ?? '');
    numbers.push(/^\d/.test(text) ? text : null);
  }
  return numbers;
}

interface HeaderRows {
  rows: readonly number[];
  kinds: readonly RowKind[];
  spans: boolean;
  width: number;
}

function headerPaths(matrix: Matrix, header: HeaderRows): string[][] {
  const labels = header.rows.map((r) => (matrix[r] ?? []).map((cell) => labelIn(cell, header.kinds[r])));
  if (!header.spans) fillRight(labels, header.width);
  const paths: string[][] = [];
  for (let c = 0; c < header.width; c++) paths.push(headerPath(matrix, { ...header, labels }, c));
  return paths;
}

function headerPath(matrix: Matrix, { rows, spans, labels }: HeaderRows & { labels: readonly string[][] }, column: number): string[] {
  const path: string[] = [];
  let last: GridCell | undefined;
  for (const [i, r] of rows.entries()) {
    const cell = matrix[r]?.[column];
    const label = labels[i]?.[column] ?? '';
    // Tools that write a merged cell out print its label again in every row that it spans.
    if (label !== '' && label !== path.at(-1) && (cell !== last || !spans)) path.push(label);
    last = cell;
  }
  return path;
}

/** Label path per column of header labels where they were found; a blank with labels below it belongs to the label on its left. */
export function labelPaths(labels: readonly (readonly string[])[], width: number): string[][] {
  const filled = labels.map((row) => [...row]);
  fillRight(filled, width);
  return Array.from({ length: width }, (_, c) => {
    const path = filled.map((row) => row[c] ?? '').filter((label) => label !== '');
    return path.filter((label, i) => label !== path[i - 1]);
  });
}

/** A line of a header cell that states the unit of money: a text box over the header. */
const UNIT_LINE = /^\s*[（(]?(?:金额|计量|货币)?单\s*位\s*[:：]\s*(?:人民币)?(?:百万元|千万元|万元|亿元|千元|元)[)）]?\s*$/;

/** Label of a cell of a header row; of a row that numbers the columns only the heads of the code's parts. */
function labelIn(cell: GridCell, kind: RowKind | undefined): string {
  return kind === 'numbering' && !isCodePart(cell) ? '' : headerLabel(cell);
}

function headerLabel(cell: GridCell): string {
  const text = cell.text.includes('单')
    ? cell.text
        .split('\n')
        .filter((line) => !UNIT_LINE.test(line))
        .join('\n')
    : cell.text;
  return flatText(text).replace(/\s+/g, '');
}

/** Gives a blank header cell the label on its left, where labels below both show that they share it. */
function fillRight(labels: string[][], width: number): void {
  for (const [i, row] of labels.entries()) {
    for (let c = 1; c < width; c++) {
      if (row[c] !== '' || row[c - 1] === '') continue;
      const below = labels.slice(i + 1).some((lower) => (lower[c] ?? '') !== '');
      const sameParents = labels.slice(0, i).every((upper) => upper[c] === upper[c - 1]);
      if (below && sameParents) row[c] = row[c - 1] ?? '';
    }
  }
}
