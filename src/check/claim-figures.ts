/**
 * The figure of a claim as intervals to calculate with.
 *
 * Units: money in 元, shares and rates in %, other figures in their own unit. Prose drops trailing zeros, so a claim has two
 * intervals: `fine` at the precision of the tables, `coarse` at the digits that are printed. Zero is exact; only as `coarse` may a
 * zero be an amount of less than half the last digit that tables print, since rates are made of what was not printed.
 */
import { Decimal, toYuan, yuanPower } from '../model/amount.ts';
import type { Claim } from '../model/indicator.ts';
import { decimalsOf, halfUnit, hundredthsOf, type Interval, isZero, stepOf, WholeInterval, ZERO } from './interval.ts';

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
  const amount = (size === undefined ? null : toYuan(claim.value, unit)) ?? claim.value;
  const isNothing = isZero(intervalOf(amount, null, { unit, unitSize }));
  const interval = (digits: number): Interval => intervalOf(amount, kind === 'count' || isNothing ? null : digits, { unit, unitSize });
  const coarse =
    isNothing && kind === 'money' ? intervalOf(amount, Math.max(decimals, TABLE_DECIMALS), { unit, unitSize }) : interval(decimals);
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

/** `amount`, in 元 or its own unit, printed with so many digits of its unit; null for an exact one. */
function intervalOf(amount: string, digits: number | null, { unit, unitSize }: Pick<ClaimFigure, 'unit' | 'unitSize'>): Interval {
  const hundredths = hundredthsOf(amount);
  const step = digits === null ? 0 : stepOf(digits, yuanPower(unit) ?? 0);
  if (!Number.isNaN(hundredths + step)) return new WholeInterval(hundredths, step);
  return { value: new Decimal(amount), half: digits === null ? ZERO : halfUnit(digits, unitSize) };
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
