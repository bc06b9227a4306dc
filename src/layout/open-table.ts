/**
 * A table that shows its rows and columns by where its words stand → its cells.
 *
 * In → Out: the lines of a region, the first line of its body → header labels with their columns, body cells, boundaries; null where
 * distances do not tell rows or columns apart, or a header label stands over no range of columns.
 * Method: rows by the distances of lines, columns by the gaps between the words of the body; header labels by their middles.
 */
import type { Word } from '../model/page.ts';
import { isAmount, isFigure } from './figures.ts';
import { headerBlocks } from './header-blocks.ts';
import { type PlacedLabel, placeLabels } from './header-tree.ts';
import { bandsOf } from './open-rows.ts';
import { lostLabel, type MergedCell, mergeLabels } from './open-spans.ts';
import { blankStart, type OpenColumn, openColumns, openStrands, type Strand } from './open-strands.ts';
import type { WordLine } from './page-text.ts';

export interface OpenTable {
  labels: PlacedLabel[];
  /** Rows of the header. */
  headerRows: number;
  /** Words of every cell of the body, row by row. */
  body: Word[][][];
  /** Cells of the body over several columns; their words are in the first of these. */
  merged: MergedCell[];
  columns: OpenColumn[];
}

/** Fewer columns are no table. */
const MIN_COLUMNS = 3;

/** Reads the lines of a region; `bodyStart` is the index of the first line with figures. */
export function readOpenTable(lines: readonly WordLine[], bodyStart: number): OpenTable | null {
  const found = bandsOf(lines, bodyStart);
  const first = found?.bands.findIndex((band) => band.some((line) => lines.indexOf(line) >= bodyStart)) ?? -1;
  if (found === null || first < 0) return null;
  const strands = openStrands(found.bands.slice(first));
  const start = first - fragmentsAbove(found.bands.slice(0, first), { strands, least: found.pitch ?? found.least });
  const body = found.bands.slice(start);
  const header = headerBlocks(found.bands.slice(0, start).flat(), { ...found, strands, blank: blankStart(strands) });
  const columns = openColumns(strands, header);
  if (columns.length < MIN_COLUMNS) return null;
  const placed = placeLabels(header, columns);
  if (placed === null || (header.length > 0 && header.length * 2 < columns.length)) return null;
  const rows = body.map((band) => cellsOf(band, columns));
  while (rows.length > 0 && !endsTable(rows[rows.length - 1] ?? [])) rows.pop();
  const merged = mergeLabels(rows, columns);
  return rows.every((row) => row.every(isCell)) && columns.every((_, c) => lostLabel(rows.map((row) => row[c] ?? [])) < 0)
    ? { ...placed, body: rows, merged, columns }
    : null;
}

/** A fragment stands at least as far from the header as rows from each other; distances of rows vary by this share. */
const ROW_SHARE = 0.95;

/** How many of the last bands of a header are no part of it: ends of labels from the page before, below labels of all columns. */
function fragmentsAbove(
  header: readonly (readonly WordLine[])[],
  { strands, least }: { strands: readonly Strand[]; least: number },
): number {
  let count = 0;
  while (count + 1 < header.length) {
    const own = header[header.length - 1 - count] ?? [];
    const above = header.slice(0, -1 - count).flat();
    const gap = (own[0]?.baseline ?? 0) - (above[above.length - 1]?.baseline ?? 0);
    const labels = above.flatMap((line) => line.words);
    const isHeaded = strands.every(({ start, end }) => labels.some(({ bbox }) => bbox[0] < end && start < bbox[2]));
    if (!isHeaded || gap < ROW_SHARE * least || own.flatMap((line) => line.words).length * 2 > strands.length) break;
    count++;
  }
  return count;
}

/** True for a row with figures, and for one of the right half alone, which no note below a table is. */
function endsTable(row: readonly Word[][]): boolean {
  return row[0]?.length === 0 || row.some((words) => words.some(({ text }) => isFigure(text)));
}

function cellsOf(band: readonly WordLine[], columns: readonly OpenColumn[]): Word[][] {
  const cells: Word[][] = columns.map(() => []);
  for (const { words } of band) {
    for (const word of words) {
      const middle = (word.bbox[0] + word.bbox[2]) / 2;
      // Text may overflow its cell to the right; figures do not.
      const x = isFigure(word.text) ? middle : Math.min(middle, word.bbox[0] + word.sizePt);
      const at = columns.findIndex((column) => x < column.to);
      cells[at < 0 ? columns.length - 1 : at]?.push(word);
    }
  }
  return cells;
}

/** False for an amount beside anything else on a line of a cell: two columns were taken for one. */
function isCell(words: readonly Word[]): boolean {
  const amounts = words.filter(({ text }) => isAmount(text));
  return amounts.every((amount) => words.every((word) => word === amount || Math.abs(word.baseline - amount.baseline) > amount.sizePt / 2));
}
