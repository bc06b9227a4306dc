/**
 * Random figures as final accounts print them: amounts, zeros, codes, shares, numbers below zero.
 */
import type { Random } from './canvas.ts';

const WORDS =
  '一般公共预算财政拨款收入支出决算表机关事业单位基本养老保险缴费社会障和就业住房积金在职人员医疗卫生健康行政运教育文化旅游体传媒小计合项目其他上年结转余使用非同级用工资福利商品服务办印刷水电邮差维护会议培训招待费劳委托';
const EMPTY_SHARE = 0.04;

/** A figure; `kind` is the page's, 0 to 1: most have two decimals, with or without commas. */
export function figureText(random: Random, kind: number): string {
  const draw = random();
  if (draw < EMPTY_SHARE) return '';
  if (draw < 0.16) return '0.00';
  if (draw < 0.24) return digits(random, random() < 0.5 ? 7 : 1 + Math.floor(random() * 7));
  const sign = random() < 0.06 ? '-' : '';
  if (draw < 0.28) return `${sign}${number(random, 3, false)}.${digits(random, 2)}%`;
  if (draw < 0.3) return `(${number(random, 6, kind < 0.5)}.${digits(random, 2)})`;
  const decimals = draw < 0.34 ? 0 : draw < 0.38 ? unusualDecimals(random) : 2;
  const whole = number(random, kind > 0.7 ? 9 : 6, kind < 0.5);
  return `${sign}${whole}${decimals === 0 ? '' : `.${digits(random, decimals)}`}`;
}

/** One, four or six. */
function unusualDecimals(random: Random): number {
  return random() < 0.4 ? 1 : random() < 0.5 ? 4 : 6;
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
}

function number(random: Random, most: number, grouped: boolean): string {
  const plain = String(Number(digits(random, 1 + Math.floor(random() * most))));
  return grouped ? plain.replace(/\B(?=(\d{3})+$)/g, ',') : plain;
}

/** Two to eight ideographs of the statutory forms in any order. */
export function wordsText(random: Random): string {
  return Array.from({ length: 2 + Math.floor(random() * 7) }, () => WORDS.charAt(Math.floor(random() * WORDS.length))).join('');
}
