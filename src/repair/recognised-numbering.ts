/**
 * Rows of recognised grids that number the columns (栏次 1 2 3 …), read by what they must be.
 *
 * In → Out: a grid → the texts of the cells of such rows. Where most numbers were read, a number under a stamp is as certain as those
 * beside it.
 */
import type { Grid, GridCell } from '../model/block.ts';

/** Recognition less sure than this says little of a cell. */
export const UNSURE = 0.6;
/** What stands in front of the row that numbers the columns. */
const NUMBERING = '栏次';
/** Columns from which on a row of rising numbers numbers them, and the share of them that must have been read. */
const MIN_NUMBERED = 3;
const READ_SHARE = 0.6;
/** The same where a character of the words in front was read. */
const READ_SHARE_NAMED = 0.4;
/** Columns from which on their numbers tell the row whatever was read in front of it, where all of them were read. */
const MANY_NUMBERED = 4;
/** What is read where a stamp lies on the number of a column is hardly longer. */
const LONGEST_NUMBER = 8;

/** The texts of rows that number the columns 1, 2, 3 …: a number under a stamp is as certain as those beside it. */
export function numberingTexts(grid: Grid): ReadonlyMap<GridCell, string> {
  const rows = new Map<number, GridCell[]>();
  for (const cell of grid.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const recognised = [...rows.values()].filter((row) => row.some(({ recognition }) => recognition !== undefined));
  return new Map(
    recognised.flatMap((row) =>
      numberingOf(
        row.sort((a, b) => a.column - b.column),
        grid,
      ),
    ),
  );
}

/** The texts of one such row; none of another one. */
function numberingOf(row: readonly GridCell[], grid: Grid): [GridCell, string][] {
  const [head, ...others] = row;
  if (head === undefined) return [];
  if (!isNumbering(head, others)) {
    const heads = numberedPanels(row);
    const alone = heads.length > 0 ? [] : countedAlone(row, grid);
    if (alone.length > 0) return alone;
    return (heads.length > 0 ? heads : countedHeads(row, grid)).map((panelHead) => [panelHead, NUMBERING]);
  }
  const numbers = others.map((cell, i): [GridCell, string] => [cell, String(i + 1)]);
  return head.text.trim() === '' ? numbers : [[head, NUMBERING], ...numbers];
}

/** Words of counts, which stand before numbers, too. */
const COUNTED = /[人批频车班场件]次/;

/**
 * What stands in front of the numbers of each panel, in a row that numbers the columns of several (栏次 1 栏次 2 3 4 5); none in other
 * rows. All numbers must have been read, and a character of the words somewhere.
 */
function numberedPanels(row: readonly GridCell[]): GridCell[] {
  const printed = row.filter(({ text }) => text.trim() !== '');
  const isHead = ({ text, recognition }: GridCell): boolean => {
    const isUnsure = (recognition?.confidence ?? 1) < UNSURE && text.trim().length <= NUMBERING.length + 1;
    return isUnsure || (text.trim().length === NUMBERING.length && !/\d/.test(text) && !COUNTED.test(text));
  };
  const heads = printed.filter(isHead);
  const numbers = printed.filter((cell) => !heads.includes(cell));
  const isCounted = numbers.length > 0 && numbers.every(({ text }, i) => text.trim() === String(i + 1));
  const isNamed = heads.some(({ text }) => [...NUMBERING].some((character) => text.includes(character)));
  const isInFront = printed[0] === heads[0] && printed.at(-1) !== heads.at(-1);
  return heads.length > 1 && isInFront && isCounted && isNamed ? heads : [];
}

/** Cells of a row that numbers the columns without a word in front, and the share of them that must have been read as they must be. */
const MIN_ALONE = 6;
const READ_SHARE_ALONE = 0.75;
const WHOLE_NUMBERS = /^\d{1,2}(?:\s+\d{1,2})*$/;

/**
 * The texts of a row of whole numbers that rise from 1 above figures with decimals, of which a few were misread or stand in one cell with the
 * next (8 9); none for other rows.
 */
function countedAlone(row: readonly GridCell[], grid: Grid): [GridCell, string][] {
  const printed = row.filter(({ text }) => text.trim() !== '');
  if (
    printed.length < MIN_ALONE ||
    printed.length < row.length ||
    printed.some(({ text }) => text.trim().length > LONGEST_NUMBER || DECIMALS.test(text))
  )
    return [];
  let last = 0;
  let read = 0;
  const numbers = printed.map((cell): [GridCell, string] => {
    const own = WHOLE_NUMBERS.test(cell.text.trim()) ? cell.text.trim().split(/\s+/).map(Number) : [];
    const isRead = own.length > 0 && own.every((number, i) => number === last + 1 + i);
    if (isRead) read++;
    const first = last + 1;
    last = isRead ? (own.at(-1) ?? first) : first;
    return [cell, String(first)];
  });
  const isOne = printed[0]?.text.trim() === '1';
  return isOne && read >= READ_SHARE_ALONE * printed.length && printed.every((cell) => isAboveDecimals(cell, grid)) ? numbers : [];
}

/** True for a cell above a figure with decimals, or a dash for none. */
function isAboveDecimals({ row, column }: GridCell, { cells }: Grid): boolean {
  const below = cells.filter((cell) => cell.column === column && cell.row > row && cell.text.trim() !== '');
  return below.some(({ text }) => DECIMALS.test(text)) || (below.length > 0 && below.every(({ text }) => DASH.test(text.trim())));
}
const DASH = /^[-—–一]+$/;

/** Columns of a row that numbers them without a character of its words, and their longest words. */
const MIN_COUNTED = 2;
const LONGEST_HEAD = 4;
const DECIMALS = /\d[.．]\d/;
const HAS_DIGIT = /\d/;

/**
 * What stands in front of whole numbers that count the columns 1, 2, 3 … above figures with decimals, whatever was read there; none in
 * other rows.
 */
function countedHeads(row: readonly GridCell[], grid: Grid): GridCell[] {
  const printed = row.filter(({ text }) => text.trim() !== '');
  const heads = printed.filter(({ text }) => !HAS_DIGIT.test(text));
  const numbers = printed.filter((cell) => !heads.includes(cell));
  const isCounted = numbers.length >= MIN_COUNTED && numbers.every(({ text }, i) => text.trim() === String(i + 1));
  if (!isCounted || printed[0] !== heads[0] || printed.at(-1) !== numbers.at(-1)) return [];
  const isHead = ({ text, recognition }: GridCell): boolean => recognition !== undefined && text.trim().length <= LONGEST_HEAD;
  const hasDecimals = ({ row: at, column }: GridCell): boolean =>
    grid.cells.some((cell) => cell.column === column && cell.row > at && DECIMALS.test(cell.text));
  return heads.every(isHead) && numbers.every(hasDecimals) ? heads : [];
}

function isNumbering({ text }: GridCell, others: readonly GridCell[]): boolean {
  const head = text.trim();
  if (others.some((cell) => cell.text.trim().length > LONGEST_NUMBER)) return false;
  const read = others.filter((cell, i) => cell.text.trim() === String(i + 1)).length;
  const isHeadLost = /\d/.test(head) || (head !== '' && head.length !== NUMBERING.length);
  if (isHeadLost) return read === others.length && read >= MANY_NUMBERED;
  const share = [...NUMBERING].some((character) => head.includes(character)) ? READ_SHARE_NAMED : READ_SHARE;
  return read >= Math.max(MIN_NUMBERED, share * others.length);
}
