/**
 * Examples of the rules on classification codes and on row and column numbers.
 */
import { disclosure, type ExpectedAnomaly, type RuleExamples } from '../example.ts';

const HEAD = ['云溪县文化馆2023年度单位决算'];
const EXPENDITURE = [
  '支出决算表',
  '部门：云溪县文化馆\t金额单位：万元',
  '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出',
];
const INCOME = [
  '收入决算表',
  '部门：云溪县文化馆\t金额单位：万元',
  '科目代码\t科目名称\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t经营收入\t附属单位上缴收入\t其他收入',
];
const GENERAL = ['一般公共预算财政拨款支出决算表', '部门：云溪县文化馆\t金额单位：万元', '科目代码\t科目名称\t合计\t基本支出\t项目支出'];

function expenditureRow(code: string, name: string, amount: string): string {
  return `${code}\t${name}\t${amount}\t${amount}\t\t\t\t`;
}

function incomeRow(code: string, name: string, amount: string): string {
  return `${code}\t${name}\t${amount}\t${amount}\t\t\t\t\t`;
}

function generalRow(code: string, name: string, amount: string): string {
  return `${code}\t${name}\t${amount}\t${amount}\t`;
}

function structural(severity: ExpectedAnomaly['severity'], rest: Partial<ExpectedAnomaly> & { message: string }): ExpectedAnomaly {
  return {
    severity,
    origin: 'publisher',
    expected: null,
    actual: null,
    difference: null,
    tolerance: null,
    facts: [],
    lines: [],
    ...rest,
  };
}

const WHOLE = [
  expenditureRow('合计', '', '30.00'),
  expenditureRow('207', '文化旅游体育与传媒支出', '20.00'),
  expenditureRow('20701', '文化和旅游', '20.00'),
  expenditureRow('2070109', '群众文化', '20.00'),
  expenditureRow('221', '住房保障支出', '10.00'),
  expenditureRow('22102', '住房改革支出', '10.00'),
  expenditureRow('2210201', '住房公积金', '10.00'),
];

const SUMMARY_HEAD = ['收入支出决算总表', '部门：云溪县文化馆\t金额单位：万元', '项目\t行次\t金额\t项目\t行次\t金额'];

export const STRUCTURE_EXAMPLES: RuleExamples = {
  'cross_table/item-not-listed': [
    {
      shows: 'The code of an item differs between two tables whose sums both hold.',
      text: disclosure(
        ...HEAD,
        ...EXPENDITURE,
        ...WHOLE,
        ...GENERAL,
        generalRow('合计', '', '20.00'),
        generalRow('207', '文化旅游体育与传媒支出', '20.00'),
        generalRow('20701', '文化和旅游', '20.00'),
        generalRow('2070108', '文化活动', '20.00'),
      ),
      anomalies: [
        structural('error', {
          message: '《一般公共预算财政拨款支出决算表》列有科目 2070108（文化活动）20.00 万元，《支出决算表》没有列出该科目。',
          expected: '2070108',
          facts: ['general_budget_expenditure/2070108/total'],
          lines: [18, 3],
        }),
      ],
    },
    {
      shows: 'Every item of the general budget is an item of the expenditure.',
      text: disclosure(
        ...HEAD,
        ...EXPENDITURE,
        ...WHOLE,
        ...GENERAL,
        generalRow('合计', '', '20.00'),
        generalRow('207', '文化旅游体育与传媒支出', '20.00'),
        generalRow('20701', '文化和旅游', '20.00'),
        generalRow('2070109', '群众文化', '20.00'),
      ),
      anomalies: [],
    },
  ],
  'structure/missing-parent-code': [
    {
      shows: 'A 款 is not printed, although the other 款 are.',
      text: disclosure(...HEAD, ...EXPENDITURE, ...WHOLE.filter((row) => !row.startsWith('22102\t'))),
      anomalies: [
        structural('warning', {
          message: '《支出决算表》列有科目 2210201，但没有其上级科目 22102 的行。',
          expected: '22102',
          facts: ['expenditure/2210201/current_total'],
          lines: [10],
        }),
      ],
    },
    {
      shows: 'The rows beside the missing one fall short of the row above: the sum tells of it.',
      text: disclosure(...HEAD, ...EXPENDITURE, ...WHOLE.filter((row) => !row.startsWith('221\t'))),
      anomalies: [],
    },
    { shows: 'Every item stands below its 款 and 类.', text: disclosure(...HEAD, ...EXPENDITURE, ...WHOLE), anomalies: [] },
    {
      shows: 'A table that prints no 款 at all.',
      text: disclosure(...HEAD, ...EXPENDITURE, ...WHOLE.filter((row) => !/^\d{5}\t/.test(row))),
      anomalies: [],
    },
  ],
  'structure/missing-child-code': [
    {
      shows: 'A 款 has money, yet no 项 stands below it; the general budget lists it.',
      text: disclosure(
        ...HEAD,
        ...EXPENDITURE,
        ...WHOLE.filter((row) => !row.startsWith('2070109\t')),
        ...GENERAL,
        generalRow('合计', '', '20.00'),
        generalRow('207', '文化旅游体育与传媒支出', '20.00'),
        generalRow('20701', '文化和旅游', '20.00'),
        generalRow('2070109', '群众文化', '20.00'),
      ),
      anomalies: [
        structural('warning', {
          message: '《支出决算表》科目 20701（文化和旅游）有 20.00 万元，但没有其下级科目的行，而其他表列有 2070109。',
          facts: ['expenditure/20701/current_total'],
          lines: [7],
        }),
      ],
    },
    { shows: 'Every item with money has its parts.', text: disclosure(...HEAD, ...EXPENDITURE, ...WHOLE), anomalies: [] },
    {
      shows: 'A table that prints no 项 at all.',
      text: disclosure(...HEAD, ...EXPENDITURE, ...WHOLE.filter((row) => !/^\d{7}\t/.test(row))),
      anomalies: [],
    },
  ],
  'structure/missing-total-row': [
    {
      shows: 'The items of a table are not added up.',
      text: disclosure(...HEAD, ...EXPENDITURE, ...WHOLE.slice(1)),
      anomalies: [structural('warning', { message: '《支出决算表》没有合计行。', lines: [3] })],
    },
    { shows: 'The first row is the total.', text: disclosure(...HEAD, ...EXPENDITURE, ...WHOLE), anomalies: [] },
  ],
  'structure/repeated-code': [
    {
      shows: 'A row is printed twice with the same figures.',
      text: disclosure(...HEAD, ...EXPENDITURE, ...WHOLE, expenditureRow('2210201', '住房公积金', '10.00')),
      anomalies: [
        structural('warning', { message: '《支出决算表》科目 2210201 重复列示 2 次。', expected: '1', actual: '2', lines: [11, 12] }),
      ],
    },
    { shows: 'Every code is printed once.', text: disclosure(...HEAD, ...EXPENDITURE, ...WHOLE), anomalies: [] },
  ],
  'structure/code-of-name': [
    {
      shows: 'An item of income has another code among the expenditure.',
      text: disclosure(
        ...HEAD,
        ...INCOME,
        incomeRow('合计', '', '10.00'),
        incomeRow('2210208', '住房公积金', '10.00'),
        ...EXPENDITURE,
        ...WHOLE,
      ),
      anomalies: [
        structural('warning', {
          message: '《收入决算表》中“住房公积金”的编码为 2210208，《支出决算表》中为 2210201，疑有一处写错。',
          expected: '2210201',
          actual: '2210208',
          facts: ['expenditure/2210201/current_total', 'income/2210208/current_total'],
          lines: [6, 16],
        }),
      ],
    },
    {
      shows: 'The same code in both tables.',
      text: disclosure(
        ...HEAD,
        ...INCOME,
        incomeRow('合计', '', '10.00'),
        incomeRow('2210201', '住房公积金', '10.00'),
        ...EXPENDITURE,
        ...WHOLE,
      ),
      anomalies: [],
    },
  ],
  'structure/code-order': [
    {
      shows: 'A class is printed after a higher one.',
      text: disclosure(...HEAD, ...EXPENDITURE, ...WHOLE.slice(0, 1), ...WHOLE.slice(4), ...WHOLE.slice(1, 4)),
      anomalies: [structural('info', { message: '《支出决算表》有 1 处科目编码未按升序排列，如 207 排在 2210201 之后。', lines: [9] })],
    },
    { shows: 'Codes ascend, children below their parent.', text: disclosure(...HEAD, ...EXPENDITURE, ...WHOLE), anomalies: [] },
  ],
  'structure/line-numbers': [
    {
      shows: 'A row number is left out, and another is misprinted.',
      text: disclosure(
        ...HEAD,
        ...SUMMARY_HEAD,
        '一、一般公共预算财政拨款收入\t1\t30.00\t七、文化旅游体育与传媒支出\t5\t20.00',
        '八、其他收入\t3\t0.00\t十九、住房保障支出\t9\t10.00',
        '本年收入合计\t4\t30.00\t本年支出合计\t7\t30.00',
      ),
      anomalies: [structural('info', { message: '《收入支出决算总表》行次不连续：1 之后为 3，5 之后为 9（应为 6）。', lines: [6, 6] })],
    },
    {
      shows: 'The right-hand side goes on where the left one ends.',
      text: disclosure(
        ...HEAD,
        ...SUMMARY_HEAD,
        '一、一般公共预算财政拨款收入\t1\t30.00\t七、文化旅游体育与传媒支出\t4\t20.00',
        '八、其他收入\t2\t0.00\t十九、住房保障支出\t5\t10.00',
        '本年收入合计\t3\t30.00\t本年支出合计\t6\t30.00',
      ),
      anomalies: [],
    },
  ],
  'structure/column-numbers': [
    {
      shows: 'Column numbers that go on from another table.',
      text: disclosure(...HEAD, ...GENERAL, '\t栏次\t7\t8\t9', generalRow('合计', '', '20.00')),
      anomalies: [structural('info', { message: '《一般公共预算财政拨款支出决算表》栏次不连续：从 7 开始。', lines: [5] })],
    },
    {
      shows: 'Columns numbered through.',
      text: disclosure(...HEAD, ...GENERAL, '\t栏次\t1\t2\t3', generalRow('合计', '', '20.00')),
      anomalies: [],
    },
  ],
};
