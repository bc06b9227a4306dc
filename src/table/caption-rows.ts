/**
 * Caption rows inside a grid: title, form number, entity, unit and year printed as the grid's first rows.
 *
 * In → Out: matrix → how many rows are caption, and their texts with places, in printed order.
 */
import type { Place } from '../model/place.ts';
import { hasCaption, parseCaption } from '../segment/caption.ts';
import { cellsOfRow, flatText, type Matrix } from './matrix.ts';

/** A piece of caption text with its place. */
export interface CaptionText {
  text: string;
  source: Place;
}

const MAX_CAPTION_ROWS = 6;

/** Reads the caption rows at the top of a grid. `isTitle` tells whether a text alone in its row is a table's title. */
export function captionRows(matrix: Matrix, isTitle: (text: string) => boolean): { count: number; texts: CaptionText[] } {
  const texts: CaptionText[] = [];
  let count = 0;
  for (let r = 0; r < Math.min(matrix.length, MAX_CAPTION_ROWS); r++) {
    const cells = cellsOfRow(matrix[r] ?? []).filter((cell) => cell.text.trim() !== '');
    const found = cells.map((cell) => ({ text: cell.text.replace(/\s*\n\s*/g, '  ').trim(), source: cell.place }));
    if (!found.every((cell) => isCaption(cell.text, { alone: cells.length === 1, isTitle }))) break;
    texts.push(...found);
    count = r + 1;
  }
  return { count: texts.length === 0 ? 0 : count, texts };
}

function isCaption(text: string, options: { alone: boolean; isTitle: (text: string) => boolean }): boolean {
  if (options.alone && options.isTitle(flatText(text))) return true;
  const parts = parseCaption(text);
  return hasCaption(parts) && (parts.rest === '' || options.isTitle(parts.rest));
}
