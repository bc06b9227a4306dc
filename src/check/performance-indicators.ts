/**
 * Targets and achieved values of indicators: whether a target was met, and whether score and reason agree with that.
 *
 * In → Out: a form → `performance/unmet-target`, `performance/lost-points`, `performance/indicator-unit`, `performance/target-missing`,
 * `performance/target-sign`.
 * Units: the indicator's own; only values of one unit are compared. Of costs, times and error rates less is better.
 * Limits: dates, words and ranges are not compared; a plain value without operator is a lower bound only in rates that grow by merit.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal, isMoneyUnit } from '../model/amount.ts';
import type { Comparison, Indicator } from '../model/indicator.ts';
import { compareDecimals, hundredthsOf } from './interval.ts';
import { type EvaluationForm, IN_DOUBT, scoreOf } from './performance-forms.ts';

/** Names of indicators of which less is better. */
const INVERSE =
  /故障|投诉|差错|误差|事故|超支|控制率|控制数|变动率|调整率|结转|结余率|成本|费用|时限|时长|时间|响应|死亡|发病|缺勤|流失|违规|违纪|失败|损失|污染|排放|逾期|不良率/;
/** Rates that a plain target bounds from below: achieved below it, the target is missed. */
const MERIT =
  /(?:完成|执行|合格|满意|覆盖|达标|及时|正确|准确|发放|到位|通过|验收|处置|完好|普及|保障|公开|报送|办结|采购|运行|保存|利用|使用)[率度]$/;
/** Units that name a point in time. */
const DATE_UNIT = /^(?:月|年|日|号|点|时|季)/;
const PERCENT_UNITS: ReadonlySet<string> = new Set(['%', '％', '百分比', '百分点', '个百分点']);
const RATE_END = '率';
const RATE_UNIT = /^(?:%|％|‰|百分比|百分点|个百分点|分|倍|‱)$/;
/** Cells that give no reason. */
const NO_REASON: ReadonlySet<string> = new Set(['', '无', '-', '—', '——', '/', '\\', '0', '无偏差', '无。', '否']);
const UNFILLED = /^(?:未填报|未设置|未设定|未填写|待填|\/|无)$/;
/** Beyond this share of its target an indicator may lose points for a target set too low. */
const FAR_ABOVE = new Decimal('1.2');

type Met = 'met' | 'unmet' | 'unknown';

/** Findings on the indicators of one form. */
export function checkIndicators(form: EvaluationForm): Finding[] {
  return form.indicators.flatMap((indicator) => [...checkTarget(form, indicator), ...checkUnit(form, indicator)]);
}

/** The unit of a comparison; signs and words for percent are one unit, and a bare number of a percentage is one, too. */
function unitOf({ unit }: Comparison, other: Comparison): string {
  const own = unit ?? other.unit ?? '';
  return PERCENT_UNITS.has(own) ? '%' : own;
}

/** Whether the achieved value keeps to the target. */
export function judgeTarget(indicator: Indicator): Met {
  const difference = differenceOf(indicator);
  return difference === null ? 'unknown' : judgeDifference(indicator, difference);
}

/** Sign of achieved less target; null where they cannot be compared. */
function differenceOf({ targetParsed: target, actualParsed: actual }: Indicator): number | null {
  if (target.number === null || actual.number === null) return null;
  const unit = unitOf(target, actual);
  if (unit !== unitOf(actual, target) || DATE_UNIT.test(unit)) return null;
  if (actual.unit === null && isOtherScale(target.number, actual.number)) return null;
  return compareDecimals(actual.number, target.number);
}

/** From this ratio on, a value without unit is one of another unit: 0.95 for 95 %, 18000 元 for 2 万元. */
const OTHER_SCALE = 50;

function isOtherScale(target: string, actual: string): boolean {
  const [whole, other] = [Math.abs(hundredthsOf(target)), Math.abs(hundredthsOf(actual))];
  if (whole > 0 && other > 0 && whole <= OTHER_SCALE * other && other <= OTHER_SCALE * whole) return false;
  const [a, b] = [new Decimal(target), new Decimal(actual)];
  return !a.isZero() && !b.isZero() && (a.div(b).gt(OTHER_SCALE) || b.div(a).gt(OTHER_SCALE));
}

/** `difference`: sign of achieved less target. */
function judgeDifference({ level2, level3, targetParsed: { operator } }: Indicator, difference: number): Met {
  if (difference === 0) return operator === '>' || operator === '<' ? 'unknown' : 'met';
  const more = difference > 0;
  const inverse = INVERSE.test(level2 + level3);
  if (operator === '<=' || operator === '<') return more ? 'unmet' : 'met';
  if (operator === '=') return more === inverse ? 'unmet' : 'met';
  return judgeLowerBound(more, { inverse, isPrinted: operator !== null, isMerit: MERIT.test(level3) });
}

/** Of a cost, a time or an error rate with the sign of a lower bound, the sign is the slip, not the result. */
function judgeLowerBound(more: boolean, { inverse, isPrinted, isMerit }: Record<'inverse' | 'isPrinted' | 'isMerit', boolean>): Met {
  if (isPrinted && more) return 'met';
  if (inverse || !(isPrinted || isMerit)) return 'unknown';
  return more ? 'met' : 'unmet';
}

function checkTarget(form: EvaluationForm, indicator: Indicator): Finding[] {
  if (isUnfilled(form, indicator) && scoreOf(indicator.weight) !== null) return [missingTarget(form, indicator)];
  if (!NO_REASON.has(indicator.note.trim())) return [];
  if (isSignSlip(indicator)) return [signFinding(form, indicator)];
  const met = judgeTarget(indicator);
  if (met === 'unknown') return [];
  const [weight, score] = [scoreOf(indicator.weight), scoreOf(indicator.score)];
  const lost = weight !== null && score !== null && compareDecimals(score, weight) < 0;
  if (met === 'unmet' && !lost) return [unmetFinding(form, indicator, weight !== null && score !== null)];
  return met === 'met' && lost && !isFarAbove(indicator) ? [lostFinding(form, indicator)] : [];
}

/** Costs that name their kind among indicators of costs: of them less is better, whatever the sign says. */
const COST = /成本|费用/;

/** True for a cost below the least that its target allows: the sign is the slip. */
function isSignSlip(indicator: Indicator): boolean {
  const { level2, level3, targetParsed } = indicator;
  const isLowerBound = targetParsed.operator === '>=' || targetParsed.operator === '>';
  return isLowerBound && COST.test(level2 + level3) && differenceOf(indicator) === -1;
}

function signFinding(form: EvaluationForm, { level3, target, actual, source }: Indicator): Finding {
  return {
    rule: 'performance/target-sign',
    ...(form.doubtful ? IN_DOUBT : {}),
    args: { project: form.name, indicator: level3, target, actual },
    locations: [source],
    actual: target,
  };
}

/** No target by its words; or a blank one with a result, where all the other indicators have theirs. */
function isUnfilled({ indicators, doubtful }: EvaluationForm, { target, actual }: Indicator): boolean {
  if (UNFILLED.test(target.trim())) return true;
  return target.trim() === '' && actual.trim() !== '' && !doubtful && indicators.filter((other) => other.target.trim() === '').length === 1;
}

function isFarAbove({ targetParsed: { number: target }, actualParsed: { number: actual } }: Indicator): boolean {
  return target !== null && actual !== null && new Decimal(actual).gt(FAR_ABOVE.times(target));
}

/** Full points for a missed target contradict each other; without points only the reason is missing. */
function unmetFinding(form: EvaluationForm, indicator: Indicator, scored: boolean): Finding {
  const { level3, target, actual, source } = indicator;
  return {
    rule: 'performance/unmet-target',
    ...(form.doubtful ? IN_DOUBT : scored ? {} : { severity: 'warning' }),
    args: { project: form.name, indicator: level3, target, actual, consequence: scored ? '得分却为满分，且未说明原因' : '且未说明原因' },
    locations: [source],
    expected: target,
    actual,
  };
}

function lostFinding(form: EvaluationForm, { level3, target, actual, weight, score, source }: Indicator): Finding {
  return {
    rule: 'performance/lost-points',
    ...(form.doubtful ? IN_DOUBT : {}),
    args: { project: form.name, indicator: level3, target, actual, weight, score },
    locations: [source],
    expected: weight,
    actual: score,
  };
}

function missingTarget(form: EvaluationForm, { level2, level3, target, source }: Indicator): Finding {
  return {
    rule: 'performance/target-missing',
    args: { project: form.name, indicator: level3 || level2, target },
    locations: [source],
    actual: target,
  };
}

/** A rate is a share: pieces or money cannot be its unit. */
function checkUnit(form: EvaluationForm, { level3, target, targetParsed, actualParsed, source }: Indicator): Finding[] {
  const { unit } = targetParsed;
  if (unit === null || targetParsed.number === null || !level3.trim().endsWith(RATE_END) || RATE_UNIT.test(unit)) return [];
  if (DATE_UNIT.test(unit) || actualParsed.unit !== unit) return [];
  const kind = isMoneyUnit(unit) ? '金额' : '数量';
  return [
    {
      rule: 'performance/indicator-unit',
      args: { project: form.name, indicator: level3, target, kind },
      locations: [source],
      actual: target,
    },
  ];
}
