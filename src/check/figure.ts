/**
 * A fact as a figure to calculate with.
 *
 * Units: money in 元, other figures in their own unit; counts (辆, 台) are exact. A table's precision is that of its most precisely
 * printed figure, since spreadsheets drop trailing zeros. Most figures are only looked up and compared, so what takes an exact
 * division or a long text is made when it is first asked for.
 */
import { CATALOGUE } from '../anomaly/catalogue.ts';
import { Decimal, isMoneyUnit, toYuan, yuanPower } from '../model/amount.ts';
import type { Fact } from '../model/fact.ts';
import { decimalsOf, halfUnit, hundredthsOf, type Interval, isZero, stepOf, ZERO } from './interval.ts';

export interface Figure extends Interval {
  readonly fact: Fact;
  readonly key: string;
  /** True where a repair of the cell asks for a second look, or recognition was unsure. */
  readonly doubtful: boolean;
  readonly hundredths: number;
  readonly step: number;
}

/** How exactly a unit is printed in a table. */
interface Precision {
  /** Most digits behind the point among the figures of the unit. */
  decimals: number;
  /** The unit of the last digit in hundredths: of an amount in 元, and of a figure in its own unit. */
  moneyStep: number;
  plainStep: number;
  /** True for counts. */
  isExact: boolean;
}

/** The facts of one printing of a table; all are there before the first figure is made. */
export class FactRun {
  /** `table#occurrence`. */
  readonly table: string;
  /** What the keys of its facts begin with. */
  readonly prefix: string;
  readonly facts: Fact[] = [];
  readonly #precisions = new Map<string, Precision>();
  /** What was asked for last: the figures of a table are nearly all of one unit. */
  #lastUnit = '';
  #last: Precision | undefined;

  constructor(table: string, prefix: string) {
    this.table = table;
    this.prefix = prefix;
  }

  precision(unit: string): Precision {
    if (unit === this.#lastUnit && this.#last !== undefined) return this.#last;
    const precision = this.#precisions.get(unit) ?? precisionOf(unit, this.facts);
    this.#precisions.set(unit, precision);
    this.#lastUnit = unit;
    this.#last = precision;
    return precision;
  }
}

function precisionOf(unit: string, facts: readonly Fact[]): Precision {
  let decimals = 0;
  for (const fact of facts) if (fact.unit === unit) decimals = Math.max(decimals, decimalsOf(fact.value));
  const isExact = !isMoneyUnit(unit) && unit !== '%';
  return { decimals, moneyStep: stepOf(decimals, yuanPower(unit) ?? 0), plainStep: stepOf(decimals, 0), isExact };
}

const ONE = new Decimal(1);

/** The figure of a fact. */
export class PrintedFigure implements Figure {
  readonly fact: Fact;
  readonly hundredths: number;
  readonly step: number;
  readonly #run: FactRun;
  #key: string | undefined;
  #value: Decimal | undefined;

  constructor(fact: Fact, run: FactRun) {
    const { unit, amountYuan, value } = fact;
    this.fact = fact;
    this.hundredths = hundredthsOf(amountYuan ?? value);
    this.#run = run;
    const { isExact, plainStep, moneyStep } = run.precision(unit);
    this.step = isExact || isZero(this) ? 0 : amountYuan === null ? plainStep : moneyStep;
  }

  get key(): string {
    this.#key ??= `${this.#run.prefix}/${this.fact.row}/${this.fact.column}`;
    return this.#key;
  }

  get value(): Decimal {
    this.#value ??= this.hundredths === 0 ? ZERO : new Decimal(this.fact.amountYuan ?? this.fact.value);
    return this.#value;
  }

  get half(): Decimal {
    const { unit, amountYuan } = this.fact;
    const { isExact, decimals } = this.#run.precision(unit);
    return isExact || isZero(this) ? ZERO : halfUnit(decimals, amountYuan === null ? ONE : unitYuan(unit));
  }

  get doubtful(): boolean {
    return isDoubtful(this.fact);
  }
}

const UNIT_SIZES = new Map<string, Decimal>();

/** How many 元 one of a money unit is. */
export function unitYuan(unit: string): Decimal {
  const known = UNIT_SIZES.get(unit);
  if (known !== undefined) return known;
  const size = new Decimal(toYuan('1', unit) ?? '1');
  if (isMoneyUnit(unit)) UNIT_SIZES.set(unit, size);
  return size;
}

/** Confidence from which a recognised figure counts as read. */
const SURE = 0.9;

function isDoubtful({ repairs, confidence }: Fact): boolean {
  if (confidence !== null && confidence < SURE) return true;
  return repairs.some(({ rule }) => rule in CATALOGUE && CATALOGUE[rule as keyof typeof CATALOGUE].severity === 'warning');
}
