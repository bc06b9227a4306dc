/**
 * What the schema cannot say of a form: coordinates that exist, labels that mean one thing.
 *
 * In → Out: `Form` → problems with the path of the field. Labels are compared as the stages compare them.
 */
import type { ColumnPattern, Form, RowPattern } from '../model/form.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { isTableId } from '../model/table-ids.ts';
import type { Problem } from './rulebook-error.ts';

/** A place in a file and what is wrong there. */
export type Finding = Omit<Problem, 'file'>;

/** All problems of one form. */
export function checkForm(form: Form): Finding[] {
  const known = isTableId(form.table)
    ? []
    : [{ place: 'table', message: `${form.table} is not a table of the output contract: use one of its ids` }];
  return [...known, ...checkColumns(form.columns), ...checkRows(form.rows), ...checkUnder(form), ...checkSignature(form)];
}

/** Column patterns: each gives a coordinate, and no header path gives two. */
export function checkColumns(columns: readonly ColumnPattern[]): Finding[] {
  const seen = new Map<string, string>();
  const found: Finding[] = [];
  for (const [i, pattern] of columns.entries()) {
    const target = coordinates(pattern);
    if (target === '') found.push({ place: `columns.${i}`, message: 'gives neither column nor row: add one' });
    for (const path of pattern.paths) {
      const normal = path.split('/').map(normalizeLabel).join('/');
      found.push(...conflict(seen, normal, { target, place: `columns.${i}`, label: path }));
    }
  }
  return found;
}

/** Row patterns: each gives a coordinate, and no label gives two in the same panel under the same row. */
export function checkRows(rows: readonly RowPattern[]): Finding[] {
  const seen = new Map<string, string>();
  const found: Finding[] = [];
  for (const [i, pattern] of rows.entries()) {
    const target = coordinates(pattern);
    if (target === '') found.push({ place: `rows.${i}`, message: 'gives neither row nor column: add one' });
    for (const label of pattern.labels) {
      const normal = `${stripOrdinal(normalizeLabel(label))} ${pattern.side ?? ''} ${pattern.under ?? ''}`;
      found.push(...conflict(seen, normal, { target, place: `rows.${i}`, label }));
    }
  }
  return found;
}

function coordinates(pattern: { row?: string | undefined; column?: string | undefined }): string {
  return [pattern.row, pattern.column].filter((key) => key !== undefined).join(' ');
}

function conflict(
  seen: Map<string, string>,
  key: string,
  { target, place, label }: { target: string; place: string; label: string },
): Finding[] {
  const other = seen.get(key);
  seen.set(key, target);
  if (other === undefined) return [];
  const message =
    other === target ? `${label} stands here twice: remove one` : `${label} means ${other} already: it cannot mean ${target} too`;
  return [{ place, message }];
}

function checkUnder(form: Form): Finding[] {
  const rows = new Set(form.rows.map((pattern) => pattern.row));
  return form.rows.flatMap(({ under }, i) =>
    under === undefined || rows.has(under) ? [] : [{ place: `rows.${i}.under`, message: `${under} is no row of this form` }],
  );
}

function checkSignature(form: Form): Finding[] {
  const keys = new Set(form.columns.flatMap((pattern) => [pattern.column, pattern.row]));
  return form.signature.flatMap((key, i) =>
    keys.has(key) ? [] : [{ place: `signature.${i}`, message: `${key} is no column of this form` }],
  );
}
