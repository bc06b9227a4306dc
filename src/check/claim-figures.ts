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
  const amount = (size === undefined ? null : toYuan(claim.value, unit)) ?? claim.value;
  const printed: Printed = { amount, hundredths: hundredthsOf(amount), unitSize, power: yuanPower(unit) ?? 0 };
  const { fine, coarse } = intervalsOf(printed, kind, decimalsOf(claim.value));
  return { claim, kind, unit, unitSize, fine, coarse, approximate: isApproximate(claim) };
}

/** The two intervals of an amount that is printed with so many decimals. */
function intervalsOf(printed: Printed, kind: ClaimFigureKind, decimals: number): Pick<ClaimFigure, 'fine' | 'coarse'> {
  const exactly = intervalOf(printed, null);
  if (isZero(exactly)) {
    const coarse = kind === 'money' ? intervalOf(printed, Math.max(decimals, TABLE_DECIMALS)) : exactly;
    return { fine: exactly, coarse };
  }
  if (kind === 'count') return { fine: exactly, coarse: exactly };
  const coarse = intervalOf(printed, decimals);
  const drops = kind !== 'ratio' && decimals < TABLE_DECIMALS;
  return { fine: drops ? intervalOf(printed, TABLE_DECIMALS) : coarse, coarse };
}

/** An amount in 元 or its own unit, with what its intervals are made of. */
interface Printed {
  amount: string;
  hundredths: number;
  unitSize: Decimal;
  /** The power of ten that the unit has in 元; 0 for what is no money. */
  power: number;
}

/** The amount printed with so many digits of its unit; null for an exact one. */
function intervalOf({ amount, hundredths, unitSize, power }: Printed, digits: number | null): Interval {
  const step = digits === null ? 0 : stepOf(digits, power);
  if (!Number.isNaN(hundredths + step)) return new WholeInterval(hundredths, step);
  return { value: new Decimal(amount), half: digits === null ? ZERO : halfUnit(digits, unitSize) };
}

function kindOf(unit: string, size: Decimal | undefined): ClaimFigureKind {
  if (size !== undefined) return 'money';
  if (unit === '') return 'bare';
  return RATIO_UNITS.has(unit) ? 'ratio' : 'count';
}

const DIGITS = '0123456789.';
const SEPARATORS = [',', '，'] as const;
/** Places between whole digits behind which a multiple of three of them follows. */
const GROUP_ENDS = /\B(?=(?:\d{3})+(?!\d))/g;

/**
 * Where a figure stands in a text as a number of its own, and not as the end of another; -1 where it does not. The text may print
 * it with thousand separators.
 */
export function figureAt(text: string, value: string): number {
  const plain = apartAt(text, value);
  if (plain >= 0) return plain;
  const [whole = '', fraction] = value.split('.');
  for (const separator of SEPARATORS) {
    if (!text.includes(separator)) continue;
    const grouped = whole.replace(GROUP_ENDS, separator);
    const at = grouped === whole ? -1 : apartAt(text, fraction === undefined ? grouped : `${grouped}.${fraction}`);
    if (at >= 0) return at;
  }
  return -1;
}

function apartAt(text: string, printed: string): number {
  let at = text.indexOf(printed);
  while (at >= 0 && !(isApart(text, at - 1) && isApart(text, at + printed.length))) at = text.indexOf(printed, at + 1);
  return at;
}

/** True where no digit or point stands. */
function isApart(text: string, at: number): boolean {
  return at < 0 || at >= text.length || !DIGITS.includes(text.charAt(at));
}

/** True where a word beside the figure says that it is no exact one. */
function isApproximate({ text, value, unit }: Claim): boolean {
  const at = figureAt(text, value);
  if (at < 0) return false;
  let before = at - 1;
  while (before >= 0 && text.charAt(before).trim() === '') before--;
  if (APPROXIMATE_BEFORE.includes(text.charAt(before)) && before >= 0) return true;
  const end = Math.min(text.length, at + value.length + 1 + unit.length);
  for (let i = at + value.length; i < end; i++) if (APPROXIMATE_BEHIND.includes(text.charAt(i))) return true;
  return false;
}

const ADJUSTMENT = /调整(?:数|额|金额)[为:：]?$/;

/** True for the 调整数 of a budget, which may be the adjusted budget or what it was adjusted by. */
export function isAdjustment({ claim: { text, value, measure } }: ClaimFigure): boolean {
  if (measure !== 'adjusted_budget') return false;
  const before = text.slice(0, Math.max(0, figureAt(text, value)));
  return ADJUSTMENT.test(before.trimEnd());
}

/** The claim's figure multiplied by a power of ten, for a unit that may be wrong. */
export function rescaled(interval: Interval, factor: Decimal): Interval {
  return { value: interval.value.times(factor), half: interval.half.times(factor) };
}
