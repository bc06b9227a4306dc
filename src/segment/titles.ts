/**
 * Titles of statutory tables: from a printed line to the table it names.
 *
 * In → Out: `附件1 某某局2023年度收入支出决算总表（续）` → `income_expenditure_summary`. A title counts when it is a known one
 * after numbering, year and entity are taken off, or one put together of words that mean the same (部门收支总体情况表); an unknown
 * prefix that is no entity (非财政拨款…) never counts.
 */
import type { Forms } from '../model/form.ts';
import { normalizeLabel } from '../model/label.ts';
import { alternatives, type ComposedTitle, composedTitles } from './composed-titles.ts';

export interface TitleMatch {
  table: string;
  /** True where a form or family lists the title, false where it only means the same. */
  isListed: boolean;
}

export interface TitleIndex {
  exact: ReadonlyMap<string, string>;
  /** Known titles, longest first. */
  ordered: readonly string[];
  /** Titles that are not known but put together of known words. */
  composed: (title: string) => ComposedTitle | null;
  /** True for the end of a name of a unit, or a year. */
  isEntity: (before: string) => boolean;
  /** True for a line with the head of a self-evaluation form above its grid (项目名称：…). */
  isFormHead: (text: string) => boolean;
}

/** All titles of the forms and families, normalised. */
export function indexTitles(forms: Forms): TitleIndex {
  const exact = new Map<string, string>();
  for (const form of forms.forms) for (const title of form.titles) exact.set(normalizeLabel(title), form.table);
  for (const family of forms.families)
    for (const table of family.tables)
      for (const title of table.titles ?? []) if (!exact.has(normalizeLabel(title))) exact.set(normalizeLabel(title), table.table);
  const { entityEnds, notEntityEnds } = forms.titles;
  const entity = new RegExp(`(?:${alternatives(entityEnds)})$`);
  const none = new RegExp(`(?:${alternatives(notEntityEnds)})$`);
  const head = new RegExp(`^(?:${alternatives(Object.values(forms.performance.attributes).flat().map(normalizeLabel))})[:：]`);
  return {
    exact,
    ordered: [...exact.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    composed: composedTitles(forms.titles),
    isEntity: (before) => entity.test(before) && !none.test(before) && !SECOND_OF_TWO.test(before),
    isFormHead: (text) => COLON.test(text) && head.test(normalizeLabel(text)),
  };
}

const COLON = /[:：]/;

/** What numbers a title; the 一 of 一般公共预算 behind it is no part of the number. */
const LEADING =
  /^(?:(?:附件|附表|附录|表)[\d一二三四五六七八九十]{1,3}(?!般)(?:-\d+)?[-:、.]?|[A-Za-z]{1,2}\d{1,2}(?:-\d)?|第?[一二三四五六七八九十]{1,3}[、.:]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.-](?!\d)|(?:部决|财决)?公开\d{1,2}表)/;
const TRAILING =
  /(?:\((?:(?:按|部门|政府|功能|经济|分类|科目|公开|到|[款项]级|列示)+|续表?|表[\d一二三四五六七八九十]+|总表|公开表?\d+|(?:附|财决|部决)?公开\d+表|万元|元|单位:万元|单位:元|空表|20\d\d年度?|续\d*|样表)\)|-?续表?\d*|[:.。])$/;
const YEAR = /^(?:20\d\d年度?|二[〇○零]\S{2}年度?)/;
/** What remains of two years of which the first was taken off (2022年与2023年): a comparison is no statutory table. */
const SECOND_OF_TWO = /^[、与和及至-]/;

/** A title line without numbering, year and continuation marks; normalised. */
export function bareTitle(text: string): string {
  let title = normalizeLabel(text);
  for (let before = ''; before !== title; ) {
    before = title;
    title = title.replace(LEADING, '').replace(TRAILING, '').replace(YEAR, '');
  }
  return title;
}

const MAX_TITLE = 60;

/** The table that a line names; null where it names none. */
export function matchTitle(text: string, index: TitleIndex): TitleMatch | null {
  if (!text.includes('表') || text.length > MAX_TITLE * 2) return null;
  const title = bareTitle(text);
  if (title.length > MAX_TITLE) return null;
  const table = index.exact.get(title);
  if (table !== undefined) return { table, isListed: true };
  for (const known of index.ordered) {
    if (title.length > known.length && title.endsWith(known) && index.isEntity(title.slice(0, -known.length))) {
      return { table: index.exact.get(known) ?? '', isListed: true };
    }
  }
  const composed = index.composed(title);
  if (composed === null || (composed.before !== '' && !index.isEntity(composed.before))) return null;
  return { table: composed.table, isListed: false };
}

const SENTENCE = /[，。；：、？！,;?!]/;
const MAX_UNKNOWN_TITLE = 45;

const GENERIC =
  /(?:部门|单位|年度|年|本级|决算|公开)决算(?:公开)?(?:报|情况|数据)?表$|^(?:附表|公开表|决算公?开?报?表|决算公开表格?|续表|明细表)$|报表$|目录/;

/** True for a heading over all tables (2023年度部门决算表), which is no table's title. */
export function isGenericTitle(text: string): boolean {
  return GENERIC.test(bareTitle(text)) || /第[一二三四五六七八九十]部分/.test(text);
}

/** What a title is broken down by may stand behind it (收入决算表（分单位）). */
const TITLE_END = /表(?:\((?:分|按)[^()]{1,10}\))?$/;

/** True for a line that could be the title of a table of which no vocabulary knows. */
export function looksLikeTitle(text: string): boolean {
  const title = bareTitle(text);
  return title.length >= 4 && title.length <= MAX_UNKNOWN_TITLE && TITLE_END.test(title) && !SENTENCE.test(title) && !/^注/.test(title);
}
