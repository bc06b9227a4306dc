/**
 * Money and other printed numbers: decimal strings that keep their trailing zeros, never floats.
 *
 * `Decimal` is a clone, so the library's global configuration is untouched; 40 digits hold every sum of printed amounts.
 * Source: contract §1 (`value`, `amountYuan`).
 */
import { Decimal as Base } from 'decimal.js';
import { z } from 'zod';

export const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Decimal = InstanceType<typeof Decimal>;

/** A plain decimal: optional minus, digits, optional fraction. No separators, no exponent, no plus. */
export const DecimalString = z.string().regex(/^-?\d+(?:\.\d+)?$/);

/** How many 元 one of each money unit is, as a power of ten; the printed units of the statutory forms. */
const YUAN_POWER: ReadonlyMap<string, number> = new Map(Object.entries({ 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 }));

/** True for a unit of money (`万元`, `元`, `千元`, `百万元`, `亿元`). */
export function isMoneyUnit(unit: string): boolean {
  return YUAN_POWER.has(unit);
}

/** How many 元 one of a money unit is, as a power of ten; undefined for other units. */
export function yuanPower(unit: string): number | undefined {
  return YUAN_POWER.get(unit);
}

/** `value` of `unit` in 元 as a decimal string with the digits that the published precision carries; null where the unit is no money. */
export function toYuan(value: string, unit: string): string | null {
  const power = YUAN_POWER.get(unit);
  if (power === undefined) return null;
  // The point is moved in the printed digits: exact, and some 20 times as fast as a product of Decimals.
  const sign = value.startsWith('-') ? 1 : 0;
  const point = value.indexOf('.');
  const whole = value.slice(sign, point < 0 ? undefined : point);
  const fraction = point < 0 ? '' : value.slice(point + 1);
  const yuan = (whole + fraction.slice(0, power).padEnd(power, '0')).replace(LEADING_ZEROS, '');
  const result = fraction.length > power ? `${yuan}.${fraction.slice(power)}` : yuan;
  return sign === 1 && !ZERO.test(result) ? `-${result}` : result;
}

const LEADING_ZEROS = /^0+(?=\d)/;
const ZERO = /^[0.]+$/;
