/**
 * Recognised cells in which the header words of several columns run together, parted: 上缴上级支出 经营支出 over two columns.
 *
 * In → Out: a grid → the same grid, such cells one for each column. On worn scans the room between two words without a line between them
 * may be no wider than that within one; a cell that spans as many columns as it has known words is the headers of those columns.
 */
import type { Grid, GridCell } from '../model/block.ts';
import type { Place } from '../model/place.ts';
import type { LabelVocabulary } from './recognised-labels.ts';

/** Most columns whose headers run together. */
const MOST_COLUMNS = 4;

/** The grid; `places` are given those of the cells that were parted. */
export function headersApart(grid: Grid, words: LabelVocabulary, places: Place[]): Grid {
  const cells = grid.cells.flatMap((cell) => {
    const parts = headersIn(cell, words);
    if (parts === null) return [cell];
    places.push(cell.place);
    return parts.map((text, i) => ({ ...cell, text, column: cell.column + i, columnSpan: 1 }));
  });
  return cells.length === grid.cells.length ? grid : { ...grid, cells };
}

/** The known words of a cell, one for each of its columns; null where there are not as many, or they are one word together. */
function headersIn({ text, columnSpan, recognition }: GridCell, words: LabelVocabulary): string[] | null {
  if (recognition === undefined || columnSpan < 2 || columnSpan > MOST_COLUMNS || words.has(text)) return null;
  const pieces = text.split(/\s+/).filter((piece) => piece !== '');
  return grouped(pieces, columnSpan, words);
}

/** Pieces joined to `count` known words, in order; null where they make none. */
function grouped(pieces: readonly string[], count: number, words: LabelVocabulary): string[] | null {
  if (count === 0) return pieces.length === 0 ? [] : null;
  for (let end = 1; end <= pieces.length - count + 1; end++) {
    const word = pieces.slice(0, end).join('');
    const rest = words.has(word) ? grouped(pieces.slice(end), count - 1, words) : null;
    if (rest !== null) return [word, ...rest];
  }
  return null;
}
