/**
 * Rows of a space-aligned table from its lines: labels that were wrapped around the line with the figures come back to it.
 *
 * In → Out: lines with a column per run → groups of line indexes, top down, one group per row.
 * A line of words alone may continue the row above, begin the row below, or be a row of its own. The cheapest reading of the whole table
 * is taken: figures stand in the middle of their label or on its first line, every piece but the last reaches the label's right edge,
 * an ordinal begins a label, and a blank line seldom stands inside one.
 * Source: `pdftotext -layout` puts the figures of a label over two lines on a line of their own between the two.
 */
import type { Run } from './text-runs.ts';

/** A line of the table. */
export interface AlignedLine {
  /** Position among the lines of the table, blank ones not counted. */
  position: number;
  /** 1-based line of the source. */
  number: number;
  runs: readonly Run[];
  /** Column of every run. */
  columns: readonly number[];
  blankBefore: boolean;
  /** True for words alone, all of them in columns of words: what may be a piece of a label. */
  fragment: boolean;
  header: boolean;
}

/** Fragments that one row takes above or below its figures. */
const MAX_PIECES = 4;
/**
 * Columns by which a full label line may stay short of the right edge, in narrow and in wide columns: punctuation does not start a
 * line.
 */
const EDGE_SLACK = { narrow: 1, wide: 2 };
const WIDE_LABEL = 10;
/** What speaks against a reading; the weights order the cases of the docblock, their sizes mean nothing. */
const COST = {
  /** The label stands beside its figures and goes on in other lines; less usual than standing around them. */
  besideFigures: 0.5,
  /** Each line by which the pieces above and below the figures differ. */
  unbalanced: 0.5,
  /** A piece is continued although it ends early; less odd where the figures stand in the middle of their label. */
  endsEarly: 2,
  endsEarlyAround: 1,
  /** An ordinal or a code in the middle of a label. */
  startInside: 5,
  /** A blank line inside a row. */
  blankInside: 1,
  /** A row without figures that nothing announces, and one that seems to continue the line above it. */
  alone: 1,
  aloneAfterFull: 2.5,
  /** A row without figures goes on in the next line. */
  aloneContinued: 0.5,
} as const;

/** An ordinal or a code opens a label. */
export const LABEL_START = /^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．]|\d{3,7}(?:\s|$|[-—]))/;

interface Context {
  lines: readonly AlignedLine[];
  /** Right edge from which a label fills its column. */
  edges: ReadonlyMap<number, number>;
  blankCost: number;
}

/** Best reading up to an anchor (a line that takes fragments), by the number of fragments it has above. */
interface State {
  cost: number;
  /** Fragments above the anchor before it, and below that one. */
  above: number;
  below: number;
}

/** Groups of line indexes, one per row. Header lines stay rows of their own. */
export function groupRows(lines: readonly AlignedLine[]): number[][] {
  const context = contextOf(lines);
  const anchors = lines.flatMap((line, i) => (line.fragment ? [] : [i]));
  const blocks = [-1, ...anchors].map((anchor, k) => indexesBetween(anchor, anchors[k] ?? lines.length));
  const states = readings(context, anchors, blocks);
  return collect(context, { anchors, blocks, taken: bestPath(states) });
}

function contextOf(lines: readonly AlignedLine[]): Context {
  const extents = new Map<number, [number, number]>();
  for (const line of lines) {
    if (line.header) continue;
    for (const [i, run] of line.runs.entries()) {
      const column = line.columns[i] ?? 0;
      const [x0, x1] = extents.get(column) ?? [run.x0, run.x1];
      if (run.kind === 'text') extents.set(column, [Math.min(x0, run.x0), Math.max(x1, run.x1)]);
    }
  }
  const slack = (width: number) => (width < WIDE_LABEL ? EDGE_SLACK.narrow : EDGE_SLACK.wide);
  const edges = new Map([...extents].map(([column, [x0, x1]]) => [column, x1 - slack(x1 - x0)]));
  const blanks = lines.filter((line, i) => i > 0 && line.blankBefore).length;
  return { lines, edges, blankCost: blanks >= lines.length - 1 ? 0 : COST.blankInside };
}

function indexesBetween(before: number, behind: number): number[] {
  return Array.from({ length: behind - before - 1 }, (_, i) => before + 1 + i);
}

/** States of every anchor, and of the end behind the last block. */
function readings(context: Context, anchors: readonly number[], blocks: readonly number[][]): State[][] {
  const all: State[][] = [];
  for (const [k, block] of blocks.entries()) {
    const most = k === anchors.length ? 0 : Math.min(MAX_PIECES, block.length);
    const states: State[] = [];
    for (let above = 0; above <= most; above++) {
      const free = block.slice(0, block.length - above);
      const anchor = anchors[k - 1];
      const before = all[k - 1];
      if (anchor === undefined || before === undefined) states.push({ cost: aloneCost(context, free), above: 0, below: 0 });
      else states.push(bestState(context, { anchor, before, blockBefore: blocks[k - 1] ?? [], free }));
    }
    all.push(states);
  }
  return all;
}

/** The cheapest way to share out the fragments around `anchor`, whose states are `before`; `free` lie behind it. */
function bestState(
  context: Context,
  step: { anchor: number; before: readonly State[]; blockBefore: readonly number[]; free: readonly number[] },
): State {
  let best: State = { cost: Number.POSITIVE_INFINITY, above: 0, below: 0 };
  for (let below = 0; below <= Math.min(MAX_PIECES, step.free.length); below++) {
    const rest = aloneCost(context, step.free.slice(below));
    for (const [above, state] of step.before.entries()) {
      const pieces = [...step.blockBefore.slice(step.blockBefore.length - above), step.anchor, ...step.free.slice(0, below)];
      const cost = state.cost + rowCost(context, pieces, step.anchor) + rest;
      if (cost < best.cost) best = { cost, above, below };
    }
  }
  return best;
}

/** Fragments above and below every anchor on the cheapest path. */
function bestPath(states: readonly (readonly State[])[]): { above: number; below: number }[] {
  const taken: { above: number; below: number }[] = [];
  let state = states.at(-1)?.[0];
  for (let k = states.length - 2; k >= 0 && state !== undefined; k--) {
    taken.push({ above: state.above, below: state.below });
    state = states[k]?.[state.above];
  }
  return taken.reverse();
}

function collect(
  context: Context,
  reading: { anchors: readonly number[]; blocks: readonly number[][]; taken: readonly { above: number; below: number }[] },
): number[][] {
  return reading.blocks.flatMap((block, k) => {
    const [before, own] = [reading.taken[k - 1], reading.taken[k]];
    const free = block.slice(before?.below ?? 0, block.length - (own?.above ?? 0));
    const groups = aloneGroups(context, free);
    const anchor = reading.anchors[k];
    if (anchor !== undefined) {
      const below = (reading.blocks[k + 1] ?? []).slice(0, own?.below ?? 0);
      groups.push([...block.slice(block.length - (own?.above ?? 0)), anchor, ...below]);
    }
    return groups;
  });
}

/** Text of a line in a column; undefined where it is blank. */
function pieceAt(context: Context, index: number, column: number): Run | undefined {
  const line = context.lines[index];
  const at = line?.columns.indexOf(column) ?? -1;
  const run = at < 0 ? undefined : line?.runs[line.columns.lastIndexOf(column)];
  return run?.kind === 'text' ? run : undefined;
}

function isFull(context: Context, run: Run, column: number): boolean {
  return run.x1 >= (context.edges.get(column) ?? 0);
}

/** Cost of reading `pieces` (line indexes, the anchor among them) as one row. */
function rowCost(context: Context, pieces: readonly number[], anchor: number): number {
  if (pieces.length === 1) return 0;
  if (context.lines[anchor]?.header === true) return Number.POSITIVE_INFINITY;
  const columns = new Set(pieces.filter((i) => i !== anchor).flatMap((i) => context.lines[i]?.columns ?? []));
  const blanks = pieces.slice(1).filter((i) => context.lines[i]?.blankBefore === true).length;
  let cost = 0;
  for (const column of columns) cost += labelCost(context, { pieces, anchor, column });
  return cost / columns.size + blanks * context.blankCost;
}

/** Cost of one label of a row. */
function labelCost(context: Context, row: { pieces: readonly number[]; anchor: number; column: number }): number {
  const found = row.pieces.flatMap((index) => {
    const run = pieceAt(context, index, row.column);
    return run === undefined ? [] : [{ index, run }];
  });
  const above = found.filter((piece) => piece.index < row.anchor).length;
  const below = found.filter((piece) => piece.index > row.anchor).length;
  const isAround = above > 0 && above === below && found.length === above + below;
  let cost = Math.abs(above - below) * COST.unbalanced + (found.length > above + below ? COST.besideFigures : 0);
  for (const [i, { run }] of found.entries()) {
    if (i > 0 && LABEL_START.test(run.text)) cost += COST.startInside;
    if (i < found.length - 1 && !isFull(context, run, row.column)) cost += isAround ? COST.endsEarlyAround : COST.endsEarly;
  }
  return cost;
}

/** Fragments that are rows of their own, continued lines together. */
function aloneGroups(context: Context, fragments: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (let i = 0; i < fragments.length; i++) {
    const index = fragments[i] ?? 0;
    const last = groups.at(-1);
    if (wrapsAround(context, fragments.slice(i, i + 3))) {
      groups.push(fragments.slice(i, i + 3));
      i += 2;
    } else if (last !== undefined && continues(context, index)) last.push(index);
    else groups.push([index]);
  }
  return groups;
}

/** True for a label over two lines around the line of a label in another column: both belong to a row whose figures are blank. */
function wrapsAround(context: Context, three: readonly number[]): boolean {
  const [top, middle, bottom] = three.map((index) => context.lines[index]);
  if (top === undefined || middle === undefined || bottom === undefined || bottom.header || bottom.columns.length !== 1) return false;
  const [column, start] = [bottom.columns[0] ?? 0, three[0] ?? 0];
  if ((three[2] ?? 0) - start !== 2 || middle.blankBefore || bottom.blankBefore || LABEL_START.test(bottom.runs[0]?.text ?? ''))
    return false;
  const above = pieceAt(context, start, column);
  return above !== undefined && isFull(context, above, column) && !middle.columns.includes(column);
}

function aloneCost(context: Context, fragments: readonly number[]): number {
  let cost = 0;
  for (const [start, ...more] of aloneGroups(context, fragments))
    cost += startCost(context, start ?? 0) + more.length * COST.aloneContinued;
  return cost;
}

function startCost(context: Context, index: number): number {
  const line = context.lines[index];
  if (line === undefined || line.header || LABEL_START.test(line.runs[0]?.text ?? '')) return 0;
  return followsFull(context, index) ? COST.aloneAfterFull : COST.alone;
}

/** True where the line right above holds a full piece of the same label column. */
function followsFull(context: Context, index: number): boolean {
  const column = context.lines[index]?.columns[0] ?? 0;
  const above = pieceAt(context, index - 1, column);
  return above !== undefined && isFull(context, above, column);
}

/** True where a fragment goes on from the fragment right above it. */
function continues(context: Context, index: number): boolean {
  const line = context.lines[index];
  if (line === undefined || line.header || line.blankBefore || LABEL_START.test(line.runs[0]?.text ?? '')) return false;
  return line.columns.length === 1 && followsFull(context, index);
}
