/**
 * Invented indicators of a project or a unit, with weights that add up and now and then a lost point with its reason.
 *
 * In → Out: seed → targets grouped by level, each level together. Weights are whole or half points.
 */
import type { Project } from '../accounts.ts';
import type { Random } from '../random.ts';
import { decimal } from '../style.ts';

export interface Target {
  level1: string;
  level2: string;
  level3: string;
  /** ≥, ≤ or =; 定性 where the target is a word. */
  sign: '≥' | '≤' | '=' | '定性';
  value: string;
  unit: string;
  /** What was reached, with its unit only in forms that print it there. */
  reached: string;
  weight: string;
  score: string;
  note: string;
}

type Draft = readonly [level3: string, sign: Target['sign'], value: string, unit: string, reached: string];
type Group = readonly [level1: string, level2: string, pick: number, drafts: readonly Draft[]];

const GROUPS: readonly Group[] = [
  [
    '产出指标',
    '数量指标',
    2,
    [
      ['处理卷宗数量', '≥', '1200', '卷', '1315'],
      ['采购设备台数', '≥', '6', '台', '6'],
      ['举办公益活动场次', '≥', '24', '场次', '26'],
      ['业务培训人数', '≥', '300', '人次', '318'],
      ['机房巡检次数', '=', '12', '次', '12'],
      ['网上服务量', '≥', '1.5', '万人次', '1.62'],
    ],
  ],
  [
    '产出指标',
    '质量指标',
    1,
    [
      ['验收合格率', '=', '100', '%', '100'],
      ['数据准确率', '≥', '98.5', '%', '99.1'],
      ['系统故障率', '≤', '1', '%', '0.3'],
    ],
  ],
  [
    '产出指标',
    '时效指标',
    1,
    [
      ['按期完成率', '≥', '95', '%', '96.5'],
      ['故障响应时间', '≤', '48', '小时', '36'],
      ['资料报送及时性', '定性', '及时', '', '及时'],
    ],
  ],
  ['产出指标', '成本指标', 1, [['单册印制成本', '≤', '85', '元/册', '82.5']]],
  [
    '效益指标',
    '社会效益指标',
    1,
    [
      ['查阅服务便利程度', '定性', '提高', '', '提高'],
      ['公众知晓率', '≥', '80', '%', '85'],
    ],
  ],
  ['效益指标', '可持续影响指标', 1, [['管理制度健全性', '定性', '健全', '', '健全']]],
  [
    '满意度指标',
    '服务对象满意度指标',
    1,
    [
      ['读者满意度', '≥', '90', '%', '93'],
      ['服务对象满意度', '≥', '95', '%', '96.2'],
    ],
  ],
];

/** Chance that a group is left out; the first and the last never are. */
const LEFT_OUT = 0.3;
const LOST = 0.2;
const REASONS = ['部分工作延至下年', '指标值设置偏低', '参加人数少于预期'];
const HALVES = 2;

/** Targets whose weights add up to `points`. */
export function drawTargets(random: Random, points: number): Target[] {
  const groups = GROUPS.filter((_, i) => i === 0 || i === GROUPS.length - 1 || !random.chance(LEFT_OUT));
  const drafts = groups.flatMap(([level1, level2, pick, list]) => {
    const first = random.integer(0, list.length - pick);
    return list.slice(first, first + pick).map((draft) => ({ level1, level2, draft }));
  });
  const step = Math.floor((points * HALVES) / drafts.length);
  const rest = points * HALVES - step * drafts.length;
  return drafts.map(({ level1, level2, draft }, i): Target => {
    const [level3, sign, value, unit, reached] = draft;
    const halves = step + (i === 0 ? rest : 0);
    const lost = random.chance(LOST) ? 1 : 0;
    const note = lost === 1 ? random.pick(REASONS) : '';
    return { level1, level2, level3, sign, value, unit, reached, weight: halfPoints(halves), score: halfPoints(halves - lost), note };
  });
}

/** Half points as text: 11 → 5.5, 10 → 5. */
function halfPoints(halves: number): string {
  return halves % HALVES === 0 ? String(halves / HALVES) : `${Math.floor(halves / HALVES)}.5`;
}

/** Sum of scores and the points of the funds row, with two places. */
export function totalScore(targets: readonly Target[], funds: string): string {
  const hundredths = (text: string): bigint => {
    const [whole = '0', part = ''] = text.split('.');
    return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
  };
  return decimal(
    targets.reduce((sum, target) => sum + hundredths(target.score), hundredths(funds)),
    '元',
  );
}

/** `≥1200卷`; a word alone. */
export function targetText({ sign, value, unit }: Target): string {
  return sign === '定性' ? value : `${sign}${value}${unit}`;
}

export function reachedText({ sign, reached, unit }: Target): string {
  return sign === '定性' ? reached : `${reached}${unit}`;
}

/** Points for the part of the budget that was spent, of `points`. */
export function fundScore({ executed, adjusted }: Project, points: number): string {
  return decimal((executed * BigInt(points) * 100n) / adjusted, '元');
}
