/**
 * Shapes of lines that furniture has, and shapes that are never furniture however often they are repeated.
 *
 * Source: captions of the statutory forms (form number, title, entity, unit, year, note) stand on every page of a table.
 */

const DASHED_NUMBER = /^[-—–─·•~～|/]+(\d{1,4})[-—–─·•~～|/]+$/;
const WORDED_NUMBER = /^第(\d{1,4})页(?:[,，、/]?共\d{1,4}页)?$/;
const OF_NUMBER = /^(?:page)?(\d{1,4})(?:\/|of)\d{1,4}$/i;
const PLAIN_NUMBER = /^(\d{1,4})$/;

export interface PageNumber {
  value: number;
  /** True where the line can be nothing but a page number; a plain number may be a figure. */
  explicit: boolean;
}

/** The page number that a line is; null for other lines. */
export function pageNumberOf(text: string): PageNumber | null {
  const compact = text.replace(/\s+/g, '');
  const explicit = DASHED_NUMBER.exec(compact) ?? WORDED_NUMBER.exec(compact) ?? OF_NUMBER.exec(compact);
  const match = explicit ?? PLAIN_NUMBER.exec(compact);
  return match?.[1] === undefined ? null : { value: Number(match[1]), explicit: explicit !== null };
}

const CAPTION =
  /[:：]|表(?:[（(]?续表?[)）]?)?$|^附?表\d|公开\d+|^[（(]?(?:金额)?单位|^(?:20)?\d\d年度?$|^[（(]20\d\d年度?[)）]$|元[)）]?$/;
const HEADING =
  /^(?:第[一二三四五六七八九十]+(?:部分|章|节)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．])/;
const NOTE = /^(?:注|附注|说明|备注)|本表|空表|没有|^无/;
const SENTENCE = /[。；;，,]$/;
/** A code of the classification with its name and an amount. */
const CODED_ROW = /^\d{3}(?:\d{2}){0,2}[\u4e00-\u9fff].*\d[.．]\d{2}/;

/**
 * True for captions, headings, notes and sentences, which are repeated for the reader's sake, and for rows, of which several tables may
 * have the same at the top of a page. `text` has no blanks.
 */
export function isProtected(text: string): boolean {
  return CAPTION.test(text) || HEADING.test(text) || NOTE.test(text) || SENTENCE.test(text) || CODED_ROW.test(text);
}

/** True for a caption of a table, which is printed again where the table goes on. `text` has no blanks. */
export function isRepeatedCaption(text: string): boolean {
  return CAPTION.test(text) && !HEADING.test(text) && !NOTE.test(text) && !SENTENCE.test(text);
}

/** The line as it is compared between places: without blanks. */
export function compactOf(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The line as it is compared between pages: as it is, and with each of its numbers as the distance from the page's number. */
export function pagePatterns(text: string, page: number): string[] {
  const compact = compactOf(text);
  const counted = [...compact.matchAll(/\d+/g)].map(
    ({ 0: digits, index }) => `${compact.slice(0, index)}#${Number(digits) - page}#${compact.slice(index + digits.length)}`,
  );
  return [compact, ...counted];
}
