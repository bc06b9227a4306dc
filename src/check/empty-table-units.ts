/**
 * A table without amounts under another unit of money than all others: 单位：元 above an empty form among those in 万元.
 *
 * In → Out: tables → `unit/empty-table`, one finding for each. Of tables with amounts the identities tell whether the unit is right.
 * Limits: units that are inherited or assumed; documents in which the other tables are few or of several units; self-evaluations.
 */
import type { Finding } from '../anomaly/finding.ts';
import { isMoneyUnit } from '../model/amount.ts';
import type { Attribute, Table } from '../model/table.ts';
import type { CheckContext } from './check-document.ts';
import { printedOnce } from './shared-grids.ts';

/** Other tables with one unit that make a different one a slip. */
const LEAST_OTHERS = 4;

interface Printed {
  table: Table;
  unit: Attribute;
}

export function checkEmptyUnits({ document }: CheckContext): Finding[] {
  const tables = printedOnce(document.tables, (table) => table).flatMap(printed);
  const filled = tables.filter(({ table }) => hasAmount(table));
  const [main] = filled;
  if (main === undefined || filled.length < LEAST_OTHERS || filled.some(({ unit }) => unit.value !== main.unit.value)) return [];
  return tables.flatMap(({ table, unit }): Finding[] => {
    if (unit.value === main.unit.value || hasAmount(table)) return [];
    const args = { table: table.title, actual: unit.value, expected: main.unit.value, count: String(filled.length) };
    const locations = [unit.source ?? table.source];
    return [{ rule: 'unit/empty-table', args, locations, expected: main.unit.value, actual: unit.value }];
  });
}

/** A table of the accounts with the unit that stands above it. */
function printed(table: Table): Printed[] {
  const { unit } = table;
  const isOwn = unit !== null && unit.found === 'caption' && isMoneyUnit(unit.value);
  return isOwn && !table.table.endsWith('_performance') ? [{ table, unit }] : [];
}

/** True where a cell of figures holds an amount, or may hold one. */
function hasAmount({ cells, columns, rows }: Table): boolean {
  return cells.some(({ row, column, content, raw }) => {
    if (content !== 'unreadable' && (content !== 'amount' || !NOT_ZERO.test(raw))) return false;
    return (
      columns.some(({ role, index }) => role === 'value' && index === column) &&
      rows.some(({ role, index }) => role === 'data' && index === row)
    );
  });
}

const NOT_ZERO = /[1-9]/;
