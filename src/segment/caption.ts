/**
 * The lines around a grid that say what it is: form number, unit of money, entity, year, title.
 *
 * In → Out: one line or cell of text → the parts it carries and what remains of it. A line may carry several
 * (`部门：某局  2023年度  金额单位：万元`). Source: caption variants of the statutory forms of nine provinces.
 */
import { toHalfWidth, toSimplified } from '../model/label.ts';

export interface CaptionParts {
  formNumber: string | null;
  unit: string | null;
  entity: string | null;
  /** Fiscal year as four digits. */
  year: string | null;
  /** Text left after the parts are taken out, trimmed; '' where the line was nothing but caption. */
  rest: string;
}

const FORM_NUMBER =
  /\(?(?:(?:附\s*)?(?:(?<![\u4e00-\u9fff])表|(?<=附\s*)表)?\s*(?:部决)?公开|财决(?:公开)?|预算|决算公开|CS)\s*表?\s*(?:\d{1,2}(?:-\d{1,2})?)\s*表?\)?|^\s*\(?(?:附?表|附件?)\s*(?:\d{1,2}(?:-\d{1,2})?|[一二三四五六七八九十]{1,3})\)?\s*[:：]?\s*$/;
const UNIT = /\(?(?:金额|计量|货币)?\s*单\s*位\s*[:]?\s*(?:人民币)?\s*[(]?(百万元|千万元|万元|亿元|千元|元)[)]?\)?/;
/** Units of what is counted, behind a unit of money or alone (单位：万元、辆、平方米); they are no name of an entity. */
const COUNTED = '(?:平方米|㎡|亩|辆|台|套|个|件|家|户|人次|批次|人|次|批|%)(?:[(/]套[)]?)?';
const COUNTS_BEHIND = new RegExp(`^\\s*(?:[、,/]\\s*${COUNTED})+(?=\\s|$)`);
const COUNTS_ALONE = new RegExp(`(?:计量)?\\s*单\\s*位\\s*[:]\\s*${COUNTED}(?:[、,/]\\s*${COUNTED})*(?=\\s|$)`);
const ENTITY =
  /(?:编制|填报|公开|预算|填表)?(?:部\s*门|单\s*位)(?:\(单位\)|\(部门\))?(?:名称)?(?:\((?:公章|盖章)\))?\s*[:]\s*(.*?)(?=\s{2,}|\t|\s*(?:金额|计量)?单\s*位\s*[:]|\s*(?:填[报表写]|编[报制]|制表)?(?:日\s*期|时间|人)\s*[:]|\s*公开\s*\d|\s*(?<![^\s])20\d\d\s*年|$)/;
/** When and by whom a form was filled in, beside the entity. */
const FILLED_IN = /(?:填[报表写]|编[报制]|制表)?(?:日\s*期|时间|人)\s*[:]\s*[^\s:]*/;
const YEAR = /^\s*(?:\()?(20\d\d)\s*年\s*度?(?:\))?\s*$/;
/** Without this character no unit is named. */
const UNIT_SIGN = '位';
const QUICK = /[表附位门門年]/;

/** Takes the caption parts off one line. Lines without any are returned whole in `rest`. */
export function parseCaption(text: string): CaptionParts {
  const parts: CaptionParts = { formNumber: null, unit: null, entity: null, year: null, rest: text.trim() };
  if (!QUICK.test(text)) return parts;
  let rest = toSimplified(toHalfWidth(text));
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match !== null) rest = `${rest.slice(0, match.index)}  ${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  const namesUnit = rest.includes(UNIT_SIGN);
  const unit = namesUnit ? take(UNIT) : null;
  parts.unit = unit?.[1] ?? null;
  if (unit !== null) rest = `${rest.slice(0, unit.index)}${rest.slice(unit.index).replace(COUNTS_BEHIND, '')}`;
  const isCounted = namesUnit && take(COUNTS_ALONE) !== null;
  parts.formNumber = take(FORM_NUMBER)?.[0].replace(/[\s():：]/g, '') ?? null;
  const entity = rest.includes(':') ? take(ENTITY) : null;
  if (entity !== null) {
    parts.entity = (entity[1] ?? '').replace(/\s+/g, '');
    take(FILLED_IN);
  }
  parts.year = take(YEAR)?.[1] ?? null;
  if (isCounted || hasCaption(parts)) parts.rest = rest.trim();
  return parts;
}

/** True where at least one part was found. */
export function hasCaption(parts: CaptionParts): boolean {
  return parts.formNumber !== null || parts.unit !== null || parts.entity !== null || parts.year !== null;
}

const STATED_UNIT =
  /(?:以|按)["'“”]?(百万元|千万元|万元|亿元|千元|元)["'“”]?为?(?:金额|货币|计量|记账)?单位|金额单位(?:均|统一)?[为是][:"'“”]?(百万元|千万元|万元|亿元|千元|元)/;

/** The unit of money that a sentence states for a table (本表以“元”为金额单位, 金额单位为万元); null where it states none. */
export function statedUnit(text: string): string | null {
  const match = STATED_UNIT.exec(toSimplified(toHalfWidth(text)).replace(/\s+/g, ''));
  return match?.[1] ?? match?.[2] ?? parseUnit(text);
}

function parseUnit(text: string): string | null {
  return UNIT.exec(toSimplified(toHalfWidth(text)))?.[1] ?? null;
}

const NOTE = /^\s*(?:注|附注|说明|备注|填表说明)\s*[:：0-9一二]/;
/** True for a line that opens the note under a table (`注：…`, `说明：本表无数据`). */
export function opensNote(text: string): boolean {
  return NOTE.test(text);
}

const EMPTY_STATEMENT =
  /本表(?:无数据|为空表?|没有数据|无内容)|(?:没有|无|未(?:发生|安排|使用))[^，。；,;]{0,40}(?:拨款|收入|支出|收支|经费|内容|数据|资金|预算)|空表/;
/** True for a sentence that says that the table has no data. */
export function statesEmpty(text: string): boolean {
  return text.length <= 120 && EMPTY_STATEMENT.test(text);
}
