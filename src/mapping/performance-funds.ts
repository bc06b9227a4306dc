/**
 * The rows of a funds block and the figures in them, each under its column.
 *
 * In → Out: rows and their kinds → `FundRow[]`. Source: the national form (年度资金总额, 当年财政拨款, 上年结转资金, 其他资金 under
 * 年初预算数, 全年预算数, 全年执行数, 分值, 执行率, 得分).
 * Limits: a row of a text dump is moved only where it does not fit as printed; a row that fits nowhere yields no figures.
 */
import { Decimal } from '../model/amount.ts';
import { type NumberReading, readNumber } from '../repair/number.ts';
import { isUnplaced } from './cell-traits.ts';
import {
  type FundHeader,
  type FundSlot,
  fundRowKey,
  isLevelled,
  readFundHeader,
  rowLabel,
  unknownRowKey,
} from './performance-funds-header.ts';
import { nameFunds, otherReadings } from './performance-funds-named.ts';
import { pointlessInBlock, pointlessInRow } from './performance-funds-points.ts';
import { ratesAgree, restFits } from './performance-funds-rate.ts';
import { isSlippedRow, placementOf, provesItself } from './performance-funds-slips.ts';
import { withoutStrokes } from './performance-funds-strokes.ts';
import { slippedInSums } from './performance-funds-sums.ts';
import { nameTotal } from './performance-funds-total.ts';
import type { FormCell, FormRow } from './performance-join.ts';
import { isOneOf, type PerformanceLabels } from './performance-labels.ts';
import type { RowKind } from './performance-sections.ts';

export interface FundFigure {
  cell: FormCell;
  reading: NumberReading;
  slot: FundSlot;
}

export interface FundRow {
  row: FormRow;
  /** Row label as printed; '' where none is. */
  label: string;
  /** Canonical or `x:` key; null for a row without label. */
  key: string | null;
  /** What else was recognised for the label. */
  others?: readonly string[];
  /** What a label that was recognised too badly is on forms. */
  meant?: string;
  figures: FundFigure[];
  /** `moved` where cells or the label were put right, `ambiguous` where the figures fit no columns. */
  outcome: 'fits' | 'moved' | 'ambiguous';
}

/** What a self-evaluation table is read with. */
export interface FundContext {
  labels: PerformanceLabels;
  /** True where columns are known from ruling lines, so that no cell can have slipped. */
  exact: boolean;
  /** True where blanks behind the last text of a row were not cut off, so that a short row has lost a cell. */
  keepsBlanks: boolean;
}

/** Reads all funds blocks of a table. */
export function readFunds(rows: readonly FormRow[], kinds: readonly RowKind[], context: FundContext): FundRow[] {
  const result: FundRow[] = [];
  for (const [at, row] of rows.entries()) {
    if (kinds[at] !== 'funds-header') continue;
    const sub = kinds[at + 1] === 'funds-subheader' ? (rows[at + 1] ?? null) : null;
    const start = at + (sub === null ? 1 : 2);
    const length = kinds.slice(start).findIndex((kind) => kind !== 'funds' && kind !== 'blank');
    const body = rows.slice(start, length < 0 ? undefined : start + length);
    result.push(
      ...readBody(
        body,
        { header: readFundHeader(row, sub, context.labels), lengths: [row, ...(sub === null ? [] : [sub])].map((r) => r.length) },
        context,
      ),
    );
  }
  return result;
}

/** A block's header, and the cells that its rows were split into. */
interface BlockHeader {
  header: FundHeader;
  lengths: readonly (number | null)[];
}

function readBody(body: readonly FormRow[], block: BlockHeader, context: FundContext): FundRow[] {
  const { labels } = context;
  const { header } = block;
  const rows = body.map((row) => readRow(row, block, context)).filter((row) => row !== null);
  const [first, ...rest] = rows;
  // Where the total's label slipped into the header, its row has no label, or by mistake that of a row below.
  if (first !== undefined && header.strayLabel !== null && (first.label === '' || rest.some(({ label }) => label === first.label))) {
    first.label = header.strayLabel;
    first.key = fundRowKey(header.strayLabel, labels);
    if (first.outcome === 'fits') first.outcome = 'moved';
  }
  keepLevelsApart(rows, labels);
  nameFunds(rows, header.slots, labels);
  nameTotal(rows, labels);
  for (const row of rows) row.figures = withoutStrokes(row.figures);
  if (!context.exact) leaveOutDamaged(rows, header);
  return rows;
}

function leaveOutDamaged(rows: readonly FundRow[], header: FundHeader): void {
  const pointless = pointlessInBlock(rows.map(({ figures }) => figures));
  for (const row of rows) row.figures = unreadable(row.figures, pointless);
  leaveOutSlipped(rows, header);
}

/** Leaves out rows whose slip only the sums of the block tell, and all where several slipped and none proves that the header did not. */
function leaveOutSlipped(rows: readonly FundRow[], { slots }: FundHeader): void {
  const placed = rows.map((row) => ({ row, key: row.key, placement: placementOf(row.figures, slots) }));
  const isHeaderWrong =
    rows.filter(({ outcome }) => outcome === 'ambiguous').length > 1 && !placed.some(({ placement }) => provesItself(placement, slots));
  for (const { row } of isHeaderWrong ? placed : slippedInSums(placed, slots)) {
    row.figures = [];
    row.outcome = 'ambiguous';
  }
}

/** Money of several levels of government in one table: each row keeps its own name, since none is the whole appropriation. */
function keepLevelsApart(rows: readonly FundRow[], labels: PerformanceLabels): void {
  const names = new Set(rows.filter(({ key }) => key === labels.levelledFunds.row).map(({ label }) => unknownRowKey(label)));
  if (names.size < 2) return;
  for (const row of rows) if (isLevelled(row.label, labels)) row.key = unknownRowKey(row.label);
}

interface Value {
  cell: FormCell;
  reading: NumberReading;
}

function toValue(cell: FormCell): Value {
  return { cell, reading: readFigure(cell) };
}

/** One row of money; null for a row without figures. */
function readRow(row: FormRow, { header, lengths }: BlockHeader, context: FundContext): FundRow | null {
  if (isUnplaced(row)) return { row, label: row.filled[0]?.text ?? '', key: null, figures: [], outcome: 'ambiguous' };
  const cells = row.filled.map(toValue);
  const start = cells.findIndex(({ reading }) => isFigure(reading));
  if (start < 0) return null;
  const label = rowLabel(
    cells.slice(0, start).map(({ cell }) => cell),
    header,
    context.labels,
  );
  const values = cells.slice(start);
  const found =
    label === null ? { label: '', key: null } : { label: label.text, key: fundRowKey(label.text, context.labels), ...otherReadings(label) };
  const isOdd = lengths.some((length) => isOther(row.length, length, context.keepsBlanks));
  const at = { header, label, exact: context.exact };
  const isShuffled = !context.exact && !isInYearlyOrder(header);
  const placed = isShuffled ? null : isOdd ? placeOdd(values, at) : place(values, at);
  if (placed === null || isSumOfPoints(label, placed, context.labels)) return { row, ...found, figures: [], outcome: 'ambiguous' };
  if (context.exact) return { row, ...found, ...placed };
  const pointless = pointlessInRow(placed.figures, header.slots);
  if (pointless.length === 0 && isSlippedRow(placementOf(placed.figures, header.slots), header.slots))
    return { row, ...found, figures: [], outcome: 'ambiguous' };
  return { row, ...found, ...placed, figures: unreadable(placed.figures, pointless) };
}

/** The figures, those that lost their points without a value. */
function unreadable(figures: readonly FundFigure[], pointless: readonly FundFigure[]): FundFigure[] {
  return figures.map((figure) => (pointless.includes(figure) ? { ...figure, reading: { content: 'unreadable' } } : figure));
}

/**
 * True for 合计 over points without any money: the sum of a block of indicators whose header was lost, and with it the columns of points,
 * so that the full mark and what was reached of it were put under money.
 */
function isSumOfPoints(
  label: FormCell | null,
  placed: Pick<FundRow, 'figures' | 'outcome'> | null,
  { scoreRows }: PerformanceLabels,
): boolean {
  if (label === null || placed === null || !isOneOf(scoreRows, label.key)) return false;
  const amounts = placed.figures.filter(({ reading }) => reading.content === 'amount');
  const isMarks = placed.outcome === 'moved' && amounts.length <= 2 && isFullMark(amounts[0]);
  return amounts.length > 0 && (isMarks || amounts.every(({ slot }) => POINTS.has(slot.key)));
}

function isFullMark(figure: FundFigure | undefined): boolean {
  return figure?.reading.content === 'amount' && new Decimal(figure.reading.value).eq(FULL_MARK);
}

/** Sum of the weights in every form. */
const FULL_MARK = 100;
const POINTS: ReadonlySet<string> = new Set(['weight', 'score']);

/** True where the columns of money stand in the order of the year, as every form prints them; a header that lost cells mixes them. */
function isInYearlyOrder({ slots }: FundHeader): boolean {
  const places = slots.map(({ key }) => YEARLY_ORDER.indexOf(key)).filter((place) => place >= 0);
  return places.every((place, i) => place >= (places[i - 1] ?? 0));
}

const YEARLY_ORDER: readonly string[] = ['declared_budget', 'initial_budget', 'adjusted_budget', 'executed', 'surplus'];

const CHINESE = /[\u4e00-\u9fff]{3,}/;

/** True where a row and its header were split into different numbers of cells, and not for blanks cut off at the row's end. */
function isOther(row: number | null, header: number | null, keepsBlanks: boolean): boolean {
  return row !== null && header !== null && (row > header || (row < header && keepsBlanks));
}

/** Digits among letters that only a misread figure has. */
const BROKEN_FIGURE = /^[\doOlIiSsZB.,%]*\d[\doOlIiSsZB.,%]*$/;

function readFigure({ cell, key }: FormCell): NumberReading {
  const reading = readNumber(cell.text);
  return reading.content === 'text' && BROKEN_FIGURE.test(key) ? { content: 'unreadable' } : reading;
}

function isFigure(reading: NumberReading): boolean {
  return reading.content === 'amount' || reading.content === 'nil' || reading.content === 'unreadable';
}

interface PlaceContext {
  header: FundHeader;
  label: FormCell | null;
  exact: boolean;
}

/** The columns of a row's values: as printed, or all moved by one distance, or in order where their number fits. */
function place(values: readonly Value[], { header, label, exact }: PlaceContext): Pick<FundRow, 'figures' | 'outcome'> | null {
  const labelEnd = label === null ? null : label.cell.column + label.cell.columnSpan;
  if (exact || (labelEnd ?? 0) <= header.first) {
    const printed = shifted(values, header, { distance: 0, exact });
    if (printed !== null) return { figures: printed, outcome: 'fits' };
    if (exact) return null;
  }
  const moved = labelEnd === null ? null : shifted(values, header, { distance: labelEnd - header.first, exact });
  const agrees = moved === null ? null : ratesAgree(moved);
  // A label that stands where the header has it tells nothing of its figures: they are moved away from it where the rate says so.
  const isSure = (labelEnd ?? 0) < header.first ? agrees === true : agrees !== false;
  return moved === null || !isSure ? inOrder(values, header) : { figures: moved, outcome: 'moved' };
}

/** The columns of a row that lost or doubled a cell, or whose header did: in order where their number fits, else where the rate agrees. */
function placeOdd(values: readonly Value[], { header, label, exact }: PlaceContext): Pick<FundRow, 'figures' | 'outcome'> | null {
  if (
    values.some(
      ({ cell, reading }, i) =>
        reading.content === 'text' && CHINESE.test(cell.text) && values.slice(i + 1).some((v) => isFigure(v.reading)),
    )
  )
    return null;
  const ordered = inOrder(values, header);
  if (ordered !== null) return ratesAgree(ordered.figures) === false ? null : ordered;
  const labelEnd = label === null ? null : label.cell.column + label.cell.columnSpan;
  const distances = [0, ...(labelEnd === null || labelEnd === header.first ? [] : [labelEnd - header.first])];
  const placed = distances.flatMap((distance) => {
    const figures = shifted(values, header, { distance, exact });
    return figures !== null && ratesAgree(figures) === true && restFits(figures) !== false
      ? [{ figures, outcome: distance === 0 ? ('fits' as const) : ('moved' as const) }]
      : [];
  });
  return placed.length === 1 ? (placed[0] ?? null) : null;
}

/** The values on the columns `distance` to the left; null where a figure meets no column or words meet a known one. */
function shifted(
  values: readonly Value[],
  header: FundHeader,
  { distance, exact }: { distance: number; exact: boolean },
): FundFigure[] | null {
  const figures: FundFigure[] = [];
  for (const { cell, reading } of values) {
    const from = cell.cell.column - distance;
    const slot = header.slots.find((candidate) => from < candidate.to && from + cell.cell.columnSpan > candidate.from);
    if (isFigure(reading)) {
      if (slot === undefined || (!exact && isStrayPercentage(reading, slot))) return null;
      figures.push({ cell, reading, slot });
    } else if (slot?.known === true && reading.content === 'text' && isNumberColumn(slot)) return null;
  }
  return new Set(figures.map(({ slot }) => slot)).size === figures.length ? figures : null;
}

const MONEY_COLUMNS: ReadonlySet<string> = new Set(YEARLY_ORDER);

/** A percentage under a column of money or weights belongs to another column. */
function isStrayPercentage(reading: NumberReading, slot: FundSlot): boolean {
  return reading.content === 'amount' && reading.unit === '%' && slot.known && (MONEY_COLUMNS.has(slot.key) || slot.key === 'weight');
}

/** Words may stand in for a score (优), never for money. */
function isNumberColumn(slot: FundSlot): boolean {
  return slot.key !== 'score' && slot.key !== 'weight';
}

function inOrder(values: readonly Value[], header: FundHeader): Pick<FundRow, 'figures' | 'outcome'> | null {
  const figures = values.filter(({ reading }) => isFigure(reading));
  const slots = header.slots.filter(({ known }) => known);
  if (figures.length !== slots.length) return null;
  if (figures.some(({ reading }, i) => slots[i] !== undefined && isStrayPercentage(reading, slots[i]))) return null;
  return { figures: figures.flatMap((value, i) => (slots[i] === undefined ? [] : [{ ...value, slot: slots[i] }])), outcome: 'moved' };
}
