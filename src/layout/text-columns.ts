/**
 * The columns of a space-aligned table, from where its figures and words stand.
 *
 * In → Out: the runs of every line → columns left to right. Columns of amounts come from their right edges, row numbers and codes from
 * overlap, labels likewise; a line that numbers the columns (栏次) tells how many columns of amounts there are and where they are centred.
 * Frame: 0-based text columns, end exclusive (see `text-runs.ts`).
 * Limits: a column that is blank in the body and not numbered is found only where a header word stands alone above it.
 */
import { blankPlaces, leavesBehindKeys } from './text-behind-keys.ts';
import {
  type Cluster,
  clusterByOverlap,
  clusterOf,
  type Item,
  itemsOf,
  mergeClose,
  mergeLabels,
  mergeTo,
  overlaps,
} from './text-clusters.ts';
import { risingAssignment } from './text-rising.ts';
import { isNumbering, type Run } from './text-runs.ts';
import { valueClusters } from './text-values.ts';

export interface TextColumn {
  x0: number;
  x1: number;
  /** Left edge of words, or right edge of figures after `stretch`. */
  edge: number;
  stretch: number;
  /** Where header words are centred, and about how far the column's space reaches. */
  centre: number;
  left: number;
  right: number;
  /** What stands here: labels; codes, row numbers and other integers; amounts. */
  content: 'words' | 'integers' | 'amounts';
}

/** A dash for nothing may stand this far beside the amounts of its column. */
const DASH_DRIFT = 6;
/** Words on a header line from which on it names single columns. */
const MIN_LEAVES = 3;
/** Distance from the nearest free column at which a header word is taken for a column that the body leaves blank. */
const NEW_COLUMN = 9;

/** Lines of a table. */
interface Lines {
  header: readonly (readonly Run[])[];
  body: readonly (readonly Run[])[];
}

/** Columns of a table. `bodyStart` is the index of the first line of its body. */
export function findColumns(lines: readonly (readonly Run[])[], bodyStart: number): TextColumn[] {
  const header = lines.slice(0, bodyStart);
  const body = lines.slice(bodyStart).map((line) => (isRepeated(line, header) ? [] : line));
  const numbering = densestNumbering(body);
  const amounts = valueClusters(body);
  const values = numbering.length > 0 ? mergeTo(amounts, numbering.length) : amounts;
  const rest = values.length === 0 ? body : body.map((line) => (isNumbering(line) ? [] : line));
  const integers = itemsOf(rest, (run) => run.kind === 'integer').filter((item) => !joins(item, values));
  const others = mergeClose(clusterByOverlap(integers, true));
  const dashes = numbering.length > 0 ? [] : dashColumns(rest, [...values, ...others]);
  const figures = [...values, ...dashes, ...others];
  const words = itemsOf(rest, (run) => run.kind === 'text').filter(
    (item) => !spansSeveral(item.run, figures) && !isEnclosed(item, figures),
  );
  const columns = [
    ...numberedColumns(values, values.length === 0 ? [] : numbering),
    ...dashes.map((cluster) => columnOf(cluster, 'amounts')),
    ...others.map((cluster) => columnOf(cluster, 'integers')),
    ...mergeLabels(clusterByOverlap(words, false), figures).map((cluster) => columnOf(cluster, 'words')),
  ];
  const isNumbered = numbering.length > 0 && values.length > 0;
  return byCentre(isNumbered ? columns : [...columns, ...headerColumns(columns, { header, body })]);
}

/** True for a header line that stands again between the rows. */
function isRepeated(line: readonly Run[], header: readonly (readonly Run[])[]): boolean {
  return line.length > 1 && header.some((other) => other.length === line.length && other.every((run, i) => run.text === line[i]?.text));
}

/** Columns that hold nothing but dashes: those that stand far from every column of figures that their line leaves blank. */
function dashColumns(lines: readonly (readonly Run[])[], figures: readonly Cluster[]): Cluster[] {
  const placed = new Set(figures.flatMap((cluster) => cluster.items.map((item) => item.run)));
  const isFar = (item: Item) =>
    !placed.has(item.run) &&
    !figures.some(
      (cluster) => overlaps(item.run, { x0: cluster.x0 - DASH_DRIFT, x1: cluster.x1 + DASH_DRIFT }) && !cluster.lines.has(item.line),
    );
  return mergeClose(clusterByOverlap(itemsOf(lines, (run) => run.kind === 'nil').filter(isFar), true));
}

/** Numbers of the line that numbers most columns; none where no line does. */
function densestNumbering(body: readonly (readonly Run[])[]): Run[] {
  let most: Run[] = [];
  for (const line of body) {
    if (!isNumbering(line)) continue;
    const numbers = line.filter((run) => run.kind === 'integer');
    if (numbers.length > most.length) most = numbers;
  }
  return most;
}

/** Columns of amounts with the places of their numbers; a number without amounts below it is a blank column. */
function numberedColumns(values: readonly Cluster[], numbering: readonly Run[]): TextColumn[] {
  const columns = values.map((cluster) => columnOf(cluster, 'amounts'));
  if (numbering.length < columns.length) return columns;
  const costs = columns.map((column) => numbering.map((run) => Math.abs(run.x0 + run.x1 - column.x0 - column.x1) / 2));
  const homes = risingAssignment(costs, []) ?? [];
  for (const [i, column] of columns.entries()) {
    const number = numbering[homes[i] ?? -1];
    if (number !== undefined) column.centre = (number.x0 + number.x1) / 2;
  }
  const blank = numbering.filter((_, i) => !homes.includes(i));
  return withSpace([...columns, ...blank.map((run) => columnOf(clusterOf([{ run, line: 0 }], true), 'amounts'))]);
}

/** Numbered columns reach half the way to the number of the nearer neighbour. */
function withSpace(columns: TextColumn[]): TextColumn[] {
  const sorted = [...columns].sort((a, b) => a.centre - b.centre);
  return sorted.map((column, i) => {
    const [before, behind] = [sorted[i - 1]?.centre ?? Number.NEGATIVE_INFINITY, sorted[i + 1]?.centre ?? Number.POSITIVE_INFINITY];
    const half = Math.min(column.centre - before, behind - column.centre) / 2;
    return Number.isFinite(half) ? { ...column, left: column.centre - half, right: column.centre + half } : column;
  });
}

function columnOf(cluster: Cluster, content: TextColumn['content']): TextColumn {
  const { x0, x1, edge, stretch } = cluster;
  return { x0, x1, edge, stretch, centre: (x0 + x1) / 2, left: x0, right: x1, content };
}

/** A column of amounts that the body leaves blank. */
function blankColumn({ x0, x1 }: { x0: number; x1: number }): TextColumn {
  return { x0, x1, edge: x1, stretch: 1, centre: (x0 + x1) / 2, left: x0, right: x1, content: 'amounts' };
}

function byCentre(columns: TextColumn[]): TextColumn[] {
  return columns.sort((a, b) => a.x0 + a.x1 - b.x0 - b.x1);
}

/** Puts an integer or dash under the amounts that it overlaps, where its line has no amount there. */
function joins(item: Item, amounts: readonly Cluster[]): boolean {
  const home = amounts.find((cluster) => overlaps(item.run, cluster) && !cluster.lines.has(item.line));
  home?.lines.add(item.line);
  return home !== undefined;
}

/** True for words that stand within a column of figures on a line that has no figure there. */
function isEnclosed(item: Item, figures: readonly Cluster[]): boolean {
  return figures.some((cluster) => item.run.x0 >= cluster.x0 && item.run.x1 <= cluster.x1 && !cluster.lines.has(item.line));
}

function spansSeveral(run: Run, clusters: readonly Cluster[]): boolean {
  return clusters.filter((cluster) => overlaps(run, cluster)).length > 1;
}

/** Header words over no known column: those of the line with most words that stand too far from all, and those written over two lines. */
function headerColumns(columns: readonly TextColumn[], lines: Lines): TextColumn[] {
  const { header } = lines;
  const densest = header.reduce<readonly Run[]>((most, line) => (line.length > most.length ? line : most), []);
  if (densest.length < MIN_LEAVES) return [];
  const sorted = byCentre([...columns]);
  const blank = blankBehindKeys(sorted, lines);
  if (blank !== null) return blank;
  const far = isInOrder(densest, sorted) ? [] : farWords(densest, sorted);
  const found = far.map((run) => columnOf(clusterOf([{ run, line: 0 }], true), 'amounts'));
  const isKnown = (run: Run) => [...columns, ...found].some((column) => overlaps(run, column));
  const others = itemsOf(header, (run) => run.kind === 'text' && !densest.includes(run) && !isKnown(run));
  const wrapped = clusterByOverlap(others, true).filter((cluster) => cluster.lines.size > 1);
  return [...found, ...wrapped.map((cluster) => columnOf(cluster, 'amounts'))];
}

/** True for a column that holds further digits of the codes in the column before it (201 | 05 | 01). */
export function isCodePart(columns: readonly TextColumn[], at: number): boolean {
  return columns[at]?.content === 'integers' && columns[at - 1]?.content === 'integers';
}

const CODE_LEVEL = /^[类款项]$/;

/** True for the header word of a part of a code. */
export function isCodeLevel(cluster: Cluster | undefined): boolean {
  return cluster?.items.some(({ run }) => CODE_LEVEL.test(run.text)) === true;
}

/** True for a header line of a word for every column. Parts of a code have none of their own but 类, 款, 项. */
export function isInOrder(words: readonly Run[], columns: readonly TextColumn[]): boolean {
  return words.length === columns.length && words.every((word, i) => !isCodePart(columns, i) || CODE_LEVEL.test(word.text));
}

/** Columns that the body of a list leaves blank; null where it is none, or the header has fewer words than there are columns of figures. */
function blankBehindKeys(columns: readonly TextColumn[], { header, body }: Lines): TextColumn[] | null {
  const values = columns.filter((column) => column.content === 'amounts');
  const leaves = leavesBehindKeys(columns, header);
  if (leaves === null || leaves.length < values.length) return null;
  return blankPlaces(leaves, values, body).map(blankColumn);
}

/** Words that the cheapest rising assignment leaves without a column, each of them costing `NEW_COLUMN`. */
function farWords<Place extends { x0: number; x1: number }>(words: readonly Place[], columns: readonly TextColumn[]): Place[] {
  const slots = [...columns.flatMap((column) => [...words.map(() => null), column]), ...words.map(() => null)];
  const costs = words.map((run) => slots.map((column) => (column === null ? NEW_COLUMN : gapBetween(run, column))));
  const homes = risingAssignment(costs, []) ?? [];
  return words.filter((_, i) => slots[homes[i] ?? 0] === null);
}

function gapBetween(run: { x0: number; x1: number }, column: TextColumn): number {
  return overlaps(run, column) ? 0 : Math.max(column.x0 - run.x1, run.x0 - column.x1) + 1;
}
