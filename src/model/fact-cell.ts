/**
 * Which cell of which table a fact comes from, found by its place.
 *
 * A table that is printed in parts (one heading per page) may stand in the document as several entries with the same id and
 * occurrence, so the cell decides which of them holds the fact.
 */
import type { Fact } from './fact.ts';
import type { Place } from './place.ts';
import type { Cell, Table } from './table.ts';

export interface FactCell {
  /** Index of the table in the list that was given; -1 where none has the fact's id and occurrence. */
  table: number;
  /** null where no cell stands at the fact's place. */
  cell: Cell | null;
}

const placeKey = ({ page, bbox, line, columns }: Place): string => `${page}:${bbox}:${line}:${columns}`;
const tableKey = ({ table, occurrence }: { table: string; occurrence: number }): string => `${table}#${occurrence}`;

/** Builds the look-up for the tables of one document. */
export function factCells(tables: readonly Table[]): (fact: Fact) => FactCell {
  const firsts = new Map<string, number>();
  const cells = new Map<string, FactCell>();
  for (const [index, table] of tables.entries()) {
    const key = tableKey(table);
    if (!firsts.has(key)) firsts.set(key, index);
    for (const cell of table.cells) cells.set(`${key} ${placeKey(cell.source)}`, { table: index, cell });
  }
  return (fact) => {
    const key = tableKey(fact);
    return cells.get(`${key} ${placeKey(fact.source)}`) ?? { table: firsts.get(key) ?? -1, cell: null };
  };
}
