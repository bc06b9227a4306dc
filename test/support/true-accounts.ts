/**
 * Accounts of which every figure is known to the fen: the statutory tables as sums of true amounts, before anything is rounded.
 *
 * In → Out: seed → amounts in fen by fact key. Printing them in 万元 with two decimals rounds each figure on its own, as published.
 */
import { Random } from '../../scripts/generate/random.ts';

/** Amount in fen by fact key `table/row/column`. */
export type TrueAccounts = ReadonlyMap<string, bigint>;

const CLASSES = ['201', '205', '207', '208', '210', '212', '221'];
const PERSONNEL = ['30101', '30102', '30107', '30108', '30113', '30302', '30305'];
const PUBLIC = ['30201', '30205', '30211', '30217', '30231', '30299', '31002', '31007'];
const FEN_PER_WAN = 1_000_000n;
const FEN_PER_YUAN = 100n;

class Ledger {
  readonly amounts = new Map<string, bigint>();

  add(key: string, amount: bigint): void {
    this.amounts.set(key, (this.amounts.get(key) ?? 0n) + amount);
  }

  /** Adds an amount to an item, to those above it and to the total. */
  addItem(table: string, code: string, { column, amount }: { column: string; amount: bigint }): void {
    for (const row of ['total', code.slice(0, 3), code.slice(0, 5), code]) this.add(`${table}/${row}/${column}`, amount);
  }

  of(key: string): bigint {
    return this.amounts.get(key) ?? 0n;
  }
}

/** The accounts of one unit. */
export function trueAccounts(seed: number): TrueAccounts {
  const random = new Random(seed);
  const ledger = new Ledger();
  for (const code of items(random)) spend(ledger, code, random);
  byNature(ledger, random);
  summaries(ledger, random);
  return ledger.amounts;
}

function items(random: Random): string[] {
  const classes = CLASSES.filter(() => random.chance(0.5));
  return (classes.length === 0 ? CLASSES.slice(0, 2) : classes).flatMap((code) =>
    ['01', '05']
      .slice(0, random.integer(1, 2))
      .flatMap((group) => ['01', '02', '50', '99'].slice(0, random.integer(1, 4)).map((item) => code + group + item)),
  );
}

/** One item of expenditure and the income that pays for it. */
function spend(ledger: Ledger, code: string, random: Random): void {
  const personnel = random.chance(0.7) ? random.fen(1_000, 9_000_000) : 0n;
  const office = random.chance(0.6) ? random.fen(100, 900_000) : 0n;
  const project = random.chance(0.6) || personnel + office === 0n ? random.fen(100, 9_000_000) : 0n;
  const others = random.chance(0.3) ? random.fen(100, 400_000) : 0n;
  const general = {
    total: personnel + office + project,
    basic: personnel + office,
    'basic.personnel': personnel,
    'basic.public': office,
    project,
  };
  for (const [column, amount] of Object.entries(general)) ledger.addItem('general_budget_expenditure', code, { column, amount });
  const whole = { current_total: general.total + others, basic: general.basic, project: project + others };
  for (const [column, amount] of Object.entries(whole)) ledger.addItem('expenditure', code, { column, amount });
  const income = { current_total: general.total + others, appropriation: general.total, other: others };
  for (const [column, amount] of Object.entries(income)) ledger.addItem('income', code, { column, amount });
}

/** Basic expenditure by economic item. */
function byNature(ledger: Ledger, random: Random): void {
  const table = 'general_budget_basic_expenditure';
  for (const [kind, codes] of [
    ['personnel', PERSONNEL],
    ['public', PUBLIC],
  ] as const) {
    const total = ledger.of(`general_budget_expenditure/total/basic.${kind}`);
    ledger.add(`${table}/total.${kind}/amount`, total);
    for (const [i, amount] of random.split(total, codes.length).entries()) {
      const code = codes[i] ?? '';
      for (const row of [code.slice(0, 3), code]) ledger.add(`${table}/${row}/amount`, amount);
    }
  }
}

/** The two-sided tables; carryovers of the general budget make both sides equal. */
function summaries(ledger: Ledger, random: Random): void {
  const opening = random.fen(100, 500_000);
  const [general, others] = [ledger.of('income/total/appropriation'), ledger.of('income/total/other')];
  ledger.add('income_expenditure_summary/income.other/amount', others);
  ledger.add('appropriation_summary/income.opening_carryover.general_public_budget/amount', opening);
  totals(ledger, { table: 'income_expenditure_summary', columns: ['amount'], general, income: general + others, opening });
  totals(ledger, { table: 'appropriation_summary', columns: ['total', 'general_public_budget'], general, income: general, opening });
  for (const [key, amount] of [...ledger.amounts]) {
    const [table = '', row = '', column = ''] = key.split('/');
    if (row.length === 3) addClass(ledger, { table, row, column, amount });
  }
}

interface Side {
  table: string;
  /** Columns of the expenditure side. */
  columns: readonly string[];
  general: bigint;
  income: bigint;
  opening: bigint;
}

/** Income is spent whole, so that what was carried over is carried on. */
function totals(ledger: Ledger, { table, columns, general, income, opening }: Side): void {
  ledger.add(`${table}/income.general_public_budget/amount`, general);
  ledger.add(`${table}/income.current_total/amount`, income);
  ledger.add(`${table}/income.opening_carryover/amount`, opening);
  ledger.add(`${table}/income.grand_total/amount`, income + opening);
  for (const column of columns) {
    ledger.add(`${table}/expenditure.current_total/${column}`, income);
    ledger.add(`${table}/expenditure.closing_carryover/${column}`, opening);
    ledger.add(`${table}/expenditure.grand_total/${column}`, income + opening);
  }
}

/** A class of a coded table as a row of the two-sided tables. */
function addClass(ledger: Ledger, cell: { table: string; row: string; column: string; amount: bigint }): void {
  const place = `${cell.table}/${cell.column}`;
  if (place === 'expenditure/current_total') ledger.add(`income_expenditure_summary/expenditure.${cell.row}/amount`, cell.amount);
  if (place !== 'general_budget_expenditure/total') return;
  for (const fund of ['total', 'general_public_budget']) ledger.add(`appropriation_summary/expenditure.${cell.row}/${fund}`, cell.amount);
}

/** Every figure in 万元, each rounded on its own to two decimals, halves away from zero. */
export function inRoundedWan(accounts: TrueAccounts): Record<string, string> {
  return printEach(accounts, (fen) => decimal((fen * 100n + FEN_PER_WAN / 2n) / FEN_PER_WAN, 2));
}

/** Every figure in 万元 to the fen. */
export function inExactWan(accounts: TrueAccounts): Record<string, string> {
  return printEach(accounts, (fen) => decimal(fen, 6));
}

/** Every figure in 元 to the fen. */
export function inYuan(accounts: TrueAccounts): Record<string, string> {
  return printEach(accounts, (fen) => decimal(fen, String(FEN_PER_YUAN).length - 1));
}

function printEach(accounts: TrueAccounts, print: (fen: bigint) => string): Record<string, string> {
  return Object.fromEntries([...accounts].map(([key, fen]) => [key, fen < 0n ? `-${print(-fen)}` : print(fen)]));
}

/** An amount of 10^-decimals as a decimal string. */
function decimal(amount: bigint, decimals: number): string {
  const digits = amount.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
