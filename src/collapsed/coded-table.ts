/**
 * Tables of functional codes with several columns, put back into columns.
 *
 * In → Out: lines of income, expenditure or general budget expenditure and what sentences state → a grid's rows. A row with a figure for
 * every column is as printed; of others, the figures go where one placement alone agrees with the row's sum and with the rows above it.
 */
import type { TextLine } from '../model/block.ts';
import { type CodedRow, codedLines, type IsName } from './coded-rows.ts';
import { type HeaderColumn, headerColumns, type NamedColumn } from './header.ts';
import { addingUp, amountsOf, type ColumnSum, holds, type Placement, placementsOf, widest } from './placement.ts';
import type { RestoredRow } from './restored-grid.ts';
import { type Figure, isMoney, tokensOf } from './tokens.ts';

export interface CodedTable {
  columns: readonly NamedColumn[];
  neutral: ReadonlySet<string>;
  /** The column that is the sum of the others; null where the table has none, and only full rows can be placed. */
  total: string | null;
  isName: IsName;
  /** True where every cell stood on a line of its own, so that the copy may have lost their order. */
  isStacked: boolean;
  /** True where a sentence, or the total of another table, states an amount for a label. */
  states: (label: string, figure: Figure) => boolean;
}

export interface Restored {
  rows: RestoredRow[];
  values: ReadonlySet<number>;
}

/** Columns before the first value. */
const KEYS = 2;
/** A header with fewer columns is not sure to be one. */
const MIN_COLUMNS = 3;

/** The rows of a coded table; null where its header is not understood. */
export function codedTable(lines: readonly TextLine[], table: CodedTable): Restored | null {
  const { header, rows, odd } = codedLines(lines, table.isName);
  const columns = headerColumns(header, table.columns, table.neutral);
  const [top] = header;
  if (columns === null || columns.length < MIN_COLUMNS || top === undefined || columns[0]?.column !== table.columns[0]?.column) return null;
  if (!bearsOut(rows, columns, table.total) || (table.isStacked && isOutOfOrder(rows, columns.length))) return null;
  const placements = new Placer(rows, columns, table).place();
  const body = rows.map((row, i) => restoredRow(row, columns.length, placements[i] ?? null));
  const lost = [...header.filter((line) => tokensOf(line).some(isMoney)), ...odd].map((line) =>
    restoredRow({ code: '', name: '', figures: [], line }, columns.length, null),
  );
  const values = new Set(columns.map((_, i) => KEYS + i));
  return {
    rows: [{ texts: ['科目编码', '科目名称', ...columns.map(({ label }) => label)], place: top.place, restored: null }, ...body, ...lost],
    values,
  };
}

/** True where rows with a code have no figure or more than there are columns: cells of other rows stand between theirs. */
function isOutOfOrder(rows: readonly CodedRow[], width: number): boolean {
  return rows.some(({ code, figures }) => code !== '' && (figures.length === 0 || figures.length > width));
}

function restoredRow(row: CodedRow, width: number, placement: Placement | null): RestoredRow {
  const texts = [row.code === '' ? row.name : row.code, row.code === '' ? '' : row.name, ...Array.from({ length: width }, () => '')];
  const place = row.line.place;
  if (placement === null) {
    texts[KEYS] = row.figures.length === 0 ? row.line.text : row.figures.map(({ text }) => text).join(' ');
    return { texts, place, restored: 'unplaced' };
  }
  for (const [i, figure] of row.figures.entries()) texts[KEYS + (placement[i] ?? 0)] = figure.text;
  return { texts, place, restored: row.figures.length === width ? null : 'placed' };
}

class Placer {
  readonly #rows: readonly CodedRow[];
  readonly #columns: readonly HeaderColumn[];
  readonly #table: CodedTable;
  readonly #choices: Placement[][];

  constructor(rows: readonly CodedRow[], columns: readonly HeaderColumn[], table: CodedTable) {
    this.#rows = rows;
    this.#columns = columns;
    this.#table = table;
    const sums = sumsOf(columns, table.total);
    this.#choices = rows.map(({ figures }) => {
      const asPrinted = figures.map((_, i) => i);
      const isFull = figures.length === columns.length && (!table.isStacked || sums.every((sum) => holds(figures, asPrinted, sum)));
      if (isFull) return [asPrinted];
      return sums.length === 0 ? [] : placementsOf(figures, columns.length, sums, [0]);
    });
  }

  /** The one placement of every row; null where there are several or none. */
  place(): (Placement | null)[] {
    const total = this.#rows.findIndex(({ code }) => code === '');
    if (total >= 0) {
      this.#byStatement(total);
      this.#byBlankColumns(total);
    }
    this.#descend(total);
    return this.#choices.map((choices) => (choices.length === 1 ? (choices[0] ?? null) : null));
  }

  /** Of a total's placements the only one whose every part is stated elsewhere. */
  #byStatement(row: number): void {
    const choices = this.#choices[row] ?? [];
    const figures = this.#rows[row]?.figures ?? [];
    if (choices.length < 2) return;
    const stated = choices.filter((placement) =>
      figures.every(
        (figure, i) => i === 0 || figure.amount === 0n || this.#table.states(this.#columns[placement[i] ?? 0]?.label ?? '', figure),
      ),
    );
    if (stated.length === 1) this.#choices[row] = stated;
  }

  /** Columns in which the total is blank are blank in all rows, or nothing stands there. */
  #byBlankColumns(total: number): void {
    const [placement, ...others] = this.#choices[total] ?? [];
    if (placement === undefined || others.length > 0 || placement.length === this.#columns.length) return;
    for (const [i, choices] of this.#choices.entries()) {
      const figures = this.#rows[i]?.figures ?? [];
      const asTotal = choices.filter((chosen) => chosen.every((column) => placement.includes(column)));
      const fits = choices.filter((chosen) => chosen.every((column, k) => placement.includes(column) || figures[k]?.amount === 0n));
      const [only, ...more] = asTotal.length === 1 ? asTotal : fits;
      if (choices.length > 1 && only !== undefined && more.length === 0) this.#choices[i] = [only];
    }
  }

  /** From the total down: rows of one parent are placed as they add up to it. */
  #descend(total: number): void {
    for (const level of [0, 3, 5]) {
      const parents = level === 0 ? [total] : this.#rows.flatMap(({ code }, i) => (code.length === level ? [i] : []));
      for (const parent of parents) this.#underParent(parent, level);
    }
  }

  #underParent(parent: number, level: number): void {
    const { code, figures } = this.#rows[parent] ?? { code: '', figures: [] };
    const [placement, ...others] = this.#choices[parent] ?? [];
    const children = this.#rows.flatMap((row, i) =>
      row.code.length === (level === 0 ? 3 : level + 2) && row.code.startsWith(code) ? [i] : [],
    );
    if (placement === undefined || others.length > 0 || children.every((i) => this.#choices[i]?.length === 1)) return;
    const amounts = amountsOf(figures, placement, this.#columns.length);
    const filled = new Set(placement.filter((_, i) => figures[i]?.amount !== 0n));
    const choices = children.map((i) => {
      const own = this.#rows[i]?.figures ?? [];
      const fits = (this.#choices[i] ?? []).filter((chosen) => chosen.every((column, k) => filled.has(column) || own[k]?.amount === 0n));
      return { figures: own, placements: fits };
    });
    const placed = addingUp(choices, { amounts, half: widest(figures) });
    for (const [k, i] of children.entries()) {
      const [chosen] = this.#choices[i] ?? [];
      if (this.#choices[i]?.length === 1 && chosen !== undefined) continue;
      const only = placed[k];
      if (only !== null && only !== undefined) this.#choices[i] = [only];
    }
  }
}

/** Sums among the columns: of the table's total, and of every column with parts. */
function sumsOf(columns: readonly HeaderColumn[], total: string | null): ColumnSum[] {
  const keys = columns.map(({ column }) => column);
  if (keys[0] !== total) return [];
  const isOwn = (key: string): boolean => !keys.some((other) => key.startsWith(`${other}.`));
  const groups = keys.flatMap((key, i): ColumnSum[] => sumOf([i], keys, (part) => part.startsWith(`${key}.`)));
  return [...sumOf([0], keys, (key) => key !== total && isOwn(key)), ...groups];
}

function sumOf(whole: readonly number[], keys: readonly string[], isPart: (key: string) => boolean): ColumnSum[] {
  const parts = keys.flatMap((key, i) => (isPart(key) ? [i] : []));
  return parts.length === 0 ? [] : [{ whole, parts }];
}

/** Sums of the tables of funds, whose balances stand beside what was spent. */
const FUND_SUMS: readonly { whole: readonly string[]; parts: readonly string[] }[] = [
  { whole: ['opening_carryover', 'income'], parts: ['expenditure.total', 'closing_carryover'] },
  { whole: ['expenditure.total'], parts: ['expenditure.basic', 'expenditure.project'] },
];

/** Full rows that must hold for one that does not, where the header alone does not tell the order of the columns. */
const HOLDING = 4;

/**
 * True where the order of the columns is as printed, or the figures bear it out: labels over several lines may belong to each other in
 * ways that the form does not know.
 */
function bearsOut(rows: readonly CodedRow[], columns: readonly HeaderColumn[], total: string | null): boolean {
  if (new Set(columns.flatMap(({ lines }) => lines)).size <= 1) return true;
  const keys = columns.map(({ column }) => column);
  const funds = FUND_SUMS.map(({ whole, parts }) => ({ whole: indexes(whole, keys), parts: indexes(parts, keys) }));
  const sums = [...sumsOf(columns, total), ...funds.filter(({ whole, parts }) => whole.length * parts.length > 0)];
  const full = rows.filter(({ figures }) => figures.length === columns.length && figures.some(({ amount }) => amount !== 0n));
  const asPrinted = keys.map((_, i) => i);
  return sums.every((sum) => {
    const fails = full.filter(({ figures }) => !holds(figures, asPrinted, sum)).length;
    return fails * (HOLDING + 1) <= full.length;
  });
}

function indexes(wanted: readonly string[], keys: readonly string[]): number[] {
  return wanted.flatMap((key) => (keys.includes(key) ? [keys.indexOf(key)] : []));
}
