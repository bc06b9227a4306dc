/**
 * Printed lines to logical lines: a heading or a paragraph each, joined over line and page breaks.
 *
 * In → Out: `OutlineItem[]` of the body → `LogicalLine[]`, in order; a grid or a table's line stands between as a barrier.
 * PDF: a line that reaches the right margin runs on, unless the next is indented, numbered or set differently; a page break
 * ends no sentence. Text dumps: a line as wide as a printed one, without sentence end, runs on.
 * Anomalies: `format/doubled-characters` for characters repeated over a break. Source: artefact list of real disclosures.
 * Limits: a paragraph that ends without any mark, as wide as a full line, takes in the next one.
 */
import type { Finding } from '../anomaly/finding.ts';
import { cover, type Place } from '../model/place.ts';
import { doubledOverBreak } from './doubled-characters.ts';
import { type ListedTitles, readHeading } from './headings.ts';
import { type Numbering, readNumbering } from './numbering.ts';
import type { LineItem, OutlineItem } from './outline-item.ts';
import { countChinese, endsAsHeading, endsSentence, hasInnerSentence, textWidth, titleKey } from './wording.ts';

export interface LogicalLine {
  text: string;
  numbering: Numbering | null;
  items: LineItem[];
  source: Place;
}

/** What follows in the body: text, or something of a table that text does not run over. */
export type BodyPart = { kind: 'text'; line: LogicalLine } | { kind: 'barrier'; item: OutlineItem };

/** Narrowest line of a text dump that may have been cut at a page's end, in full-width characters. */
const MIN_CUT_WIDTH = 18;
/** A line that completes the title above it is not wider. */
const MAX_TITLE_END_WIDTH = 10;
const MAX_TITLE_WIDTH = 40;
/** Characters from the end of a text in which its ending is looked for. */
const TAIL = 8;
/** Difference in letter size that sets two lines apart, pt. */
const SIZE_STEP_PT = 0.8;

const CONTINUES = /^(?:[，。、；：！？）)】」』”’》%％]|[(（][类款项][)）]|万元|亿元)/;
const STARTS_ANEW =
  /^(?:(?:注|附注|备注|说明|附件|附表|附)\s*[：:\d]|[(（]?\s*图\s*\d|[●•◆■□▪★☆➢]|公开时间|(?:填报|编制|公开|发布)(?:日期|时间|单位))/;
const FIGURE_CAPTION = /^[(（]?\s*图\s*\d/;
/** A whole statement that is often printed without a full stop. */
const NOTHING_TO_SAY =
  /^(?:.{0,24})(?:无|没有|未发生|未安排|不涉及|不存在).{0,40}(?:收入|支出|收支|经费|拨款|数据|内容|情况|项目|事项|预算|决算|资金)$/;
const DATE_LINE = /^.{0,10}(?:时间|日期)\s*[:：]/;
const CLASSIFICATION_END = /[(（]项[)）][。：:]?$/;
const CLASSIFICATION_TEXT = /^(?:年初预算|全年预算|支出决算|本年|预算数|决算数|\d{4}\s*年(?:度)?(?:年初)?(?:预算|决算|支出))/;

/** Joins the printed lines of the body. */
export function joinLines(items: readonly OutlineItem[], listed: ListedTitles): { parts: BodyPart[]; findings: Finding[] } {
  const parts: BodyPart[] = [];
  const findings: Finding[] = [];
  let open: LogicalLine | null = null;
  for (const item of items) {
    if (item.kind === 'grid' || (item.ofTable && !isListedTop(item, listed))) {
      parts.push({ kind: 'barrier', item });
      open = null;
    } else if (open !== null && continues(open, item, listed)) append(open, item, findings);
    else {
      open = { text: item.text, numbering: item.numbering, items: [item], source: item.line.place };
      parts.push({ kind: 'text', line: open });
    }
  }
  for (const part of parts) if (part.kind === 'text' && part.line.items.length > 1) finish(part.line);
  return { parts, findings };
}

/** True for a line taken for a caption that the contents page lists at the top: `某局 2024 年度部门决算表`. */
function isListedTop(item: LineItem, listed: ListedTitles): boolean {
  if (item.text.length > 2 * MAX_TITLE_WIDTH) return false;
  const level = listed.levels.get(titleKey(item.numbering?.rest ?? item.text));
  return level === 1 || (level === null && item.numbering === null);
}

function finish(line: LogicalLine): void {
  line.numbering = readNumbering(line.text);
  line.source = cover(line.items.map((item) => item.line.place));
}

function append(open: LogicalLine, item: LineItem, findings: Finding[]): void {
  const last = open.items.at(-1) ?? item;
  const doubled = item.line.place.page === null && item.line.breakBefore ? doubledOverBreak(open.text, item.text) : 0;
  if (doubled > 0) {
    const text = `${open.text.slice(-TAIL)}|${item.text.slice(0, TAIL)}`;
    findings.push({ rule: 'format/doubled-characters', args: { text }, locations: [last.line.place, item.line.place], repaired: true });
  }
  open.text = joinText(open.text, item.text.slice(doubled));
  open.items.push(item);
}

const LATIN_END = /[A-Za-z0-9]$/;
const LATIN_START = /^[A-Za-z0-9]/;

/** Two pieces of a sentence as one: Chinese without a blank, Latin letters and numbers with one. */
export function joinText(before: string, after: string): string {
  return LATIN_END.test(before) && LATIN_START.test(after) ? `${before} ${after}` : before + after;
}

function continues(open: LogicalLine, next: LineItem, listed: ListedTitles): boolean {
  if (CONTINUES.test(next.text)) return !/^[（(]/.test(next.text) || !endsSentence(open.text);
  if (next.numbering !== null || STARTS_ANEW.test(next.text) || FIGURE_CAPTION.test(open.text)) return false;
  if (next.line.headingMarks !== null) return false;
  if (isListed(open, listed)) return false;
  if (completesTitle(open, next, listed)) return true;
  return next.line.place.page === null || next.line.indented === null
    ? continuesInText(open, next, listed)
    : continuesOnPage(open, next, listed);
}

function isListed(open: LogicalLine, { levels }: ListedTitles): boolean {
  if (open.text.length > 2 * MAX_TITLE_WIDTH) return false;
  return levels.has(titleKey(readNumbering(open.text)?.rest ?? open.text));
}

/** A title that was wrapped: its second line is short, without number, and ends as titles do. */
function completesTitle(open: LogicalLine, next: LineItem, listed: ListedTitles): boolean {
  if (open.numbering === null || open.text.length > 2 * MAX_TITLE_WIDTH || next.text.length > 2 * MAX_TITLE_WIDTH) return false;
  const numbering = readNumbering(open.text);
  if (numbering === null || endsSentence(next.text) || hasInnerSentence(open.text)) return false;
  if (numbering.rest === '') return takesTitle(numbering) && isTitleLike(next.text);
  if (listed.levels.has(titleKey(joinText(numbering.rest, next.text)))) return true;
  if (textWidth(next.text) > MAX_TITLE_END_WIDTH || !endsAsHeading(next.text)) return false;
  if (numbering.level === 1 && /情况$/.test(open.text) && next.text.startsWith('说明')) return true;
  return numbering.level <= 3 && !endsAsHeading(numbering.rest) && heading(open, listed) !== null;
}

/** True for a number whose title may stand on the next line: `第一部分`, `附件1`, but not the bare word 附件. */
function takesTitle({ level, number, attachment }: Numbering): boolean {
  return level === 1 && (!attachment || number.length > 2);
}

function isTitleLike(text: string): boolean {
  return textWidth(text) <= MAX_TITLE_WIDTH && countChinese(text) > 1 && !/^(?:无|略|详见|见)/.test(text) && !/[，。；]/.test(text);
}

function heading(open: LogicalLine, listed: ListedTitles): ReturnType<typeof readHeading> {
  const first = open.items[0];
  if (first === undefined || open.text.length > 2 * MAX_TITLE_WIDTH) return null;
  const numbering = open.items.length > 1 && open.numbering !== null ? readNumbering(open.text) : open.numbering;
  return readHeading(open.text, numbering, { first, listed });
}

function continuesInText(open: LogicalLine, next: LineItem, listed: ListedTitles): boolean {
  if (CLASSIFICATION_END.test(open.text.slice(-TAIL)) && CLASSIFICATION_TEXT.test(next.text)) return true;
  if (endsSentence(open.text)) return false;
  const last = open.items.at(-1)?.text ?? open.text;
  if (textWidth(last) < MIN_CUT_WIDTH || NOTHING_TO_SAY.test(open.text) || DATE_LINE.test(open.text)) return false;
  return heading(open, listed) === null && readHeading(next.text, null, { first: next, listed }) === null;
}

function continuesOnPage(open: LogicalLine, next: LineItem, listed: ListedTitles): boolean {
  const last = open.items.at(-1)?.line;
  if (last === undefined) return false;
  const indented = next.line.indented === true;
  const asHeading = heading(open, listed);
  if (asHeading !== null && (last.bold !== next.line.bold || differsInSize(last.sizePt, next.line.sizePt))) return false;
  if (/[，,、]$/.test(open.text.slice(-1))) return true;
  if (last.place.page !== next.line.place.page)
    return last.endsFull === true && !endsSentence(open.text) && (!indented || asHeading === null);
  if (last.endsFull === true) return !indented && next.line.align !== 'center';
  return (
    asHeading === null && !indented && !endsSentence(open.text) && textWidth(last.text) >= MIN_CUT_WIDTH && !NOTHING_TO_SAY.test(open.text)
  );
}

function differsInSize(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && Math.abs(a - b) > SIZE_STEP_PT;
}
