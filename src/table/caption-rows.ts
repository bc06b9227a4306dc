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

/** Reads the caption rows at the top of a grid. `isTitle` tells whether a text is a table's title: alone in its row, or beside captions. */
export function captionRows(matrix: Matrix, isTitle: (text: string) => boolean): { count: number; texts: CaptionText[] } {
  const texts: CaptionText[] = [];
  let count = 0;
  for (let r = 0; r < Math.min(matrix.length, MAX_CAPTION_ROWS); r++) {
    const cells = cellsOfRow(matrix[r] ?? []).filter((cell) => cell.text.trim() !== '');
    const printed = cells.map((cell) => ({ text: cell.text.replace(/\s*\n\s*/g, '  ').trim(), source: cell.place }));
    // Dumps that know no merged cells write the text of one into each column that it spans.
    const found = printed.filter(({ text }, i) => text !== printed[i - 1]?.text);
    const titles = found.filter(({ text }) => isTitle(flatText(text)));
    const isTitled = titles.length === 1 && found.every((cell) => cell === titles[0] || isCaption(cell.text, isTitle));
    if (!isTitled && !found.every(({ text }) => isCaption(text, isTitle))) break;
    texts.push(...found);
    count = r + 1;
  }
  return { count: texts.length === 0 ? 0 : count, texts };
}

function isCaption(text: string, isTitle: (text: string) => boolean): boolean {
  const parts = parseCaption(text);
  return hasCaption(parts) && (parts.rest === '' || isTitle(parts.rest));
}
