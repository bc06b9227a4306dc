/**
 * The indicators of a self-evaluation form in plain lines, every cell on a line of its own.
 *
 * In → Out: words from the header on → rows of a grid with the columns of the header, and the overall score; null where no header stands, or
 * the cells below allow no reading.
 * Proof: an indicator is read where all readings put its cells in the same columns. Where all indicators have marks that add up, weights to a
 * hundred or scores to the overall score, those of the funds among them, readings in which an indicator has none do not count.
 */

import type { PerformanceLabels } from '../mapping/performance-labels.ts';
import type { Decimal } from '../model/amount.ts';
import type { IndicatorRole } from '../model/performance-form.ts';
import { type FormLine, type FormPart, type FundMarks, plainRow } from './form-rows.ts';
import { type FoundScore, findScore, scoreAt, scoreRow } from './form-score.ts';
import type { FormWords } from './form-words.ts';
import { type Cell, cellsFrom } from './indicator-cells.ts';
import { headerAt, type IndicatorHeader, isReadable } from './indicator-header.ts';
import { markOf, markSum } from './indicator-marks.ts';
import { type IndicatorCell, readCells } from './indicator-readings.ts';

const FULL_MARK = 100;
/** Characters that name what was not read. */
const LONGEST_NAME = 20;

type Columns = readonly (number | null)[];

/** The indicators whose header begins at the word `at`; null where none can be read. */
export function indicatorsAt(words: FormWords, at: number, context: { labels: PerformanceLabels; funds: FundMarks }): FormPart | null {
  const header = headerAt(words, at, context.labels);
  if (header === null) return null;
  return (isReadable(header) ? readIndicators(words, { at, header }, context) : null) ?? unreadIndicators(words, { at, header }, context);
}

interface Found {
  at: number;
  header: IndicatorHeader;
}

function readIndicators(
  words: FormWords,
  { at, header }: Found,
  context: { labels: PerformanceLabels; funds: FundMarks },
): FormPart | null {
  const { cells, end } = cellsFrom(words, header, context.labels);
  if (cells === null || cells.length === 0) return null;
  const roles = header.columns.map(({ role }) => role);
  const total = scoreAt(words, end, context.labels);
  const columns = columnsOf(cells, { ...context, roles, total });
  if (columns === null) return null;
  const first = roles.indexOf('level3');
  const rows = splitRows(cells, columns).map((row) => rowOf(words, row, { first, roles }));
  const texts = header.columns.map(({ text }) => text);
  const top = plainRow(texts, words.placeOf(at, header.end));
  const score = total === null ? [] : [scoreRow(words, total, { roles, rows, funds: context.funds })];
  return { rows: [top, ...rows, ...score], end: total?.end ?? end };
}

/** Indicators whose cells cannot be told apart, in one row without columns; null where no overall score ends them. */
function unreadIndicators(
  words: FormWords,
  { at, header }: Found,
  { labels, funds }: { labels: PerformanceLabels; funds: FundMarks },
): FormPart | null {
  const roles = header.columns.map(({ role }) => role);
  const total = findScore(words, header.end, { labels, roles });
  if (total === null) return null;
  const texts = header.columns.map(({ text }) => text);
  const first = words.words[header.end]?.text.slice(0, LONGEST_NAME) ?? '';
  const unread: FormLine = {
    cells: new Map([[roles.indexOf('level3'), first]]),
    place: words.placeOf(header.end, total.from),
    restored: 'unplaced',
  };
  const score = scoreRow(words, total, { roles, rows: [unread], funds });
  return { rows: [plainRow(texts, words.placeOf(at, header.end)), unread, score], end: total.end };
}

interface Context {
  labels: PerformanceLabels;
  funds: FundMarks;
  roles: readonly IndicatorRole[];
  total: FoundScore | null;
}

/** Columns of the cells behind the levels, null for level names and what is not sure; null where there is no reading. */
function columnsOf(cells: readonly Cell[], { labels, funds, roles, total }: Context): Columns | null {
  const own = roles.slice(roles.indexOf('level3'));
  const seen = cells.map(({ text, level }): IndicatorCell => (level === null ? text : null));
  const read = (whole: boolean): Columns | null => readCells(seen, { roles: own, labels, whole })?.columns ?? null;
  const strict = read(true);
  if (strict === null) return read(false);
  const sumOf = (role: IndicatorRole, mark: string | null): Decimal[] => {
    const column = own.indexOf(role);
    const sum = markSum(cells.map(({ text }, i) => (column >= 0 && strict[i] === column ? text : '')));
    return [sum, sum.plus(markOf(mark ?? '') ?? 0)];
  };
  const whole = markOf(total?.values.at(-1) ?? '');
  const isProved =
    sumOf('weight', funds.weight).some((sum) => sum.eq(FULL_MARK)) ||
    (whole !== null && !whole.isZero() && sumOf('score', funds.score).some((sum) => sum.eq(whole)));
  return isProved ? strict : read(false);
}

interface PlacedRow {
  cells: readonly Cell[];
  columns: Columns;
}

/** Cells parted where an indicator surely begins: with the names of levels, or with its own name. */
function splitRows(cells: readonly Cell[], columns: Columns): PlacedRow[] {
  const starts = cells.flatMap(({ level }, i) => {
    const isAfterLevel = i > 0 && cells[i - 1]?.level !== null;
    return i === 0 || (!isAfterLevel && (level !== null || columns[i] === 0)) ? [i] : [];
  });
  return starts.map((from, i) => ({ cells: cells.slice(from, starts[i + 1]), columns: columns.slice(from, starts[i + 1]) }));
}

/** The row of an indicator; where one of its cells is not sure, names of levels alone have columns. */
function rowOf(
  words: FormWords,
  { cells, columns }: PlacedRow,
  { first, roles }: { first: number; roles: readonly IndicatorRole[] },
): FormLine {
  const place = words.placeOf(cells[0]?.from ?? 0, cells.at(-1)?.to ?? 0);
  const levels = new Map<number, string>();
  const texts = new Map<number, string>();
  for (const [i, { text, level }] of cells.entries()) {
    if (level !== null) levels.set(roles.indexOf(level), text);
    else if (columns[i] !== null && columns[i] !== undefined) texts.set(first + columns[i], text);
  }
  if (!levels.has(-1) && levels.size + texts.size === cells.length) return { cells: new Map([...levels, ...texts]), place, restored: null };
  levels.delete(-1);
  const name = cells.find(({ level }) => level === null)?.text ?? '';
  return { cells: new Map([...levels, [first, name]]), place, restored: 'unplaced' };
}
