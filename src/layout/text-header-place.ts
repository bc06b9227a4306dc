/**
 * Where the columns of a space-aligned table stand in its header, which may be set wider or closer than its body.
 *
 * In → Out: header lines and the columns of the body → the columns with their places in the header, and the header's words.
 * A line with a word for every column gives their places. Words that lie over each other are one column; where these are as many as
 * the body has, they are taken in order.
 * Otherwise the columns keep the places that the body or its numbering gives them. Words set apart by one blank are tried last.
 * Source: pdftotext squeezes header lines without figures and stretches lines of figures, each as far as its characters need.
 */
import { leavesBehindKeys } from './text-behind-keys.ts';
import { type Cluster, leafClusters, overlaps } from './text-clusters.ts';
import { isCodeLevel, isCodePart, isInOrder, type TextColumn } from './text-columns.ts';
import { partAt, type Run } from './text-runs.ts';

/** Letters of a word that one blank parts from the next. */
const MIN_LETTERS = 2;

/** A header, and the columns with their places in it. */
export interface PlacedHeader {
  columns: TextColumn[];
  lines: readonly (readonly Run[])[];
}

/** Fewer columns say nothing about the order of header words. */
const MIN_COLUMNS = 3;

/** The header's words and the columns' places among them. */
export function placeHeader(lines: readonly (readonly Run[])[], columns: readonly TextColumn[]): PlacedHeader {
  const parted = lines.map((line, i) => line.flatMap((run) => partUnder(run, lines.slice(0, i))));
  const full = parted.findLast((line) => isInOrder(line, columns) && line.length >= MIN_COLUMNS);
  if (full !== undefined) return { columns: columns.map((column, i) => spaced(column, full, i)), lines: parted };
  for (const words of [parted, parted.map((line) => line.flatMap((run) => singleWords(run, MIN_LETTERS)))]) {
    const clusters = leafClusters(words);
    const places = matchPlaces(columns, clusters) ?? matchPlaces(columns, withoutTitles(clusters));
    if (places !== null) return { columns: places, lines: words };
    const leaves = leavesBehindKeys(columns, words) ?? [];
    if (leaves.length === columns.filter(isOfAmounts).length) return { columns: placedBehindKeys(columns, leaves), lines: words };
  }
  return { columns: [...columns], lines: parted.map((line) => line.flatMap((run) => partOver(run, columns))) };
}

/** Clusters without those of one word on the first line, which may stand over the gap between two columns. */
function withoutTitles(clusters: readonly Cluster[]): Cluster[] {
  return clusters.filter((cluster) => cluster.items.length > 1 || cluster.items[0]?.line !== 0);
}

/** Columns in the places of the clusters; null where these are not as many. A code over several columns has one header word. */
function matchPlaces(columns: readonly TextColumn[], clusters: readonly Cluster[]): TextColumn[] | null {
  const heads = columns.filter((_, i) => !isCodePart(columns, i)).length;
  const each = clusters.length === columns.length && columns.every((_, i) => !isCodePart(columns, i) || isCodeLevel(clusters[i]));
  if (clusters.length < MIN_COLUMNS || (!each && clusters.length !== heads)) return null;
  let next = 0;
  return columns.map((column, i) => {
    if (!each && isCodePart(columns, i)) return behind(column, clusters[next - 1]);
    return placed(column, clusters[next++]);
  });
}

function isOfAmounts({ content }: TextColumn): boolean {
  return content === 'amounts';
}

/** Columns of a list, those of amounts in the places of the leaves, as many, in order. */
function placedBehindKeys(columns: readonly TextColumn[], leaves: readonly Cluster[]): TextColumn[] {
  let next = 0;
  return columns.map((column) => (isOfAmounts(column) ? placed(column, leaves[next++]) : column));
}

/** A column in the place of its word on a full line, reaching half the way to the neighbours' words. */
function spaced(column: TextColumn, line: readonly Run[], at: number): TextColumn {
  const [before, own, behind] = [line[at - 1], line[at], line[at + 1]];
  if (own === undefined) return column;
  const gap = Math.min(own.x0 - (before?.x1 ?? Number.NEGATIVE_INFINITY), (behind?.x0 ?? Number.POSITIVE_INFINITY) - own.x1) / 2;
  return { ...column, centre: (own.x0 + own.x1) / 2, left: own.x0 - gap, right: own.x1 + gap };
}

function placed(column: TextColumn, cluster: Cluster | undefined): TextColumn {
  if (cluster === undefined) return column;
  return { ...column, left: cluster.x0, right: cluster.x1, centre: (cluster.x0 + cluster.x1) / 2 };
}

/** A column without a header word of its own, right behind the word of the columns before it. */
function behind(column: TextColumn, cluster: Cluster | undefined): TextColumn {
  const x = cluster?.x1 ?? column.centre;
  return { ...column, left: x, right: x, centre: x };
}

/** A run is parted where its pieces stand under different words of a line above: they are the ends of these words, wrapped. */
function partUnder(run: Run, above: readonly (readonly Run[])[]): Run[] {
  for (let seam = 0; seam < run.seams.length; seam++) {
    const parts = partAt(run, seam);
    if (parts === null) continue;
    const isParted = above.some((line) => {
      const [left, right] = parts.map((part) => line.findLast((word) => overlaps(word, part)));
      return left !== undefined && right !== undefined && left !== right;
    });
    if (isParted) return [parts[0], ...partUnder(parts[1], above)];
  }
  return [run];
}

/** A run as words between single blanks, where all of them have so many letters. */
export function singleWords(run: Run, letters: number): Run[] {
  const parts = run.text.split(/\s+/).some((word) => word.length < letters) ? null : partAt(run, 0);
  return parts === null ? [run] : [parts[0], ...singleWords(parts[1], letters)];
}

/** A run over several columns is parted at the blank between two of them, where both parts are words. */
function partOver(run: Run, columns: readonly TextColumn[]): Run[] {
  const below = columns.filter((column) => overlaps(run, column));
  const seam = run.seams.findIndex((at) => below.some((column, i) => column.x1 <= at.x0 && at.x1 <= (below[i + 1]?.x0 ?? 0)));
  const parts = below.length < 2 ? null : partAt(run, seam);
  return parts === null || parts.some((part) => part.text.length < 2) ? [run] : [parts[0], ...partOver(parts[1], columns)];
}
