/**
 * Rows of text dumps that have parts and no total: their figures slipped by a cell, or lost one, and may stand beside their columns.
 *
 * In → Out: the cells of a panel's row and the keys of its columns → whether the total of parts is blank. Every form prints the total.
 */
import type { GridCell } from '../model/block.ts';
import type { TableColumns } from './joined-table.ts';

const FUND_PARTS: ReadonlySet<string> = new Set(['expenditure.basic', 'expenditure.project']);
const isAnyPart = (): boolean => true;
const isFundPart = (column: string): boolean => FUND_PARTS.has(column);
/** Total columns, and whether a column is a part of them. */
const TOTALS: ReadonlyMap<string, (column: string) => boolean> = new Map<string, (column: string) => boolean>([
  ['current_total', isAnyPart],
  ['total', isAnyPart],
  ['expenditure.total', isFundPart],
]);

const FIGURE = /^-?[\d,，]*\d[.．]\d+$/;
const NOT_ZERO = /[1-9]/;

/** True where a part of a panel's row is printed and the total beside it is blank. Rows that headers give are printed without one. */
export function lacksTotal({ panels, keys }: Pick<TableColumns, 'panels' | 'keys'>, cells: readonly (GridCell | null)[]): boolean {
  if (keys.some((key) => key !== null && key.row !== null)) return false;
  return panels.some(({ values }) => values.some((c) => isBlank(cells[c]) && hasParts(c, { values, keys, cells })));
}

/** True for a blank cell of a dump that was printed blank. */
function isBlank(cell: GridCell | null | undefined): boolean {
  return cell != null && cell.place.line !== null && cell.restored === undefined && cell.text.trim() === '';
}

interface PanelRow {
  values: readonly number[];
  keys: TableColumns['keys'];
  cells: readonly (GridCell | null)[];
}

function hasParts(total: number, { values, keys, cells }: PanelRow): boolean {
  const isPart = TOTALS.get(keys[total]?.column ?? '');
  if (isPart === undefined) return false;
  return values.some((c) => c !== total && keys[c]?.known === true && isPart(keys[c]?.column ?? '') && isAmount(cells[c]?.text ?? ''));
}

function isAmount(text: string): boolean {
  return FIGURE.test(text.trim()) && NOT_ZERO.test(text);
}
