/**
 * Claims from what was understood: measure, facts, unit and base put together.
 */
import type { Claim } from '../model/indicator.ts';
import type { Base, ClaimMeasure } from './breath.ts';
import type { Discourse } from './discourse.ts';
import type { Figure } from './figures.ts';
import type { Head, Span } from './head.ts';
import type { Spoken } from './statements.ts';
import type { Subject } from './subjects.ts';

/** What the words before a figure say. */
export interface Said {
  head: Pick<Head, 'kind' | 'direction' | 'measure'>;
  /** Which figure of the subject it is. */
  measure: ClaimMeasure;
  base: Base | null;
  /** The figure whose unit holds: its own, or that of the last of 3、2万元. */
  unitOf: Figure;
}

/** Figures that, of a part of a budget, no table states. */
const MOVES: ReadonlySet<Claim['kind']> = new Set(['share', 'change', 'growth']);
const YEAR = /(?:(20)?(\d\d))年/g;
const CENTURY = 2000;
const EXECUTED = 'funds.total/executed';
const PLANNED = 'funds.total/adjusted_budget';

/** Adds the claim of a figure. */
export function makeClaim(discourse: Discourse, spoken: Spoken, figure: Figure, { head, measure, base, unitOf }: Said): void {
  const { desk, printed, normal, breath } = discourse;
  const { kind, direction } = head;
  const ofWhole = kind === 'share' && base === null && spoken.listed === null ? [...spoken.wholeFacts] : [];
  if (kind === 'amount' && measure === 'final') spoken.listed = null;
  desk.statements.add(
    {
      section: breath.frame.section,
      kind,
      subject: spoken.printed,
      measure,
      facts: spoken.listed !== null && MOVES.has(kind) ? [] : factsOf(spoken.subject, head, measure),
      value: figure.value,
      unit: unitOf.kind === 'ratio' ? unitOf.unit : discourse.words({ start: unitOf.unitStart, end: unitOf.end }),
      direction,
      base: base?.text ?? '',
      baseFacts: base?.facts ?? ofWhole,
      statement: desk.statements.numberOf(spoken),
      partOf: spoken.partOf,
      text: printed.sentence(normal, figure.start),
      source: printed.place(normal, figure.start),
    },
    spoken,
  );
}

/** The facts that state the figure; of a project, those of its own table. */
function factsOf({ facts, budget, project, entry }: Subject, { kind, measure: word }: Said['head'], measure: ClaimMeasure): string[] {
  if (kind !== 'amount' && kind !== 'count') return facts;
  if (measure === 'prior' || (kind === 'count' && entry !== null && entry.counted !== true)) return [];
  if (project !== null && entry === null && word?.project != null) return [`${project}/${word.project}`];
  return measure === 'final' || measure === 'other' ? facts : budget;
}

/** A project as the subject of its figures. */
export function projectSubject(subject: Subject, table: string | null): Subject {
  if (table === null) return subject;
  return { ...subject, facts: [`${table}/${EXECUTED}`], budget: [`${table}/${PLANNED}`], project: table };
}

/** The measure that the words give, where no period speaks against it. */
export function measureOf(head: Pick<Head, 'kind' | 'measure'>, { subject, listed }: Spoken): ClaimMeasure {
  const known = subject.facts.length > 0 || subject.entry !== null || subject.code !== null;
  const spokenOf = known ? 'final' : 'other';
  if (head.kind === 'amount') {
    const word = head.measure?.measure ?? null;
    // 决算数 in a list of last year's figures is last year's.
    const isOfList = word === null || head.measure?.weak === true || (listed === 'prior' && word === 'final');
    return isOfList ? (listed ?? word ?? spokenOf) : word;
  }
  return head.kind === 'count' ? (head.measure?.measure ?? spokenOf) : spokenOf;
}

/** `prior` for words that name an earlier year than the account's, `other` for a later one, null where they name none. */
export function periodMeasure({ desk, normal }: Discourse, span: Span): ClaimMeasure | null {
  const words = normal.text.slice(span.start, span.end);
  const year = lastYear(words);
  if (year !== null && desk.fiscalYear !== null && year !== desk.fiscalYear) return year < desk.fiscalYear ? 'prior' : 'other';
  const period = year === null ? desk.grammar.priorPeriods.longest(normal.text, span.start) : null;
  return period !== null && period.length <= span.end - span.start ? 'prior' : null;
}

function lastYear(words: string): number | null {
  let year: number | null = null;
  for (const [, , digits] of words.matchAll(YEAR)) year = CENTURY + Number(digits);
  return year;
}

/** True for a claim's base that is a budget by its words. */
export function budgetMeasure(base: string): Claim['measure'] {
  return base.includes('年初') || base.includes('当年') ? 'initial_budget' : 'adjusted_budget';
}
