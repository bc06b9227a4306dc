/**
 * Columns that number the lines (行次) under a header that was recognised too badly to say so.
 *
 * In → Out: roles of columns → the same, `line` for value columns of unknown, recognised headers whose figures count on by one. Only for
 * recognised headers: a text layer says what it says. Limits: short tables, where amounts may count on by chance.
 */
import type { ColumnRole } from '../model/table.ts';
import type { Matrix } from '../table/matrix.ts';

/** Figures from which on a count is none by chance, the share of texts that they must be, and that of those one more than the one above. */
const FEWEST_LINES = 8;
const NUMBERED_SHARE = 0.8;
const COUNTED_SHARE = 0.8;
const LINE_NUMBER = /^\d{1,3}$/;

export interface NumberedBody {
  matrix: Matrix;
  /** Indexes of the rows below the header. */
  body: readonly number[];
  /** True for a column whose header was read from an image and says nothing. */
  isOpen: (column: number) => boolean;
}

/** The roles, columns that number the lines named so. */
export function withLineNumbers(roles: readonly ColumnRole[], numbered: NumberedBody): ColumnRole[] {
  return roles.map((role, c) => (role === 'value' && numbered.isOpen(c) && countsLines(numbered, c) ? 'line' : role));
}

function countsLines({ matrix, body }: NumberedBody, column: number): boolean {
  // Headings lie over several columns.
  const own = body.flatMap((r) => (matrix[r]?.[column]?.column === column ? (matrix[r]?.[column] ?? []) : []));
  const texts = own.map(({ text }) => text.trim()).filter((text) => text !== '');
  const numbers = texts.filter((text) => LINE_NUMBER.test(text)).map(Number);
  const counted = numbers.filter((number, i) => number === (numbers[i - 1] ?? Number.NaN) + 1).length;
  const isNumbered = numbers.length >= Math.max(FEWEST_LINES, NUMBERED_SHARE * texts.length);
  return isNumbered && counted >= COUNTED_SHARE * (numbers.length - 1);
}
