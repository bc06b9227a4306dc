/**
 * A page's words and rules → text lines and grids in reading order.
 */
import type { Block } from '../model/block.ts';
import type { Page } from '../model/page.ts';
import { textLines } from './page-lines.ts';
import { ruledGrids } from './ruled-grid.ts';

/** The blocks of one page, top to bottom. Lines inside a grid's area belong to its cells only. */
export function layoutPage(page: Page): Block[] {
  const { grids, rest } = ruledGrids(page);
  const boxes = grids.flatMap((grid) => (grid.place.bbox === null ? [] : [grid.place.bbox]));
  const blocks: Block[] = [...textLines(rest, boxes, page), ...grids];
  blocks.sort((a, b) => (a.place.bbox?.[1] ?? 0) - (b.place.bbox?.[1] ?? 0) || (a.place.bbox?.[0] ?? 0) - (b.place.bbox?.[0] ?? 0));
  const [first] = blocks;
  if (first !== undefined) first.breakBefore = true;
  return blocks;
}
