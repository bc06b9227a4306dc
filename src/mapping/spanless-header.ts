/**
 * Headers of text tables whose merged cells were written once, without the columns and rows that they span.
 *
 * In → Out: the labels of the header rows in their order, the columns of figures → the label path of each column. A label of a row stands
 * below one of the row above or is a column of its own; the form's columns tell which, where one tree alone gives every column a key.
 * Limits: no label may be missing; at most `MOST_TREES` trees.
 */
import { cellsOfRow, flatText } from '../table/matrix.ts';
import type { GridReading } from '../table/read-grid.ts';
import { roleByHeader } from '../table/roles.ts';
import { columnKey } from './column-keys.ts';
import type { JoinedRow } from './joined-table.ts';
import type { FormLexicon, Lexicon } from './lexicon.ts';

const MOST_TREES = 4000;
/** Parts of a group. */
const FEWEST_PARTS = 2;

const FIGURE = /^-?[\d,，]*\d[.．]\d+%?$/;
const CODE = /^\d{2,7}$/;
const WORDS = /[\u4e00-\u9fff]/;

/** Paths of all columns of a table of `width` columns; null where the header is whole, or no tree or more than one explains it. */
export function spanlessPaths(
  piece: GridReading,
  context: { rows: readonly JoinedRow[]; width: number; form: FormLexicon; lexicon: Lexicon },
): string[][] | null {
  const { width, form, lexicon } = context;
  if (!isShort(piece, width)) return null;
  const names = nameColumns(context.rows, width);
  const count = width - names;
  const numbered = piece.header.numbers.filter((number) => number !== null).length;
  if ((numbered > 0 && numbered !== count) || !areWhole(context.rows, { width, count })) return null;
  const rows = piece.header.rows.map((r) => headerLabels(piece, r));
  const trees = treesOf(
    rows.map((labels) => labels.slice(leadingNames(labels))).filter((labels) => labels.length > 0),
    count,
  );
  const explained = new Map<string, string[][]>();
  for (const paths of trees) {
    const keys = paths.map((path) => columnKey(path, form, lexicon));
    const printed = keys.map(({ row, column }) => `${row ?? ''}/${column ?? ''}`);
    if (keys.every(({ known }) => known) && new Set(printed).size === count) explained.set(printed.join('|'), paths);
  }
  const [only, ...others] = explained.values();
  return only === undefined || others.length > 0 ? null : [...namePaths(rows, names), ...only];
}

/** True where a header row has fewer cells than the table has columns. */
function isShort({ grid, header }: GridReading, width: number): boolean {
  return header.rows.some((r) => (grid.rowLengths?.[r] ?? width) < width);
}

/** True where all rows have a cell in each column, but for totals, whose label spans the columns of names and is written once. */
function areWhole(rows: readonly JoinedRow[], { width, count }: { width: number; count: number }): boolean {
  const data = rows.filter(({ kind }) => kind === 'data');
  const lengthOf = ({ grid, row }: JoinedRow): number => grid.rowLengths?.[row] ?? width;
  const isMerged = (row: JoinedRow): boolean => lengthOf(row) === count + 1 && !CODE.test(row.cells[0]?.text.trim() ?? '');
  return data.some((row) => lengthOf(row) === width) && data.every((row) => lengthOf(row) === width || isMerged(row));
}

/** Columns of codes and names in front of the figures. */
function nameColumns(rows: readonly JoinedRow[], width: number): number {
  const whole = rows.filter(({ kind, grid, row }) => kind === 'data' && grid.rowLengths?.[row] === width);
  const holds = (c: number, test: (text: string) => boolean): boolean => whole.some(({ cells }) => test(cells[c]?.text.trim() ?? ''));
  let names = 0;
  for (let c = 0; c < width && !holds(c, (text) => FIGURE.test(text)); c++) {
    if (holds(c, (text) => WORDS.test(text))) names = c + 1;
    else if (!holds(c, (text) => CODE.test(text))) break;
  }
  return names;
}

function headerLabels({ matrix }: GridReading, row: number): string[] {
  return cellsOfRow(matrix[row] ?? [])
    .filter((cell) => cell.row === row)
    .map((cell) => flatText(cell.text).replace(/\s+/g, ''))
    .filter((label) => label !== '');
}

/** Labels of codes and names that a header row begins with. */
function leadingNames(labels: readonly string[]): number {
  const first = labels.findIndex((label) => !isName(label));
  return first < 0 ? labels.length : first;
}

function isName(label: string): boolean {
  const role = roleByHeader([label]);
  return role === 'code' || role === 'label';
}

/** Labels over the columns of codes and names: the last is that of the names. */
function namePaths(rows: readonly (readonly string[])[], count: number): string[][] {
  const labels = rows.flatMap((row) => row.slice(0, leadingNames(row)));
  const code = labels.find((label) => roleByHeader([label]) === 'code');
  const name = labels.findLast((label) => roleByHeader([label]) === 'label');
  return Array.from({ length: count }, (_, c) => {
    const label = c === count - 1 ? name : code;
    return label === undefined ? [] : [label];
  });
}

/** A column so far: its path, and whether the last row put a label there, so that the next may part it. */
interface Leaf {
  path: string[];
  open: boolean;
}

/** Paths of all trees of the rows that have `count` leaves; none where there are too many to look at. */
function treesOf(rows: readonly (readonly string[])[], count: number): string[][][] {
  let trees: Leaf[][] = [[{ path: [], open: true }]];
  for (const [i, labels] of rows.entries()) {
    const rest = rows.slice(i + 1).reduce((sum, row) => sum + row.length, 0);
    trees = trees.flatMap((leaves) => (i === 0 ? [labels.map((label) => ({ path: [label], open: true }))] : parted(leaves, labels)));
    trees = trees.filter((leaves) => leaves.length <= count && leaves.length + rest >= count);
    if (trees.length > MOST_TREES) return [];
  }
  return trees.filter((leaves) => leaves.length === count).map((leaves) => leaves.map(({ path }) => path));
}

/** All ways to put the labels of a row below the open leaves, in order. */
function parted(leaves: readonly Leaf[], labels: readonly string[]): Leaf[][] {
  const [leaf, ...others] = leaves;
  if (leaf === undefined) return labels.length === 0 ? [[]] : [];
  const closed = { path: leaf.path, open: false };
  const ways = parted(others, labels).map((rest) => [closed, ...rest]);
  for (let size = FEWEST_PARTS; leaf.open && size <= labels.length; size++) {
    const parts = labels.slice(0, size).map((label) => ({ path: [...leaf.path, label], open: true }));
    ways.push(...parted(others, labels.slice(size)).map((rest) => [...parts, ...rest]));
  }
  return ways;
}
