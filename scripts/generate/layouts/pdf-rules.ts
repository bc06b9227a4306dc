/**
 * Borders of the part of a table that stands on one page, drawn in the ways of different word processors.
 */
import type { PdfOptions } from './pdf-options.ts';
import { BORDER_PT, type Item } from './pdf-sheet.ts';

export interface CellBox {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** One border of one cell. `at` is y of a horizontal, x of a vertical one. */
interface Edge {
  horizontal: boolean;
  at: number;
  start: number;
  end: number;
}

/** Draws the borders of `boxes`. `openTop`: the part continues a table whose border the page break swallowed. */
export function drawRules(boxes: readonly CellBox[], rules: PdfOptions['rules'], openTop: boolean): Item[] {
  switch (rules) {
    case 'none':
      return [];
    case 'cell-boxes':
      return boxes.map((box) => rectangleItem(box, false));
    case 'thin-rectangles':
      return uniqueEdges(boxes, openTop).map((edge) => rectangleItem(thin(edge), true));
    case 'lines':
    case 'dashed':
      return joined(uniqueEdges(boxes, false)).map((edge) => lineItem(edge, rules === 'dashed'));
    case 'horizontal':
      return joined(uniqueEdges(boxes, false).filter((edge) => edge.horizontal)).map((edge) => lineItem(edge, false));
  }
}

function uniqueEdges(boxes: readonly CellBox[], openTop: boolean): Edge[] {
  const top = Math.min(...boxes.map((box) => box.y0));
  const edges = new Map<string, Edge>();
  for (const { x0, y0, x1, y1 } of boxes) {
    const four: Edge[] = [
      { horizontal: true, at: y0, start: x0, end: x1 },
      { horizontal: true, at: y1, start: x0, end: x1 },
      { horizontal: false, at: x0, start: y0, end: y1 },
      { horizontal: false, at: x1, start: y0, end: y1 },
    ];
    for (const edge of four) {
      if (openTop && edge.horizontal && edge.at === top) continue;
      edges.set(`${edge.horizontal} ${edge.at.toFixed(2)} ${edge.start.toFixed(2)} ${edge.end.toFixed(2)}`, edge);
    }
  }
  return [...edges.values()];
}

/** Edges on one line that touch, as one. */
function joined(edges: readonly Edge[]): Edge[] {
  const sorted = [...edges].sort((a, b) => Number(a.horizontal) - Number(b.horizontal) || a.at - b.at || a.start - b.start);
  const lines: Edge[] = [];
  for (const edge of sorted) {
    const last = lines.at(-1);
    const touches =
      last !== undefined && last.horizontal === edge.horizontal && Math.abs(last.at - edge.at) < 0.01 && edge.start <= last.end + 0.01;
    if (touches) last.end = Math.max(last.end, edge.end);
    else lines.push({ ...edge });
  }
  return lines;
}

function lineItem({ horizontal, at, start, end }: Edge, dashed: boolean): Item {
  return horizontal
    ? { kind: 'line', x0: start, y0: at, x1: end, y1: at, dashed }
    : { kind: 'line', x0: at, y0: start, x1: at, y1: end, dashed };
}

function thin({ horizontal, at, start, end }: Edge): CellBox {
  const half = BORDER_PT / 2;
  return horizontal
    ? { x0: start - half, y0: at - half, x1: end + half, y1: at + half }
    : { x0: at - half, y0: start + half, x1: at + half, y1: end - half };
}

function rectangleItem({ x0, y0, x1, y1 }: CellBox, filled: boolean): Item {
  return { kind: 'rectangle', x: x0, y: y0, width: x1 - x0, height: y1 - y0, filled };
}
