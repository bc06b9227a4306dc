/**
 * The declarative data compiled for look-up: labels and titles normalised once, classification names by name.
 *
 * In → Out: `Forms` (as loaded) → `Lexicon`. Compiled once per `Forms` value and remembered.
 */
import type { ColumnPattern, Form, Forms, RowPattern } from '../model/form.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { indexTitles, type TitleIndex } from '../segment/titles.ts';

/** A column pattern with its paths split into normalised segments. */
export interface CompiledColumn {
  column: string | null;
  row: string | null;
  paths: string[][];
}

export interface ColumnKey {
  /** Column coordinate; null where the row gives it (三公 printed vertically). */
  column: string | null;
  /** Row coordinate that the header alone gives (预算数 → budget); null elsewhere. */
  row: string | null;
  /** Unit of money or `%` printed in the header; null where none. */
  unit: string | null;
  known: boolean;
  /** How far down the pattern's list the matched path stands; of two columns with one key the lower rank keeps it. */
  rank: number;
  /** The header label that was meant, where its cell shows only a part of it. */
  meant?: string;
}

/** A row pattern, and the form that it belongs to where another one shares the grid; absent for the form's own. */
export type CompiledRow = RowPattern & { table?: string };

export interface FormLexicon {
  form: Form;
  columns: CompiledColumn[];
  /** Row patterns by normalised label without ordinal. */
  rows: ReadonlyMap<string, CompiledRow[]>;
  /** Row patterns of labels of which only the end is known, by that end. */
  endings: readonly (readonly [end: string, pattern: CompiledRow])[];
  neutral: ReadonlySet<string>;
  notePhrases: string[];
  /** Column keys found so far by printed path: a document repeats a few dozen headers. */
  columnKeys: Map<string, ColumnKey>;
}

export interface Lexicon {
  forms: ReadonlyMap<string, FormLexicon>;
  titles: TitleIndex;
  /** Functional class (three digits) by normalised name. */
  classes: ReadonlyMap<string, string>;
  /** Functional and economic codes by normalised name; names are not unique. */
  functional: ReadonlyMap<string, string[]>;
  economic: ReadonlyMap<string, string[]>;
  data: Forms;
}

/** Begins a row label of which only the end is given. */
const ANY_START = '*';

const compiled = new WeakMap<Forms, Lexicon>();

/** The lexicon of a `Forms` value. */
export function compileLexicon(data: Forms): Lexicon {
  const known = compiled.get(data);
  if (known !== undefined) return known;
  const functional = byName(data.functional);
  const lexicon: Lexicon = {
    forms: new Map(data.forms.map((form) => [form.table, compileForm(form, data)])),
    titles: indexTitles(data),
    classes: classNames(functional),
    functional,
    economic: byName(data.economic),
    data,
  };
  compiled.set(data, lexicon);
  return lexicon;
}

function compileForm(form: Form, data: Forms): FormLexicon {
  const variants = data.families.flatMap((family) => family.tables.filter((table) => table.table === form.table));
  const columns = [...form.columns, ...variants.flatMap((variant) => variant.columns ?? [])];
  const rows = new Map<string, CompiledRow[]>();
  const endings: [string, CompiledRow][] = [];
  const own: CompiledRow[] = [...form.rows, ...variants.flatMap((variant) => variant.rows ?? [])];
  for (const pattern of [...own, ...rowsBeside(form, data)]) {
    for (const label of pattern.labels) {
      const key = stripOrdinal(normalizeLabel(label));
      if (key.startsWith(ANY_START)) {
        endings.push([key.slice(ANY_START.length), pattern]);
        continue;
      }
      rows.set(key, [...(rows.get(key) ?? []), pattern]);
    }
  }
  return {
    form,
    columns: columns.map(compileColumn),
    rows,
    endings,
    neutral: new Set([...form.neutral, ...variants.flatMap((variant) => variant.neutral ?? [])].map(normalizeLabel)),
    notePhrases: form.notePhrases.map(normalizeLabel),
    columnKeys: new Map(),
  };
}

/** Rows of the form that may share the grid of this one. */
function rowsBeside({ beside }: Form, { forms }: Forms): CompiledRow[] {
  const other = forms.find(({ table }) => table === beside);
  return other === undefined ? [] : other.rows.map((pattern) => ({ ...pattern, table: other.table }));
}

function compileColumn(pattern: ColumnPattern): CompiledColumn {
  return {
    column: pattern.column ?? null,
    row: pattern.row ?? null,
    paths: pattern.paths.map((path) => path.split('/').map(normalizeLabel)),
  };
}

/** Codes by normalised name. Of siblings with one name (renumbered over the years) the codes in use go before the former ones. */
function byName(entries: Forms['functional']): Map<string, string[]> {
  const names = new Map<string, { code: string; current: boolean }[]>();
  for (const { code, terms } of entries.values()) {
    for (const term of terms) {
      const key = normalizeLabel(term.name);
      const known = names.get(key) ?? [];
      if (!known.some((other) => other.code === code)) names.set(key, [...known, { code, current: term.current }]);
    }
  }
  return new Map([...names].map(([name, codes]) => [name, withoutFormerSiblings(codes)]));
}

function withoutFormerSiblings(codes: readonly { code: string; current: boolean }[]): string[] {
  const parent = (code: string): string => code.slice(0, -2);
  const inUse = new Set(codes.filter(({ current }) => current).map(({ code }) => parent(code)));
  return codes.filter(({ code, current }) => current || !inUse.has(parent(code))).map(({ code }) => code);
}

/** Class names with the variants that forms print: without 支出, without 等. */
function classNames(functional: ReadonlyMap<string, string[]>): Map<string, string> {
  const classes = new Map<string, string>();
  const short = new Map<string, string>();
  for (const [name, codes] of functional) {
    const code = codes.find((c) => c.length === 3);
    if (code === undefined) continue;
    classes.set(name, code);
    for (const variant of [name.replace(/支出$/, ''), name.replace(/等支出$/, '支出'), name.replace(/等支出$/, '')])
      short.set(variant, code);
  }
  for (const [name, code] of short) if (!classes.has(name)) classes.set(name, code);
  return classes;
}
