/**
 * Header labels of which a cell too small for them shows only a part.
 *
 * In → Out: `[支出, 国有资本经营预算财]` → column `state_capital`. Spreadsheets cut a label off at the border of its cell, at its end,
 * its beginning or, where it is centred, at both. The part must be most of the label, and every label that it may be a part of must
 * give the same column. For grids with lines or separators only: elsewhere a part of a label may have gone to the next column.
 */
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { columnKey } from './column-keys.ts';
import type { ColumnKey, FormLexicon, Lexicon } from './lexicon.ts';

/** Shorter parts say nothing; 财政拨款 ends many labels. */
const MIN_LENGTH = 5;
/** Least share of a label that its part is. */
const MIN_SHARE = 0.6;
/** A column whose label is printed whole has the better claim to a key. */
const CLIPPED_RANK = 1000;

/** The key of a column whose header label is cut off; null where no label, or more than one, explains it. */
export function clippedColumnKey(path: readonly string[], form: FormLexicon, lexicon: Lexicon): ColumnKey | null {
  const keys = new Set<string>();
  let best: ColumnKey | null = null;
  for (const [i, label] of path.entries()) {
    const part = stripOrdinal(normalizeLabel(label));
    if (part.length < MIN_LENGTH || form.neutral.has(part)) continue;
    for (const whole of wholesOf(part, form, lexicon)) {
      const key = columnKey(path.with(i, whole), form, lexicon);
      if (!key.known) continue;
      keys.add(`${key.column ?? ''}/${key.row ?? ''}`);
      if (part.length >= MIN_SHARE * whole.length) best ??= { ...key, rank: key.rank + CLIPPED_RANK, meant: whole };
    }
  }
  return keys.size === 1 ? best : null;
}

/** Labels of the form, names of economic items where its columns are such, that a part may be cut off from. */
function wholesOf(part: string, form: FormLexicon, lexicon: Lexicon): Set<string> {
  const items = form.form.economicColumns === true ? [...lexicon.economic.keys()] : [];
  const segments = [...form.columns.flatMap(({ paths }) => paths.flat()), ...items];
  return new Set(segments.filter((whole) => whole.length > part.length && whole.includes(part)));
}
