/**
 * The cover: title, unit, kind of entity, fiscal year and day of publication.
 *
 * In → Out: the items before the contents page (or before the body) → `Cover`; every field null where the cover is silent.
 * The title may stand on several lines, be printed twice or be cut; lines of a web page around it are left out.
 * Source: covers of disclosures of a dozen provinces.
 */

import { fiscalYearOf, fullDateOf } from './document-date.ts';
import type { LineItem, OutlineItem } from './outline-item.ts';
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
/** A line printed this often on a cover is a stamp or a watermark. */
const STAMP_COUNT = 3;
const ATTACHED = /^附件\s*\d*\s*[:：]?/;
const ACCOUNTS = /决\s*算|预\s*算/;
const METADATA = /[:：|｜>＞]|首页|索引号|打印|字体|^\d+$|^[(（].*[)）]$/;
const PUBLISHED = /(?:公开|发布|公布)(?:时间|日期)\s*[:：]/;

/** The items that make up the cover: those before `end`, or before the first heading, table or sentence. */
export function coverItems(items: readonly OutlineItem[], contentsStart: number | null): LineItem[] {
  const lines: LineItem[] = [];
  for (const item of items.slice(0, contentsStart ?? MAX_COVER_LINES)) {
    const ends = item.kind === 'grid' || (contentsStart === null && (item.ofTable || endsCover(item)));
    if (ends) break;
    lines.push(item);
  }
  return lines;
}

function endsCover({ numbering, text }: LineItem): boolean {
  const heading = numbering !== null && !numbering.attachment;
  return heading || textWidth(text) > MAX_TITLE_WIDTH || (endsSentence(text) && !/[:：]$/.test(text));
}

/** Reads the cover from its lines; `dated` are further lines in which a labelled day of publication may stand. */
export function readCover(lines: readonly LineItem[], dated: readonly LineItem[]): Cover {
  const title = readTitle(lines.map((item) => item.text));
  const labelled = lines.map((item) => nameFromCaption(item.text)).find((name) => name !== null) ?? null;
  return {
    title,
    unitName: (title === null ? null : nameFromTitle(title)) ?? labelled,
    entityKind: title === null ? null : entityKindOf(title),
    fiscalYear: title === null ? null : fiscalYearOf(title),
    publishedOn: publicationDate(lines, dated),
  };
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
  if (whole !== undefined && !cutName(candidates, whole)) return tidy(whole);
  const last = candidates.findLastIndex((text) => ACCOUNTS.test(text));
  const around = candidates.slice(Math.max(0, anchor - TITLE_REACH), Math.min(last, anchor + TITLE_REACH) + 1);
  const behind = candidates.slice(anchor + 1, anchor + 3);
  const pieces = nameFromTitle(around.join('')) === null || fiscalYearOf(around.join('')) === null ? [...around, ...behind] : around;
  return tidy(withoutRepeats(pieces).join(''));
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

function publicationDate(lines: readonly LineItem[], dated: readonly LineItem[]): string | null {
  const labelled = [...lines, ...dated].find((item) => PUBLISHED.test(item.text));
  const date = labelled === undefined ? null : fullDateOf(labelled.text);
  if (date !== null) return date;
  const bare = lines.findLast((item) => isDate(item.text));
  return bare === undefined ? null : fullDateOf(bare.text);
}
