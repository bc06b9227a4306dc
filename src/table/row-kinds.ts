/**
 * What a row of a table is before its columns are known: header, numbering (栏次), data, or blank.
 *
 * Source: the statutory forms; 栏次 rows number the columns (1…n, or 7–11 where a publisher renumbers), with or without the word.
 */
import type { GridCell } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import { cellsOfRow } from './matrix.ts';

export type RowKind = 'header' | 'numbering' | 'data' | 'blank';

const DECIMAL = /^[¥￥]?[-(−－—]?[¥￥]?[\d,，]*\d[.．·]\d+\)?(?:%|百万元|[千万亿]?元)?$/;
const GROUPED = /^-?\d{1,3}(?:[,，]\d{3})+$/;
const CODE = /^\[?\d{3}(?:\d{2}){0,2}\]?(?=$|[\s-]|[\u4e00-\u9fff])/;
const ORDINAL = /^(?:[一二三四五六七八九十]{1,3}[、.．]|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[、.](?!\d))/;
const TOTAL = /(?:合计|总计)$/;
const NUMBERING_WORD = /^(?:(?:栏次|行次|栏目|列次|栏号)(?:合计|总计)?|甲|乙|丙|丁)$/;
/**
 * Heads of a code's parts, which forms of 2011–2018 print in the row that numbers the columns (类 | 款 | 项 | 栏次 | 1 | 2); several in
 * one cell over whole codes.
 */
const CODE_PART = /^(?:类款?项?|款项?|项)$/;
/** A column's number: 3, 3=1+2, (3), 栏次3, 第3栏, 3栏, ③. */
const NUMBERING = /^(?:栏次|第)?\(?(\d{1,2})\)?栏?(?:[=＝].*)?$/;
/** Signs that number columns in their order, where figures do not. */
const SERIES = ['甲乙丙丁戊己庚辛壬癸', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'] as const;
/** So many of them number columns where no word says so. */
const MIN_SERIES = 3;
const NIL = /^[-—–…·./／]+$/;
const INTEGER = /^-?\d+$/;
/** Words that only headers carry. */
const HEADER_WORD = /^(?:项目|行次|科目代码|科目编码|科目名称|栏次)$|科目(?:编码|代码)$|^(?:本年)?(?:收入|支出)$/;

/** True for a row of consecutive signs of one series, beside the word for such a row or not. */
function isSeries(texts: readonly string[]): boolean {
  const signs = texts.filter((text) => text.length === 1);
  const isNamed = texts.length > signs.length;
  if (signs.length < (isNamed ? 1 : MIN_SERIES) || texts.some((text) => text.length > 1 && !NUMBERING_WORD.test(text))) return false;
  return SERIES.some((series) => series.includes(signs.join('').toUpperCase()));
}

/** True for a row of consecutive column numbers. */
function isNumbering(texts: readonly string[]): boolean {
  if (isSeries(texts)) return true;
  const numbers: string[] = [];
  let parts = 0;
  for (const text of texts) {
    const number = NUMBERING.exec(text)?.[1];
    if (number !== undefined) numbers.push(number);
    else if (CODE_PART.test(text)) parts++;
    else if (!NUMBERING_WORD.test(text)) return false;
  }
  const named = texts.length > numbers.length + parts;
  if (numbers.length === 0) return named && parts === 0;
  const consecutive = numbers.every((n, i) => i === 0 || Number(n) === Number(numbers[i - 1]) + 1);
  return consecutive && (named || (numbers.length >= 3 && numbers[0] === '1'));
}

/** A column's number beside the last character of a header label that overflowed its row: 款3. */
const STRAY = /^[\u4e00-\u9fff]{0,4}(\d{1,2})[\u4e00-\u9fff]{0,4}$/;
/** So many columns in their order are numbers of columns, even with strays among them; these are the fewer. */
const MIN_STRAY_NUMBERS = 4;

/** True for a row of consecutive column numbers from 1 on, a few of them beside ends of header labels. */
function isOverprintedNumbering(texts: readonly string[]): boolean {
  const numbers: string[] = [];
  let strays = 0;
  for (const text of texts) {
    if (NUMBERING_WORD.test(text)) continue;
    const number = STRAY.exec(text)?.[1];
    if (number === undefined) return false;
    if (number !== text) strays++;
    numbers.push(number);
  }
  return numbers.length >= MIN_STRAY_NUMBERS && strays * 2 <= numbers.length && numbers.every((n, i) => Number(n) === i + 1);
}

/** So many numbers, each at its own column, number the columns although others of them are blank. */
const MIN_PLACED_NUMBERS = 4;

/** True for whole numbers alone that rise with the columns they stand in, where a damaged row lost a few of them (1 | 2 | | 4 | 5). */
function isGappedNumbering(row: readonly GridCell[]): boolean {
  const printed = cellsOfRow(row).filter((cell) => cell.text.trim() !== '');
  const texts = printed.map((cell) => normalizeLabel(cell.text));
  const placed = printed.filter((_, i) => COLUMN_NUMBER.test(texts[i] ?? ''));
  const [first, last] = [placed[0], placed.at(-1)];
  if (first === undefined || last === undefined || placed.length < MIN_PLACED_NUMBERS) return false;
  if (!texts.every(isOfNumbering)) return false;
  const offset = Number(first.text) - first.column;
  const isMostlyThere = placed.length * 2 > last.column - first.column;
  return isMostlyThere && placed.every((cell) => Number(cell.text) - cell.column === offset);
}
const COLUMN_NUMBER = /^[1-9]\d?$/;

/** Recognised numbers of columns from which on one or two may be missing: two columns whose line was lost have the number of the first. */
const MIN_RECOGNISED_NUMBERS = 8;
const MOST_MISSING = 2;

/** True for recognised whole numbers alone that rise from 1, hardly any of them missing. */
function isRecognisedNumbering(row: readonly GridCell[]): boolean {
  const printed = cellsOfRow(row).filter(({ text }) => text.trim() !== '');
  const numbers = printed.map(({ text }) => Number(text));
  const isRising = numbers[0] === 1 && numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));
  const isWhole = printed.length >= MIN_RECOGNISED_NUMBERS && (numbers.at(-1) ?? 0) <= printed.length + MOST_MISSING;
  return isRising && isWhole && printed.every(({ recognition }) => recognition !== undefined);
}

/** Numbers that are read in their order, and misread ones of which a row has no more than one for so many others. */
const MIN_READ_NUMBERS = 8;
const READ_PER_MISREAD = 4;

/**
 * True for recognised numbers that rise from 1 on beside a few that were misread (1 | 2 | … | 8 | 9110 | 计 | 12), and for whatever stands
 * beside 栏次 where no figure with decimals does.
 */
function isMisreadNumbering(row: readonly GridCell[]): boolean {
  const printed = cellsOfRow(row).filter(({ text }) => text.trim() !== '');
  const texts = printed.map(({ text }) => normalizeLabel(text));
  if (printed.some(({ recognition }) => recognition === undefined) || texts.some(isFigure)) return false;
  const [first = '', ...others] = texts;
  if (COLUMNS_WORD.test(first)) return others.some((text) => COLUMN_NUMBER.test(text)) && others.every(isShort);
  const read = texts.filter((text) => COLUMN_NUMBER.test(text)).map(Number);
  const misread = texts.filter((text) => !isOfNumbering(text));
  const isRising = read[0] === 1 && read.every((number, i) => i === 0 || number > (read[i - 1] ?? 0));
  const isWhole = (read.at(-1) ?? 0) <= texts.length + MOST_MISSING;
  return isRising && isWhole && read.length >= MIN_READ_NUMBERS && misread.length * READ_PER_MISREAD <= read.length;
}

/** True for a text that is no longer than a number of a column or the word beside it. */
function isShort(text: string): boolean {
  return text.length <= LONGEST_NUMBER;
}
const LONGEST_NUMBER = 2;

/** True for a number of a column, and for the words beside them. */
function isOfNumbering(text: string): boolean {
  return COLUMN_NUMBER.test(text) || NUMBERING_WORD.test(text);
}

/** So many numbers from 1 on number the columns although some of them changed places; fewer where a word says that they do. */
const MIN_SHUFFLED_NUMBERS = 8;
const MIN_NAMED_NUMBERS = 3;
const COLUMNS_WORD = /^(?:栏次|栏目|列次|栏号)$/;

/** True for every number from 1 on, once each, most of them in their places (1 | 3 | 2 | 4 | … | 8), where cells of the row changed places. */
function isShuffledNumbering(texts: readonly string[]): boolean {
  const printed = texts.filter((text) => !NUMBERING_WORD.test(text));
  const isNamed = texts.some((text) => COLUMNS_WORD.test(text));
  if (printed.length < (isNamed ? MIN_NAMED_NUMBERS : MIN_SHUFFLED_NUMBERS) || !printed.every((text) => COLUMN_NUMBER.test(text)))
    return false;
  const numbers = printed.map(Number);
  const isWhole = numbers.toSorted((a, b) => a - b).every((number, i) => number === i + 1);
  const moved = numbers.filter((number, i) => number !== i + 1).length;
  return isWhole && (isNamed || moved * 2 <= numbers.length);
}

function isFigure(text: string): boolean {
  return DECIMAL.test(text) || GROUPED.test(text);
}

/** True where the first words are a total and nothing else but blanks, figures or another total follows. */
function isTotalAlone(texts: readonly string[]): boolean {
  const first = texts[0];
  return (
    first !== undefined &&
    TOTAL.test(first) &&
    texts.every((text) => TOTAL.test(text) || NIL.test(text) || INTEGER.test(text)) &&
    texts.length <= 2
  );
}

function isHeaderRow(texts: readonly string[]): boolean {
  return texts.length >= 2 && texts.some((text) => HEADER_WORD.test(text)) && !texts.some((text) => ORDINAL.test(text));
}

/** True for the head of a code's part, in a row that numbers the columns. */
export function isCodePart(cell: GridCell): boolean {
  return CODE_PART.test(normalizeLabel(cell.text));
}

/** True for a row of words that only headers carry. */
export function isHeaderWords(row: readonly GridCell[]): boolean {
  return isHeaderRow(textsOf(row));
}

/** Normal forms of the cells that are not blank. */
function textsOf(row: readonly GridCell[]): string[] {
  const texts: string[] = [];
  for (let c = 0; c < row.length; c++) {
    const cell = row[c];
    if (cell === undefined || cell === row[c - 1]) continue;
    const text = normalizeLabel(cell.text);
    if (text !== '') texts.push(text);
  }
  return texts;
}

/** Kind of one row from its cells alone. */
export function rowKind(row: readonly GridCell[]): RowKind {
  const texts = textsOf(row);
  const first = texts[0];
  if (first === undefined) return 'blank';
  // Figures whose columns are lost stand in one cell, and look like words.
  if (row.some(({ restored }) => restored !== undefined)) return 'data';
  if (isNumbering(texts) || isOverprintedNumbering(texts)) return 'numbering';
  if (texts.every(isOfNumbering) && (isGappedNumbering(row) || isShuffledNumbering(texts) || isRecognisedNumbering(row)))
    return 'numbering';
  if (isMisreadNumbering(row)) return 'numbering';
  if (texts.some(isFigure) || CODE.test(first)) return 'data';
  if (isHeaderRow(texts)) return 'header';
  if (
    texts.some((text) => ORDINAL.test(text) || CODE.test(text)) ||
    isTotalAlone(texts) ||
    texts.some((text) => INTEGER.test(text)) ||
    texts.every((text) => NIL.test(text))
  ) {
    return 'data';
  }
  return 'header';
}
