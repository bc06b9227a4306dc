/**
 * Which field every cell of an indicator has whose blank cells were lost.
 *
 * In → Out: cells in printed order, level names among them as marks, and the columns behind the levels → the column of every cell in
 * which all readings agree, null where they do not.
 * A reading: an indicator begins with its name, any other column may be blank, a level name stands before a name; marks are bare numbers,
 * signs signs, names words that no value directly repeats. `whole` readings have every column of marks filled in all indicators.
 */
import { valueShape } from '../mapping/performance-comparison.ts';
import { isOneOf, labelKey, type PerformanceLabels } from '../mapping/performance-labels.ts';
import type { IndicatorRole } from '../model/performance-form.ts';
import { isNothing } from './form-words.ts';

/** A cell, or null for the name of a level. */
export type IndicatorCell = string | null;

export interface Readings {
  /** Column of a cell as an index of the roles; null for level names and cells that may stand in several columns. */
  columns: (number | null)[];
}

const MARK = /^\d{1,3}(?:[.．]\d{1,2})?分?$/;
const SIGN = /^[^\p{L}\p{N}\s]{1,2}$/u;
const HIGHEST_MARK = 100;
const LONGEST_UNIT = 6;
const NIL = /^无$/;

export interface ReadingContext {
  /** Columns behind the levels; the name comes first. */
  roles: readonly IndicatorRole[];
  labels: PerformanceLabels;
  /** True where every indicator has all its marks. */
  whole: boolean;
}

/** A place in a reading: the column of the last cell (`OPEN` behind a level name), and the marks that the indicator has so far. */
interface State {
  column: number;
  marks: number;
}
const OPEN = -1;

/** All readings of the cells in one; null where there is none. */
export function readCells(cells: readonly IndicatorCell[], context: ReadingContext): Readings | null {
  const steps = forward(cells, context);
  const ends = new Set([...(steps.at(-1)?.values() ?? [])].filter((state) => isComplete(state, context)).map(idOf));
  if (ends.size === 0) return null;
  const columns: (number | null)[] = [];
  let behind = ends;
  for (let at = cells.length - 1; at >= 0; at--) {
    const kept = [...(steps[at + 1]?.values() ?? [])].filter((state) => behind.has(idOf(state)));
    const [first, ...others] = [...new Set(kept.map(({ column }) => column))];
    columns.unshift(first === undefined || others.length > 0 || first === OPEN ? null : first);
    const before = [...(steps[at]?.values() ?? [])].filter((state) =>
      next(state, { cells, at }, context).some((follower) => behind.has(idOf(follower))),
    );
    behind = new Set(before.map(idOf));
  }
  return { columns };
}

/** States reached before the first cell and behind every one. */
function forward(cells: readonly IndicatorCell[], context: ReadingContext): Map<string, State>[] {
  const start: State = { column: OPEN, marks: 0 };
  const steps = [new Map([['', start]])];
  for (let at = 0; at < cells.length; at++) {
    const reached = new Map<string, State>();
    for (const state of steps[at]?.values() ?? []) for (const found of next(state, { cells, at }, context)) reached.set(idOf(found), found);
    steps.push(reached);
  }
  return steps;
}

function idOf({ column, marks }: State): string {
  return `${column} ${marks}`;
}

function isMark(role: IndicatorRole | undefined): boolean {
  return role === 'weight' || role === 'score';
}

function isComplete({ column, marks }: State, { roles, whole }: ReadingContext): boolean {
  return column !== OPEN && (!whole || marks === roles.filter(isMark).length);
}

/** The states behind the cell at `at`, from one before it. */
function next(state: State, { cells, at }: { cells: readonly IndicatorCell[]; at: number }, context: ReadingContext): State[] {
  const text = cells[at] ?? null;
  const mayOpen = state.column === OPEN || isComplete(state, context);
  if (text === null) return mayOpen ? [{ column: OPEN, marks: 0 }] : [];
  const named = mayOpen && mayHold(text, 'level3', context) ? [{ column: 0, marks: 0 }] : [];
  const isRepeated = state.column === 0 && cells[at - 1] === text;
  return state.column === OPEN || isRepeated ? named : [...named, ...goingOn(state, text, context)];
}

/** The states in which a cell goes on with its indicator. */
function goingOn({ column, marks }: State, text: string, context: ReadingContext): State[] {
  return context.roles.flatMap((role, i): State[] =>
    i > column && mayHold(text, role, context) ? [{ column: i, marks: marks + (isMark(role) ? 1 : 0) }] : [],
  );
}

/** True where a cell may stand in a column of this kind. */
function mayHold(text: string, role: IndicatorRole, { labels }: ReadingContext): boolean {
  if (role === 'level3') return isName(text, labels);
  if (isNothing(text)) return role !== 'operator';
  if (isMark(role)) return MARK.test(text) && Number.parseFloat(text.replace('．', '.')) <= HIGHEST_MARK;
  const isSign = SIGN.test(text) || isOneOf(labels.operatorWords, labelKey(text));
  if (role === 'operator') return isSign;
  if (role === 'unit') return text.length <= LONGEST_UNIT && !/\d/.test(text);
  return role === 'note' ? !MARK.test(text) && !isSign : !SIGN.test(text);
}

function isName(text: string, labels: PerformanceLabels): boolean {
  return (
    valueShape(text) === 'text' && !MARK.test(text) && !isNothing(text) && !NIL.test(text) && !SIGN.test(text) && !isSignWord(text, labels)
  );
}

function isSignWord(text: string, labels: PerformanceLabels): boolean {
  return isOneOf(labels.operatorWords, labelKey(text));
}
