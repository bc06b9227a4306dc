/**
 * Tables of a final account whose title says 预算.
 *
 * In → Out: tables that no form knows → `completeness/budget-title` where the title is a known one but for that word, and the document prints
 * no table of that name. Limits: a budget that is printed beside the account has its counterpart there.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CheckContext } from './check-document.ts';
import { knownTitles, tableOf } from './completeness-tables.ts';

/** The word in question: the last one, for funds have it in their name. */
const BUDGET = /预算(?=(?:总|明细)?表(?:\([^()]*\))?$)/;
const UNKNOWN = 'x:';

export function checkBudgetTitles({ document, forms }: CheckContext): Finding[] {
  const titles = knownTitles(forms);
  const present = new Set(document.tables.map(({ table }) => table));
  return document.tables.flatMap(({ table, title, source }): Finding[] => {
    const meant = title.replace(BUDGET, '决算');
    const known = table.startsWith(UNKNOWN) && meant !== title ? tableOf(meant, titles) : null;
    if (known === null || present.has(known)) return [];
    return [{ rule: 'completeness/budget-title', args: { title, meant }, locations: [source], expected: meant, actual: title }];
  });
}
