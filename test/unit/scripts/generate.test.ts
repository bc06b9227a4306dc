/**
 * The generator is the author of the truth: what it prints must add up, be printed by rule, and be the same on every run.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { total } from '../../../scripts/generate/accounts.ts';
import { FAMILIES, readArguments } from '../../../scripts/generate/arguments.ts';
import { makeCase, publishedName } from '../../../scripts/generate/case.ts';
import { CORPUS, SAMPLES } from '../../../scripts/generate/cases.ts';
import type { Truth } from '../../../scripts/generate/disclosure.ts';
import { makeAccounts } from '../../../scripts/generate/make-accounts.ts';
import { type MakeOptions, makeDisclosure, truthOfDisclosure } from '../../../scripts/generate/make-disclosure.ts';
import { Random } from '../../../scripts/generate/random.ts';
import { samplesPage } from '../../../scripts/generate/samples-page.ts';
import { decimal, percent, print } from '../../../scripts/generate/style.ts';
import { readTruth, writeTruth } from '../../../scripts/generate/truth-file.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** A slow machine may take its time to embed fonts. */
const TIMEOUT_MS = 60_000;
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const truthOf = (make: MakeOptions): Truth => truthOfDisclosure(makeDisclosure(make));

/** `0.01` → 1n; figures in 元 with two places are exact to the fen. */
function fen(value: string): bigint {
  expect(value).toMatch(/^-?\d+\.\d\d$/);
  return BigInt(value.replace('.', ''));
}

/** Figures of one table in fen, by row and column. */
class Sheet {
  readonly #figures: ReadonlyMap<string, bigint>;
  readonly rows: ReadonlySet<string>;

  constructor(truth: Truth, table: string) {
    const facts = truth.facts.filter((fact) => fact.table === table && fact.unit === '元');
    this.#figures = new Map(facts.map(({ row, column, value }) => [`${row}/${column}`, fen(value)]));
    this.rows = new Set(facts.map(({ row }) => row));
  }

  get isEmpty(): boolean {
    return this.rows.size === 0;
  }

  get(row: string, column = 'amount'): bigint {
    const figure = this.#figures.get(`${row}/${column}`);
    if (figure === undefined) throw new Error(`no figure ${row}/${column}`);
    return figure;
  }

  sum(rows: Iterable<string>, column = 'amount'): bigint {
    return [...rows].reduce((sum, row) => sum + this.get(row, column), 0n);
  }

  columnsOf(row: string): string[] {
    return [...this.#figures.keys()].flatMap((key) => (key.startsWith(`${row}/`) ? [key.slice(row.length + 1)] : []));
  }
}

/** Every code is the sum of the codes below it, and the total that of the classes. */
function expectCodesToAddUp(sheet: Sheet): void {
  const codes = [...sheet.rows].filter((row) => /^\d+$/.test(row));
  for (const column of sheet.columnsOf('total')) {
    expect(sheet.get('total', column)).toBe(
      sheet.sum(
        codes.filter((code) => code.length === 3),
        column,
      ),
    );
    for (const parent of codes.filter((code) => code.length < 7)) {
      const children = codes.filter((code) => code.startsWith(parent) && code.length === parent.length + 2);
      expect(sheet.get(parent, column), `${parent}/${column}`).toBe(sheet.sum(children, column));
    }
  }
}

/** In each row the columns `parts` add up to `whole`. */
function expectColumnsToAddUp(sheet: Sheet, whole: string, parts: readonly string[]): void {
  for (const row of sheet.rows) {
    const have = new Set(sheet.columnsOf(row));
    if (!have.has(whole)) continue;
    const sum = parts.filter((part) => have.has(part)).reduce((s, part) => s + sheet.get(row, part), 0n);
    expect(sheet.get(row, whole), `${row}/${whole}`).toBe(sum);
  }
}

describe('a generated disclosure', () => {
  it.each(FAMILIES)('is the same for the same seed, another for another: %s', async (family) => {
    const layout = { kind: 'text', options: { tables: 'tabs', captions: 'lines', cutAfter: 0, contents: 'dots' } } as const;
    const [first, second, other] = await Promise.all([4, 4, 5].map((seed) => makeCase({ make: { seed, family }, layout })));
    expect(second).toEqual(first);
    expect(other?.bytes).not.toEqual(first?.bytes);
  });

  it(
    'is the same PDF for the same seed',
    async () => {
      const sample = SAMPLES.find(({ layout }) => layout.kind === 'pdf');
      if (sample === undefined) throw new Error('no PDF among the samples');
      const [first, second] = [await makeCase(sample), await makeCase(sample)];
      expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    },
    TIMEOUT_MS,
  );

  it('has truth that a file keeps', () => {
    const truth = truthOf({ seed: 3, family: 'shanxi' });
    const again = readTruth(writeTruth(truth));
    const byKey = (t: Truth) => ({ ...t, facts: t.facts.map((fact) => JSON.stringify(fact)).sort() });
    expect(byKey(again)).toEqual(byKey(truth));
  });

  it('shares no code with the reader', () => {
    const files = readdirSync(join(ROOT, 'scripts/generate'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => /from '[./]+\/src\//.test(read(`scripts/generate/${file}`)))).toEqual([]);
  });
});

describe('accounts', () => {
  it.each(SEEDS)('balance to the fen: seed %i', (seed) => {
    const a = makeAccounts(new Random(seed), { fund: seed % 2 === 0, scale: 1 });
    const personnel = [...a.economic].filter(([code]) => /^30[13]/.test(code)).reduce((sum, [, amount]) => sum + amount, 0n);
    const all = [...a.economic.values()].reduce((sum, amount) => sum + amount, 0n);
    expect(personnel).toBe(total(a.items, 'personnel'));
    expect(all - personnel).toBe(total(a.items, 'public'));
    const own = a.institutional + a.otherIncome + a.nonFiscalSurplus + a.opening.other;
    expect(own).toBe(total(a.items, 'other') + a.surplusDistribution + a.closing.other);
    for (const { budget, adjusted, executed } of a.projects) expect(executed <= adjusted && adjusted <= budget).toBe(true);
  });
});

/** A table of carryovers, income and spending of one budget; `spent` of it stands in another table. */
function expectFlow(flow: Sheet, spent: bigint): void {
  if (flow.isEmpty) return;
  expectCodesToAddUp(flow);
  expectColumnsToAddUp(flow, 'expenditure.total', ['expenditure.basic', 'expenditure.project']);
  expect(flow.get('total', 'expenditure.total')).toBe(spent);
  if (!flow.columnsOf('total').includes('income')) return;
  expect(flow.get('total', 'opening_carryover') + flow.get('total', 'income')).toBe(spent + flow.get('total', 'closing_carryover'));
}

/** Basic expenditure by item adds up, and equals that by function. */
function expectBasicToAddUp(basic: Sheet, expected: bigint): void {
  expect(basic.get('total.personnel')).toBe(basic.sum(['301', '303']));
  expect(basic.sum(['total.personnel', 'total.public'])).toBe(expected);
  for (const parent of ['301', '302', '303', '307', '310', '399'])
    expect(basic.get(parent)).toBe(basic.sum([...basic.rows].filter((row) => row.length === 5 && row.startsWith(parent))));
}

const VARIANTS = FAMILIES.flatMap((family) => [false, true].map((full) => ({ family, full })));

describe.each(VARIANTS)('tables add up to the fen: $family, full $full', ({ family, full }) => {
  it.each(SEEDS)('seed %i', (seed) => {
    const truth = truthOf({ seed, family, unit: '元', fund: seed % 2 === 0, full });
    const sheet = (table: string): Sheet => new Sheet(truth, table);
    const summary = sheet('income_expenditure_summary');
    const incomes = [...summary.rows].filter((row) => /^income\.(?!current_total|grand_total|non_fiscal|opening)/.test(row));
    const classes = (s: Sheet): string[] => [...s.rows].filter((row) => /^expenditure\.\d{3}$/.test(row));
    expect(summary.get('income.current_total')).toBe(summary.sum(incomes));
    expect(summary.get('expenditure.current_total')).toBe(summary.sum(classes(summary)));
    const surplus = family === 'national-2019' ? 'x:用事业基金弥补收支差额' : 'income.non_fiscal_surplus_used';
    expect(summary.get('income.grand_total')).toBe(summary.sum(['income.current_total', surplus, 'income.opening_carryover']));
    expect(summary.get('expenditure.grand_total')).toBe(
      summary.sum(['expenditure.current_total', 'expenditure.surplus_distribution', 'expenditure.closing_carryover']),
    );
    expect(summary.get('income.grand_total')).toBe(summary.get('expenditure.grand_total'));

    const income = sheet('income');
    const expenditure = sheet('expenditure');
    const general = sheet('general_budget_expenditure');
    for (const coded of [income, expenditure, general]) expectCodesToAddUp(coded);
    expectColumnsToAddUp(income, 'current_total', income.columnsOf('total').slice(1));
    expectColumnsToAddUp(expenditure, 'current_total', expenditure.columnsOf('total').slice(1));
    expectColumnsToAddUp(general, 'total', ['basic', 'project']);
    expectColumnsToAddUp(general, 'basic', family === 'jilin' ? ['basic.personnel', 'basic.public'] : ['basic']);
    expect(income.get('total', 'current_total')).toBe(summary.get('income.current_total'));
    expect(expenditure.get('total', 'current_total')).toBe(summary.get('expenditure.current_total'));

    const fiscal = sheet('appropriation_summary');
    expectColumnsToAddUp(fiscal, 'total', ['general_public_budget', 'government_fund', 'state_capital']);
    for (const column of fiscal.columnsOf('expenditure.current_total'))
      expect(fiscal.get('expenditure.current_total', column)).toBe(fiscal.sum(classes(fiscal), column));
    expect(fiscal.get('income.grand_total')).toBe(fiscal.get('expenditure.grand_total', 'total'));
    expect(fiscal.get('income.current_total')).toBe(income.get('total', 'appropriation'));
    expect(fiscal.get('expenditure.current_total', 'general_public_budget')).toBe(general.get('total', 'total'));

    const basic = sheet('general_budget_basic_expenditure');
    expectBasicToAddUp(basic, general.get('total', 'basic'));

    const fund = sheet('government_fund');
    expect(fund.isEmpty).toBe(seed % 2 === 1 && !full);
    const capital = sheet('state_capital');
    expect(capital.isEmpty).toBe(!full || family === 'national-2019');
    expectFlow(fund, fiscal.get('expenditure.current_total', 'government_fund'));
    expectFlow(capital, full && family !== 'national-2019' ? fiscal.get('expenditure.current_total', 'state_capital') : 0n);
    const three = sheet('three_public');
    expectColumnsToAddUp(three, 'total', ['overseas', 'vehicle', 'reception']);
    expectColumnsToAddUp(three, 'vehicle', ['vehicle.purchase', 'vehicle.operation']);
    expect(three.get('actual', 'reception')).toBe(basic.get('30217'));
  });
});

describe('printing', () => {
  it('rounds an amount half away from zero', () => {
    expect([0n, 1n, 4_999n, 5_000n, 14_999n, -5_000n, -4_999n, 123_456_789n].map((amount) => decimal(amount, '万元'))).toEqual([
      '0.00',
      '0.00',
      '0.00',
      '0.01',
      '0.01',
      '-0.01',
      '0.00',
      '123.46',
    ]);
    expect(decimal(123_456_789n, '元')).toBe('1234567.89');
  });

  it('separates thousands and prints zeros as the style says', () => {
    expect(print(123_456_789_012n, { zero: '', separators: true, unit: '元' })).toBe('1,234,567,890.12');
    expect(print(123_456_789_012n, { zero: '', separators: true, unit: '万元' })).toBe('123,456.79');
    expect(print(0n, { zero: '——', separators: true, unit: '元' })).toBe('——');
  });

  it('rounds a share half up and refuses a share of nothing', () => {
    expect([percent(1n, 3n, 2), percent(2n, 3n, 2), percent(1n, 8n, 2), percent(1n, 200n, 0)]).toEqual(['33.33', '66.67', '12.50', '1']);
    expect(() => percent(1n, 0n, 2)).toThrow(RangeError);
  });
});

describe('what is committed', () => {
  it('has the folders of the cases', () => {
    expect(readdirSync(join(ROOT, 'test/corpus')).sort()).toEqual(CORPUS.map(({ slug }) => slug).sort());
    expect(new Set(CORPUS.map(({ make }) => make.family))).toEqual(new Set(FAMILIES));
  });

  it.each(CORPUS)('is what the generator makes: $slug', async ({ slug, make, layout }) => {
    const truth = read(`test/corpus/${slug}/truth.json`);
    expect(JSON.parse(read(`test/corpus/${slug}/seed.json`))).toEqual(JSON.parse(JSON.stringify({ make, layout })));
    expect(truth).toBe(writeTruth(truthOf(make)));
    if (layout.kind === 'pdf') return;
    const made = await makeCase({ make, layout });
    expect(read(`test/corpus/${slug}/source.${made.extension}`)).toBe(Buffer.from(made.bytes).toString());
  });

  it('has the samples and says where they come from', () => {
    const named = SAMPLES.map((source) => {
      const stem = publishedName(truthOf(source.make));
      const name = ['txt', 'md', 'pdf'].map((extension) => `${stem}.${extension}`).find((file) => existsSync(join(ROOT, 'samples', file)));
      return { name: name ?? `${stem} is missing`, source };
    });
    expect(read('docs/samples.md')).toBe(samplesPage(named));
    expect(readdirSync(join(ROOT, 'samples'))).toHaveLength(SAMPLES.length);
  });
});

describe('the command line', () => {
  const base = ['--seed', '7', '--family', 'hubei', '--out', 'x'];

  it('reads what to make and how to lay it out', () => {
    const request = readArguments([...base, '--layout', 'pdf', '--rules', 'dashed', '--watermark', '样本', '--yuan', '--zero', 'dash']);
    expect(request).toMatchObject({
      kind: 'case',
      out: 'x',
      made: {
        make: { seed: 7, family: 'hubei', unit: '元', zero: '——', panels: 3, fund: false },
        layout: { kind: 'pdf', options: { rules: 'dashed', watermark: '样本', pageNumbers: 'dash', orientation: 'portrait' } },
      },
    });
    expect(readArguments([...base, '--layout', 'html'])).toMatchObject({ made: { layout: { kind: 'text', options: { tables: 'html' } } } });
    expect(readArguments(['--corpus'])).toEqual({ kind: 'corpus' });
  });

  it.each([
    [['--family', 'hubei', '--layout', 'tabs', '--out', 'x'], /--seed/],
    [[...base, '--layout', 'word'], /--layout needs one of tabs, pipes/],
    [[...base, '--layout', 'tabs', '--panels', '5'], /--panels/],
    [['--seed', '1', '--family', 'hubei', '--layout', 'tabs'], /--out/],
    [[...base, '--layout', 'tabs', '--colour'], /--colour/],
  ])('refuses %j', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});
