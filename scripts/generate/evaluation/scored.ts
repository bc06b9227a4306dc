/**
 * 项目支出绩效自评表 as most provinces print it: with weights and scores (nine columns), or without (seven, 吉林).
 */
import type { Project } from '../accounts.ts';
import { figure, head, type PrintedCell, words } from '../printed-table.ts';
import { decimal, percent } from '../style.ts';
import { type Context, type Evaluation, evaluationTable, goalRows, indicatorRows, indicatorsOf } from './evaluation.ts';
import { drawTargets, fundScore, reachedText, type Target, targetText, totalScore } from './targets.ts';

const FUND_POINTS = 10;
const POINTS = 100;
const CENTRE = { align: 'center' } as const;
const NOTHING = '无';

/** One self-evaluation table of a project. */
export function scoredEvaluation(project: Project, { random, style, occurrence }: Context): Evaluation {
  const scored = style.family !== 'jilin';
  const targets = drawTargets(random, POINTS - FUND_POINTS);
  const width = scored ? 9 : 7;
  const entities = [
    words('主管部门', CENTRE),
    words(style.unitName, { columnSpan: 3 }),
    words('实施单位', CENTRE),
    words(style.unitName, { columnSpan: width - 5 }),
  ];
  const body = [
    [words('项目名称', CENTRE), words(project.name, { columnSpan: width - 1 })],
    entities,
    ...fundRows(project, { scored, totalLast: !scored && random.chance(0.5) }),
    ...goalRows(project, { label: '年度总体目标', names: ['预期目标', '实际完成情况'], spans: [4, width - 5] }),
    ...indicators(targets, scored),
    ...(scored ? [scoreRow(totalScore(targets, fundScore(project, FUND_POINTS)))] : []),
  ];
  const widths = [1.4, 1.8, 2.2, 2.6, 2.2, 2.2, ...(scored ? [1.3, 1.3, 2] : [2.4])];
  const table = evaluationTable({ title: '项目支出绩效自评表', body, widths }, occurrence);
  const printed = (target: Target) => ({
    target: targetText(target),
    actual: reachedText(target),
    weight: scored ? target.weight : '',
    score: scored ? target.score : '',
    note: noteOf(target, scored),
  });
  return { table, indicators: indicatorsOf(targets, { table, projectName: project.name, printed }) };
}

/** A form without scores loses no points. */
function noteOf({ note }: Target, scored: boolean): string {
  return scored && note !== '' ? note : NOTHING;
}

function scoreRow(total: string): PrintedCell[] {
  return [words('总分', { columnSpan: 6, ...CENTRE }), words(String(POINTS), CENTRE), figure(total, 'overall', 'score', '分'), words('')];
}

function fundRows(project: Project, { scored, totalLast }: { scored: boolean; totalLast: boolean }): PrintedCell[][] {
  const whole = [totalLast ? '年度资金总和' : '年度资金总额', 'funds.total'] as const;
  const parts = [
    [scored ? '其中：当年财政拨款' : '当年财政拨款', 'funds.current_appropriation'],
    ['上年结转资金', 'funds.prior_carryover'],
    ['其他资金', 'funds.other'],
  ] as const;
  const names = totalLast ? [...parts, whole] : [whole, ...parts];
  const columns = ['年初预算数', '全年预算数', '全年执行数'];
  const header = [
    words(scored ? '项目资金（万元）' : '资金情况（万元）', { rowSpan: names.length + 1, ...CENTRE }),
    head(scored ? '' : '项目资金', 2),
    ...columns.map((name) => head(name)),
    ...(scored ? [head('分值'), head('执行率'), head('得分')] : [head('执行率（%）')]),
  ];
  return [header, ...names.map(([label, row]) => fundRow(project, { label, row, scored }))];
}

const AMOUNTS = ['initial_budget', 'adjusted_budget', 'executed'] as const;

function fundRow(project: Project, { label, row, scored }: { label: string; row: string; scored: boolean }): PrintedCell[] {
  const paid = row === 'funds.total' || row === 'funds.current_appropriation';
  const amounts = paid ? [project.budget, project.adjusted, project.executed] : [0n, 0n, 0n];
  const figures = AMOUNTS.map((column, i) => figure(decimal(amounts[i] ?? 0n, '万元'), row, column));
  const rate = paid ? percent(project.executed, project.adjusted, 2) : '0.00';
  const rateCell = figure(scored ? `${rate}%` : rate, row, 'execution_rate', '%');
  const name = words(label, { columnSpan: 2 });
  if (!scored) return [name, ...figures, rateCell];
  const marked = row === 'funds.total';
  const mark = (text: string, column: string): PrintedCell => (marked ? figure(text, row, column, '分') : words('—', CENTRE));
  return [name, ...figures, mark(String(FUND_POINTS), 'weight'), rateCell, mark(fundScore(project, FUND_POINTS), 'score')];
}

function indicators(targets: readonly Target[], scored: boolean): PrintedCell[][] {
  const names = [
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    ...(scored ? ['分值', '得分'] : []),
    '偏差原因分析及改进措施',
  ];
  const cells = (target: Target): PrintedCell[] => [
    words(targetText(target), CENTRE),
    words(reachedText(target), CENTRE),
    ...(scored ? [words(target.weight, CENTRE), words(target.score, CENTRE)] : []),
    words(noteOf(target, scored), CENTRE),
  ];
  return indicatorRows(targets, { block: '绩效指标', names, cells });
}
