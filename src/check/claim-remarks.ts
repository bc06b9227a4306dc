/**
 * Arithmetic in running text: 62人（机关37人，事业25人）, and several such remarks that make up one another.
 *
 * In → Out: paragraphs → findings. Only remarks that name two or more parts in the unit of the whole are read; 其中 and 等 say that
 * parts are missing, and less than the whole may mean the same. Linear: one pattern over each paragraph with brackets.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import { normalizeLabel } from '../model/label.ts';
import type { Paragraph, Section } from '../model/section.ts';
import type { ClaimBook } from './claim-book.ts';
import { documentText } from './document-text.ts';
import { ZERO } from './interval.ts';
import { conditionOf } from './text-traits.ts';

const UNITS = '人次|人|名|个|辆|台|家|户|项|批次|次|万元|元';
const REMARK = new RegExp(`(\\d+(?:\\.\\d+)?)(${UNITS})\\(([^()]{4,160})\\)`, 'g');
const MAY_HOLD = new RegExp(`\\d\\s*(?:${UNITS})\\s*[（(]|[（(](?:共|合|总)`);
/** The neighbours that every remark has, for a look at the text as a whole. */
const maySum = conditionOf(`(?:${UNITS})[（(]|[（(](?:共|合|总)`);
/** （共 62人，机关 37人、事业 25人） */
const INNER_REMARK = new RegExp(`\\((?:共计?|合计|总计)(\\d+(?:\\.\\d+)?)(${UNITS})[,:;]([^()]{4,160})\\)`, 'g');
const PART = new RegExp(`^([^\\d,;]{1,24}?)(\\d+(?:\\.\\d+)?)(${UNITS})$`);
const SEPARATOR = /[,;、]/;
const SENTENCE = /[。!?]/;
const INCOMPLETE = /其中|等$|等[,;]|含|以上|约/;
/** 增加 9万元（基本支出 5万元，比上年减少 1万元，…）: such a remark tells of amounts and of changes, and its whole is either. */
const MOVING = /比|较|增加|减少|增长|下降/;
const FEWEST_PARTS = 2;
/** A whole and at least two remarks that make it up. */
const FEWEST_REMARKS = 3;

interface Remark {
  whole: Decimal;
  unit: string;
  text: string;
  parts: readonly { label: string; value: Decimal }[];
}

export function checkRemarks(book: ClaimBook): Finding[] {
  const { document } = book.input;
  if (!maySum(documentText(document).traits)) return [];
  const findings: Finding[] = [];
  addFindings(document.sections, findings);
  return findings;
}

function addFindings(sections: readonly Section[], findings: Finding[]): void {
  for (const { paragraphs, children } of sections) {
    for (const paragraph of paragraphs) {
      if (!hasBracket(paragraph.text) || !MAY_HOLD.test(paragraph.text)) continue;
      for (const sentence of normalizeLabel(paragraph.text).split(SENTENCE))
        if (hasBracket(sentence)) findings.push(...sentenceFindings(sentence, paragraph));
    }
    addFindings(children, findings);
  }
}

function hasBracket(text: string): boolean {
  return text.includes('（') || text.includes('(');
}

function sentenceFindings(sentence: string, paragraph: Paragraph): Finding[] {
  const remarks = [...sentence.matchAll(REMARK), ...sentence.matchAll(INNER_REMARK)].flatMap((match) => readRemark(match) ?? []);
  const wrong = remarks.flatMap((remark) => remarkFinding(remark, paragraph) ?? []);
  return wrong.length > 0 ? wrong : crossFinding(remarks, paragraph);
}

function readRemark([text, whole = '', unit = '', inner = '']: RegExpMatchArray): Remark | null {
  if (INCOMPLETE.test(inner)) return null;
  const parts = inner.split(SEPARATOR).map((part) => PART.exec(part));
  if (parts.length < FEWEST_PARTS || parts.some((part) => part === null || part[3] !== unit || MOVING.test(part[1] ?? ''))) return null;
  return {
    whole: new Decimal(whole),
    unit,
    text,
    parts: parts.map((part) => ({ label: part?.[1] ?? '', value: new Decimal(part?.[2] ?? '0') })),
  };
}

function remarkFinding({ whole, unit, text, parts }: Remark, paragraph: Paragraph): Finding | null {
  const total = parts.reduce((sum, { value }) => sum.plus(value), ZERO);
  if (total.eq(whole)) return null;
  return finding(paragraph, { subject: text, actual: `${whole.toFixed()}${unit}`, whole, total, unit, less: total.lt(whole) });
}

/** 138人（机关78，事业60），其中…62人（机关37，事业25）、…76人（机关42，事业34）: each kind must add up, too. */
function crossFinding(remarks: readonly Remark[], paragraph: Paragraph): Finding[] {
  const [first, ...rest] = remarks;
  if (first === undefined || remarks.length < FEWEST_REMARKS) return [];
  const labels = first.parts.map(({ label }) => label).join();
  if (rest.some(({ unit, parts }) => unit !== first.unit || parts.map(({ label }) => label).join() !== labels)) return [];
  if (!rest.reduce((sum, { whole }) => sum.plus(whole), ZERO).eq(first.whole)) return [];
  const wrong = first.parts.flatMap(({ label, value }, at) => {
    const total = rest.reduce((sum, { parts }) => sum.plus(parts[at]?.value ?? ZERO), ZERO);
    return total.eq(value) ? [] : [{ label, value, total }];
  });
  const [worst] = wrong;
  if (worst === undefined) return [];
  const { text: subject, unit } = first;
  const told = (of: (kind: { value: Decimal; total: Decimal }) => Decimal): string =>
    wrong.map((kind) => `${kind.label}${of(kind).toFixed()}${unit}`).join('、');
  return [
    {
      ...finding(paragraph, { subject, actual: '', whole: worst.value, total: worst.total, unit, less: false }),
      args: { subject, actual: told(({ value }) => value), expected: `${told(({ total }) => total)}（${sumsOf(rest)}）` },
    },
  ];
}

/** The remarks that make up another one, as they are printed. */
function sumsOf(remarks: readonly Remark[]): string {
  return remarks.map(({ text }) => text).join('＋');
}

interface Mismatch {
  subject: string;
  actual: string;
  whole: Decimal;
  total: Decimal;
  unit: string;
  less: boolean;
}

function finding({ source }: Paragraph, { subject, actual, whole, total, unit, less }: Mismatch): Finding {
  return {
    rule: 'narrative/remark-sum',
    ...(less ? { severity: 'warning' as const } : {}),
    args: { subject, actual, expected: `${total.toFixed()}${unit}` },
    locations: [source],
    expected: total.toFixed(),
    actual: whole.toFixed(),
    difference: whole.minus(total).toFixed(),
  };
}
