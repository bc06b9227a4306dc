/**
 * The blocks of pages printed across, with each place on the page that it stands on.
 *
 * Columns' edges stay in the frame of the wide page, so that the pieces of its table line up.
 */
import type { Block, GridCell } from '../model/block.ts';
import { type BBox, onPage, type Place } from '../model/place.ts';
import type { Part, WidePage } from './across-pages.ts';
import { layoutWhole } from './page-blocks.ts';

/** A place that begins so near to the left of a page's edge belongs to that page (points). */
const NEAR_PT = 1.5;

/** The blocks of a wide page. */
export function layoutWide({ page, parts }: WidePage): Block[] {
  const placed = (place: Place): Place => (place.bbox === null ? place : placeOn(parts, place.bbox));
  return layoutWhole(page).map((block): Block => {
    if (block.kind === 'line') return { ...block, place: placed(block.place) };
    const cells = block.cells.map((cell): GridCell => {
      const moved = { ...cell, place: placed(cell.place) };
      return cell.runs === undefined ? moved : { ...moved, runs: cell.runs.map((run) => ({ ...run, place: placed(run.place) })) };
    });
    return { ...block, place: placed(block.place), cells };
  });
}

/** The place on the page on which a box begins, as far as it reaches there. */
function placeOn(parts: readonly Part[], [x0, y0, x1, y1]: BBox): Place {
  const index = parts.findLastIndex(({ from }) => x0 >= from - NEAR_PT);
  const part = parts[index];
  if (part === undefined) throw new RangeError('the first part begins before everything');
  const end = Math.min(x1, parts[index + 1]?.from ?? x1);
  return onPage(part.page, [round(x0 - part.offset), y0, round(end - part.offset), y1]);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
