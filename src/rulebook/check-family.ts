/**
 * What the schema cannot say of a form family: tables that exist, years in order, variants that contradict no form.
 *
 * In → Out: `Family` and what titles mean so far → problems with the path of the field.
 */
import type { Family, FamilyTable } from '../model/form.ts';
import { normalizeLabel } from '../model/label.ts';
import { isTableId } from '../model/table-ids.ts';
import type { TitleComposition } from '../model/title-vocabulary.ts';
import { checkColumns, checkRows, type Finding } from './check-form.ts';

/** Mark of a table that the contract does not name (contract §3). */
const UNKNOWN_MARK = 'x:';

/** All problems of one family. `titles` holds the table of each normalised title; the family's own are added. */
export function checkFamily(family: Family, titles: Map<string, string>): Finding[] {
  const [from, to] = family.years;
  const found: Finding[] = from !== null && to !== null && from > to ? [{ place: 'years', message: `${from} is after ${to}` }] : [];
  const numbers = new Map<string, number>();
  for (const [i, table] of family.tables.entries()) {
    const place = `tables.${i}`;
    found.push(...checkTable(table, titles).map((finding) => ({ ...finding, place: `${place}.${finding.place}` })));
    if (table.number === null) continue;
    const other = numbers.get(table.number);
    if (other !== undefined) found.push({ place: `${place}.number`, message: `${table.number} is the number of tables.${other} already` });
    numbers.set(table.number, i);
  }
  return found;
}

function checkTable(table: FamilyTable, titles: Map<string, string>): Finding[] {
  const known = isTableId(table.table) || table.table.startsWith(UNKNOWN_MARK);
  return [
    ...(known
      ? []
      : [{ place: 'table', message: `${table.table} is not a table of the output contract: use one of its ids, or x: and the title` }]),
    ...checkTitles(table.titles ?? [], table.table, titles),
    ...checkColumns(table.columns ?? []),
    ...checkRows(table.rows ?? []),
  ];
}

/** Titles that name another table already, or stand twice. Shared by forms and families. */
export function checkTitles(own: readonly string[], table: string, titles: Map<string, string>): Finding[] {
  return own.flatMap((title, i) => {
    const normal = normalizeLabel(title);
    const other = titles.get(normal);
    titles.set(normal, other ?? table);
    return other === undefined || other === table
      ? []
      : [{ place: `titles.${i}`, message: `${title} names ${other} already: it cannot name ${table} too` }];
  });
}

/** Compositions of titles that name no table of the contract. */
export function checkCompositions(compositions: readonly TitleComposition[]): Finding[] {
  return compositions.flatMap(({ table }, i) =>
    isTableId(table)
      ? []
      : [{ place: `compositions.${i}.table`, message: `${table} is not a table of the output contract: use one of its ids` }],
  );
}
