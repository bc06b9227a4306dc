/**
 * A table as it is printed, and what each printed figure means: the common ground of table builders, layouts and truth.
 *
 * A cell with `fact` is a figure of the contract; it becomes truth exactly when its printed text is a number (contract §1).
 */

export interface PrintedCell {
  text: string;
  columnSpan: number;
  rowSpan: number;
  align: 'left' | 'center' | 'right';
  /** Row and column key of the contract; null for anything but a figure. */
  fact: { row: string; column: string; unit?: string } | null;
}

export interface PrintedTable {
  table: string;
  occurrence: number;
  title: string;
  /** A line below the title of a self-evaluation table. */
  subtitle?: string;
  /** Section number within the part of tables: 一、二、… */
  ordinal: string;
  formNumber: string | null;
  unit: string;
  /** Header rows, 栏次 row included; cells covered by a span above or on the left are left out. */
  header: PrintedCell[][];
  body: PrintedCell[][];
  /** Columns of the whole matrix. */
  width: number;
  /** Relative widths, one per column. */
  widths: number[];
  notes: string[];
  wide: boolean;
}

export interface TruthFact {
  table: string;
  occurrence: number;
  row: string;
  column: string;
  value: string;
  unit: string;
}

type Span = Partial<Pick<PrintedCell, 'columnSpan' | 'rowSpan' | 'align'>>;

/** A cell of words. */
export function words(text: string, span: Span = {}): PrintedCell {
  return { text, columnSpan: 1, rowSpan: 1, align: 'left', fact: null, ...span };
}

/** A header cell: centred words. */
export function head(text: string, columnSpan = 1, rowSpan = 1): PrintedCell {
  return words(text, { columnSpan, rowSpan, align: 'center' });
}

/** A figure of the contract, already printed. */
export function figure(text: string, row: string, column: string, unit?: string): PrintedCell {
  return { text, columnSpan: 1, rowSpan: 1, align: 'right', fact: unit === undefined ? { row, column } : { row, column, unit } };
}

/** True for a self-evaluation table: no form number, entity and unit above it. */
export function isEvaluation({ table }: PrintedTable): boolean {
  return table.endsWith('_performance');
}

const PRINTED_NUMBER = /^-?[\d,]+(?:\.\d+)?%?$/;

/** The facts that a printed table holds. */
export function truthOf(table: PrintedTable): TruthFact[] {
  return table.body.flat().flatMap((cell) => {
    if (cell.fact === null || !PRINTED_NUMBER.test(cell.text)) return [];
    const { row, column, unit } = cell.fact;
    return [
      { table: table.table, occurrence: table.occurrence, row, column, value: cell.text.replace(/[,%]/g, ''), unit: unit ?? table.unit },
    ];
  });
}
