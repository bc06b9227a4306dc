/**
 * From sightings to drafted entries of `pipelines/`, each with the known entry it is nearest to.
 *
 * In → Out: sightings, files of the folder as JSON → suggestions, and the files with the entries added. A label that is near to a known
 * one, and that no table prints beside it, is drafted as another spelling of it; any other gets a key of its own (`unnamed_1`), to be
 * named by who reviews it. Nothing is final: what is drafted here is read by people before it is used.
 */
import type { ColumnPattern, Form, Forms, RowPattern } from '../model/form.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import type { PerformanceForm } from '../model/performance-form.ts';
import { unnamedKey } from '../model/unnamed-key.ts';
import { isVariant, type KnownLabel, type Nearest, nearestLabel } from './nearest.ts';
import type { VocabularyRow } from './pipeline-text.ts';
import type { Sighting } from './sightings.ts';

/** What is drafted. `variant`: another spelling of a known entry; `new`: an entry of its own; `none`: for people to look at alone. */
export type DraftKind = 'variant' | 'new' | 'none';

export interface Suggestion {
  sighting: Sighting;
  draft: DraftKind;
  /** The suggested key or code; null where nothing is drafted. */
  key: string | null;
  nearest: Nearest | null;
  /** File of the entry, relative to the folder; null where nothing is drafted. */
  file: string | null;
  /** What whoever reviews it must know. */
  note: string;
}

/** The declarative files that entries are added to, as they are parsed; entries are added in place. */
export interface DraftFiles {
  /** File name by table. */
  formNames: ReadonlyMap<string, string>;
  forms: ReadonlyMap<string, Form>;
  performance: PerformanceForm;
  /** Rows to be added, by file name. */
  rows: Map<string, VocabularyRow[]>;
  /** Names of the files with added entries. */
  changed: Set<string>;
}

const PERFORMANCE_FILE = 'forms/performance.json';
const PERFORMANCE = /^(?:project|overall)_performance$/;
const FUNCTIONAL_FILE = 'vocabularies/functional.csv';
const ECONOMIC_FILE = 'vocabularies/economic.csv';
const SECTION = 'section:';

export class Drafter {
  readonly #known: Forms;
  readonly #files: DraftFiles;
  /** Keys of the output that were drafted as other words for a key, by table and key. */
  readonly #given = new Map<string, string[]>();

  constructor(known: Forms, files: DraftFiles) {
    this.#known = known;
    this.#files = files;
  }

  /** Drafts the entry of a sighting. */
  draft(sighting: Sighting): Suggestion {
    switch (sighting.kind) {
      case 'column':
        return PERFORMANCE.test(sighting.table) ? this.#fund(sighting, 'fundColumns', 'column') : this.#column(sighting);
      case 'row':
        return PERFORMANCE.test(sighting.table) ? this.#fund(sighting, 'fundRows', 'row') : this.#row(sighting);
      case 'title':
        return this.#title(sighting);
      default:
        return this.#name(sighting);
    }
  }

  /** True where no table prints what the label is near to: neither under its own words nor under others drafted before. */
  #isOpen({ table, beside }: Sighting, key: string): boolean {
    return !beside.has(key) && (this.#given.get(`${table} ${key}`) ?? []).every((given) => !beside.has(given));
  }

  #column(sighting: Sighting): Suggestion {
    const { table, label } = sighting;
    const form = this.#files.forms.get(table);
    if (form === undefined) return nothing(sighting, null, 'no form has this table');
    const patterns = [...form.columns, ...this.#familyColumns(table)];
    const known = patterns.flatMap((pattern) =>
      pattern.paths.map((path) => ({ label: normalPath(path), key: pattern.column ?? pattern.row ?? '' })),
    );
    const nearest = nearestLabel(label, known);
    if (nearest !== null && isVariant(label, nearest) && this.#isOpen(sighting, nearest.key)) {
      const own = form.columns.find((pattern) => pattern.paths.some((path) => normalPath(path) === nearest.label));
      const other = patterns.find((pattern) => pattern.paths.some((path) => normalPath(path) === nearest.label));
      if (own !== undefined) own.paths.push(label);
      else form.columns.push({ ...other, paths: [label] });
      return this.#drafted(sighting, { draft: 'variant', key: nearest.key, nearest });
    }
    const parent = parentKey(label, patterns);
    const key = freeKey(
      parent === null ? '' : `${parent}.`,
      patterns.map(({ column }) => column ?? ''),
    );
    form.columns.push({ paths: [label], column: key });
    return this.#drafted(sighting, { draft: 'new', key, nearest });
  }

  #row(sighting: Sighting): Suggestion {
    const { table, label, side } = sighting;
    const form = this.#files.forms.get(table);
    if (form === undefined) return nothing(sighting, null, 'no form has this table');
    if (form.classesByName === true && side !== 'income') {
      const suggestion = this.#className(sighting);
      if (suggestion !== null) return suggestion;
    }
    const patterns = [...form.rows, ...this.#familyRows(table)].filter((pattern) => pattern.row?.startsWith(SECTION) !== true);
    const fitting = patterns.filter((pattern) => side === null || pattern.side === undefined || pattern.side === side);
    const nearest = nearestLabel(label, labelsOf(fitting));
    const pattern = fitting.find(({ labels }) => labels.some((known) => normalRow(known) === nearest?.label));
    if (nearest !== null && pattern !== undefined && isVariant(label, nearest) && this.#isOpen(sighting, nearest.key)) {
      if (form.rows.includes(pattern)) pattern.labels.push(label);
      else form.rows.push({ ...pattern, labels: [label] });
      return this.#drafted(sighting, { draft: 'variant', key: nearest.key, nearest });
    }
    const key = freeKey(
      form.rows.some((row) => row.side !== undefined) && side !== null ? `${side}.` : '',
      patterns.map(({ row }) => row ?? ''),
    );
    form.rows.push({ labels: [label], row: key, ...(side !== null && form.rows.some((row) => row.side !== undefined) ? { side } : {}) });
    return this.#drafted(sighting, { draft: 'new', key, nearest });
  }

  /** A functional class under another name; null where it is near to none. */
  #className(sighting: Sighting): Suggestion | null {
    const classes = [...this.#known.functional.values()].filter(({ code }) => code.length === 3);
    const nearest = nearestLabel(sighting.label, namesOf(classes));
    if (nearest === null || !isVariant(sighting.label, nearest) || sighting.beside.has(`expenditure.${nearest.key}`)) return null;
    this.#addRow(FUNCTIONAL_FILE, { code: nearest.key, name: sighting.label, current: false, source: sourceOf(sighting) });
    return { sighting, draft: 'variant', key: `expenditure.${nearest.key}`, nearest, file: FUNCTIONAL_FILE, note: '' };
  }

  #fund(sighting: Sighting, list: 'fundColumns' | 'fundRows', name: 'column' | 'row'): Suggestion {
    const label = sighting.label.replace(/^其中:?/, '');
    const entries = this.#files.performance[list] as ({ labels: string[] } & Partial<Record<'column' | 'row', string>>)[];
    const known = entries.flatMap((entry) => entry.labels.map((text) => ({ label: normalRow(text), key: entry[name] ?? '' })));
    const nearest = nearestLabel(label, known);
    if (label.includes('/')) return nothing(sighting, nearest, 'a column below a group: extend fundGroups or fundSubColumns by hand');
    const same = entries.find((entry) => entry[name] === nearest?.key);
    if (nearest !== null && same !== undefined && isVariant(label, nearest) && this.#isOpen(sighting, nearest.key)) {
      same.labels.push(label);
      return this.#drafted(sighting, { draft: 'variant', key: nearest.key, nearest });
    }
    const key = freeKey(
      list === 'fundRows' ? 'funds.' : '',
      entries.map((entry) => entry[name] ?? ''),
    );
    entries.push({ [name]: key, labels: [label] });
    return this.#drafted(sighting, { draft: 'new', key, nearest });
  }

  #title(sighting: Sighting): Suggestion {
    const { label, beside } = sighting;
    const known = [...this.#files.forms.values()].flatMap(({ table, titles }) =>
      titles.map((title) => ({ label: normalizeLabel(title), key: table })),
    );
    const nearest = nearestLabel(label, known);
    const form = nearest === null ? undefined : this.#files.forms.get(nearest.key);
    if (nearest === null || form === undefined || !isVariant(label, nearest))
      return nothing(sighting, nearest, 'no form of the contract is like it: add its title to one, or list it in a family under its x: id');
    if (beside.has(nearest.key)) return nothing(sighting, nearest, `its document prints ${nearest.key} as well: it is another table`);
    form.titles.push(label);
    this.#files.changed.add(this.#files.formNames.get(form.table) ?? '');
    return { sighting, draft: 'variant', key: form.table, nearest, file: this.#files.formNames.get(form.table) ?? null, note: '' };
  }

  /** A code of the classification, or another name of one. */
  #name(sighting: Sighting): Suggestion {
    const { code, label, kind } = sighting;
    const [file, entries] = code.startsWith('2') ? [FUNCTIONAL_FILE, this.#known.functional] : [ECONOMIC_FILE, this.#known.economic];
    const known = namesOf(kind === 'name' ? [entries.get(code) ?? { code, names: [] }] : [...entries.values()]);
    const nearest = nearestLabel(label, known);
    const parent = code.slice(0, -2);
    const added = this.#files.rows.get(file) ?? [];
    if (code.length > 3 && !entries.has(parent) && !added.some((row) => row.code === parent))
      return nothing(sighting, nearest, `the classification has no ${parent}: add that first`);
    this.#addRow(file, {
      code,
      name: label,
      current: kind === 'code' && !added.some((row) => row.code === code),
      source: sourceOf(sighting),
    });
    const note = kind === 'name' ? 'check the page: a name that is only misprinted needs no entry' : '';
    return { sighting, draft: kind === 'name' ? 'variant' : 'new', key: code, nearest, file, note };
  }

  #addRow(file: string, row: VocabularyRow): void {
    const rows = this.#files.rows.get(file) ?? [];
    if (!rows.some(({ code, name }) => code === row.code && name === row.name)) rows.push(row);
    this.#files.rows.set(file, rows);
  }

  #drafted(sighting: Sighting, { draft, key, nearest }: Pick<Suggestion, 'draft' | 'key' | 'nearest'>): Suggestion {
    const file = PERFORMANCE.test(sighting.table) ? PERFORMANCE_FILE : (this.#files.formNames.get(sighting.table) ?? '');
    this.#files.changed.add(file);
    const given = `${sighting.table} ${key}`;
    this.#given.set(given, [...(this.#given.get(given) ?? []), sighting.key]);
    return { sighting, draft, key, nearest, file, note: draft === 'new' ? 'name the key, and add it to the sums it is part of' : '' };
  }

  #familyColumns(table: string): ColumnPattern[] {
    return this.#known.families.flatMap((family) => family.tables.flatMap((item) => (item.table === table ? (item.columns ?? []) : [])));
  }

  #familyRows(table: string): RowPattern[] {
    return this.#known.families.flatMap((family) => family.tables.flatMap((item) => (item.table === table ? (item.rows ?? []) : [])));
  }
}

function nothing(sighting: Sighting, nearest: Nearest | null, note: string): Suggestion {
  return { sighting, draft: 'none', key: null, nearest, file: null, note };
}

function normalPath(path: string): string {
  return path.split('/').map(normalizeLabel).join('/');
}

function normalRow(label: string): string {
  return stripOrdinal(normalizeLabel(label));
}

function labelsOf(patterns: readonly RowPattern[]): KnownLabel[] {
  return patterns.flatMap((pattern) =>
    pattern.labels.map((label) => ({ label: normalRow(label), key: pattern.row ?? pattern.column ?? '' })),
  );
}

function namesOf(entries: readonly { code: string; names: readonly string[] }[]): KnownLabel[] {
  return entries.flatMap(({ code, names }) => names.map((name) => ({ label: normalizeLabel(name), key: code })));
}

function sourceOf({ documents }: Sighting): string {
  return `suggested from ${documents} ${documents === 1 ? 'disclosure' : 'disclosures'}; check`;
}

/** The key of the header above a label that is broken down; null where none is known. */
function parentKey(label: string, patterns: readonly ColumnPattern[]): string | null {
  const above = label.split('/').slice(0, -1);
  const known = above.findLast((part) =>
    patterns.some(({ column, paths }) => column !== undefined && paths.some((path) => normalPath(path) === part)),
  );
  const pattern = patterns.find(({ column, paths }) => column !== undefined && paths.some((path) => normalPath(path) === known));
  return pattern?.column ?? null;
}

/** `unnamed_1`, or the next that is free, behind a prefix. */
function freeKey(prefix: string, taken: readonly string[]): string {
  const known = new Set(taken);
  for (let n = 1; ; n++) if (!known.has(unnamedKey(prefix, n))) return unnamedKey(prefix, n);
}
