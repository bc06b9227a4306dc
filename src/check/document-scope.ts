/**
 * How much of the accounts a document publishes: all of them, or one kind of expense alone.
 *
 * In → Out: document → true for one whose title speaks of the 三公 expenses only (某局2019年度“三公”经费支出决算情况说明): provinces have
 * them published in a document of their own, beside the accounts. Nothing else may then be asked for.
 * Limits: a title that names the accounts, too, or a table of them, is that of all.
 */
import type { Document } from '../model/document.ts';
import { normalizeLabel } from '../model/label.ts';

const EXPENSES = '三公';
/** The accounts as a whole; 决算 before the expenses is that of the unit. */
const WHOLE = /(?:部门|单位)决算|决算[^,;。]*三公/;

/** True where the document is on the 三公 expenses alone. */
export function isOfThreePublic({ title, tables }: Pick<Document, 'title' | 'tables'>): boolean {
  const plain = normalizeLabel(title ?? '');
  if (!plain.includes(EXPENSES) || WHOLE.test(plain)) return false;
  return tables.every(({ table }) => table === 'three_public' || table.startsWith('x:'));
}
