/**
 * Whether the rows and columns that an identity names are ones that the forms can give: a misspelt key would never be met, and the
 * rule would be silent for ever. Keys of printed labels (`x:…`) are taken as they are.
 *
 * In → Out: forms, families and classifications → known keys by table; a selector → what is wrong with it, '' where nothing is.
 */
import type { Family, Form, Forms } from '../model/form.ts';
import type { Selector } from '../model/identity-term.ts';

type Vocabulary = Forms['functional'];

interface TableKeys {
  row: ReadonlySet<string>;
  column: ReadonlySet<string>;
  /** Classifications whose codes are keys, behind a prefix. */
  codes: Readonly<Record<Axis, readonly { prefix: string; has(code: string): boolean }[]>>;
}

export type Axis = 'row' | 'column';

/** Keys by table; tables without statutory form are not among them. */
export type RuleKeys = ReadonlyMap<string, TableKeys>;

const NUMBER = /^\d+$/;

/** What the forms and their variants in the families can give. */
export function ruleKeys(forms: readonly Form[], families: readonly Family[], codes: Pick<Forms, 'functional' | 'economic'>): RuleKeys {
  const variants = families.flatMap(({ tables }) => tables);
  return new Map(
    forms.map((form) => {
      const own = [form, ...variants.filter(({ table }) => table === form.table)];
      const patterns = own.flatMap(({ rows = [], columns = [] }) => [...rows, ...columns]);
      const row = new Set([
        ...patterns.flatMap((pattern) => pattern.row ?? []),
        ...(form.defaultRow === undefined ? [] : [form.defaultRow]),
      ]);
      const column = new Set(patterns.flatMap((pattern) => pattern.column ?? []));
      return [form.table, { row, column, codes: codedKeys(form, row, codes) }];
    }),
  );
}

function codedKeys(
  form: Form,
  rows: ReadonlySet<string>,
  { functional, economic }: Pick<Forms, 'functional' | 'economic'>,
): TableKeys['codes'] {
  const of = (prefix: string, vocabulary: Vocabulary) => ({ prefix, has: (code: string) => vocabulary.has(code) });
  const counted = [...rows]
    .filter((row) => row.endsWith('#'))
    .map((row) => ({ prefix: row.slice(0, -1), has: (n: string) => NUMBER.test(n) }));
  return {
    row: [
      ...(form.rowsBy === 'functional' ? [of('', functional)] : []),
      ...(form.rowsBy === 'economic' ? [of('', economic)] : []),
      ...(form.classesByName === true ? [of('expenditure.', functional)] : []),
      ...counted,
    ],
    column: form.economicColumns === true ? [of('', economic)] : [],
  };
}

/** What no form of the table can give, one message a key. */
export function unknownKeys(keys: RuleKeys, { table, axis, selector }: { table: string; axis: Axis; selector: Selector }): string[] {
  const known = keys.get(table);
  if (known === undefined) return [];
  const coded = known.codes[axis];
  switch (selector.kind) {
    case 'keys':
      return selector.keys
        .filter(
          (key) =>
            !key.startsWith('x:') &&
            !known[axis].has(key) &&
            !coded.some(({ prefix, has }) => key.startsWith(prefix) && has(key.slice(prefix.length))),
        )
        .map((key) => `no form of ${table} has the ${axis} '${key}'`);
    case 'top':
    case 'bound':
      return selector.prefix === '' || coded.some(({ prefix }) => prefix === selector.prefix)
        ? []
        : [`no form of ${table} has ${axis}s that begin with '${selector.prefix}'`];
    case 'children':
      return coded.some(({ prefix }) => prefix === '') ? [] : [`the ${axis}s of ${table} are no codes: nothing stands below them`];
  }
}
