/**
 * A printed table on as many pages as it needs: captions, header, rows, notes. Pages end between rows.
 *
 * A merged cell that a page break cuts shows its text on the first page only, as word processors do.
 */
import type { PrintedTable } from '../printed-table.ts';
import type { Style } from '../style.ts';
import { captionHeight, drawCaptions } from './pdf-caption.ts';
import type { Flow } from './pdf-flow.ts';
import { type Grid, type PlacedCell, sizeTable } from './pdf-grid.ts';
import { breakLines } from './pdf-lines.ts';
import { type CellBox, drawRules } from './pdf-rules.ts';

const NOTE = { size: 9.5, leading: 15, gap: 4 };
const TOTAL = /^(?:.*合\s*计|.*总\s*计|总\s*分)$/u;
/** Space below a table. */
const AFTER = 18;

/** Rows of one page: repeated header rows first, then from `from` to before `to`. */
interface Part {
  rows: number[];
  from: number;
  continued: boolean;
}

/** Draws a table from the flow's place on. */
export function drawTable(flow: Flow, table: PrintedTable, style: Style): void {
  const { rules, rowHeight, repeatHeader, repeatTitle } = flow.options;
  const grid = sizeTable(table, {
    available: flow.right - flow.left,
    tall: rowHeight === 'tall',
    bordered: rules !== 'none' && rules !== 'horizontal',
    measure: (text) => flow.faces.width(text),
  });
  const headerRows = table.header.map((_, i) => i);
  const leastRows = grid.heights.slice(0, table.header.length + 1).reduce((a, b) => a + b, 0);
  if (!flow.untouched) flow.ensure(captionHeight(table, flow.options) + leastRows);
  for (let from = 0; from < grid.heights.length; ) {
    const continued = from > 0;
    if (continued) flow.continueSheet();
    if (!continued || repeatTitle) drawCaptions(flow, table, style);
    const repeated = continued && repeatHeader ? headerRows : [];
    const to = endOfPart(grid, { from, room: flow.bottom - flow.y - heightOf(grid, repeated) });
    const rows = [...repeated, ...Array.from({ length: to - from }, (_, i) => from + i)];
    drawPart(flow, grid, { rows, from, continued: continued && repeated.length === 0 });
    from = to;
  }
  drawNotes(flow, table.notes);
  flow.y += AFTER;
}

function heightOf(grid: Grid, rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + (grid.heights[row] ?? 0), 0);
}

/** First row that does not fit; at least one row is taken. A break between merged rows moves up where it can. */
function endOfPart(grid: Grid, { from, room }: { from: number; room: number }): number {
  let to = from;
  for (let used = 0; to < grid.heights.length; to++) {
    used += grid.heights[to] ?? 0;
    if (used > room && to > from) break;
  }
  if (to === grid.heights.length) return to;
  const cut = (row: number): boolean => grid.cells.some(({ cell, row: r }) => r < row && r + cell.rowSpan > row);
  for (let row = to; row > (from + to) / 2; row--) if (!cut(row)) return row;
  return to;
}

function drawPart(flow: Flow, grid: Grid, part: Part): void {
  const tops = new Map<number, number>();
  let y = flow.y;
  for (const row of part.rows) {
    tops.set(row, y);
    y += grid.heights[row] ?? 0;
  }
  const boxes: CellBox[] = [];
  for (const placed of grid.cells) {
    const rows = part.rows.filter((row) => row >= placed.row && row < placed.row + placed.cell.rowSpan);
    const [first] = rows;
    if (first === undefined) continue;
    const y0 = tops.get(first) ?? 0;
    const box = {
      x0: flow.left + (grid.edges[placed.column] ?? 0),
      x1: flow.left + (grid.edges[placed.column + placed.cell.columnSpan] ?? 0),
      y0,
      y1: y0 + heightOf(grid, rows),
    };
    boxes.push(box);
    if (first === placed.row) drawCell(flow, { placed, box, grid });
  }
  flow.add(...drawRules(boxes, flow.options.rules, part.continued));
  flow.y = y;
}

function drawCell(flow: Flow, { placed, box, grid }: { placed: PlacedCell; box: CellBox; grid: Grid }): void {
  const { cell, lines } = placed;
  const atBottom = flow.options.rowHeight === 'tall' && cell.align === 'right';
  const height = lines.length * grid.leading;
  let top = atBottom ? box.y1 - grid.padding.y - height : (box.y0 + box.y1 - height) / 2;
  const bold = flow.options.fakeBold && TOTAL.test(cell.text);
  for (const text of lines) {
    const room = { left: box.x0 + grid.padding.x, right: box.x1 - grid.padding.x, top, height: grid.leading };
    flow.drawLine({ ...room, text, size: grid.size, align: cell.align, bold });
    top += grid.leading;
  }
}

function drawNotes(flow: Flow, notes: readonly string[]): void {
  flow.y += NOTE.gap;
  for (const note of notes) {
    const measure = (text: string): number => flow.faces.width(text) * NOTE.size;
    for (const text of breakLines(note, { width: flow.right - flow.left, indent: 0, measure })) {
      flow.ensure(NOTE.leading);
      flow.drawLine({ text, size: NOTE.size, left: flow.left, right: flow.right, align: 'left', top: flow.y, height: NOTE.leading });
      flow.y += NOTE.leading;
    }
  }
}
