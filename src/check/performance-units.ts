/**
 * Who evaluates: codes and names of departments and units over all self-evaluation tables.
 *
 * In → Out: forms → `identity/unit-code` (one name under several codes, or one code under several names).
 */
import type { Finding } from '../anomaly/finding.ts';
import { normalizeLabel } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import type { EvaluationForm } from './performance-forms.ts';

const CODED = /^(?:[[［【(（])?(\d{3,9})(?:[\]］】)）])?[-—–－_\s]*(\D.*)$/;

interface Coded {
  code: string;
  name: string;
  place: Place;
}

export function checkUnitCodes(forms: readonly EvaluationForm[]): Finding[] {
  const coded = forms.flatMap((form) => ['department', 'unit'].flatMap((attribute) => codedIn(form, attribute)));
  return [...conflicts(coded, 'code'), ...conflicts(coded, 'name')];
}

function codedIn({ table }: EvaluationForm, attribute: string): Coded[] {
  const value = table.attributes[attribute]?.trim() ?? '';
  const [, code, name] = CODED.exec(value) ?? [];
  if (code === undefined || name === undefined) return [];
  const cell = table.cells.find(({ raw }) => raw.replace(/\s+/g, ' ').trim() === value.replace(/\s+/g, ' '));
  return [{ code, name: normalizeLabel(name), place: cell?.source ?? table.source }];
}

/** Groups by one field that have more than one value of the other. */
function conflicts(coded: readonly Coded[], by: 'code' | 'name'): Finding[] {
  const other = by === 'code' ? 'name' : 'code';
  const groups = new Map<string, Coded[]>();
  for (const item of coded) groups.set(item[by], [...(groups.get(item[by]) ?? []), item]);
  return [...groups].flatMap(([key, items]): Finding[] => {
    const all = [...new Set(items.map((item) => item[other]))];
    // A department and the unit that is its own office share a name under codes of two levels.
    const values = by === 'code' ? all : all.filter((value) => all.some((own) => own !== value && own.length === value.length));
    if (values.length < 2) return [];
    const firsts = values.flatMap((value) => items.find((item) => item[other] === value) ?? []);
    const args = { what: by === 'code' ? `代码${key}` : `“${key}”`, kind: by === 'code' ? '名称' : '代码', values: values.join('、') };
    return [{ rule: 'identity/unit-code', args, locations: firsts.map(({ place }) => place), actual: values.join('、') }];
  });
}
