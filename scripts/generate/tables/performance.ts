/**
 * 项目支出绩效自评表 of one project: head, funds, goals, indicators with merged levels, score.
 *
 * Two layouts: with weights and scores (nine columns), and without (seven columns, 吉林).
 */
import type { Project } from '../accounts.ts';
import type { TruthIndicator } from '../disclosure.ts';
import { figure, head, type PrintedCell, type PrintedTable, words } from '../printed-table.ts';
import type { Random } from '../random.ts';
import { decimal, percent, type Style } from '../style.ts';

interface Target {
  level1: string;
  level2: string;
  level3: string;
  target: string;
  actual: string;
  weight: number;
}

const RATE_WEIGHT = 10;

const TARGETS: readonly Target[] = [
  { level1: '产出指标', level2: '数量指标', level3: '处理卷宗数量', target: '≥1200卷', actual: '1315卷', weight: 15 },
  { level1: '产出指标', level2: '数量指标', level3: '采购设备台数', target: '≥6台', actual: '6台', weight: 10 },
  { level1: '产出指标', level2: '质量指标', level3: '验收合格率', target: '=100%', actual: '100%', weight: 15 },
  { level1: '产出指标', level2: '时效指标', level3: '按期完成率', target: '≥95%', actual: '96.5%', weight: 10 },
  { level1: '效益指标', level2: '社会效益指标', level3: '查阅服务便利程度', target: '提高', actual: '提高', weight: 30 },
  { level1: '满意度指标', level2: '服务对象满意度指标', level3: '读者满意度', target: '≥90%', actual: '93%', weight: 10 },
];

/** One self-evaluation table and its indicators. */
export function performanceTable(
  project: Project,
  context: { random: Random; style: Style; occurrence: number },
): { table: PrintedTable; indicators: TruthIndicator[] } {
  const scored = context.style.family !== 'jilin';
  const skipped = context.random.integer(0, 1);
  const targets = TARGETS.filter((_, i) => i !== skipped);
  const rate = percent(project.executed, project.adjusted, 2);
  const rateScore = percent(project.executed, project.adjusted * 10n, 2);
  const weights = targets.reduce((sum, target) => sum + target.weight, 0);
  const missing = 100 - RATE_WEIGHT - weights;
  const finalTargets = targets.map((target, i) => (i === 0 ? { ...target, weight: target.weight + missing } : target));
  const total = decimal(BigInt(rateScore.replace('.', '')) + BigInt(100 - RATE_WEIGHT) * 100n, '元');
  const width = scored ? 9 : 7;
  const body = [
    [words('项目名称', { align: 'center' }), words(project.name, { columnSpan: width - 1 })],
    [
      words('主管部门', { align: 'center' }),
      words(context.style.unitName, { columnSpan: 3 }),
      words('实施单位', { align: 'center' }),
      words(context.style.unitName, { columnSpan: width - 5 }),
    ],
    ...fundRows(project, { scored, rate, rateScore }),
    ...goalRows(project, width),
    ...indicatorRows(finalTargets, scored),
    ...(scored
      ? [
          [
            words('总分', { columnSpan: 6, align: 'center' }),
            words('100', { align: 'center' }),
            figure(total, 'overall', 'score', '分'),
            words(''),
          ],
        ]
      : []),
  ];
  const table: PrintedTable = {
    table: 'project_performance',
    occurrence: context.occurrence,
    title: '项目支出绩效自评表',
    ordinal: '',
    formNumber: null,
    unit: '万元',
    header: [],
    body,
    width,
    widths: [1.4, 1.8, 2.2, 2.6, 2.2, 2.2, ...(scored ? [1.3, 1.3, 2] : [2.4])],
    notes: [],
    wide: false,
  };
  return {
    table,
    indicators: finalTargets.map((target) => ({ table: table.table, occurrence: context.occurrence, ...truthOfTarget(target, scored) })),
  };
}

function truthOfTarget(target: Target, scored: boolean): Omit<TruthIndicator, 'table' | 'occurrence'> {
  const weight = scored ? String(target.weight) : '';
  const { level1, level2, level3 } = target;
  return { level1, level2, level3, target: target.target, actual: target.actual, weight, score: weight, note: '无' };
}

function fundRows(project: Project, { scored, rate, rateScore }: { scored: boolean; rate: string; rateScore: string }): PrintedCell[][] {
  const names = [
    ['年度资金总额', 'funds.total'],
    ['其中：当年财政拨款', 'funds.current_appropriation'],
    ['上年结转资金', 'funds.prior_carryover'],
    ['其他资金', 'funds.other'],
  ] as const;
  const columns = ['年初预算数', '全年预算数', '全年执行数'];
  const header = [
    words('项目资金（万元）', { rowSpan: names.length + 1, align: 'center' }),
    head('', 2),
    ...columns.map((name) => head(name)),
    ...(scored ? [head('分值'), head('执行率'), head('得分')] : [head('执行率（%）')]),
  ];
  const rows = names.map(([label, row], i) => {
    const amounts = i < 2 ? [project.budget, project.adjusted, project.executed] : [0n, 0n, 0n];
    const figures = amounts.map((fen, c) => figure(decimal(fen, '万元'), row, ['initial_budget', 'adjusted_budget', 'executed'][c] ?? ''));
    const rateText = i < 2 ? rate : '0.00';
    const rateCell = figure(scored ? `${rateText}%` : rateText, row, 'execution_rate', '%');
    const first = i === 0;
    const scores = scored
      ? [
          first ? figure(String(RATE_WEIGHT), row, 'weight', '分') : words('—', { align: 'center' }),
          rateCell,
          first ? figure(rateScore, row, 'score', '分') : words('—', { align: 'center' }),
        ]
      : [rateCell];
    return [words(label, { columnSpan: 2 }), ...figures, ...scores];
  });
  return [header, ...rows];
}

function goalRows(project: Project, width: number): PrintedCell[][] {
  const right = width - 5;
  return [
    [words('年度总体目标', { rowSpan: 2, align: 'center' }), head('预期目标', 4), head('实际完成情况', right)],
    [
      words(`按计划推进${project.name}，年内完成主要任务。`, { columnSpan: 4 }),
      words(`${project.name}的主要任务已按计划完成。`, { columnSpan: right }),
    ],
  ];
}

/** Indicator rows; a level that repeats is one cell over its rows. */
function indicatorRows(targets: readonly Target[], scored: boolean): PrintedCell[][] {
  const names = [
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    ...(scored ? ['分值', '得分'] : []),
    '偏差原因分析及改进措施',
  ];
  const header = [words('绩效指标', { rowSpan: targets.length + 1, align: 'center' }), ...names.map((name) => head(name))];
  const runLength = (i: number, same: (a: Target, b: Target) => boolean): number => {
    const current = targets[i];
    const before = targets[i - 1];
    if (current === undefined || (before !== undefined && same(before, current))) return 0;
    let n = 1;
    for (let next = targets[i + n]; next !== undefined && same(next, current); next = targets[i + n]) n++;
    return n;
  };
  const rows = targets.map((target, i) => {
    const level1 = runLength(i, (a, b) => a.level1 === b.level1);
    const level2 = runLength(i, (a, b) => a.level1 === b.level1 && a.level2 === b.level2);
    const scores = scored ? [words(String(target.weight), { align: 'center' }), words(String(target.weight), { align: 'center' })] : [];
    return [
      ...(level1 > 0 ? [words(target.level1, { rowSpan: level1, align: 'center' })] : []),
      ...(level2 > 0 ? [words(target.level2, { rowSpan: level2, align: 'center' })] : []),
      words(target.level3),
      words(target.target, { align: 'center' }),
      words(target.actual, { align: 'center' }),
      ...scores,
      words('无', { align: 'center' }),
    ];
  });
  return [header, ...rows];
}
