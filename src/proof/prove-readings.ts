/**
 * Figures of recognised pages, proved or doubted by the accounts' own redundancy.
 *
 * In → Out: a document, what its doubtful figures may be → facts with the most probable joint reading, the confidence that the
 * identities give it, and findings: which figures were changed and by which identities, which stay in doubt.
 * What sentences say of a figure is held to it like an identity.
 * A figure changes only where every other joint reading is clearly less probable; what each reading contradicts is the publisher's. One
 * without its table's decimals is told with them, in doubt.
 * Never applied to text layers and dumps. Source: the field's 勾稽关系 as an error-correcting code.
 */
import type { Finding } from '../anomaly/finding.ts';
import { ClaimBook } from '../check/claim-book.ts';
import { Figures } from '../check/figures.ts';
import { identityInstances } from '../check/identity-instances.ts';
import { DecimalString, toYuan } from '../model/amount.ts';
import type { Document } from '../model/document.ts';
import { type Fact, factKey } from '../model/fact.ts';
import type { IdentityRule } from '../model/rule-book.ts';
import { claimConstraints } from './claim-constraints.ts';
import { type Constraint, tableConstraint } from './constraint.ts';
import { withImplied } from './implied-readings.ts';
import { type JointReading, jointReading, margin } from './joint-reading.ts';
import { type Doubt, Problem } from './problem.ts';

export interface Proof {
  /** By the fact as it was: the fact as it is proved or doubted. */
  facts: Map<Fact, Fact>;
  findings: Finding[];
}

/** How much less probable every other joint reading must be for a proof, in natural logarithms: about 1 : 150. */
const PROVED = 5;
/** Confidence of a proved figure. */
const PROVED_CONFIDENCE = 0.99;

/**
 * Proves what can be proved. `doubts`: every recognised figure that is not sure; `sure`: those that are and have other readings, which
 * are asked where an identity around them is broken.
 */
export function proveReadings(
  document: Document,
  { doubts, sure = [] }: { doubts: readonly Doubt[]; sure?: readonly Doubt[] },
  rules: readonly IdentityRule[],
): Proof {
  const proof: Proof = { facts: new Map(), findings: [] };
  if (doubts.length + sure.length === 0) return proof;
  const figures = new Figures(document, new Set());
  const tables = identityInstances(figures, rules, document)
    .filter(({ rule, unsure }) => rule.kind === 'sum' && rule.severity !== 'info' && !unsure)
    .map(tableConstraint);
  const open = new Set([...doubts, ...sure].map(({ fact }) => factKey(fact)));
  const constraints = [...tables, ...claimConstraints(new ClaimBook({ document, figures }), open)];
  const told = withImplied(constraints, doubts);
  const first = solved(constraints, told);
  const broken = new Set(tables.flatMap((table) => (first.problem.holds(table, first.best) ? [] : table.terms.map(({ key }) => key))));
  const suspects = sure.filter(({ fact }) => broken.has(factKey(fact)));
  const asked = [...told, ...suspects];
  const { problem, best } = suspects.length === 0 ? first : solved(constraints, asked);
  for (const [variable, doubt] of asked.entries()) settle(doubt, { proof, problem, best, variable, isSuspect: variable >= doubts.length });
  return proof;
}

function solved(constraints: readonly Constraint[], doubts: readonly Doubt[]): { problem: Problem; best: JointReading } {
  const problem = new Problem(constraints, doubts);
  return { problem, best: jointReading(problem.variables, problem.identities) };
}

interface Settling {
  proof: Proof;
  problem: Problem;
  best: JointReading;
  variable: number;
  /** True for a figure that counts as read. */
  isSuspect: boolean;
}

function settle(doubt: Doubt, { proof, problem, best, variable, isSuspect }: Settling): void {
  const { fact, alternatives, confidence } = doubt;
  const witnesses = problem.identitiesOf(variable).filter((i) => best.holds[i] === true);
  const isPossible = confidence === undefined || best.chosen[variable] !== 0;
  const isProved =
    best.complete &&
    isPossible &&
    isBorneOut(problem, best, { variable, witnesses }) &&
    margin(problem.variables, problem.identities, { best, variable }) >= PROVED;
  const chosen = best.chosen[variable] ?? 0;
  // The accounts' contradiction is reported by its identity; that a sure figure may be the fault is no news.
  if (isSuspect && (chosen === 0 || !isProved)) return;
  const others = [fact.value, ...alternatives.map(({ value }) => value)];
  const labels = [...new Set(witnesses.map((i) => problem.labelOf(i)))];
  const facts = [factKey(fact)];
  if (isProved) {
    const value = others[chosen] ?? fact.value;
    const [identity = null] = witnesses.map((i) => problem.ruleOf(i));
    const repairs =
      value === fact.value ? fact.repairs : [...fact.repairs, { rule: 'ocr/proved-reading', before: fact.value, after: value, identity }];
    proof.facts.set(fact, { ...fact, value, amountYuan: toYuan(value, fact.unit), confidence: PROVED_CONFIDENCE, repairs });
    if (value === fact.value) return;
    const args = { label: fact.label, raw: fact.raw, value, labels: labels.join('；') };
    const locations = [fact.source, ...witnesses.flatMap((i) => problem.placeOf(i) ?? [])];
    proof.findings.push({ rule: 'ocr/proved-reading', args, locations, facts, expected: value, actual: fact.value, repaired: true });
    return;
  }
  leave(doubt, others, proof);
}

/** What is not proved stays in doubt. */
function leave({ fact, confidence, pointed }: Doubt, others: readonly string[], proof: Proof): void {
  if (confidence !== undefined) proof.facts.set(fact, { ...(pointed === undefined ? fact : withPoint(fact, pointed)), confidence });
  proof.findings.push(pointed === undefined ? doubtful(fact, others) : pointLost(fact, pointed));
}

function doubtful(fact: Fact, others: readonly string[]): Finding {
  const args = { label: fact.label, value: fact.value, others: [...new Set(others.slice(1))].join('、') || '无' };
  return { rule: 'ocr/doubtful-reading', args, locations: [fact.source], facts: [factKey(fact)], actual: fact.value };
}

function pointLost(fact: Fact, value: string): Finding {
  const args = { label: fact.label, raw: fact.value, value };
  return {
    rule: 'ocr/lost-point',
    args,
    locations: [fact.source],
    facts: [factKey(fact)],
    expected: value,
    actual: fact.value,
    repaired: true,
  };
}

/** The figure with the point that its table prints. */
function withPoint(fact: Fact, value: string): Fact {
  const repairs = [...fact.repairs, { rule: 'ocr/lost-point', before: fact.value, after: value, identity: null }];
  return { ...fact, value, amountYuan: toYuan(value, fact.unit), repairs };
}

/** True where an identity or a sentence has the figure to its last digit, or a sentence all digits in which its readings differ. */
function isBorneOut(
  problem: Problem,
  best: JointReading,
  { variable, witnesses }: { variable: number; witnesses: readonly number[] },
): boolean {
  const isExact = witnesses.some((i) => problem.isExact(i, best, variable));
  if (!problem.isTold(variable)) return isExact && witnesses.some((i) => problem.leavesExactly(i, best, variable));
  return isExact || witnesses.some((i) => problem.tellsApart(i, best, variable));
}

/** Alternatives that are plain decimals, each value once, without the value that was taken. */
export function plainAlternatives(
  value: string,
  alternatives: readonly { text: string; confidence: number }[],
): { value: string; confidence: number }[] {
  const seen = new Set([value]);
  return alternatives.flatMap(({ text, confidence }) => {
    const plain = text.replace(/,/g, '');
    if (seen.has(plain) || !DecimalString.safeParse(plain).success) return [];
    seen.add(plain);
    return [{ value: plain, confidence }];
  });
}
