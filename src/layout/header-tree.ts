/**
 * Header labels → the columns that each of them stands over.
 *
 * In → Out: labels with their lines, columns with their boundaries → rows of labels, each with its first and last column; null where a
 * label has its middle over no range of columns, or over several.
 * A label with nothing below it names one column, or all columns below it that no other label names. Any other label is centred over
 * the columns of labels below it.
 */
import type { Word } from '../model/page.ts';
import type { HeaderBlock } from './header-blocks.ts';
import type { OpenColumn } from './open-strands.ts';

export interface PlacedLabel {
  words: Word[];
  /** Row of the header, from 0. */
  row: number;
  first: number;
  last: number;
}

/** A label has its middle this near to that of its columns, in em. */
const CENTRED_EM = 0.5;
/** A label in the middle of the rows below another stands this much lower than one in the middle of all rows, in em. */
const LOWER_EM = 0.3;

type Range = readonly [first: number, last: number];

/** The labels in rows; no rows where there is no header. */
export function placeLabels(
  blocks: readonly HeaderBlock[],
  columns: readonly OpenColumn[],
): { labels: PlacedLabel[]; headerRows: number } | null {
  const ranges = new Map<HeaderBlock, Range>();
  const lowestFirst = blocks.slice().sort((a, b) => b.last - a.last);
  const covered = new Set<number>();
  for (const block of lowestFirst) {
    const range = rangeOf(block, { columns, covered, placed: ranges });
    if (range === null) return null;
    ranges.set(block, range);
    for (let c = range[0]; c <= range[1]; c++) covered.add(c);
  }
  return stack(blocks, ranges, columns.length);
}

interface Placing {
  columns: readonly OpenColumn[];
  /** Columns with labels so far, all of them lower. */
  covered: ReadonlySet<number>;
  placed: ReadonlyMap<HeaderBlock, Range>;
}

function rangeOf(block: HeaderBlock, placing: Placing): Range | null {
  const { columns, covered, placed } = placing;
  const below = [...placed].filter(([other]) => other.first > block.last);
  const over = columns.flatMap(({ start, end }, c) => (start < block.end && block.start < end ? [c] : []));
  const middle = (block.start + block.end) / 2;
  const own = over.length > 0 ? over : columns.flatMap(({ from, to }, c) => (from <= middle && middle < to ? [c] : []));
  const hasBelow = own.some((c) => below.some(([, [first, last]]) => first <= c && c <= last));
  if (!hasBelow && over.length === 1) return [over[0] ?? 0, over[0] ?? 0];
  const candidates = rangesAround(block, columns).filter(([first, last]) => isWhole(first, last, { block, covered, below, hasBelow }));
  return nearest(block, candidates, { columns, below });
}

/** Ranges of columns that a label's extent does not leave. */
function rangesAround(block: HeaderBlock, columns: readonly OpenColumn[]): Range[] {
  const ranges: Range[] = [];
  const middle = (block.start + block.end) / 2;
  for (let first = 0; first < columns.length; first++) {
    if ((columns[first]?.from ?? 0) > block.start) break;
    for (let last = first; last < columns.length; last++) {
      if ((columns[last]?.to ?? 0) >= block.end && (columns[first]?.from ?? 0) <= middle) ranges.push([first, last]);
    }
  }
  return ranges;
}

type Placed = [HeaderBlock, Range];

interface Below {
  block: HeaderBlock;
  covered: ReadonlySet<number>;
  below: readonly Placed[];
  hasBelow: boolean;
}

/** True where the range holds whole labels: all of its columns named by labels below, or none of them. */
function isWhole(first: number, last: number, { block, covered, below, hasBelow }: Below): boolean {
  for (let c = first; c <= last; c++) {
    const isNamed = below.some(([, [from, to]]) => from <= c && c <= to);
    if (isNamed !== hasBelow || (!isNamed && covered.has(c))) return false;
  }
  return below.every(([, [from, to]]) => to < first || from > last || (from >= first && to <= last)) && block.words.length > 0;
}

/**
 * The range that the label is centred over; of several the one whose labels stand below it, not beside it. Null where that is none, or
 * two.
 */
function nearest(
  block: HeaderBlock,
  ranges: readonly Range[],
  { columns, below }: { columns: readonly OpenColumn[]; below: Placed[] },
): Range | null {
  const em = block.words[0]?.sizePt ?? 0;
  const missOf = ([first, last]: Range): number =>
    Math.abs((columns[first]?.from ?? 0) + (columns[last]?.to ?? 0) - block.start - block.end) / 2;
  const near = ranges.filter((range) => missOf(range) <= CENTRED_EM * em);
  if (near.length < 2) return near[0] ?? null;
  const bottom = Math.max(...below.map(([other]) => other.last));
  const limit = (block.first + bottom) / 2 + LOWER_EM * em;
  const isLower = (c: number): boolean => {
    const [top] = below.filter(([, [first, last]]) => first <= c && c <= last).sort(([a], [b]) => a.first - b.first);
    return top !== undefined && (top[0].first + top[0].last) / 2 >= limit;
  };
  const scoreOf = ([first, last]: Range): number => {
    let score = 0;
    for (let c = first; c <= last; c++) score += isLower(c) ? 1 : -1;
    return score;
  };
  const sorted = near.map((range) => ({ range, score: scoreOf(range) })).sort((a, b) => b.score - a.score);
  const [best, next] = sorted;
  return best !== undefined && next !== undefined && best.score > next.score ? best.range : null;
}

/** Rows of labels: each right below the lowest label over its columns. */
function stack(
  blocks: readonly HeaderBlock[],
  ranges: ReadonlyMap<HeaderBlock, Range>,
  width: number,
): { labels: PlacedLabel[]; headerRows: number } {
  const depth = new Array<number>(width).fill(0);
  const labels = blocks
    .slice()
    .sort((a, b) => a.first - b.first)
    .map((block): PlacedLabel => {
      const [first, last] = ranges.get(block) ?? [0, 0];
      const row = Math.max(...depth.slice(first, last + 1));
      depth.fill(row + 1, first, last + 1);
      return { words: block.words, row, first, last };
    });
  return { labels, headerRows: Math.max(0, ...depth) };
}
