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

/** How many 元 one of each money unit is; the printed units of the statutory forms. */
const YUAN_PER_UNIT: Readonly<Record<string, string>> = { 元: '1', 千元: '1000', 万元: '10000', 百万元: '1000000', 亿元: '100000000' };

/** True for a unit of money (`万元`, `元`, `千元`, `百万元`, `亿元`). */
export function isMoneyUnit(unit: string): boolean {
  return Object.hasOwn(YUAN_PER_UNIT, unit);
}

/** `value` of `unit` in 元 as a decimal string with the digits that the published precision carries; null where the unit is no money. */
export function toYuan(value: string, unit: string): string | null {
  const factor = YUAN_PER_UNIT[unit];
  if (factor === undefined) return null;
  const decimals = Math.max(0, (value.split('.')[1]?.length ?? 0) - (factor.length - 1));
  return new Decimal(value).times(factor).toFixed(decimals);
}
