/**
 * Cells of figures that were read from an image and hold something that is no number: the number that was most likely printed.
 *
 * In → Out: a cell → its number, from its other readings or from its digits and point alone, with the change recorded; null where
 * neither gives one. Such a figure is never sure: identities prove it, or it is reported as doubtful.
 */
import type { GridCell } from '../model/block.ts';
import { type NumberReading, readNumber } from '../repair/number.ts';
import { hasHundredths, isGlued } from './glued-figure.ts';
import type { JoinedRow } from './joined-table.ts';
import { fillsDecimals, hasDecimals, lacksPoint } from './lost-point.ts';
import type { RowKey } from './row-keys.ts';
import { commonDecimals, lacksDecimals, wrappedFigure } from './wrapped-figure.ts';

/** What the figures of a table have in common. */
export interface TableFigures {
  /** Decimals that they have; null where they differ. */
  decimals: number | null;
  /** True where at least half of them have two. */
  hundredths: boolean;
  /** True for a table whose cells alignment alone tells apart. */
  aligned: boolean;
  /** True where some of an aligned table's figures lack decimals: whole numbers may be the last digits of those. */
  broken: boolean;
  /** True where all have two decimals, whatever these are, so that a whole number may have lost its point. */
  filled?: boolean;
}

const UNKNOWN: TableFigures = { decimals: null, hundredths: false, aligned: false, broken: false };

/** The same for a row: counts of things, and whatever a row that no vocabulary knows may count, have no decimals. */
export function figuresFor(figures: TableFigures, row: Pick<RowKey, 'unit' | 'known'> | undefined): TableFigures {
  return row === undefined || (row.unit === null && row.known) ? figures : { ...figures, filled: false };
}

/** What the figures of a table's rows have in common; `isFilled` where all tables of its dump print two decimals. */
export function figuresIn(rows: readonly JoinedRow[], isFilled = false): TableFigures {
  const cells: GridCell[] = [];
  for (const row of rows) if (row.kind === 'data') for (const cell of row.cells) cells.push(cell);
  const aligned = rows[0]?.grid.origin === 'aligned';
  const decimals = commonDecimals(cells);
  const broken = aligned && cells.some(({ text }) => lacksDecimals(text, decimals));
  return { decimals, hundredths: hasHundredths(cells), aligned, broken, filled: isFilled ? hasDecimals(cells) : fillsDecimals(cells) };
}

/** Confidence of such a figure is at most this. */
const SALVAGED = 0.3;
/** Share of its characters that must be of a figure. */
const FIGURE_SHARE = 0.6;
const LONGEST = 18;

const HAS_DIGIT = /\d/;
const END_OF_FIGURE = /^\d*[1-9]\d*$/;
const HAN = /[\u4e00-\u9fff]/;

/**
 * What a cell holds and how sure its number can be at most: of recognised cells that hold no number what comes nearest to one.
 * A figure that runs into a code is not read. In a table told apart by alignment a figure that lacks decimals may have lost its last
 * digits to another line, and a whole number may be such digits: they are not read.
 */
export function numberIn(cell: GridCell, figures: TableFigures = UNKNOWN): { reading: NumberReading; atMost: number } {
  const reading = readNumber(cell.text);
  if (reading.content === 'amount' && isDamaged(cell.text.trim(), figures)) return { reading: { content: 'unreadable' }, atMost: 1 };
  const isLost = reading.content === 'unreadable' || (reading.content === 'text' && HAS_DIGIT.test(cell.text));
  const wrapped = reading.content === 'unreadable' ? wrappedFigure(cell.text, figures.decimals) : null;
  if (wrapped !== null) return { reading: wrapped, atMost: 1 };
  const salvaged = isLost ? salvagedFigure(cell) : null;
  // Half a figure and a stroke of a stamp look like a number and its unit: 8.64 → 4人.
  if (reading.content === 'amount' && reading.unit !== null && cell.recognition !== undefined) return { reading, atMost: SALVAGED };
  return salvaged === null ? { reading, atMost: 1 } : { reading: salvaged, atMost: SALVAGED };
}

/** True for an amount that is none in its table: it holds a code, lost its point, or lacks decimals that the others have. */
function isDamaged(text: string, { decimals, hundredths, aligned, broken, filled }: TableFigures): boolean {
  if ((hundredths && isGlued(text)) || (filled === true && lacksPoint(text))) return true;
  return (aligned && lacksDecimals(text, decimals)) || (broken && END_OF_FIGURE.test(text));
}

/** The number; null for cells of text layers and cells that hold something else. */
function salvagedFigure({ text, recognition }: GridCell): Extract<NumberReading, { content: 'amount' }> | null {
  const printed = text.replace(/\s+/g, '');
  if (recognition === undefined || printed.length > LONGEST) return null;
  const bare = printed.replace(/[^\d.,-]/g, '').replace(/^[.,]+|[.,-]+$/g, '');
  if (HAN.test(printed)) return null;
  if (bare.length < FIGURE_SHARE * printed.length || !HAS_DIGIT.test(bare)) return null;
  for (const candidate of [...recognition.candidates.map((other) => other.text), bare]) {
    const reading = readNumber(candidate);
    if (reading.content !== 'amount' || reading.unit !== null) continue;
    const repairs = [{ rule: 'ocr/confused-digits', before: text, after: candidate, identity: null } as const, ...reading.repairs];
    return { ...reading, repairs };
  }
  return null;
}
