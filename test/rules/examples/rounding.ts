/**
 * Examples of the rules on rounding tails.
 */
import { disclosure, type RuleExamples } from '../example.ts';

/** Expenditure by function, and the summary of income and expenditure. */
function accounts(row: string, total: string): string {
  return disclosure(
    '云溪县文化馆2023年度单位决算',
    '支出决算表',
    '部门：云溪县文化馆\t金额单位：万元',
    '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出',
    `合计\t\t${row}\t\t\t`,
    `208\t社会保障和就业支出\t${row}\t\t\t`,
    '收入支出决算总表',
    '部门：云溪县文化馆\t金额单位：万元',
    '收入\t\t\t支出\t\t',
    '项目\t行次\t金额\t项目\t行次\t金额',
    `八、其他收入\t8\t${total}\t八、社会保障和就业支出\t39\t${total}`,
    `本年收入合计\t27\t${total}\t本年支出合计\t58\t${total}`,
  );
}

const INFO = { severity: 'info', origin: 'publisher', expected: null, actual: null, tolerance: null } as const;

export const ROUNDING_EXAMPLES: RuleExamples = {
  'within_table/rounding': [
    {
      shows: 'Two rows are a hundredth more than their parts: rounding explains it.',
      text: accounts('100.01\t60.00\t40.00', '100.01'),
      anomalies: [
        {
          ...INFO,
          message: '《支出决算表》有 2 处合计与分项之和存在四舍五入的尾差（最大 0.01 万元），属正常。',
          difference: '0.01',
          facts: ['expenditure/208/current_total', 'expenditure/total/current_total'],
          lines: [5, 6],
        },
      ],
    },
    { shows: 'Sums that agree exactly.', text: accounts('100.00\t60.00\t40.00', '100.00'), anomalies: [] },
  ],
  'cross_table/rounding': [
    {
      shows: 'The two tables differ by a hundredth: the amount was rounded from different sums.',
      text: accounts('100.01\t60.01\t40.00', '100.00'),
      anomalies: [
        {
          ...INFO,
          message: '《收入支出决算总表》有 2 处与其他表的对应数存在四舍五入的尾差（最大 0.01 万元），属正常。',
          difference: '0.01',
          facts: ['income_expenditure_summary/expenditure.208/amount', 'income_expenditure_summary/expenditure.current_total/amount'],
          lines: [12, 11],
        },
      ],
    },
    { shows: 'A difference beyond rounding is no tail.', text: accounts('100.50\t60.50\t40.00', '100.00'), anomalies: [] },
  ],
};
