/**
 * Examples of the rules on the money of self-evaluation tables beyond totals and rates.
 */
import { disclosure, type RuleExamples } from '../example.ts';

/** A form with the columns of budgets, execution and surplus. */
function form(...funds: string[]): string {
  return disclosure(
    '云溪县文化馆2023年度单位决算',
    '项目支出绩效自评表',
    '项目名称\t馆舍维修\t\t\t\t\t\t\t',
    '主管部门\t云溪县文化局\t\t\t实施单位\t云溪县文化馆\t\t\t',
    '项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t资金结余\t执行率\t得分\t',
    ...funds,
    '绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施',
    '\t产出指标\t数量指标\t维修面积\t≥200平方米\t210平方米\t50\t50\t',
    '\t满意度指标\t服务对象满意度指标\t观众满意度\t≥95%\t97%\t40\t40\t',
    '总分\t\t\t\t\t\t100\t99\t',
  );
}

/** The evaluation of the whole unit beside the table of expenditure. */
function overall(basic: string): string {
  return disclosure(
    '云溪县文化馆2023年度单位决算',
    '支出决算表',
    '部门：云溪县文化馆\t金额单位：万元',
    '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出',
    '合计\t\t100.00\t70.00\t30.00\t\t\t',
    '207\t文化旅游体育与传媒支出\t100.00\t70.00\t30.00\t\t\t',
    '20701\t文化和旅游\t100.00\t70.00\t30.00\t\t\t',
    '2070109\t群众文化\t100.00\t70.00\t30.00\t\t\t',
    '2023年度云溪县文化馆整体绩效自评表',
    '单位名称\t云溪县文化馆\t\t\t\t',
    `基本支出总额\t${basic}\t项目支出总额\t30.00\t\t`,
    '年度绩效指标\t一级指标\t二级指标\t三级指标\t年初目标值(A)\t实际完成值(B)',
    '\t产出指标\t数量指标\t举办活动场次\t≥24场次\t26场次',
    '\t满意度指标\t服务对象满意度指标\t观众满意度\t≥95%\t97%',
  );
}

export const PERFORMANCE_MONEY_EXAMPLES: RuleExamples = {
  'performance/funds-part': [
    {
      shows: 'A part that is more than all of it.',
      text: form('\t年度资金总额\t20.00\t20.00\t18.00\t2.00\t90.00%\t9\t', '\t其中：财政资金\t25.00\t20.00\t18.00\t2.00\t90.00%\t\t'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '项目“馆舍维修”自评表的年初预算数中，“其中：财政资金”为25.00万元，超过总额（20.00万元）。',
          expected: '20.00',
          actual: '25.00',
          difference: null,
          tolerance: null,
          facts: ['project_performance/funds.current_appropriation/initial_budget', 'project_performance/funds.total/initial_budget'],
          lines: [7, 6],
        },
      ],
    },
    {
      shows: 'The only part, which equals the total in all columns but one.',
      text: form('\t年度资金总额\t20.00\t20.00\t18.00\t2.00\t90.00%\t9\t', '\t其中：财政资金\t15.00\t20.00\t18.00\t2.00\t90.00%\t\t'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '项目“馆舍维修”自评表的年初预算数中，“其中：财政资金”为15.00万元，为唯一一项资金，却不等于总额（20.00万元）。',
          expected: '20.00',
          actual: '15.00',
          difference: null,
          tolerance: null,
          facts: ['project_performance/funds.current_appropriation/initial_budget', 'project_performance/funds.total/initial_budget'],
          lines: [7, 6],
        },
      ],
    },
    {
      shows: 'A part beside others that the form does not print.',
      text: form('\t年度资金总额\t20.00\t20.00\t18.00\t2.00\t90.00%\t9\t', '\t其中：财政资金\t15.00\t15.00\t15.00\t0.00\t100.00%\t\t'),
      anomalies: [],
    },
  ],
  'performance/funds-surplus': [
    {
      shows: 'Money left that is not the budget less what was executed.',
      text: form('\t年度资金总额\t20.00\t20.00\t18.00\t3.00\t90.00%\t9\t'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '项目“馆舍维修”自评表的资金结余为3.00万元，按预算数20.00万元减执行数18.00万元应为2万元。',
          expected: '2',
          actual: '3.00',
          difference: '1',
          tolerance: null,
          facts: [
            'project_performance/funds.total/adjusted_budget',
            'project_performance/funds.total/executed',
            'project_performance/funds.total/surplus',
          ],
          lines: [6, 6, 6],
        },
      ],
    },
    {
      shows: 'Money left of the initial budget.',
      text: form('\t年度资金总额\t25.00\t20.00\t18.00\t7.00\t90.00%\t9\t'),
      anomalies: [],
    },
  ],
  'performance/zero-base-rate': [
    {
      shows: 'A rate of a row without a budget.',
      text: form('\t年度资金总额\t20.00\t20.00\t18.00\t2.00\t90.00%\t9\t', '\t其他资金\t0.00\t0.00\t0.00\t0.00\t73.10%\t\t'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '项目“馆舍维修”自评表的“其他资金”没有预算数，执行率却为73.10%。',
          expected: null,
          actual: '73.10',
          difference: null,
          tolerance: null,
          facts: [
            'project_performance/funds.other/adjusted_budget',
            'project_performance/funds.other/execution_rate',
            'project_performance/funds.other/initial_budget',
          ],
          lines: [7, 7, 7],
        },
      ],
    },
    {
      shows: 'What a form fills in by itself.',
      text: form('\t年度资金总额\t20.00\t20.00\t18.00\t2.00\t90.00%\t9\t', '\t其他资金\t0.00\t0.00\t0.00\t0.00\t0.00%\t\t'),
      anomalies: [],
    },
  ],
  'performance/overall-funds': [
    {
      shows: 'Basic expenditure that the accounts do not have.',
      text: overall('76.00'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '整体绩效自评表的基本支出总额为76.00万元，决算表中为70.00万元。',
          expected: '70',
          actual: '76.00',
          difference: '6',
          tolerance: null,
          facts: ['expenditure/total/basic', 'overall_performance/funds.basic/executed'],
          lines: [11, 5],
        },
      ],
    },
    { shows: 'Basic expenditure of the accounts.', text: overall('70.00'), anomalies: [] },
    { shows: 'Money of another scope.', text: overall('570.00'), anomalies: [] },
  ],
  'performance/part-score': [
    {
      shows: 'The only part has all figures of the total but its score.',
      text: form('\t年度资金总额\t20.00\t20.00\t18.00\t2.00\t90.00%\t9\t', '\t其中：当年财政拨款\t20.00\t20.00\t18.00\t2.00\t90.00%\t8\t'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '项目“馆舍维修”自评表“其中：当年财政拨款”的预算、执行数和执行率均与资金总额相同，得分却为8，而总额为9。',
          expected: '9',
          actual: '8',
          difference: '-1',
          tolerance: null,
          facts: ['project_performance/funds.current_appropriation/score', 'project_performance/funds.total/score'],
          lines: [7, 6],
        },
      ],
    },
    {
      shows: 'A part with an amount and a rate of its own.',
      text: form('\t年度资金总额\t20.00\t20.00\t18.00\t2.00\t90.00%\t9\t', '\t其中：当年财政拨款\t15.00\t15.00\t12.00\t3.00\t80.00%\t8\t'),
      anomalies: [],
    },
  ],
};
