/**
 * Blank lines between all rows of a dump's tables, as converters write paragraphs.
 *
 * In → Out: lines → the same lines without the blank ones between two rows (lines with tabs or bars), where the dump parts nearly all
 * rows so.
 * Elsewhere a blank line between two rows ends a table, and stays.
 */
import { hasBar } from './text-pipes.ts';
import { isBlankLine, type SourceLine } from './text-source.ts';
import { hasTab } from './text-tabs.ts';

/** Blank lines that may part two rows. */
const MAX_BLANKS = 3;
/** Rows parted so that make a habit, and the part of all neighbouring rows that they are at least. */
const MIN_PARTED = 6;
const MIN_SHARE = 0.9;

/** Lines without the blank ones that part the rows of tables; where more stand than usual, a table ends. */
export function withoutSpacing(lines: readonly SourceLine[]): readonly SourceLine[] {
  const gaps = gapsOf(lines);
  const usual = usualGap(gaps);
  if (usual === 0) return lines;
  const dropped = new Set(gaps.filter(({ length }) => length === usual).flatMap(({ at, length }) => range(at, length)));
  return lines.filter((_, i) => !dropped.has(i));
}

/** Blank lines between two rows: the first one's index, and how many; 0 for rows right below each other. */
interface Gap {
  at: number;
  length: number;
}

function gapsOf(lines: readonly SourceLine[]): Gap[] {
  const gaps: Gap[] = [];
  let row: number | null = null;
  for (const [i, line] of lines.entries()) {
    if (isBlankLine(line) && !hasTab(line) && !line.pageBreak) continue;
    const isRow = (hasTab(line) || hasBar(line)) && !line.pageBreak;
    if (isRow && row !== null && i - row <= MAX_BLANKS + 1) gaps.push({ at: row + 1, length: i - row - 1 });
    row = isRow ? i : null;
  }
  return gaps;
}

/** How many blank lines nearly always part two rows; 0 where no number does. */
function usualGap(gaps: readonly Gap[]): number {
  const counts = new Map<number, number>();
  for (const { length } of gaps) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [usual, count] = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0]);
  return count >= MIN_PARTED && count >= gaps.length * MIN_SHARE ? usual : 0;
}

function range(from: number, length: number): number[] {
  return Array.from({ length }, (_, i) => from + i);
}
