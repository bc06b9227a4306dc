/**
 * The facts of a document as figures to calculate with: looked up by table, row and column, each an interval.
 *
 * Units: money in 元, other figures in their own unit. Facts whose reading is in doubt say so, that no rule accuses the publisher of
 * our slip. Of several facts under one key the first counts.
 */
import type { Document } from '../model/document.ts';
import type { Fact } from '../model/fact.ts';
import type { Table } from '../model/table.ts';
import { FactRun, type Figure, PrintedFigure } from './figure.ts';
import { type FigureRows, FigureTable } from './figure-table.ts';

export type { Figure } from './figure.ts';
export { unitYuan } from './figure.ts';
export { FigureTable } from './figure-table.ts';

const NO_ROWS: FigureRows = new Map();

export class Figures {
  readonly tables: readonly FigureTable[];
  /** By `table#occurrence`. */
  readonly #rows = new Map<string, FigureRows>();
  readonly #printings = new Map<string, FigureTable[]>();

  /** `incomplete`: `table#occurrence` of the tables from which figures were left out. */
  constructor(document: Document, incomplete: ReadonlySet<string>) {
    for (const run of runs(document.facts)) this.#rows.set(run.table, rowsOf(run));
    const pieces = new Map<string, [Table, ...Table[]]>();
    for (const table of document.tables) {
      const key = tableKey(table);
      const known = pieces.get(key);
      if (known === undefined) pieces.set(key, [table]);
      else known.push(table);
    }
    this.tables = [...pieces].map(([key, own]) => {
      const rows = this.#rows.get(key) ?? NO_ROWS;
      return new FigureTable({ pieces: own, rows, prefix: prefixOf(own[0]), incomplete: incomplete.has(key) });
    });
    for (const table of this.tables) entry(this.#printings, table.table.table, (): FigureTable[] => []).push(table);
  }

  /** A printing of a table, the first by default; undefined where the document has none. */
  table(id: string, occurrence = 1): FigureTable | undefined {
    for (const printing of this.printings(id)) if (printing.table.occurrence === occurrence) return printing;
    return undefined;
  }

  /** Every printing of a table, in the order of the document. */
  printings(id: string): readonly FigureTable[] {
    return this.#printings.get(id) ?? NONE;
  }

  /** The figure under a fact key (`table/row/column`, `table#2/row/column`). */
  byKey(key: string): Figure | undefined {
    const prefix = key.slice(0, key.indexOf('/'));
    const rows = this.#rows.get(prefix.includes('#') ? prefix : `${prefix}#1`);
    // A label that serves as a key may hold a stroke itself.
    for (let at = key.indexOf('/', prefix.length + 1); at >= 0; at = key.indexOf('/', at + 1)) {
      const figure = rows?.get(key.slice(prefix.length + 1, at))?.get(key.slice(at + 1));
      if (figure !== undefined) return figure;
    }
    return undefined;
  }
}

const NONE: readonly FigureTable[] = [];

function rowsOf(run: FactRun): FigureRows {
  const rows = new Map<string, Map<string, Figure>>();
  let last = '';
  let cells: Map<string, Figure> | undefined;
  for (const fact of run.facts) {
    if (cells === undefined || fact.row !== last) cells = entry(rows, fact.row, () => new Map<string, Figure>());
    last = fact.row;
    if (!cells.has(fact.column)) cells.set(fact.column, new PrintedFigure(fact, run));
  }
  return rows;
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  map.set(key, fresh);
  return fresh;
}

function tableKey({ table, occurrence }: { table: string; occurrence: number }): string {
  return `${table}#${occurrence}`;
}

/** What the keys of the facts of a printing begin with. */
function prefixOf({ table, occurrence }: { table: string; occurrence: number }): string {
  return occurrence > 1 ? tableKey({ table, occurrence }) : table;
}

/** The facts by printing, each in the order of the document, in which a table's facts stand together. */
function runs(facts: readonly Fact[]): Iterable<FactRun> {
  const found = new Map<string, FactRun>();
  let last: FactRun | undefined;
  for (const fact of facts) {
    const before = last?.facts[0];
    if (last === undefined || before?.table !== fact.table || before.occurrence !== fact.occurrence) {
      const table = tableKey(fact);
      last = entry(found, table, () => new FactRun(table, prefixOf(fact)));
    }
    last.facts.push(fact);
  }
  return found.values();
}
