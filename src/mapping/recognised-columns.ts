/**
 * Columns whose header was recognised too badly for any vocabulary, named by what the form prints there.
 *
 * In → Out: keys of columns → the same, unknown ones named where likeness or place tells them (see named-in-order.ts). Only for
 * recognised headers: a text layer says what it says.
 */
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import type { ColumnKey, CompiledColumn, FormLexicon } from './lexicon.ts';
import { type Naming, namedInOrder, type PlacedWord } from './named-in-order.ts';

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

/** Names the unknown columns; the keys that were given stay. */
export function namedColumns({ keys: given, paths, panels, form, isRecognised }: RecognisedHeader): {
  keys: (ColumnKey | null)[];
  named: NamedColumn[];
} {
  const keys = [...given];
  if (!panels.some((columns) => columns.some(isRecognised))) return { keys, named: [] };
  const patterns = distinctPatterns(form);
  const printed = patterns.map((pattern) => pattern.paths.map((segments) => segments.join('')));
  const named = panels.flatMap((columns): NamedColumn[] => {
    const words = columns.map((c): PlacedWord => {
      const path = paths[c] ?? [];
      const isOpen = keys[c]?.known !== true && path.length > 0 && isRecognised(c) && !lacksRow(keys[c] ?? null, path, form);
      const place = keys[c]?.known === true ? patterns.findIndex(({ column }) => column === keys[c]?.column) : -1;
      return { pattern: place < 0 ? null : place, texts: isOpen ? [labelsOf(path, form).join('')] : null };
    });
    return [...namedAlone(columns, words, patterns), ...namedInOrder(words, printed)].flatMap(({ at, pattern, by }): NamedColumn[] => {
      const index = columns[at];
      if (index === undefined) return [];
      keys[index] = keyOf(patterns[pattern], keys[index] ?? null);
      return [{ index, by }];
    });
  });
  return { keys, named: [...named, ...panels.flatMap((columns) => namedAsBeside(columns, { keys, paths, panels, form, isRecognised }))] };
}

const IDEOGRAPH = /\p{Script=Han}/u;

/** The only column of a form that has one, where of its header no character was read as a word (合计 as 10). */
function namedAlone(columns: readonly number[], words: readonly PlacedWord[], patterns: readonly CompiledColumn[]): Naming[] {
  const [only, ...others] = words;
  const isUnread = only?.texts?.every((text) => text !== '' && !IDEOGRAPH.test(text)) === true;
  return columns.length === 1 && others.length === 0 && patterns.length === 1 && isUnread ? [{ at: 0, pattern: 0, by: 'place' }] : [];
}

/** Names what is still unknown as the panel beside it, where panels of the same columns repeat across the table; `keys` are filled in. */
function namedAsBeside(columns: readonly number[], { keys, paths, panels, isRecognised }: OpenHeader): NamedColumn[] {
  const isOpen = (c: number): boolean => keys[c]?.known !== true && (paths[c]?.length ?? 0) > 0 && isRecognised(c);
  if (!columns.some(isOpen)) return [];
  const like = panels.find(
    (others) =>
      others !== columns &&
      others.length === columns.length &&
      others.every((c, i) => keys[c]?.known === true && (isOpen(columns[i] ?? -1) || keys[columns[i] ?? -1]?.column === keys[c]?.column)),
  );
  return columns.flatMap((c, i): NamedColumn[] => {
    const beside = keys[like?.[i] ?? -1] ?? null;
    if (!isOpen(c) || beside === null) return [];
    keys[c] = { ...beside, unit: keys[c]?.unit ?? beside.unit };
    return [{ index: c, by: 'place' }];
  });
}

type OpenHeader = Omit<RecognisedHeader, 'keys'> & { keys: (ColumnKey | null)[] };

/**
 * True for a column of a form whose headers tell rows (预算数, 决算数) that stands under another label, of which none tells its row:
 * named without it, its figures would pass for those of the usual row.
 */
function lacksRow(key: ColumnKey | null, path: readonly string[], form: FormLexicon): boolean {
  const givesRows = form.columns.some(({ column, row }) => column === null && row !== null);
  return givesRows && key?.row == null && labelsOf(path, form).length > 1;
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

/** The labels of a header that say something, in their normal form. */
function labelsOf(path: readonly string[], { neutral }: FormLexicon): string[] {
  return path.map((label) => stripOrdinal(normalizeLabel(label))).filter((label) => label !== '' && !neutral.has(label));
}

function keyOf(pattern: CompiledColumn | undefined, before: ColumnKey | null): ColumnKey {
  return { column: pattern?.column ?? null, row: before?.row ?? null, unit: before?.unit ?? null, known: true, rank: 0 };
}
