/**
 * The figure of a claim as intervals to calculate with.
 *
 * Units: money in 元, shares and rates in %, other figures in their own unit. Prose drops trailing zeros, so a claim has two
 * intervals: `fine` at the precision of the tables, `coarse` at the digits that are printed. Zero is exact; only as `coarse` may a
 * zero be an amount of less than half the last digit that tables print, since rates are made of what was not printed.
 */
import { Decimal, toYuan } from '../model/amount.ts';
import type { Claim } from '../model/indicator.ts';
import { type Interval, printed, ZERO } from './interval.ts';

export type ClaimFigureKind = 'money' | 'ratio' | 'count' | 'bare';

/** A claim with its figure read. */
export interface ClaimFigure {
  claim: Claim;
  kind: ClaimFigureKind;
  /** The unit as it is calculated with: `万` counts as 万元, `%` stays `%`. */
  unit: string;
  /** 元 per unit; 1 for what is no money. */
  unitSize: Decimal;
  fine: Interval;
  coarse: Interval;
  /** True for 约, 近, 余: nothing can be held against it. */
  approximate: boolean;
}

const ONE = new Decimal(1);
/** Digits behind the point that tables of money carry; a claim with fewer may have dropped zeros. */
const TABLE_DECIMALS = 2;
const SHORT_UNITS: ReadonlyMap<string, string> = new Map(Object.entries({ 万: '万元', 亿: '亿元', 百万: '百万元', 千万: '千万元' }));
const UNIT_SIZES: ReadonlyMap<string, Decimal> = new Map(
  ['元', '千元', '万元', '百万元', '亿元'].map((unit) => [unit, new Decimal(toYuan('1', unit) ?? '1')]),
);
const RATIO_UNITS: ReadonlySet<string> = new Set(['%', '百分点', '个百分点', '％']);
const APPROXIMATE_BEFORE = '约近超逾';
const APPROXIMATE_BEHIND = '余多';

/** Reads the figure of a claim. */
export function claimFigure(claim: Claim): ClaimFigure {
  const unit = SHORT_UNITS.get(claim.unit) ?? claim.unit;
  const size = UNIT_SIZES.get(unit);
  const kind = kindOf(unit, size);
  const unitSize = size ?? ONE;
  const decimals = decimalsOf(claim.value);
  const value = new Decimal((size === undefined ? null : toYuan(claim.value, unit)) ?? claim.value);
  const interval = (digits: number): Interval =>
    kind === 'count' || value.isZero() ? { value, half: ZERO } : { value, half: halfUnit(digits, unit, unitSize) };
  const isNothing = kind === 'money' && value.isZero();
  const coarse = isNothing ? { value, half: halfUnit(Math.max(decimals, TABLE_DECIMALS), unit, unitSize) } : interval(decimals);
  const drops = (kind === 'money' || kind === 'bare') && decimals < TABLE_DECIMALS;
  return {
    claim,
    kind,
    unit,
    unitSize,
    fine: drops ? interval(TABLE_DECIMALS) : interval(decimals),
    coarse,
    approximate: isApproximate(claim),
  };
}

/** Half units by unit and digits: a document needs a handful of them, some hundred times each. */
const HALF_UNITS = new Map<string, Decimal>();

function halfUnit(decimals: number, unit: string, unitSize: Decimal): Decimal {
  const key = UNIT_SIZES.has(unit) ? `${decimals} ${unit}` : `${decimals}`;
  const known = HALF_UNITS.get(key);
  if (known !== undefined) return known;
  const { half } = printed(unitSize, decimals, unitSize);
  HALF_UNITS.set(key, half);
  return half;
}

/** Digits behind the point. */
export function decimalsOf(value: string): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

function kindOf(unit: string, size: Decimal | undefined): ClaimFigureKind {
  if (size !== undefined) return 'money';
  if (unit === '') return 'bare';
  return RATIO_UNITS.has(unit) ? 'ratio' : 'count';
}

const DIGITS = '0123456789.';

/** Where a figure stands in a text as a number of its own, and not as the end of another; -1 where it does not. */
export function figureAt(text: string, value: string): number {
  const apart = (at: number): boolean => at < 0 || at >= text.length || !DIGITS.includes(text.charAt(at));
  let at = text.indexOf(value);
  while (at >= 0 && !(apart(at - 1) && apart(at + value.length))) at = text.indexOf(value, at + 1);
  return at;
}

/** True where a word beside the figure says that it is no exact one. */
function isApproximate({ text, value, unit }: Claim): boolean {
  const at = figureAt(text, value);
  if (at < 0) return false;
  let before = at - 1;
  while (before >= 0 && text.charAt(before).trim() === '') before--;
  if (APPROXIMATE_BEFORE.includes(text.charAt(before)) && before >= 0) return true;
  const behind = text.slice(at + value.length, at + value.length + 1 + unit.length);
  return [...behind.trim()].some((char) => APPROXIMATE_BEHIND.includes(char));
}

/** The claim's figure multiplied by a power of ten, for a unit that may be wrong. */
export function rescaled(interval: Interval, factor: Decimal): Interval {
  return { value: interval.value.times(factor), half: interval.half.times(factor) };
}
