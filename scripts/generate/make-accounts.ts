/**
 * Makes the accounts of an invented unit from a seed, consistent to the fen.
 *
 * Spending is drawn first; income follows from it: what is spent and carried on, less what was carried in.
 */
import { type Accounts, type Item, NO_SPENDING, type Project, total } from './accounts.ts';
import type { Random } from './random.ts';

/** What a kind of unit mainly spends on: its running cost and its activities. */
export interface Field {
  running: string;
  activity: string;
}

const ARCHIVE: Field = { running: '2012601', activity: '2012604' };
/** Items besides the unit's own field. */
const ITEM_CODES = [
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
const ALWAYS = ['2080505', '2101101', '2210201'];
export const FUND_CODE = '2120899';
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
export function makeAccounts(random: Random, options: { fund: boolean; scale: number; field?: Field }): Accounts {
  const field = options.field ?? ARCHIVE;
  const amount = (low: number, high: number): bigint => random.fen(low * options.scale, high * options.scale);
  const codes = [field.running, field.activity, ...ITEM_CODES.filter((code) => ALWAYS.includes(code) || random.chance(0.55))];
  const items = codes.map((code): Item => makeItem(code, { field, random, amount }));
  if (options.fund) items.push({ ...NO_SPENDING, code: FUND_CODE, fund: amount(80000, 900000) });
  items.sort((a, b) => (a.code < b.code ? -1 : 1));
  const economic = splitBasic(random, items);
  const spentByOwn = total(items, 'other');
  const opening = { general: random.chance(0.5) ? amount(0, 200000) : 0n, fund: 0n, capital: 0n, other: amount(0, 60000) };
  const closing = { general: opening.general === 0n ? 0n : opening.general / 3n, fund: 0n, capital: 0n, other: amount(0, 20000) };
  const surplusDistribution = random.chance(0.3) ? amount(0, 4000) : 0n;
  const ownNeeded = spentByOwn + closing.other + surplusDistribution - opening.other;
  const nonFiscalSurplus = ownNeeded < 0n ? 0n : ownNeeded / 5n;
  const ownIncome = ownNeeded < 0n ? 0n : ownNeeded - nonFiscalSurplus;
  const institutional = random.chance(0.5) ? ownIncome / 3n : 0n;
  const actual = { overseas: 0n, purchase: 0n, operation: economic.get('30231') ?? 0n, reception: economic.get('30217') ?? 0n };
  return {
    items,
    economic,
    superiorSubsidy: 0n,
    institutional,
    businessIncome: 0n,
    subordinateRemittance: 0n,
    otherIncome: ownIncome - institutional,
    nonFiscalSurplus,
    opening: { ...opening, other: ownNeeded < 0n ? spentByOwn + closing.other + surplusDistribution : opening.other },
    closing,
    surplusDistribution,
    budget: { overseas: 0n, purchase: 0n, operation: actual.operation + amount(0, 9000), reception: actual.reception + amount(0, 3000) },
    actual,
    procurement: { goods: amount(1000, 90000), works: random.chance(0.3) ? amount(1000, 90000) : 0n, services: amount(0, 60000) },
    vehicles: Array.from({ length: 8 }, () => (random.chance(0.25) ? random.integer(1, 4) : 0)),
    equipment: 0,
    operatingCost: 0n,
    projects: makeProjects(random, amount),
  };
}

type Draw = { field: Field; random: Random; amount: (low: number, high: number) => bigint };

function makeItem(code: string, { field, random, amount }: Draw): Item {
  const runs = code === field.running;
  const acts = code === field.activity || code.startsWith('2050') || code.startsWith('2130');
  return {
    ...NO_SPENDING,
    code,
    personnel: runs ? amount(1500000, 4500000) : acts ? 0n : amount(8000, 600000),
    public: runs ? amount(150000, 700000) : 0n,
    project: acts ? amount(40000, 1200000) : 0n,
    other: (runs || acts) && random.chance(0.4) ? amount(500, 60000) : 0n,
  };
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
