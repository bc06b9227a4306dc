/**
 * The facts of a document as figures to calculate with: looked up by table, row and column, each an interval.
 *
 * Units: money in 元, other figures in their own unit; counts (辆, 台) are exact. A table's precision is that of its most precisely printed figure, since
 * spreadsheets drop trailing zeros. Facts whose reading is in doubt say so, that no rule accuses the publisher of our slip.
 */
import { CATALOGUE } from '../anomaly/catalogue.ts';
import { Decimal, isMoneyUnit, toYuan } from '../model/amount.ts';
import type { Document } from '../model/document.ts';
import type { Fact } from '../model/fact.ts';
import type { Table } from '../model/table.ts';
import { CodeLevels } from './code-levels.ts';
import { EXACT_ZERO, type Interval, printed, ZERO } from './interval.ts';

export interface Figure extends Interval {
  fact: Fact;
  key: string;
  /** True where a repair of the cell asks for a second look, or recognition was unsure. */
  doubtful: boolean;
}

/** Confidence from which a recognised figure counts as read. */
const SURE = 0.9;
const ONE = new Decimal(1);

/** A table as the checks see it: one printing of a canonical table. */
export class FigureTable {
  /** The first piece, where the table is printed in several. */
  readonly table: Table;
  /** True where figures of the table were left out: sums over it prove nothing about the publisher. */
  readonly incomplete: boolean;
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, Figure>>;
  readonly codeRows: CodeLevels;
  readonly codeColumns: CodeLevels;
  /** Keys of the columns in printed order, each once. */
  readonly columnKeys: readonly string[];
  readonly unknownRows: readonly string[];
  readonly unknownColumns: readonly string[];
  readonly #printedRows: ReadonlySet<string>;
  readonly #printedColumns: ReadonlySet<string>;
  readonly #prefix: string;

  constructor(pieces: readonly [Table, ...Table[]], rows: ReadonlyMap<string, ReadonlyMap<string, Figure>>, incomplete: boolean) {
    const [table] = pieces;
    this.table = table;
    this.incomplete = incomplete;
    this.rows = rows;
    this.#printedRows = new Set([...pieces.flatMap((piece) => piece.rows.flatMap((row) => row.keys)), ...rows.keys()]);
    this.#printedColumns = new Set(pieces.flatMap((piece) => piece.columns.flatMap(({ key }) => (key === null ? [] : [key]))));
    this.columnKeys = [...this.#printedColumns];
    this.codeRows = new CodeLevels(this.#printedRows);
    this.codeColumns = new CodeLevels(this.#printedColumns);
    this.unknownRows = [...rows.keys()].filter(isUnknown);
    this.unknownColumns = this.columnKeys.filter(isUnknown);
    this.#prefix = table.occurrence > 1 ? `${table.table}#${table.occurrence}` : table.table;
  }

  /** The fact key of a cell. */
  key(row: string, column: string): string {
    return `${this.#prefix}/${row}/${column}`;
  }

  figure(row: string, column: string): Figure | undefined {
    return this.rows.get(row)?.get(column);
  }

  /** True where the table prints the row, be its cells blank or not. */
  hasRow(row: string): boolean {
    return this.#printedRows.has(row);
  }

  hasColumn(column: string): boolean {
    return this.#printedColumns.has(column);
  }

  /** The cell as an interval; a blank cell of a printed row and column is exactly zero; undefined where the form has no such cell. */
  cell(row: string, column: string): Interval | undefined {
    return this.figure(row, column) ?? (this.hasRow(row) && this.hasColumn(column) ? EXACT_ZERO : undefined);
  }

  /** Printed rows `prefix` + code of the highest level, or `prefix` + number. */
  topRows(prefix: string): readonly string[] {
    if (prefix === '') return this.codeRows.top;
    return [...this.#printedRows].filter((row) => row.startsWith(prefix) && NUMBERED.test(row.slice(prefix.length)));
  }
}

const NUMBERED = /^\d+$/;

function isUnknown(key: string): boolean {
  return key.startsWith('x:');
}

export class Figures {
  readonly tables: readonly FigureTable[];
  readonly #byKey = new Map<string, Figure>();
  readonly #byTable = new Map<string, FigureTable>();

  /** `incomplete`: `table#occurrence` of the tables from which figures were left out. */
  constructor(document: Document, incomplete: ReadonlySet<string>) {
    const rows = new Map<string, Map<string, Map<string, Figure>>>();
    for (const run of runs(document.facts)) this.#addRun(run, rows);
    const pieces = new Map<string, [Table, ...Table[]]>();
    for (const table of document.tables) {
      const known = pieces.get(tableKey(table));
      if (known === undefined) pieces.set(tableKey(table), [table]);
      else known.push(table);
    }
    for (const [key, own] of pieces) this.#byTable.set(key, new FigureTable(own, rows.get(key) ?? new Map(), incomplete.has(key)));
    this.tables = [...this.#byTable.values()];
  }

  #addRun({ table, prefix, facts }: Run, rows: Map<string, Map<string, Map<string, Figure>>>): void {
    const own = entry(rows, table, () => new Map<string, Map<string, Figure>>());
    const precision = precisions(facts);
    for (const fact of facts) {
      const key = `${prefix}/${fact.row}/${fact.column}`;
      if (this.#byKey.has(key)) continue;
      const figure = figureOf(fact, key, precision.get(fact.unit) ?? 0);
      this.#byKey.set(key, figure);
      entry(own, fact.row, () => new Map<string, Figure>()).set(fact.column, figure);
    }
  }

  /** A printing of a table, the first by default; undefined where the document has none. */
  table(id: string, occurrence = 1): FigureTable | undefined {
    return this.#byTable.get(`${id}#${occurrence}`);
  }

  /** Every printing of a table, in the order of the document. */
  printings(id: string): readonly FigureTable[] {
    return this.tables.filter(({ table }) => table.table === id);
  }

  /** The figure under a fact key (`table/row/column`, `table#2/row/column`). */
  byKey(key: string): Figure | undefined {
    return this.#byKey.get(key);
  }
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  map.set(key, fresh);
  return fresh;
}

function figureOf(fact: Fact, key: string, decimals: number): Figure {
  const doubtful = isDoubtful(fact);
  if (!isMoneyUnit(fact.unit) && fact.unit !== '%') return { fact, key, doubtful, value: new Decimal(fact.value), half: ZERO };
  const unitSize = fact.amountYuan === null ? ONE : unitYuan(fact.unit);
  const { value, half } = printed(new Decimal(fact.amountYuan ?? fact.value), decimals, unitSize);
  return { fact, key, doubtful, value, half };
}

function tableKey({ table, occurrence }: { table: string; occurrence: number }): string {
  return `${table}#${occurrence}`;
}

/** The facts of one printing of a table. */
interface Run {
  /** `table#occurrence`. */
  table: string;
  /** What the keys of its facts begin with. */
  prefix: string;
  facts: Fact[];
}

/** The facts by printing, each in the order of the document, in which a table's facts stand together. */
function runs(facts: readonly Fact[]): Iterable<Run> {
  const found = new Map<string, Run>();
  let last: Run | undefined;
  for (const fact of facts) {
    const before = last?.facts[0];
    if (last === undefined || before?.table !== fact.table || before.occurrence !== fact.occurrence) {
      const table = tableKey(fact);
      last = entry(found, table, () => ({ table, prefix: fact.occurrence > 1 ? table : fact.table, facts: [] }));
    }
    last.facts.push(fact);
  }
  return found.values();
}

/** Most digits behind the point by unit. */
function precisions(facts: readonly Fact[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const { value, unit } of facts) {
    const point = value.indexOf('.');
    const decimals = point < 0 ? 0 : value.length - point - 1;
    if (decimals > (most.get(unit) ?? -1)) most.set(unit, decimals);
  }
  return most;
}

const UNIT_SIZES = new Map<string, Decimal>();

/** How many 元 one of a money unit is. */
export function unitYuan(unit: string): Decimal {
  const known = UNIT_SIZES.get(unit);
  if (known !== undefined) return known;
  const size = new Decimal(toYuan('1', unit) ?? '1');
  UNIT_SIZES.set(unit, size);
  return size;
}

function isDoubtful({ repairs, confidence }: Fact): boolean {
  if (confidence !== null && confidence < SURE) return true;
  return repairs.some(({ rule }) => rule in CATALOGUE && CATALOGUE[rule as keyof typeof CATALOGUE].severity === 'warning');
}
