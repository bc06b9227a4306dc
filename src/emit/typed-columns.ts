/**
 * A resource as outputs with types see it: Parquet, DuckDB, SQLite.
 *
 * In → Out: columns of a resource → typed columns, each with the source column it is filled from. A figure whose digits
 * matter (`0.00` is not `0`) has a text column behind its decimal.
 */
import type { Column } from './resource.ts';

export type ValueType = 'text' | 'integer' | 'float' | 'boolean' | 'decimal';

export interface TypedColumn {
  name: string;
  type: ValueType;
  title: string;
  /** Position in the resource's rows. */
  source: number;
}

function valueType({ type, decimal }: Column): ValueType {
  if (decimal) return 'decimal';
  if (type === 'integer' || type === 'year') return 'integer';
  if (type === 'number') return 'float';
  return type === 'boolean' ? 'boolean' : 'text';
}

/** The typed columns of a resource, in its order. */
export function typedColumns(columns: readonly Column[]): TypedColumn[] {
  return columns.flatMap((column, source) => {
    const typed: TypedColumn = { name: column.name, type: valueType(column), title: column.title, source };
    if (column.digits === undefined) return [typed];
    return [typed, { name: column.digits, type: 'text', title: `${column.title}（原样）`, source }];
  });
}
