/**
 * Fiscal years and full dates as they are printed, in Arabic or Chinese numerals.
 *
 * In → Out: `2023 年度`, `二〇二三年度` → 2023; `2024 年 9 月 9 日`, `二○二四年九月九日` → `2024-09-09`.
 * Limits: a date without day is none; years outside 1990–2099 are none.
 */
import { toHalfWidth } from '../model/label.ts';

const DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  Ｏ: '0',
  O: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
const CHINESE_YEAR = /[一二]\s*[九〇○零O]\s*[〇○零O一二三四五六七八九]\s*[〇○零O一二三四五六七八九]\s*(?=年)/g;
const CHINESE_MONTH_DAY = /(年|月)\s*([一二三四五六七八九十]{1,3})\s*(?=月|日)/g;
const FULL_DATE = /((?:19|20)\d\d)\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})(?:\s*日)?(?!\d)/;
const FISCAL_YEAR = /(199\d|20\d\d)年?度/;
const YEAR_OF_TITLE = /(199\d|20\d\d)年(?!\d{1,2}月)/;

function smallNumber(chinese: string): number {
  const ten = chinese.indexOf('十');
  if (ten < 0) return Number(DIGITS[chinese] ?? '0');
  const tens = ten === 0 ? 1 : Number(DIGITS[chinese.charAt(0)] ?? '0');
  return tens * 10 + Number(DIGITS[chinese.charAt(ten + 1)] ?? '0');
}

/** Half-width text with Chinese years, months and days in Arabic digits. */
function arabicDates(text: string): string {
  const half = toHalfWidth(text);
  if (!half.includes('年')) return half;
  return half
    .replace(CHINESE_YEAR, (year) => year.replace(/\s/g, '').replace(/./g, (char) => DIGITS[char] ?? char))
    .replace(CHINESE_MONTH_DAY, (_, mark: string, number: string) => `${mark}${smallNumber(number)}`);
}

/** The fiscal year a title or caption names: `2023年度` before `2023年`, never the year of a full date; null where none. */
export function fiscalYearOf(text: string): number | null {
  const plain = arabicDates(text).replace(/\s+/g, '');
  const match = FISCAL_YEAR.exec(plain) ?? YEAR_OF_TITLE.exec(plain);
  return match === null ? null : Number(match[1]);
}

/** The first full date in a text as `YYYY-MM-DD`; null where none or where the calendar has no such day. */
export function fullDateOf(text: string): string | null {
  const match = FULL_DATE.exec(arabicDates(text));
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const valid = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return valid ? date.toISOString().slice(0, 10) : null;
}
