import { describe, expect, it } from 'vitest';
import { yearChanges } from '../../../src/check/year-changes.ts';
import { pairYears, type YearDocument } from '../../../src/check/year-pairs.ts';
import { checkAgainstPrior } from '../../../src/check/year-prior.ts';
import type { Document } from '../../../src/model/document.ts';
import type { Claim } from '../../../src/model/indicator.ts';
import { factsDocument } from '../../rules/facts-document.ts';
import { claim } from '../../support/claims.ts';

const SUMMARY = 'income_expenditure_summary';
const TOTAL = `${SUMMARY}/income.grand_total/amount`;

function year(fiscalYear: number, facts: Readonly<Record<string, string>>, claims: Claim[] = []): Document {
  return { ...factsDocument(facts), fiscalYear, claims };
}

/** 2023年度收入总计…，比上年增加…. */
function growth(value: string): Claim[] {
  const total = { subject: '收入总计', facts: [TOTAL] };
  return [claim({ ...total, value: '105.00' }), claim({ ...total, kind: 'change', value, direction: '增加', base: '上年' })];
}

describe('last year’s document', () => {
  const prior = year(2022, {
    [TOTAL]: '95.00',
    [`${SUMMARY}/expenditure.closing_carryover/amount`]: '5.00',
    'expenditure/208/basic': '1.00',
  });
  const rules = (current: Document, before = prior): string[] => checkAgainstPrior(current, before).map(({ rule }) => rule as string);

  it('agrees with what the changes imply, within rounding', () => {
    expect(rules(year(2023, { [TOTAL]: '105.00' }, growth('10.00')))).toEqual([]);
    expect(rules(year(2023, { [TOTAL]: '105.00' }, growth('10.01')))).toEqual([]);
    expect(rules(year(2023, { [TOTAL]: '105.00' }, growth('12.00')))).toEqual(['year_over_year/prior-contradicts-last-year']);
  });

  it('is not held against a change that is wrong in itself', () => {
    const total = { subject: '收入总计', facts: [TOTAL] };
    const claims = [...growth('12.00'), claim({ ...total, measure: 'prior', facts: [], value: '95.00' })];
    expect(rules(year(2023, { [TOTAL]: '105.00' }, claims))).toEqual([]);
  });

  it('closes with what the year opens with', () => {
    const opening = `${SUMMARY}/income.opening_carryover/amount`;
    expect(rules(year(2023, { [opening]: '5.00' }))).toEqual([]);
    expect(rules(year(2023, { [opening]: '4.00' }))).toEqual(['year_over_year/carryover-contradicts-last-year']);
  });

  it('is no neighbour two years before', () => {
    expect(rules(year(2024, { [TOTAL]: '105.00' }, growth('12.00')))).toEqual([]);
  });
});

describe('documents of a batch', () => {
  const document = (unitName: string, fiscalYear: number | null, change: Partial<YearDocument> = {}): YearDocument => ({
    unitName,
    unitNameVariants: [],
    entityKind: '单位',
    fiscalYear,
    sha256: `${unitName}${fiscalYear}`,
    documentKind: 'final_account',
    ...change,
  });
  const [old, now] = [document('云溪县文化馆', 2022), document('云溪县 文化馆', 2023)];

  it('are paired by unit and following year', () => {
    expect(pairYears([now, old, document('云溪县博物馆', 2022), document('云溪县文化馆', 2020)])).toEqual([{ prior: old, current: now }]);
  });

  it('are paired by another spelling of the name', () => {
    const short = document('文化馆', 2023, {
      unitNameVariants: [{ name: '云溪县文化馆', source: { page: null, bbox: null, line: 1, lineEnd: 1, columns: null } }],
    });
    expect(pairYears([old, short])).toEqual([{ prior: old, current: short }]);
  });

  it('are not paired where it is open which one is meant, or where they are no final accounts', () => {
    const twin = { ...old, sha256: 'other' };
    expect(pairYears([old, twin, now])).toEqual([]);
    expect(pairYears([old, { ...old }, now])).toEqual([{ prior: old, current: now }]);
    expect(pairYears([{ ...old, documentKind: 'budget' }, now])).toEqual([]);
    expect(pairYears([{ ...old, entityKind: '部门' }, now])).toEqual([]);
    expect(pairYears([document('云溪县文化馆', null), now])).toEqual([]);
  });
});

describe('changes of facts', () => {
  it('have amount and percent, and say what is new and what vanished', () => {
    const prior = year(2022, { [TOTAL]: '80.00', 'expenditure/208/basic': '0.00', 'expenditure/210/basic': '3.00' });
    const current = year(2023, { [TOTAL]: '100.00', 'expenditure/208/basic': '5.00', 'expenditure/211/basic': '1.00' });
    const rows = yearChanges(current, prior).map(({ key, change, percent, status }) => [key, status, change, percent]);
    expect(rows).toEqual([
      [TOTAL, 'changed', '20', '25.00'],
      ['expenditure/208/basic', 'changed', '5', null],
      ['expenditure/211/basic', 'new', null, null],
      ['expenditure/210/basic', 'vanished', null, null],
    ]);
  });

  it('are compared in 元 where the years print different units', () => {
    const current = year(2023, { [TOTAL]: '100.00' });
    const prior = {
      ...current,
      facts: current.facts.map((fact) => ({ ...fact, value: '800000.00', unit: '元', amountYuan: '800000.00' })),
    };
    expect(yearChanges(current, prior)).toMatchObject([
      { unit: '元', prior: '800000.00', current: '1000000', change: '200000', percent: '25.00' },
    ]);
  });
});

describe('figures that were read from images', () => {
  const prior = year(2022, { [TOTAL]: '95.00' });
  const current = year(2023, { [TOTAL]: '105.00' }, growth('12.00'));
  const found = (a: Document, b: Document): unknown[] => checkAgainstPrior(a, b).map(({ severity, origin }) => [severity, origin]);

  /** The document as if its tables, and with them its other pages, were recognised. */
  function scanned(document: Document): Document {
    const source = { page: 4, bbox: null, line: null, lineEnd: null, columns: null };
    const cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, raw: '95.00', content: 'amount' as const, repairs: [], source };
    const recognition = { confidence: 0.99, candidates: [] };
    return { ...document, tables: document.tables.map((table) => ({ ...table, cells: [{ ...cell, recognition }] })) };
  }

  it('accuse nobody, in whichever document they stand', () => {
    expect(found(current, prior)).toEqual([[undefined, undefined]]);
    expect(found(scanned(current), prior)).toEqual([['warning', 'extraction']]);
    expect(found(current, scanned(prior))).toEqual([['warning', 'extraction']]);
  });

  it('nor do figures of which the reading is in doubt', () => {
    const doubtful = { ...prior, facts: prior.facts.map((fact) => ({ ...fact, confidence: 0.5 })) };
    expect(found(current, doubtful)).toEqual([['warning', 'extraction']]);
  });
});
