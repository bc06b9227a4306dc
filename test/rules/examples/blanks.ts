/**
 * Examples of tables whose blank cells the text lost, so that single blanks part their cells.
 */
import { disclosure, type RuleExamples } from '../example.ts';

/** The table of the general budget as a text layer gives it, without its blank cells. */
function general(...rows: string[]): string {
  return disclosure(
    '云溪县幼儿园2023年度单位决算',
    '一般公共预算财政拨款支出决算表',
    '单位：万元',
    '项目',
    '合计 基本支出 项目支出',
    '功能分类',
    '科目名称',
    '科目编码',
    ...rows,
    '注：本表反映支出情况。',
  );
}

const PLACED = general(
  '合计 60.00 41.00 19.00',
  '205 教育支出 50.00 35.00 15.00',
  '20502 普通教育 50.00 35.00 15.00',
  '2050202 小学教育 35.00 35.00',
  '2050203 初中教育 15.00 15.00',
  '210 卫生健康支出 10.00 6.00 4.00',
);
const OPEN = general('合计 60.00 30.00 30.00', '205 教育支出 30.00 30.00', '210 卫生健康支出 30.00 30.00');
const WHOLE = general('合计 60.00 41.00 19.00', '205 教育支出 50.00 35.00 15.00', '210 卫生健康支出 10.00 6.00 4.00');

/** Examples by rule. */
export const BLANK_EXAMPLES: RuleExamples = {
  'structure/blanks-restored': [
    {
      shows: 'Two rows lack a blank cell each; one order of the columns adds up.',
      text: PLACED,
      anomalies: [
        {
          severity: 'info',
          origin: 'extraction',
          message: '《一般公共预算财政拨款支出决算表》的空白单元格在文本中丢失，4 个数字所在的列按行列勾稽关系唯一确定。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: ['2050202/basic', '2050202/total', '2050203/project', '2050203/total'].map((cell) => `general_budget_expenditure/${cell}`),
          lines: [12, 12, 13, 13],
        },
      ],
    },
    { shows: 'All rows have all figures.', text: WHOLE, anomalies: [] },
  ],
  'structure/blanks-lost': [
    {
      shows: 'The figures of two rows could change places.',
      text: OPEN,
      anomalies: [
        {
          severity: 'error',
          origin: 'extraction',
          message: '《一般公共预算财政拨款支出决算表》的空白单元格在文本中丢失，2 行数字所在的列无法唯一确定，未输出。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: [],
          lines: [10, 11],
        },
      ],
    },
    { shows: 'One order of the columns adds up.', text: PLACED, anomalies: [] },
  ],
};
