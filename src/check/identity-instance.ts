/**
 * One identity of a rule book as it stands in a document: the cells that take part, and whether it holds.
 *
 * Units: amounts in 元, other figures in their own unit.
 */
import type { IdentityRule } from '../model/rule-book.ts';
import type { Figure, FigureTable } from './figures.ts';
import { compareIntervals, EXACT_ZERO, type Interval, isNegative, isZero, sum } from './interval.ts';

interface Cell {
  table: FigureTable;
  row: string;
  column: string;
  /** null for a blank cell. */
  figure: Figure | null;
  sign: 1 | -1;
}

/** One cell in an identity. */
export class Operand implements Cell {
  readonly table: FigureTable;
  readonly row: string;
  readonly column: string;
  readonly figure: Figure | null;
  /** Sign in left side minus right side. */
  readonly sign: 1 | -1;

  constructor({ table, row, column, figure, sign }: Cell) {
    this.table = table;
    this.row = row;
    this.column = column;
    this.figure = figure;
    this.sign = sign;
  }

  get interval(): Interval {
    return this.figure ?? EXACT_ZERO;
  }

  /** Key of the fact, or the key that it would have where the cell is blank. */
  get key(): string {
    return this.figure?.key ?? this.table.key(this.row, this.column);
  }

  /** True where a row or column of an unknown name holds a figure beside the operand. */
  get hasUnknownNeighbour(): boolean {
    const { table, row, column } = this;
    return (
      table.unknownRows.some((other) => isFilled(table.figure(other, column))) ||
      table.unknownColumns.some((other) => isFilled(table.figure(row, other)))
    );
  }
}

function isFilled(figure: Figure | undefined): boolean {
  return figure !== undefined && !isZero(figure);
}

export type InstanceVerdict = 'equal' | 'rounding' | 'broken';

/** Where an identity stands: what lists its cells. */
export interface IdentitySite {
  readonly rule: IdentityRule;
  /** The cells that take part: left ones first, then right, each in printed order. */
  operandsAt(row: string, column: string): readonly Operand[];
  /** The first of them. */
  firstAt(row: string, column: string): Operand | undefined;
}

interface Parts {
  site: IdentitySite;
  row: string;
  column: string;
  left: number;
  wholeRow: string | null;
  difference: Interval | null;
}

/** Most identities hold, and nobody asks for their cells: these are listed when they are first asked for. */
export class IdentityInstance {
  readonly rule: IdentityRule;
  /** How many of the operands are on the left side. */
  readonly left: number;
  /** Row whose parts the right side lists, '' for all rows of the highest level; null where the right side lists no rows below another. */
  readonly wholeRow: string | null;
  readonly #site: IdentitySite;
  readonly #row: string;
  readonly #column: string;
  #operands: readonly Operand[] | undefined;
  #difference: Interval | undefined;
  #verdict: InstanceVerdict | undefined;

  /** `difference`: left side minus right side where it is known already. */
  constructor({ site, row, column, left, wholeRow, difference }: Parts) {
    this.rule = site.rule;
    this.left = left;
    this.wholeRow = wholeRow;
    this.#site = site;
    this.#row = row;
    this.#column = column;
    this.#difference = difference ?? undefined;
  }

  /** Left operands first, then right, each in printed order. */
  get operands(): readonly Operand[] {
    this.#operands ??= this.#site.operandsAt(this.#row, this.#column);
    return this.#operands;
  }

  /** The first operand. */
  get first(): Operand | undefined {
    return this.#operands === undefined ? this.#site.firstAt(this.#row, this.#column) : this.#operands[0];
  }

  /** True where a row or column that no vocabulary knows holds a figure that may belong to the sum. */
  get unsure(): boolean {
    return this.operands.some(({ hasUnknownNeighbour }) => hasUnknownNeighbour);
  }

  /** Left side minus right side. */
  get difference(): Interval {
    this.#difference ??= sum(this.operands);
    return this.#difference;
  }

  /** Whether the identity holds in the document. */
  get verdict(): InstanceVerdict {
    this.#verdict ??= verdictOf(this, this.difference);
    return this.#verdict;
  }
}

/** Whether an identity would hold for a difference of its sides. */
export function verdictOf({ rule }: IdentityInstance, difference: Interval): InstanceVerdict {
  if (rule.kind === 'at_most' && isNegative(difference)) return 'equal';
  const verdict = compareIntervals(difference, EXACT_ZERO);
  if (verdict === 'rounding' && rule.kind === 'sum' && rule.tolerance !== 'rounding') return 'broken';
  return verdict === 'unequal' ? 'broken' : verdict;
}
