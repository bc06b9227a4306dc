/**
 * Accounts in which no column of any form is empty: what tells a reader that confuses two columns from one that does not.
 *
 * In → Out: accounts → the same with income and spending of every kind, carryovers of every source, a deficit carried on
 * (a negative figure), spending from the government fund and, unless the forms know none, from the state capital budget.
 */
import type { Accounts, Item } from './accounts.ts';
import { NO_SPENDING } from './accounts.ts';
import { FUND_CODE } from './make-accounts.ts';
import type { Random } from './random.ts';

const CAPITAL_CODE = '2230199';
/** A part of fund spending is basic expenditure: one in so many. */
const FUND_BASIC = 6n;

/** Fills every column. `capital`: the forms have a state capital budget. */
export function fillAccounts(a: Accounts, { random, capital }: { random: Random; capital: boolean }): Accounts {
  const income = {
    superiorSubsidy: random.fen(9000, 90000),
    businessIncome: random.fen(7000, 70000),
    subordinateRemittance: random.fen(5000, 50000),
    institutional: a.institutional + random.fen(4000, 40000),
    otherIncome: a.otherIncome + random.fen(3000, 30000),
    nonFiscalSurplus: a.nonFiscalSurplus + random.fen(200, 2000),
  };
  const surplusDistribution = a.surplusDistribution + random.fen(100, 1000);
  const gained = Object.values(income).reduce((x, y) => x + y, 0n) - a.institutional - a.otherIncome - a.nonFiscalSurplus;
  const business = (income.businessIncome * 3n) / 4n;
  const subsidy = income.superiorSubsidy / 3n;
  const carried = (low: number, high: number): bigint => (capital ? random.fen(low, high) : 0n);
  const closing = { general: a.closing.general + random.fen(600, 6000), fund: random.fen(1000, 10000), capital: carried(300, 1900) };
  /** More than all that is carried on otherwise, so that the sum is negative too. */
  const deficit = Object.values(closing).reduce((x, y) => x + y, random.fen(200, 9000));
  const remitted = gained - business - subsidy + a.closing.other + a.surplusDistribution - surplusDistribution + deficit;
  const items = withEverySource(a.items, { random, capital }).map((item, i) => ({
    ...item,
    ...spread(i, { remitted, business, subsidy }),
  }));
  return {
    ...a,
    ...income,
    items,
    opening: {
      ...a.opening,
      general: a.opening.general + random.fen(500, 5000),
      fund: random.fen(3000, 30000),
      capital: carried(2000, 9000),
    },
    closing: { ...closing, other: -deficit },
    surplusDistribution,
    budget: { ...a.budget, overseas: random.fen(20000, 60000), purchase: random.fen(150000, 250000) },
    actual: { ...a.actual, overseas: random.fen(9000, 19000), purchase: random.fen(120000, 149000) },
    procurement: { ...a.procurement, works: a.procurement.works + random.fen(2000, 80000) },
    vehicles: a.vehicles.map((_, i) => i + 1),
    equipment: random.integer(1, 9),
    operatingCost: items.reduce((sum, item) => sum + item.public, 0n),
  };
}

function withEverySource(items: readonly Item[], { random, capital }: { random: Random; capital: boolean }): Item[] {
  const fund = items.find((item) => item.fund > 0n) ?? { ...NO_SPENDING, code: FUND_CODE, fund: random.fen(80000, 900000) };
  const basic = fund.fund / FUND_BASIC;
  return [
    ...items.filter((item) => item.code !== fund.code),
    { ...fund, fundBasic: basic, fund: fund.fund - basic },
    ...(capital ? [{ ...NO_SPENDING, code: CAPITAL_CODE, capital: random.fen(30000, 300000) }] : []),
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Remittances on the first item, subsidies and business on the next two. */
function spread(index: number, { remitted, business, subsidy }: Pick<Item, 'remitted' | 'business' | 'subsidy'>): Partial<Item> {
  if (index === 0) return { remitted };
  if (index === 1) return { subsidy };
  return index === 2 ? { business } : {};
}
