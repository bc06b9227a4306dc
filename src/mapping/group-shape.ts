/**
 * What the grids of a group look like that is no known table: whether its figures are worth a line in the log, and what it may have been.
 *
 * In → Out: a group → numbers of figures and counts, whether it has the shape of a statutory table, or the self-evaluation form of which
 * too much was misread.
 */
import type { PerformanceLabels } from './performance-labels.ts';
import { lostKind, type PerformanceKind } from './performance-recognition.ts';
import type { StatutoryGroup } from './table-groups.ts';

const IS_COUNT = /^\d{1,9}$/;
const IS_FIGURE = /^-?[\d,，]*\d[.．]\d+$/;

/** Figures with decimals. */
export function figuresIn({ pieces }: StatutoryGroup): number {
  return pieces.flatMap((piece) => piece.grid.cells).filter((cell) => IS_FIGURE.test(cell.text.trim())).length;
}

/** Whole numbers below a header that are no numbers of lines: each of these is one more than the one above. */
export function countsIn({ pieces }: StatutoryGroup): number {
  let count = 0;
  for (const { header, body, matrix } of pieces) {
    if (header.rows.length === 0) continue;
    for (const c of matrix[0]?.keys() ?? []) {
      const numbers = body.flatMap((r) => IS_COUNT.exec(matrix[r]?.[c]?.text.trim() ?? '')?.map(Number) ?? []);
      const isNumbering = numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
      if (!isNumbering || (numbers.length === 1 && c > 0)) count += numbers.length;
    }
  }
  return count;
}

/** A header, figures, and a unit of money or classification codes. */
export function hasStatutoryShape(group: StatutoryGroup): boolean {
  const first = group.pieces[0];
  if (first === undefined || first.header.rows.length === 0) return false;
  const figures = group.pieces.some((piece) => piece.grid.cells.some((cell) => IS_FIGURE.test(cell.text.trim())));
  const coded = first.body.some((r) => /^\d{3,7}$/.test(first.matrix[r]?.[0]?.text.trim() ?? ''));
  return figures && (group.attributes.unit !== null || coded);
}

/**
 * The self-evaluation form that a group read from an image was, where its words say so and what would prove it was misread; null for any
 * other. Pieces that follow on another table without a title are none of their own.
 */
export function lostForm({ regions }: StatutoryGroup, labels: PerformanceLabels): PerformanceKind | null {
  const [first] = regions;
  if (first === undefined || !first.grid.cells.some(({ recognition }) => recognition !== undefined)) return null;
  const captions = first.captions.map(({ text }) => text);
  return first.follows && captions.length === 0 ? null : lostKind(first.grid, labels, captions);
}
