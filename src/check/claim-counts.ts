/**
 * How many institutions a unit says it has against how many it names: 内设六个机构，分别为办公室、规划财务科…
 *
 * In → Out: paragraphs of the overview → findings. A list with 等 is no full list.
 */
import type { Finding } from '../anomaly/finding.ts';
import { normalizeLabel } from '../model/label.ts';
import type { Paragraph, Section } from '../model/section.ts';
import type { ClaimBook } from './claim-book.ts';
import { checkCountLines } from './claim-count-lines.ts';

const ANNOUNCED =
  /(?:内设|下设|设有|设置|下属|所属|包括|设)[^,;。:\d一二三四五六七八九十]{0,12}([一二三四五六七八九十]{1,3}|\d{1,3})[个家](?:[^,;。:、]{0,8}?)(?:机构|处室|科室|股室|单位|部门|[处科股]室?)[,:]?(?:(?:分别|具体)?[是为即]?(?:包括)?[:]?)([^;。:]+)/;
/** 内设办公室、业务科、服务科三个科室: the names before their number. */
const NAMED =
  /(?:内设|下设|设有)(?:机构)?[:]?((?:[^,;。:、\d]{2,16}、){1,24}[^,;。:、\d]{2,16}?)(?:共|共计|计)?([一二三四五六七八九十]{1,3}|\d{1,3})个(?:内设|职能)?(?:机构|处室|科室|股室|部门|[处科股]室?)(?![^,;。]{0,4}[、])/;
/** 共有预算单位3个，包括：局机关、… */
const KIND_FIRST =
  /(?:预算单位|决算单位|下属单位|所属单位|二级单位|内设机构|内设科室|职能科室)(?:共有|共计|共|有|为)?([一二三四五六七八九十]{1,3}|\d{1,3})[个家][,:]?(?:分别|具体)?(?:包括|[为是即])[:]?([^;。:]+)/;
const OPEN_END = /等$|等(?:机构|单位|处室|科室|股室|部门|\d|[一二三四五六七八九十])/;
/** 局机关1家、事业单位2家: kinds with their numbers. */
const WITH_NUMBERS = /\d[个家]/;
const BRACKETS = /\([^()]*\)/g;
const JOINED = /[^、](?:和|及|以及)(?=[^、]{2,}$)/;
const DIGITS = '零一二三四五六七八九';
const TEN = 10;
/** Fewer names are a remark, no list. */
const FEWEST_NAMES = 3;

export function checkCounts(book: ClaimBook): Finding[] {
  const { sections } = book.input.document;
  const inline = overviewParagraphs(sections).flatMap((paragraph) => countFinding(paragraph) ?? []);
  return [...inline, ...checkCountLines(sections, numberOf)];
}

function overviewParagraphs(sections: readonly Section[]): Paragraph[] {
  return sections.flatMap((section) =>
    section.kind === 'overview' ? [...section.paragraphs, ...overviewParagraphs(section.children)] : [],
  );
}

function countFinding({ text, source }: Paragraph): Finding | null {
  const bare = normalizeLabel(text).replace(BRACKETS, '');
  const behind = ANNOUNCED.exec(bare) ?? KIND_FIRST.exec(bare);
  const [, list = '', count = ''] = NAMED.exec(bare) ?? [undefined, ...(behind?.slice(1, 3).reverse() ?? [])];
  const names = list.split('、');
  if (names.length < FEWEST_NAMES || OPEN_END.test(list) || (behind !== null && WITH_NUMBERS.test(list))) return null;
  const announced = numberOf(count);
  // 办公室和人事科 may be one office or two: the last name counts either way.
  const most = names.length + (JOINED.test(names.at(-1) ?? '') ? 1 : 0);
  if (announced === null || (announced >= names.length && announced <= most)) return null;
  return {
    rule: 'narrative/announced-count',
    args: { announced: String(announced), listed: String(names.length), first: names[0] ?? '' },
    locations: [source],
    expected: String(announced),
    actual: String(names.length),
    difference: String(names.length - announced),
  };
}

/** A number up to 999 in digits, or up to 99 in characters. */
function numberOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['零', text];
  const high = tens === '' ? 1 : DIGITS.indexOf(tens ?? '');
  const low = ones === '' ? 0 : DIGITS.indexOf(ones ?? '');
  return high < 0 || low < 0 ? null : high * TEN + low;
}
