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
import { halfUnit, hundredthsOf, type Interval, isZero, stepOf, ZERO } from './interval.ts';

export interface Figure extends Interval {
  readonly fact: Fact;
  readonly key: string;
  /** True where a repair of the cell asks for a second look, or recognition was unsure. */
  readonly doubtful: boolean;
  readonly hundredths: number;
  readonly step: number;
}

/** The facts of one printing of a table. */
export class FactRun {
  /** `table#occurrence`. */
  readonly table: string;
  /** What the keys of its facts begin with. */
  readonly prefix: string;
  readonly facts: Fact[] = [];
  #precisions: Map<string, number> | undefined;

  constructor(table: string, prefix: string) {
    this.table = table;
    this.prefix = prefix;
  }

  /** Most digits behind the point among the figures of a unit. */
  precision(unit: string): number {
    this.#precisions ??= precisions(this.facts);
    return this.#precisions.get(unit) ?? 0;
  }
}

function precisions(facts: readonly Fact[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const { value, unit } of facts) {
    const point = value.indexOf('.');
    const decimals = point < 0 ? 0 : value.length - point - 1;
    if (decimals > (most.get(unit) ?? -1)) most.set(unit, decimals);
  }
  return most;
}

const ONE = new Decimal(1);

/** The figure of a fact. */
export class PrintedFigure implements Figure {
  readonly fact: Fact;
  readonly hundredths: number;
  readonly #run: FactRun;
  #key: string | undefined;
  #value: Decimal | undefined;

  constructor(fact: Fact, run: FactRun) {
    this.fact = fact;
    this.hundredths = hundredthsOf(fact.amountYuan ?? fact.value);
    this.#run = run;
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
    if (this.#isExact()) return ZERO;
    return halfUnit(this.#run.precision(unit), amountYuan === null ? ONE : unitYuan(unit));
  }

  get step(): number {
    if (this.#isExact()) return 0;
    const { unit, amountYuan } = this.fact;
    return stepOf(this.#run.precision(unit), amountYuan === null ? 0 : (yuanPower(unit) ?? 0));
  }

  get doubtful(): boolean {
    return isDoubtful(this.fact);
  }

  /** True for counts and for zero. */
  #isExact(): boolean {
    const { unit } = this.fact;
    return (!isMoneyUnit(unit) && unit !== '%') || isZero(this);
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
