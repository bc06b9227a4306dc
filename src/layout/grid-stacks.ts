/**
 * Cells over several rows that hold one figure in each of them: the lines between these rows were left out.
 */
import type { Word } from '../model/page.ts';
import { isAmount } from './figures.ts';
import type { CellSpan } from './grid-cells.ts';
import type { PlacedWords } from './grid-words.ts';

/** The cells, those with one amount in every row that they span cut row by row. */
export function splitStacks(cells: readonly CellSpan[], placed: PlacedWords): CellSpan[] {
  const split: CellSpan[] = [];
  for (const cell of cells) {
    if (isStack(cell, placed)) split.push(...rowsOf(cell));
    else split.push(cell);
  }
  return split;
}

/** The words of a cell. */
export function wordsIn(cell: CellSpan, { columns, words }: PlacedWords): Word[] {
  if (cell.rowSpan === 1 && cell.columnSpan === 1) return words[cell.row * columns + cell.column] ?? [];
  const found: Word[] = [];
  for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
    for (let column = cell.column; column < cell.column + cell.columnSpan; column++) found.push(...(words[row * columns + column] ?? []));
  }
  return found;
}

function isStack(cell: CellSpan, placed: PlacedWords): boolean {
  if (cell.rowSpan < 2) return false;
  return rowsOf(cell).every((part) => {
    const [word, ...others] = wordsIn(part, placed);
    return word !== undefined && others.length === 0 && isAmount(word.text);
  });
}

function rowsOf(cell: CellSpan): CellSpan[] {
  return Array.from({ length: cell.rowSpan }, (_, i) => ({ ...cell, row: cell.row + i, rowSpan: 1 }));
}
