/**
 * One line of a contents page to its entry.
 *
 * In → Out: `（一）主要职能 .........2` → number `（一）`, title `主要职能`, page 2. Leaders are dots of any kind, tabs or blanks.
 * Leaked Word fields (`PAGEREF _Toc123 \h 3`) count as a leader. Linear: the line is read from its end.
 */

import { toHalfWidth } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import type { ContentsEntry } from '../model/section.ts';
import { readNumbering } from './numbering.ts';
import { cleanTitle } from './wording.ts';

export interface ContentsLine {
  entry: ContentsEntry;
  /** Level by numbering; null for an entry without. */
  level: number | null;
  /** True where dots, a tab or a field stand between title and page. */
  leader: boolean;
}

const LEADERS = new Set('.·…․‥⋯•_-—–─ \t\u00a0');
const STRONG_LEADERS = new Set('.·…․‥⋯•_\t');
const FIELD = /\s*(?:PAGEREF|HYPERLINK)\b.*$/;
/** Longest printed page number, in digits. */
const MAX_PAGE_DIGITS = 3;
/** Words whose trailing number is their own, not a page. */
const OWN_NUMBER = /(?:附件|附表|附录|表|图|年)\s*$/;

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

/** Index behind the last character that is not in `set`. */
function trimEnd(text: string, end: number, set: ReadonlySet<string>): number {
  let index = end;
  while (index > 0 && set.has(text.charAt(index - 1))) index -= 1;
  return index;
}

interface Tail {
  title: string;
  page: number | null;
  leader: boolean;
}

function readTail(raw: string): Tail {
  const field = FIELD.exec(raw);
  const text = toHalfWidth(field === null ? raw : raw.slice(0, field.index));
  const digitsEnd = trimEnd(text, text.length, new Set(' )-—'));
  let digits = digitsEnd;
  while (digits > 0 && isDigit(text.charAt(digits - 1))) digits -= 1;
  const count = digitsEnd - digits;
  const bracket = text.charAt(digits - 1) === '(' ? 1 : 0;
  const titleEnd = trimEnd(text, digits - bracket, LEADERS);
  const gap = text.slice(titleEnd, digits - bracket);
  const leader = field !== null || [...gap].some((char) => STRONG_LEADERS.has(char)) || gap.length > 1;
  const isPage = count > 0 && count <= MAX_PAGE_DIGITS && (leader || (gap !== '' && !OWN_NUMBER.test(text.slice(0, titleEnd))));
  if (isPage) return { title: raw.slice(0, titleEnd), page: Number(text.slice(digits, digitsEnd)), leader };
  const bareEnd = count > 0 ? digitsEnd : trimEnd(text, text.length, LEADERS);
  const dotted = [...text.slice(bareEnd)].some((char) => STRONG_LEADERS.has(char));
  const fieldPage = field === null ? undefined : /(\d{1,3})\s*$/.exec(raw)?.[1];
  return { title: raw.slice(0, bareEnd), page: fieldPage === undefined ? null : Number(fieldPage), leader: dotted || field !== null };
}

/** Reads one line of a contents page; the line must be trimmed. */
export function readContentsLine(text: string, source: Place): ContentsLine {
  const { title, page, leader } = readTail(text);
  const numbering = readNumbering(title.trim());
  const rest = numbering === null ? title : numbering.rest;
  return {
    entry: { title: cleanTitle(rest), number: numbering?.number ?? '', page, source },
    level: numbering?.level ?? null,
    leader,
  };
}
