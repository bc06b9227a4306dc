/**
 * Amounts that a purpose names one by one, against the cost that it is of: 运行维护费 3.89万元，主要用于燃料费 1.56万元、维修费 4.36万元.
 *
 * In → Out: statements in their order → `narrative/parts-sum`, a warning. Units: 元. Limits: only more than the whole is told, since a purpose
 * need not name all, unless a sentence says what the contents of the cost are; only amounts without a table, directly behind 用于, 包括 or 开支内容.
 */
import type { Finding } from '../anomaly/finding.ts';
import { amountsOf, type ClaimBook, type Statement } from './claim-book.ts';
import { type ClaimFigure, figureAt } from './claim-figures.ts';
import { asPrinted, inUnit, placesOnce, subjectName } from './claim-findings.ts';
import { type Interval, isClearlyAbove, sum } from './interval.ts';

const FEWEST_PARTS = 2;
/** What may stand between the cost and the first amount of its purpose. */
const PURPOSE = /(?:用于|包括|开支内容|支出内容)[^；;。]*$/;
/** A sentence that is all purpose. */
const ALL_PURPOSE = /^[^，,；;]{0,16}(?:开支内容|支出内容|用于|包括)/;
const SUMMED = /[共计均各]/;
/** 开支内容包括：国际旅费 7万元、住宿费 3万元、伙食费 1万元。 names all of the cost, where nothing says that more belongs to it. */
const ALL_CONTENTS = /^(?:开支|支出)内容(?:包括|为|有)?[:：]?[^；;。]*[。.]?$/;
const OPEN = /等|主要|部分|其中/;
const FEWEST_CONTENTS = 3;

export function checkPurposes(book: ClaimBook): Finding[] {
  const findings: Finding[] = [];
  for (let at = 0; at < book.statements.length; at++) {
    const parts = purposeFrom(book.statements, at);
    if (parts.length < FEWEST_PARTS) continue;
    const finding = purposeFinding(book, at, parts);
    if (finding !== null) findings.push(finding);
    at += parts.length - 1;
  }
  return findings;
}

/** The amounts of one sentence, from a statement on, of which nothing else is said. */
function purposeFrom(statements: readonly Statement[], at: number): ClaimFigure[] {
  const parts: ClaimFigure[] = [];
  for (let i = at; i < statements.length; i++) {
    const { partOf, facts, figures, evaluation } = statements[i] ?? NOTHING;
    const [figure, ...others] = figures;
    if (figure === undefined || evaluation || partOf !== null || facts.length > 0 || others.length > 0) break;
    if (
      figure.kind !== 'money' ||
      figure.approximate ||
      figure.claim.kind !== 'amount' ||
      figure.claim.text !== (parts[0] ?? figure).claim.text
    )
      break;
    parts.push(figure);
  }
  return parts;
}

const NOTHING: Pick<Statement, 'partOf' | 'facts' | 'figures' | 'evaluation'> = { partOf: null, facts: [], figures: [], evaluation: false };

function purposeFinding(book: ClaimBook, at: number, parts: readonly ClaimFigure[]): Finding | null {
  const whole = book.statements[at - 1] === undefined ? undefined : costBefore(book, at, parts);
  const [all] = whole === undefined ? [] : amountsOf(whole, 'final');
  if (all === undefined || [all, ...parts].some((figure) => book.blamed.has(figure))) return null;
  if (new Set(parts.map(({ claim }) => claim.subject)).size < parts.length || parts.some(({ claim }) => SUMMED.test(claim.subject)))
    return null;
  const [fine, coarse] = [totalOf(parts, 'fine'), totalOf(parts, 'coarse')];
  const isMore = isClearlyAbove(fine, all.fine) && isClearlyAbove(coarse, all.coarse) && !parts.some((part) => isSumOfOthers(part, fine));
  if (!isMore && !(nameAll(parts) && isClearlyAbove(all.fine, fine) && isClearlyAbove(all.coarse, coarse))) return null;
  const { unitSize, unit, claim } = all;
  return {
    rule: 'narrative/parts-sum',
    severity: 'warning',
    args: { subject: subjectName(claim), actual: asPrinted(all), expected: `${inUnit(fine.value, unitSize)}${unit}` },
    locations: placesOnce([all, ...parts].map((figure) => figure.claim.source)),
    facts: [...claim.facts],
    expected: inUnit(fine.value, unitSize),
    actual: claim.value,
    difference: inUnit(all.fine.value.minus(fine.value), unitSize),
  };
}

/** True where the sentence of the amounts lists all contents of the cost, and ends with the last of them. */
function nameAll(parts: readonly ClaimFigure[]): boolean {
  const [last] = parts.slice(-1);
  if (last === undefined || parts.length < FEWEST_CONTENTS) return false;
  const { text, value, unit } = last.claim;
  const bare = text.replace(/\s/g, '');
  return ALL_CONTENTS.test(bare) && !OPEN.test(bare) && bare.replace(/[。.]$/, '').endsWith(`${value}${unit}`);
}

/** The cost that the amounts are of: the one before them in their sentence, or where the sentence is all purpose, the last one before it. */
function costBefore(book: ClaimBook, at: number, [first]: readonly ClaimFigure[]): Statement | undefined {
  if (first === undefined) return undefined;
  const { text, subject, section } = first.claim;
  const before = book.statements[at - 1];
  const [figure] = before === undefined ? [] : amountsOf(before, 'final').slice(-1);
  if (before !== undefined && figure?.claim.text === text) {
    const between = text.slice(figureAt(text, figure.claim.value), text.indexOf(subject));
    return before.facts.length > 0 && PURPOSE.test(between) ? before : undefined;
  }
  if (!ALL_PURPOSE.test(text)) return undefined;
  return book.statements.slice(0, at).findLast((own) => own.section !== section || own.facts.length > 0 || own.figures.some(isMoney));
}

function isMoney({ kind }: ClaimFigure): boolean {
  return kind === 'money';
}

function totalOf(parts: readonly ClaimFigure[], digits: 'fine' | 'coarse'): Interval {
  return sum(parts.map((part) => ({ interval: part[digits], sign: 1 as const })));
}

/** True for an amount that the others make up. */
function isSumOfOthers({ fine }: ClaimFigure, total: Interval): boolean {
  return total.value.minus(fine.value).minus(fine.value).abs().lte(total.half.plus(fine.half));
}
