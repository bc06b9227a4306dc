/**
 * The usual slips of the pen between two figures: a changed digit, swapped neighbours, a lost point, a lost sign.
 *
 * In → Out: printed value and value asked for → the slip, or null. Source: the kinds of errors found in typed accounts.
 */
import type { Decimal } from '../model/amount.ts';

export type Slip = 'sign' | 'point' | 'swap' | 'digit';

/** Powers of ten by which a lost or moved point, or a mistaken unit, changes an amount. */
const POINT_SHIFTS: ReadonlySet<number> = new Set([1, 2, 3, 4, 8]);

/** The slip that makes `printed` of `meant`; null where it takes more than one. */
export function slipBetween(printed: Decimal, meant: Decimal): Slip | null {
  if (printed.isZero() || meant.isZero()) return null;
  if (printed.eq(meant.negated())) return 'sign';
  if (isShift(printed, meant)) return 'point';
  if (printed.isNegative() !== meant.isNegative()) return null;
  return digitSlip(printed, meant);
}

/** True for the same digits with the point elsewhere. */
function isShift(a: Decimal, b: Decimal): boolean {
  const [[digits, power], [others, other]] = [a, b].map((value) => value.toExponential().split('e')) as [string[], string[]];
  return digits === others && POINT_SHIFTS.has(Math.abs(Number(power) - Number(other)));
}

function digitSlip(printed: Decimal, meant: Decimal): Slip | null {
  const decimals = Math.max(printed.decimalPlaces(), meant.decimalPlaces());
  const [a, b] = [printed.abs().toFixed(decimals), meant.abs().toFixed(decimals)];
  if (a.length !== b.length) return null;
  const differing = [...a].flatMap((char, i) => (char === b[i] ? [] : [i]));
  const [first = 0, second = 0] = differing;
  if (differing.length === 1) return 'digit';
  const isSwap = differing.length === 2 && a[first] === b[second] && a[second] === b[first] && !a.slice(first + 1, second).match(/\d/);
  return isSwap ? 'swap' : null;
}
