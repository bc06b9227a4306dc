/**
 * Tables of a final account whose title says 预算.
 *
 * In → Out: tables that no form knows → `completeness/budget-title` where the title is a known one but for that word, and the document prints
 * no table of that name; headings over tables of another title likewise. Limits: a budget that is printed beside the account has its
 * counterpart there.
 */
import type { Finding } from '../anomaly/finding.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import type { Section } from '../model/section.ts';
import type { CheckContext } from './check-document.ts';
import { knownTitles, tableOf } from './completeness-tables.ts';
import { headingPlace } from './document-text.ts';

/** The word in question: the last one, for funds have it in their name. */
const BUDGET = /预算(?=(?:总|明细)?表(?:\([^()]*\))?$)/;
const UNKNOWN = 'x:';

export function checkBudgetTitles(context: CheckContext): Finding[] {
  return [...budgetTables(context), ...budgetHeadings(context)];
}

/** Headings of the part with the tables that say 预算 where neither the contents nor a table does. */
function budgetHeadings({ document: { sections, tables, toc }, forms }: CheckContext): Finding[] {
  const titles = knownTitles(forms);
  const printed = new Set([...tables, ...toc].map(({ title }) => stripOrdinal(normalizeLabel(title))));
  return headingsOfTables(sections).flatMap((section): Finding[] => {
    const { title } = section;
    const meant = title.replace(BUDGET, '决算');
    if (meant === title || tableOf(meant, titles) === null || printed.has(stripOrdinal(normalizeLabel(title)))) return [];
    return [
      { rule: 'completeness/budget-title', args: { title, meant }, locations: [headingPlace(section)], expected: meant, actual: title },
    ];
  });
}

function headingsOfTables(sections: readonly Section[]): Section[] {
  const found: Section[] = [];
  for (const section of sections) {
    if (section.kind === 'tables') found.push(section);
    found.push(...headingsOfTables(section.children));
  }
  return found;
}

function budgetTables({ document, forms }: CheckContext): Finding[] {
  const titles = knownTitles(forms);
  const present = new Set(document.tables.map(({ table }) => table));
  return document.tables.flatMap(({ table, title, source }): Finding[] => {
    const meant = title.replace(BUDGET, '决算');
    const known = table.startsWith(UNKNOWN) && meant !== title ? tableOf(meant, titles) : null;
    if (known === null || present.has(known)) return [];
    return [{ rule: 'completeness/budget-title', args: { title, meant }, locations: [source], expected: meant, actual: title }];
  });
}
