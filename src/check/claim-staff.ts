/**
 * Numbers of people, of units and of points that running text parts: 离退休人员 73人，其中：离休 1人，退休 72人; 自评得分 97分，其中：产出指标 50分，….
 *
 * In → Out: texts → `narrative/remark-sum`, warnings. One search over the whole text finds the wholes; only lists are read whose every part is
 * a number of one kind of things under a known name, up to the end of the sentence. Limits: names that overlap (在职 beside 行政), lists with 等.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { ClaimBook } from './claim-book.ts';
import { type DocumentText, documentText } from './document-text.ts';
import { ZERO } from './interval.ts';
import { conditionOf } from './text-traits.ts';

const WHOLE = /(\d{1,5}(?:\.\d{1,2})?)(人|名|分)[，,；;]?(?:其中|包括)[：:]?/g;
const mayPart = conditionOf('(?:人|名|分)[，,；;其包]');
/** 行政单位 1家、事业单位 2家，共 3家: looked for by its sum, behind which the list ends, since lists begin anywhere. */
const SUMMED =
  /(?=[总合共])(?<=((?:[^\d，,；;。、：:（）()\n]{2,16}\d{1,3}[家个][、，,和]){2,8}))(?:总计|合计|共计|共有|共)(\d{1,3})[家个]/g;
const maySum = conditionOf('[家个][、，,和]');
const PART = /([^\d，,；;、。：:（）()\n]{2,16}?)(\d{1,5}(?:\.\d{1,2})?)(人|名|分)(?:[（(][^（）()]*[）)])?/y;
const COUNTED = /([^\d、，,]{2,16})(\d{1,3})[家个]/g;
/** ，减少 2人 behind a part tells how it moved. */
const MOVE = /[，,](?:比|较|与|增|减|新增|净增)[^，,；;、。\n]*/y;
const NESTED = /[，,]?(?:其中|包括)[：:]?[^；;。\n]*/y;
const SEPARATOR = /[，,、；;和及]/;
const LIST_END = /[。；;\n]/;
/** How people stand to the unit; what kind of posts they have; kinds of points. Names of one of them do not overlap. */
const DIMENSIONS = [
  /在职|离休|退休|编外|聘用|临聘|其他/,
  /行政|事业|工勤|参公|参照|机关|编外|聘用|临聘|其他/,
  /指标|执行率|投入|过程|产出|效益|效果|满意度|成本|决策|管理/,
] as const;
const RETIRED = /离退休/;
const ONE_KIND_OF_RETIRED = /^(?!.*离退休).*(?:离休|退休)/;
const POINTS = '分';
/** What a sum of points is called; an average is no sum. */
const SCORE = /(?:得分|总分|评分)(?:情况)?[为是：:]?$/;
const AVERAGE = /平均/;
const BEFORE = 12;
const FEWEST_PARTS = 2;

interface Part {
  label: string;
  value: Decimal;
}

export function checkStaff(book: ClaimBook): Finding[] {
  const text = documentText(book.input.document);
  const parted = mayPart(text.traits) ? [...text.joined.matchAll(WHOLE)].flatMap((match) => partedFinding(text, match) ?? []) : [];
  const summed = maySum(text.traits) ? [...text.joined.matchAll(SUMMED)].flatMap((match) => summedFinding(text, match) ?? []) : [];
  return [...parted, ...summed];
}

function partedFinding(text: DocumentText, match: RegExpExecArray): Finding | null {
  const [lead, whole = '', unit = ''] = match;
  const before = text.joined.slice(Math.max(0, match.index - BEFORE), match.index);
  if (unit === POINTS && (!SCORE.test(before) || AVERAGE.test(before))) return null;
  const list = listAt(text.joined, match.index + lead.length, unit);
  if (list === null || !areApart(list.parts, unit)) return null;
  return sumFinding(text, { at: match.index, end: list.end, whole: new Decimal(whole), parts: list.parts, unit });
}

/** The parts from a place to the end of their list; null where anything else stands among them. */
function listAt(joined: string, from: number, unit: string): { parts: Part[]; end: number } | null {
  const parts: Part[] = [];
  let isBySemicolon = false;
  for (let at = from; ; ) {
    PART.lastIndex = at;
    const part = PART.exec(joined);
    if (part === null || part[3] !== unit) return null;
    parts.push({ label: part[1] ?? '', value: new Decimal(part[2] ?? '0') });
    at = behind(MOVE, joined, PART.lastIndex);
    at = behind(NESTED, joined, at);
    const mark = joined.charAt(at);
    if (mark === '' || (LIST_END.test(mark) && !isSemicolonBetween(mark, parts.length, isBySemicolon))) return { parts, end: at };
    isBySemicolon ||= mark === '；' || mark === ';';
    if (!SEPARATOR.test(mark)) return null;
    at++;
  }
}

/** A semicolon behind the first part parts the list; behind parts that commas part it ends theirs. */
function isSemicolonBetween(mark: string, parts: number, isBySemicolon: boolean): boolean {
  return (mark === '；' || mark === ';') && (parts === 1 || isBySemicolon);
}

function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** True for names of one kind, none of which is said twice or holds another. */
function areApart(parts: readonly Part[], unit: string): boolean {
  const labels = parts.map(({ label }) => label);
  if (parts.length < FEWEST_PARTS || new Set(labels).size < labels.length) return false;
  if (labels.some((label) => RETIRED.test(label)) && labels.some((label) => ONE_KIND_OF_RETIRED.test(label))) return false;
  const [standing, posts, points] = DIMENSIONS;
  return (unit === POINTS ? [points] : [standing, posts]).some((kind) => labels.every((label) => kind.test(label)));
}

function summedFinding(text: DocumentText, match: RegExpExecArray): Finding | null {
  const [all, list = '', whole = ''] = match;
  const parts = [...list.matchAll(COUNTED)].map(([, label = '', value = '0']) => ({ label, value: new Decimal(value) }));
  const unit = all.at(-1) ?? '';
  if (parts.length < FEWEST_PARTS || list.includes('其中') || list.replaceAll(unit, '').length !== list.length - parts.length) return null;
  const [at, end] = [match.index - list.length, match.index + all.length];
  return sumFinding(text, { at, end, whole: new Decimal(whole), parts, unit });
}

interface List {
  /** Where it begins and ends in the joined text. */
  at: number;
  end: number;
  whole: Decimal;
  parts: readonly Part[];
  unit: string;
}

function sumFinding(text: DocumentText, { at, end, whole, parts, unit }: List): Finding | null {
  const total = parts.reduce((sum, { value }) => sum.plus(value), ZERO);
  if (total.eq(whole)) return null;
  return {
    rule: 'narrative/remark-sum',
    severity: 'warning',
    args: { subject: text.joined.slice(at, end), actual: `${whole.toFixed()}${unit}`, expected: `${total.toFixed()}${unit}` },
    locations: [text.pieceAt(at).piece.place],
    expected: total.toFixed(),
    actual: whole.toFixed(),
    difference: whole.minus(total).toFixed(),
  };
}
