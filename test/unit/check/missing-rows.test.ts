import { describe, expect, it } from 'vitest';
import { toAnomaly } from '../../../src/anomaly/finding.ts';
import { checkIdentities } from '../../../src/check/check-identities.ts';
import { Figures } from '../../../src/check/figures.ts';
import type { Anomaly } from '../../../src/model/anomaly.ts';
import { EXAMPLE_FORMS, factsDocument } from '../../rules/facts-document.ts';

/** The alarms on bare facts, in 万元. */
function alarms(facts: Readonly<Record<string, string | null>>): Anomaly[] {
  const document = factsDocument(facts);
  const context = { document, figures: new Figures(document, new Set()), lines: [], unread: 0, forms: EXAMPLE_FORMS };
  return checkIdentities(context)
    .map(toAnomaly)
    .filter(({ severity }) => severity !== 'info');
}

describe('a lost row', () => {
  it('is told by the figure that another table prints for its code', () => {
    const found = alarms({
      'expenditure/total/current_total': '30.00',
      'expenditure/207/current_total': '20.00',
      'expenditure/208/current_total': '10.00',
      'income/total/current_total': '30.00',
      'income/207/current_total': '20.00',
    });
    expect(found.map(({ rule, message }) => [rule, message])).toEqual([
      [
        'within_table/income-by-function-total',
        '《收入决算表》“total”行为 30.00 万元，比其各项之和多 10.00 万元，与《支出决算表》中该项的数额相同，疑似漏列“208”行。',
      ],
    ]);
    expect(found[0]?.facts).toContain('expenditure/208/current_total');
  });

  it('is told by the rows below it', () => {
    const found = alarms({
      'expenditure/total/current_total': '30.00',
      'expenditure/207/current_total': '20.00',
      'expenditure/208/current_total': '10.00',
      'expenditure/20801/current_total': '4.00',
      'expenditure/2080501/current_total': '2.00',
      'expenditure/2080505/current_total': '4.00',
    });
    expect(found.map(({ message }) => message)).toEqual([
      '《支出决算表》“208”行为 10.00 万元，比其各项之和多 6.00 万元，等于本表该行以下各行之和，疑似漏列“20805”行。',
    ]);
  });

  it('of a two-sided table is told once, whatever else it breaks', () => {
    const found = alarms({
      'appropriation_summary/expenditure.207/total': '20.00',
      'appropriation_summary/expenditure.207/general_public_budget': '20.00',
      'appropriation_summary/expenditure.current_total/total': '30.00',
      'appropriation_summary/expenditure.current_total/general_public_budget': '30.00',
      'general_budget_expenditure/total/total': '30.00',
      'general_budget_expenditure/207/total': '20.00',
      'general_budget_expenditure/208/total': '10.00',
    });
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain('与《一般公共预算财政拨款支出决算表》中该项的数额相同，疑似漏列“208”行');
  });

  it('of income is told by the column of the income table', () => {
    const found = alarms({
      'income_expenditure_summary/income.general_public_budget/amount': '20.00',
      'income_expenditure_summary/income.current_total/amount': '25.00',
      'income/total/current_total': '25.00',
      'income/total/appropriation': '20.00',
      'income/total/other': '5.00',
    });
    expect(found.map(({ message }) => message)).toEqual([
      '《收入支出决算总表》“income.current_total”行为 25.00 万元，比其各项之和多 5.00 万元，与《收入决算表》中该项的数额相同，疑似漏列“other”行。',
    ]);
  });

  it('of a full form without other witness is looked for among what the form lists', () => {
    const items = [...EXAMPLE_FORMS.economic.values()].filter(
      ({ code, terms }) => code.length === 5 && code.startsWith('301') && terms.some(({ current }) => current),
    );
    const facts = Object.fromEntries(items.map(({ code }) => [`general_budget_basic_expenditure/${code}/amount`, '1.00']));
    const { 'general_budget_basic_expenditure/30109/amount': lost, ...rest } = facts;
    const found = alarms({ ...rest, 'general_budget_basic_expenditure/301/amount': `${items.length}.00` });
    expect(lost).toBe('1.00');
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('；本表没有列出“30109 职业年金缴费”，请核对是否漏列。')]);
  });

  it('is not made up where nothing is known of it', () => {
    const found = alarms({
      'expenditure/total/current_total': '30.00',
      'expenditure/207/current_total': '20.00',
      'general_budget_expenditure/total/total': '25.00',
      'general_budget_expenditure/207/total': '20.00',
      'general_budget_expenditure/208/total': '5.00',
    });
    expect(found.some(({ message }) => message.includes('漏列'))).toBe(false);
    expect(found.length).toBeGreaterThan(0);
  });
});

describe('a part', () => {
  it('may exceed a whole that other money pulls below zero', () => {
    const facts = {
      'appropriation_summary/expenditure.closing_carryover/total': '1.61',
      'income_expenditure_summary/expenditure.closing_carryover/amount': '-0.03',
    };
    expect(alarms(facts)).toEqual([]);
    expect(alarms({ ...facts, 'income_expenditure_summary/expenditure.closing_carryover/amount': '0.03' })).toHaveLength(1);
  });
});
