/**
 * The labels of a block's header, whole: a label may be wrapped over the lines above and below the one by which the header is known.
 *
 * In → Out: visual lines, the header's own one → its labels left to right, and the lines that it takes. A line belongs to it where
 * every text of it carries on a label, and no label that the vocabulary knows loses its meaning by that.
 */
import type { GridCell } from '../model/block.ts';
import { cover } from '../model/place.ts';
import type { FormCell, FormRow } from './performance-join.ts';
import { indicatorRole, labelKey, lookUp, type PerformanceLabels, prepareText } from './performance-labels.ts';

export interface HeaderLines {
  labels: FormCell[];
  /** First line of the header, and the first one behind it. */
  first: number;
  behind: number;
}

/** Lines that a header label may be wrapped over, above or below. */
const MOST_WRAPPED = 2;
const FIGURE = /^[-(]?[\d,.]+\)?%?$/;

/** The header around line `at`. */
export function headerAround(rows: readonly FormRow[], at: number, labels: PerformanceLabels): HeaderLines {
  let found = [...(rows[at]?.filled ?? [])];
  let [first, behind] = [at, at + 1];
  const meaning = (key: string): string | undefined => lookUp(labels.fundColumns, labelKey(key)) ?? indicatorRole(labels, key) ?? undefined;
  for (let n = 0; n < MOST_WRAPPED; n++) {
    const wider = carriedOn(found, rows[behind]?.filled ?? [], { above: false, meaning });
    if (wider === null) break;
    [found, behind] = [wider, behind + 1];
  }
  for (let n = 0; n < MOST_WRAPPED; n++) {
    const wider = carriedOn(found, rows[first - 1]?.filled ?? [], { above: true, meaning });
    if (wider === null) break;
    [found, first] = [wider, first - 1];
  }
  return { labels: found, first, behind };
}

/** The labels with the texts of one more line; null where that is none of theirs. */
function carriedOn(
  header: readonly FormCell[],
  line: readonly FormCell[],
  { above, meaning }: { above: boolean; meaning: (key: string) => string | undefined },
): FormCell[] | null {
  if (line.length === 0 || line.some(({ key }) => FIGURE.test(key))) return null;
  const result = [...header];
  for (const text of line) {
    const over = result.flatMap((label, i) => (meets(label, text) ? [i] : []));
    const [only] = over;
    const label = only === undefined ? undefined : result[only];
    if (only === undefined || label === undefined || over.length > 1) return null;
    const joined = above ? joinTexts(text, label) : joinTexts(label, text);
    const before = meaning(label.key);
    if (before !== undefined && meaning(joined.key) !== before) return null;
    result[only] = joined;
  }
  return result;
}

function meets(a: FormCell, b: FormCell): boolean {
  const [p, q] = [a.cell.runs ?? [], b.cell.runs ?? []];
  return p.some((r) => q.some((s) => Math.min(r.x1, s.x1) > Math.max(r.x0, s.x0)));
}

/** Two texts, one below the other, as one. */
function joinTexts(upper: FormCell, lower: FormCell): FormCell {
  const raw = `${upper.cell.text}\n${lower.cell.text}`;
  const cell: GridCell = {
    ...upper.cell,
    text: raw,
    place: cover([upper.cell.place, lower.cell.place]),
    runs: [...(upper.cell.runs ?? []), ...(lower.cell.runs ?? [])],
  };
  return { cell, ...prepareText(raw) };
}
