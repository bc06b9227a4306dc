/**
 * The numbering that opens a heading or a list item, and the level it gives.
 *
 * In → Out: `（一）主要职责` → number `（一）`, level 3, rest `主要职责`; null where a line opens with none.
 * Levels: 第N部分 and 第N章 1, 一、 2, （一） 3, 1. 4, deeper marks ((1), ①) 5; 附件N 1. Markdown marks never decide a level.
 * Source: contract §4 and §7; variants seen in disclosures of a dozen provinces.
 * Limits: `1.5 倍` and dates are not numbering; neither is `一是`.
 */
import { toHalfWidth } from '../model/label.ts';

export interface Numbering {
  /** As printed, blanks removed. */
  number: string;
  level: number;
  /** The text behind the numbering and its separator, trimmed; '' where nothing follows. */
  rest: string;
  /** True for 附件N, 附表N, 附录N. */
  attachment: boolean;
}

/** Characters of a line in which its numbering must end. */
const HEAD_LENGTH = 24;
const NUMERAL = '[一二三四五六七八九十百〇零]';

const PATTERNS: readonly { level: number; pattern: RegExp }[] = [
  { level: 1, pattern: new RegExp(`^第\\s*(?:${NUMERAL}\\s*|\\d\\s*){1,4}\\s*(?:部\\s*分|章|篇)`) },
  { level: 2, pattern: new RegExp(`^(?:${NUMERAL}\\s*){1,4}[、.．]`) },
  { level: 3, pattern: new RegExp(`^(?:[(]\\s*${NUMERAL}{1,4}\\s*[)]|${NUMERAL}{1,3}[)])`) },
  { level: 4, pattern: /^\d{1,2}\s*(?:[.．](?!\d)|、)/ },
  { level: 5, pattern: /^(?:[(]\s*\d{1,2}\s*[)]|\d{1,2}[)]|[①-⑳])/ },
];
const ATTACHMENT = new RegExp(`^附\\s*(?:件|表|录)\\s*(?:(?:${NUMERAL}|\\d){1,3}(?:-\\d{1,2})?(?![年月\\d]))?(?=[\\s:、.]|$|《)`);
/** First characters with which any numbering can begin, after full-width forms are made half-width. */
const OPENERS = new Set('第附(0123456789一二三四五六七八九十百①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳');
const SEPARATORS = /^[\s:：、.．。]+/;
/** Separators that may stand between 第N部分, （一） or 附件1 and its title; `一、` and `1.` carry their own. */
const BLANKS = /\s+/g;

/** The numbering that opens `text`, which must be trimmed; null where it opens with none. */
export function readNumbering(text: string): Numbering | null {
  const head = toHalfWidth(text.slice(0, HEAD_LENGTH));
  if (!OPENERS.has(head.charAt(0))) return null;
  const attachment = ATTACHMENT.exec(head);
  if (attachment !== null) return numbered(text, attachment[0].length, 1, true);
  for (const { level, pattern } of PATTERNS) {
    const match = pattern.exec(head);
    if (match !== null) return numbered(text, match[0].length, level, false);
  }
  return null;
}

function numbered(text: string, length: number, level: number, attachment: boolean): Numbering {
  return {
    number: text.slice(0, length).replace(BLANKS, ''),
    level,
    rest: text.slice(length).replace(SEPARATORS, ''),
    attachment,
  };
}

/** Bullets of Markdown and Word lists, with the blank behind them. */
const BULLET = /^(?:[-*+•●▪■◆◇★☆➢]\s+|[•●▪■◆◇★☆➢])/;

/** A line without the blanks around it and without a list bullet. */
export function withoutBullet(text: string): string {
  const trimmed = text.trim();
  return BULLET.test(trimmed) ? trimmed.replace(BULLET, '') : trimmed;
}
