/**
 * A space-aligned table that goes on over a page break without its header.
 *
 * In → Out: the shape of the part before the break and the rows behind it → these rows with the columns that the part before has but leaves
 * blank put in; null where the two do not fit. Columns fit where their contents follow each other in the same order; where they are fewer
 * than before, they must be as many as the part before has filled, for pages are not printed to the same scale.
 */
import type { TextColumn } from './text-columns.ts';
import type { SourceRow } from './text-grid.ts';
import type { SourceCell } from './text-source.ts';

/** What the columns of a part hold, and whether the part began with a header. */
export interface AlignedShape {
  contents: readonly TextColumn['content'][];
  filled: readonly boolean[];
  hasHeader: boolean;
}

/** Rows of a headless part spread over the columns of the part before it. */
export function continueRows(before: AlignedShape, after: AlignedShape, rows: readonly SourceRow[]): SourceRow[] | null {
  if (after.hasHeader || after.contents.length >= before.contents.length) return null;
  const targets = before.contents.flatMap((_, column) => (before.filled[column] === true ? [column] : []));
  const fits = targets.length === after.contents.length && targets.every((target, i) => before.contents[target] === after.contents[i]);
  return fits ? rows.map((row) => spread(row, targets, before.contents.length)) : null;
}

function spread(row: SourceRow, targets: readonly number[], width: number): SourceRow {
  const wide: SourceCell[] = [];
  for (let column = 0; column < width; column++) {
    const cell = row[targets.indexOf(column)];
    const left = wide.at(-1) ?? row[0];
    const at = left?.to ?? 0;
    wide.push(cell ?? { text: '', line: left?.line ?? 1, lineEnd: left?.line ?? 1, from: at, to: at });
  }
  return wide;
}
