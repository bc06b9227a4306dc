/**
 * Ruling lines as drawn → edges: pieces of one line joined, lines that are meant to be one snapped together.
 *
 * Borders are drawn cell by cell, doubled, dashed or slightly off; an edge is what a reader takes for one line.
 * Units: points, page frame. Method: as in pdfplumber's table finder (snap, then join).
 */
import type { RulingLine } from '../model/page.ts';

/** A horizontal edge has its y in `position`, a vertical one its x. */
export interface Edge {
  position: number;
  start: number;
  end: number;
}

export interface Edges {
  horizontal: Edge[];
  vertical: Edge[];
}

/** Lines this close (points) are one: double lines are up to 3 apart, the lowest rows 8. */
const SNAP_PT = 3;
/** Pieces of a line with gaps up to this (points) are one: dashes leave up to 4, cells are wider. */
const JOIN_PT = 4;
/** Shorter edges (points) bound no cell. */
const MIN_EDGE_PT = 4;

/** The edges of a page, sorted by position, then start. */
export function edgesOf(rules: readonly RulingLine[]): Edges {
  return {
    horizontal: edgesAlong(rules.filter((rule) => rule.orientation === 'horizontal')),
    vertical: edgesAlong(rules.filter((rule) => rule.orientation === 'vertical')),
  };
}

function edgesAlong(rules: readonly RulingLine[]): Edge[] {
  const sorted = rules.slice().sort((a, b) => a.position - b.position || a.start - b.start);
  const edges: Edge[] = [];
  let from = 0;
  for (let i = 1; i <= sorted.length; i++) {
    const first = sorted[from];
    const next = sorted[i];
    if (first === undefined || (next !== undefined && next.position - first.position <= SNAP_PT)) continue;
    edges.push(...joinPieces(sorted.slice(from, i)));
    from = i;
  }
  return edges;
}

/** Pieces of one position to edges; the position is their mean, weighted by length. */
function joinPieces(pieces: readonly RulingLine[]): Edge[] {
  let length = 0;
  let sum = 0;
  for (const piece of pieces) {
    const weight = piece.end - piece.start + 1e-6;
    length += weight;
    sum += weight * piece.position;
  }
  const position = sum / length;
  const edges: Edge[] = [];
  for (const piece of pieces.slice().sort((a, b) => a.start - b.start)) {
    const last = edges[edges.length - 1];
    if (last !== undefined && piece.start - last.end <= JOIN_PT) last.end = Math.max(last.end, piece.end);
    else edges.push({ position, start: piece.start, end: piece.end });
  }
  return edges.filter((edge) => edge.end - edge.start >= MIN_EDGE_PT);
}
