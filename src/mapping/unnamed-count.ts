/**
 * Figures that the table's unit of money may not be the unit of although nothing prints another one: rates below a header without a
 * sign of percent, and whole numbers of a form that counts things beside money (vehicles, equipment) where nothing names what they count.
 *
 * In → Out: a figure, the keys of its row and column → whether the table's unit of money may not be its unit.
 * Limits: a label that a vocabulary knows has the unit that the vocabulary gives it, or money.
 */
import type { ColumnKey, FormLexicon } from './lexicon.ts';
import type { RowKey } from './row-keys.ts';

const WHOLE = /^-?\d+$/;

/** What headers of rates end with (增减率, 占比). */
const RATE = /(?:率|占比|比重|比例|百分比)$/;

/** True for a figure under an unknown header of rates, which may be parts of a hundred or of one; and for a whole number under labels that are not known and that name no unit. */
export function isUnnamedCount(value: string, [row, column]: readonly [RowKey, ColumnKey | null], form: FormLexicon): boolean {
  if (column?.known === false && column.unit === null && RATE.test(column.column ?? '')) return true;
  if (!WHOLE.test(value) || row.known || column?.known !== false || row.unit !== null || column.unit !== null) return false;
  return form.form.rows.some(({ unit }) => unit !== undefined);
}
