/**
 * Disclosures with something in every column, evaluations in the forms of the provinces, and claims that the text makes.
 */
import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../../scripts/generate/arguments.ts';
import type { Piece, Truth, TruthClaim } from '../../../scripts/generate/disclosure.ts';
import { layoutText, type TextOptions } from '../../../scripts/generate/layouts/text.ts';
import { makeDisclosure, truthOfDisclosure } from '../../../scripts/generate/make-disclosure.ts';

const SEEDS = [1, 2, 3, 4, 5];
const PLAIN: TextOptions = { tables: 'tabs', captions: 'lines', cutAfter: 0, contents: 'bare' };
const full = (family: (typeof FAMILIES)[number], seed: number) => makeDisclosure({ seed, family, full: true, overall: true });

/** Columns that are always nothing in life: project spending alone is paid from the state capital budget. */
const NOTHING = new Set(['state_capital/expenditure.basic']);
/** Forms in which money from before and from elsewhere may be nothing. */
const EVALUATION = /_performance$/;

/** Hundredths of a score. */
const hundredths = (score: string): number => Math.round(Number(score) * 100);

/** Title of a section of the second level → its paragraphs. */
function textBySection(pieces: readonly Piece[]): Map<string, string> {
  const texts = new Map<string, string>();
  let section = '';
  for (const piece of pieces) {
    if (piece.kind === 'heading' && piece.level === 2) section = piece.text.replace(/^.*?、/, '');
    if (piece.kind === 'paragraph') texts.set(section, (texts.get(section) ?? '') + piece.text);
  }
  return texts;
}

/** The words and figure of a claim as printed. */
function printed({ kind, direction, value, unit }: TruthClaim): string {
  return `${kind === 'change' ? (direction ?? '') : ''}${value}${unit}`;
}

describe.each(FAMILIES)('a full disclosure: %s', (family) => {
  it.each(SEEDS)('leaves no column of a statutory table empty: seed %i', (seed) => {
    const { facts } = truthOfDisclosure(full(family, seed));
    const money = facts.filter(({ table }) => !EVALUATION.test(table));
    const columns = new Set(money.map(({ table, column }) => `${table}/${column}`));
    const filled = new Set(money.filter(({ value }) => Number(value) !== 0).map(({ table, column }) => `${table}/${column}`));
    expect(columns.size).toBeGreaterThan(25);
    expect([...columns].filter((column) => !filled.has(column) && !NOTHING.has(column))).toEqual([]);
  });

  it('has a negative figure', () => {
    const { facts } = truthOfDisclosure(full(family, 1));
    expect(facts.filter(({ value }) => value.startsWith('-')).map(({ row }) => row)).toEqual(['expenditure.closing_carryover']);
  });

  it.each(SEEDS)('has scores that add up to the total: seed %i', (seed) => {
    const truth = truthOfDisclosure(full(family, seed));
    const totals = truth.facts.filter(({ row, column }) => row === 'overall' && column === 'score');
    expect(totals.length).toBeGreaterThan(0);
    for (const { table, occurrence, value } of totals) {
      const own = (x: { table: string; occurrence: number }): boolean => x.table === table && x.occurrence === occurrence;
      const funds = truth.facts.find((fact) => own(fact) && fact.row === 'funds.total' && fact.column === 'score');
      const scores = truth.indicators.filter(own).map(({ score }) => hundredths(score));
      expect(scores.reduce((sum, score) => sum + score, hundredths(funds?.value ?? ''))).toBe(hundredths(value));
    }
  });

  it('has the evaluation of the whole unit before those of the projects', () => {
    const { indicators } = truthOfDisclosure(full(family, 2));
    const [first] = indicators;
    expect(first).toMatchObject({ table: 'overall_performance', projectName: null });
    expect(new Set(indicators.map(({ table }) => table))).toEqual(new Set(['overall_performance', 'project_performance']));
  });

  it.each(SEEDS)('makes each claim in its section, as printed: seed %i', (seed) => {
    const disclosure = full(family, seed);
    const { claims } = truthOfDisclosure(disclosure);
    expect(claims.length).toBeGreaterThan(30);
    const texts = textBySection(disclosure.pieces);
    for (const claim of claims) expect(texts.get(claim.section), JSON.stringify(claim)).toContain(printed(claim));
  });
});

describe('the claims', () => {
  /** What a claim of a total says, and the fact that says the same. */
  const SAME: readonly [subject: string, fact: string][] = [
    ['收入支出总计', 'income_expenditure_summary/income.grand_total/amount'],
    ['本年收入合计', 'income_expenditure_summary/income.current_total/amount'],
    ['上级补助收入', 'income_expenditure_summary/income.superior_subsidy/amount'],
    ['本年支出合计', 'expenditure/total/current_total'],
    ['基本支出', 'expenditure/total/basic'],
    ['上缴上级支出', 'expenditure/total/remitted_to_superior'],
    ['财政拨款收支总计', 'appropriation_summary/income.grand_total/amount'],
    ['一般公共预算财政拨款支出', 'general_budget_expenditure/total/total'],
    ['人员经费', 'general_budget_basic_expenditure/total.personnel/amount'],
    ['三公经费', 'three_public/actual/total'],
    ['公务用车购置费', 'three_public/actual/vehicle.purchase'],
  ];
  const figureOf = ({ facts }: Truth, key: string): string | undefined =>
    facts.find(({ table, row, column }) => `${table}/${row}/${column}` === key)?.value;

  it.each(SAME)('%s is the figure of the table', (subject, key) => {
    for (const seed of SEEDS) {
      const truth = truthOfDisclosure(full('shanxi', seed));
      const claimed = truth.claims.filter((claim) => claim.kind === 'amount' && claim.subject === subject).map(({ value }) => value);
      for (const value of claimed) expect(value).toBe(figureOf(truth, key));
    }
    const all = SEEDS.flatMap((seed) => truthOfDisclosure(full('shanxi', seed)).claims);
    expect(all.some((claim) => claim.kind === 'amount' && claim.subject === subject)).toBe(true);
  });

  it('drop trailing zeros in the provinces that do', () => {
    const values = SEEDS.flatMap((seed) => truthOfDisclosure(full('hubei', seed)).claims.map(({ value }) => value));
    expect(values.filter((value) => /\.\d*0$/.test(value))).toEqual([]);
  });
});

describe('captions of a text dump', () => {
  const disclosure = full('hubei', 3);
  const { unitName, entityKind, unit } = disclosure.style;

  it('stand glued in two rows of the grid', () => {
    const lines = layoutText(disclosure, { ...PLAIN, captions: 'glued' }).split('\n');
    const at = lines.findIndex((line) => line.startsWith('支出决算表\t'));
    expect(lines[at + 1]?.split('\t').filter((cell) => cell !== '')).toEqual([`${entityKind}：${unitName}`, `公开03表 单位：${unit}`]);
    const width = lines[at]?.split('\t').length;
    expect(lines.slice(at, at + 5).map((line) => line.split('\t').length)).toEqual(Array.from({ length: 5 }, () => width));
  });

  it('are left out of some tables', () => {
    const text = layoutText(disclosure, { ...PLAIN, captions: 'some' });
    expect(text).toContain('公开01表');
    expect(text).toContain('公开06表');
    expect(text).not.toContain('公开02表');
  });

  it('are followed by page numbers that count up', () => {
    const text = layoutText(disclosure, { ...PLAIN, cutAfter: 15, pageLines: true });
    const pages = [...text.matchAll(/^- (\d+) -$/gm)].map(([, page]) => Number(page));
    expect(pages.length).toBeGreaterThan(10);
    expect(pages).toEqual(pages.map((_, i) => i + 2));
    expect(text).not.toContain('\f');
  });
});
