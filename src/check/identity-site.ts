/**
 * A rule of a rule book on one printing of the table that it is said of: which cells take part at a row and column.
 *
 * In → Out: a rule's terms, its tables and a row and column → the cells, and what is told from them without listing them: whether the
 * rule says anything there, and the difference of its sides. Units: amounts in 元, other figures in their own unit.
 */
import type { Selector, Term } from '../model/identity-term.ts';
import type { IdentityRule } from '../model/rule-book.ts';
import type { Figure, FigureTable } from './figures.ts';
import { IdentityInstance, type IdentitySite, Operand } from './identity-instance.ts';
import { type Interval, isNegative, isZero, wholeInterval } from './interval.ts';

/** A rule with its terms read. */
export interface CompiledRule {
  rule: IdentityRule;
  left: readonly Term[];
  right: readonly Term[];
  /** True where all terms are of one table: the rule then holds for each printing of it. */
  within: boolean;
  /** True where the right side lists the rows below one. */
  listsRows: boolean;
  /** True where all cells are of one row. */
  ofOneRow: boolean;
}

/** A term on the table that it names. */
interface PlacedTerm {
  row: Selector;
  column: Selector;
  table: FigureTable;
  /** Sign in left side minus right side. */
  sign: 1 | -1;
  isLeft: boolean;
  /** True where a cell of a term before it may be one of its own. */
  mayRepeat: boolean;
}

class RuleSite implements IdentitySite {
  readonly rule: IdentityRule;
  readonly #listsRows: boolean;
  readonly #terms: readonly PlacedTerm[];
  /** True in tables that were read in part: a blank cell may be one that was not read. */
  readonly #needsFigures: boolean;

  constructor({ rule, listsRows }: CompiledRule, terms: readonly PlacedTerm[]) {
    this.rule = rule;
    this.#listsRows = listsRows;
    this.#terms = terms;
    this.#needsFigures = terms.some(({ table }) => table.incomplete);
  }

  /** The rule at one row and column; null where it says nothing there. */
  instanceAt(row: string, column: string): IdentityInstance | null {
    const cells = CELLS;
    const { isAtMost } = this;
    if (!this.#fill(row, column) || cells.left === 0 || cells.length === cells.left) return null;
    if (this.#needsFigures && cells.hasBlank) return null;
    if (cells.isAllZero || (isAtMost && cells.hasNegative) || cells.hasRepeated || cells.hasRate) return null;
    return new IdentityInstance({
      site: this,
      row,
      column,
      left: cells.left,
      wholeRow: this.#listsRows ? row : null,
      difference: cells.difference,
    });
  }

  get isAtMost(): boolean {
    return this.rule.kind === 'at_most';
  }

  operandsAt(row: string, column: string): readonly Operand[] {
    return this.#fill(row, column) ? CELLS.operands(CELLS.length) : [];
  }

  firstAt(row: string, column: string): Operand | undefined {
    return this.#fill(row, column) ? CELLS.operands(1)[0] : undefined;
  }

  /** Lists the cells at a row and column; false where a side cannot be told. */
  #fill(row: string, column: string): boolean {
    const cells = CELLS;
    cells.clear();
    for (const term of this.#terms) {
      cells.begin(term);
      if (!addTerm(cells, term, { row, column })) return false;
    }
    return true;
  }
}

/** The site of a rule; null where a table of it is missing or, unless all its cells are of one row, was read in part. */
export function siteOf(compiled: CompiledRule, tableOf: (id: string) => FigureTable | undefined): RuleSite | null {
  const terms: PlacedTerm[] = [];
  for (const [side, isLeft] of [[compiled.left, true] as const, [compiled.right, false] as const])
    for (const { table: id, row, column, sign } of side) {
      const table = tableOf(id);
      if (table === undefined || (table.incomplete && !compiled.ofOneRow)) return null;
      const mayRepeat = terms.some((before) => before.table === table);
      terms.push({ row, column, table, sign: isLeft === (sign === 1) ? 1 : -1, isLeft, mayRepeat });
    }
  return new RuleSite(compiled, terms);
}

interface Binding {
  row: string;
  column: string;
}

/** 其中：政府性基金预算财政拨款: what stands in the row is part of a row above, which a list of rows holds as well. */
const PART_LABEL = /^\s*其中/;

/** The rows of a term; of a list of rows without those that are part of another one. */
function wholesOf(selector: Selector, table: FigureTable, binding: Binding): readonly string[] {
  const rows = rowsOf(selector, table, binding);
  if (selector.kind !== 'keys' || rows.length === 1 || !rows.some((row) => isPart(table, row))) return rows;
  return rows.filter((row) => !isPart(table, row));
}

function isPart(table: FigureTable, row: string): boolean {
  for (const { fact } of table.rows.get(row)?.values() ?? []) return PART_LABEL.test(fact.label);
  return false;
}

function addTerm(cells: CellRun, { row: rows, column: columns, table }: PlacedTerm, binding: Binding): boolean {
  const keys = columnsOf(columns, table, binding);
  for (const row of wholesOf(rows, table, binding)) {
    const figures = table.rows.get(row);
    // A row with a figure is printed; the others are looked up.
    const isPrinted = figures !== undefined || table.hasRow(row);
    for (const column of keys) {
      const figure = figures?.get(column);
      if (figure !== undefined || (isPrinted && table.hasColumn(column))) cells.add(row, column, figure ?? null);
      else if (isOnlyInParts(table, row, column) || isOnlyInWhole(table, row, column)) return false;
    }
  }
  return true;
}

/** True where the form does not print a code although it prints codes below it: the class is then not zero but unknown. */
function isOnlyInParts(table: FigureTable, row: string, column: string): boolean {
  return (!table.hasRow(row) && table.codeRows.hasBelow(row)) || (!table.hasColumn(column) && table.codeColumns.hasBelow(column));
}

/** True where the form prints what a row is part of, not zero, and none of its parts: how much of it the row has is then unknown. */
function isOnlyInWhole(table: FigureTable, row: string, column: string): boolean {
  const end = row.lastIndexOf('.');
  const whole = end < 0 ? undefined : table.rows.get(row.slice(0, end))?.get(column);
  if (whole === undefined || isZero(whole)) return false;
  const parts = row.slice(0, end + 1);
  for (const key of table.rows.keys()) if (key.startsWith(parts)) return false;
  return true;
}

function rowsOf(selector: Selector, table: FigureTable, binding: Binding): readonly string[] {
  if (selector.kind === 'top') return table.topRows(selector.prefix);
  return selector.kind === 'children' ? table.codeRows.children(binding[selector.variable]) : keysOf(selector, binding);
}

function columnsOf(selector: Selector, table: FigureTable, binding: Binding): readonly string[] {
  if (selector.kind === 'top') return table.codeColumns.top;
  return selector.kind === 'children' ? table.codeColumns.children(binding[selector.variable]) : keysOf(selector, binding);
}

function keysOf(selector: Selector & { kind: 'keys' | 'bound' }, binding: Binding): readonly string[] {
  return selector.kind === 'keys' ? selector.keys : [selector.prefix + binding[selector.variable]];
}

/** Rates of parts (比上年增减（%）) do not add up to the rate of the whole. */
const RATE = '%';

/** The cells of one identity at a time, in lists that are used again for the next one. */
class CellRun {
  length = 0;
  /** How many are on the left side. */
  left = 0;
  isAllZero = true;
  hasBlank = false;
  hasNegative = false;
  hasRepeated = false;
  hasRate = false;
  readonly #tables: FigureTable[] = [];
  readonly #rows: string[] = [];
  readonly #columns: string[] = [];
  readonly #figures: (Figure | null)[] = [];
  readonly #signs: (1 | -1)[] = [];
  #term: PlacedTerm | null = null;
  /** Where the cells of the term begin. */
  #start = 0;
  #hundredths = 0;
  #step = 0;

  clear(): void {
    this.length = 0;
    this.left = 0;
    this.isAllZero = true;
    this.hasBlank = false;
    this.hasNegative = false;
    this.hasRepeated = false;
    this.hasRate = false;
    this.#hundredths = 0;
    this.#step = 0;
  }

  /** What is added next are cells of `term`. */
  begin(term: PlacedTerm): void {
    this.#term = term;
    this.#start = this.length;
  }

  add(row: string, column: string, figure: Figure | null): void {
    const term = this.#term;
    if (term === null) throw new RangeError('a cell is that of a term');
    if (term.mayRepeat && this.#isListed(term.table, row, column)) this.hasRepeated = true;
    const at = this.length++;
    this.#tables[at] = term.table;
    this.#rows[at] = row;
    this.#columns[at] = column;
    this.#figures[at] = figure;
    this.#signs[at] = term.sign;
    if (term.isLeft) this.left = this.length;
    if (figure === null) this.hasBlank = true;
    else this.#count(figure, term.sign);
  }

  #count(figure: Figure, sign: 1 | -1): void {
    if (isZero(figure)) return;
    this.isAllZero = false;
    if (isNegative(figure)) this.hasNegative = true;
    if (figure.fact.unit === RATE) this.hasRate = true;
    this.#hundredths += sign * figure.hundredths;
    this.#step += figure.step;
  }

  /** True where a term before has the cell. */
  #isListed(table: FigureTable, row: string, column: string): boolean {
    for (let i = 0; i < this.#start; i++)
      if (this.#rows[i] === row && this.#columns[i] === column && this.#tables[i] === table) return true;
    return false;
  }

  /** The sum of the cells; null where it is none of whole hundredths. */
  get difference(): Interval | null {
    return wholeInterval(this.#hundredths, this.#step);
  }

  /** The first `count` cells. */
  operands(count: number): Operand[] {
    const operands: Operand[] = [];
    for (let i = 0; i < count; i++) {
      const [table, row, column, figure, sign] = [this.#tables[i], this.#rows[i], this.#columns[i], this.#figures[i], this.#signs[i]];
      if (table === undefined || row === undefined || column === undefined || figure === undefined || sign === undefined) break;
      operands.push(new Operand({ table, row, column, figure, sign }));
    }
    return operands;
  }
}

/** Filled anew for each row and column by whichever rule is at work: lists of its own would cost each rule more than its sums. */
const CELLS = new CellRun();
