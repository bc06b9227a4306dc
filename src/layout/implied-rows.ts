/**
 * Rows that a table shows only by the alignment of its figures: columns with lines between them, but none between the rows.
 *
 * In → Out: lattice, words → the lattice with a boundary between the lines of a row in which two columns hold several figures.
 * Limits: a row of wrapped text is left whole; a label that wraps stays with the figures beside it.
 */
import type { Word } from '../model/page.ts';
import { isAmount, isNothing } from './figures.ts';
import type { Lattice } from './grid-lattice.ts';
import { placeWords } from './grid-words.ts';
import { linesOf, type WordLine } from './page-text.ts';

/** Baselines of one row differ by less than this, in em. */
const SAME_ROW_EM = 0.5;
/** A line further than this from every figure is a row of its own, as a share of the distance between rows. */
const OWN_ROW = 0.6;
/** The middle of a line lies this far above its baseline, in em. */
const MIDDLE_EM = 0.35;
const COLUMN_NUMBER = /^\d{1,2}$/;
/** Groups of digits of one figure, parted by blanks at which it may wrap. */
const FIRST_GROUP = /^[-−]?\d{1,3}$/;
const NEXT_GROUP = /^\d{3}$/;
const LAST_GROUP = /^\d{3}(?:\.\d+)?$/;
/** So many columns must hold several figures. */
const MIN_COLUMNS = 2;

/** Adds implied row boundaries to the lattice. Changes and returns its argument. */
export function implyRows(lattice: Lattice, words: readonly Word[]): Lattice {
  const { columns, words: placed } = placeWords(lattice, words);
  for (let row = lattice.ys.length - 2; row >= 0; row--) {
    const cells = placed.slice(row * columns, (row + 1) * columns);
    if (cells.filter((cell) => cell.length > 1).length < MIN_COLUMNS) continue;
    splitRow(lattice, row, cells.map(linesOf));
  }
  return lattice;
}

function splitRow(lattice: Lattice, row: number, cells: readonly WordLine[][]): void {
  const byColumn = cells.map(figuresOf);
  const stacks = byColumn.filter((lines) => lines.length > 1);
  const em = stacks[0]?.[0]?.words[0]?.sizePt;
  if (stacks.length < MIN_COLUMNS || em === undefined || areGroups(byColumn)) return;
  const figures = clusters(
    stacks.flat().map((line) => line.baseline),
    SAME_ROW_EM * em,
  );
  if (figures.length < 2) return;
  const rows = withOwnRows(figures, cells.flat());
  const middle = ((rows[0] ?? 0) + (rows[rows.length - 1] ?? 0)) / 2;
  // A lone line spans the rows where it stands in their middle; elsewhere it belongs to the row beside it.
  const splits = cells.map(([only, ...others]) => {
    const isMiddle = only !== undefined && Math.abs(only.baseline - middle) <= SAME_ROW_EM * em;
    return others.length > 0 || only === undefined || !isMiddle;
  });
  for (let i = rows.length - 2; i >= 0; i--) {
    const y = ((rows[i] ?? 0) + (rows[i + 1] ?? 0)) / 2 - MIDDLE_EM * em;
    insertRow(lattice, row, y, splits);
  }
}

/** The lines of a cell from its first figure on, or the number of the column right above that; none where other text stands among them. */
function figuresOf(lines: readonly WordLine[]): WordLine[] {
  const first = lines.findIndex(isFigureLine);
  const number = lines[first - 1];
  const figures = lines.slice(first);
  if (!figures.every(isFigureLine)) return [];
  return number !== undefined && isColumnNumber(number) ? [number, ...figures] : figures;
}

function isColumnNumber({ words }: WordLine): boolean {
  return words.length === 1 && words[0] !== undefined && COLUMN_NUMBER.test(words[0].text);
}

/** True where each stack is one figure that wraps between its groups of digits; numbers of columns above figures count along. */
function areGroups(byColumn: readonly WordLine[][]): boolean {
  let last = { column: -1, number: 0 };
  let isNumbering = true;
  for (const [column, lines] of byColumn.entries()) {
    if (lines.length < 2) continue;
    const [first = '', ...others] = lines.map(({ words }) => words[0]?.text ?? '');
    const isOne = FIRST_GROUP.test(first) && others.every((text, i) => (i === others.length - 1 ? LAST_GROUP : NEXT_GROUP).test(text));
    if (!isOne) return false;
    const number = Number(first);
    isNumbering &&= number > last.number && number - last.number <= column - last.column;
    last = { column, number };
  }
  return !isNumbering;
}

/** True for a line with an amount alone, or with a sign for nothing in its place. */
function isFigureLine({ words }: WordLine): boolean {
  return words.length === 1 && words[0] !== undefined && (isAmount(words[0].text) || isNothing(words[0].text));
}

/** Ascending means of values that lie within `width` of each other. */
function clusters(values: readonly number[], width: number): number[] {
  const groups: number[][] = [];
  for (const value of values.slice().sort((a, b) => a - b)) {
    const group = groups[groups.length - 1];
    if (group?.[0] !== undefined && value - group[0] <= width) group.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length);
}

/** The rows of figures, with lines that stand clear of all of them as rows of their own. */
function withOwnRows(figures: readonly number[], lines: readonly WordLine[]): number[] {
  const pitch = Math.min(...figures.slice(1).map((baseline, i) => baseline - (figures[i] ?? 0)));
  const clear = lines.map((line) => line.baseline).filter((baseline) => figures.every((row) => Math.abs(row - baseline) > OWN_ROW * pitch));
  return [...figures, ...clusters(clear, OWN_ROW * pitch)].sort((a, b) => a - b);
}

/** Cuts a row at `y` in the columns that `splits` names; the others span both parts. */
function insertRow(lattice: Lattice, row: number, y: number, splits: boolean[]): void {
  lattice.ys.splice(row + 1, 0, y);
  lattice.horizontal.splice(row + 1, 0, splits.slice());
  for (const boundary of lattice.vertical) boundary.splice(row, 0, boundary[row] === true);
}
