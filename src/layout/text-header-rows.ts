/**
 * The header of a space-aligned table folded from its text lines into rows of labels.
 *
 * In → Out: header words with their columns → header rows, top down; each cell is the words of one label (its lines), or none.
 * Lines of one label are put together; a label stands in the row below the labels over it, in its leftmost column, blanks right and below
 * of it, as dumps with separators write merged cells.
 */
import type { HeaderWord } from './text-header.ts';

/** A label: its lines top down, the columns it stands over. */
interface Label {
  words: HeaderWord[];
  first: number;
  last: number;
}

/** Lines of one label are at most this many lines apart: words of other columns stand between them. */
const MAX_LINE_GAP = 3;

/** Letters that fit a narrow column, in which words are broken anywhere. */
const NARROW = 3;

/** Rows × columns of labels; undefined for a blank cell. */
export function foldHeader(words: readonly HeaderWord[], width: number): (HeaderWord[] | undefined)[][] {
  const rows: (HeaderWord[] | undefined)[][] = [];
  /** Row below the lowest label so far, per column. */
  const depth = new Array<number>(width).fill(0);
  for (const label of labelsOf(words)) {
    const level = Math.max(...depth.slice(label.first, label.last + 1));
    while (rows.length <= level) rows.push(new Array<HeaderWord[] | undefined>(width).fill(undefined));
    const row = rows[level];
    if (row !== undefined) row[label.first] = label.words;
    depth.fill(level + 1, label.first, label.last + 1);
  }
  return rows;
}

/** Labels in the order of their first lines. */
function labelsOf(words: readonly HeaderWord[]): Label[] {
  const labels: Label[] = [];
  for (const word of words) {
    const above = labels.findLast((label) => label.first <= word.last && word.first <= label.last);
    const last = above?.words.at(-1);
    if (above !== undefined && last !== undefined && above.first === word.first && above.last === word.last && goesOn(last, word)) {
      above.words.push(word);
    } else labels.push({ words: [word], first: word.first, last: word.last });
  }
  return labels;
}

/** A wrapped label fills its lines, so that none is longer than the one above it, save by one character. */
function goesOn(above: HeaderWord, below: HeaderWord): boolean {
  if (!above.fills || below.line - above.line > MAX_LINE_GAP) return false;
  return lengthOf(below) <= Math.max(lengthOf(above) + 1, NARROW);
}

function lengthOf(word: HeaderWord): number {
  return word.run.text.replace(/\s/g, '').length;
}
