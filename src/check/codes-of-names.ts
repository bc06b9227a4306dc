/**
 * One item under two codes: 2210208 住房公积金 in the table of income, 2210201 住房公积金 in those of expenditure.
 *
 * In → Out: facts of the tables by functional code → `structure/code-of-name`. Names are unique within their 款, so that a name of income
 * under a code that no other table has, and elsewhere under one that income has not, is a slip of a code. Limits: items (项) only; rows
 * without a name; documents that print the tables more than once. Tables of expenditure are held against each other item by item.
 */
import type { Finding } from '../anomaly/finding.ts';
import { type Fact, factKey } from '../model/fact.ts';
import { normalizeLabel } from '../model/label.ts';
import type { CheckContext } from './check-document.ts';

const INCOME = 'income';
const OTHERS: ReadonlySet<string> = new Set(['expenditure', 'general_budget_expenditure']);
const ITEM_DIGITS = 7;
const LEVEL_DIGITS = 2;

export function checkCodesOfNames({ document, figures }: CheckContext): Finding[] {
  const income = new Map<string, Fact>();
  const others = new Map<string, Fact>();
  for (const fact of document.facts) {
    const { table, row, label } = fact;
    if (row.length !== ITEM_DIGITS || label === '') continue;
    if (table !== INCOME && !OTHERS.has(table)) continue;
    if (fact.occurrence > 1) return [];
    const rows = table === INCOME ? income : others;
    if (!rows.has(row)) rows.set(row, fact);
  }
  const elsewhere = new Map([...others.values()].map((fact) => [nameOf(fact), fact]));
  return [...income.values()].flatMap((own) => {
    const other = others.has(own.row) ? undefined : elsewhere.get(nameOf(own));
    if (other === undefined || income.has(other.row)) return [];
    const isDoubtful = [own, other].some((fact) => figures.byKey(factKey(fact))?.doubtful === true);
    return [findingOf(document, { own, other, isDoubtful })];
  });
}

/** The name of an item with its 款. */
function nameOf({ row, label }: Fact): string {
  return `${row.slice(0, -LEVEL_DIGITS)} ${normalizeLabel(label)}`;
}

function findingOf(
  { tables }: CheckContext['document'],
  { own, other, isDoubtful }: { own: Fact; other: Fact; isDoubtful: boolean },
): Finding {
  const title = (id: string): string => tables.find(({ table }) => table === id)?.title ?? id;
  return {
    rule: 'structure/code-of-name',
    ...(isDoubtful ? ({ origin: 'extraction' } as const) : {}),
    args: { table: title(own.table), name: own.label, code: own.row, other: title(other.table), expected: other.row },
    locations: [own.source, other.source],
    facts: [factKey(own), factKey(other)],
    expected: other.row,
    actual: own.row,
  };
}
