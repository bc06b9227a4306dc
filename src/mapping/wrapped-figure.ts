/**
 * Figures that a narrow cell wraps among their decimals: `23.1` over `4`.
 *
 * In → Out: the cells of a table → how many decimals all its figures have; a cell of several lines → the figure that they make.
 * Such lines may also be two figures of one cell. They are one where the first alone lacks decimals that the other figures of the
 * table have, and the joined figure has just as many.
 */
import type { GridCell } from '../model/block.ts';
import { type NumberReading, readNumber } from '../repair/number.ts';

/** So many figures with the same decimals, and such a share of all, show what the table's figures have. */
const MIN_FIGURES = 3;
const MIN_SHARE = 0.85;
const DECIMAL_FIGURE = /^[-(（]?\d[\d,，]*[.．](\d+)[)）]?$/;
const LINES = /^[-(（\d,，.．)）]+(?:\n[\d,，.．)）]+)+$/;

/** Decimals that nearly all figures of these cells have; null where they differ, or are too few. */
export function commonDecimals(cells: Iterable<GridCell>): number | null {
  const counts = new Map<number, number>();
  let count = 0;
  for (const { text } of cells) {
    const own = decimalsOf(text.trim());
    if (own === null) continue;
    counts.set(own, (counts.get(own) ?? 0) + 1);
    count++;
  }
  for (const [decimals, own] of counts) if (own >= MIN_FIGURES && own >= MIN_SHARE * count) return decimals;
  return null;
}

/** True for a figure that lacks decimals which the figures of its table have: its last digits may stand elsewhere. */
export function lacksDecimals(text: string, decimals: number | null): boolean {
  const own = decimalsOf(text.trim());
  return own !== null && decimals !== null && own < decimals;
}

const CODE = /^[235]\d{2}(?:\d{2}){1,2}$/;

/** True for a code of the classifications among figures that have decimals: the row slipped by a cell. */
export function isCodeAmong(text: string, decimals: number | null): boolean {
  return decimals !== null && decimals > 0 && CODE.test(text.trim());
}

/** The figure of a cell whose lines break it; null for anything else. */
export function wrappedFigure(raw: string, decimals: number | null): Extract<NumberReading, { content: 'amount' }> | null {
  const text = raw.trim();
  if (decimals === null || decimals === 0 || !text.includes('\n') || !LINES.test(text)) return null;
  const joined = text.replaceAll('\n', '');
  const lines = text.split('\n');
  const [first = ''] = lines;
  // A line is filled before the next one begins: a short one above a long one is the number of a row, or a mark.
  if (first.length < (lines.at(-1) ?? '').length) return null;
  if (decimalsOf(joined) !== decimals || decimalsOf(first) === decimals) return null;
  const reading = readNumber(joined);
  if (reading.content !== 'amount' || reading.unit !== null) return null;
  return { ...reading, repairs: [{ rule: 'format/loose-blank', before: text, after: joined, identity: null }, ...reading.repairs] };
}

/** Decimals of a figure with a decimal point; null for any other text. */
export function decimalsOf(text: string): number | null {
  return DECIMAL_FIGURE.exec(text)?.[1]?.length ?? null;
}
