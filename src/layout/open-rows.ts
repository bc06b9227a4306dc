/**
 * Lines of a table without lines between its rows → its rows, from the distances between its lines.
 *
 * In → Out: lines of words by baseline → bands, each the lines of one row, top to bottom; null where distances do not tell rows apart.
 * Lines of one cell are nearer to each other than those of two rows, which have the paddings of two cells between them. No two figures
 * of a column stand in one row, save the parts of a figure that its cell wraps. Units: points.
 */
import type { Word } from '../model/page.ts';
import { isAmount, isFigure } from './figures.ts';
import type { WordLine } from './page-text.ts';

/** Lines of one cell are at most this far apart, as a share of the least distance of two words over each other. */
const SAME_CELL = 1.04;
/** Lines of two rows are further apart than those of one by this factor. */
const APART = 1.07;
/** Lines of a row whose cells have one line each are no further apart than this share of the distance between rows. */
const SAME_ROW = 0.6;
/** Lines of one cell are at most this far apart, in em: wider lines are rows. */
const MAX_PITCH_EM = 1.75;
/** A word stands over another one within this distance, in em. */
const REACH_EM = 6;
/** So many numbers in their order number columns. */
const MIN_NUMBERS = 2;
/** Opens a label: no row goes on with it. */
const LABEL_START = /^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．]|\d{3,7}$)/;

export interface Bands {
  bands: WordLine[][];
  /** How far apart the lines of one cell are; null where no cell has two. */
  pitch: number | null;
  /** The least distance of two words over each other. */
  least: number;
}

/** A word right over another one, by the indexes of their lines. */
interface Stacked {
  upper: Word;
  lower: Word;
  from: number;
  to: number;
}

/** The rows of the lines. Those before `bodyStart` are a header and say nothing of rows. */
export function bandsOf(lines: readonly WordLine[], bodyStart: number): Bands | null {
  const isBorder = (i: number): boolean => i === 0 || (i === bodyStart && endsHeader(lines[i - 1], lines[i]));
  const gaps = lines.map((line, i) => (isBorder(i) ? Number.POSITIVE_INFINITY : line.baseline - (lines[i - 1]?.baseline ?? 0)));
  const pairs = stackedIn(lines, bodyStart);
  const least = Math.min(...pairs.map(({ upper, lower }) => lower.baseline - upper.baseline));
  const decimals = usualDecimals(lines);
  const limit = Math.min(
    ...pairs.filter((pair) => areTwoFigures(pair, decimals)).map(({ from, to }) => Math.max(...gaps.slice(from + 1, to + 1))),
  );
  const em = lines[bodyStart]?.words[0]?.sizePt ?? 0;
  if (!Number.isFinite(least)) return onlyRow(lines, bodyStart);
  const wrapped = SAME_CELL * least;
  const behind = Math.min(...gaps.slice(bodyStart).filter((gap) => gap > wrapped));
  if (least <= MAX_PITCH_EM * em && wrapped < limit && behind >= APART * least) {
    const bands = groupsOf(lines, gaps, wrapped);
    return bands.some((band) => startsInside(band)) ? null : { bands, pitch: least, least };
  }
  const single = SAME_ROW * least;
  if (single >= limit) return null;
  const bands = groupsOf(lines, gaps, single);
  return least <= MAX_PITCH_EM * em && bands.some((band) => isLoose(band, bodyStart, lines)) ? null : { bands, pitch: null, least };
}

/** A body of one line, which is its row; how far rows are apart shows by how far it is from the header. Null for any other. */
function onlyRow(lines: readonly WordLine[], bodyStart: number): Bands | null {
  const [above, only] = [lines[bodyStart - 1], lines[bodyStart]];
  if (above === undefined || only === undefined || lines.length > bodyStart + 1) return null;
  return { bands: lines.map((line) => [line]), pitch: null, least: only.baseline - above.baseline };
}

/** True for the first line of figures where it numbers the columns, or has words right below those of the line before. */
function endsHeader(before: WordLine | undefined, line: WordLine | undefined): boolean {
  if (before === undefined || line === undefined || numbersColumns(line.words)) return true;
  return line.words.some(({ bbox }) => before.words.some((above) => above.bbox[0] < bbox[2] && bbox[0] < above.bbox[2]));
}

/** True for a line that numbers the columns: whole numbers that rise by one, beside the word for such a line. */
export function numbersColumns(words: readonly Word[]): boolean {
  const numbers = words.filter(({ text }) => /^\d{1,2}$/.test(text)).map(({ text }) => Number(text));
  return numbers.length >= MIN_NUMBERS && numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1);
}

/** Lines no further apart than `most` together. */
function groupsOf(lines: readonly WordLine[], gaps: readonly number[], most: number): WordLine[][] {
  const groups: WordLine[][] = [];
  for (const [i, line] of lines.entries()) {
    const last = groups[groups.length - 1];
    if (last !== undefined && (gaps[i] ?? 0) <= most) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Every word of the body with the nearest one above that it stands under. */
function stackedIn(lines: readonly WordLine[], bodyStart: number): Stacked[] {
  const pairs: Stacked[] = [];
  for (let to = bodyStart + 1; to < lines.length; to++) {
    for (const lower of lines[to]?.words ?? []) {
      const pair = pairAbove(lines, { lower, to, bodyStart });
      if (pair !== null) pairs.push(pair);
    }
  }
  return pairs;
}

function pairAbove(lines: readonly WordLine[], { lower, to, bodyStart }: { lower: Word; to: number; bodyStart: number }): Stacked | null {
  for (let from = to - 1; from >= bodyStart; from--) {
    const above = lines[from];
    if (above === undefined || lower.baseline - above.baseline > REACH_EM * lower.sizePt) return null;
    const upper = above.words.find((word) => word.bbox[0] < lower.bbox[2] && lower.bbox[0] < word.bbox[2]);
    if (upper !== undefined) return { upper, lower, from, to };
  }
  return null;
}

/** True for two figures over each other that are not parts of one. */
function areTwoFigures({ upper, lower }: Stacked, decimals: number): boolean {
  if (!isFigure(upper.text) || !isFigure(lower.text)) return false;
  const missing = decimals - decimalsOf(upper.text);
  return !(isAmount(upper.text) && missing > 0 && /^\d+$/.test(lower.text) && lower.text.length === missing);
}

function decimalsOf(text: string): number {
  return /[.．](\d+)/.exec(text)?.[1]?.length ?? 0;
}

/** The most decimals of amounts; money has the same number throughout. */
function usualDecimals(lines: readonly WordLine[]): number {
  const counts = new Map<number, number>();
  for (const { words } of lines)
    for (const { text } of words) if (isAmount(text)) counts.set(decimalsOf(text), (counts.get(decimalsOf(text)) ?? 0) + 1);
  let [best, most] = [0, 0];
  for (const [decimals, count] of counts) if (count > most) [best, most] = [decimals, count];
  return best;
}

/** True where a line below the first of a row opens a label under another text: two rows were put together. */
function startsInside(band: readonly WordLine[]): boolean {
  return band.some(({ words }, i) =>
    words.some(
      (word) =>
        i > 0 &&
        LABEL_START.test(word.text) &&
        band.slice(0, i).some((above) => above.words.some((other) => other.bbox[0] < word.bbox[2] && word.bbox[0] < other.bbox[2])),
    ),
  );
}

/** True for a row of words alone that does not begin like a label: it may be a line of its neighbour's. */
function isLoose(band: readonly WordLine[], bodyStart: number, lines: readonly WordLine[]): boolean {
  const [first] = band;
  if (first === undefined || lines.indexOf(first) < bodyStart) return false;
  return !band.some(({ words }) => words.some(({ text }) => isFigure(text))) && !LABEL_START.test(first.words[0]?.text ?? '');
}
