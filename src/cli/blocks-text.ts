/**
 * Blocks as text for people: lines and grids in reading order, each with its line number or its height on the page.
 */
import type { Block, Grid, GridCell, TextLine } from '../model/block.ts';
import type { Place } from '../model/place.ts';

/** Width of the number before a line; enough for line 99999 and y 1190.55. */
const MARGIN = 7;

/** Line of a text, or distance from the top of the page in whole points. */
function margin(place: Place): string {
  const where = place.line ?? (place.bbox === null ? '' : Math.round(place.bbox[1]));
  return String(where).padStart(MARGIN);
}

function cellText({ text, rowSpan, columnSpan }: GridCell): string {
  const span = rowSpan > 1 || columnSpan > 1 ? `[${rowSpan}×${columnSpan}]` : '';
  return span + text.replaceAll('\n', '⏎');
}

function gridText(grid: Grid): string {
  const rows = new Map<number, GridCell[]>();
  for (const cell of grid.cells) {
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  const head = `${margin(grid.place)}  grid (${grid.origin}), ${grid.rowCount} rows × ${grid.columnCount} columns\n`;
  const lines = [...rows.values()].map((cells) => {
    const [first] = cells;
    return `${first === undefined ? '' : margin(first.place)}  | ${cells.map(cellText).join(' | ')} |\n`;
  });
  return head + lines.join('');
}

function lineText({ text, place, furniture }: TextLine): string {
  return `${margin(place)}  ${furniture === null ? '' : `(${furniture}) `}${text}\n`;
}

/** The blocks of a page or a text. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.kind === 'grid' ? gridText(block) : lineText(block))).join('');
}
