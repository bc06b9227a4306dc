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
import { type FundHeader, fundRowKey, readFundHeader, rowLabel, unknownRowKey } from './performance-funds-header.ts';
import { nameFunds, otherReadings } from './performance-funds-named.ts';
import { isRepeated, type OwnFigure, ownFigure } from './performance-funds-own.ts';
import { type FundFigure, isFigure, place, placeOdd, type Value, YEARLY_ORDER } from './performance-funds-place.ts';
import { pointlessInBlock, pointlessInRow } from './performance-funds-points.ts';
import { isSlippedRow, placementOf, provesItself } from './performance-funds-slips.ts';
import { withoutStrokes } from './performance-funds-strokes.ts';
import { slippedInSums } from './performance-funds-sums.ts';
import { nameLoneTotal, nameTotal } from './performance-funds-total.ts';
import type { FormCell, FormRow } from './performance-join.ts';
import { isLevelled, isOneOf, type PerformanceLabels } from './performance-labels.ts';
import type { RowKind } from './performance-sections.ts';

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
        {
          header: readFundHeader(row, sub, context.labels),
          lengths: [row, ...(sub === null ? [] : [sub])].map((r) => r.length),
          title: row.filled.find(({ key }) => isOneOf(context.labels.fundTitles, key))?.text ?? null,
        },
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
  /** What the block is called, beside its columns; null where nothing is. */
  title: string | null;
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
  nameLoneTotal(rows, block.title);
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

function toValue(cell: FormCell): Value {
  return { cell, reading: readFigure(cell) };
}

/** What names a row of money, and its values. */
interface RowParts {
  label: FormCell | null;
  text: string;
  /** The label with its figure; null where it holds none. */
  own: OwnFigure | null;
  values: Value[];
}

/** The parts of a row; null for a row without figures. */
function partsOf(row: FormRow, header: FundHeader, labels: PerformanceLabels): RowParts | null {
  const cells = row.filled.map(toValue);
  const start = cells.findIndex(({ reading }) => isFigure(reading));
  const before = start < 0 ? cells : cells.slice(0, start);
  const label = rowLabel(
    before.map(({ cell }) => cell),
    header,
    labels,
  );
  // 按收入性质分：812.35 | 按支出性质分：812.35: labels beside each other part the total, whatever they stand under.
  const isParting = row.filled.filter((cell) => ownFigure(cell, header) !== null).length > 1;
  const own = label === null || isParting ? null : ownFigure(label, header);
  if (start < 0 && own?.isPlaced !== true) return null;
  const values = cells.slice(before.length);
  if (label !== null && own?.isPlaced === true) values.unshift({ cell: label, raw: own.raw, reading: own.reading });
  return { label, text: own?.label ?? label?.text ?? '', own, values };
}

function nameOf({ label, text }: RowParts, labels: PerformanceLabels): Pick<FundRow, 'label' | 'key' | 'others'> {
  return label === null ? { label: '', key: null } : { label: text, key: fundRowKey(text, labels), ...otherReadings(label) };
}

/** One row of money; null for a row without figures. */
function readRow(row: FormRow, { header, lengths }: BlockHeader, context: FundContext): FundRow | null {
  if (isUnplaced(row)) return { row, label: row.filled[0]?.text ?? '', key: null, figures: [], outcome: 'ambiguous' };
  const parts = partsOf(row, header, context.labels);
  if (parts === null) return null;
  const { label, own, values } = parts;
  const found = nameOf(parts, context.labels);
  const isOdd = lengths.some((length) => isOther(row.length, length, context.keepsBlanks));
  const at = { header, label: own?.isPlaced === true ? null : label, exact: context.exact };
  const isShuffled = (!context.exact && !isInYearlyOrder(header)) || (own !== null && !isRepeated(own, values));
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
