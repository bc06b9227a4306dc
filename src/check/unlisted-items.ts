/**
 * Items of the form that a class does not list although its sum falls short: where a lost row may be looked for.
 *
 * In → Out: a broken sum over the 款 of an economic class → the current items of the classification that the table does not print.
 * Source: the form of basic expenditure lists every 款. Limits: more than a few missing items mean a table that prints only what was
 * spent; then nothing can be said.
 */
import type { Forms } from '../model/form.ts';
import type { IdentityInstance } from './identity-instance.ts';

/** Most items that a full form may leave out before it counts as one that leaves out what is zero. */
const MOST_UNLISTED = 3;
const CLASS_DIGITS = 3;
const ITEM_DIGITS = 5;

/** Code and name of each unlisted item; none where the sum does not fall short or the table is no list of all items. */
export function unlistedItems(instance: IdentityInstance, { forms, economic }: Forms): string[] {
  const table = instance.operands[0]?.table;
  const { wholeRow } = instance;
  if (table === undefined || wholeRow?.length !== CLASS_DIGITS || instance.difference.value.lte(0)) return [];
  if (forms.find((form) => form.table === table.table.table)?.rowsBy !== 'economic') return [];
  const unlisted = [...economic.values()].filter(
    ({ code, terms }) =>
      code.length === ITEM_DIGITS && code.startsWith(wholeRow) && !table.hasRow(code) && terms.some(({ current }) => current),
  );
  return unlisted.length > MOST_UNLISTED ? [] : unlisted.map(({ code, names }) => `${code} ${names[0] ?? ''}`.trim());
}
