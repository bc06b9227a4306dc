/**
 * A page's words and rules → text lines and grids in reading order.
 */
import type { Block } from '../model/block.ts';
import type { Page } from '../model/page.ts';
import { dumpedGrids } from './dumped-grid.ts';
import { edgesOf } from './grid-edges.ts';
import { directionOf, moveBlocks, turnBack, turnPage } from './page-frame.ts';
import { textLines } from './page-lines.ts';
import { sheetsOf } from './page-sheets.ts';
import { ruledGrids } from './ruled-grid.ts';

/** The blocks of one page in reading order. Lines inside a grid's area belong to its cells only. */
export function layoutPage(page: Page): Block[] {
  return layoutSheets(page).flat();
}

/** The blocks of one page, for each of the pages that are printed side by side on it: one in most cases. */
export function layoutSheets(page: Page): Block[][] {
  const turned = directionOf(page.words);
  return sheetsOf(turnPage(page, turned)).map((sheet) => turnBack(moveBlocks(layoutWhole(sheet.page), sheet.x), page, turned));
}

/** The blocks of an upright page, top to bottom, without asking whether it is two pages side by side. */
export function layoutWhole(page: Page): Block[] {
  const edges = edgesOf(page.rulingLines);
  const ruled = ruledGrids(page, edges);
  const aligned = dumpedGrids(page, ruled.rest, edges.horizontal);
  const grids = [...ruled.grids, ...aligned.grids];
  const boxes = grids.flatMap((grid) => (grid.place.bbox === null ? [] : [grid.place.bbox]));
  const blocks: Block[] = [...textLines(aligned.rest, boxes, page), ...grids];
  blocks.sort((a, b) => topOf(a) - topOf(b) || leftOf(a) - leftOf(b));
  const [first] = blocks;
  if (first !== undefined) first.breakBefore = true;
  return blocks;
}

function topOf(block: Block): number {
  return block.place.bbox?.[1] ?? 0;
}

function leftOf(block: Block): number {
  return block.place.bbox?.[0] ?? 0;
}
