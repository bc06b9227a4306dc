/**
 * Sentences that deny money which the tables state: 本年度没有其他收入, 本单位无上级补助收入、经营收入.
 *
 * In → Out: text and figures → `completeness/denial-contradicts-figures`. Only a whole object or list of objects that the vocabulary
 * knows is held against the tables, and only where all of them that print it print an amount; what none prints, against sentences.
 * Limits: what is said of other years, of budgets and in reasons is left alone, as are sections on funds, whose 支出 are of the fund.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CompletenessVocabulary } from '../model/completeness.ts';
import type { Claim } from '../model/indicator.ts';
import { normalizeLabel } from '../model/label.ts';
import type { CheckContext } from './check-document.ts';
import { documentText, type TextPiece } from './document-text.ts';
import type { Figure } from './figures.ts';
import { isZero } from './interval.ts';

/** A denial and its object up to the end of the clause. */
const DENIAL =
  /(?:没有|无|未发生|未产生|未取得|不存在)(?:发生|产生|取得)?(?:当年|本年)?((?:(?!没有|未发生|未产生|未取得|不存在)[^\n。；，：]){4,60})(?=[。；，\n]|$)/gm;
/** What stands right before a denial that speaks of the unit and the year. */
const SPEAKER = /^$|(?:年度?|单位|部门|本级|中心|[局厅委办馆院校所站会队社台署室]|也|均|并|都|且|[）)])$/;
/** What makes the clause one on something else. */
const ELSEWHERE = /预算|年初|原因|由于|因|主要是|如果?|若/;
/** What makes the sentence one on another year. */
const OTHER_YEARS = /上年|去年|以前年度|上一年|同期/;
const YEARS = /20\d\d/g;
/** Sections in which 支出 is that of a fund, or of what was evaluated. */
const OTHER_SECTIONS = /政府性基金|国有资本|绩效|评价/;
const CLAUSE_MARKS = /[。；，：\n]/;
const SENTENCE_MARKS = /[。\n]/;
const SEPARATORS = /、|以及|及(?!运行)|和(?!运行|结余)|与/;
const TAIL = /(?:情况|发生|安排|资金|业务|等)+$/;

type Deniable = CompletenessVocabulary['deniable'][number];

const BY_PHRASE = new WeakMap<readonly Deniable[], ReadonlyMap<string, Deniable>>();

function byPhrase(deniable: readonly Deniable[]): ReadonlyMap<string, Deniable> {
  const known = BY_PHRASE.get(deniable);
  if (known !== undefined) return known;
  const fresh = new Map(deniable.flatMap((own) => own.phrases.map((phrase) => [normalizeLabel(phrase), own] as const)));
  BY_PHRASE.set(deniable, fresh);
  return fresh;
}

/** Sentences that deny money which the tables state, each amount once. */
export function checkDenials(context: CheckContext): Finding[] {
  const { document, forms } = context;
  const { joined, pieceAt } = documentText(document);
  const phrases = byPhrase(forms.completeness.deniable);
  const findings = new Map<string, Finding>();
  for (const match of joined.matchAll(DENIAL)) {
    const denied = deniedBy(match[1] ?? '', phrases);
    if (denied.length === 0) continue;
    const { piece, start } = pieceAt(match.index);
    if (!isOfAccounts(context, piece, match.index - start)) continue;
    for (const {
      facts,
      phrases: [name = ''],
    } of denied) {
      const finding = findings.has(name) ? null : contradictionOf(context, facts, { name, statement: match[0], piece });
      if (finding !== null) findings.set(name, finding);
    }
  }
  return [...findings.values()];
}

/** What the object of a denial names; empty where it is something else. */
function deniedBy(object: string, phrases: ReadonlyMap<string, Deniable>): Deniable[] {
  const words = normalizeLabel(object);
  const whole = phrases.get(words) ?? phrases.get(words.replace(TAIL, ''));
  if (whole !== undefined) return [whole];
  return words.split(SEPARATORS).flatMap((item) => phrases.get(item) ?? phrases.get(item.replace(TAIL, '')) ?? []);
}

/** True where the denial speaks of the unit's accounts of the year. */
function isOfAccounts({ document, forms }: CheckContext, { kind, part, path, bare }: TextPiece, at: number): boolean {
  if (kind !== 'paragraph' || part !== 'narrative' || OTHER_SECTIONS.test(path)) return false;
  const before = bare.slice(0, at);
  const clause = before.slice(lastMark(before, CLAUSE_MARKS) + 1);
  const sentence = before.slice(lastMark(before, SENTENCE_MARKS) + 1);
  if (!SPEAKER.test(clause) || ELSEWHERE.test(clause) || OTHER_YEARS.test(sentence)) return false;
  if (forms.completeness.conditionWords.some((word) => clause.includes(word))) return false;
  return [...sentence.matchAll(YEARS)].every(([year]) => year === String(document.fiscalYear));
}

/** The place of the last mark; -1 where there is none. */
function lastMark(text: string, marks: RegExp): number {
  for (let at = text.length - 1; at >= 0; at--) if (marks.test(text.charAt(at))) return at;
  return -1;
}

interface Denial {
  /** What is denied. */
  name: string;
  statement: string;
  piece: TextPiece;
}

/** What the tables, or where none prints it another sentence, say against a denial; null where nothing does. */
function contradictionOf({ document, figures }: CheckContext, facts: readonly string[], denial: Denial): Finding | null {
  const stated = facts.flatMap((key) => figures.byKey(key) ?? []);
  const [first] = stated;
  if (first !== undefined)
    return stated.some((figure) => isZero(figure) || figure.doubtful)
      ? null
      : byTable(first, figures.table(first.fact.table)?.table.title ?? '', denial);
  const claim = document.claims.find(
    ({ kind, measure, value, facts: own }) =>
      kind === 'amount' && measure === 'final' && NON_ZERO.test(value) && own.some((key) => facts.includes(key)),
  );
  return claim === undefined ? null : bySentence(claim, denial);
}

const NON_ZERO = /[1-9]/;

function byTable({ fact, key }: Figure, table: string, { name, statement, piece }: Denial): Finding {
  return {
    rule: 'completeness/denial-contradicts-figures',
    args: { statement, table, label: name, actual: fact.value, unit: fact.unit },
    locations: [piece.place, fact.source],
    facts: [key],
    expected: fact.value,
    actual: statement,
  };
}

function bySentence({ subject, value, unit, source }: Claim, { statement, piece }: Denial): Finding {
  return {
    rule: 'narrative/amounts-disagree',
    args: { subject, first: `${value}${unit}`, second: `“${statement}”` },
    locations: [piece.place, source],
    expected: value,
    actual: statement,
  };
}
