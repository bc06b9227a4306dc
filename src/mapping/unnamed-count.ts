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

/** What headers of counts end with, whatever is counted (数量 beside 价值). */
const COUNT = /(?:数量|面积|人数|辆数|台数|套数|件数|个数|户数|次数|编制数|批次|人次|团组数|保有量|规模)$/;

/** What headers of money end with where counts stand beside it. */
const MONEY = /(?:价值|原值|净值|金额)$/;

/**
 * True for a figure under an unknown header of rates, which may be parts of a hundred or of one, or of counts whose row names no unit;
 * and for a whole number under labels that are not known and that name no unit.
 */
export function isUnnamedCount(value: string, [row, column]: readonly [RowKey, ColumnKey | null], form: FormLexicon): boolean {
  if (column?.known === false && column.unit === null && RATE.test(column.column ?? '')) return true;
  if (column?.known === false && column.unit === null && row.unit === null && COUNT.test(column.column ?? '')) return true;
  if (!WHOLE.test(value) || row.known || column?.known !== false || row.unit !== null || column.unit !== null) return false;
  return form.form.rows.some(({ unit }) => unit !== undefined);
}

/** The unit that the row gives a figure: what it counts is no unit of amounts in a column of money beside the counts. */
export function unitOfRow(value: string, { unit }: RowKey, column: ColumnKey | null): string | null {
  const isMoney = column?.known === false && MONEY.test(column.column ?? '') && !WHOLE.test(value);
  return isMoney && unit?.endsWith('元') === false ? null : unit;
}
