/**
 * The blocks of a self-evaluation table: head, funds, annual goals, indicators, closing remarks, row by row.
 *
 * In → Out: rows of the joined grid → kind of every row. Source: order of the national form; a block is known by its own header or
 * label, never by its position, so blocks may be absent, repeated (one indicator block per goal) or cut by a page.
 */
import type { IndicatorRole } from '../model/performance-form.ts';
import type { FormCell, FormRow } from './performance-join.ts';
import { indicatorRole, isOneOf, lookUp, type PerformanceLabels } from './performance-labels.ts';

export type RowKind =
  | 'blank'
  | 'caption'
  | 'attributes'
  | 'funds-header'
  | 'funds-subheader'
  | 'funds'
  | 'goal'
  | 'indicator-header'
  | 'indicator-subheader'
  | 'indicator'
  | 'score'
  | 'closing'
  | 'note';

export type Block = 'head' | 'funds' | 'goal' | 'indicators' | 'closing';

export interface Sections {
  kinds: RowKind[];
  /** The block in which the last row stands. */
  last: Block;
}

const HAS_DIGIT = /\d/;
const FIGURE = /^[-(]?[\d,.]+\)?(?:%|万元|元|亿元)?$/;
const MAX_HEADER_LABEL = 24;
/** Share of the labels of a recognised row of sub-columns that must be known. */
const KNOWN_SUB_COLUMNS = 0.5;
/** Columns that the label of the overall score lies over, and its longest word. */
const SCORE_SPAN = 3;
const SCORE_WORD = 6;
const FULL_MARK = /^100(?:\.0+)?$/;

/** Reads the kinds of all rows. `isCertain`: cells were told apart by lines or separators, so that a label stands over its own column. */
export function readSections(rows: readonly FormRow[], labels: PerformanceLabels, isCertain: boolean): Sections {
  const kinds: RowKind[] = [];
  let block: Block = 'head';
  for (const [at, row] of rows.entries()) {
    const above = rows[at - 1] ?? null;
    const kind = rowKind(row, { labels, block, previous: kinds.at(-1) ?? 'blank', above });
    const isBelowHead = isCertain && kind === 'indicator-header' && above !== null && isHeadOf(above, row, labels);
    if (isBelowHead) kinds[at - 1] = 'indicator-header';
    kinds.push(isBelowHead ? 'indicator-subheader' : kind);
    block = blockAfter(kind, block);
  }
  return { kinds, last: block };
}

function blockAfter(kind: RowKind, block: Block): Block {
  if (kind === 'funds-header' || kind === 'funds-subheader' || kind === 'funds') return 'funds';
  if (kind === 'goal') return 'goal';
  if (kind === 'indicator-header' || kind === 'indicator-subheader' || kind === 'indicator') return 'indicators';
  if (kind === 'closing' || kind === 'note') return block === 'head' || block === 'funds' ? block : 'closing';
  return kind === 'score' && block === 'indicators' ? 'closing' : block;
}

interface Context {
  labels: PerformanceLabels;
  block: Block;
  previous: RowKind;
  /** The row before. */
  above: FormRow | null;
}

function rowKind(row: FormRow, context: Context): RowKind {
  const { labels, block } = context;
  const first = row.filled[0];
  if (first === undefined) return 'blank';
  const header = headerKind(row, context);
  if (header !== null) return header;
  if (labels.noteWord.test(first.key)) return 'note';
  if (block === 'head' || block === 'funds') return kindAbove(row, first, context);
  if (block === 'goal') return isAttribute(first, labels) ? 'attributes' : isClosing(first, labels) ? 'closing' : 'goal';
  if (isScore(row, first, context)) return 'score';
  return block === 'indicators' && !isClosing(first, labels) ? 'indicator' : 'closing';
}

/** Kind of a row of column labels; null for any other row. Funds stand before the indicators in every layout. */
function headerKind(row: FormRow, { labels, block, previous, above }: Context): RowKind | null {
  if (isIndicatorHeader(row, labels)) return 'indicator-header';
  if (previous === 'indicator-header')
    return isSubHeader(row, (key) => isOneOf(labels.levelNames, key) || indicatorRole(labels, key) !== null) ? 'indicator-subheader' : null;
  if (block === 'indicators' || block === 'closing') return null;
  const below = above === null ? row : withoutRepeated(row, above);
  if (previous === 'funds-header' && below.filled.length > 0 && isFundsSubHeader(below, labels)) return 'funds-subheader';
  return isFundsHeader(row, labels) ? 'funds-header' : null;
}

/**
 * True for the row of the overall score; after the indicators, and where it is named as in the head of a form, only with a figure in
 * it.
 */
function isScore(row: FormRow, first: FormCell, { labels, block }: Context): boolean {
  const figures = row.filled.slice(1).filter(({ key }) => FIGURE.test(key)).length;
  if (isOneOf(labels.scoreRows, first.key)) return block === 'indicators' || figures > 0;
  if (block === 'indicators' && isMisreadScore(row)) return true;
  return isOneOf(labels.scoreLabels, first.key) && figures === 1 && row.filled.length === 2;
}

/**
 * True for the row of the overall score whose label was misread: a short word over the columns of the indicators with nothing behind it but
 * the full mark and what was reached of it.
 */
function isMisreadScore({ filled }: FormRow): boolean {
  const [label, weight, score, ...others] = filled;
  if (label?.cell.recognition === undefined || weight === undefined || score === undefined || others.length > 0) return false;
  const isWide = label.cell.columnSpan >= SCORE_SPAN && label.key.length <= SCORE_WORD && !HAS_DIGIT.test(label.key);
  return isWide && FULL_MARK.test(weight.key) && HAS_DIGIT.test(score.key) && FIGURE.test(score.key);
}

/** What the misread label of a row of the overall score is on forms; undefined for a label that is known. */
export function scoreMeant({ filled }: FormRow, { scoreRows, scoreLabels }: PerformanceLabels): string | undefined {
  const key = filled[0]?.key ?? '';
  return isOneOf(scoreRows, key) || isOneOf(scoreLabels, key) ? undefined : [...scoreRows][0];
}

function kindAbove(row: FormRow, first: FormCell, { labels, block }: Context): RowKind {
  if (isGoal(row, labels)) return 'goal';
  if (isAttribute(first, labels)) return 'attributes';
  if (block === 'funds') return isClosing(first, labels) ? 'closing' : 'funds';
  return row.filled.length === 1 && !first.key.includes(':') ? 'caption' : 'attributes';
}

function isAttribute(first: FormCell, labels: PerformanceLabels): boolean {
  return lookUp(labels.attributes, first.key) !== undefined;
}

function isClosing(first: FormCell, labels: PerformanceLabels): boolean {
  const colon = first.key.indexOf(':');
  return isOneOf(labels.closingLabels, first.key) || (colon > 0 && isOneOf(labels.closingLabels, first.key.slice(0, colon)));
}

/** True where the row opens the annual goals: their label in front, or the column labels of goal and achievement. */
function isGoal(row: FormRow, labels: PerformanceLabels): boolean {
  const [first] = row.filled;
  if (first !== undefined && isOneOf(labels.goalLabels, first.key)) return true;
  return row.filled.filter(({ key }) => isOneOf(labels.goalHeaders, key)).length >= 2;
}

/** True for a row of indicator labels: two levels, or a level beside what is planned or achieved. */
export function isIndicatorHeader(row: FormRow, labels: PerformanceLabels): boolean {
  const roles = new Set<IndicatorRole>();
  for (const { key } of row.filled) {
    const role = key.length <= MAX_HEADER_LABEL ? indicatorRole(labels, key) : null;
    if (role !== null) roles.add(role);
  }
  const levels = LEVELS.filter((role) => roles.has(role)).length;
  return levels >= 2 || (levels === 1 && (roles.has('target') || roles.has('actual')));
}
const LEVELS = ['level1', 'level2', 'level3'] as const;
/** What a form prints behind the levels of an indicator. */
const BEHIND_LEVELS = ['actual', 'weight', 'score'] as const;

/**
 * True for the upper row of a header of two (绩效指标 | 年度指标值 | 实际完成值 | 分值 above 一级指标 | 二级指标 | 指标值): nothing but labels, among
 * them columns that the levels' own row does not have.
 */
function isHeadOf(head: FormRow, row: FormRow, labels: PerformanceLabels): boolean {
  const lacks = BEHIND_LEVELS.filter((role) => !hasColumn(row, role, labels));
  const isLabelled = isSubHeader(head, (key) => indicatorRole(labels, key) !== null);
  const isWhole = isLabelled && !LEVELS.some((role) => hasColumn(head, role, labels));
  return isWhole && lacks.includes('actual') && hasColumn(head, 'actual', labels);
}

/** True where the indicator header has such a column; a budget's goal table has none for what was achieved or for its score. */
export function hasColumn(row: FormRow, role: IndicatorRole, labels: PerformanceLabels): boolean {
  return row.filled.some(({ key }) => indicatorRole(labels, key) === role);
}

/** True for a row of at least two funds columns, one of them budget or execution, and no figures. */
export function isFundsHeader(row: FormRow, labels: PerformanceLabels): boolean {
  const columns = new Set<string>();
  for (const { key } of row.filled) {
    const column = lookUp(labels.fundColumns, key);
    if (column !== undefined) columns.add(column);
  }
  const money = columns.has('initial_budget') || columns.has('adjusted_budget') || columns.has('executed');
  return money && columns.size >= 2 && !row.filled.some(({ key }) => FIGURE.test(key));
}

/** A row without the cells that a dump wrote out once more below themselves, as it does where they span both rows of a header. */
export function withoutRepeated(row: FormRow, above: FormRow): FormRow {
  const isRepeated = ({ cell, key }: FormCell): boolean =>
    above.filled.some((over) => over.cell.column === cell.column && over.key === key);
  return row.filled.some(isRepeated) ? { ...row, filled: row.filled.filter((cell) => !isRepeated(cell)) } : row;
}

/** True for a row of sub-columns; of recognised ones some may have been misread, as long as nothing is like a figure. */
function isFundsSubHeader(row: FormRow, labels: PerformanceLabels): boolean {
  if (isSubHeader(row, (key) => isFundSubColumn(key, labels))) return true;
  const known = row.filled.filter(({ key }) => isFundSubColumn(key, labels)).length;
  const isRecognised = row.filled.some(({ cell }) => cell.recognition !== undefined);
  return isRecognised && known > 0 && known >= KNOWN_SUB_COLUMNS * row.filled.length && row.filled.every(({ key }) => !HAS_DIGIT.test(key));
}

function isFundSubColumn(key: string, labels: PerformanceLabels): boolean {
  return lookUp(labels.fundColumns, key) !== undefined || isOneOf(labels.fundSubColumns, key);
}

/** True where every cell of the row is a header label and no cell a figure. */
function isSubHeader(row: FormRow, isLabel: (key: string) => boolean): boolean {
  return (
    row.filled.every(({ key }) => key.length <= MAX_HEADER_LABEL && isLabel(key)) &&
    !row.filled.some(({ key }) => HAS_DIGIT.test(key) && FIGURE.test(key))
  );
}
