/**
 * A table as a sheet: title, printed grid with its merged cells, notes; cells with anomalies coloured and annotated.
 *
 * In → Out: `Table` with its facts and anomalies → `Sheet`. A figure is a number with the decimals, separators and percent sign
 * of the print; a dash stays text and a blank stays empty. A number of more than 15 digits, which Excel would round, stays text.
 */
import type { Anomaly } from '../model/anomaly.ts';
import type { Fact } from '../model/fact.ts';
import type { Cell, Table } from '../model/table.ts';
import { columnWidths, rowHeights } from './sheet-size.ts';
import type { Sheet, SheetCell } from './xlsx-sheet.ts';
import type { CellStyle, Fill } from './xlsx-style.ts';

/** Digits that a spreadsheet's numbers hold exactly. */
const EXACT_DIGITS = 15;
/** Rows above the grid: title; form number; unit of account. */
const HEAD_ROWS = 3;
const TITLE_PT = 26;

const SEVERITY_NAMES = { error: '错误', warning: '警告', info: '提示' } as const;
const ORIGIN_NAMES = { publisher: '公开内容', extraction: '读取' } as const;

export interface SheetSource {
  table: Table;
  /** The facts of the table's cells. */
  facts: ReadonlyMap<Cell, Fact>;
  cellNotes: ReadonlyMap<Cell, readonly Anomaly[]>;
  tableNotes: readonly Anomaly[];
}

/** Note of a cell: its anomalies, then what was done to its characters; undefined where there is neither. */
function noteText(anomalies: readonly Anomaly[], fact: Fact | undefined): string | undefined {
  const lines = anomalies.map(({ severity, origin, message, rule, accepted }) => {
    const reason = accepted === null ? '' : `（已接受：${accepted}）`;
    return `【${SEVERITY_NAMES[severity]}·${ORIGIN_NAMES[origin]}】${message}${reason}[${rule}]`;
  });
  if (fact !== undefined && fact.repairs.length > 0)
    lines.push(`原文：${fact.raw}；处理：${fact.repairs.map(({ rule, before, after }) => `${rule} ${before} → ${after}`).join('；')}`);
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** The colour of the gravest anomaly that nobody accepted. */
function fillOf(anomalies: readonly Anomaly[]): Fill | null {
  const open = anomalies.filter(({ accepted }) => accepted === null).map(({ severity }) => severity);
  const gravest = (['error', 'warning', 'info'] as const).find((severity) => open.includes(severity));
  return gravest ?? (anomalies.length > 0 ? 'accepted' : null);
}

/** Number format that shows a figure as it was printed. */
function numberFormat({ value, raw, unit }: Fact): string {
  const point = value.indexOf('.');
  const decimals = point < 0 ? 0 : value.length - point - 1;
  const whole = /\d[,，]\d{3}/.test(raw) ? '#,##0' : '0';
  const percent = unit === '%' && /[%％]/.test(raw) ? '"%"' : '';
  return `${whole}${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}${percent}`;
}

function isExact(value: string): boolean {
  return value.replace(/^-?0*/, '').replace('.', '').length <= EXACT_DIGITS;
}

const ROLE_ALIGN = { code: 'left', label: 'left', line: 'center', value: 'right', other: 'left' } as const;

function gridCell(cell: Cell, { table, facts, cellNotes }: SheetSource): SheetCell {
  const fact = facts.get(cell);
  const anomalies = cellNotes.get(cell) ?? [];
  const role = table.rows[cell.row]?.role;
  const isHead = role === 'header' || role === 'numbering' || role === 'caption';
  const fill = fillOf(anomalies) ?? (isHead ? 'header' : null);
  const asNumber = fact !== undefined && isExact(fact.value);
  const align = isHead ? 'center' : asNumber ? 'right' : ROLE_ALIGN[table.columns[cell.column]?.role ?? 'other'];
  const style: CellStyle = {
    border: true,
    align,
    ...(fill === null ? {} : { fill }),
    ...(asNumber ? { format: numberFormat(fact) } : {}),
  };
  const note = noteText(anomalies, fact);
  return {
    row: cell.row + HEAD_ROWS,
    column: cell.column,
    number: asNumber ? fact.value : null,
    text: fact !== undefined && !asNumber ? fact.value : cell.raw,
    style,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    ...(note === undefined ? {} : { note }),
  };
}

/** Cells of which no two share a place: a span that would run into another cell is given up, a second cell at a place joins the first. */
function withoutOverlaps(cells: readonly SheetCell[]): SheetCell[] {
  const starts = new Map<string, SheetCell>();
  const taken = new Set<string>();
  const key = (row: number, column: number): string => `${row}:${column}`;
  for (const cell of cells) {
    const first = starts.get(key(cell.row, cell.column));
    if (first === undefined) starts.set(key(cell.row, cell.column), { ...cell });
    else if (cell.text !== '') Object.assign(first, { number: null, text: `${first.text}\n${cell.text}` });
  }
  return [...starts.values()].map((cell) => {
    const { row, column, rowSpan = 1, columnSpan = 1 } = cell;
    const area = Array.from({ length: rowSpan * columnSpan }, (_, i) => key(row + Math.floor(i / columnSpan), column + (i % columnSpan)));
    const free = area.every((place, i) => !taken.has(place) && (i === 0 || !starts.has(place)));
    for (const place of free ? area : [key(row, column)]) taken.add(place);
    return free ? cell : { ...cell, rowSpan: 1, columnSpan: 1 };
  });
}

/** What stands above the grid on the paper. */
function headCells({ table, tableNotes }: SheetSource, width: number): SheetCell[] {
  const { title, formNumber, entity, unit } = table;
  const fill = fillOf(tableNotes);
  const note = noteText(tableNotes, undefined);
  const line = (row: number, text: string, style: CellStyle): SheetCell => ({
    row,
    column: 0,
    number: null,
    text,
    style,
    columnSpan: width,
  });
  const account = [entity === null ? '' : `编制单位：${entity.value}`, unit === null ? '' : `计量单位：${unit.value}`];
  return [
    { ...line(0, title, { large: true, align: 'center', ...(fill === null ? {} : { fill }) }), ...(note === undefined ? {} : { note }) },
    line(1, formNumber ?? '', { align: 'right' }),
    line(2, account.filter((part) => part !== '').join('　　'), { align: 'left' }),
  ];
}

/** The sheet of a table. */
export function tableSheet(source: SheetSource, name: string): Sheet {
  const { table } = source;
  const width = Math.max(1, table.columns.length, ...table.cells.map(({ column, columnSpan }) => column + columnSpan));
  const grid = withoutOverlaps(table.cells.map((cell) => gridCell(cell, source)));
  const end = grid.reduce((last, { row, rowSpan = 1 }) => Math.max(last, row + rowSpan), HEAD_ROWS);
  const below = [...(table.emptyStatement === null ? [] : [table.emptyStatement]), ...table.notes];
  const notes = below.map(
    (text, index): SheetCell => ({ row: end + index, column: 0, number: null, text, style: { align: 'left' }, columnSpan: width }),
  );
  const firstData = table.rows.findIndex(({ role }) => role === 'data');
  const widths = columnWidths(grid, width);
  return {
    name,
    cells: [...headCells(source, width), ...grid, ...notes],
    widths,
    heights: rowHeights([...grid, ...notes], widths).set(0, TITLE_PT),
    frozenRows: firstData < 0 ? 0 : firstData + HEAD_ROWS,
  };
}
