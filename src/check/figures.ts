/**
 * The facts of a document as figures to calculate with: looked up by table, row and column, each an interval.
 *
 * Units: money in 元, other figures in their own unit. A table's precision is that of its most precisely printed figure, since
 * spreadsheets drop trailing zeros. Facts whose reading is in doubt say so, that no rule accuses the publisher of our slip.
 */
import { CATALOGUE } from '../anomaly/catalogue.ts';
import { Decimal, toYuan } from '../model/amount.ts';
import type { Document } from '../model/document.ts';
import { type Fact, factKey } from '../model/fact.ts';
import type { Table } from '../model/table.ts';
import { EXACT_ZERO, type Interval, printed } from './interval.ts';

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
  readonly table: Table;
  /** True where figures of the table were left out: sums over it prove nothing about the publisher. */
  readonly incomplete: boolean;
  readonly rows = new Map<string, Map<string, Figure>>();
  readonly #printedRows: ReadonlySet<string>;
  readonly #printedColumns: ReadonlySet<string>;

  constructor(table: Table, incomplete: boolean) {
    this.table = table;
    this.incomplete = incomplete;
    this.#printedRows = new Set(table.rows.flatMap((row) => row.keys));
    this.#printedColumns = new Set(table.columns.flatMap((column) => (column.key === null ? [] : [column.key])));
  }

  figure(row: string, column: string): Figure | undefined {
    return this.rows.get(row)?.get(column);
  }

  /** True where the table prints the row, be its cells blank or not. */
  hasRow(row: string): boolean {
    return this.#printedRows.has(row) || this.rows.has(row);
  }

  hasColumn(column: string): boolean {
    return this.#printedColumns.has(column);
  }

  /** The cell as an interval; a blank cell of a printed row and column is exactly zero; undefined where the form has no such cell. */
  cell(row: string, column: string): Interval | undefined {
    return this.figure(row, column) ?? (this.hasRow(row) && this.hasColumn(column) ? EXACT_ZERO : undefined);
  }
}

export class Figures {
  readonly tables: FigureTable[];
  readonly #byKey = new Map<string, Figure>();
  readonly #byTable = new Map<string, FigureTable>();

  /** `incomplete`: `table#occurrence` of the tables from which figures were left out. */
  constructor(document: Document, incomplete: ReadonlySet<string>) {
    this.tables = document.tables.map((table) => new FigureTable(table, incomplete.has(tableKey(table))));
    for (const table of this.tables) if (!this.#byTable.has(tableKey(table.table))) this.#byTable.set(tableKey(table.table), table);
    const precision = precisions(document.facts);
    for (const fact of document.facts) this.#add(fact, precision.get(precisionKey(fact)) ?? 0);
  }

  /** A printing of a table, the first by default; undefined where the document has none. */
  table(id: string, occurrence = 1): FigureTable | undefined {
    return this.#byTable.get(`${id}#${occurrence}`);
  }

  /** The figure under a fact key (`table/row/column`, `table#2/row/column`). */
  byKey(key: string): Figure | undefined {
    return this.#byKey.get(key);
  }

  #add(fact: Fact, decimals: number): void {
    const yuan = fact.amountYuan;
    const unitSize = yuan === null ? ONE : unitYuan(fact.unit);
    const interval = printed(new Decimal(yuan ?? fact.value), decimals, unitSize);
    const figure: Figure = { ...interval, fact, key: factKey(fact), doubtful: isDoubtful(fact) };
    this.#byKey.set(figure.key, figure);
    const table = this.#byTable.get(tableKey(fact));
    if (table === undefined) return;
    const row = table.rows.get(fact.row);
    if (row === undefined) table.rows.set(fact.row, new Map([[fact.column, figure]]));
    else if (!row.has(fact.column)) row.set(fact.column, figure);
  }
}

function tableKey({ table, occurrence }: { table: string; occurrence: number }): string {
  return `${table}#${occurrence}`;
}

function precisionKey(fact: Fact): string {
  return `${fact.table}#${fact.occurrence} ${fact.unit}`;
}

/** Most digits behind the point per table and unit. */
function precisions(facts: readonly Fact[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const fact of facts) {
    const point = fact.value.indexOf('.');
    const decimals = point < 0 ? 0 : fact.value.length - point - 1;
    const key = precisionKey(fact);
    if (decimals > (most.get(key) ?? -1)) most.set(key, decimals);
  }
  return most;
}

const UNIT_SIZES = new Map<string, Decimal>();

function unitYuan(unit: string): Decimal {
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
