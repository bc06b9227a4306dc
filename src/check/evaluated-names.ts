/**
 * Names in the heads of self-evaluation tables that stand alone among those of the other tables.
 *
 * In → Out: tables, names of the unit → names that were printed by mistake, each with the right one. The evaluation of the whole unit
 * can be of no other one; the projects of a single unit are carried out by itself; a department that differs by one character from the
 * one that several other tables bear is that one. Limits: a department's projects may be those of any of its units.
 */
import type { CompletenessVocabulary } from '../model/completeness.ts';
import type { Document } from '../model/document.ts';
import { editDistance } from '../model/edit-distance.ts';
import type { Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';
import { plainName, relate } from './unit-name.ts';

export interface FormName {
  name: string;
  place: Place;
  role: 'whole' | 'unit' | 'department';
}

const WHOLE_TITLE = /^(?:20\d\d年度?)?(.{4,30}?)(?:部门|单位)?整体/;

/** The names in the heads and titles of self-evaluation tables. */
export function formNames({ tables }: Document): FormName[] {
  return tables.flatMap((table): FormName[] => {
    if (!table.table.endsWith('_performance')) return [];
    const { entity, title } = table;
    const { unit, department } = table.attributes;
    const isWhole = table.table === 'overall_performance';
    const named = (name: string | undefined, role: FormName['role']): FormName[] =>
      name === undefined ? [] : [{ name, place: placeOf(table, name), role }];
    const whole = isWhole ? [WHOLE_TITLE.exec(title)?.[1], entity?.found === 'inherited' ? undefined : entity?.value] : [];
    return [
      ...whole.flatMap((name) => named(name, 'whole')),
      ...named(unit, isWhole ? 'whole' : 'unit'),
      ...named(department, 'department'),
    ];
  });
}

/** The cell that holds a name; the table where none does. */
function placeOf({ cells, source }: Table, name: string): Place {
  return cells.find(({ raw }) => raw.trim() === name)?.source ?? source;
}

/** Names behind a code are held against it. */
const CODED = /^\W*\d{3,9}/;

/** Other forms that must bear a name for another one to be a mistake. */
const LEAST_OTHERS = 2;

/** By plain name: the right name in place of one that is a mistake. `known`: names of the unit and of those below it, by plain name. */
export function oddNames(
  { entityKind, unitName }: Document,
  forms: readonly FormName[],
  { known, vocabulary }: { known: ReadonlyMap<string, string>; vocabulary: CompletenessVocabulary },
): ReadonlyMap<string, string> {
  const plain = forms.map(({ name, role }) => ({ name, role, plain: plainName(name, vocabulary) }));
  const times = (own: string): number => plain.filter((other) => other.plain === own).length;
  const isOther = (own: string): boolean =>
    vocabulary.nameEnds.some((end) => own.endsWith(end)) &&
    [...known.keys()].every((name) => relate(name, own, vocabulary) === 'other' && !name.startsWith(own) && !own.startsWith(name));
  const isOwnUnits = entityKind === '单位' && plain.filter((other) => known.has(other.plain)).length >= LEAST_OTHERS;
  const odd = new Map<string, string>();
  for (const { name, role, plain: own } of plain) {
    if (known.has(own) || unitName === null || CODED.test(name)) continue;
    const near =
      times(own) > 1 ? undefined : plain.find((other) => editDistance(other.plain, own) === 1 && times(other.plain) >= LEAST_OTHERS);
    if (near !== undefined) odd.set(own, near.name);
    else if (isOther(own) && (role === 'whole' || (role === 'unit' && isOwnUnits && times(own) === 1))) odd.set(own, unitName);
  }
  return odd;
}
