/**
 * Figures of recognised pages, proved or doubted by the accounts' own redundancy.
 *
 * In → Out: a document, what its doubtful figures may be → facts with the most probable joint reading, the confidence that the
 * identities give it, and findings: which figures were changed and by which identities, which stay in doubt.
 * What sentences say of a figure is held to it like an identity.
 * A figure changes only where every other joint reading is clearly less probable; what each reading contradicts is the publisher's,
 * unless the page has misread one digit throughout. One without its table's decimals is told with them, in doubt.
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
import { asPrinted, misreadDigits } from './misread-digits.ts';
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
/** Probability that a digit which the page misreads throughout was misread here, and confidence in a figure that this leaves in doubt. */
const MISREAD = 0.05;
const MAY_BE_MISREAD = 0.5;

/**
 * Proves what can be proved. `doubts`: every recognised figure that is not sure; `sure`: those that are and have other readings, which
 * are asked where an identity around them is broken; `recognised`: all, which are asked where a digit was misread throughout.
 */
export function proveReadings(
  document: Document,
  { doubts, sure = [], recognised = [] }: { doubts: readonly Doubt[]; sure?: readonly Doubt[]; recognised?: readonly Fact[] },
  rules: readonly IdentityRule[],
): Proof {
  const proof: Proof = { facts: new Map(), findings: [] };
  if (doubts.length + sure.length + recognised.length === 0) return proof;
  const figures = new Figures(document, new Set());
  const tables = identityInstances(figures, rules, document)
    .filter(({ rule, unsure }) => rule.kind === 'sum' && rule.severity !== 'info' && !unsure)
    .map(tableConstraint);
  const open = new Set([...doubts, ...sure].map(({ fact }) => factKey(fact)));
  const constraints = [...tables, ...claimConstraints(new ClaimBook({ document, figures }), open)];
  const first = solved(constraints, withImplied(constraints, doubts));
  const broken = keysOf(brokenIn(first, tables));
  const suspects = sure.filter(({ fact }) => broken.has(factKey(fact)));
  const second = suspects.length === 0 ? first : solved(constraints, [...first.asked, ...suspects]);
  const asked = withMisread(second, tables, recognised);
  const last = asked === second.asked ? second : solved(constraints, asked);
  const left = asked === second.asked ? new Set<string>() : keysOf(brokenIn(last, tables));
  for (const [variable, doubt] of asked.entries()) {
    const isSuspect = variable >= doubts.length;
    settle(doubt, { ...last, proof, variable, isSuspect, isBroken: left.has(factKey(doubt.fact)) });
  }
  return proof;
}

interface Solution {
  asked: readonly Doubt[];
  problem: Problem;
  best: JointReading;
}

function brokenIn({ problem, best }: Solution, tables: readonly Constraint[]): Constraint[] {
  return tables.filter((table) => !problem.holds(table, best));
}

function keysOf(constraints: readonly Constraint[]): Set<string | null> {
  return new Set(constraints.flatMap(({ terms }) => terms.map(({ key }) => key)));
}

/** What is asked, and figures in broken identities with the digit that the page misreads; the same list where it misreads none. */
function withMisread(solution: Solution, tables: readonly Constraint[], recognised: readonly Fact[]): readonly Doubt[] {
  const { asked } = solution;
  const broken = brokenIn(solution, tables);
  const digits = misreadDigits(broken, new Map(recognised.map((fact) => [factKey(fact), fact])));
  if (digits.length === 0) return asked;
  const keys = keysOf(broken);
  const inQuestion = recognised.filter((fact) => keys.has(factKey(fact)));
  const others = new Map(inQuestion.map((fact) => [fact, digits.flatMap((digit) => asPrinted(fact, digit))]));
  const readings = (fact: Fact): Doubt['alternatives'] => (others.get(fact) ?? []).map((value) => ({ value, confidence: MISREAD }));
  const known = new Set(asked.map(({ fact }) => fact));
  const more = [...others.keys()].filter((fact) => !known.has(fact)).map((fact): Doubt => ({ fact, alternatives: [] }));
  return [...asked, ...more].flatMap((doubt): Doubt[] => {
    const alternatives = [...doubt.alternatives, ...readings(doubt.fact).filter(({ value }) => !isAmong(doubt, value))];
    if (alternatives.length === doubt.alternatives.length) return known.has(doubt.fact) ? [doubt] : [];
    return [{ ...doubt, alternatives, misread: true }];
  });
}

function isAmong({ alternatives }: Doubt, value: string): boolean {
  return alternatives.some((other) => other.value === value);
}

function solved(constraints: readonly Constraint[], asked: readonly Doubt[]): Solution {
  const problem = new Problem(constraints, asked);
  return { asked, problem, best: jointReading(problem.variables, problem.identities) };
}

interface Settling extends Solution {
  proof: Proof;
  variable: number;
  /** True for a figure that counts as read. */
  isSuspect: boolean;
  /** True where the accounts do not add up even so. */
  isBroken: boolean;
}

function settle(doubt: Doubt, { proof, problem, best, variable, isSuspect, isBroken }: Settling): void {
  const { fact, alternatives, confidence } = doubt;
  const witnesses = problem.identitiesOf(variable).filter((i) => best.holds[i] === true);
  const isPossible = confidence === undefined || best.chosen[variable] !== 0;
  const isLikely = best.complete && isPossible && isBorneOut(problem, best, { variable, witnesses });
  const isAsked = isLikely || doubt.misread === true;
  const isClear = isAsked && best.complete && margin(problem.variables, problem.identities, { best, variable }) >= PROVED;
  const isProved = isLikely && isClear;
  const chosen = best.chosen[variable] ?? 0;
  const others = [fact.value, ...alternatives.map(({ value }) => value)];
  // The accounts' contradiction is reported by its identity; that a sure figure may be the fault is news only where a digit is misread.
  const mayBeMisread = doubt.misread === true && !isProved && (isBroken || !isClear || chosen !== 0);
  if (isProved && (chosen !== 0 || !isSuspect)) prove(doubt, others[chosen] ?? fact.value, { proof, problem, witnesses });
  else if (!isSuspect) leave(doubt, others, proof);
  else if (mayBeMisread) leave({ ...doubt, confidence: MAY_BE_MISREAD }, others, proof);
}

function prove(
  { fact }: Doubt,
  value: string,
  { proof, problem, witnesses }: { proof: Proof; problem: Problem; witnesses: readonly number[] },
): void {
  const labels = [...new Set(witnesses.map((i) => problem.labelOf(i)))];
  const facts = [factKey(fact)];
  const [identity = null] = witnesses.map((i) => problem.ruleOf(i));
  const repairs =
    value === fact.value ? fact.repairs : [...fact.repairs, { rule: 'ocr/proved-reading', before: fact.value, after: value, identity }];
  proof.facts.set(fact, { ...fact, value, amountYuan: toYuan(value, fact.unit), confidence: PROVED_CONFIDENCE, repairs });
  if (value === fact.value) return;
  const args = { label: fact.label, raw: fact.raw, value, labels: labels.join('；') };
  const locations = [fact.source, ...witnesses.flatMap((i) => problem.placeOf(i) ?? [])];
  proof.findings.push({ rule: 'ocr/proved-reading', args, locations, facts, expected: value, actual: fact.value, repaired: true });
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
