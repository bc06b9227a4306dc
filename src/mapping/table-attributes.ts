/**
 * Title, form number, unit of money, entity and year of a table, each with where it was found.
 *
 * In → Out: caption lines, caption rows of the grid, heading → attributes. The line nearest to the grid wins. Whatever is missing is
 * inherited from the table before it; a unit that no table states is assumed to be 万元, which the forms prescribe, and reported.
 */
import type { TextLine } from '../model/block.ts';
import { stripPrintedOrdinal } from '../model/label.ts';
import type { Attribute } from '../model/table.ts';
import { parseCaption } from '../segment/caption.ts';
import { isGenericTitle, looksLikeTitle, matchTitle, type TitleIndex } from '../segment/titles.ts';
import type { CaptionText } from '../table/caption-rows.ts';

export interface TableAttributes {
  /** Candidate titles, nearest to the grid first. */
  titles: string[];
  formNumber: string | null;
  unit: Attribute | null;
  entity: Attribute | null;
  year: Attribute | null;
}

/** Reads the attributes of one table; what its captions do not say is null. */
export function readAttributes(
  input: { captions: readonly TextLine[]; heading: TextLine | null; rows: readonly CaptionText[] },
  index: TitleIndex,
): TableAttributes {
  const attributes: TableAttributes = { titles: [], formNumber: null, unit: null, entity: null, year: null };
  const texts = [
    ...input.rows.toReversed().map((row) => ({ ...row, found: 'grid' as const })),
    ...input.captions.toReversed().map((line) => ({ text: line.text, source: line.place, found: 'caption' as const })),
  ];
  for (const { text, source, found } of texts) {
    const parts = parseCaption(text);
    const attribute = (value: string | null): Attribute | null => (value === null || value === '' ? null : { value, found, source });
    attributes.formNumber ??= parts.formNumber;
    attributes.unit ??= attribute(parts.unit);
    attributes.entity ??= attribute(parts.entity);
    attributes.year ??= attribute(parts.year);
    if (matchTitle(parts.rest, index) !== null || looksLikeTitle(parts.rest)) attributes.titles.push(parts.rest);
  }
  if (input.heading !== null) attributes.titles.push(input.heading.text);
  return attributes;
}

/** Title as it goes to the output: the nearest one that names a table, else the nearest, without numbering; '' where none. */
export function outputTitle(titles: readonly string[], index: TitleIndex): string {
  const named = titles.find((title) => matchTitle(title, index) !== null) ?? titles.find((title) => !isGenericTitle(title));
  return named === undefined ? '' : stripPrintedOrdinal(named.replace(/\s+/g, ''));
}
