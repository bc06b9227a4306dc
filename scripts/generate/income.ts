/**
 * Income of the year by source, for the whole unit and for one item.
 *
 * Income from a budget is what is spent from it and carried on, less what was carried in. A carryover lies on the first item
 * that spends from that budget, income of the unit's own on the first items in turn.
 */
import { type Accounts, type Carryover, FUND, GENERAL, type Item, type Part, total } from './accounts.ts';

const PARTS = { general: GENERAL, fund: FUND, capital: ['capital'] } as const satisfies Record<string, readonly Part[]>;
type Budget = keyof typeof PARTS;
export const BUDGETS = ['general', 'fund', 'capital'] as const satisfies readonly Budget[];

const change = (a: Accounts, source: keyof Carryover): bigint => a.closing[source] - a.opening[source];

/** What is spent from a budget, of items whose code starts with `prefix`. */
export function spending(a: Accounts, budget: Budget, prefix = ''): bigint {
  return total(a.items, PARTS[budget], prefix);
}

/** Income of the year from a budget. */
export function budgetIncome(a: Accounts, budget: Budget): bigint {
  return spending(a, budget) + change(a, budget);
}

/** Income of the year from all budgets. */
export function fiscalIncome(a: Accounts): bigint {
  return BUDGETS.reduce((sum, budget) => sum + budgetIncome(a, budget), 0n);
}

/** Income of the year from all sources. */
export function income(a: Accounts): bigint {
  return fiscalIncome(a) + a.superiorSubsidy + a.institutional + a.businessIncome + a.subordinateRemittance + a.otherIncome;
}

/** A carryover of all sources. */
export function carried(c: Carryover): bigint {
  return c.general + c.fund + c.capital + c.other;
}

/** Item that bears the carryovers of a budget: the first that spends from it. */
export function bearer(a: Accounts, budget: Budget): string {
  return a.items.find((item) => total([item], PARTS[budget]) > 0n)?.code ?? '';
}

export interface ItemIncome {
  appropriation: bigint;
  superiorSubsidy: bigint;
  institutional: bigint;
  business: bigint;
  subordinateRemittance: bigint;
  other: bigint;
}

/** Income of one item by source. */
export function itemIncome(a: Accounts, item: Item): ItemIncome {
  const at = a.items.indexOf(item);
  const own = (index: number, amount: bigint): bigint => (at === index ? amount : 0n);
  const changes = BUDGETS.reduce((sum, budget) => sum + (bearer(a, budget) === item.code ? change(a, budget) : 0n), 0n);
  return {
    appropriation: BUDGETS.reduce((sum, budget) => sum + total([item], PARTS[budget]), changes),
    superiorSubsidy: own(1, a.superiorSubsidy),
    institutional: own(0, a.institutional),
    business: own(2, a.businessIncome),
    subordinateRemittance: own(1, a.subordinateRemittance),
    other: own(0, a.otherIncome),
  };
}
