/**
 * Figures of recognised pages, proved or doubted by the accounts' own redundancy.
 *
 * In → Out: a document, what its doubtful figures may be → facts with the most probable joint reading, the confidence that the
 * identities give it, and findings: which figures were changed and by which identities, which stay in doubt.
 * A figure changes only where every other joint reading is clearly less probable; what each reading contradicts is the publisher's.
 * Never applied to text layers and dumps. Source: the field's 勾稽关系 as an error-correcting code.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Figures } from '../check/figures.ts';
import type { IdentityInstance } from '../check/identity-instance.ts';
import { identityInstances } from '../check/identity-instances.ts';
import { printed } from '../check/interval.ts';
import { Decimal, DecimalString, toYuan } from '../model/amount.ts';
import type { Document } from '../model/document.ts';
import { type Fact, factKey } from '../model/fact.ts';
import type { IdentityRule } from '../model/rule-book.ts';
import { withImplied } from './implied-readings.ts';
import { type Identity, type JointReading, jointReading, margin, type Reading } from './joint-reading.ts';

/** What a figure may be instead: plain decimals with their confidence. */
export interface Doubt {
  fact: Fact;
  alternatives: readonly { value: string; confidence: number }[];
  /** Confidence in a figure that was read for sure and cannot be right as it stands; nothing proves it. */
  confidence?: number;
}

export interface Proof {
  /** By the fact as it was: the fact as it is proved or doubted. */
  facts: Map<Fact, Fact>;
  findings: Finding[];
}

/** Confidence from which a reading counts as read. */
const SURE = 0.9;
/** How much less probable every other joint reading must be for a proof, in natural logarithms: about 1 : 150. */
const PROVED = 5;
/** What a broken identity costs: publishers break about one in a thousand. */
const PENALTY = 7;
/** Confidence of a proved figure. */
const PROVED_CONFIDENCE = 0.99;
/** A reading has at least this probability. */
const LEAST = 0.001;

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
  const instances = identityInstances(new Figures(document, new Set()), rules, document).filter(
    ({ rule, unsure }) => rule.kind === 'sum' && rule.severity !== 'info' && !unsure,
  );
  const told = withImplied(instances, doubts);
  const first = solved(instances, told);
  const broken = new Set(
    instances.flatMap((instance) => (first.problem.holds(instance, first.best) ? [] : instance.operands.map(({ key }) => key))),
  );
  const suspects = sure.filter(({ fact }) => broken.has(factKey(fact)));
  const asked = [...told, ...suspects];
  const { problem, best } = suspects.length === 0 ? first : solved(instances, asked);
  for (const [variable, doubt] of asked.entries()) settle(doubt, { proof, problem, best, variable, isSuspect: variable >= doubts.length });
  return proof;
}

function solved(instances: readonly IdentityInstance[], doubts: readonly Doubt[]): { problem: Problem; best: JointReading } {
  const problem = new Problem(instances, doubts);
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

function settle({ fact, alternatives, confidence }: Doubt, { proof, problem, best, variable, isSuspect }: Settling): void {
  const witnesses = problem.identitiesOf(variable).filter((i) => best.holds[i] === true);
  const isPossible = confidence === undefined || best.chosen[variable] !== 0;
  const isProved =
    best.complete &&
    isPossible &&
    witnesses.some((i) => problem.isExact(i, best)) &&
    (problem.isTold(variable) || witnesses.some((i) => problem.leavesExactly(i, best))) &&
    margin(problem.variables, problem.identities, { best, variable }) >= PROVED;
  const chosen = best.chosen[variable] ?? 0;
  // The accounts' contradiction is reported by its identity; that a sure figure may be the fault is no news.
  if (isSuspect && (chosen === 0 || !isProved)) return;
  const others = [fact.value, ...alternatives.map(({ value }) => value)];
  const labels = [...new Set(witnesses.map((i) => problem.labelOf(i)))];
  const locations = [fact.source];
  const facts = [factKey(fact)];
  if (isProved) {
    const value = others[chosen] ?? fact.value;
    const [identity = null] = witnesses.map((i) => problem.ruleOf(i));
    const repairs =
      value === fact.value ? fact.repairs : [...fact.repairs, { rule: 'ocr/proved-reading', before: fact.value, after: value, identity }];
    proof.facts.set(fact, { ...fact, value, amountYuan: toYuan(value, fact.unit), confidence: PROVED_CONFIDENCE, repairs });
    if (value === fact.value) return;
    const args = { label: fact.label, raw: fact.raw, value, labels: labels.join('；') };
    proof.findings.push({ rule: 'ocr/proved-reading', args, locations, facts, expected: value, actual: fact.value, repaired: true });
    return;
  }
  if (confidence !== undefined) proof.facts.set(fact, { ...fact, confidence });
  const args = { label: fact.label, value: fact.value, others: [...new Set(others.slice(1))].join('、') || '无' };
  proof.findings.push({ rule: 'ocr/doubtful-reading', args, locations, facts, actual: fact.value });
}

/** The doubtful figures and the identities around them, as the search sees them. */
class Problem {
  readonly variables: Reading[][];
  readonly identities: Identity[] = [];
  readonly #instances: IdentityInstance[] = [];
  readonly #identitiesOf: number[][];

  readonly #variableOf: ReadonlyMap<string, number>;
  readonly #asked: number;

  constructor(instances: readonly IdentityInstance[], doubts: readonly Doubt[]) {
    this.#asked = doubts.length;
    this.variables = doubts.map(readingsOf);
    this.#identitiesOf = doubts.map(() => []);
    this.#variableOf = new Map(doubts.map(({ fact }, i) => [factKey(fact), i]));
    const fixed = new Map<string, number>();
    for (const instance of instances) {
      if (!instance.operands.some(({ key }) => this.#variableOf.has(key))) continue;
      const terms = instance.operands.map(({ key, sign, interval }) => {
        const known = this.#variableOf.get(key) ?? fixed.get(key);
        if (known !== undefined) return { variable: known, sign };
        const variable = this.variables.push([{ value: interval.value, half: interval.half, cost: 0 }]) - 1;
        fixed.set(key, variable);
        return { variable, sign };
      });
      const index = this.identities.push({ terms, penalty: PENALTY }) - 1;
      this.#instances.push(instance);
      for (const { variable } of terms) this.#identitiesOf[variable]?.push(index);
    }
  }

  /** Whether an identity holds when the figures are read as in `best`. */
  holds({ operands }: IdentityInstance, best: JointReading): boolean {
    let sum = new Decimal(0);
    let slack = new Decimal(0);
    for (const { key, sign, interval } of operands) {
      const variable = this.#variableOf.get(key);
      const { value, half } = (variable === undefined ? undefined : this.variables[variable]?.[best.chosen[variable] ?? 0]) ?? interval;
      sum = sum.plus(sign === 1 ? value : value.negated());
      slack = slack.plus(half);
    }
    return sum.abs().lte(slack);
  }

  /** True where all other figures of an identity are sure, and what they leave for the doubtful one is to the last digit what was read. */
  leavesExactly(identity: number, best: JointReading): boolean {
    const terms = this.identities[identity]?.terms ?? [];
    return terms.filter(({ variable }) => variable < this.#asked).length === 1 && this.isExact(identity, best);
  }

  /** True where the figures add up to the last digit: within rounding, a figure whose last digit was misread does as well. */
  isExact(identity: number, { chosen }: JointReading): boolean {
    const terms = this.identities[identity]?.terms ?? [];
    const values = terms.map(({ variable, sign }) =>
      (this.variables[variable]?.[chosen[variable] ?? 0]?.value ?? new Decimal(0)).times(sign),
    );
    return values.reduce((sum, value) => sum.plus(value), new Decimal(0)).isZero();
  }

  identitiesOf(variable: number): readonly number[] {
    return this.#identitiesOf[variable] ?? [];
  }

  /** True where the figure has another reading to be told from; a figure without alternatives is as unsure as it was. */
  isTold(variable: number): boolean {
    return (this.variables[variable]?.length ?? 0) > 1;
  }

  labelOf(identity: number): string {
    return this.#instances[identity]?.rule.label ?? '';
  }

  ruleOf(identity: number): string {
    return this.#instances[identity]?.rule.id ?? '';
  }
}

function readingsOf({ fact, alternatives, confidence = fact.confidence ?? SURE }: Doubt): Reading[] {
  const all = [{ value: fact.value, confidence }, ...alternatives];
  return all.map(({ value, confidence }) => {
    const yuan = toYuan(value, fact.unit);
    const decimals = value.includes('.') ? value.length - value.indexOf('.') - 1 : 0;
    const unitSize = yuan === null ? new Decimal(1) : new Decimal(toYuan('1', fact.unit) ?? '1');
    const interval = printed(new Decimal(yuan ?? value), decimals, unitSize);
    return { value: interval.value, half: interval.half, cost: -Math.log(Math.max(LEAST, confidence)) };
  });
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
