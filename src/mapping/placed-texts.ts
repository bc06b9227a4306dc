/**
 * Texts of a block under the labels of its header, by where they begin and end.
 *
 * In → Out: labels, lines of texts → the column of each text: that of the label it stands under, or of the texts that it stands under;
 * null where it can be told of none, or of two. Texts in front of the first label of figures are labels of rows and keep their order.
 * Frame: display columns or points.
 */
import type { GridCell } from '../model/block.ts';
import type { FormCell } from './performance-join.ts';

export interface PlacedCell {
  cell: GridCell;
  column: number;
}

export interface PlacedBlock {
  header: PlacedCell[];
  lines: PlacedCell[][];
  /** Columns of row labels between the block's own label and its columns. */
  offset: number;
}

interface Text {
  cell: GridCell;
  x0: number;
  x1: number;
}

/** A column: its label, and what was found below it. */
interface Column extends Text {
  below: Text[];
}

/** A text belongs to the label with which it shares so many times more than with any other. */
const CLEARLY_MORE = 2;
/** How much nearer a text stands to one label than to the other where it stands under neither. */
const CLEARLY_NEARER = 2;
const FIGURE = /^[-(]?[\d,.]+\)?%?$/;

/** Places all texts of a block; null where one has no place. */
export function placeUnder(header: readonly FormCell[], body: readonly (readonly FormCell[])[]): PlacedBlock | null {
  const columns = header.map((label): Column => ({ ...textOf(label), below: [] }));
  if (columns.some(({ x0 }, i) => i > 0 && x0 < (columns[i - 1]?.x1 ?? 0))) return null;
  const lines = body.map((line) => line.map(textOf));
  const found = new Map<Text, Column>();
  for (const text of lines.flat()) {
    const column = underLabel(text, columns);
    if (column === null) return null;
    if (column === undefined) continue;
    found.set(text, column);
    column.below.push(text);
  }
  const placed: FrontedLine[] = [];
  for (const line of lines) {
    const own = placeLine(line, { columns, found });
    if (own === null) return null;
    placed.push(own);
  }
  const offset = Math.max(0, ...placed.map((line) => line.filter(({ column }) => column === null).length));
  const at = (column: Column): number => columnAt(columns.indexOf(column), offset);
  return {
    header: columns.map((column) => ({ cell: column.cell, column: at(column) })),
    lines: placed.map((line) => withFront(line, offset, at)),
    offset,
  };
}

function textOf({ cell }: FormCell): Text {
  const runs = cell.runs ?? [];
  return { cell, x0: Math.min(...runs.map(({ x0 }) => x0)), x1: Math.max(...runs.map(({ x1 }) => x1)) };
}

function shared(a: Text, b: Text): number {
  return Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
}

/** The label that a text stands under; undefined for none, null where it stands under several. */
function underLabel(text: Text, columns: readonly Column[]): Column | undefined | null {
  const over = columns.filter((column) => shared(text, column) > 0).sort((a, b) => shared(text, b) - shared(text, a));
  const [best, second] = over;
  if (best === undefined || second === undefined) return best;
  return shared(text, best) >= CLEARLY_MORE * shared(text, second) ? best : null;
}

type FrontedLine = { cell: GridCell; column: Column | null }[];

/** The columns of one line; `column` null for a text in front of all labels of figures; null where a text has no place. */
function placeLine(
  line: readonly Text[],
  { columns, found }: { columns: readonly Column[]; found: ReadonlyMap<Text, Column> },
): FrontedLine | null {
  const placed: FrontedLine = [];
  const taken = new Set(line.flatMap((other) => found.get(other) ?? []));
  if (taken.size < line.filter((text) => found.has(text)).length) return null;
  for (const text of line) {
    const own = found.get(text) ?? underTexts(text, columns) ?? between(text, columns, taken);
    if (own === undefined || (own !== null && !found.has(text) && taken.has(own))) return null;
    if (own !== null) taken.add(own);
    placed.push({ cell: text.cell, column: own });
  }
  return placed;
}

/** The one column whose texts stand where this one does; undefined for none or several. */
function underTexts(text: Text, columns: readonly Column[]): Column | undefined {
  const over = columns.filter(({ below }) => below.some((other) => shared(text, other) > 0));
  return over.length === 1 ? over[0] : undefined;
}

/** The nearer one of the two labels beside a text, but for those that have theirs in its line; null for a label of the row in front. */
function between(text: Text, columns: readonly Column[], taken: ReadonlySet<Column>): Column | null | undefined {
  if (!FIGURE.test(text.cell.text.trim()) && columns.filter((column) => column.x1 <= text.x0).length <= 1) return null;
  const left = columns.findLast((column) => column.x1 <= text.x0);
  const right = columns.find((column) => column.x0 >= text.x1);
  const [first, second] = [left, right].filter((column) => column !== undefined && !taken.has(column));
  if (first === undefined || second === undefined) return first;
  const [a, b] = [text.x0 - first.x1, second.x0 - text.x1];
  if (a * CLEARLY_NEARER < b) return first;
  return b * CLEARLY_NEARER < a ? second : undefined;
}

/** The place of a label of the header: the block's own stands before the labels of rows, all others behind them. */
function columnAt(label: number, offset: number): number {
  return label === 0 ? 0 : offset + label;
}

/** A line with the labels of its row between the block's own label and the columns. */
function withFront(line: FrontedLine, offset: number, at: (column: Column) => number): PlacedCell[] {
  let label = 1 + offset - line.filter(({ column }) => column === null).length;
  return line.map(({ cell, column }) => ({ cell, column: column === null ? label++ : at(column) }));
}
