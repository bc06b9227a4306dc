/**
 * Where a value stands in its source: a box on a page, or a range of characters in a line of text.
 *
 * Frame: PDF points, origin top-left, y down. Pages, lines and columns are 1-based.
 * Source: contract §1 (`source`).
 */
import { z } from 'zod';

/** A box `[x0, y0, x1, y1]` in points from the top left, x0 <= x1 and y0 <= y1. */
export const BBox = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type BBox = z.infer<typeof BBox>;

export const Place = z.strictObject({
  /** 1-based page; null for text input. */
  page: z.int().positive().nullable(),
  bbox: BBox.nullable(),
  /** First and last line of the text input, 1-based; null for PDF. */
  line: z.int().positive().nullable(),
  lineEnd: z.int().positive().nullable(),
  /** First and last character (UTF-16 units, 1-based, inclusive) in `line`; null where the whole line is meant. */
  columns: z.tuple([z.int(), z.int()]).nullable(),
});
export type Place = z.infer<typeof Place>;

/** Place of a box on a page. */
export function onPage(page: number, bbox: BBox): Place {
  return { page, bbox, line: null, lineEnd: null, columns: null };
}

/** Place of whole lines, or of a range of characters within one line, of a text input. */
export function onLines(line: number, lineEnd = line, columns: [number, number] | null = null): Place {
  return { page: null, bbox: null, line, lineEnd, columns };
}

/** True for a place at the top of the page behind: the next one, or one printed on its right on the same sheet of paper. */
export function isOnNextPage(before: Place, after: Place): boolean {
  if (before.page === null || after.page === null) return false;
  if (after.page !== before.page) return after.page === before.page + 1;
  return before.bbox !== null && after.bbox !== null && after.bbox[0] >= before.bbox[2];
}

/** The smallest place that covers all of `places` on the page (or from the line) of the first. Throws RangeError on none. */
export function cover(places: readonly Place[]): Place {
  const first = places[0];
  if (first === undefined) throw new RangeError('cover() needs at least one place');
  if (places.length === 1) return first;
  if (first.page === null) return coverLines(places);
  const boxes = places.filter((p) => p.page === first.page).flatMap((p) => (p.bbox === null ? [] : [p.bbox]));
  return boxes.length === 0 ? first : onPage(first.page, union(boxes));
}

function coverLines(places: readonly Place[]): Place {
  let [start, end] = [Number.POSITIVE_INFINITY, 0];
  for (const { line, lineEnd } of places) {
    if (line !== null && line < start) start = line;
    if ((lineEnd ?? line ?? 0) > end) end = lineEnd ?? line ?? 0;
  }
  return onLines(start, end);
}

/** The smallest box around all of `boxes`; `boxes` must not be empty. */
export function union(boxes: readonly BBox[]): BBox {
  let [x0, y0, x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const b of boxes) {
    if (b[0] < x0) x0 = b[0];
    if (b[1] < y0) y0 = b[1];
    if (b[2] > x1) x1 = b[2];
    if (b[3] > y1) y1 = b[3];
  }
  return [x0, y0, x1, y1];
}
