/**
 * Whether a grid begins a self-evaluation form, or carries on one that a page cut.
 *
 * In → Out: grid(s) → kind of form, or whether the next grid belongs to it. By content, never by title or position alone.
 * Limits: what states neither execution nor achievement is no self-evaluation (a budget's table of goals); a grid without any word of the
 * form carries it on only where it has the same width and holds nothing but words.
 */
import type { Grid } from '../model/block.ts';
import { namesEntity, namesProject } from './performance-attributes.ts';
import { valueShape } from './performance-comparison.ts';
import type { FormRow } from './performance-join.ts';
import { isOneOf, levelTwoWord, levelWord, lookUp, type PerformanceLabels } from './performance-labels.ts';
import { type FormReading, readForm } from './performance-reading.ts';
import { type Block, hasColumn, isFundsHeader, isIndicatorHeader, type RowKind } from './performance-sections.ts';

export type PerformanceKind = 'project_performance' | 'overall_performance';

/** Rows in which the head, the funds and the indicator header of a form stand; the tables behind are not searched. */
const HEAD_ROWS = 40;

/** First characters of 执行 and 完成, of which every self-evaluation has one; most other grids have neither. */
const SPEAKS = /[执完]/;

/** A form's head. A grid that is no longer is read whole, so that reading it again costs nothing. */
function readHead(grids: readonly Grid[], labels: PerformanceLabels): FormReading {
  return readForm(grids.map(headOf), labels);
}

function headOf(grid: Grid): Grid {
  if (grid.rowCount <= HEAD_ROWS) return grid;
  return { ...grid, rowCount: HEAD_ROWS, cells: grid.cells.filter((cell) => cell.row < HEAD_ROWS) };
}

interface Evidence {
  project: boolean;
  entity: boolean;
  executed: boolean;
  achieved: boolean;
  scored: boolean;
  title: string;
}

/** What the lines right above a grid say: the title, and whether they name a project. */
interface Above {
  title: string;
  project: boolean;
}

const NOTHING: Above = { title: '', project: false };

/** The kind of self-evaluation form that begins with these grids; null where none does. */
export function recognize(grids: readonly Grid[], labels: PerformanceLabels, above = NOTHING): PerformanceKind | null {
  if (!grids.some(({ cells }) => cells.some((cell) => SPEAKS.test(cell.text)))) return null;
  const { rows, kinds } = readHead(grids, labels);
  const found = evidence(rows, kinds, labels);
  const title = found.title + above.title;
  const titled = labels.titleWords.some((word) => title.includes(word));
  // A form that prints a score beside every indicator, and calls itself a self-evaluation, need not repeat what was achieved.
  if (!found.executed && !found.achieved && !(found.scored && titled)) return null;
  if (found.project || above.project) return 'project_performance';
  if (found.entity && (found.achieved || titled)) return 'overall_performance';
  return titled ? kindByTitle(title) : null;
}

function kindByTitle(title: string): PerformanceKind | null {
  return title.includes('整体') ? 'overall_performance' : title.includes('项目') ? 'project_performance' : null;
}

/** Names of levels that only a table of indicators has so many of. */
const ENOUGH_LEVELS = 3;
/** What stands over a budget's table of goals, which is no self-evaluation. */
const GOALS = '目标';

/**
 * The kind of form that a grid was which no longer shows that anything was executed or achieved, since too much of it was misread; null
 * where its indicators, or the title above it, do not say that it was one.
 */
export function lostKind(grid: Grid, labels: PerformanceLabels, captions: readonly string[]): PerformanceKind | null {
  const isTitled = captions.some((caption) => labels.titleWords.some((word) => caption.includes(word)));
  if (!isTitled && captions.some((caption) => caption.includes(GOALS))) return null;
  const { rows } = readForm([grid], labels);
  const levels = rows.flatMap(({ filled }) => filled.filter(({ key }) => namesLevel(key, labels))).length;
  return levels < ENOUGH_LEVELS ? null : (kindByTitle(captions.join('')) ?? 'project_performance');
}

function evidence(rows: readonly FormRow[], kinds: readonly RowKind[], labels: PerformanceLabels): Evidence {
  const found: Evidence = { project: false, entity: false, executed: false, achieved: false, scored: false, title: '' };
  for (const [at, row] of rows.entries()) {
    const kind = kinds[at];
    if (kind === 'attributes' || kind === 'caption') {
      found.project ||= namesProject(row, labels);
      found.entity ||= namesEntity(row, labels) || namesBothExpenditures(row, labels);
    }
    if (kind === 'caption') found.title += row.filled[0]?.key ?? '';
    if (kind === 'funds-header') found.executed ||= row.filled.some(({ key }) => lookUp(labels.fundColumns, key) === 'executed');
    if (kind === 'indicator-header') {
      found.achieved ||= hasColumn(row, 'actual', labels);
      found.scored ||= hasColumn(row, 'score', labels);
    }
    if (kind === 'goal') found.achieved ||= row.filled.some(({ key }) => isOneOf(labels.goalActuals, key));
  }
  return found;
}

function namesBothExpenditures(row: FormRow, labels: PerformanceLabels): boolean {
  const keys = new Set(row.filled.map(({ key }) => lookUp(labels.fundRows, key)));
  return keys.has('funds.basic') && keys.has('funds.project');
}

/** The kind of form whose first rows alone stand at the foot of a page, so that only the next page tells what it is; null for any other. */
export function recognizeCut(stub: Grid, next: Grid, labels: PerformanceLabels): PerformanceKind | null {
  if (stub.rowCount > STUB_ROWS || !sameWidth(stub, next) || recognize([next], labels) !== null) return null;
  const kind = recognize([stub, next], labels);
  return kind !== null && continues([stub], next, labels) ? kind : null;
}

/** Rows above the funds and the indicators: names, authority, goals, basic information. */
const STUB_ROWS = 12;

/** True where `next` carries on the form that `previous` began. */
export function continues(previous: readonly Grid[], next: Grid, labels: PerformanceLabels): boolean {
  const [first] = previous;
  if (first === undefined || recognize([next], labels) !== null) return false;
  const { last, kinds } = readForm(previous, labels);
  const rows = readHead([next], labels).rows.filter(({ filled }) => filled.length > 0);
  const complete = last === 'closing' && kinds.includes('score');
  if (rows.some((row, at) => belongs(row, { block: complete ? 'closing' : last, first: at < FIRST_ROWS, labels }))) return true;
  return !complete && sameWidth(previous.at(-1) ?? first, next) && rows.length <= PROSE_ROWS && rows.every(isProse);
}

/** Most rows of words alone that a page can cut off: goal, achievement and one remark. */
const PROSE_ROWS = 3;
/** Points within which two grids are equally wide. */
const SAME_WIDTH = 3;

function sameWidth(a: Grid, b: Grid): boolean {
  const width = ({ columnEdges }: Grid): number | null => (columnEdges === null ? null : (columnEdges.at(-1) ?? 0) - (columnEdges[0] ?? 0));
  const [own, other] = [width(a), width(b)];
  return own !== null && other !== null && Math.abs(own - other) <= SAME_WIDTH;
}

function isProse(row: FormRow): boolean {
  return row.filled.every(({ text }) => valueShape(text) === 'text');
}

/** Most figures of a row with the overall score: sum of weights, score. */
const SCORE_FIGURES = 2;

/** Rows in which a remark or signature must stand to carry on a form: other tables end with signatures, too. */
const FIRST_ROWS = 3;

interface Position {
  block: Block;
  /** True for one of the first rows of the grid. */
  first: boolean;
  labels: PerformanceLabels;
}

/** True for a row that only a self-evaluation form has at this point. */
function belongs(row: FormRow, { block, first: isFirst, labels }: Position): boolean {
  const [first] = row.filled;
  if (first === undefined) return false;
  if (isFirst && isOneOf(labels.closingLabels, first.key)) return true;
  if (block === 'closing') return labels.noteWord.test(first.key) && row.index === 0;
  if (isIndicatorHeader(row, labels) || row.filled.some(({ key }) => namesLevel(key, labels))) return true;
  if (block === 'indicators') return isScoreRow(row, labels) || row.filled.some(({ text }) => valueShape(text) === 'comparison');
  return isFundsHeader(row, labels) || isOneOf(labels.goalLabels, first.key) || isFundRow(row, block, labels);
}

function namesLevel(key: string, labels: PerformanceLabels): boolean {
  return levelWord(labels.level1, key) === 'strong' || levelTwoWord(labels, key) === 'strong';
}

function isScoreRow(row: FormRow, labels: PerformanceLabels): boolean {
  const [first, ...rest] = row.filled;
  const figures = rest.filter(({ text }) => valueShape(text) === 'number').length;
  return first !== undefined && isOneOf(labels.scoreRows, first.key) && figures > 0 && figures <= SCORE_FIGURES;
}

function isFundRow(row: FormRow, block: Block, labels: PerformanceLabels): boolean {
  return block === 'funds' && row.filled.some(({ key }) => lookUp(labels.fundRows, key) !== undefined);
}
