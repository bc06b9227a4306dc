/**
 * Words of a label that wraps and is taller than its row: its first or last line is struck through by a border of the row.
 *
 * In → Out: words with the row of their middle → the same, struck words put back to the row that they overflow. Spreadsheets print
 * such labels over the row above or below wherever a row has a fixed height, as rows of merged header cells always have.
 * A struck word leaves the row of its middle for the row beyond the border where it completes a label in the middle of that row's cell,
 * or where that row alone has no text under the word. Limits: a line wholly inside another row stays there.
 */
import type { Word } from '../model/page.ts';
import type { Lattice } from './grid-lattice.ts';

/** A border strikes a word this far inside its box, in em; borders touch the boxes of words that fit. */
const STRUCK_EM = 0.2;
/** Texts this far over each other, in em, are not lines of one cell: those are an em apart. */
const OVERLAP_EM = 0.25;
/** Baselines of one line differ by less than this, in em. */
const SAME_LINE_EM = 0.15;
/** Distance of the baselines of two lines of one label, in em. */
const MIN_PITCH_EM = 0.9;
const MAX_PITCH_EM = 1.7;
/** The middle of a label and of its cell differ by less than this, in em. */
const CENTRED_EM = 0.35;

/** A word and its place in the lattice. */
export interface PlacedWord {
  word: Word;
  row: number;
  column: number;
}

/** Changes the rows of the words that overflow from a neighbouring row. */
export function settleOverflow(lattice: Lattice, placed: readonly PlacedWord[]): void {
  const beyond = struckWords(lattice, placed);
  if (beyond.size === 0) return;
  const whole = placed.filter((entry) => !beyond.has(entry));
  const moved: PlacedWord[] = [];
  for (const [entry, row] of beyond) {
    const mates = (of: number): PlacedWord[] =>
      placed.filter((other) => other !== entry && other.column === entry.column && (other.row === of || beyond.get(other) === of));
    if (overlaps(whole, entry, row)) continue;
    const own = offCentre(lattice, mates(entry.row), { entry, row: entry.row });
    const off = offCentre(lattice, mates(row), { entry, row });
    if (off === null ? own === null && overlaps(whole, entry, entry.row) : own === null || isBetter(off, own)) moved.push(entry);
  }
  for (const entry of moved) entry.row = beyond.get(entry) ?? entry.row;
}

/** The words that a border strikes, with the row on its other side. */
function struckWords(lattice: Lattice, placed: readonly PlacedWord[]): Map<PlacedWord, number> {
  const beyond = new Map<PlacedWord, number>();
  for (const entry of placed) {
    const row = struckFrom(lattice, entry);
    if (row !== null) beyond.set(entry, row);
  }
  return beyond;
}

/** The row on the other side of the drawn border that strikes a word; null where none does. */
function struckFrom({ ys, horizontal }: Lattice, { word, row, column }: PlacedWord): number | null {
  if (word.turned !== 0) return null;
  const margin = STRUCK_EM * word.sizePt;
  const top = ys[row] ?? 0;
  const bottom = ys[row + 1] ?? 0;
  const isStruck = (y: number): boolean => word.bbox[1] + margin < y && y < word.bbox[3] - margin;
  if (row > 0 && isStruck(top) && horizontal[row]?.[column] === true) return row - 1;
  if (row + 2 < ys.length && isStruck(bottom) && horizontal[row + 1]?.[column] === true) return row + 1;
  return null;
}

/** True where a word of a row lies over the word, or is in its column too near for a line of its own. */
function overlaps(placed: readonly PlacedWord[], { word, column }: PlacedWord, row: number): boolean {
  const margin = OVERLAP_EM * word.sizePt;
  return placed.some(
    (other) =>
      other.row === row &&
      Math.abs(other.word.baseline - word.baseline) > SAME_LINE_EM * word.sizePt &&
      other.word.bbox[1] + margin < word.bbox[3] &&
      word.bbox[1] + margin < other.word.bbox[3] &&
      (other.column === column || isOverX(other.word, word)),
  );
}

function isOverX(a: Word, b: Word): boolean {
  return a.bbox[0] < b.bbox[2] && b.bbox[0] < a.bbox[2];
}

/** How a word completes a label in the middle of a cell. */
interface Completion {
  /** From the middle of the label to that of its cell (points). */
  distance: number;
  /** The word and one other line are the label. */
  isPair: boolean;
}

/** All lines of a cell in its middle may be those of three rows, one of which struck the cell: a pair in the middle is the surer label. */
function isBetter(a: Completion, b: Completion): boolean {
  return a.isPair === b.isPair ? a.distance < b.distance : a.isPair;
}

/**
 * The label of that row which has the word as its next line and lies in the middle of its cell; null where the word completes none.
 * The label has two lines, or all lines of the cell.
 */
function offCentre(lattice: Lattice, mates: readonly PlacedWord[], { entry, row }: { entry: PlacedWord; row: number }): Completion | null {
  const { word, column } = entry;
  const [from, to] = cellRows(lattice, row, column);
  const middle = ((lattice.ys[from] ?? 0) + (lattice.ys[to] ?? 0)) / 2;
  const distanceOf = (lines: readonly Word[]): number => {
    const top = Math.min(word.bbox[1], ...lines.map(({ bbox }) => bbox[1]));
    const bottom = Math.max(word.bbox[3], ...lines.map(({ bbox }) => bbox[3]));
    return Math.abs((top + bottom) / 2 - middle);
  };
  const lines = mates.filter((other) => isOverX(other.word, word)).map((other) => other.word);
  const next = lines.filter(({ baseline }) => {
    const pitch = Math.abs(baseline - word.baseline) / word.sizePt;
    return pitch >= MIN_PITCH_EM && pitch <= MAX_PITCH_EM;
  });
  if (next.length === 0) return null;
  const most = CENTRED_EM * word.sizePt;
  const pair = Math.min(...next.map((line) => distanceOf([line])));
  if (pair <= most) return { distance: pair, isPair: true };
  const all = areLines([...lines, word]) ? distanceOf(lines) : Number.POSITIVE_INFINITY;
  return all <= most ? { distance: all, isPair: false } : null;
}

/** True where no two words are nearer to each other than lines, or than words of one line. */
function areLines(words: readonly Word[]): boolean {
  const sorted = words.slice().sort((a, b) => a.baseline - b.baseline);
  return sorted.every(({ baseline, sizePt }, i) => {
    const pitch = (baseline - (sorted[i - 1]?.baseline ?? Number.NEGATIVE_INFINITY)) / sizePt;
    return pitch >= MIN_PITCH_EM || pitch <= SAME_LINE_EM / 2;
  });
}

/** The rows that the cell over one position takes, end exclusive. */
function cellRows({ horizontal, ys }: Lattice, row: number, column: number): [number, number] {
  let from = row;
  while (from > 0 && horizontal[from]?.[column] !== true) from--;
  let to = row + 1;
  while (to < ys.length - 1 && horizontal[to]?.[column] !== true) to++;
  return [from, to];
}
