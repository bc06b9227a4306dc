/**
 * What a file is: a final account, a budget, a notice, an image, or something else.
 *
 * In → Out: the blocks of a document, and how many pages have text and images → `DocumentKind`.
 * Evidence is counted in short lines and the first rows of grids only (title, headings, captions), each wording once: the
 * narrative of a final account speaks of 年初预算 all the time. Whole-government accounts, audit and evaluation reports are
 * `other`: they carry none of the departmental forms; so are the 三公 expenses of a whole region, which have one of them. `web_page` is
 * decided where bytes are sniffed.
 * An empty form template is a final account. Limits: a scan with a text layer of one page in ten counts as an image.
 */
import type { Block } from '../model/block.ts';
import type { DocumentKind } from '../model/document.ts';
import { normalizeLabel } from '../model/label.ts';
import { headCells } from './outline-item.ts';

export interface PagesInfo {
  pages: number;
  pagesWithText: number;
  pagesWithImages: number;
}

interface Evidence {
  /** Distinct titles of departmental final accounts and of budgets. */
  accounts: number;
  budget: number;
  /** Those of accounts that are not of 三公 expenses. */
  beyondThreePublic: number;
  /** Distinct titles of whole-government accounts. */
  government: number;
  /** The first lines that look like a title, joined. */
  front: string;
  /** True where a grid holds an amount. */
  hasAmounts: boolean;
}

const MAX_TITLE_LENGTH = 60;
/** A line that names a file speaks of another document. */
const FILE_NAME = /\.(?:pdf|txt|md|docx?|xlsx?|html?|csv|zip|rar)(?![a-z])/i;
/** Lines from the start that can hold the document's title. */
const FRONT_LINES = 25;
/** Share of pages with text up to which a document of images has none to speak of. */
const IMAGE_TEXT_SHARE = 0.1;
/** Titles of departmental forms or sections that outweigh what the document calls itself. */
const MANY_FORMS = 3;

/** A line that states an amount is no title, whatever it speaks of. */
const STATES_AMOUNT = /\d\s*[百千万亿]*元/;
const AMOUNT = /^\s*-?[\d,，]*\d[.．]\d+\s*$/;

const ACCOUNT_TITLE =
  /(?:收入|支出|收支|经费|拨款|总体|信息统计|部门|单位)[^,;。]*决算[^,;。]*(?:表|情况|说明|公开|报告)|(?:部门|单位)决算/;
const BUDGET_TITLE =
  /(?:部门|单位)预算|预算(?:公开)?(?:总|明细)?表|预算\d{1,2}表|预算(?:安排)?(?:总体)?情况|(?:收入|支出|收支)预算|预算公开|^(?:表\d+)?(?:财政拨款)?(?:收入|支出|收支)总表$|预算(?:的)?(?:总体)?说明/;
const BOTH = /预决算|预、决算|预算和决算|决算和预算/;
const GOVERNMENT_TITLE =
  /(?:一般公共预算|政府性基金预?算?|国有资本经营预算|社会保险基金预?算?)(?:本级)?(?:收入|支出|收支|平衡|转移支付)(?:本级)?(?:决算|平衡)(?:总|明细|功能分类)?表?$|(?:财政|政府|本级|全[省市县区])(?:总)?决算(?:草案|报告|公开|情况|的|$)|税收返还和转移支付决算|政府(?:一般|专项)?债务(?:限额|余额)/;
/** 三公 expenses of all units of a region, and the end of the name of one unit, whose own they would be. */
const OF_REGION =
  /(?:全[省市县区州旗]|[省市县区州旗]本?级(?=\d|年|各|部门|单位|党政|行政|一般|财政|三公)|汇总).*三公|三公.*(?:全[省市县区州旗]|汇总)/;
const OF_UNIT =
  /(?:局|委|委员会|办公室|办|院|厅|馆|学校|中心|[支大]队|站|所|会|处|(?:(?<![乡各])镇|(?<![镇各])乡|街道)(?:人民政府|政府)?)(?=\d|年|本级|部门|单位|汇总|一般|财政|三公)/;
/** A town on the line above a title that only says 汇总: its own expenses, with those of its institutions. */
const TOWN = /(?:[镇乡](?:人民政府|政府)?|街道(?:办事处)?)$/;
const WHOLE_REGION = /全[省市县区州旗]|[省市县区州旗]本?级|各/;
const NOTICE_FRONT = /(?:关于.{2,60}的)?(?:通知|公告|通报|批复|函|意见|办法|规定|规程|公示|方案)(?:$|\n)/;
/** What authorities tell others to do; accounts are published by 公告 and 公示, too. */
const ORDER_FRONT = /(?:通知|办法|规程|方案|意见)(?:$|\n)/;
const REPORT_FRONT = /(?:绩效(?:自评|评价)(?:自评)?报告|审计(?:结果)?(?:报告|公告)|评价报告)/;
const DEPARTMENT_FRONT = /(?:部门|单位)[(/]?(?:部门|单位)?\)?决算|年度?决算(?:公开|情况|信息|报告|说明|报表)|决算公开/;
const GOVERNMENT_FRONT = /(?:财政|政府|本级|总)决算(?!.*(?:部门|单位)决算)|决算(?:\(草案\)|草案)的报告/;

/**
 * Decides the kind of a document.
 * @param blocks the whole document in reading order; may be empty
 * @param pagesInfo for a PDF: without it no document is `image_only`
 */
export function documentKind(blocks: readonly Block[], pagesInfo?: PagesInfo): DocumentKind {
  if (pagesInfo !== undefined && isImageOnly(pagesInfo)) return 'image_only';
  return kindByTitle(collect(blocks));
}

/** What the document calls itself decides, unless its forms say otherwise. */
function kindByTitle(evidence: Evidence): DocumentKind {
  const { front, accounts, budget, government, hasAmounts } = evidence;
  if (government > accounts || isOfRegion(evidence)) return 'other';
  // An order to publish lists the forms to be filled in.
  if (ORDER_FRONT.test(front) && !hasAmounts) return 'notice';
  if (accounts < MANY_FORMS) {
    const kind = kindWithoutForms(evidence);
    if (kind !== null) return kind;
  }
  if (DEPARTMENT_FRONT.test(front)) return budget > 2 * accounts + MANY_FORMS ? 'budget' : 'final_account';
  if (accounts === 0 && budget === 0) return 'other';
  return accounts >= budget ? 'final_account' : 'budget';
}

/** True for the 三公 expenses of a region alone. */
function isOfRegion({ front, beyondThreePublic }: Evidence): boolean {
  const lines = front.split('\n');
  const isOfTown = (line: string, above: string | undefined): boolean =>
    above !== undefined && TOWN.test(above) && !WHOLE_REGION.test(line);
  return beyondThreePublic === 0 && lines.some((line, i) => OF_REGION.test(line) && !OF_UNIT.test(line) && !isOfTown(line, lines[i - 1]));
}

/** The kind of a document with hardly any departmental form or section, by its title; null where the title does not say. */
function kindWithoutForms({ front }: Evidence): DocumentKind | null {
  if (NOTICE_FRONT.test(front)) return 'notice';
  if (DEPARTMENT_FRONT.test(front)) return null;
  return REPORT_FRONT.test(front) || GOVERNMENT_FRONT.test(front) ? 'other' : null;
}

function isImageOnly({ pages, pagesWithText, pagesWithImages }: PagesInfo): boolean {
  return pages > 0 && pagesWithImages > 0 && pagesWithText <= pages * IMAGE_TEXT_SHARE;
}

function collect(blocks: readonly Block[]): Evidence {
  const sets = { accounts: new Set<string>(), budget: new Set<string>(), government: new Set<string>() };
  const front: string[] = [];
  let lines = 0;
  let hasAmounts = false;
  for (const block of blocks) {
    if (block.kind === 'grid') {
      for (const cell of headCells(block)) noteTitle(cell.text, sets);
      hasAmounts ||= block.cells.some(({ text }) => AMOUNT.test(text));
      continue;
    }
    if (block.furniture !== null || FILE_NAME.test(block.text)) continue;
    noteTitle(block.text, sets);
    lines += 1;
    if (lines <= FRONT_LINES && isFront(block.text)) front.push(normalizeLabel(block.text).replace(/预、?决算/g, ''));
  }
  const [accounts, budget, government] = [sets.accounts.size, sets.budget.size, sets.government.size];
  const beyondThreePublic = [...sets.accounts].filter((title) => !title.includes('三公')).length;
  return { accounts, beyondThreePublic, budget, government, front: front.join('\n'), hasAmounts };
}

/** Counts a title as evidence of its kind; long texts, file names and titles of both kinds speak for none. */
function noteTitle(text: string, sets: Record<'accounts' | 'budget' | 'government', Set<string>>): void {
  if (
    text.length > MAX_TITLE_LENGTH ||
    STATES_AMOUNT.test(text) ||
    !(text.includes('算') || text.includes('总表') || text.includes('债务'))
  )
    return;
  const title = normalizeLabel(text).replace(/^\S{0,8}?[、.](?!\d)|[\d.…·]+$/g, '');
  if (BOTH.test(title) || FILE_NAME.test(text)) return;
  if (GOVERNMENT_TITLE.test(title)) sets.government.add(title);
  else if (title.includes('决算')) {
    if (ACCOUNT_TITLE.test(title)) sets.accounts.add(title);
  } else if (BUDGET_TITLE.test(title)) sets.budget.add(title);
}

/** True for a line that can be part of the document's title. */
function isFront(text: string): boolean {
  return text.length <= MAX_TITLE_LENGTH && !/[。；，：]|^\s*[一二三四五六七八九十]+、|^\s*第.{1,3}部分/.test(text);
}
