/**
 * What the tables of a document print, as far as sentences are held against it: rows, labels of rows, projects.
 *
 * Invariant: a key is kept unless the document has its table with rows, and no such row among them.
 */
import { type Fact, factKey } from '../model/fact.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import type { Cell, Table } from '../model/table.ts';

const PROJECT_TABLE = 'project_performance';
const AMOUNT = /[1-9]/;
/** What may follow a project's name in one place and not in the other. */
const PROJECT_TAIL = /(?:项目|经费|资金)*$/;

export class PrintedKeys {
  /** Rows by table; a table that the document does not have is not there. */
  readonly #rows = new Map<string, Set<string>>();
  readonly #facts = new Set<string>();
  /** Facts other than zero. */
  readonly #amounts = new Set<string>();
  /** Occurrence of the self-evaluation table by the project's name; null where two have one name. */
  readonly #projects = new Map<string, number | null>();
  readonly #tables: readonly Table[];
  readonly #labels = new Map<string, Map<string, string>>();

  constructor({ facts, tables }: { facts: readonly Fact[]; tables: readonly Table[] }) {
    this.#tables = tables;
    for (const fact of facts) {
      const key = factKey(fact);
      this.#facts.add(key);
      if (AMOUNT.test(fact.value)) this.#amounts.add(key);
    }
    for (const table of tables) {
      const rows = this.#rowsOf(table.table);
      for (const row of table.rows) for (const key of row.keys) rows.add(key);
      if (table.table === PROJECT_TABLE) this.#addProject(table);
    }
    for (const fact of facts) this.#rowsOf(fact.table).add(fact.row);
  }

  /** The keys that may be meant; of `alternatives` the one that is printed, or the only one of them that is not zero. */
  keep(keys: readonly string[], alternatives = false): string[] {
    if (alternatives) {
      const printed = keys.filter((key) => this.#facts.has(key));
      const filled = printed.length > 1 ? printed.filter((key) => this.#amounts.has(key)) : printed;
      return filled.length === 1 ? filled : [];
    }
    return keys.filter((key) => this.#mayPrint(key));
  }

  /** True where the table prints the row. */
  hasRow(table: string, row: string): boolean {
    return this.#rows.get(table)?.has(row) === true;
  }

  hasTable(table: string): boolean {
    return this.#rows.has(table);
  }

  /** `project_performance#n` of the project of that name; null where no table, or more than one, has it. */
  projectTable(name: string): string | null {
    const occurrence = this.#projects.get(projectName(name)) ?? null;
    if (occurrence === null) return null;
    return occurrence === 1 ? PROJECT_TABLE : `${PROJECT_TABLE}#${occurrence}`;
  }

  /** The row of a table with this label (normalised, without ordinal); undefined where none has it. */
  rowByLabel(table: string, label: string): string | undefined {
    let labels = this.#labels.get(table);
    if (labels === undefined) {
      labels = rowLabels(this.#tables.find((candidate) => candidate.table === table));
      this.#labels.set(table, labels);
    }
    return labels.get(label);
  }

  #mayPrint(key: string): boolean {
    const [name = '', row = ''] = key.split('/');
    const rows = this.#rows.get(name.replace(/#\d+$/, ''));
    return rows === undefined || rows.size === 0 || rows.has(row) || this.#facts.has(key);
  }

  #rowsOf(table: string): Set<string> {
    const known = this.#rows.get(table);
    if (known !== undefined) return known;
    const rows = new Set<string>();
    this.#rows.set(table, rows);
    return rows;
  }

  #addProject({ attributes: { projectName: printed = '' }, occurrence }: Table): void {
    const name = projectName(printed);
    if (name !== '') this.#projects.set(name, this.#projects.has(name) ? null : occurrence);
  }
}

function projectName(name: string): string {
  return stripOrdinal(normalizeLabel(name)).replace(PROJECT_TAIL, '');
}

/** Canonical row by label; the label of a keyed row is its last text before the figures. */
function rowLabels(table: Table | undefined): Map<string, string> {
  const labels = new Map<string, string>();
  if (table === undefined) return labels;
  const keys = new Map(table.rows.flatMap(({ index, keys: [key] }) => (key === undefined ? [] : [[index, key] as const])));
  for (const cell of table.cells) {
    const key = keys.get(cell.row);
    if (key !== undefined && isLabel(cell)) labels.set(stripOrdinal(normalizeLabel(cell.raw)), key);
  }
  return labels;
}

function isLabel({ content, raw }: Cell): boolean {
  return content === 'text' && raw !== '';
}
