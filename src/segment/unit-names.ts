/**
 * The name of the disclosing unit: from a title, from the `部门：` lines of the tables, and its other spellings.
 *
 * In → Out: `某某局2023年度部门决算` → `某某局`; captions and first rows of grids → names, each with its place.
 * Spellings that differ in blanks or width only are one name. Labels of another unit (主管部门, 实施单位) are not read.
 */
import { normalizeLabel } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import { parseCaption } from './caption.ts';
import { headCells, type OutlineItem } from './outline-item.ts';
import { countChinese } from './wording.ts';

export interface NamedUnit {
  name: string;
  source: Place;
}

const MAX_CAPTION_LENGTH = 120;
const MAX_NAME_LENGTH = 50;
const MIN_CHINESE = 3;
const LABEL =
  /(?:^|[\s(（)）|表])(?:编制|填报|公开|填表|预算)?(?:部\s*门|单\s*位)\s*(?:[(（](?:单位|部门)[)）])?\s*(?:名称)?\s*(?:[(（](?:公章|盖章|签章)[)）])?\s*[:：]/;
const NO_NAME = /^(?:[万亿千百]?元|人民币|金额)|[，。；！？]|XX|××|[xX×]{2,}/;

const YEAR = /(?:199\d|20\d\d)年?度?(?!\d)/g;
const CHINESE_YEAR = /二[〇○零O][〇○零O一二三四五六七八九]{2}年度?/g;
/** The words that part the name from the kind of document, the surest first: a name may itself hold 预算 (某市预算编审中心). */
const ACCOUNTS = [
  /(?:部门|单位)(?:[(（/]?(?:部门|单位)[)）]?)?(?:整体)?(?:预?决算)/,
  /(?:预?决算)/,
  /(?:部门|单位)(?:[(（/]?(?:部门|单位)[)）]?)?预算/,
  /预算/,
];
/** What a document on one kind of expense names between the unit and the word 决算 (某局2019年度财政拨款“三公”经费支出决算情况说明). */
const EXPENSES =
  /(?:使用)?(?:一般公共预算)?(?:[及和与、]?政府性基金(?:预算)?)?(?:当年)?(?:财政拨款)?(?:安排的|开支的|安排|开支)?[“"”]?三公[”"“]?(?:经费.*)?$/;
/** What may follow the word 决算 in a title without being a name. */
const KIND_WORDS =
  /^(?:信息|情况|汇总|公开|说明|执行|增减|变化|变动|原因|对比|报告|报表|文本|材料|编制|批复|草案|及|和|的|表|公告|公示|目录|[（(][^）)]*[)）]|[-—－:：、])+/;
const OPENING = /^(?:关于|附件\d*[:：]?|\d{1,2}[.、．]|[《〈【]|公开|[-—－:：])+/;
const CLOSING = /(?:[》〉】]|的|关于|公开|[-—－:：、])+$/;

/** The unit's name in a title of the form name + year + 部门决算…, in any order; null where no name remains. */
export function nameFromTitle(title: string): string | null {
  const plain = title.replace(/\s+/g, '');
  const halves = plain.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const timeless = halves.replace(YEAR, '').replace(CHINESE_YEAR, '');
  const accounts = ACCOUNTS.map((pattern) => pattern.exec(timeless)).find((match) => match !== null);
  if (accounts === undefined) return asName(timeless.replace(OPENING, '').replace(EXPENSES, '').replace(CLOSING, ''));
  const before = timeless.slice(0, accounts.index).replace(OPENING, '').replace(EXPENSES, '').replace(CLOSING, '');
  if (countChinese(before) >= MIN_CHINESE) return asName(before);
  const bracketed = /[（(]([^（()）]{4,})[)）]/.exec(timeless.slice(accounts.index + accounts[0].length))?.[1];
  const behind = timeless
    .slice(accounts.index + accounts[0].length)
    .replace(KIND_WORDS, '')
    .replace(EXPENSES, '')
    .replace(CLOSING, '');
  return asName(behind) ?? (bracketed === undefined ? null : asName(bracketed));
}

function asName(text: string): string | null {
  return countChinese(text) >= MIN_CHINESE && text.length <= MAX_NAME_LENGTH && !/[，。；！？[\]|]/.test(text) ? text : null;
}

/** The name in the heading `某某局概况`; null for 部门概况, 单位概况 and the like. */
export function nameFromOverview(title: string): string | null {
  const match = /^(.{3,40}?)(?:的)?(?:部门|单位)?(?:概况|基本情况|简介)$/.exec(title.replace(/\s+/g, ''));
  const name = match?.[1] ?? '';
  return /^(?:部门|单位|本部门|本单位|机构|我)/.test(name) ? null : asName(name);
}

/** The unit that a caption names behind 部门：, 单位名称： and the like; null where it names none. */
export function nameFromCaption(text: string): string | null {
  if (text.length > MAX_CAPTION_LENGTH || !(text.includes('：') || text.includes(':')) || !LABEL.test(text)) return null;
  const name = (parseCaption(text).entity ?? '').replace(/\s+/g, '');
  return NO_NAME.test(name) ? null : asName(name);
}

/** All names in captions of tables, in order of appearance, one entry per spelling. */
export function captionNames(items: readonly OutlineItem[]): NamedUnit[] {
  const found = new Map<string, NamedUnit>();
  const note = (text: string, source: Place): void => {
    const name = nameFromCaption(text);
    if (name !== null && !found.has(nameKey(name))) found.set(nameKey(name), { name, source });
  };
  for (const item of items) {
    if (item.kind === 'line') note(item.text, item.line.place);
    else for (const cell of headCells(item.grid)) note(cell.text.replace(/\n/g, ''), cell.place);
  }
  return [...found.values()];
}

/** Key under which spellings that differ in blanks, width or quotes are one. */
export function nameKey(name: string): string {
  return normalizeLabel(name);
}
