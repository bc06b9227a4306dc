/**
 * Grids and lines of a text layout written back as short strings.
 */
import { layoutText } from '../../src/layout/text-blocks.ts';
import type { Block, Grid, TextLine } from '../../src/model/block.ts';

export function gridsIn(blocks: readonly Block[]): Grid[] {
  return blocks.filter((block) => block.kind === 'grid');
}

export function linesIn(blocks: readonly Block[]): TextLine[] {
  return blocks.filter((block) => block.kind === 'line');
}

/**
 * Rows of a grid, cells joined by ` | `, line breaks in cells as `/`; `<` and `^` are positions that the cell on the left or above
 * covers.
 */
export function rowsOf(grid: Grid | undefined): string[] {
  const rows = Array.from({ length: grid?.rowCount ?? 0 }, () => new Array<string>(grid?.columnCount ?? 0).fill('?'));
  for (const cell of grid?.cells ?? []) {
    for (const [r, row] of rows.slice(cell.row, cell.row + cell.rowSpan).entries()) {
      row.fill(r > 0 ? '^' : '<', cell.column, cell.column + cell.columnSpan);
      if (r === 0) row[cell.column] = cell.text.replaceAll('\n', '/');
    }
  }
  return rows.map((row) => row.join(' | ').trim());
}

/** Rows of the only grid of a text. */
export function onlyGrid(text: string): string[] {
  const grids = gridsIn(layoutText(text));
  if (grids.length !== 1) throw new Error(`${grids.length} grids instead of one`);
  return rowsOf(grids[0]);
}

/** Texts of the lines of a text. */
export function lineTexts(text: string): string[] {
  return linesIn(layoutText(text)).map((line) => line.text);
}
