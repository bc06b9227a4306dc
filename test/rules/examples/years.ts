/**
 * Examples of the rules on one year against the year before.
 */
import { disclosure, type RuleExamples } from '../example.ts';

/** The summary of income and expenditure with carry-overs, and sentences on it. */
function accounts(year: number, opening: string, closing: string, ...sentences: string[]): string {
  return disclosure(
    `云溪县文化馆${year}年度单位决算`,
    `第二部分 ${year}年度单位决算表`,
    '收入支出决算总表',
    '部门：云溪县文化馆\t金额单位：万元',
    '收入\t\t\t支出\t\t',
    '项目\t行次\t金额\t项目\t行次\t金额',
    '一、一般公共预算财政拨款收入\t1\t100.00\t七、文化旅游体育与传媒支出\t38\t100.00',
    '本年收入合计\t27\t100.00\t本年支出合计\t58\t100.00',
    `年初结转和结余\t29\t${opening}\t年末结转和结余\t60\t${closing}`,
    `总计\t31\t105.00\t总计\t62\t105.00`,
    `第三部分 ${year}年度单位决算情况说明`,
    '一、收入支出决算总体情况说明',
    ...sentences,
  );
}

/** Expenditure by function with one item's code and name. */
function expenditure(year: number, code: string, name: string): string {
  return disclosure(
    `云溪县文化馆${year}年度单位决算`,
    `第二部分 ${year}年度单位决算表`,
    '支出决算表',
    '部门：云溪县文化馆\t金额单位：万元',
    '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出',
    '合计\t\t100.00\t60.00\t40.00\t\t\t',
    '207\t文化旅游体育与传媒支出\t100.00\t60.00\t40.00\t\t\t',
    '20701\t文化和旅游\t100.00\t60.00\t40.00\t\t\t',
    `${code}\t${name}\t100.00\t60.00\t40.00\t\t\t`,
  );
}

const LAST_YEAR = accounts(2022, '3.00', '5.00', '2022年度收、支总计均为105.00万元。');

/** This year's disclosure of two departments' money: totals and appropriations with their changes. */
function changes(total: string, fiscal: string): string {
  return disclosure(
    '云溪县文化馆2023年度单位决算',
    '第三部分 2023年度单位决算情况说明',
    '一、收入支出决算总体情况说明',
    `2023年度收、支总计均为100.00万元。与2022年度相比，收、支总计各增加${total}万元。`,
    '四、财政拨款收入支出决算总体情况说明',
    `2023年度财政拨款收、支总计均为95.00万元。与2022年度相比，财政拨款收、支总计各增加${fiscal}万元。`,
  );
}

export const YEAR_EXAMPLES: RuleExamples = {
  'year_over_year/implied-priors-disagree': [
    {
      shows: 'A change implies 94.00 of the year before, another sentence says 96.00.',
      text: accounts(
        2023,
        '5.00',
        '5.00',
        '2023年度收、支总计均为105.00万元。与2022年度相比，收、支总计各增加11.00万元。',
        '2023年度收、支总计105.00万元，2022年度收、支总计96.00万元。',
      ),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '按增减额推算，“收、支总计”的上年数一处为94万元，另一处为96万元。',
          expected: '94',
          actual: '96',
          difference: '2',
          tolerance: '0.015',
          facts: ['income_expenditure_summary/expenditure.grand_total/amount', 'income_expenditure_summary/income.grand_total/amount'],
          lines: [14, 13],
        },
      ],
    },
    {
      shows: 'Both say the same.',
      text: accounts(
        2023,
        '5.00',
        '5.00',
        '2023年度收、支总计均为105.00万元。与2022年度相比，收、支总计各增加9.00万元。',
        '2023年度收、支总计105.00万元，2022年度收、支总计96.00万元。',
      ),
      anomalies: [],
    },
  ],
  'year_over_year/implied-parts-exceed': [
    {
      shows: 'Appropriations of the year before would have been more than all money.',
      text: changes('20.00', '5.00'),
      anomalies: [
        {
          severity: 'info',
          origin: 'publisher',
          message: '按增减额推算，上年“收、支总计”为80万元，小于其组成部分（财政拨款收、支总计90万元）之和。',
          expected: '80',
          actual: '90',
          difference: '10',
          tolerance: '0.02',
          facts: [],
          lines: [4, 6],
        },
      ],
    },
    { shows: 'They were a part of it.', text: changes('20.00', '20.00'), anomalies: [] },
  ],
  'year_over_year/prior-contradicts-last-year': [
    {
      shows: "The change leads to 95.00, last year's document has 105.00.",
      prior: LAST_YEAR,
      text: accounts(2023, '5.00', '5.00', '2023年度收、支总计均为105.00万元。与2022年度相比，收、支总计各增加10.00万元。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '情况说明中“收、支总计”的上年数按增减额推算为95万元，上年决算公开中为105万元。',
          expected: '105',
          actual: '95',
          difference: '-10',
          tolerance: '0.015',
          facts: ['income_expenditure_summary/expenditure.grand_total/amount', 'income_expenditure_summary/income.grand_total/amount'],
          lines: [13],
        },
      ],
    },
    {
      shows: 'Nothing changed.',
      prior: LAST_YEAR,
      text: accounts(2023, '5.00', '5.00', '2023年度收、支总计均为105.00万元。与2022年度相比，收、支总计各增加0.01万元。'),
      anomalies: [],
    },
  ],
  'year_over_year/carryover-contradicts-last-year': [
    {
      shows: 'The year opens with less than the last one closed with.',
      prior: LAST_YEAR,
      text: accounts(2023, '4.00', '4.00'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '《收入支出决算总表》“年初结转和结余”为4万元，上年决算公开的年末数为5万元。',
          expected: '5',
          actual: '4',
          difference: '-1',
          tolerance: '0.01',
          facts: ['income_expenditure_summary/income.opening_carryover/amount'],
          lines: [9],
        },
      ],
    },
    { shows: 'The year opens with what the last one closed with.', prior: LAST_YEAR, text: accounts(2023, '5.00', '5.00'), anomalies: [] },
  ],
  'year_over_year/renamed-code': [
    {
      shows: 'The item of a code has another name than last year.',
      prior: expenditure(2022, '2070109', '群众文化'),
      text: expenditure(2023, '2070109', '群众文化活动'),
      anomalies: [
        {
          severity: 'info',
          origin: 'publisher',
          message: '《支出决算表》有 1 个科目与上年名称或编码不同：2070109 群众文化→群众文化活动。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: ['expenditure/2070109/current_total'],
          lines: [9],
        },
      ],
    },
    {
      shows: 'The same name, spaced.',
      prior: expenditure(2022, '2070109', '群众文化'),
      text: expenditure(2023, '2070109', '群众 文化'),
      anomalies: [],
    },
  ],
  'year_over_year/unlike-last-year': [
    {
      shows: 'All that can be compared differs: the earlier document is of another scope.',
      prior: LAST_YEAR,
      text: accounts(
        2023,
        '4.00',
        '4.00',
        '2023年度收、支总计均为105.00万元。与2022年度相比，收、支总计各增加10.00万元。',
        '二、收入决算情况说明',
        '2023年度本年收入合计100.00万元，比上年增加20.00万元。',
      ),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message:
            '与上年决算公开可比的数额没有一项一致，共 3 处不同：两份文件的编报范围可能不同（如部门汇总与单位本级），或上年数已全面调整。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: [
            'income_expenditure_summary/expenditure.grand_total/amount',
            'income_expenditure_summary/income.current_total/amount',
            'income_expenditure_summary/income.grand_total/amount',
            'income_expenditure_summary/income.opening_carryover/amount',
          ],
          lines: [13, 15, 9],
        },
      ],
    },
    {
      shows: 'One amount agrees.',
      prior: LAST_YEAR,
      text: accounts(2023, '5.00', '5.00', '2023年度本年收入合计100.00万元，比上年增加0.00万元。'),
      anomalies: [],
    },
  ],
};
