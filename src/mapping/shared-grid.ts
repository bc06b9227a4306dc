/**
 * A grid in which two forms share the rows (机构运行信息表: 三公 beside operating cost, assets and procurement), as one table each.
 *
 * In → Out: what mapping the grid yielded → the table it was recognised as, and one for every other form whose rows it has. Both show the
 * whole grid; each has the facts and row keys that are its own. Findings stay with the first.
 */
import type { Fact } from '../model/fact.ts';
import type { Table } from '../model/table.ts';
import type { MappedTable } from './mapped-table.ts';

/** The tables of a mapped grid, the recognised one first. */
export function tablesOfGrid(mapped: MappedTable): MappedTable[] {
  const own = mapped.table.table;
  const others = [...new Set(mapped.facts.map(({ table }) => table))].filter((table) => table !== own);
  if (others.length === 0) return [mapped];
  const factsOf = (table: string): Fact[] => mapped.facts.filter((fact) => fact.table === table);
  const shared = others.map((table): MappedTable => {
    const facts = factsOf(table);
    return { table: { ...withRowsOf(mapped.table, facts), table }, facts, indicators: [], findings: [], damaged: [] };
  });
  const facts = factsOf(own);
  const foreign = new Set(shared.flatMap((part) => part.facts.map(({ row }) => row)));
  for (const { row } of facts) foreign.delete(row);
  return [
    { ...mapped, table: { ...mapped.table, rows: without(mapped.table.rows, foreign), empty: facts.length === 0 }, facts },
    ...shared,
  ];
}

/** The table with the keys of those rows alone, its columns named as the facts name them. */
function withRowsOf(table: Table, facts: readonly Fact[]): Table {
  const rows = new Set(facts.map(({ row }) => row));
  const columns = new Set(facts.map(({ column }) => column));
  const [only] = columns;
  const named = table.columns.map((column) =>
    column.key === null || columns.has(column.key) ? column : { ...column, key: columns.size === 1 ? (only ?? null) : null },
  );
  const kept = table.rows.map((row) => ({ ...row, keys: row.keys.filter((key) => rows.has(key)) }));
  return { ...table, columns: named, rows: kept, empty: false };
}

function without(rows: readonly Table['rows'][number][], keys: ReadonlySet<string>): Table['rows'] {
  return rows.map((row) => ({ ...row, keys: row.keys.filter((key) => !keys.has(key)) }));
}
