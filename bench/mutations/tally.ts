/**
 * Faults of every kind put into one disclosure, a sample of each kind, and what the log says of them.
 */
import type { Random } from '../../scripts/generate/random.ts';
import { Figures } from '../../src/check/figures.ts';
import { coverage, identityInstances } from '../../src/check/identity-instances.ts';
import { Decimal } from '../../src/model/amount.ts';
import type { Document } from '../../src/model/document.ts';
import type { Fact } from '../../src/model/fact.ts';
import { factKey } from '../../src/model/fact.ts';
import type { Forms } from '../../src/model/form.ts';
import { stripPrintedOrdinal } from '../../src/model/label.ts';
import type { ReadResult } from '../../src/run/read-document.ts';
import { ClaimCover } from './claim-cover.ts';
import { count, emptyTally, outcomeOf, readText, type Tally } from './measure.ts';
import { dropRow, type Fault, FIGURE_FAULTS, faultInClaim, faultInFact, shiftRow, turnDirection } from './mutate.ts';

export type Row = Tally;

/** Faults of one kind in one disclosure: enough to tell kinds apart, few enough to end in minutes. */
const SAMPLE = 25;
/** How many times the slack of the tightest identity a fault must exceed to count as detectable. */
const BEYOND = 1;

interface Subject {
  text: string;
  clean: ReadResult;
  forms: Forms;
  random: Random;
}

interface Trial {
  kind: string;
  fault: Fault;
  covered: boolean;
  missing: string[];
}

/** Adds the outcomes of all kinds of faults in one disclosure to `rows`. */
export async function tallyFaults(subject: Subject, rows: Map<string, Row>): Promise<void> {
  for (const { kind, fault, covered, missing } of trials(subject)) {
    const faulty = await readText(fault.text, subject.forms);
    const tally = rows.get(kind) ?? emptyTally();
    rows.set(kind, tally);
    count(tally, outcomeOf(subject.clean.anomalies, faulty.anomalies, fault, missing), covered);
  }
}

function trials({ text, clean: { document }, forms, random }: Subject): Trial[] {
  const lines = text.split('\n');
  const slack = coverage(identityInstances(new Figures(document, new Set()), forms.rules, document));
  const facts = document.facts.filter(({ table, value }) => !table.endsWith('_performance') && /[1-9]/.test(value));
  const found: Trial[] = [];
  for (const [kind, fault] of Object.entries(FIGURE_FAULTS)) {
    for (const fact of sample(facts, random)) {
      const made = faultInFact(lines, fact, { fault, random });
      if (made !== null) found.push({ kind, fault: made, covered: isDetectable(fact, made, { slack, document, lines }), missing: [] });
    }
  }
  const rowStarts = firstOfRows(facts);
  for (const fact of sample(rowStarts, random)) {
    const covered = slack.has(factKey(fact));
    const shifted = shiftRow(lines, fact);
    if (shifted !== null) found.push({ kind: 'row shifted', fault: shifted, covered, missing: [] });
    const dropped = dropRow(lines, fact);
    if (dropped !== null)
      found.push({ kind: 'row dropped', fault: dropped, covered, missing: [fact.row, stripPrintedOrdinal(fact.label)] });
  }
  return [...found, ...claimTrials(lines, document, random)];
}

function claimTrials(lines: readonly string[], document: Document, random: Random): Trial[] {
  const { claims } = document;
  const cover = new ClaimCover(document);
  const stated = claims.filter(({ value }) => /[1-9]/.test(value));
  const amounts = sample(stated, random).flatMap((claim): Trial[] => {
    const fault = faultInClaim(lines, claim, random);
    return fault === null ? [] : [{ kind: `claim: ${claim.kind}`, fault, covered: cover.isDetectable(claim, fault.value), missing: [] }];
  });
  const directed = stated.filter(({ direction }) => direction !== null);
  const directions = sample(directed, random).flatMap((claim): Trial[] => {
    const fault = turnDirection(lines, claim);
    return fault === null ? [] : [{ kind: 'direction word turned', fault, covered: true, missing: [] }];
  });
  return [...amounts, ...directions];
}

interface Coverage {
  slack: ReadonlyMap<string, Decimal>;
  document: Document;
  lines: readonly string[];
}

/** True where an identity covers the figure and the change exceeds its slack. */
function isDetectable(fact: Fact, fault: Fault, { slack, lines }: Coverage): boolean {
  const tolerance = slack.get(factKey(fact));
  const { columns } = fact.source;
  if (tolerance === undefined || columns === null) return false;
  const [before, after] = [lines[fault.line - 1] ?? '', fault.text.split('\n')[fault.line - 1] ?? ''];
  const changed = after.slice(columns[0] - 1, columns[1] + after.length - before.length).replace(/[^\d.-]/g, '');
  if (!/^-?\d+(\.\d+)?$/.test(changed)) return true;
  const size =
    fact.amountYuan === null || /^0*$/.test(fact.value.replace('.', '')) ? new Decimal(1) : new Decimal(fact.amountYuan).div(fact.value);
  return new Decimal(changed).minus(fact.value).times(size).abs().gt(tolerance.times(BEYOND));
}

/** The first figure of each printed row of coded tables. */
function firstOfRows(facts: readonly Fact[]): Fact[] {
  const rows = new Map<string, Fact>();
  for (const fact of facts) {
    const key = `${fact.table} ${fact.source.line}`;
    if (/^\d{3,7}$/.test(fact.row) && !rows.has(key)) rows.set(key, fact);
  }
  return [...rows.values()];
}

function sample<T>(items: readonly T[], random: Random): T[] {
  const pool = [...items];
  const taken: T[] = [];
  while (taken.length < SAMPLE && pool.length > 0) taken.push(...pool.splice(random.integer(0, pool.length - 1), 1));
  return taken;
}
