/**
 * What the sentences of the narrative say of figures that are in doubt.
 *
 * In → Out: the claims, which figures may be read otherwise → constraints on these: amounts that state a figure, percentages that two
 * figures have, changes between them. Units: 元, rates in %.
 * A sentence proves only the digits that it prints, and may have cut the further ones off. It says nothing where its own figure was read
 * in doubt, has few digits, or contradicts a figure that is sure. Claims that say the same count once.
 */
import { amountsOf, type ClaimBook, type Statement } from '../check/claim-book.ts';
import type { ClaimFigure } from '../check/claim-figures.ts';
import { isAgainstBudget, signOf } from '../check/claim-moves.ts';
import type { Figure } from '../check/figures.ts';
import { compareIntervals, type Interval, isZero } from '../check/interval.ts';
import { Decimal } from '../model/amount.ts';
import type { Constraint, Term } from './constraint.ts';
import { isShare } from './joint-reading.ts';

/**
 * Confidence from which a number within a recognised text counts as read. Of 177 numbers of clean pages at 200 dpi that were as sure
 * none was wrong; of the 9 less sure ones 5.
 */
export const CLAIM_SURE = 0.98;
/** Digits of a number that is not met by chance. */
const FEWEST_DIGITS = 3;
/** What a broken claim costs: publishers err in sentences more often than in tables. */
const PENALTY = 6;
const TWO = new Decimal(2);

type Measure = ClaimFigure['claim']['measure'];
const MEASURES: ReadonlySet<Measure> = new Set<Measure>(['final', 'initial_budget', 'adjusted_budget']);

/** The constraints that claims lay on the figures whose keys are `open`, in the order of the claims. */
export function claimConstraints(book: ClaimBook, open: ReadonlySet<string>): Constraint[] {
  const found = new Map<string, Constraint>();
  for (const statement of book.statements) {
    for (const figure of statement.figures) {
      for (const constraint of constraintsOf(new Saying(book, statement, figure), open)) {
        const name = `${constraint.id} ${constraint.terms.map(({ key, interval }) => key ?? interval.value)} ${constraint.percent?.value}`;
        if (!found.has(name)) found.set(name, constraint);
      }
    }
  }
  return [...found.values()];
}

function constraintsOf(saying: Saying, open: ReadonlySet<string>): Constraint[] {
  const { figure, book } = saying;
  if (!isTelling(figure) || !book.holds(figure)) return [];
  const all = saying.constraints();
  const isOpen = ({ terms }: Constraint): boolean => terms.some(({ key }) => key !== null && open.has(key));
  // What sure figures contradict is no witness: it may speak of something else.
  return all.every((constraint) => isOpen(constraint) || holds(constraint)) ? all.filter(isOpen) : [];
}

/** True for a figure that was read for sure and is not met by chance. */
function isTelling({ claim, approximate }: ClaimFigure): boolean {
  const digits = claim.value.replace('.', '').replace(LEADING_ZEROS, '').length;
  return !approximate && digits >= FEWEST_DIGITS && (claim.recognition?.confidence ?? 1) >= CLAIM_SURE;
}
const LEADING_ZEROS = /^0+/;

function holds({ terms, percent }: Constraint): boolean {
  const [first, second] = terms.map(({ interval }) => interval);
  if (percent !== null) return first === undefined || second === undefined || isShare(first, second, percent);
  let [sum, slack] = [new Decimal(0), new Decimal(0)];
  for (const { sign, interval } of terms) [sum, slack] = [sum.plus(interval.value.times(sign)), slack.plus(interval.half)];
  return sum.abs().lte(slack);
}

/** One claim, and what it says of figures. */
class Saying {
  readonly book: ClaimBook;
  readonly figure: ClaimFigure;
  readonly #statement: Statement;

  constructor(book: ClaimBook, statement: Statement, figure: ClaimFigure) {
    this.book = book;
    this.#statement = statement;
    this.figure = figure;
  }

  constraints(): Constraint[] {
    const { claim, kind } = this.figure;
    switch (claim.kind) {
      case 'amount':
      case 'count':
        return MEASURES.has(claim.measure) ? this.#amounts() : [];
      case 'share':
      case 'completion':
        return kind === 'ratio' ? this.#percentages() : [];
      case 'change':
        return kind === 'money' ? this.#changes() : [];
      default:
        return [];
    }
  }

  #amounts(): Constraint[] {
    const said = [this.figure];
    return this.#printed(this.figure.claim.facts).map((fact) => this.#constraint([term(fact, 1), spoken(this.figure, fact)], { said }));
  }

  #percentages(): Constraint[] {
    const { claim, coarse } = this.figure;
    const parts = this.#printed(claim.facts);
    const wholes = this.#printed(claim.baseFacts);
    if (wholes.some((whole) => isZero(whole) || claim.facts.includes(whole.key)) || !isOneFigure(wholes)) return [];
    const percent = { value: coarse.value, half: coarse.half.times(TWO) };
    return parts.flatMap((part) =>
      wholes.map((whole) => this.#constraint([term(part, 1), term(whole, -1)], { said: [this.figure], percent })),
    );
  }

  #changes(): Constraint[] {
    const { claim } = this.figure;
    const sign = signOf(this.figure);
    if (sign !== 1 && sign !== -1) return [];
    return this.#printed(claim.facts).flatMap((fact) => {
      const change = spoken(this.figure, fact);
      const moved = { ...change, sign: -sign as 1 | -1 };
      return this.#bases(fact).map(({ base, said }) => this.#constraint([term(fact, 1), base, moved], { said: [this.figure, ...said] }));
    });
  }

  /** What a change starts from: a figure of a table, or an amount of the same sentence. */
  #bases(fact: Figure): { base: Term; said: ClaimFigure[] }[] {
    const printed = this.#printed(this.figure.claim.baseFacts).map((base) => ({ base: term(base, -1), said: [] }));
    const measures: Measure[] = isAgainstBudget(this.figure) ? ['initial_budget', 'adjusted_budget'] : ['prior'];
    const said = printed.length > 0 ? [] : amountsOf(this.#statement, ...measures).filter(isTelling);
    return [...printed, ...said.map((figure) => ({ base: spoken(figure, fact), said: [figure] }))];
  }

  /** The figures that tables print under keys, of the claim's kind. */
  #printed(keys: readonly string[]): Figure[] {
    const isMoney = this.figure.kind === 'money' || this.figure.kind === 'ratio';
    const found = keys.flatMap((key) => this.book.input.figures.byKey(key) ?? []);
    return found.filter(({ fact }) => (fact.amountYuan !== null) === isMoney);
  }

  #constraint(terms: readonly Term[], { said, percent = null }: { said: readonly ClaimFigure[]; percent?: Interval | null }): Constraint {
    const { claim } = this.figure;
    return {
      terms,
      percent,
      step: Decimal.max(...said.map(({ coarse }) => coarse.half.times(TWO))),
      penalty: PENALTY,
      id: `claim/${claim.kind}`,
      label: `文字说明“${claim.subject}”${claim.direction ?? ''}${claim.value}${claim.unit}`,
      place: claim.source,
    };
  }
}

/** True where the figures are printings of one: all agree within rounding. */
function isOneFigure([first, ...others]: readonly Figure[]): boolean {
  return first === undefined || others.every((other) => compareIntervals(first, other) !== 'unequal');
}

function term(figure: Figure, sign: 1 | -1): Term {
  return { key: figure.key, sign, interval: figure };
}

/** An amount as a sentence states it. One with fewer digits than the table may have been cut off instead of rounded. */
function spoken({ coarse }: ClaimFigure, fact: Figure): Term {
  const isCoarser = coarse.half.gt(fact.half);
  return { key: null, sign: -1, interval: isCoarser ? { value: coarse.value, half: coarse.half.times(TWO) } : coarse };
}
