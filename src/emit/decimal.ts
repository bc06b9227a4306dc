/**
 * The one decimal type of Parquet and DuckDB outputs, and of 分 in SQLite; exact or not at all.
 *
 * 38 digits are the widest both formats know. Ten decimals are more than any unit prints (a 万元 figure of one 分 has six), and
 * 28 digits before the point are more than the assets of any state in 元.
 */

export const DECIMAL_PRECISION = 38;
export const DECIMAL_SCALE = 10;

/** Decimals of 元 in 分. */
const FEN_SCALE = 2;
/** Largest integer that SQLite stores. */
const MOST_FEN = 2n ** 63n - 1n;

const MOST_SCALED = 10n ** BigInt(DECIMAL_PRECISION) - 1n;

/** Bounds of a scaled integer: number of decimals and the largest magnitude. */
export interface DecimalBounds {
  scale: number;
  most: bigint;
}

export const DECIMAL: DecimalBounds = { scale: DECIMAL_SCALE, most: MOST_SCALED };
export const FEN: DecimalBounds = { scale: FEN_SCALE, most: MOST_FEN };

const ONLY_ZEROS = /^0*$/;

/** `text` (a plain decimal) times ten to the power of `scale`; null where that is no integer within the bounds. */
export function scaleDecimal(text: string, { scale, most }: DecimalBounds): bigint | null {
  const point = text.indexOf('.');
  const whole = point < 0 ? text : text.slice(0, point);
  const fraction = point < 0 ? '' : text.slice(point + 1);
  if (fraction.length > scale && !ONLY_ZEROS.test(fraction.slice(scale))) return null;
  const scaled = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  return scaled > most || scaled < -most ? null : scaled;
}
