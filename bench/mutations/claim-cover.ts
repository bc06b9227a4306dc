/**
 * Whether a changed figure of a sentence can be found at all: another figure must tell what it should be, by more than rounding.
 *
 * In → Out: a claim, its changed figure and the document → true where a table prints the same figure, where a rate and two amounts
 * no longer go together, or where the parts of a list that made up its whole no longer do, within what rounding and cutting off explain.
 * Source: plain arithmetic on intervals; none of the rules of the log is asked, so that what they miss stays visible.
 */
import { type ClaimFigure, claimFigure } from '../../src/check/claim-figures.ts';
import { Figures } from '../../src/check/figures.ts';
import { compareIntervals, type Interval, ratioRange, sum } from '../../src/check/interval.ts';
import { Decimal } from '../../src/model/amount.ts';
import type { Document } from '../../src/model/document.ts';
import type { Claim } from '../../src/model/indicator.ts';

const PERCENT = new Decimal(100);
const RATES: ReadonlySet<Claim['kind']> = new Set(['share', 'completion', 'growth']);

export class ClaimCover {
  readonly #figures: Figures;
  readonly #statements = new Map<number, ClaimFigure[]>();

  constructor(document: Document) {
    this.#figures = new Figures(document, new Set());
    for (const claim of document.claims) {
      const known = this.#statements.get(claim.statement) ?? [];
      this.#statements.set(claim.statement, [...known, claimFigure(claim)]);
    }
  }

  /** True where `value` in place of the claim's figure contradicts another figure. */
  isDetectable(claim: Claim, value: string): boolean {
    const changed = claimFigure({ ...claim, value });
    const all = (this.#statements.get(claim.statement) ?? []).map((figure) => (figure.claim === claim ? changed : figure));
    const isAmount = claim.kind === 'amount' || claim.kind === 'count';
    if (isAmount && claim.measure !== 'prior' && this.#contradictsTables(changed)) return true;
    if (isAmount && this.#breaksList(changed, claim)) return true;
    const rates = RATES.has(claim.kind) ? [changed] : all.filter((figure) => RATES.has(figure.claim.kind));
    return rates.some((rate) => this.#fails(rate, all));
  }

  #contradictsTables({ claim, fine, coarse }: ClaimFigure): boolean {
    const cells = claim.facts.flatMap((key) => this.#figures.byKey(key) ?? []);
    return cells.length > 0 && cells.every((cell) => differ(fine, cell) && differ(coarse, cell));
  }

  /** True where a list adds up with the claim's own figure, and not with the changed one. */
  #breaksList(changed: ClaimFigure, claim: Claim): boolean {
    const list = claim.partOf ?? claim.statement;
    const whole = firstAmount(this.#statements.get(list) ?? []);
    const parts = [...this.#statements.values()].flatMap((own) => (own[0]?.claim.partOf === list ? (firstAmount(own) ?? []) : []));
    if (whole === undefined || parts.length < 2 || ![whole, ...parts].some((figure) => figure.claim === claim)) return false;
    const total = (figures: readonly ClaimFigure[]): Interval => sum(figures.map(({ fine }) => ({ interval: fine, sign: 1 })));
    const put = (figure: ClaimFigure): ClaimFigure => (figure.claim === claim ? changed : figure);
    return !differ(whole.fine, total(parts)) && differ(put(whole).fine, total(parts.map(put)));
  }

  /** True where no reading of the amounts of a statement gives the rate. */
  #fails(rate: ClaimFigure, all: readonly ClaimFigure[]): boolean {
    const readings = this.#readings(rate, all);
    return readings.length > 0 && readings.every(([part, whole]) => isOff(rate, part, whole));
  }

  /** What the rate may be made of: part and whole. */
  #readings({ claim }: ClaimFigure, all: readonly ClaimFigure[]): [Interval, Interval][] {
    const amounts = (...measures: Claim['measure'][]): Interval[] =>
      all.flatMap((figure) =>
        figure.claim.kind === 'amount' && measures.includes(figure.claim.measure) ? [figure.fine, figure.coarse] : [],
      );
    // An amount that differs from its table by rounding leaves a rate to the table's figure.
    const finals = [...amounts('final', 'other'), ...claim.facts.flatMap((key) => this.#figures.byKey(key) ?? [])];
    if (claim.kind === 'growth') {
      const changes = all.filter((figure) => figure.claim.kind === 'change').flatMap(({ fine, coarse }) => [fine, coarse]);
      const sign = claim.direction === '下降' || claim.direction === '减少' ? 1 : -1;
      return pairs(changes, finals).map(([change, final]) => [change, plus(final, change, sign)]);
    }
    const named = [...claim.baseFacts, ...(claim.kind === 'share' ? claim.facts.flatMap(totalKey) : [])];
    const list = claim.partOf === null ? undefined : firstAmount(this.#statements.get(claim.partOf) ?? []);
    const wholes = [
      ...amounts('initial_budget', 'adjusted_budget'),
      ...named.flatMap((key) => this.#figures.byKey(key) ?? []),
      ...(list === undefined ? [] : [list.fine]),
    ];
    return pairs(finals, wholes);
  }
}

/** The total of the column in which a coded row stands. */
function totalKey(key: string): string[] {
  const [table, row = '', column] = key.split('/');
  return /^\d{3,7}$/.test(row) ? [`${table}/total/${column}`] : [];
}

function firstAmount(figures: readonly ClaimFigure[]): ClaimFigure | undefined {
  return figures.find(({ claim }) => (claim.kind === 'amount' || claim.kind === 'count') && claim.measure !== 'prior');
}

function pairs(parts: readonly Interval[], wholes: readonly Interval[]): [Interval, Interval][] {
  return parts.flatMap((part) => wholes.map((whole): [Interval, Interval] => [part, whole]));
}

function plus(a: Interval, b: Interval, sign: 1 | -1): Interval {
  return sum([
    { interval: a, sign: 1 },
    { interval: b, sign },
  ]);
}

function differ(a: Interval, b: Interval): boolean {
  return compareIntervals(a, b) === 'unequal';
}

/** True where a rate is off by more than one unit of its last digit: that much cutting off may explain. */
function isOff({ coarse }: ClaimFigure, part: Interval, whole: Interval): boolean {
  const range = whole.value.isZero() ? null : ratioRange(part, whole, PERCENT);
  if (range === null) return false;
  const unit = coarse.half.times(2);
  return range.low.gt(coarse.value.plus(unit)) || range.high.lt(coarse.value.minus(unit));
}
