/**
 * Columns of another classification in a table whose columns are economic items by name.
 *
 * In → Out: keys by name and the header labels of all columns → the same keys; where any label says that the columns are of the other
 * classification (机关工资福利支出 of the 政府预算支出经济分类), a name alone gives no code: 住房公积金 is 30113 here and 50103 there.
 */
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { unknownKey } from './column-keys.ts';
import type { ColumnKey, FormLexicon, Lexicon } from './lexicon.ts';

const CODE = /^\D?\d{3}/;

/** Keys without the codes that only names of the other classification gave. */
export function withoutForeignCodes(
  keys: readonly (ColumnKey | null)[],
  paths: readonly (readonly string[])[],
  { form, lexicon }: { form: FormLexicon; lexicon: Lexicon },
): (ColumnKey | null)[] {
  const foreign = new Set((form.form.otherClassification ?? []).map(normalizeLabel));
  const isForeign = (label: string): boolean => foreign.has(stripOrdinal(normalizeLabel(label)));
  if (foreign.size === 0 || !paths.some((path) => path.some(isForeign))) return [...keys];
  return keys.map((key, c): ColumnKey | null => {
    const path = paths[c] ?? [];
    if (key === null || !lexicon.data.economic.has(key.column ?? '') || path.some((label) => CODE.test(label))) return key;
    return { ...key, column: unknownKey(path), known: false };
  });
}
