/**
 * Rows and columns of a funds block that were recognised too badly for any vocabulary, named by what forms print there.
 *
 * In → Out: rows and slots → the same, unknown ones with the key of the word that they are clearly most like among those that are not
 * there yet (see named-in-order.ts). Only where the rows were read from an image; whatever is named is told, and its figures are listed.
 */
import { namedInOrder, type PlacedWord } from './named-in-order.ts';
import type { FormRow } from './performance-join.ts';
import { bareKey, labelKey, type PerformanceLabels } from './performance-labels.ts';

const UNKNOWN = 'x:';

/** Names rows and columns in place. */
export function nameFunds(rows: readonly (Named & { row: FormRow })[], slots: readonly Named[], labels: PerformanceLabels): void {
  if (!rows.some(({ row }) => row.filled.some(({ cell }) => cell.recognition !== undefined))) return;
  nameAll(rows, labels.fundRows);
  nameAll(slots, labels.fundColumns);
}

interface Named {
  key: string | null;
  label: string;
  meant?: string;
}

/** Names in place what has an unknown key. `words`: printed word → key, in the form's order. */
export function nameAll(all: readonly Named[], words: ReadonlyMap<string, string>): void {
  const keys = [...new Set(words.values())];
  const patterns = keys.map((key) => [...words].flatMap(([word, own]) => (own === key ? [word] : [])));
  const placed = all.map(({ key, label }): PlacedWord => {
    const isOpen = key?.startsWith(UNKNOWN) === true;
    const known = key === null ? -1 : keys.indexOf(key);
    return { pattern: known < 0 ? null : known, texts: isOpen ? [bareKey(labelKey(label))] : null };
  });
  for (const { at, pattern } of namedInOrder(placed, patterns)) {
    const [one, key, meant] = [all[at], keys[pattern], patterns[pattern]?.[0]];
    if (one !== undefined && key !== undefined && meant !== undefined) Object.assign(one, { key, meant });
  }
}
