/**
 * How one invented disclosure prints its figures and forms.
 */

export interface Style {
  family: 'national-2019' | 'national-2022' | 'jilin' | 'hubei' | 'shanxi' | 'sichuan' | 'shanghai';
  /** How a zero amount is printed. */
  zero: '0.00' | '' | '——';
  separators: boolean;
  unit: '万元' | '元';
  year: number;
  entityKind: '部门' | '单位';
  unitName: string;
  publishedOn: string;
}

const FEN_PER_UNIT = { 元: 100n, 万元: 1000000n };

/** An amount in fen as a decimal with two places, rounded half away from zero. */
export function decimal(fen: bigint, unit: '万元' | '元'): string {
  const scaled = (fen < 0n ? -fen : fen) * 100n;
  const per = FEN_PER_UNIT[unit];
  const hundredths = (scaled + per / 2n) / per;
  const text = hundredths.toString().padStart(3, '0');
  return `${fen < 0n && hundredths > 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** An amount as the style prints it in a table. */
export function print(fen: bigint, style: Pick<Style, 'zero' | 'separators' | 'unit'>): string {
  if (fen === 0n) return style.zero;
  const text = decimal(fen, style.unit);
  return style.separators ? text.replace(/\B(?=(?:\d{3})+\.)/g, ',') : text;
}

/** A percentage with `digits` decimals, rounded half up, of non-negative amounts. Throws RangeError on a zero base. */
export function percent(part: bigint, whole: bigint, digits: number): string {
  if (whole === 0n) throw new RangeError('a share of nothing has no value');
  const factor = 10n ** BigInt(digits);
  const scaled = (part * 100n * factor * 2n + whole) / (whole * 2n);
  const text = scaled.toString().padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一, 12 → 十二, 26 → 二十六. */
export function chineseNumber(n: number): string {
  if (n < 10) return ORDINALS[n - 1] ?? '';
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? ORDINALS[tens - 1] : ''}十${n % 10 === 0 ? '' : ORDINALS[(n % 10) - 1]}`;
}
