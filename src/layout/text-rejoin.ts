/**
 * Rows of a space-aligned table that the lines of the text tear apart though they were printed as one.
 *
 * In → Out: groups of line indexes → the same, some joined. Two cases: the right half of a row stands a little lower than its left half;
 * an amount too wide for its column goes on below the row (`12,868.1` ⏎ row ⏎ `9`). Joined only where nothing else fits.
 */
import type { AlignedLine } from './text-fragments.ts';

/** Digits that may be left over from an amount. */
const MAX_TAIL = 2;

/** Groups with torn rows joined. */
export function rejoinRows(lines: readonly AlignedLine[], groups: readonly number[][]): number[][] {
  return joinHalves(lines, joinBrokenAmounts(lines, groups));
}

/** Rows of which one ends with a code and the next begins with its label, the columns of both making up a row that the table has. */
function joinHalves(lines: readonly AlignedLine[], groups: readonly number[][]): number[][] {
  const wholes = lines.filter((line) => !line.header && line.runs.length > 2).map((line) => new Set(line.columns));
  const joined: number[][] = [];
  for (const group of groups) {
    const last = joined.at(-1);
    const pair = [...(last ?? []), ...group];
    if (last !== undefined && goesOn(lines, last, group) && wholes.some((whole) => pair.every((i) => fits(lines[i], whole)))) {
      joined[joined.length - 1] = pair;
    } else joined.push(group);
  }
  return joined;
}

function fits(line: AlignedLine | undefined, whole: ReadonlySet<number>): boolean {
  return line?.columns.every((column) => whole.has(column)) === true;
}

/** True where the row above ends in a code, and the row right below it begins with a label in the next column. */
function goesOn(lines: readonly AlignedLine[], above: readonly number[], below: readonly number[]): boolean {
  const [upper, lower] = [above.map((i) => lines[i]), lines[below[0] ?? -1]];
  if (below.length > 1 || lower === undefined || lower.header || lower.fragment || lower.blankBefore) return false;
  if (upper.some((line) => line === undefined || line.header)) return false;
  const end = Math.max(...upper.flatMap((line) => line?.columns ?? []));
  const last = upper.flatMap((line) => line?.runs.filter((_, i) => line.columns[i] === end) ?? []);
  return last.every((run) => run.kind === 'integer') && lower.runs[0]?.kind === 'text' && lower.columns[0] === end + 1;
}

/** An amount alone above a row that lacks it, and its last digits alone below: the three are one row. */
function joinBrokenAmounts(lines: readonly AlignedLine[], groups: readonly number[][]): number[][] {
  const joined: number[][] = [];
  for (let i = 0; i < groups.length; i++) {
    const [head, row, tail] = [groups[i] ?? [], groups[i + 1] ?? [], groups[i + 2] ?? []];
    if (isBrokenAmount(lines, { head, row, tail })) {
      joined.push([...head, ...row, ...tail]);
      i += 2;
    } else joined.push(head);
  }
  return joined;
}

function isBrokenAmount(
  lines: readonly AlignedLine[],
  parts: { head: readonly number[]; row: readonly number[]; tail: readonly number[] },
): boolean {
  const [head, tail] = [loneRun(lines, parts.head), loneRun(lines, parts.tail)];
  if (head?.run.kind !== 'amount' || tail?.run.kind !== 'integer' || head.column !== tail.column) return false;
  if (tail.run.text.length > MAX_TAIL || parts.row.length === 0) return false;
  if (parts.row.some((i) => lines[i]?.header !== false || lines[i]?.columns.includes(head.column))) return false;
  return decimalsOf(head.run.text) + tail.run.text.length === usualDecimals(lines, head.column);
}

/** The only run of a one-line group. */
function loneRun(lines: readonly AlignedLine[], group: readonly number[]): { run: AlignedLine['runs'][number]; column: number } | null {
  const line = group.length === 1 ? lines[group[0] ?? -1] : undefined;
  const [run, column] = [line?.runs[0], line?.columns[0]];
  return line === undefined || line.header || line.runs.length !== 1 || run === undefined || column === undefined ? null : { run, column };
}

function decimalsOf(text: string): number {
  return /[.．](\d+)/.exec(text)?.[1]?.length ?? 0;
}

/** Decimals that the amounts of whole rows have in a column. */
function usualDecimals(lines: readonly AlignedLine[], column: number): number {
  let most = 0;
  for (const line of lines) {
    if (line.runs.length < 2) continue;
    for (const [i, run] of line.runs.entries()) {
      if (run.kind === 'amount' && (line.columns[i] === column || most === 0)) most = Math.max(most, decimalsOf(run.text));
    }
  }
  return most;
}
