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
import { doubledOverBreak } from './doubled-characters.ts';
import { isTablesPart, type ListedTitles, readHeading } from './headings.ts';
import { joinText, LogicalLine, MAX_SHORT_LENGTH } from './logical-line.ts';
import type { Numbering } from './numbering.ts';
import type { LineItem, OutlineItem } from './outline-item.ts';
import { cleanTitle, countChinese, endsAsHeading, endsSentence, hasInnerSentence, textWidth, titleKey } from './wording.ts';

/** What follows in the body: text, or something of a table that text does not run over. */
export type BodyPart = { kind: 'text'; line: LogicalLine } | { kind: 'barrier'; item: OutlineItem };

/** Narrowest line of a text dump that may have been cut at a page's end, in full-width characters. */
const MIN_CUT_WIDTH = 18;
/** A line that completes the title above it is not wider. */
const MAX_TITLE_END_WIDTH = 10;
const MAX_TITLE_WIDTH = 40;
/** Characters of the second piece that a report of doubled characters shows. */
const SHOWN = 8;
/** Difference in letter size that sets two lines apart, pt. */
const SIZE_STEP_PT = 0.8;

const CONTINUES = /^(?:[，。、；：！？）)】」』”’》%％]|[(（][类款项][)）]|万元|亿元)/;
/** Ends of lines that cannot be the ends of what they say. */
const UNFINISHED = /(?:预算|决算|支出|收入|费|数|总额|合计)为$|[（(][类款][)）]$/;
const AMOUNT_START = /^(?:(?:支?出)?决?算(?:数|为)?|为)?\s*\d[\d,，]*(?:\.\d+)?\s*(?:万元|亿元|元)/;
const STARTS_ITEM = /^[“"「【●•◆■□▪★☆➢]/;
const STARTS_ANEW =
  /^(?:(?:注|附注|备注|说明|附件|附表|附)\s*[：:\d]|[(（]?\s*图\s*\d|[●•◆■□▪★☆➢]|公开时间|(?:填报|编制|公开|发布)(?:日期|时间|单位))/;
const FIGURE_CAPTION = /^[(（]?\s*图\s*\d/;
/** A whole statement that is often printed without a full stop. */
const NOTHING_TO_SAY =
  /^(?:.{0,24})(?:无|没有|未发生|未安排|不涉及|不存在).{0,40}(?:收入|支出|收支|经费|拨款|数据|内容|情况|项目|事项|预算|决算|资金)$/;
const DATE_LINE = /^.{0,10}(?:时间|日期)\s*[:：]/;
const CLASSIFICATION_END = /[(（]项[)）][。：:]?$/;
const PATH_BEGUN = /[（(][类款][)）]/;
/** How far lines that stand under each other may be apart, and how far the number of an item sticks out, in em. */
const HANGING_SLACK_EM = 0.5;
const MAX_HANG_EM = 4;
const CLASSIFICATION_TEXT = /^(?:年初预算|全年预算|支出决算|本年|预算数|决算数|\d{4}\s*年(?:度)?(?:年初)?(?:预算|决算|支出))/;

/** Joins the printed lines of the body. */
export function joinLines(items: readonly OutlineItem[], listed: ListedTitles): { parts: BodyPart[]; findings: Finding[] } {
  const parts: BodyPart[] = [];
  const findings: Finding[] = [];
  let open: LogicalLine | null = null;
  for (const item of items) {
    if (item.kind === 'grid' || (item.ofTable && !isPartTitle(item, listed))) {
      parts.push({ kind: 'barrier', item });
      open = null;
    } else if (open !== null && continues(open, item, listed)) append(open, item, findings);
    else {
      open = new LogicalLine(item);
      parts.push({ kind: 'text', line: open });
    }
  }
  return { parts, findings };
}

/** True for a line taken for a caption that heads a part: listed at the top of the contents, or `某局 2024 年度部门决算表`. */
function isPartTitle(item: LineItem, listed: ListedTitles): boolean {
  if (item.text.length > MAX_SHORT_LENGTH) return false;
  if (item.numbering === null && isTablesPart(cleanTitle(item.text))) return true;
  if (listed.levels.size === 0) return false;
  const level = listed.levels.get(titleKey(item.numbering?.rest ?? item.text));
  return level === 1 || (level === null && item.numbering === null);
}

function append(open: LogicalLine, item: LineItem, findings: Finding[]): void {
  const before = open.last.line.place;
  const doubled = item.line.place.page === null && item.line.breakBefore ? doubledOverBreak(open.tail, item.text) : 0;
  if (doubled > 0) {
    const text = `${open.tail}|${item.text.slice(0, SHOWN)}`;
    findings.push({ rule: 'format/doubled-characters', args: { text }, locations: [before, item.line.place], repaired: true });
  }
  open.append(item, doubled);
}

function continues(open: LogicalLine, next: LineItem, listed: ListedTitles): boolean {
  if (isPartWord(open, next)) return true;
  if (CONTINUES.test(next.text)) return !/^[（(]/.test(next.text) || !endsSentence(open.tail);
  if (next.numbering !== null || STARTS_ANEW.test(next.text) || FIGURE_CAPTION.test(open.first.text)) return false;
  if (next.line.headingMarks !== null || open.isListed(listed)) return false;
  if (completesTitle(open, next, listed) || breaksOff(open, next)) return true;
  const inText = next.line.place.page === null || next.line.indented === null;
  return inText ? continuesInText(open, next, listed) : continuesOnPage(open, next, listed);
}

/** `第五部分` ⏎ `附件`: here the word is the part's title, not the head of an attachment. */
function isPartWord(open: LogicalLine, { numbering }: LineItem): boolean {
  if (numbering === null || !numbering.attachment || numbering.rest !== '' || open.items.length > 1) return false;
  return open.numbering?.rest === '' && open.numbering.level === 1 && !open.numbering.attachment;
}

/** 年初预算为 ⏎ 3万元: words that end no paragraph, or an amount that begins none; labels of a chart are shorter. */
function breaksOff(open: LogicalLine, { text }: LineItem): boolean {
  if (endsSentence(open.tail) || textWidth(open.last.text) < MIN_CUT_WIDTH) return false;
  return UNFINISHED.test(open.tail) ? !STARTS_ITEM.test(text) : AMOUNT_START.test(text);
}

/** A title that was wrapped: its second line is short, without number, and ends as titles do. */
function completesTitle(open: LogicalLine, next: LineItem, listed: ListedTitles): boolean {
  const { short } = open;
  if (short === null || next.text.length > MAX_SHORT_LENGTH || endsSentence(next.text) || hasInnerSentence(short)) return false;
  const { numbering } = open;
  if (numbering === null) return false;
  if (numbering.rest === '') return takesTitle(numbering) && isTitleLike(next.text);
  if (listed.levels.has(titleKey(joinText(numbering.rest, next.text)))) return true;
  if (textWidth(next.text) > MAX_TITLE_END_WIDTH || !endsAsHeading(next.text)) return false;
  if (numbering.level === 1 && short.endsWith('情况') && next.text.startsWith('说明')) return true;
  return numbering.level <= 3 && !endsAsHeading(numbering.rest) && open.heading(listed) !== null;
}

/** True for a number whose title may stand on the next line: `第一部分`, `附件1`, but not the bare word 附件. */
function takesTitle({ level, number, attachment }: Numbering): boolean {
  return level === 1 && (!attachment || number.length > 2);
}

function isTitleLike(text: string): boolean {
  return textWidth(text) <= MAX_TITLE_WIDTH && countChinese(text) > 1 && !/^(?:无|略|详见|见)/.test(text) && !/[，。；]/.test(text);
}

function continuesInText(open: LogicalLine, next: LineItem, listed: ListedTitles): boolean {
  if (CLASSIFICATION_END.test(open.tail) && CLASSIFICATION_TEXT.test(next.text)) return true;
  if (endsSentence(open.tail) || textWidth(open.last.text) < MIN_CUT_WIDTH || isStatement(open)) return false;
  return open.heading(listed) === null && readHeading(next.text, null, { first: next, listed }) === null;
}

/** True for a short line that is complete although no full stop closes it. */
function isStatement({ short }: LogicalLine): boolean {
  return short !== null && (NOTHING_TO_SAY.test(short) || DATE_LINE.test(short));
}

function continuesOnPage(open: LogicalLine, next: LineItem, listed: ListedTitles): boolean {
  const last = open.last.line;
  const indented = next.line.indented === true;
  const isHeading = open.heading(listed) !== null;
  if (isHeading && (last.bold !== next.line.bold || differsInSize(last.sizePt, next.line.sizePt))) return false;
  if (/[，,、]$/.test(open.tail)) return true;
  if (last.place.page !== next.line.place.page) return last.endsFull === true && !endsSentence(open.tail) && (!indented || !isHeading);
  if (last.endsFull === true)
    return next.line.align !== 'center' && (!indented || (hangs(open, next) && (!isHeading || isPathBegun(open))));
  if (isHeading || indented || endsSentence(open.tail) || isStatement(open)) return false;
  return textWidth(last.text) >= MIN_CUT_WIDTH;
}

/** True for a line of a numbered item whose lines all stand under its number or its first word, and that is not at its end. */
function hangs(open: LogicalLine, { line }: LineItem): boolean {
  const above = open.last.line.place.bbox;
  const box = line.place.bbox;
  if (open.first.numbering === null || endsSentence(open.tail) || above === null || box === null) return false;
  const step = box[0] - above[0];
  const em = line.sizePt ?? 0;
  return Math.abs(step) <= HANGING_SLACK_EM * em || (open.items.length === 1 && step > 0 && step <= MAX_HANG_EM * em);
}

/** A functional path (类、款、项) that a line of its own has not ended looks like a heading. */
function isPathBegun({ short }: LogicalLine): boolean {
  return short !== null && PATH_BEGUN.test(short) && !CLASSIFICATION_END.test(short);
}

function differsInSize(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && Math.abs(a - b) > SIZE_STEP_PT;
}
