/**
 * The blocks of a text file for people: lines and grids in reading order, each behind its line number.
 */
import type { Block, Grid, GridCell, TextLine } from '../model/block.ts';
import type { Place } from '../model/place.ts';

/** Width of the line number: enough for line 99999. */
const MARGIN = 6;

function margin(place: Place | undefined): string {
  return `${String(place?.line ?? '').padStart(MARGIN)}  `;
}

function cellText({ text, rowSpan, columnSpan }: GridCell): string {
  const span = rowSpan > 1 || columnSpan > 1 ? `[${rowSpan}×${columnSpan}]` : '';
  return span + text.replaceAll('\n', '⏎');
}

function gridText(grid: Grid): string {
  const rows = Array.from({ length: grid.rowCount }, (): GridCell[] => []);
  for (const cell of grid.cells) rows[cell.row]?.push(cell);
  const head = `${margin(grid.place)}[grid ${grid.origin} ${grid.rowCount} × ${grid.columnCount}]\n`;
  return head + rows.map((cells) => `${margin(cells[0]?.place)}| ${cells.map(cellText).join(' | ')} |\n`).join('');
}

function lineText({ text, place, furniture }: TextLine): string {
  return `${margin(place)}${text}${furniture === null ? '' : `   [${furniture}]`}\n`;
}

/** The blocks of a text, one line or row of a grid a line. */
export function textListing(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.kind === 'grid' ? gridText(block) : lineText(block))).join('');
}
