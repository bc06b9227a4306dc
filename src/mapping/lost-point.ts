/**
 * Figures of text dumps that lost their decimal point: `12345` among `123.45` and `60.00`.
 *
 * In → Out: the cells of a table → whether all its figures are printed with two decimals, zeros among them; a cell → whether its figure
 * then lacks the point. Limits: counts of things have no decimals, which the row says; PDFs lose no points.
 */
import type { GridCell } from '../model/block.ts';
import { decimalsOf } from './wrapped-figure.ts';

const MIN_FIGURES = 10;
const DECIMALS = 2;
const FILLED = /0[)）]?$/;
const POINTLESS = /^-?(?:\d{3,}|\d{1,3}(?:[,，]\d{3})+)$/;

/** True for a dump's table that prints two decimals whatever they are. */
export function fillsDecimals(cells: readonly GridCell[]): boolean {
  let [count, filled] = [0, false];
  for (const { text, place } of cells) {
    const decimals = decimalsOf(text.trim());
    if (decimals === null) continue;
    if (decimals !== DECIMALS || place.line === null) return false;
    count++;
    filled ||= FILLED.test(text.trim());
  }
  return filled && count >= MIN_FIGURES;
}

/** True where all tables of a dump print two decimals, one of them whatever they are: those with few figures do so, too. */
export function documentFillsDecimals(tables: readonly (readonly GridCell[])[]): boolean {
  return tables.every(hasTwoDecimals) && tables.some(fillsDecimals);
}

/** True where every figure with decimals has two. */
function hasTwoDecimals(cells: readonly GridCell[]): boolean {
  return cells.every(({ text }) => (decimalsOf(text.trim()) ?? DECIMALS) === DECIMALS);
}

/** True for a table that prints decimals at all. */
export function hasDecimals(cells: readonly GridCell[]): boolean {
  return cells.some(({ text }) => decimalsOf(text.trim()) !== null);
}

/** True for a whole number of as many digits as an amount with two decimals has. */
export function lacksPoint(text: string): boolean {
  return POINTLESS.test(text.trim());
}
