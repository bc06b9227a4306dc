/**
 * Headings of groups of rows (政府采购情况) that stand in a header over all columns, where they say nothing of any of these.
 *
 * In → Out: header paths → the heading that all of them begin with, and the paths without it. A heading with its ordinal is known by
 * that; one that lost it, to recognition or in print, looks like a row of the header.
 */
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { columnKey } from './column-keys.ts';
import type { FormLexicon, Lexicon } from './lexicon.ts';

/** What keys of headings begin with. */
const SECTION = 'section:';
/** What recognition may leave of an ordinal: the stroke of 一 alone is taken for a dash, or for dirt. */
const REST_OF_ORDINAL = /^[-—–一二三]*[、,.]/;

/** The heading over all columns, as the form has it; null where none is. */
export function headingOf(paths: readonly (readonly string[])[], { rows }: FormLexicon): string | null {
  const [first, ...others] = paths.filter((path) => path.length > 0);
  const top = first?.[0];
  if (top === undefined || !others.every((path) => path[0] === top)) return null;
  const heading = normalizeLabel(stripOrdinal(normalizeLabel(top))).replace(REST_OF_ORDINAL, '');
  return rows.get(heading)?.some(({ row }) => row?.startsWith(SECTION)) === true ? heading : null;
}

/** The paths without such a heading, where a column has no known key with it. */
export function withoutHeading(paths: string[][], form: FormLexicon, lexicon: Lexicon): string[][] {
  if (headingOf(paths, form) === null) return paths;
  return paths.map((path) => (path.length > 1 && !columnKey(path, form, lexicon).known ? path.slice(1) : path));
}
