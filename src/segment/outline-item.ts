/**
 * The document as the outline sees it: body lines with their numbering read once, grids, and nothing of the page furniture.
 *
 * In → Out: `Block[]` in reading order → `OutlineItem[]` in the same order, furniture and blank lines left out.
 */
import type { Block, Grid, GridCell, TextLine } from '../model/block.ts';
import { type Numbering, readNumbering, withoutBullet } from './numbering.ts';

export interface LineItem {
  kind: 'line';
  line: TextLine;
  /** The line without outer blanks and list bullet. */
  text: string;
  numbering: Numbering | null;
  /** True for a caption or note of a table: neither heading nor paragraph. */
  ofTable: boolean;
}

export interface GridItem {
  kind: 'grid';
  grid: Grid;
}

export type OutlineItem = LineItem | GridItem;

/** Classifies every block once. */
export function outlineItems(blocks: readonly Block[], tableLines: ReadonlySet<Block>): OutlineItem[] {
  const items: OutlineItem[] = [];
  for (const block of blocks) {
    if (block.kind === 'grid') items.push({ kind: 'grid', grid: block });
    else if (block.furniture === null) {
      const text = withoutBullet(block.text);
      if (text !== '') items.push({ kind: 'line', line: block, text, numbering: readNumbering(text), ofTable: tableLines.has(block) });
    }
  }
  return items;
}

/** Rows of a grid in which its caption can stand. */
const HEAD_ROWS = 3;

/** The cells of the first rows of a grid, where captions printed inside it stand. */
export function headCells({ cells }: Grid): GridCell[] {
  const end = cells.findIndex((cell) => cell.row >= HEAD_ROWS);
  return end < 0 ? cells : cells.slice(0, end);
}
