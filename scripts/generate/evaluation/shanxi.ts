/**
 * 项目支出绩效自评表 of 山西: two budgets under 年初预算数, what is left over, targets before and after adjustment.
 */
import type { Project } from '../accounts.ts';
import { figure, head, type PrintedCell, words } from '../printed-table.ts';
import { decimal, percent } from '../style.ts';
import { type Context, type Evaluation, evaluationTable, goalRows, indicatorRows, indicatorsOf } from './evaluation.ts';
import { drawTargets, fundScore, reachedText, type Target, targetText, totalScore } from './targets.ts';

const FUND_POINTS = 10;
const POINTS = 100;
const CENTRE = { align: 'center' } as const;
const WIDTHS = [1.4, 1.6, 1.8, 2.4, 1.9, 1.9, 1.9, 1.5, 1.5, 2.2];
const NAMES = ['一级指标', '二级指标', '三级指标', '年初指标值', '调整后指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'];

/** One self-evaluation table of a project. */
export function shanxiEvaluation(project: Project, { random, style, occurrence }: Context): Evaluation {
  const targets = drawTargets(random, POINTS - FUND_POINTS);
  const score = fundScore(project, FUND_POINTS);
  const cells = (target: Target): PrintedCell[] => [
    words(targetText(target), CENTRE),
    words(targetText(target), CENTRE),
    words(reachedText(target), CENTRE),
    words(target.weight, CENTRE),
    words(target.score, CENTRE),
    words(target.note),
  ];
  const body = [
    [words('项目名称', { columnSpan: 2, ...CENTRE }), words(project.name, { columnSpan: 8 })],
    [
      words('主管部门及代码', { columnSpan: 2, ...CENTRE }),
      words(`144-${style.unitName}`, { columnSpan: 3 }),
      words('预算单位', CENTRE),
      words(`144001-${style.unitName}`, { columnSpan: 4 }),
    ],
    ...fundRows(project, score),
    ...goalRows(project, { label: '项目年度绩效目标', names: ['年度目标', '实际完成情况'], spans: [4, 5] }),
    ...indicatorRows(targets, { block: '绩效指标', names: NAMES, cells }),
    [
      words('总分', { columnSpan: 7, ...CENTRE }),
      words(String(POINTS), CENTRE),
      figure(totalScore(targets, score), 'overall', 'score', '分'),
      words(''),
    ],
    [words('项目绩效分析', CENTRE), words('项目按计划推进，资金使用符合规定。', { columnSpan: 9 })],
  ];
  const title = `${project.name}项目支出绩效自评表`;
  const table = evaluationTable({ title, subtitle: `（${style.year}年度）`, body, widths: WIDTHS }, occurrence);
  const printed = (target: Target) => ({
    target: targetText(target),
    actual: reachedText(target),
    weight: target.weight,
    score: target.score,
    note: target.note,
  });
  return { table, indicators: indicatorsOf(targets, { table, projectName: project.name, printed }) };
}

function fundRows(project: Project, score: string): PrintedCell[][] {
  const deep = (name: string): PrintedCell => head(name, 1, 2);
  const row = (label: string, key: string): PrintedCell[] => {
    const amounts = [
      ['declared_budget', project.budget],
      ['initial_budget', project.budget],
      ['adjusted_budget', project.adjusted],
      ['executed', project.executed],
      ['surplus', project.adjusted - project.executed],
    ] as const;
    return [
      words(label, { columnSpan: 2 }),
      ...amounts.map(([column, fen]) => figure(decimal(fen, '万元').replace(/\.?0+$/, ''), key, column)),
      figure(percent(project.executed, project.adjusted, 2), key, 'execution_rate', '%'),
      figure(score, key, 'score', '分'),
    ];
  };
  return [
    [
      words('项目资金预算安排及执行进度（万元）', { rowSpan: 4, ...CENTRE }),
      head('', 2, 2),
      head('年初预算数', 2),
      ...['全年预算数', '全年执行数', '资金结（转）余', '执行率', '得分'].map(deep),
    ],
    [head('目标申报数'), head('预算编制数')],
    row('资金总额：', 'funds.total'),
    row('市县区财政资金', 'funds.current_appropriation'),
  ];
}
