import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/anomaly/finding.ts';
import type { CheckContext } from '../../../src/check/check-document.ts';
import { Figures } from '../../../src/check/figures.ts';
import { checkLevels } from '../../../src/check/structure-levels.ts';
import { checkNumbering } from '../../../src/check/structure-numbering.ts';
import { checkItemSets } from '../../../src/check/structure-sets.ts';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import type { Document } from '../../../src/model/document.ts';
import { onLines } from '../../../src/model/place.ts';
import { EXAMPLE_FORMS, factsDocument } from '../../rules/facts-document.ts';

type Facts = Readonly<Record<string, string | null>>;

function contextOf(document: Document, incomplete: readonly string[] = []): CheckContext {
  return { document, figures: new Figures(document, new Set(incomplete)), lines: [], unread: 0, forms: EXAMPLE_FORMS };
}

/** Facts of one table as `code → amount`. */
function table(id: string, column: string, amounts: Facts): Facts {
  return Object.fromEntries(Object.entries(amounts).map(([row, amount]) => [`${id}/${row}/${column}`, amount]));
}

const spent = (amounts: Facts): Facts => table('expenditure', 'current_total', amounts);
const general = (amounts: Facts): Facts => table('general_budget_expenditure', 'total', amounts);
const rulesOf = (findings: readonly Finding[]): string[] => findings.map(({ rule }) => rule);

describe('levels', () => {
  const levels = (facts: Facts): Finding[] => checkLevels(contextOf(factsDocument(facts)));

  it('are as the table prints them: 类 and 项 without 款 is a form of its own', () => {
    expect(levels(spent({ total: '3.00', '207': '3.00', '2070101': '1.00', '2070109': '2.00' }))).toEqual([]);
  });

  it('of a table with a single item are as the other tables print them', () => {
    const fund = table('government_fund', 'expenditure.total', { total: '1.00', '2120899': '1.00' });
    const others = spent({ total: '3.00', '207': '3.00', '20701': '3.00', '2070109': '3.00' });
    expect(levels(fund)).toEqual([]);
    const [finding] = levels({ ...fund, ...others });
    expect(finding).toMatchObject({ rule: 'structure/missing-parent-code', expected: '21208' });
  });

  it('say nothing of a 款 without money', () => {
    const facts = spent({ total: '3.00', '207': '3.00', '20701': '3.00', '2070109': '3.00', '20702': '0.00' });
    expect(levels(facts)).toEqual([]);
  });

  it('say nothing of a table with an unknown row', () => {
    expect(levels(spent({ '207': '3.00', '20701': '3.00', '2070109': '3.00', 'x:全年合计': '3.00' }))).toEqual([]);
  });

  it('ask two-sided tables for a grand total', () => {
    const facts = table('appropriation_summary', 'amount', { 'income.current_total': '3.00', 'income.grand_total': '3.00' });
    expect(levels(facts)).toEqual([]);
    const { 'appropriation_summary/income.grand_total/amount': _, ...rest } = facts;
    expect(rulesOf(levels(rest))).toEqual(['structure/missing-total-row']);
  });

  it('blame the reading where the missing row stands in a plain line', () => {
    const document = factsDocument(
      spent({ total: '3.00', '207': '2.00', '20701': '2.00', '2070109': '2.00', '208': '1.00', '20805': '1.00' }),
    );
    const others = {
      ...contextOf(document),
      lines: layoutText('2080505 基本养老保险缴费 1.00 1.00').filter((block) => block.kind === 'line'),
    };
    expect(checkLevels(contextOf(document))).toMatchObject([{ rule: 'structure/missing-child-code' }]);
    expect(checkLevels(contextOf(document))[0]?.origin).toBeUndefined();
    expect(checkLevels(others)).toMatchObject([{ rule: 'structure/missing-child-code', origin: 'extraction' }]);
  });

  it('blame the reading where figures of the table were left out', () => {
    const document = factsDocument(spent({ '207': '3.00', '20701': '3.00', '2070109': '3.00' }));
    expect(checkLevels(contextOf(document, ['expenditure#1']))).toMatchObject([{ origin: 'extraction' }]);
  });
});

describe('items across tables', () => {
  const sets = (facts: Facts): Finding[] => checkItemSets(contextOf(factsDocument(facts)));
  const whole = { total: '9.00', '207': '5.00', '20701': '5.00', '208': '4.00', '20805': '4.00' };

  it('name the highest item that is not listed, once for all tables that have it', () => {
    const summary = table('income_expenditure_summary', 'amount', { 'expenditure.210': '1.00' });
    const found = sets({ ...spent(whole), ...general({ '210': '1.00', '21011': '1.00' }), ...summary });
    expect(found.map(({ args: { code, whole: lacking }, facts }) => [code, lacking, facts])).toEqual([
      ['210', '支出决算表', ['income_expenditure_summary/expenditure.210/amount', 'general_budget_expenditure/210/total']],
      ['207', '收入支出决算总表', ['expenditure/207/current_total']],
      ['208', '收入支出决算总表', ['expenditure/208/current_total']],
    ]);
  });

  it('say nothing of levels that the other table does not print', () => {
    expect(sets({ ...spent(whole), ...general({ '207': '5.00', '20701': '5.00', '2070109': '5.00' }) })).toEqual([]);
  });

  it('say nothing where the sum of the other table falls short without the item', () => {
    expect(sets({ ...spent({ ...whole, total: '10.00' }), ...general({ '210': '1.00' }) })).toEqual([]);
  });

  it('say nothing of economic items where the other table prints functional ones', () => {
    const projects = (amounts: Facts): Facts => table('general_budget_project_expenditure', 'total', amounts);
    const whole = general({ total: '3.00', '207': '3.00', '20701': '3.00', '2070109': '3.00' });
    const missing = (amounts: Facts): string[] => rulesOf(checkItemSets(contextOf(factsDocument({ ...whole, ...projects(amounts) }))));
    expect(missing({ total: '3.00', '302': '2.00', '30201': '2.00', '310': '1.00', '31002': '1.00' })).toEqual([]);
    expect(missing({ total: '3.00', '207': '2.00', '205': '1.00' })).toEqual(['cross_table/item-not-listed']);
  });

  it('say nothing of items without money, and of income', () => {
    expect(sets({ ...spent(whole), ...general({ '210': '0.00' }), ...table('income', 'current_total', { '210': '1.00' }) })).toEqual([]);
  });
});

describe('row numbers', () => {
  /** A table of one column of row numbers and one of amounts, with `beside` in a third. */
  function numbered(numbers: readonly (string | null)[], beside: readonly string[] = []): Finding[] {
    const document = factsDocument({ 'disclosure_statistics/procurement.total/amount': '1.00' });
    const [own] = document.tables;
    if (own === undefined) throw new Error('the document has one table');
    const cell = (row: number, column: number, raw: string) => ({
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      raw,
      content: 'text' as const,
      repairs: [],
      source: onLines(row + 1),
    });
    const cells = [...numbers.map((raw, row) => cell(row, 0, raw ?? '')), ...beside.map((raw, row) => cell(row, 1, raw))];
    const columns = [{ index: 0, role: 'line' as const, path: [], number: null, key: null }];
    return checkNumbering(contextOf({ ...document, tables: [{ ...own, columns, cells }] }));
  }
  const gaps = (numbers: readonly (string | null)[], beside?: readonly string[]) =>
    numbered(numbers, beside).map(({ args: { gaps: text } }) => text);

  it('may have rows without number, and numbers in the cell beside', () => {
    expect(gaps(['1', null, '2', '3'])).toEqual([]);
    expect(gaps(['1', '', '3'], ['', '2', ''])).toEqual([]);
  });

  it('tell a misprint from a gap', () => {
    expect(gaps(['1', '2', '4', '5'])).toEqual(['2 之后为 4']);
    expect(gaps(['28', '39', '30'])).toEqual(['从 28 开始，28 之后为 39（应为 29）']);
    expect(gaps(['1', '12', '3'])).toEqual(['1 之后为 12（应为 2）']);
    expect(gaps(['1', '2', '2'])).toEqual(['2 之后为 2']);
  });
});
