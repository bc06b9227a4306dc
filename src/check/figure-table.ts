/**
 * A printing of a canonical table as the checks see it: its figures by row and column, and which rows and columns it prints.
 *
 * A table that is printed in several pieces is one printing. What a check may never ask for is made when it is first asked for.
 */
import type { Table } from '../model/table.ts';
import { isUnnamed } from '../model/unnamed-key.ts';
import { CodeLevels } from './code-levels.ts';
import type { Figure } from './figure.ts';
import { EXACT_ZERO, type Interval } from './interval.ts';

/** Figures by row and column. */
export type FigureRows = ReadonlyMap<string, ReadonlyMap<string, Figure>>;

export interface FigureTableInput {
  pieces: readonly [Table, ...Table[]];
  rows: FigureRows;
  /** What the keys of its facts begin with. */
  prefix: string;
  incomplete: boolean;
}

/** One printing of a canonical table. */
export class FigureTable {
  /** The first piece, where the table is printed in several. */
  readonly table: Table;
  /** True where figures of the table were left out: sums over it prove nothing about the publisher. */
  readonly incomplete: boolean;
  readonly pieces: readonly Table[];
  readonly rows: FigureRows;
  /** Keys of the columns in printed order, each once. */
  readonly columnKeys: readonly string[];
  readonly unknownRows: readonly string[];
  readonly unknownColumns: readonly string[];
  readonly #printedRows = new Set<string>();
  readonly #printedColumns = new Set<string>();
  readonly #prefix: string;
  readonly #topRows = new Map<string, readonly string[]>();
  #codeRows: CodeLevels | undefined;
  #codeColumns: CodeLevels | undefined;

  constructor({ pieces, rows, prefix, incomplete }: FigureTableInput) {
    this.table = pieces[0];
    this.pieces = pieces;
    this.incomplete = incomplete;
    this.rows = rows;
    this.#prefix = prefix;
    for (const piece of pieces) {
      for (const { keys } of piece.rows) for (const key of keys) this.#printedRows.add(key);
      for (const { key } of piece.columns) if (key !== null) this.#printedColumns.add(key);
    }
    for (const row of rows.keys()) this.#printedRows.add(row);
    this.columnKeys = [...this.#printedColumns];
    this.unknownRows = [...rows.keys()].filter(isUnknown);
    this.unknownColumns = this.columnKeys.filter(isUnknown);
  }

  /** The classification codes among the rows. */
  get codeRows(): CodeLevels {
    this.#codeRows ??= new CodeLevels(this.#printedRows);
    return this.#codeRows;
  }

  /** The classification codes among the columns. */
  get codeColumns(): CodeLevels {
    this.#codeColumns ??= new CodeLevels(this.#printedColumns);
    return this.#codeColumns;
  }

  /** The fact key of a cell. */
  key(row: string, column: string): string {
    return `${this.#prefix}/${row}/${column}`;
  }

  /** True for the key of a cell of this printing. */
  owns(key: string): boolean {
    return key.startsWith(`${this.#prefix}/`);
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
    const known = this.#topRows.get(prefix);
    if (known !== undefined) return known;
    const found = [...this.#printedRows].filter((row) => row.startsWith(prefix) && NUMBERED.test(row.slice(prefix.length)));
    this.#topRows.set(prefix, found);
    return found;
  }
}

const NUMBERED = /^\d+$/;

function isUnknown(key: string): boolean {
  return key.startsWith('x:') || isUnnamed(key);
}
