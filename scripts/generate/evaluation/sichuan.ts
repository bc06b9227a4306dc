/**
 * 部门预算项目支出绩效自评表 of 四川: sign, value and unit of a target in three columns, conclusions at the end.
 */
import type { Project } from '../accounts.ts';
import { figure, head, type PrintedCell, words } from '../printed-table.ts';
import { decimal, percent } from '../style.ts';
import { type Context, type Evaluation, evaluationTable, indicatorRows, indicatorsOf } from './evaluation.ts';
import { drawTargets, fundScore, type Target, totalScore } from './targets.ts';

const FUND_POINTS = 10;
const POINTS = 100;
const CENTRE = { align: 'center' } as const;
const WIDTHS = [1.5, 1.6, 1.8, 2.4, 1.7, 1.9, 1.9, 1.8, 1.3, 1.3, 1.9];
const FUND_NAMES = ['年初预算', '调整后预算数', '预算执行数', '预算执行率', '权重', '得分', '原因'];
const NAMES = ['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位', '完成值', '权重', '得分', '未完成原因分析'];

/** One self-evaluation table of a project. */
export function sichuanEvaluation(project: Project, { random, style, occurrence }: Context): Evaluation {
  const targets = drawTargets(random, POINTS - FUND_POINTS);
  const score = fundScore(project, FUND_POINTS);
  const projectName = `51${random.integer(1000, 9999)}${style.year}T${String(random.integer(1, 999_999)).padStart(12, '0')}-${project.name}`;
  const cells = (target: Target): PrintedCell[] => [
    words(target.sign, CENTRE),
    words(target.value, CENTRE),
    words(target.unit, CENTRE),
    words(target.reached, CENTRE),
    words(target.weight, CENTRE),
    words(target.score, CENTRE),
    words(target.note),
  ];
  const body = [
    [words('项目名称', CENTRE), words(projectName, { columnSpan: 10 })],
    [
      words('主管部门', CENTRE),
      words(style.unitName, { columnSpan: 4 }),
      words('实施单位（盖章）', { columnSpan: 2, ...CENTRE }),
      words(style.unitName, { columnSpan: 4 }),
    ],
    ...goals(project),
    ...fundRows(project, score),
    ...indicatorRows(targets, { block: '绩效指标（90分）', names: NAMES, cells }),
    [
      words('合计', { columnSpan: 8, ...CENTRE }),
      words(String(POINTS), CENTRE),
      figure(totalScore(targets, score), 'overall', 'score', '分'),
      words(''),
    ],
    [words('评价结论', CENTRE), words('年度目标基本完成，资金使用规范。', { columnSpan: 10 })],
    [words('存在问题', CENTRE), words('无', { columnSpan: 10 })],
    [words('改进措施', CENTRE), words('无', { columnSpan: 10 })],
  ];
  const title = `部门预算项目支出绩效自评表（${style.year}年度）`;
  const table = evaluationTable({ title, body, widths: WIDTHS }, occurrence);
  const printed = (target: Target) => ({
    target: target.sign === '定性' ? `定性 ${target.value}` : `${target.sign}${target.value}${target.unit}`,
    actual: target.reached,
    weight: target.weight,
    score: target.score,
    note: target.note,
  });
  return { table, indicators: indicatorsOf(targets, { table, projectName, printed }) };
}

function goals(project: Project): PrintedCell[][] {
  return [
    [
      words('项目基本情况', { rowSpan: 3, ...CENTRE }),
      words('1.项目年度目标完成情况', { columnSpan: 2, rowSpan: 2 }),
      head('项目年度目标', 4),
      head('年度目标完成情况', 4),
    ],
    [words(`推进${project.name}，完成年度任务。`, { columnSpan: 4 }), words('已完成。', { columnSpan: 4 })],
    [words('2.项目实施内容及过程概述', { columnSpan: 2 }), words(`分阶段实施${project.name}。`, { columnSpan: 8 })],
  ];
}

function fundRows(project: Project, score: string): PrintedCell[][] {
  const row = (label: string, key: string, marks: PrintedCell[]): PrintedCell[] => [
    words(label, { columnSpan: 3 }),
    figure(decimal(project.budget, '万元'), key, 'initial_budget'),
    figure(decimal(project.adjusted, '万元'), key, 'adjusted_budget'),
    figure(decimal(project.executed, '万元'), key, 'executed'),
    figure(`${percent(project.executed, project.adjusted, 2)}%`, key, 'execution_rate', '%'),
    ...marks,
    words(''),
  ];
  const marks = [figure(String(FUND_POINTS), 'funds.total', 'weight', '分'), figure(score, 'funds.total', 'score', '分')];
  return [
    [
      words(`预算执行情况（${FUND_POINTS}分）`, { rowSpan: 3, ...CENTRE }),
      head('年度预算数（万元）', 3),
      ...FUND_NAMES.map((name) => head(name)),
    ],
    row('总额', 'funds.total', marks),
    row('其中：财政资金', 'funds.current_appropriation', [words('/', CENTRE), words('/', CENTRE)]),
  ];
}
