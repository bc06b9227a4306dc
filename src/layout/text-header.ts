/**
 * Header words that stand over several columns of a space-aligned table.
 *
 * In → Out: aligned lines → the same lines, with every spanning header word in the leftmost column under it, as dumps with
 * separators write merged cells (value first, blanks behind).
 * A word spans columns where it is centred on them better than on one, and at least two of them have words on lower header lines.
 * Units: distances are text columns.
 */
import type { TextColumn } from './text-columns.ts';
import type { AlignedLine } from './text-fragments.ts';
import type { Run } from './text-runs.ts';

/** A word is centred on what it stands over, give or take this. */
const CENTRE_DRIFT = 3;
/** Two words over the halves of a table may miss their middles by this together: blank space at the table's sides is not seen. */
const MAX_HALF_MISS = 16;
/** Columns with words of their own that a spanning word has below it. */
const MIN_CHILDREN = 2;

/** Lines with spanning header words moved to their leftmost column. */
export function spanHeaders(lines: readonly AlignedLine[], columns: readonly TextColumn[]): AlignedLine[] {
  return lines.map((line, index) => {
    if (!line.header || line.runs.length >= columns.length) return line;
    const lower = lines.slice(index + 1).filter((other) => other.header);
    const halves = index === 0 ? splitInTwo(line, lower, columns) : null;
    const moved =
      halves !== null
        ? [0, halves]
        : line.columns.map((column, i) => leftmost({ line, lower, upper: lines.slice(0, index) }, columns, i) ?? column);
    return moved.every((column, i) => i === 0 || column > (moved[i - 1] ?? -1)) ? { ...line, columns: moved } : line;
  });
}

/** A header line, those below and those above it. */
interface HeaderLine {
  line: AlignedLine;
  lower: readonly AlignedLine[];
  upper: readonly AlignedLine[];
}

/** First column of the right half where two words share all columns between them (收入 | 支出); null where they do not. */
function splitInTwo(line: AlignedLine, lower: readonly AlignedLine[], columns: readonly TextColumn[]): number | null {
  const [first, second] = line.runs;
  if (first === undefined || second === undefined || line.runs.length > 2) return null;
  if (line.runs.every((run, i) => isOver(run, columns[line.columns[i] ?? 0]))) return null;
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  for (let start = MIN_CHILDREN; start <= columns.length - MIN_CHILDREN; start++) {
    if (childrenBetween(lower, 0, start - 1) < MIN_CHILDREN || childrenBetween(lower, start, columns.length - 1) < MIN_CHILDREN) continue;
    const miss = missOf(first, columns, [0, start - 1]) + missOf(second, columns, [start, columns.length - 1]);
    if (miss < least) [best, least] = [start, miss];
  }
  return least <= MAX_HALF_MISS ? best : null;
}

/** Distance between the middle of a word and that of a range of columns. */
function missOf(run: Run, columns: readonly TextColumn[], range: readonly [number, number]): number {
  return Math.abs(((columns[range[0]]?.left ?? 0) + (columns[range[1]]?.right ?? 0)) / 2 - middle(run));
}

/** Leftmost column that a header word spans; null where it stands over one column only. */
function leftmost(header: HeaderLine, columns: readonly TextColumn[], at: number): number | null {
  const run = header.line.runs[at];
  const own = header.line.columns[at];
  if (run === undefined || own === undefined) return null;
  const limits: [number, number] = [(header.line.columns[at - 1] ?? -1) + 1, (header.line.columns[at + 1] ?? columns.length) - 1];
  if (!isOver(run, columns[own])) return bestRange(header, columns, { run, limits });
  return own - 1 >= limits[0] && own + 1 <= limits[1] && hasLowerChildren(header, columns, { run, own }) ? own - 1 : null;
}

/** True where a word stands over its column, and over no other to the middle of it. */
function isOver(run: Run, column: TextColumn | undefined): boolean {
  if (column === undefined) return true;
  if (Math.abs(middle(run) - column.centre) <= CENTRE_DRIFT) return true;
  return column.left <= middle(run) && middle(run) <= column.right;
}

function middle(run: Run): number {
  return (run.x0 + run.x1) / 2;
}

/** First of the columns between `limits` on which the word is centred best; null where fewer than two of them have words below. */
function bestRange(
  header: HeaderLine,
  columns: readonly TextColumn[],
  word: { run: Run; limits: readonly [number, number] },
): number | null {
  let best: { first: number; miss: number } = { first: -1, miss: Number.POSITIVE_INFINITY };
  for (let first = word.limits[0]; first < word.limits[1]; first++) {
    for (let last = first + 1; last <= word.limits[1]; last++) {
      const [left, right] = [columns[first], columns[last]];
      if (left === undefined || right === undefined || left.left > word.run.x0 || right.right < word.run.x1) continue;
      const miss = Math.abs((left.left + right.right) / 2 - middle(word.run));
      if (miss < best.miss && childrenBetween(header.lower, first, last) >= MIN_CHILDREN) best = { first, miss };
    }
  }
  return best.first < 0 ? null : best.first;
}

/** How many of the columns have words on the lines. */
function childrenBetween(lines: readonly AlignedLine[], first: number, last: number): number {
  const found = new Set(lines.flatMap((line) => line.columns));
  let count = 0;
  for (let column = first; column <= last; column++) if (found.has(column)) count++;
  return count;
}

/** True where the columns on both sides begin on the same lower line as the word's own column goes on, the word in the middle of them. */
function hasLowerChildren(header: HeaderLine, columns: readonly TextColumn[], word: { run: Run; own: number }): boolean {
  const sides = [word.own - 1, word.own + 1];
  if ([...header.upper, header.line].some((line) => sides.some((side) => line.columns.includes(side)))) return false;
  const child = header.lower.find((line) => line.columns.includes(word.own));
  if (child === undefined || !sides.every((side) => child.columns.includes(side))) return false;
  const centre = ((columns[word.own - 1]?.centre ?? 0) + (columns[word.own + 1]?.centre ?? 0)) / 2;
  return Math.abs(centre - middle(word.run)) <= CENTRE_DRIFT;
}
