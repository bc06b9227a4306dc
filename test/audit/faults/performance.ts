/** Faults of self-evaluation tables and of what the narrative says of them. */
import type { Fault } from '../fault.ts';

const P = 'project_performance';
const put = (what: string, [place, text]: readonly [string, string], rules: readonly string[], rest: Partial<Fault> = {}): Fault => ({
  what,
  edit: (draft) => draft.set(place, text),
  rules,
  at: place,
  ...rest,
});
const JILIN = { make: { family: 'jilin' } } as const;

export const PERFORMANCE: readonly Fault[] = [
  put('rate of execution', [`${P}#3/funds.total/execution_rate`, '74.40'], ['performance/execution-rate']),
  put(
    'money executed',
    [`${P}#3/funds.total/executed`, '65.97'],
    ['performance/execution-rate', 'performance/funds-total', 'performance/funds-surplus'],
  ),
  put(
    'budget of the year',
    [`${P}#3/funds.total/adjusted_budget`, '58.18'],
    ['performance/execution-rate', 'performance/funds-part', 'performance/funds-surplus'],
    { at: '市县区财政资金' },
  ),
  put('surplus', [`${P}#3/funds.total/surplus`, '52.21'], ['performance/funds-surplus']),
  put('part of the money above all of it', [`${P}#3/funds.current_appropriation/initial_budget`, '95.18'], ['performance/funds-part']),
  put(
    'the only part of the money below all of it',
    [`${P}#3/funds.current_appropriation/initial_budget`, '58.18'],
    ['performance/funds-part'],
    { severity: 'warning' },
  ),
  put(
    'rate of a row without money',
    [`${P}#1/funds.other/execution_rate`, '73.10%'],
    ['performance/execution-rate', 'performance/zero-base-rate'],
    { ...JILIN, severity: 'warning' },
  ),
  put('sum of the money', [`${P}#3/funds.total/initial_budget`, '58.18'], ['performance/funds-total'], JILIN),
  put(
    'part of the money',
    [`${P}#3/funds.current_appropriation/executed`, '95.97'],
    ['performance/funds-total', 'performance/execution-rate'],
    JILIN,
  ),
  put('overall score', [`${P}/overall/score`, '95.50'], ['performance/score-total']),
  put('score of the rate', [`${P}/funds.total/score`, '8.00'], ['performance/score-total'], { at: '总分' }),
  put('score of the only part', [`${P}#3/funds.current_appropriation/score`, '8.04'], ['performance/part-score'], { severity: 'warning' }),
  put('rate of the unit', ['overall_performance/funds.total/executed', '682.50'], ['performance/execution-rate']),
  put('score of the unit', ['overall_performance/overall/score', '95.25'], ['performance/score-total'], {
    origin: 'extraction',
    severity: 'warning',
  }),
  put(
    'basic expenditure of the unit',
    ['overall_performance/funds.basic/executed', '467.36'],
    ['performance/overall-funds', 'performance/funds-total'],
    { severity: 'warning' },
  ),
  put(
    'project expenditure of the unit',
    ['overall_performance/funds.project/executed', '173.75'],
    ['performance/overall-funds', 'performance/funds-total'],
    { severity: 'warning' },
  ),
  {
    what: 'score of the rate, in its total as well',
    edit: (draft) => {
      draft.set(`${P}#3/funds.total/score`, (text) => (Number(text) - 1.3).toFixed(2));
      draft.set(`${P}#3/overall/score`, (text) => (Number(text) - 1.3).toFixed(2));
    },
    rules: ['performance/rate-score'],
    at: `${P}#3/funds.total/score`,
    severity: 'warning',
  },
  said('number of projects in words', ['对3个项目', '涉及项目1个，对两个项目'], ['performance/project-count'], {
    severity: 'warning',
    at: '涉及项目1个',
  }),
  words('a name in the head of a form that lost a character', ['县志续修与出版', '县志续与出版'], ['performance/title-name'], {
    severity: 'warning',
  }),
  words('score of an indicator', ['及时|12.5|12', '及时|12.5|11'], ['performance/score-total']),
  words('score above its weight', ['85%|12.5|12.5', '85%|12.5|13.5'], ['performance/score-exceeds-weight'], { more: 1 }),
  words('weights', ['及时|12.5|12', '及时|13.5|12'], ['performance/weight-total'], { more: 1 }),
  words('a target missed with all points', ['99.1%|12.5', '89.1%|12.5'], ['performance/unmet-target'], { severity: 'warning' }),
  words(
    'points lost without a reason',
    ['96.5%|11|10.5|部分工作延至下年', '96.5%|11|10.5|'],
    ['performance/lost-points', 'performance/unmet-target'],
    { severity: 'warning' },
  ),
  words('a target not filled in', ['≥80%|≥80%|85%', '||85%'], ['performance/target-missing'], { severity: 'warning' }),
  words('a rate in pieces', ['≥98.5%|≥98.5%|99.1%', '≥98件|≥98件|99件'], ['performance/indicator-unit'], { severity: 'warning' }),
  words('two names of one code', ['144-云溪县文化馆', '144-云溪县文化局'], ['identity/unit-code']),
  words('two codes of one name', ['144001-云溪县文化馆', '144002-云溪县文化馆'], ['identity/unit-code']),
  words('the last character of a department lost', ['主管部门|云溪县文化馆', '主管部门|云溪县文化'], ['identity/unit-name'], {
    severity: 'warning',
    ...JILIN,
  }),
  words('one project twice', ['基层阅览室设备更新', '县志续修与出版'], ['performance/project-twice'], { severity: 'warning' }),
  said('number of projects', ['对3个项目', '对2个项目'], ['performance/project-count'], { severity: 'warning', at: '2个项目' }),
  said('money of the projects', ['对3个项目开展了绩效自评', '对3个项目开展了绩效自评，共涉及资金199万元'], ['performance/project-money']),
  said(
    'score of a project in the narrative',
    ['自评表见决算表之后。', '自评表见决算表之后。县志续修与出版项目自评得分为95.5分。'],
    ['narrative/amount-contradicts-table'],
  ),
  said(
    'money of a project in the narrative',
    ['自评表见决算表之后。', '自评表见决算表之后。县志续修与出版项目全年预算数为76.77万元，执行数为67.77万元，完成预算的100%。'],
    ['narrative/amount-contradicts-table'],
    { more: 1 },
  ),
  said(
    'money executed of a project in the narrative',
    ['自评表见决算表之后。', '自评表见决算表之后。信息系统运行维护项目全年预算数为85.18万元，执行数为95.97万元，完成预算的70.40%。'],
    ['narrative/amount-contradicts-table'],
    { more: 1 },
  ),
  said(
    'rate of a project in the narrative',
    ['自评表见决算表之后。', '自评表见决算表之后。信息系统运行维护项目全年预算数为85.18万元，执行数为59.97万元，完成预算的74.40%。'],
    ['narrative/completion-contradicts-amounts', 'performance/rate-in-text'],
  ),
  said(
    'share of project expenditure',
    ['对3个项目开展了绩效自评', '对3个项目开展了绩效自评，共涉及资金178.08万元，占一般公共预算项目支出总额的52.3%'],
    ['narrative/share-contradicts-amounts'],
    { severity: 'warning' },
  ),
  words(
    'rate in the words of a form',
    ['项目按计划推进，资金使用符合规定。', '项目按计划推进，预算执行率为95.6%，资金使用符合规定。'],
    ['performance/rate-in-text'],
    { severity: 'warning' },
  ),
  words(
    'goal and target',
    ['按计划推进县志续修与出版，年内完成主要任务。', '按计划推进县志续修与出版，机房巡检次数达到24次。'],
    ['performance/goal-target'],
    { severity: 'warning' },
  ),
  words(
    'result in words',
    ['县志续修与出版的主要任务已按计划完成。', '县志续修与出版的主要任务已按计划完成，机房巡检次数为10次。'],
    ['performance/result-in-text'],
    { severity: 'warning' },
  ),
  words(
    'years long past',
    ['按计划推进县志续修与出版，年内完成主要任务。', '2019年按计划推进县志续修与出版，年内完成主要任务。'],
    ['performance/stale-year'],
    { severity: 'info' },
  ),
];

function words(what: string, [from, to]: readonly [string, string], rules: readonly string[], rest: Partial<Fault> = {}): Fault {
  return { what, edit: (draft) => draft.replaceCells(from.split('|'), to.split('|')), rules, at: '', ...rest };
}

function said(what: string, [from, to]: readonly [string, string], rules: readonly string[], rest: Partial<Fault> = {}): Fault {
  return { what, edit: (draft) => draft.replace(from, to), rules, at: to.slice(0, 5), ...rest };
}
