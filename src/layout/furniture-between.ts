/**
 * Running heads, footers and watermarks that a text dump prints between the pieces of its tables.
 *
 * In → Out: blocks of a dump → the lines to mark. A table goes on behind them, so a line that stays body would end it.
 * Limits: only short lines that the dump repeats, save for their numbers, and that stand with nothing but page numbers and captions
 * between two grids. Headings, notes and sentences are content however often they are repeated.
 */
import type { Block, Grid, TextLine } from '../model/block.ts';
import { compactOf, isProtected, isRepeatedCaption, pageNumberOf } from './furniture-shapes.ts';

/** Printed so often where the next grid goes on with data, and where it begins anew. */
const MIN_WITHIN = 2;
const MIN_BEFORE = 3;
/** Characters of a running head, and lines that a page break prints. */
const LONGEST = 40;
const MOST_LINES = 8;
const WORD = /\p{L}/u;
const DIGITS = /\d+/g;
/** What a form or a header begins with. */
const FORM_START = /^(?:项目|单位|部门|收入|支出|科目|预算数|决算数|栏次)/;

/** Repeated lines between grids. */
export function linesBetweenGrids(blocks: readonly Block[]): TextLine[] {
  const runs = runsBetweenGrids(blocks);
  if (runs.length === 0) return [];
  const counts = countPatterns(blocks.filter((block) => block.kind === 'line'));
  const before = countPatterns(runs.flatMap(({ lines, isWithin }) => (isWithin ? [] : lines)));
  return runs.flatMap(({ lines, isWithin }) => {
    const least = isWithin ? MIN_WITHIN : MIN_BEFORE;
    const isRunning = (line: TextLine): boolean => {
      const count = counts.get(patternOf(line)) ?? 0;
      // A line that only ever stands above whole tables, the first among them, may be the title of each.
      return mayRun(line) && count >= least && (isWithin || count > (before.get(patternOf(line)) ?? 0) + 1);
    };
    const others = lines.filter((line) => pageNumberOf(line.text) === null && !isRunning(line));
    return others.every(({ text }) => isRepeatedCaption(compactOf(text))) ? lines.filter(isRunning) : [];
  });
}

interface Run {
  lines: TextLine[];
  /** True where the grid behind them goes on with data. */
  isWithin: boolean;
}

function runsBetweenGrids(blocks: readonly Block[]): Run[] {
  const runs: Run[] = [];
  let lines: TextLine[] | null = null;
  for (const block of blocks) {
    if (block.kind === 'line') {
      lines?.push(block);
      continue;
    }
    if (lines !== null && lines.length > 0 && lines.length <= MOST_LINES) runs.push({ lines, isWithin: goesOn(block) });
    lines = [];
  }
  return runs;
}

/** How often each line is printed, its numbers left out. */
function countPatterns(lines: readonly TextLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (!mayRun(line)) continue;
    const pattern = patternOf(line);
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  return counts;
}

function mayRun({ text, headingMarks }: TextLine): boolean {
  return headingMarks === null && text.length <= LONGEST && WORD.test(text) && !isProtected(compactOf(text));
}

function patternOf({ text }: TextLine): string {
  return compactOf(text).replace(DIGITS, '#');
}

/** True for a grid whose first row holds data, as that of a table that was cut does. */
function goesOn({ cells }: Grid): boolean {
  const texts = cells.filter(({ row }) => row === 0).map(({ text }) => compactOf(text));
  const first = texts.find((text) => text !== '') ?? '';
  return !FORM_START.test(first) && texts.some((text) => /\d/.test(text));
}
