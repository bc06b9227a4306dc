/**
 * Spans of header labels that are centred over columns of an unruled table.
 *
 * In → Out: header labels where they were found, '' elsewhere → label path per column. A blank header cell with labels below it
 * belongs to the label on its left or on its right; where the ruling lines do not say, the form does: the cut between two labels
 * is the one that leaves the most columns with a known key of their own. Ties go to the label on the left.
 * Limits: only blanks are shared out; a label never leaves the column in which it was found.
 */

export interface SpanOptions {
  /** How well paths explain the columns; higher is better. */
  score: (paths: string[][]) => number;
}

/** Shares out the blank header cells. `labels` are rows × columns. */
export function spreadHeader(labels: readonly (readonly string[])[], options: SpanOptions): string[][] {
  const grid = labels.map((row) => [...row]);
  for (const [r, row] of grid.entries()) {
    for (const gap of gapsOf(row, grid.slice(r + 1))) shareOut(grid, { row: r, gap }, options);
  }
  return pathsOf(grid);
}

interface Gap {
  /** Blank columns with labels below them, left to right. */
  columns: number[];
  left: string;
  right: string;
}

/** Runs of blank cells with labels below, between two labels of a header row. */
function gapsOf(row: readonly string[], below: readonly (readonly string[])[]): Gap[] {
  const gaps: Gap[] = [];
  let left = '';
  let columns: number[] = [];
  const close = (right: string): void => {
    if (columns.length > 0 && left + right !== '') gaps.push({ columns, left, right });
    columns = [];
  };
  for (const [c, label] of row.entries()) {
    if (label !== '') {
      close(label);
      left = label;
    } else if (below.some((lower) => (lower[c] ?? '') !== '')) columns.push(c);
  }
  close('');
  return gaps;
}

/** Gives the first columns of a gap to the left label and the others to the right one, at the best cut. */
function shareOut(grid: string[][], at: { row: number; gap: Gap }, { score }: SpanOptions): void {
  const row = grid[at.row];
  if (row === undefined) return;
  const { columns, left, right } = at.gap;
  const fill = (cut: number): void => {
    for (const [i, c] of columns.entries()) row[c] = i < cut ? left : right;
  };
  let best = { cut: columns.length, score: Number.NEGATIVE_INFINITY };
  for (let cut = columns.length; cut >= 0; cut--) {
    fill(cut);
    const value = score(pathsOf(grid));
    if (value > best.score) best = { cut, score: value };
  }
  fill(best.cut);
}

function pathsOf(grid: readonly (readonly string[])[]): string[][] {
  const width = grid[0]?.length ?? 0;
  return Array.from({ length: width }, (_, c) => grid.map((row) => row[c] ?? '').filter((label) => label !== ''));
}
