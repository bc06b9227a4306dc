/**
 * Whether a line is a heading, and which: number, title and level.
 *
 * In → Out: `（二）项目绩效自评结果` → level 3; `1.因公出国（境）费支出 0 万元。` → null, for it states a figure.
 * A line is a heading when it is numbered, short and no sentence; one that the contents page lists is a heading in any case.
 * Unnumbered lines are headings when the contents page lists them at the top, or when marks or centring set them off.
 * Source: contract §7; headings and numbered paragraphs of the disclosures of a dozen provinces.
 */
import type { Contents } from './contents.ts';
import type { Numbering } from './numbering.ts';
import type { LineItem } from './outline-item.ts';
import {
  cleanTitle,
  countChinese,
  endsAsHeading,
  endsAsRunIn,
  hasClause,
  hasInnerSentence,
  statesFigure,
  textWidth,
  titleKey,
} from './wording.ts';

export interface Heading {
  number: string;
  title: string;
  /** 1 to 4; null where marks alone say that it is a heading: one below the numbered heading above it. */
  level: number | null;
  /** True where the contents page lists it. */
  listed: boolean;
}

/** Titles of the contents page, by key; the level is that of the entry's numbering. */
export interface ListedTitles {
  levels: ReadonlyMap<string, number | null>;
}

/** Widest title in full-width characters, by level. */
const MAX_WIDTH = [0, 60, 52, 48, 34] as const;
/** Longest title with all its blanks, in characters: twice the widest. */
const MAX_TITLE_LENGTH = 120;
const DEEPEST_LEVEL = 4;
const MAX_UNNUMBERED_WIDTH = 45;
const MIN_CHINESE = 2;

/** Verbs that open a duty (`负责…`, `组织实施…`), as items of a list of duties do. */
const DUTY =
  /^(?:负责|承担|贯彻|拟订|拟定|起草|组织|指导|参与|协助|协调|统筹|监督|管理|依法|会同|承办|完成|执行|制定|研究|推进|推动|受理|配合|落实|开展|办理|提供|做好|履行|牵头|按照|根据|宣传|编制|审核|实施|建立|健全|加强|引导|促进|维护|保障|支持|联系|督促|检查|调查|其他承办)/;
/** A path of functional classification (`某支出（类）某事务（款）`) opens a paragraph. */
const CLASSIFICATION = /[(（][类款项][)）]/;
const FILE_NAME = /\.(?:xlsx?|docx?|pdf|zip|rar|wps|et)$/i;
/** Titles that stand at the top of a disclosure even without number. */
const TOP_TITLE = /(?:概况|(?:部门|单位)决算(?:公开)?(?:报)?表|决算(?:情况)?说明|名词解释|^附件|^附表|(?:部门|单位)基本情况)$/;

/** The part that holds all tables (`某局 2024 年度部门决算表`): no single table has this title. */
const TABLES_PART = /(?:部门|单位)决算(?:公开)?(?:报)?表$/;

/** True for the title of the part that holds the tables, which looks like a table's caption. */
export function isTablesPart(title: string): boolean {
  return TABLES_PART.test(title) && /\d{4}年/.test(title);
}

/** Index of the contents page for `readHeading`. */
export function listedTitles(contents: Contents | null): ListedTitles {
  const levels = new Map<string, number | null>();
  for (const [index, entry] of (contents?.entries ?? []).entries()) {
    const key = titleKey(entry.title);
    if (key !== '' && !levels.has(key)) levels.set(key, contents?.levels[index] ?? null);
  }
  return { levels };
}

/** The heading that a logical line is; null where it is text. `first` is the first printed line of it. */
export function readHeading(text: string, numbering: Numbering | null, context: { first: LineItem; listed: ListedTitles }): Heading | null {
  return numbering === null ? readUnnumbered(text, context.first, context.listed) : readNumbered(numbering, context);
}

function readNumbered(numbering: Numbering, { first, listed }: { first: LineItem; listed: ListedTitles }): Heading | null {
  const { level, rest, number } = numbering;
  if (level > DEEPEST_LEVEL || rest.length > MAX_TITLE_LENGTH || FILE_NAME.test(rest)) return null;
  const title = cleanTitle(rest);
  const heading: Heading = { number, title, level, listed: listed.levels.has(titleKey(title)) };
  if (title === '') return level === 1 ? bareNumber(numbering) : null;
  if (countChinese(title) < MIN_CHINESE) return null;
  if (heading.listed && !hasInnerSentence(rest)) return heading;
  return readsAsTitle(numbering, title, first.line.headingMarks !== null || first.line.bold) ? heading : null;
}

/** `第一部分` or `附件1` with its title on another line or without any. */
function bareNumber({ number, attachment }: Numbering): Heading {
  const wordOnly = attachment && !/[\d一二三四五六七八九十]$/.test(number);
  return { number: wordOnly ? '' : number, title: wordOnly ? number : '', level: 1, listed: false };
}

function readsAsTitle({ rest, level }: Numbering, title: string, setOff: boolean): boolean {
  if (textWidth(title) > (MAX_WIDTH[level] ?? 0) || readsAsSentence(rest, setOff)) return false;
  if (statesFigure(title) || CLASSIFICATION.test(rest) || (DUTY.test(title) && !endsAsRunIn(title))) return false;
  if (rest.endsWith('。')) return level === DEEPEST_LEVEL ? endsAsRunIn(title) : endsAsHeading(title);
  return !/[：:]$/.test(rest) || level < DEEPEST_LEVEL || endsAsRunIn(title);
}

/** True for punctuation that no title has; a comma is let pass where the line is set off by marks or bold type. */
function readsAsSentence(rest: string, setOff: boolean): boolean {
  if (hasInnerSentence(rest) || /[；;！？!?，,]$/.test(rest)) return true;
  return hasClause(rest) && !(setOff && !/[：:]/.test(rest) && !rest.endsWith('。'));
}

function readUnnumbered(text: string, first: LineItem, listed: ListedTitles): Heading | null {
  if (text.length > 2 * MAX_UNNUMBERED_WIDTH || textWidth(text) > MAX_UNNUMBERED_WIDTH) return null;
  if (/[。；;，,、：:]/.test(text) || countChinese(text) < MIN_CHINESE) return null;
  const title = cleanTitle(text);
  const level = listed.levels.get(titleKey(title));
  if (level === null || level === 1 || isTablesPart(title)) return { number: '', title, level: 1, listed: level !== undefined };
  const { headingMarks, align, bold, place } = first.line;
  const top = TOP_TITLE.test(title);
  if (top && (headingMarks !== null || (place.page !== null && (align === 'center' || bold))))
    return { number: '', title, level: 1, listed: false };
  return headingMarks === null || statesFigure(title) || first.ofTable ? null : { number: '', title, level: null, listed: false };
}

/** Splits `（一）某某情况。2023 年…` into its heading and the text behind it; null where the line is no such thing. */
export function readRunIn(numbering: Numbering | null): { heading: Heading; text: string } | null {
  if (numbering === null || numbering.level < 2 || numbering.level > 3) return null;
  const { rest, number, level } = numbering;
  const stop = /[。：:]/.exec(rest.slice(0, MAX_WIDTH[3]));
  if (stop === null || stop.index + 1 >= rest.length) return null;
  const title = cleanTitle(rest.slice(0, stop.index));
  if (!endsAsRunIn(title) || /[，,；;]/.test(title) || DUTY.test(title) || statesFigure(title)) return null;
  return { heading: { number, title, level, listed: false }, text: rest.slice(stop.index + 1).trim() };
}
