/**
 * The accounts of an invented unit, consistent to the fen: every figure that a disclosure prints is a sum of the items here.
 *
 * Units: all amounts are bigint fen (0.01 元). Printing in 万元 rounds each figure on its own, so tails of ±0.01 arise as in life.
 */
import { FUNCTIONAL_NAMES } from './codes.ts';

/** One 项 with its spending by source and nature. */
export interface Item {
  code: string;
  personnel: bigint;
  public: bigint;
  project: bigint;
  /** Spending from the government fund, by nature. */
  fundBasic: bigint;
  fund: bigint;
  /** Project spending from the state capital budget. */
  capital: bigint;
  /** Spending from the unit's own income: projects, remittances to the superior, business, subsidies to subordinates. */
  other: bigint;
  remitted: bigint;
  business: bigint;
  subsidy: bigint;
}

export type Part = Exclude<keyof Item, 'code'>;

/** Parts by who pays. */
export const GENERAL = ['personnel', 'public', 'project'] as const satisfies readonly Part[];
export const FUND = ['fundBasic', 'fund'] as const satisfies readonly Part[];
export const FISCAL = [...GENERAL, ...FUND, 'capital'] as const satisfies readonly Part[];
export const OWN = ['other', 'remitted', 'business', 'subsidy'] as const satisfies readonly Part[];
export const ALL = [...FISCAL, ...OWN] as const satisfies readonly Part[];

export const NO_SPENDING: Omit<Item, 'code'> = {
  personnel: 0n,
  public: 0n,
  project: 0n,
  fundBasic: 0n,
  fund: 0n,
  capital: 0n,
  other: 0n,
  remitted: 0n,
  business: 0n,
  subsidy: 0n,
};

/** What is carried over a year's end, by source. */
export interface Carryover {
  general: bigint;
  fund: bigint;
  capital: bigint;
  other: bigint;
}

export interface Project {
  name: string;
  budget: bigint;
  adjusted: bigint;
  executed: bigint;
}

export interface ThreePublic {
  overseas: bigint;
  purchase: bigint;
  operation: bigint;
  reception: bigint;
}

export interface Accounts {
  items: Item[];
  /** Economic item (five digits) → basic expenditure of the general budget. */
  economic: Map<string, bigint>;
  superiorSubsidy: bigint;
  institutional: bigint;
  businessIncome: bigint;
  subordinateRemittance: bigint;
  otherIncome: bigint;
  nonFiscalSurplus: bigint;
  opening: Carryover;
  closing: Carryover;
  surplusDistribution: bigint;
  budget: ThreePublic;
  actual: ThreePublic;
  procurement: { goods: bigint; works: bigint; services: bigint };
  vehicles: number[];
  /** Pieces of equipment worth more than a million 元. */
  equipment: number;
  /** 机关运行经费. */
  operatingCost: bigint;
  projects: Project[];
}

/** Sum of parts of all items whose code starts with `prefix`. */
export function total(items: readonly Item[], parts: Part | readonly Part[], prefix = ''): bigint {
  const list: readonly Part[] = typeof parts === 'string' ? [parts] : parts;
  return items.filter((item) => item.code.startsWith(prefix)).reduce((sum, item) => sum + list.reduce((s, part) => s + item[part], 0n), 0n);
}

/** All codes to print with their parents, in ascending order. */
export function codesWithParents(items: readonly Item[]): string[] {
  return [...new Set(items.flatMap((item) => [item.code.slice(0, 3), item.code.slice(0, 5), item.code]))].sort((a, b) => (a < b ? -1 : 1));
}

/** Printed name of a functional code; throws Error on a code outside the list. */
export function functionalName(code: string): string {
  const name = FUNCTIONAL_NAMES[code];
  if (name === undefined) throw new Error(`no name for functional code ${code}`);
  return name;
}
