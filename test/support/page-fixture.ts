/**
 * Pages for layout tests: text set in a font whose ideographs are one em and other characters half an em wide.
 */
import type { Block, Grid, GridCell } from '../../src/model/block.ts';
import type { Page, RulingLine, Word } from '../../src/model/page.ts';

export interface TextOptions {
  sizePt?: number;
  bold?: boolean;
}

/** Words of a text whose first character starts at `x` on baseline `y`; blanks advance half an em and separate words. */
export function text(x: number, y: number, content: string, { sizePt = 10, bold = false }: TextOptions = {}): Word[] {
  const words: Word[] = [];
  let at = x;
  for (const part of content.split(/( )/)) {
    const width = widthOf(part) * sizePt;
    if (part.trim() !== '') {
      const bbox: Word['bbox'] = [at, y - 0.88 * sizePt, at + width, y + 0.12 * sizePt];
      words.push({ text: part, bbox, baseline: y, sizePt, bold, turned: 0, origin: 'text-layer', confidence: 1 });
    }
    at += width;
  }
  return words;
}

/** Text that ends at `right`. */
export function textEnding(right: number, y: number, content: string, options: TextOptions = {}): Word[] {
  return text(right - widthOf(content) * (options.sizePt ?? 10), y, content, options);
}

/** Text around `centre`. */
export function textAround(centre: number, y: number, content: string, options: TextOptions = {}): Word[] {
  return text(centre - (widthOf(content) * (options.sizePt ?? 10)) / 2, y, content, options);
}

function widthOf(content: string): number {
  return Array.from(content).reduce((sum, char) => sum + (char.charCodeAt(0) >= 0x2e80 ? 1 : 0.5), 0);
}

export function across(y: number, x0: number, x1: number): RulingLine {
  return { orientation: 'horizontal', position: y, start: x0, end: x1, thicknessPt: 0.5 };
}

export function down(x: number, y0: number, y1: number): RulingLine {
  return { orientation: 'vertical', position: x, start: y0, end: y1, thicknessPt: 0.5 };
}

/** The rules of a full lattice. */
export function lattice(xs: readonly number[], ys: readonly number[]): RulingLine[] {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [xs[0], ys[0], xs.at(-1), ys.at(-1)];
  return [...ys.map((y) => across(y, x0, x1)), ...xs.map((x) => down(x, y0, y1))];
}

/** The same rules with a border of its own for each cell, drawn in pieces that end short of the corners. */
export function inPieces(xs: readonly number[], ys: readonly number[], gap = 0.5): RulingLine[] {
  const pieces = (values: readonly number[]): [number, number][] => values.slice(1).map((end, i) => [(values[i] ?? 0) + gap, end - gap]);
  return [
    ...ys.flatMap((y) => pieces(xs).map(([start, end]) => across(y, start, end))),
    ...xs.flatMap((x) => pieces(ys).map(([start, end]) => down(x, start, end))),
  ];
}

export function pageOf(words: readonly Word[], rulingLines: readonly RulingLine[] = [], changes: Partial<Page> = {}): Page {
  return {
    number: 1,
    widthPt: 600,
    heightPt: 800,
    rotation: 0,
    words: words.slice(),
    rulingLines: rulingLines.slice(),
    images: [],
    hiddenWords: [],
    ...changes,
  };
}

export function gridsOf(blocks: readonly Block[]): Grid[] {
  return blocks.filter((block) => block.kind === 'grid');
}

export function linesIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : []));
}

/** A grid's matrix: text where a cell begins, `<` to its right, `^` below. Throws where a position is covered twice or not at all. */
export function matrixOf(grid: Grid | undefined): string[][] {
  if (grid === undefined) throw new Error('no grid');
  const found = new Map<string, string>();
  for (const cell of grid.cells) {
    for (const [row, column] of positionsOf(cell)) {
      const key = `${row},${column}`;
      if (found.has(key)) throw new Error(`position ${key} is covered twice`);
      found.set(key, row > cell.row ? '^' : column > cell.column ? '<' : cell.text);
    }
  }
  if (found.size !== grid.rowCount * grid.columnCount) throw new Error(`${found.size} positions covered`);
  return Array.from({ length: grid.rowCount }, (_, row) =>
    Array.from({ length: grid.columnCount }, (_unused, column) => found.get(`${row},${column}`) ?? 'not covered'),
  );
}

function positionsOf(cell: GridCell): [number, number][] {
  const rows = Array.from({ length: cell.rowSpan }, (_, i) => cell.row + i);
  const columns = Array.from({ length: cell.columnSpan }, (_, i) => cell.column + i);
  return rows.flatMap((row) => columns.map((column): [number, number] => [row, column]));
}
