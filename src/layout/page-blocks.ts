/**
 * A page's words and rules → text lines and grids in reading order.
 */
import type { Block } from '../model/block.ts';
import type { Page } from '../model/page.ts';
import { dumpedGrids } from './dumped-grid.ts';
import { edgesOf } from './grid-edges.ts';
import { directionOf, turnBack, turnPage } from './page-frame.ts';
import { textLines } from './page-lines.ts';
import { ruledGrids } from './ruled-grid.ts';

/** The blocks of one page, top to bottom. Lines inside a grid's area belong to its cells only. */
export function layoutPage(page: Page): Block[] {
  const turned = directionOf(page.words);
  const upright = turnPage(page, turned);
  const edges = edgesOf(upright.rulingLines);
  const ruled = ruledGrids(upright, edges);
  const aligned = dumpedGrids(upright, ruled.rest, edges.horizontal);
  const grids = [...ruled.grids, ...aligned.grids];
  const boxes = grids.flatMap((grid) => (grid.place.bbox === null ? [] : [grid.place.bbox]));
  const blocks: Block[] = [...textLines(aligned.rest, boxes, upright), ...grids];
  blocks.sort((a, b) => topOf(a) - topOf(b) || leftOf(a) - leftOf(b));
  const [first] = blocks;
  if (first !== undefined) first.breakBefore = true;
  return turnBack(blocks, page, turned);
}

function topOf(block: Block): number {
  return block.place.bbox?.[1] ?? 0;
}

function leftOf(block: Block): number {
  return block.place.bbox?.[0] ?? 0;
}
