/**
 * Columns whose header was recognised too badly for any vocabulary, named by what the form prints there.
 *
 * In → Out: keys of columns → the same, unknown ones named where the header is clearly most like one of the form's headers that are
 * not there yet, or where between two known columns there are just as many unknown ones as the form has headers. A form's headers
 * stand in its order where the known ones do. Only for recognised headers: a text layer says what it says.
 */
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { distanceBetween } from '../model/likeness.ts';
import type { ColumnKey, CompiledColumn, FormLexicon } from './lexicon.ts';

/** A column that was named: by what its header looks like, or by its place alone. */
export interface NamedColumn {
  index: number;
  by: 'likeness' | 'place';
}

export interface RecognisedHeader {
  keys: readonly (ColumnKey | null)[];
  paths: readonly (readonly string[])[];
  /** Value columns of each panel, left to right. */
  panels: readonly (readonly number[])[];
  form: FormLexicon;
  /** True for a column whose header was read from an image. */
  isRecognised: (column: number) => boolean;
}

/** Largest distance to the header that was meant, as a share of the longer one's length, and how much farther the next must be. */
const LIKE = 0.5;
const CLEARLY = 0.15;
/** A header in the place of another one has at least a sign of it. */
const TRACE = 0.9;

/** Names the unknown columns; the keys that were given stay. */
export function namedColumns(header: RecognisedHeader): { keys: (ColumnKey | null)[]; named: NamedColumn[] } {
  const keys = [...header.keys];
  const named = header.panels.flatMap((columns) => [...nameAlike(columns, keys, header), ...nameByPlace(columns, keys, header)]);
  return { keys, named };
}

/** Names columns whose header is clearly most like one that may stand there. */
function nameAlike(columns: readonly number[], keys: (ColumnKey | null)[], header: RecognisedHeader): NamedColumn[] {
  return columns.flatMap((c, at): NamedColumn[] => {
    if (!isUnknown(c, keys, header)) return [];
    const ranked = candidatesAt(at, columns, { keys, form: header.form })
      .map((pattern) => ({ pattern, distance: distanceTo(pattern, header.paths[c] ?? [], header.form) }))
      .sort((a, b) => a.distance - b.distance);
    const [best, second] = ranked;
    if (best === undefined || best.distance > LIKE || (second !== undefined && second.distance - best.distance < CLEARLY)) return [];
    keys[c] = keyOf(best.pattern, keys[c] ?? null);
    return [{ index: c, by: 'likeness' }];
  });
}

/** Names runs of unknown columns between known ones where the form has as many headers between these. */
function nameByPlace(columns: readonly number[], keys: (ColumnKey | null)[], header: RecognisedHeader): NamedColumn[] {
  return runsOfUnknown(columns, keys, header).flatMap(({ at, run }): NamedColumn[] => {
    const patterns = candidatesAt(at, columns, { keys, form: header.form });
    const fits = patterns.length === run.length && run.every((c, i) => hasTrace(patterns[i], header.paths[c] ?? [], header.form));
    if (!fits) return [];
    for (const [i, c] of run.entries()) keys[c] = keyOf(patterns[i], keys[c] ?? null);
    return run.map((index) => ({ index, by: 'place' }));
  });
}

/** Unknown columns side by side that known ones enclose. */
function runsOfUnknown(
  columns: readonly number[],
  keys: readonly (ColumnKey | null)[],
  header: RecognisedHeader,
): { at: number; run: number[] }[] {
  const runs: { at: number; run: number[] }[] = [];
  for (const [at, c] of columns.entries()) {
    if (!isUnknown(c, keys, header)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.at + last.run.length === at) last.run.push(c);
    else runs.push({ at, run: [c] });
  }
  const isKnown = (at: number): boolean => keys[columns[at] ?? -1]?.known === true;
  return runs.filter(({ at, run }) => isKnown(at - 1) && isKnown(at + run.length));
}

function isUnknown(column: number, keys: readonly (ColumnKey | null)[], header: RecognisedHeader): boolean {
  return keys[column]?.known !== true && (header.paths[column]?.length ?? 0) > 0 && header.isRecognised(column);
}

/** The form's headers that may stand over a column: those no column of the panel has, between the known ones on both sides. */
function candidatesAt(
  at: number,
  columns: readonly number[],
  { keys, form }: { keys: readonly (ColumnKey | null)[]; form: FormLexicon },
): CompiledColumn[] {
  const patterns = distinctPatterns(form);
  const places = columns.map((c) => (keys[c]?.known === true ? patterns.findIndex((pattern) => pattern.column === keys[c]?.column) : -1));
  const known = places.filter((place) => place >= 0);
  const isOrdered = known.length > 0 && known.every((place, i) => i === 0 || place > (known[i - 1] ?? 0));
  const before = isOrdered ? Math.max(-1, ...places.slice(0, at)) : -1;
  const after = isOrdered ? (places.slice(at + 1).find((place) => place >= 0) ?? patterns.length) : patterns.length;
  return patterns.filter((_, place) => place > before && place < after && !known.includes(place));
}

/** The form's columns in its order, each once; headers that give rows are left out. */
function distinctPatterns({ columns }: FormLexicon): CompiledColumn[] {
  const seen = new Set<string>();
  return columns.filter(({ column, row }) => {
    if (column === null || row !== null || seen.has(column)) return false;
    seen.add(column);
    return true;
  });
}

/** Distance of a header to the nearest way in which a column is headed, as a share of the longer one's length. */
function distanceTo(pattern: CompiledColumn, path: readonly string[], form: FormLexicon): number {
  const read = labelsOf(path, form).join('');
  return Math.min(...pattern.paths.map((segments) => shareOf(read, segments.join(''))), 1);
}

/** The labels of a header that say something, in their normal form. */
function labelsOf(path: readonly string[], { neutral }: FormLexicon): string[] {
  return path.map((label) => stripOrdinal(normalizeLabel(label))).filter((label) => label !== '' && !neutral.has(label));
}

function shareOf(read: string, meant: string): number {
  return distanceBetween(read, meant) / Math.max(1, read.length, meant.length);
}

/** A header of at least so many characters, of none of which anything was read, still has its number of them. */
const TELLING_LENGTH = 4;

/** True where some of the header's characters were read, or as many as it has. */
function hasTrace(pattern: CompiledColumn | undefined, path: readonly string[], form: FormLexicon): boolean {
  if (pattern === undefined) return false;
  const length = labelsOf(path, form).join('').length;
  if (distanceTo(pattern, path, form) <= TRACE) return true;
  return length >= TELLING_LENGTH && pattern.paths.some((segments) => segments.join('').length === length);
}

function keyOf(pattern: CompiledColumn | undefined, before: ColumnKey | null): ColumnKey {
  return { column: pattern?.column ?? null, row: null, unit: before?.unit ?? null, known: true, rank: 0 };
}
