/**
 * What no vocabulary knew in the documents of a run, grouped: labels of columns and rows, titles, codes and their names, layouts.
 *
 * In → Out: one document after the other → sightings with counts and the first places. Memory grows with the number of different
 * labels, not of documents. What `forms` knows by now is no sighting.
 */
import { columnLabels } from '../mapping/column-keys.ts';
import type { Lexicon } from '../mapping/lexicon.ts';
import type { Document } from '../model/document.ts';
import type { Fact } from '../model/fact.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';
import { bareTitle } from '../segment/titles.ts';

/** Where something was seen. */
export interface Seen {
  document: string;
  file: string;
  /** Title of the table as printed. */
  title: string;
  page: number | null;
  line: number | null;
}

export type SightingKind = 'column' | 'row' | 'title' | 'code' | 'name';

export interface Sighting {
  kind: SightingKind;
  /** Id of the table; '' for codes, which belong to the classification. */
  table: string;
  /** As the vocabulary would have it: a label, the labels of a column joined with `/`, a title, a name. */
  label: string;
  /** As printed the first time; of a column the labels over it, from the top. */
  printed: string;
  path: readonly string[];
  /** The key that the output has in its place. */
  key: string;
  /** Code that stands beside a name. */
  code: string;
  side: 'income' | 'expenditure' | null;
  /** Documents and figures concerned. */
  documents: number;
  figures: number;
  /** The first places. */
  seen: Seen[];
  /** Keys that the same tables print already: the label cannot be another word for one of them. */
  beside: Set<string>;
}

type NewSighting = Omit<Sighting, 'documents' | 'seen' | 'beside' | 'figures'>;

/** A layout that no family has: its tables in order with their numbers. */
export interface LayoutSighting {
  tables: { table: string; number: string | null; title: string }[];
  documents: number;
  units: string[];
  years: number[];
  seen: Seen[];
}

/** Places that are kept of one sighting, and names of units of one layout. */
const MOST_PLACES = 5;
const BASE = { table: '', code: '', side: null, path: [] } as const;
const NOTHING: ReadonlySet<string> = new Set();
const LEADING_YEAR = /^20\d\d年度?/;
const FUNCTIONAL = /^2\d{2}(?:\d{2}){0,2}$/;
const ECONOMIC = /^3\d{2}(?:\d{2})?$/;
/** Fewer tables than these are no layout; as in choose-family.ts. */
const LEAST_TABLES = 5;

export class Sightings {
  readonly #lexicon: Lexicon;
  readonly #found = new Map<string, Sighting>();
  readonly #layouts = new Map<string, LayoutSighting>();
  documents = 0;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** All sightings, those of most figures first. */
  all(): Sighting[] {
    return [...this.#found.values()].sort((a, b) => b.figures - a.figures || b.documents - a.documents || (idOf(a) < idOf(b) ? -1 : 1));
  }

  /** All layouts, those of most documents first. */
  layouts(): LayoutSighting[] {
    return [...this.#layouts].sort(([a, x], [b, y]) => y.documents - x.documents || (a < b ? -1 : 1)).map(([, layout]) => layout);
  }

  add(document: Document): void {
    if (document.documentKind !== 'final_account') return;
    this.documents += 1;
    const facts = groupFacts(document.facts);
    const known = new Set<Sighting>();
    const note = (sighting: NewSighting, place: Seen, beside: ReadonlySet<string>): void => {
      const entry = this.#entry(sighting);
      entry.figures += 1;
      if (entry.seen.length < MOST_PLACES && !known.has(entry)) entry.seen.push(place);
      if (!known.has(entry)) entry.documents += 1;
      known.add(entry);
      for (const key of beside) entry.beside.add(key);
    };
    for (const table of document.tables)
      this.#addTable({ document, table, facts: facts.get(`${table.table}#${table.occurrence}`) ?? [], note });
    this.#addLayout(document);
  }

  #entry(sighting: NewSighting): Sighting {
    const id = idOf(sighting);
    const known = this.#found.get(id);
    if (known !== undefined) return known;
    const fresh: Sighting = { ...sighting, documents: 0, figures: 0, seen: [], beside: new Set() };
    this.#found.set(id, fresh);
    return fresh;
  }

  #addTable(sighting: TableSighting): void {
    const { document, table, facts, note } = sighting;
    if (table.table.startsWith('x:')) {
      const printed = { kind: 'title' as const, label: bareTitle(table.title), printed: table.title, key: table.table };
      note(
        { ...BASE, ...printed, table: table.table },
        seenAt(sighting, table.source),
        new Set(document.tables.map((other) => other.table)),
      );
      return;
    }
    const columns = new Set(facts.map(({ column }) => column));
    const rows = new Set(facts.map(({ row }) => row));
    for (const fact of facts) {
      if (fact.column.startsWith('x:')) this.#addColumn(fact, sighting, columns);
      if (fact.row.startsWith('x:')) this.#addRow(fact, sighting, rows);
      else this.#addCode(fact, sighting);
    }
  }

  #addColumn(fact: Fact, sighting: TableSighting, beside: ReadonlySet<string>): void {
    const { document, table, note } = sighting;
    const path = table.columns.find(({ key }) => key === fact.column)?.path ?? fact.column.slice(2).split('/');
    const label = this.#columnLabel(
      table.table,
      path.map((part) => (part.startsWith(String(document.fiscalYear)) ? part.replace(LEADING_YEAR, '') || part : part)),
    );
    if (label !== '')
      note(
        { ...BASE, kind: 'column', table: table.table, label, printed: path.join('/'), path, key: fact.column },
        seenAt(sighting, fact.source),
        beside,
      );
  }

  #addRow(fact: Fact, sighting: TableSighting, beside: ReadonlySet<string>): void {
    const { table, note } = sighting;
    const printed = fact.label === '' ? fact.row.slice(2) : fact.label;
    const label = stripOrdinal(normalizeLabel(printed)).replace(/:$/, '');
    if (this.#lexicon.forms.get(table.table)?.rows.has(label) === true) return;
    note(
      { ...BASE, kind: 'row', table: table.table, label, printed, side: sideOf(fact, table), key: fact.row },
      seenAt(sighting, fact.source),
      beside,
    );
  }

  /** Labels of a column as the vocabulary has them; '' where it knows them: then the column stands twice. */
  #columnLabel(table: string, path: readonly string[]): string {
    const form = this.#lexicon.forms.get(table);
    if (form === undefined) return path.map((label) => stripOrdinal(normalizeLabel(label))).join('/');
    const { labels, known } = columnLabels(path, form, this.#lexicon);
    return known ? '' : labels.join('/');
  }

  /** A code that the classification does not have, or has under other names alone; names cut short by the layout are none. */
  #addCode(fact: Fact, sighting: TableSighting): void {
    const { row: code, label: printed } = fact;
    const entries = FUNCTIONAL.test(code) ? this.#lexicon.data.functional : ECONOMIC.test(code) ? this.#lexicon.data.economic : null;
    const label = stripOrdinal(normalizeLabel(printed));
    if (entries === null || label === '' || /^\d+$/.test(label)) return;
    const names = entries.get(code)?.names.map(normalizeLabel);
    if (names?.some((name) => name.startsWith(label) || label.startsWith(name)) === true) return;
    sighting.note(
      { ...BASE, kind: names === undefined ? 'code' : 'name', code, label, printed, key: code },
      seenAt(sighting, fact.source),
      NOTHING,
    );
  }

  #addLayout(document: Document): void {
    if (document.formFamily !== null) return;
    const first = new Map<string, Table>();
    for (const table of document.tables) if (!first.has(table.table)) first.set(table.table, table);
    const tables = [...first.values()].map(({ table, formNumber, title }) => ({ table, number: formNumber, title }));
    if (tables.filter(({ table }) => this.#lexicon.forms.has(table)).length < LEAST_TABLES) return;
    const key = tables.map(({ table, number }) => `${table} ${number ?? ''}`).join('\n');
    const layout = this.#layouts.get(key) ?? { tables, documents: 0, units: [], years: [], seen: [] };
    this.#layouts.set(key, layout);
    layout.documents += 1;
    if (layout.seen.length < MOST_PLACES) {
      layout.seen.push({ document: document.id, file: document.file, title: '', page: null, line: null });
      layout.units.push(document.unitName ?? document.file);
    }
    if (document.fiscalYear !== null && !layout.years.includes(document.fiscalYear)) layout.years.push(document.fiscalYear);
  }
}

interface TableSighting {
  document: Document;
  table: Table;
  facts: readonly Fact[];
  note: (sighting: NewSighting, place: Seen, beside: ReadonlySet<string>) => void;
}

function seenAt({ document: { id, file }, table: { title } }: TableSighting, { page, line }: Place): Seen {
  return { document: id, file, title, page, line };
}

function idOf({ kind, table, label, code, side }: Pick<Sighting, 'kind' | 'table' | 'label' | 'code' | 'side'>): string {
  return [kind, table, code, label, side ?? ''].join('\n');
}

function groupFacts(facts: readonly Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = `${fact.table}#${fact.occurrence}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return groups;
}

const INCOME = /^(?:本年)?收入/;
const EXPENDITURE = /^(?:本年)?支出/;

/** The side of a two-sided table on which a fact stands, by the header over it; null where none is told. */
function sideOf(fact: Fact, table: Table): Sighting['side'] {
  const cell = table.cells.find(({ source, content }) => content === 'amount' && samePlace(source, fact.source));
  const path = table.columns[cell?.column ?? -1]?.path ?? [];
  if (path.some((label) => INCOME.test(label))) return 'income';
  return path.some((label) => EXPENDITURE.test(label)) ? 'expenditure' : null;
}

function samePlace(a: Place, b: Place): boolean {
  return a.page === b.page && a.line === b.line && a.bbox?.join() === b.bbox?.join() && a.columns?.join() === b.columns?.join();
}
