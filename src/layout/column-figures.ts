/**
 * Where the figures of each column stand: what tells columns apart that no line parts, and whose edges are only guessed.
 *
 * In → Out: cells of an aligned grid with their words → extent of the amounts of each column, null where it has none. Units: points.
 */
import type { Word } from '../model/page.ts';
import { isAmount } from './figures.ts';

export interface ColumnWords {
  column: number;
  columnSpan: number;
  words: readonly Word[];
}

export function columnFigures(cells: Iterable<ColumnWords>, columnCount: number): ([number, number] | null)[] {
  const extents: ([number, number] | null)[] = Array.from({ length: columnCount }, () => null);
  for (const { column, columnSpan, words } of cells) {
    if (columnSpan > 1) continue;
    for (const { text, bbox } of words) {
      if (!isAmount(text)) continue;
      const known = extents[column] ?? [bbox[0], bbox[2]];
      extents[column] = [Math.min(known[0], bbox[0]), Math.max(known[1], bbox[2])];
    }
  }
  return extents;
}
