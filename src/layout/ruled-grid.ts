/**
 * Ruling lines and words → ruled grids.
 *
 * In → Out: a page's rules and upright or turned words → grids with text, and the words that belong to none, signs with their figures.
 * Limits: a frame of one cell or one column is no table; a frame without words is dropped.
 */
import type { Grid, GridCell } from '../model/block.ts';
import type { Page, Word } from '../model/page.ts';
import { type BBox, onPage } from '../model/place.ts';
import { type ColumnWords, columnFigures } from './column-figures.ts';
import { isAmount, isLeadingSign } from './figures.ts';
import { type CellSpan, cellsOf } from './grid-cells.ts';
import type { Edges } from './grid-edges.ts';
import { framesOf } from './grid-frames.ts';
import { type Lattice, latticeOf } from './grid-lattice.ts';
import { splitStacks, wordsIn } from './grid-stacks.ts';
import { trimLattice } from './grid-trim.ts';
import { placeWords } from './grid-words.ts';
import { implyColumns } from './implied-columns.ts';
import { implyRows } from './implied-rows.ts';
import { joinLeadingSigns } from './leading-signs.ts';
import { openLattice } from './open-lattice.ts';
import { cellText } from './page-text.ts';
import { cellTraits } from './recognised.ts';
import { rowStacks } from './row-stacks.ts';
import { hasRowLines } from './ruled-rows.ts';
import { withoutSheetHeadings } from './sheet-headings.ts';

export interface RuledGrids {
  grids: Grid[];
  /** Words outside every grid. */
  rest: Word[];
}

/** A lattice with its cells and the words in each. */
interface FilledLattice {
  lattice: Lattice;
  cells: CellSpan[];
  words: Word[][];
}

/**
 * The ruled grids of a page, top to bottom. `edges` are those of its ruling lines.
 *
 * A frame inside a table's cell is part of that cell; a frame of one column around a table is a border of the page.
 */
export function ruledGrids(page: Page, edges: Edges): RuledGrids {
  const { frames, loose } = framesOf(edges);
  const lattices = frames.map(latticeOf).sort((a, b) => areaOf(b) - areaOf(a));
  const grids: Grid[] = [];
  let rest: Word[] = page.words;
  for (const lattice of [...lattices.filter(hasColumns), ...lattices.filter((other) => !hasColumns(other))]) {
    const { inside, outside } = splitWords(rest, boxOf(lattice));
    if (inside.length === 0) continue;
    const trimmed = trimLattice(lattice, inside);
    const filled = hasColumns(trimmed) || hasRowLines(trimmed.ys, inside) ? fill(trimmed, inside) : null;
    if (filled === null) continue;
    grids.push(withoutSheetHeadings(toGrid(page.number, filled, 'ruled')));
    rest = outside;
  }
  rest = joinLeadingSigns(rest);
  for (const stack of rowStacks(loose, rest)) {
    const isRuled = hasRowLines(
      [...new Set(stack.edges.map((edge) => edge.position))].sort((a, b) => a - b),
      stack.words,
    );
    const lattice = isRuled ? openLattice(stack.edges, stack.words) : null;
    const filled = lattice === null ? null : fillRows(lattice, stack.words);
    if (filled === null) continue;
    grids.push(toGrid(page.number, filled, 'aligned'));
    const taken = new Set(stack.words);
    rest = rest.filter((word) => !taken.has(word));
  }
  return { grids: grids.sort((a, b) => (a.place.bbox?.[1] ?? 0) - (b.place.bbox?.[1] ?? 0)), rest };
}

function hasColumns({ xs }: Lattice): boolean {
  return xs.length > 2;
}

function areaOf(lattice: Lattice): number {
  const [x0, y0, x1, y1] = boxOf(lattice);
  return (x1 - x0) * (y1 - y0);
}

function boxOf({ xs, ys }: Pick<Lattice, 'xs' | 'ys'>): BBox {
  return [xs[0] ?? 0, ys[0] ?? 0, xs[xs.length - 1] ?? 0, ys[ys.length - 1] ?? 0];
}

function splitWords(words: readonly Word[], [x0, y0, x1, y1]: BBox): { inside: Word[]; outside: Word[] } {
  const inside: Word[] = [];
  const outside: Word[] = [];
  for (const word of words) {
    const x = (word.bbox[0] + word.bbox[2]) / 2;
    const y = (word.bbox[1] + word.bbox[3]) / 2;
    (x >= x0 && x <= x1 && y >= y0 && y <= y1 ? inside : outside).push(word);
  }
  return { inside, outside };
}

function fill(lattice: Lattice, words: readonly Word[]): FilledLattice | null {
  return fillRows(implyColumns(lattice, words), words);
}

function fillRows(lattice: Lattice, words: readonly Word[]): FilledLattice | null {
  implyRows(lattice, words);
  if (lattice.xs.length < 3) return null;
  const placed = placeWords(lattice, words);
  const cells = splitStacks(cellsOf(lattice), placed);
  if (cells.length < 2) return null;
  const inCells: Word[][] = [];
  for (const cell of cells) inCells.push(wordsIn(cell, placed));
  return { lattice, cells, words: inCells };
}

function toGrid(page: number, { lattice, cells, words }: FilledLattice, origin: 'ruled' | 'aligned'): Grid {
  const xs = lattice.xs.map(round);
  const ys = lattice.ys.map(round);
  const gridCells: GridCell[] = [];
  for (const [i, { row, column, rowSpan, columnSpan }] of cells.entries()) {
    const own = words[i] ?? [];
    const box: BBox = [xs[column] ?? 0, ys[row] ?? 0, xs[column + columnSpan] ?? 0, ys[row + rowSpan] ?? 0];
    gridCells.push({
      row,
      column,
      rowSpan,
      columnSpan,
      text: (origin === 'ruled' ? signedAmount(own) : null) ?? cellText(own),
      place: onPage(page, box),
      ...cellTraits(own),
    });
  }
  return {
    kind: 'grid',
    origin,
    place: onPage(page, boxOf({ xs, ys })),
    rowCount: ys.length - 1,
    columnCount: xs.length - 1,
    cells: gridCells,
    columnEdges: xs,
    ...(origin === 'aligned' ? { columnFigures: columnFigures(wordsByColumn(cells, words), xs.length - 1) } : {}),
    rowLengths: null,
    breakBefore: false,
  };
}

function wordsByColumn(cells: FilledLattice['cells'], words: FilledLattice['words']): ColumnWords[] {
  return cells.map(({ column, columnSpan }, i) => ({ column, columnSpan, words: words[i] ?? [] }));
}

/** A figure whose sign stands at the other edge of its cell, as one text; null for anything else. */
function signedAmount(words: readonly Word[]): string | null {
  const [sign, amount, ...others] = words.toSorted((a, b) => a.bbox[0] - b.bbox[0]);
  if (sign === undefined || amount === undefined || others.length > 0) return null;
  return isLeadingSign(sign.text) && isAmount(amount.text) && sign.baseline === amount.baseline ? `${sign.text}${amount.text}` : null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
