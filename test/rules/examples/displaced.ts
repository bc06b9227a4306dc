/**
 * Examples of figures that stand beside the wrong items.
 */
import { disclosure, type RuleExamples } from '../example.ts';

const ITEMS = [
  ['205', '教育支出', '12.00', '10.00', '2.00'],
  ['20502', '普通教育', '12.00', '10.00', '2.00'],
  ['2050201', '学前教育', '7.00', '6.00', '1.00'],
  ['2050202', '小学教育', '5.00', '4.00', '1.00'],
  ['208', '社会保障和就业支出', '9.00', '9.00', '0.00'],
  ['20805', '行政事业单位养老支出', '9.00', '9.00', '0.00'],
  ['2080502', '事业单位离退休', '3.50', '3.50', '0.00'],
  ['2080505', '机关事业单位基本养老保险缴费支出', '5.50', '5.50', '0.00'],
  ['210', '卫生健康支出', '4.25', '4.25', '0.00'],
  ['21011', '行政事业单位医疗', '4.25', '4.25', '0.00'],
  ['2101102', '事业单位医疗', '4.25', '4.25', '0.00'],
] as const;

/** Both tables; the figures of the second stand `by` rows too high from the third item on. */
function tables(by: number): string {
  const rows = ITEMS.map((cells) => cells.join('\t'));
  const moved = ITEMS.map(([code, name, ...figures], i) =>
    [code, name, ...(i < 2 ? figures : (ITEMS[i + by] ?? [code, name, ...figures]).slice(2))].join('\t'),
  );
  return disclosure(
    '云溪县幼儿园2023年度单位决算',
    '支出决算表',
    '部门：云溪县幼儿园\t金额单位：万元',
    '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出',
    '合计\t\t25.25\t23.25\t2.00',
    ...rows,
    '一般公共预算财政拨款支出决算表',
    '部门：云溪县幼儿园\t金额单位：万元',
    '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出',
    '合计\t\t25.25\t23.25\t2.00',
    ...moved,
  );
}

/** Examples by rule. */
export const DISPLACED_EXAMPLES: RuleExamples = {
  'cross_table/rows-displaced': [
    {
      shows: 'From the third item on the figures stand two rows too high.',
      text: tables(2),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message:
            '《一般公共预算财政拨款支出决算表》自“2050201 学前教育”行起金额与科目错行：有 6 行所列的是《支出决算表》中其他科目的金额，如“2050201 学前教育”行的9.00万元在《支出决算表》中属于“208 社会保障和就业支出”。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: ['2050201', '2050202', '208', '20805', '2080502', '2080505'].map((code) => `general_budget_expenditure/${code}/total`),
          lines: [23, 24, 25, 26, 27, 28],
        },
      ],
    },
    { shows: 'Both tables agree.', text: tables(0), anomalies: [] },
  ],
};
