/**
 * The cover: title, unit, kind of entity, fiscal year and day of publication.
 *
 * In → Out: the items before the contents page (or before the body) → `Cover`; every field null where the cover is silent.
 * The title may stand on several lines, be printed twice or be cut; lines of a web page around it are left out.
 * Source: covers of disclosures of a dozen provinces.
 */

import type { Grid } from '../model/block.ts';
import { fiscalYearOf, fullDateOf } from './document-date.ts';
import { headCells, type LineItem, type OutlineItem } from './outline-item.ts';
import { nameFromCaption, nameFromTitle } from './unit-names.ts';
import { endsSentence, textWidth } from './wording.ts';

export interface Cover {
  title: string | null;
  unitName: string | null;
  entityKind: '部门' | '单位' | null;
  fiscalYear: number | null;
  publishedOn: string | null;
}

/** A cover without contents page behind it is not longer, in lines. */
const MAX_COVER_LINES = 40;
/** Lines around the one with the word 决算 that may belong to the title. */
const TITLE_REACH = 5;
const MAX_TITLE_WIDTH = 60;
/** Shortest sentence that is text, in characters. */
const MIN_PROSE_LENGTH = 20;
/** A line printed this often on a cover is a stamp or a watermark. */
const STAMP_COUNT = 3;
const ATTACHED = /^附件\s*\d*\s*[:：]?/;
const ACCOUNTS = /决\s*算|预\s*算/;
const FINAL = /决\s*算/;
/** A title that says 预算 at its end is whole. */
const ENDS_WITH_BUDGET = /预\s*算(?:\s*(?:公开|情况|说明|报告|表|草案|信息))*\s*$/;
/** A line in which a sentence ends is text, even if it goes on (…下降3.6%。具体情况如下：). */
const SENTENCE_WITHIN = /[^。]{15}。/;
const METADATA = /[:：|｜>＞]|首页|索引号|打印|字体|^\d+$|^[(（].*[)）]$/;
const PUBLISHED = /(?:公开|发布|公布|^|\s)(?:时间|日期)\s*[:：]/;
/** Labels of the table that web pages of governments put above a document. */
const PAGE_METADATA = /索\s*引\s*号|发布(?:机构|日期)|公开(?:日期|目录)|信息(?:分类|来源)|发文(?:字号|日期)/;

/** Number of items that make up the cover: those before the contents page, or before the first heading, table or sentence. */
export function coverEnd(items: readonly OutlineItem[], contentsStart: number | null): number {
  if (contentsStart !== null) return contentsStart;
  const front = items.slice(0, MAX_COVER_LINES);
  const end = front.findIndex((item) => (item.kind === 'grid' ? !isPageMetadata(item.grid) : item.ofTable || endsCover(item)));
  return end < 0 ? front.length : end;
}

function isPageMetadata(grid: Grid): boolean {
  return headCells(grid).some((cell) => PAGE_METADATA.test(cell.text));
}

function endsCover({ numbering, text }: LineItem): boolean {
  const heading = numbering !== null && !numbering.attachment;
  return heading || textWidth(text) > MAX_TITLE_WIDTH || SENTENCE_WITHIN.test(text) || (endsSentence(text) && !/[:：]$/.test(text));
}

/** True for a sentence among the lines of the cover, which is the document's text and not its title. */
export function isProse(item: OutlineItem): boolean {
  return item.kind === 'line' && item.text.length >= MIN_PROSE_LENGTH && /[。；]$/.test(item.text);
}

/** Reads the cover; `dated` are the items behind it in which a labelled day of publication may stand. */
export function readCover(items: readonly OutlineItem[], dated: readonly OutlineItem[]): Cover {
  const texts = items.flatMap(textsOf);
  const title = readTitle(texts);
  const labelled = texts.map((text) => nameFromCaption(text)).find((name) => name !== null) ?? null;
  return {
    title,
    unitName: (title === null ? null : nameFromTitle(title)) ?? labelled,
    entityKind: title === null ? null : entityKindOf(title),
    fiscalYear: title === null ? null : fiscalYearOf(title),
    publishedOn: publicationDate(texts, dated.flatMap(textsOf)),
  };
}

/** The printed lines of an item; of a grid, its rows. */
function textsOf(item: OutlineItem): string[] {
  if (item.kind === 'line') return [item.text];
  const rows = new Map<number, string>();
  for (const { row, text } of headCells(item.grid)) rows.set(row, `${rows.get(row) ?? ''} ${text}`.trim());
  return [...rows.values()];
}

/** The kind of entity that a text speaks of; null where it speaks of both or neither. */
export function entityKindOf(text: string): '部门' | '单位' | null {
  const plain = text.replace(/\s+/g, '');
  const [department, unit] = [/部门(?:预|决)算/.test(plain), /单位(?:预|决)算/.test(plain)];
  if (department === unit) return null;
  return department ? '部门' : '单位';
}

function readTitle(texts: readonly string[]): string | null {
  const bare = texts.map((text) => text.replace(ATTACHED, '').trim());
  const counts = new Map<string, number>();
  for (const text of bare) counts.set(text, (counts.get(text) ?? 0) + 1);
  const candidates = bare.filter(
    (text) =>
      text !== '' && (counts.get(text) ?? 0) < STAMP_COUNT && !METADATA.test(text) && textWidth(text) <= MAX_TITLE_WIDTH && !isDate(text),
  );
  const anchor = candidates.findIndex((text) => ACCOUNTS.test(text));
  if (anchor < 0) return null;
  const whole = candidates.find((text) => ACCOUNTS.test(text) && fiscalYearOf(text) !== null && nameFromTitle(text) !== null);
  if (whole !== undefined && !cutName(candidates, whole)) return tidy(`${whole}${cutEnd(candidates, whole)}`);
  const last = candidates.findLastIndex((text) => ACCOUNTS.test(text));
  const around = candidates.slice(Math.max(0, anchor - TITLE_REACH), Math.min(last, anchor + TITLE_REACH) + 1);
  const behind = candidates.slice(anchor + 1, anchor + 3);
  const pieces = nameFromTitle(around.join('')) === null || fiscalYearOf(around.join('')) === null ? [...around, ...behind] : around;
  return tidy(withoutRepeats(pieces).join(''));
}

/** The rest of a title that is cut before the word 决算 (`某局2019年度一般公共预算财政` ⏎ `拨款“三公”经费支出决算情况说明`); '' where it is whole. */
function cutEnd(candidates: readonly string[], whole: string): string {
  const next = candidates[candidates.indexOf(whole) + 1];
  if (FINAL.test(whole) || next === undefined || !FINAL.test(next) || fiscalYearOf(next) !== null) return '';
  return ENDS_WITH_BUDGET.test(whole) ? '' : next;
}

/** True where the line with year and 决算 goes on from a line that holds the name's beginning (`某市规划和自然` ⏎ `资源局 2024 年度部门决算`). */
function cutName(candidates: readonly string[], whole: string): boolean {
  const before = candidates[candidates.indexOf(whole) - 1];
  const name = nameFromTitle(whole) ?? '';
  return (
    before !== undefined &&
    !ACCOUNTS.test(before) &&
    fiscalYearOf(before) === null &&
    whole.replace(/\s+/g, '').startsWith(name) &&
    name.length < 6
  );
}

/** A title printed twice keeps its later lines: a cut first print adds nothing. */
function withoutRepeats(pieces: readonly string[]): string[] {
  const plain = pieces.map((piece) => piece.replace(/\s+/g, ''));
  return plain.filter((piece, index) => !plain.slice(index + 1).some((later) => later.includes(piece)));
}

function isDate(text: string): boolean {
  const plain = text.replace(/\s+/g, '');
  return /^[\d〇○零一二三四五六七八九十年月日./-]+$/.test(plain) && /[月./-]/.test(plain);
}

function tidy(title: string): string {
  return title.replace(/\s+/g, '');
}

function publicationDate(texts: readonly string[], dated: readonly string[]): string | null {
  for (const text of [...texts, ...dated]) {
    const label = PUBLISHED.exec(text);
    const date = label === null ? null : fullDateOf(text.slice(label.index));
    if (date !== null) return date;
  }
  const bare = texts.findLast(isDate);
  return bare === undefined ? null : fullDateOf(bare);
}
