/**
 * The column header of a funds block: one row of column labels, or groups with a row of sub-columns.
 *
 * In → Out: header rows → `FundHeader`, its columns in the frame of the body rows. Text dumps give a group one column for its several
 * sub-columns, so that everything behind it stands too far to the left; the columns of the sub-row are the true ones.
 */
import { nameColumns, nameFirstColumn, otherReadings } from './performance-funds-named.ts';
import type { FormCell, FormRow } from './performance-join.ts';
import { bareKey, isLevelled, isOneOf, labelKey, lookUp, type PerformanceLabels } from './performance-labels.ts';
import { withoutRepeated } from './performance-sections.ts';

/** A column of the block: [from, to) in grid columns, its canonical or `x:` key, and whether the vocabulary knows it. */
export interface FundSlot {
  from: number;
  to: number;
  key: string;
  known: boolean;
  /** True for a sub-column of a group, which holds figures even where no vocabulary knows it (批复金额/总额). */
  isSub: boolean;
  /** Label as printed; units in it hold for the column. */
  label: string;
  /** What else was recognised for the label. */
  others?: readonly string[];
  /** What a label that was recognised too badly is on forms. */
  meant?: string;
}

export interface FundHeader {
  slots: FundSlot[];
  /** First column that holds figures; row labels stand before it. */
  first: number;
  /** Label of the total that slipped into the header row; null where none did. */
  strayLabel: string | null;
  /** Columns of words that the header names before its figures, where there are several (任务名称, 主要内容, 完成情况); else empty. */
  names: readonly NameColumn[];
}

/** A column of words: [from, to) in grid columns, and the key of its header label. */
export interface NameColumn {
  from: number;
  to: number;
  key: string;
}

interface Placed {
  from: number;
  to: number;
  text: string;
  key: string;
  others?: readonly string[];
  /** The group above a sub-column. */
  group: Placed | null;
}

/** Reads the header; `sub` is the row of sub-columns, null where there is none. */
export function readFundHeader(row: FormRow, sub: FormRow | null, labels: PerformanceLabels): FundHeader {
  const top = row.filled.map(placed);
  const isRecognised = row.filled.some(({ cell }) => cell.recognition !== undefined);
  const below = sub === null ? null : withoutRepeated(sub, row).filled.map(placed);
  const all = below === null ? top : underGroups(joinRepeated(top, labels), below, labels);
  const alone = below !== null && isRecognised ? belowNothing(below, top) : [];
  const cells = [...all, ...alone].sort((a, b) => a.from - b.from).filter(({ key }) => !isOneOf(labels.fundTitles, key));
  const stray = top.find(({ key }) => lookUp(labels.fundRows, key) === 'funds.total');
  const slots = cells.filter(({ key }) => key !== stray?.key).map((cell) => toSlot(cell, labels));
  const first = firstColumn(slots, {
    labels,
    isRecognised,
    left: top[0]?.from ?? 0,
  });
  const names = cells.filter(({ to, key }) => to <= first && key !== '' && key !== stray?.key);
  return {
    slots: slots.filter(({ from }) => from >= first),
    first,
    strayLabel: stray?.text ?? null,
    names: names.length < 2 ? [] : names.map(({ from, to, key }) => ({ from, to, key })),
  };
}

/**
 * First column of figures: the first that is known or part of a group, or a misread one right before it that is clearly like a column which is not there
 * yet. What stands first in the row, at `left`, is the title of the block.
 */
function firstColumn(
  slots: readonly FundSlot[],
  { labels, isRecognised, left }: { labels: PerformanceLabels; isRecognised: boolean; left: number },
): number {
  const first = Math.min(...slots.filter(({ known, isSub }) => known || isSub).map(({ from }) => from));
  const before = slots.find(({ from, to }) => to === first && from > left);
  if (!isRecognised || before === undefined) return first;
  nameColumns([before, ...slots.filter(({ known }) => known)], labels);
  if (before.meant === undefined)
    nameFirstColumn(
      before,
      slots.find(({ from }) => from === first),
      labels,
    );
  return before.meant === undefined ? first : before.from;
}

function placed(own: FormCell): Placed {
  const { cell, key, text } = own;
  return { from: cell.column, to: cell.column + cell.columnSpan, key, text, ...otherReadings(own), group: null };
}

/** Cells of the second row under nothing at all: a trace of a line parted them from the blank above. */
function belowNothing(sub: readonly Placed[], top: readonly Placed[]): Placed[] {
  return sub.filter(({ from, to }) => !top.some((cell) => cell.from < to && cell.to > from));
}

function toSlot(cell: Placed, labels: PerformanceLabels): FundSlot {
  const key = columnKey(cell, labels);
  const path = [cell.group?.key, cell.key].filter((part) => part !== undefined).map(bareKey);
  const label = cell.group === null ? cell.text : `${cell.group.text}/${cell.text}`;
  const others = cell.others === undefined ? {} : { others: cell.others };
  const isSub = cell.group !== null;
  return { from: cell.from, to: cell.to, key: key ?? `x:${path.join('/')}`, known: key !== null, isSub, label, ...others };
}

/** Canonical column of a header cell; the total below a group stands for the group. */
function columnKey(cell: Placed, labels: PerformanceLabels): string | null {
  const own = lookUp(labels.fundColumns, cell.key);
  if (own !== undefined) return own;
  return cell.group !== null && isOneOf(labels.fundSubTotals, cell.key) ? (lookUp(labels.fundColumns, cell.group.key) ?? null) : null;
}

/** A group that a dump writes out in every column that it spans is one. */
function joinRepeated(top: readonly Placed[], labels: PerformanceLabels): Placed[] {
  const joined: Placed[] = [];
  for (const cell of top) {
    const last = joined.at(-1);
    if (last !== undefined && last.key === cell.key && last.to === cell.from && isOneOf(labels.fundGroups, cell.key)) last.to = cell.to;
    else joined.push({ ...cell });
  }
  return joined;
}

/** Header cells over the body: groups replaced by their sub-columns, cells behind a squeezed group moved to the right. */
function underGroups(top: readonly Placed[], sub: readonly Placed[], labels: PerformanceLabels): Placed[] {
  const pending = [...sub];
  const result: Placed[] = [];
  let moved = 0;
  for (const [i, cell] of top.entries()) {
    const own = { ...cell, from: cell.from + moved, to: cell.to + moved };
    const next = (top[i + 1]?.from ?? Number.POSITIVE_INFINITY) + moved;
    const children = isOneOf(labels.fundGroups, cell.key) ? takeChildren(own, pending, next) : [];
    if (children.length === 0) result.push(own);
    else result.push(...children.map((child) => ({ ...child, group: own })));
    const end = children.at(-1)?.to ?? 0;
    if (end > next) moved += end - next;
  }
  return result;
}

/** Takes a group's sub-columns off the front of `pending`: all under its span, or a run without gap or repeated label. */
function takeChildren(group: Placed, pending: Placed[], next: number): Placed[] {
  const taken: Placed[] = [];
  const spanned = group.to - group.from > 1;
  for (let child = pending[0]; child !== undefined; child = pending[0]) {
    const last = taken.at(-1);
    const inside = spanned
      ? child.from >= group.from && child.from < group.to
      : last === undefined
        ? child.from >= group.from && child.from < next
        : child.from === last.to;
    if (!inside || taken.some(({ key }) => key === child?.key)) break;
    taken.push(child);
    pending.shift();
  }
  return taken;
}

/**
 * What names a row: the words nearest to its figures, unless the header has several columns of words and none of the rows that forms
 * have stands there; then those under the first of them, since the others only describe it.
 */
export function rowLabel(before: readonly FormCell[], { names }: FundHeader, labels: PerformanceLabels): FormCell | null {
  const words = before.filter(({ key }) => !isOneOf(labels.fundTitles, key));
  const last = words.at(-1) ?? null;
  if (last === null || names.length === 0 || lookUp(labels.fundRows, last.key) !== undefined) return last;
  for (const { from, to, key } of names) {
    const named = words.find((word) => word.cell.column >= from && word.cell.column < to && word.key !== key);
    if (named !== undefined) return named;
  }
  return last;
}

/** Key of a row label of the block: canonical, or `x:` and the label; null for a blank label. */
export function fundRowKey(label: string, labels: PerformanceLabels): string | null {
  const key = labelKey(label);
  if (key === '') return null;
  return lookUp(labels.fundRows, key) ?? (isLevelled(label, labels) ? labels.levelledFunds.row : unknownRowKey(label));
}

export function unknownRowKey(label: string): string {
  return `x:${bareKey(labelKey(label))}`;
}
