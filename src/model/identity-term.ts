/**
 * The term language of rule books: which cells of which table take part in an identity.
 *
 * A term is `table/row/column`, with `-` in front where it counts negative. Row and column are one of
 *   `208`, `income.other`, `total`   the key itself
 *   `a|b|c`                          each of the keys
 *   `$row`, `$column`                the key that the rule's `each` is at; also behind a prefix: `expenditure.$row`
 *   `$row>`, `$column>`              the codes one level below it (208 → 20801 …) that the table prints
 *   `#`                              every code of the highest level that the table prints; behind a prefix: `expenditure.#`, `vehicles.#`
 */

export type Selector =
  | { kind: 'keys'; keys: readonly string[] }
  | { kind: 'bound'; variable: 'row' | 'column'; prefix: string }
  | { kind: 'children'; variable: 'row' | 'column' }
  | { kind: 'top'; prefix: string };

export interface Term {
  table: string;
  row: Selector;
  column: Selector;
  sign: 1 | -1;
}

/** Reads a term. Throws SyntaxError with the reason where it is none. */
export function parseTerm(text: string): Term {
  const sign = text.startsWith('-') ? -1 : 1;
  const parts = text.slice(sign === -1 ? 1 : 0).split('/');
  const [table, row, column] = parts;
  if (parts.length !== 3 || !table || !row || !column) throw new SyntaxError(`'${text}' is no term: write table/row/column`);
  return { table, row: parseSelector(row), column: parseSelector(column), sign };
}

function parseSelector(text: string): Selector {
  const at = text.indexOf('$');
  if (at >= 0) {
    const name = text.slice(at + 1);
    const variable = name.replace(/>$/, '');
    if (variable !== 'row' && variable !== 'column') throw new SyntaxError(`'${text}': only $row and $column are known`);
    if (name.endsWith('>')) return { kind: 'children', variable };
    return { kind: 'bound', variable, prefix: text.slice(0, at) };
  }
  if (text.endsWith('#')) return { kind: 'top', prefix: text.slice(0, -1) };
  return { kind: 'keys', keys: text.split('|') };
}
