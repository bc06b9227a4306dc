/**
 * The accounts of an invented unit, consistent to the fen: every figure that a disclosure prints is a sum of the items here.
 *
 * Units: all amounts are bigint fen (0.01 元). Printing in 万元 rounds each figure on its own, so tails of ±0.01 arise as in life.
 */
import { FUNCTIONAL_NAMES } from './codes.ts';
import type { Random } from './random.ts';

/** One 项 with its spending by source and nature. */
export interface Item {
  code: string;
  personnel: bigint;
  public: bigint;
  project: bigint;
  /** Project spending from the government fund. */
  fund: bigint;
  /** Spending from the unit's own income. */
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
  institutional: bigint;
  otherIncome: bigint;
  nonFiscalSurplus: bigint;
  /** Carryovers of the general budget and of everything else. */
  opening: { general: bigint; other: bigint };
  closing: { general: bigint; other: bigint };
  surplusDistribution: bigint;
  budget: ThreePublic;
  actual: ThreePublic;
  procurement: { goods: bigint; works: bigint; services: bigint };
  vehicles: number[];
  projects: Project[];
}

const ITEM_CODES = [
  '2012601',
  '2012604',
  '2050803',
  '2080501',
  '2080502',
  '2080505',
  '2080506',
  '2080801',
  '2089999',
  '2101101',
  '2101102',
  '2101103',
  '2130135',
  '2210201',
  '2210203',
];
const FUND_CODE = '2120899';
const PERSONNEL = [
  '30101',
  '30102',
  '30103',
  '30107',
  '30108',
  '30109',
  '30110',
  '30111',
  '30112',
  '30113',
  '30199',
  '30302',
  '30305',
  '30309',
];
const PUBLIC = [
  '30201',
  '30202',
  '30204',
  '30205',
  '30206',
  '30207',
  '30209',
  '30211',
  '30213',
  '30215',
  '30216',
  '30217',
  '30226',
  '30227',
  '30228',
  '30229',
  '30231',
  '30239',
  '30299',
  '31002',
  '31007',
];
const PROJECT_NAMES = [
  '馆藏档案数字化',
  '县志续修与出版',
  '基层阅览室设备更新',
  '信息系统运行维护',
  '地方文献征集整理',
  '公共服务场所修缮',
];

/** Makes the accounts. `fund` adds spending of the government fund, `scale` multiplies all amounts. */
export function makeAccounts(random: Random, options: { fund: boolean; scale: number }): Accounts {
  const amount = (low: number, high: number): bigint => random.fen(low * options.scale, high * options.scale);
  const codes = ITEM_CODES.filter((code) => ['2012601', '2080505', '2101101', '2210201'].includes(code) || random.chance(0.55));
  const items = codes.map((code): Item => makeItem(code, { random, amount }));
  if (options.fund) items.push({ code: FUND_CODE, personnel: 0n, public: 0n, project: 0n, fund: amount(80000, 900000), other: 0n });
  items.sort((a, b) => (a.code < b.code ? -1 : 1));
  const economic = splitBasic(random, items);
  const spentByOwn = total(items, 'other');
  const opening = { general: random.chance(0.5) ? amount(0, 200000) : 0n, other: amount(0, 60000) };
  const closing = { general: opening.general === 0n ? 0n : opening.general / 3n, other: amount(0, 20000) };
  const surplusDistribution = random.chance(0.3) ? amount(0, 4000) : 0n;
  const ownNeeded = spentByOwn + closing.other + surplusDistribution - opening.other;
  const nonFiscalSurplus = ownNeeded < 0n ? 0n : ownNeeded / 5n;
  const ownIncome = ownNeeded < 0n ? 0n : ownNeeded - nonFiscalSurplus;
  const institutional = random.chance(0.5) ? ownIncome / 3n : 0n;
  const actual = { overseas: 0n, purchase: 0n, operation: economic.get('30231') ?? 0n, reception: economic.get('30217') ?? 0n };
  return {
    items,
    economic,
    institutional,
    otherIncome: ownIncome - institutional,
    nonFiscalSurplus,
    opening: { general: opening.general, other: ownNeeded < 0n ? spentByOwn + closing.other + surplusDistribution : opening.other },
    closing,
    surplusDistribution,
    budget: { overseas: 0n, purchase: 0n, operation: actual.operation + amount(0, 9000), reception: actual.reception + amount(0, 3000) },
    actual,
    procurement: { goods: amount(1000, 90000), works: random.chance(0.3) ? amount(1000, 90000) : 0n, services: amount(0, 60000) },
    vehicles: Array.from({ length: 8 }, () => (random.chance(0.25) ? random.integer(1, 4) : 0)),
    projects: makeProjects(random, amount),
  };
}

function makeItem(code: string, { random, amount }: { random: Random; amount: (low: number, high: number) => bigint }): Item {
  const operates = code.startsWith('2012') || code.startsWith('2050') || code.startsWith('2130');
  const staffOnly = !operates;
  return {
    code,
    personnel: staffOnly ? amount(8000, 600000) : code === '2012601' ? amount(1500000, 4500000) : 0n,
    public: code === '2012601' ? amount(150000, 700000) : 0n,
    project: operates && code !== '2012601' ? amount(40000, 1200000) : 0n,
    fund: 0n,
    other: operates && random.chance(0.4) ? amount(500, 60000) : 0n,
  };
}

type Part = 'personnel' | 'public' | 'project' | 'fund' | 'other';

/** Sum of parts of all items whose code starts with `prefix`. */
export function total(items: readonly Item[], parts: Part | readonly Part[], prefix = ''): bigint {
  const list: readonly Part[] = typeof parts === 'string' ? [parts] : parts;
  return items.filter((item) => item.code.startsWith(prefix)).reduce((sum, item) => sum + list.reduce((s, part) => s + item[part], 0n), 0n);
}

function splitBasic(random: Random, items: readonly Item[]): Map<string, bigint> {
  const personnel = random.split(total(items, 'personnel'), PERSONNEL.length);
  const publicParts = random.split(total(items, 'public'), PUBLIC.length);
  const entries = [
    ...PERSONNEL.map((code, i) => [code, personnel[i] ?? 0n] as const),
    ...PUBLIC.map((code, i) => [code, publicParts[i] ?? 0n] as const),
  ];
  return new Map(entries);
}

function makeProjects(random: Random, amount: (low: number, high: number) => bigint): Project[] {
  const first = random.integer(0, PROJECT_NAMES.length - 3);
  return PROJECT_NAMES.slice(first, first + random.integer(2, 3)).map((name) => {
    const budget = (amount(50000, 900000) / 10000n) * 10000n;
    const adjusted = random.chance(0.3) ? (budget * 9n) / 10n : budget;
    return { name, budget, adjusted, executed: random.chance(0.4) ? adjusted : (adjusted * BigInt(random.integer(700, 999))) / 1000n };
  });
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
