/**
 * 项目绩效自评表 and 部门整体绩效自评表 of 湖北: budget (A), spending (B), their ratio; indicators with scores but no weights.
 */
import { type Accounts, ALL, FUND, GENERAL, type Project, total } from '../accounts.ts';
import { figure, head, type PrintedCell, words } from '../printed-table.ts';
import { decimal, percent, type Style } from '../style.ts';
import { type Context, type Evaluation, evaluationTable, indicatorRows, indicatorsOf } from './evaluation.ts';
import { drawTargets, fundScore, reachedText, type Target, targetText, totalScore } from './targets.ts';

const FUND_POINTS = 20;
const POINTS = 100;
const CENTRE = { align: 'center' } as const;
const WIDTHS = [1.8, 1.8, 2.2, 2.6, 2.4, 2.4, 1.6];
const WIDTH = WIDTHS.length;
const NAMES = ['一级指标', '二级指标', '三级指标', '年初目标值（A）', '实际完成值（B）', '得分'];

/** One self-evaluation table of a project. */
export function hubeiEvaluation(project: Project, { random, style, occurrence }: Context): Evaluation {
  const targets = drawTargets(random, POINTS - FUND_POINTS);
  const body = [
    [words('项目名称', CENTRE), words(project.name, { columnSpan: WIDTH - 1 })],
    [
      words('主管部门', CENTRE),
      words(style.unitName, { columnSpan: 2 }),
      words('项目实施单位', CENTRE),
      words(style.unitName, { columnSpan: 3 }),
    ],
    [words('项目属性', CENTRE), words('持续性项目', { columnSpan: WIDTH - 1 })],
    ...executionRows(project, '年度财政资金总额'),
    ...indicators(targets, `年度绩效目标（${POINTS - FUND_POINTS}分）`),
    scoreRow(targets, project),
    closing('偏差大或目标未完成原因分析', '无'),
    closing('改进措施及结果应用方案', '继续加强项目管理。'),
  ];
  const title = `${style.year}年度${project.name}项目绩效自评表`;
  const table = evaluationTable({ title, subtitle: subtitleOf(style), body, widths: WIDTHS }, occurrence);
  return { table, indicators: indicatorsOf(targets, { table, projectName: project.name, printed }) };
}

/** The self-evaluation of the whole unit: basic and project spending, then the same blocks. */
export function overallEvaluation(a: Accounts, { random, style }: Omit<Context, 'occurrence'>): Evaluation {
  const basic = total(a.items, ['personnel', 'public', 'fundBasic']);
  const spent = total(a.items, ALL);
  const planned = spent + total(a.items, GENERAL) / 25n + total(a.items, FUND) / 20n;
  const whole: Project = { name: style.unitName, budget: planned, adjusted: planned, executed: spent };
  const targets = drawTargets(random, POINTS - FUND_POINTS);
  const body = [
    [words('单位名称', CENTRE), words(style.unitName, { columnSpan: WIDTH - 1 })],
    [
      words('基本支出总额', { columnSpan: 2, ...CENTRE }),
      figure(decimal(basic, '万元'), 'funds.basic', 'executed'),
      words('项目支出总额', { columnSpan: 2, ...CENTRE }),
      { ...figure(decimal(total(a.items, ['project', 'fund', 'capital', 'other']), '万元'), 'funds.project', 'executed'), columnSpan: 2 },
    ],
    ...executionRows(whole, '部门整体支出总额'),
    ...indicators(targets, '年度绩效指标'),
    scoreRow(targets, whole),
    closing('偏差大或目标未完成原因分析', '个别工作跨年实施。'),
    closing('改进措施及结果应用方案', '按进度安排预算，及时调整目标。'),
  ];
  const title = `${style.year}年度${style.unitName}整体绩效自评表`;
  const parts = { table: 'overall_performance', title, subtitle: subtitleOf(style), body, widths: WIDTHS };
  const table = evaluationTable(parts, 1);
  return { table, indicators: indicatorsOf(targets, { table, projectName: null, printed }) };
}

function subtitleOf({ unitName, publishedOn }: Style): string {
  const [year, month, day] = publishedOn.split('-').map(Number);
  return `单位名称：${unitName}    填报日期：${year}年${month}月${day}日`;
}

function executionRows(project: Project, label: string): PrintedCell[][] {
  const header = ['预算数（A）', '执行数（B）', '执行率（B/A）', '得分'].map((name) => head(name));
  return [
    [words(`预算执行情况（万元）（${FUND_POINTS}分）`, { rowSpan: 2, ...CENTRE }), head('', 2), ...header],
    [
      words(label, { columnSpan: 2 }),
      figure(decimal(project.adjusted, '万元'), 'funds.total', 'adjusted_budget'),
      figure(decimal(project.executed, '万元'), 'funds.total', 'executed'),
      figure(`${percent(project.executed, project.adjusted, 2)}%`, 'funds.total', 'execution_rate', '%'),
      figure(fundScore(project, FUND_POINTS), 'funds.total', 'score', '分'),
    ],
  ];
}

function indicators(targets: readonly Target[], block: string): PrintedCell[][] {
  const cells = (target: Target): PrintedCell[] => [
    words(targetText(target), CENTRE),
    words(reachedText(target), CENTRE),
    words(target.score, CENTRE),
  ];
  return indicatorRows(targets, { block, names: NAMES, cells });
}

function scoreRow(targets: readonly Target[], project: Project): PrintedCell[] {
  const score = totalScore(targets, fundScore(project, FUND_POINTS));
  return [words('总分', { columnSpan: WIDTH - 1, ...CENTRE }), figure(score, 'overall', 'score', '分')];
}

function closing(label: string, text: string): PrintedCell[] {
  return [words(label, CENTRE), words(text, { columnSpan: WIDTH - 1 })];
}

const printed = (target: Target) => ({
  target: targetText(target),
  actual: reachedText(target),
  weight: '',
  score: target.score,
  note: '',
});
