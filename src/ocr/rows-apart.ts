/**
 * Pieces of ink that hold characters of two rows, parted at the line between the rows.
 *
 * In → Out: pieces, ruling lines → pieces. Rows set close have characters that touch the line between them from both sides; what crosses
 * the line is left when it is taken off, since it may be a stroke, and ties rows to each other that are read as one then.
 */
import { type Component, componentsOf } from './components.ts';
import { middleAt, type PixelRule } from './page-rules.ts';
import type { Ink } from './raster.ts';

/** A piece of two rows is higher than this, and reaches so far beyond the line on either side, in em. */
const HIGHER_EM = 1.2;
const BEYOND_EM = 0.3;
/** Shorter lines than this (em) part no rows: they may be strokes of titles. */
const ROW_EM = 12;

interface Page {
  rules: readonly PixelRule[];
  ink: Ink;
  em: number;
}

/** The pieces of a page's ink, parted. Takes what crosses such a line off the ink. */
export function rowsApart(pieces: Component[], { rules, ink, em }: Page): Component[] {
  const lines = rules.filter(({ orientation, strip }) => orientation === 'horizontal' && strip.x1 - strip.x0 >= ROW_EM * em);
  let isParted = false;
  for (const piece of pieces) {
    if (piece.y1 - piece.y0 <= HIGHER_EM * em) continue;
    for (const line of lines) {
      if (!crosses(piece, line, BEYOND_EM * em)) continue;
      cut(ink, piece, line);
      isParted = true;
    }
  }
  return isParted ? componentsOf(ink) : pieces;
}

function crosses({ x0, x1, y0, y1 }: Component, { strip }: PixelRule, beyond: number): boolean {
  const middle = (x0 + x1) / 2;
  if (middle < strip.x0 || middle >= strip.x1) return false;
  const y = middleAt(strip, middle);
  return y - y0 >= beyond && y1 - y >= beyond;
}

/** Takes the ink off where a line runs through a piece. */
function cut({ width, height, data }: Ink, { x0, x1 }: Component, { strip }: PixelRule): void {
  const reach = Math.ceil(strip.thickness / 2);
  for (let x = Math.max(x0, strip.x0); x < Math.min(x1, strip.x1); x++) {
    const middle = Math.round(middleAt(strip, x));
    for (let y = Math.max(0, middle - reach); y <= Math.min(height - 1, middle + reach); y++) data[y * width + x] = 0;
  }
}
