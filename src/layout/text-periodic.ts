/**
 * Headers whose lowest line repeats itself, such as 预算数 | 决算数 under every item.
 *
 * In → Out: aligned header lines and columns → the header's words with their columns. Columns that make up one period are one column to the
 * words above, whose places follow from the words of the lowest line. Without such a line the words are read column by column.
 * Source: the Shanghai form of 财政拨款“三公”经费支出决算表.
 */
import { assignColumns } from './text-assign.ts';
import type { TextColumn } from './text-columns.ts';
import type { AlignedLine } from './text-fragments.ts';
import { type HeaderWord, headerWords } from './text-header.ts';

/** Columns that one item may have below it. */
const MAX_PERIOD = 3;

/** Words of the header lines at `indexes` with their columns. */
export function readHeader(lines: readonly AlignedLine[], indexes: readonly number[], columns: readonly TextColumn[]): HeaderWord[] {
  const leaf = indexes.findLast((index) => lines[index]?.runs.length === columns.length);
  // Words below it go on with labels that begin above it: it is the middle line of wrapped labels then.
  const isLowest = indexes.every((index) => index <= (leaf ?? 0) || lines[index]?.runs.every((run) => run.kind === 'integer') === true);
  const period = leaf === undefined || !isLowest ? 1 : periodOf(lines[leaf], columns.length);
  if (leaf === undefined || period === 1) return headerWords(lines, indexes, columns);
  const items = groupColumns(columns, period);
  const upper = lines.map((line) => ({ ...line, columns: assignColumns(line.runs, items, true) }));
  const above = headerWords(
    upper,
    indexes.filter((index) => index < leaf),
    items,
  );
  const below = headerWords(
    lines,
    indexes.filter((index) => index >= leaf),
    columns,
  );
  return [...above.map((word) => ({ ...word, first: word.first * period, last: word.last * period + period - 1 })), ...below];
}

/** Number of columns after which the words of a line repeat; 1 where they do not. */
function periodOf(line: AlignedLine | undefined, width: number): number {
  const texts = line?.runs.map((run) => run.text.replace(/\s/g, '')) ?? [];
  for (let period = 2; period <= MAX_PERIOD; period++) {
    if (width % period !== 0 || width < period * 2 || new Set(texts.slice(0, period)).size < period) continue;
    if (texts.every((text, i) => text === texts[i % period])) return period;
  }
  return 1;
}

function groupColumns(columns: readonly TextColumn[], period: number): TextColumn[] {
  const groups: TextColumn[] = [];
  for (let i = 0; i < columns.length; i += period) {
    const [first, last] = [columns[i], columns[i + period - 1]];
    if (first === undefined || last === undefined) continue;
    const [left, right] = [first.left, last.right];
    groups.push({ ...first, x0: left, x1: right, left, right, centre: (first.centre + last.centre) / 2 });
  }
  return groups;
}
