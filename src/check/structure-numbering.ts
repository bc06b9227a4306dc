/**
 * 行次 and 栏次 of a statutory table: numbers without gap, the expenditure side going on where the income side ends.
 *
 * In → Out: the printings of statutory tables → at most one finding a table for its rows and one for its columns.
 * Source: the statutory forms number rows and columns through.
 * Limits: a side that begins again at 1, numbers that are no plain integers, a number that slipped into a cell beside its own, and
 * tables of several pieces are left alone.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Place } from '../model/place.ts';
import type { Cell, Table } from '../model/table.ts';
import type { CheckContext } from './check-document.ts';
import { printedOnce } from './shared-grids.ts';

const INTEGER = /^\d{1,3}$/;
/** `3` and `3=1+2`. */
const COLUMN_NUMBER = /^(\d{1,2})(?:=|$)/;

/** A place at which numbers do not go on. */
interface Gap {
  text: string;
  place: Place;
}

/** Findings on the numbering of all statutory tables. */
export function checkNumbering({ figures, forms }: CheckContext): Finding[] {
  const statutory = new Set(forms.forms.map((form) => form.table));
  return printedOnce(figures.tables, ({ table }) => table).flatMap(({ table, pieces, incomplete }) => {
    if (!statutory.has(table.table) || pieces.length > 1) return [];
    const found = [...rowNumbers(table), ...columnNumbers(table)];
    return found.map((finding) => (incomplete ? { ...finding, origin: 'extraction' as const } : finding));
  });
}

function rowNumbers(table: Table): Finding[] {
  const byColumn = new Map<number, Cell[]>();
  for (const { role, index } of table.columns) if (role === 'line') byColumn.set(index, []);
  if (byColumn.size === 0) return [];
  for (const cell of table.cells) {
    const numbers = byColumn.get(cell.column);
    if (numbers !== undefined && INTEGER.test(cell.raw.trim())) numbers.push(cell);
  }
  const gaps: Gap[] = [];
  let last = 0;
  for (const cells of byColumn.values()) {
    const numbered = cells.sort((a, b) => a.row - b.row);
    const column = columnGaps(table, numbered, last);
    gaps.push(...column.gaps);
    last = column.last;
  }
  const [first] = gaps;
  if (first === undefined) return [];
  const args = { table: table.title, gaps: gaps.map(({ text }) => text).join('，') };
  return [{ rule: 'structure/line-numbers', args, locations: gaps.map(({ place }) => place) }];
}

function numberOf(cell: Cell): number {
  return Number(cell.raw.trim());
}

/** Gaps of one column of numbers, and the number with which it ends; `before` is the end of the column on its left. */
function columnGaps(table: Table, cells: readonly Cell[], before: number): { gaps: Gap[]; last: number } {
  const gaps: Gap[] = [];
  let last = before;
  for (const [i, cell] of cells.entries()) {
    const number = numberOf(cell);
    const next = cells[i + 1];
    const above = cells[i - 1];
    const goesOn = number === last + 1 || (above === undefined && number === 1);
    const misprinted = !goesOn && next !== undefined && numberOf(next) === last + 2;
    if (misprinted) gaps.push({ text: `${last} 之后为 ${number}（应为 ${last + 1}）`, place: cell.source });
    else if (!goesOn && !(above !== undefined && number > last && slipped(table, { from: above, to: cell })))
      gaps.push({ text: last === 0 ? `从 ${number} 开始` : `${last} 之后为 ${number}`, place: cell.source });
    last = misprinted ? last + 1 : number;
  }
  return { gaps, last };
}

/** True where every number between two is printed in other cells of the rows from the one to the other. */
function slipped(table: Table, { from, to }: { from: Cell; to: Cell }): boolean {
  const texts = new Set(table.cells.filter(({ row }) => row >= from.row && row <= to.row).map(({ raw }) => raw.trim()));
  for (let n = numberOf(from) + 1; n < numberOf(to); n++) if (!texts.has(String(n))) return false;
  return true;
}

function columnNumbers(table: Table): Finding[] {
  const gaps: string[] = [];
  let last: number | null = null;
  for (const { number: printed } of table.columns) {
    if (printed === null) continue;
    const digits = COLUMN_NUMBER.exec(printed.replace(/\s/g, ''))?.[1];
    if (digits === undefined) return [];
    const number = Number(digits);
    if (number !== (last ?? 0) + 1) gaps.push(last === null ? `从 ${number} 开始` : `${last} 之后为 ${number}`);
    last = number;
  }
  if (gaps.length === 0) return [];
  return [{ rule: 'structure/column-numbers', args: { table: table.title, gaps: gaps.join('，') }, locations: [numberRow(table)] }];
}

/** Where the column numbers stand; the table where no row of them was told apart. */
function numberRow(table: Table): Place {
  const row = table.rows.find(({ role }) => role === 'numbering')?.index;
  return table.cells.find((cell) => cell.row === row && cell.raw.trim() !== '')?.source ?? table.source;
}
