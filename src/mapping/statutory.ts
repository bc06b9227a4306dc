/**
 * One statutory table, from the readings of its grids to the contract's table, facts and findings.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { GridCell } from '../model/block.ts';
import { type Fact, factKey } from '../model/fact.ts';
import { cover } from '../model/place.ts';
import type { Attribute, Cell, Column, Row, Table } from '../model/table.ts';
import type { NumberReading } from '../repair/number.ts';
import { opensNote, statesEmpty } from '../segment/caption.ts';
import { flatText, pagesOf } from '../table/matrix.ts';
import type { GridReading } from '../table/read-grid.ts';
import { isGridCertain, type JoinedRow, joinRows, readColumns, type TableColumns } from './joined-table.ts';
import type { FormLexicon, Lexicon } from './lexicon.ts';
import type { MappedTable } from './mapped-table.ts';
import { repairFindings } from './repair-findings.ts';
import { type FactResult, readFacts } from './statutory-facts.ts';
import { holdsFigure } from './swallowed-figures.ts';

export interface StatutoryInput {
  form: FormLexicon;
  lexicon: Lexicon;
  occurrence: number;
  /** Readings of the table's grids, all on the columns of the first. */
  pieces: readonly GridReading[];
  title: string;
  formNumber: string | null;
  unit: Attribute;
  entity: Attribute | null;
  year: Attribute | null;
  notes: readonly string[];
  confidence: number | null;
  /** True where all tables of the dump print two decimals. */
  isFilled?: boolean;
}

/** Maps one statutory table. */
export function mapStatutory(input: StatutoryInput): MappedTable {
  const rows = joinRows(input.pieces);
  const columns = readColumns(input.pieces, rows, input.form, input.lexicon);
  const result = withholdStrange(readFacts({ ...input, rows, columns, unit: input.unit.value }), input);
  return {
    table: buildTable(input, { rows, columns, result }),
    facts: result.facts,
    indicators: [],
    findings: [
      ...result.findings,
      ...unknownColumns(input, columns, result.facts),
      ...namedFindings(input, columns, result.facts),
      ...clippedColumns(input, columns, result.facts),
      ...repairFindings(result.facts, input.title),
    ],
    damaged: result.damaged,
  };
}

/** Share of facts under rows that no vocabulary knows from which a form told apart by alignment was not read right. */
const STRANGE_SHARE = 0.2;

/** Keeps no fact of an aligned table in which many rows are unknown: its labels and figures were not put together as printed. */
function withholdStrange(result: FactResult, input: StatutoryInput): FactResult {
  const { table } = input.form.form;
  const certain = table.startsWith('x:') || input.pieces.every((piece) => isGridCertain(piece.grid.origin));
  const strange = result.facts.filter((fact) => fact.row.startsWith('x:')).length;
  if (certain) return result;
  // A label of its own making stands over the columns of an aligned table where the lines of its header were put together wrongly.
  const named = strange <= result.facts.length * STRANGE_SHARE ? result.facts.filter((fact) => !fact.column.startsWith('x:')) : [];
  if (named.length === result.facts.length) return result;
  const args = { table: input.title, count: String(result.facts.length - named.length) };
  const finding: Finding = { rule: 'structure/columns-uncertain', args, locations: input.pieces.map((piece) => piece.grid.place) };
  return { ...result, facts: named, findings: [...result.findings, finding] };
}

interface Parts {
  rows: readonly JoinedRow[];
  columns: TableColumns;
  result: FactResult;
}

function buildTable(input: StatutoryInput, parts: Parts): Table {
  const notes = [...noteRows(parts.rows), ...input.notes];
  return {
    table: input.form.form.table,
    occurrence: input.occurrence,
    title: input.title,
    formNumber: input.formNumber,
    unit: input.unit,
    entity: input.entity,
    year: input.year,
    family: null,
    pages: pagesOf(input.pieces.map(({ grid }) => grid)),
    source: cover(input.pieces.map((piece) => piece.grid.place)),
    columns: buildColumns(parts.columns),
    rows: buildRows(parts),
    cells: buildCells(input.pieces, parts.result),
    notes,
    empty: parts.result.facts.length === 0,
    emptyStatement: notes.find((note) => statesEmpty(note)) ?? null,
    attributes: {},
  };
}

function buildColumns(columns: TableColumns): Column[] {
  return columns.roles.map((role, index) => {
    const key = columns.keys[index] ?? null;
    return { index, role, path: columns.paths[index] ?? [], number: columns.numbers[index] ?? null, key: key?.column ?? key?.row ?? null };
  });
}

function buildRows({ rows, result }: Parts): Row[] {
  const built: Row[] = [];
  for (const [index, row] of rows.entries()) {
    const keys = result.rowKeys[index] ?? [];
    built.push({ index, role: rowRole(row, keys), keys });
  }
  return built;
}

function rowRole(row: JoinedRow, keys: readonly string[]): Row['role'] {
  if (row.kind === 'caption' || row.kind === 'header' || row.kind === 'numbering') return row.kind;
  if (isNoteRow(row)) return 'note';
  return keys.length > 0 || row.kind === 'data' ? 'data' : 'filler';
}

function isNoteRow(row: JoinedRow): boolean {
  return opensNote(row.cells[0]?.text ?? '');
}

function noteRows(rows: readonly JoinedRow[]): string[] {
  return rows.filter(isNoteRow).map((row) => flatText(row.cells[0]?.text ?? ''));
}

function buildCells(pieces: readonly GridReading[], result: FactResult): Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  for (const { grid } of pieces) {
    for (const cell of grid.cells) cells.push(toCell(cell, result.readings.get(cell), start));
    start += grid.rowCount;
  }
  return cells;
}

/** A cell of a piece whose rows follow on `start` others. */
function toCell(
  { row, column, rowSpan, columnSpan, text, place, recognition }: GridCell,
  reading: NumberReading | undefined,
  start: number,
): Cell {
  const made: Cell = {
    row: row + start,
    column,
    rowSpan,
    columnSpan,
    raw: text,
    content: reading?.content ?? (text.trim() === '' ? 'blank' : 'text'),
    repairs: reading?.content === 'amount' ? reading.repairs : [],
    source: place,
  };
  if (recognition !== undefined) made.recognition = recognition;
  return made;
}

/** One finding per column that holds facts and of whose label only a part is printed. */
function clippedColumns(input: StatutoryInput, { keys, paths }: TableColumns, facts: readonly Fact[]): Finding[] {
  if (!keys.some((key) => key?.meant !== undefined)) return [];
  const used = new Set(facts.flatMap((fact) => [fact.column, fact.row]));
  return keys.flatMap((key, c): Finding[] => {
    if (key?.meant === undefined || !used.has(key.column ?? key.row ?? '')) return [];
    return [
      {
        rule: 'format/clipped-label',
        args: { table: input.title, label: (paths[c] ?? []).join('/'), meant: key.meant },
        locations: input.pieces.slice(0, 1).map((piece) => piece.grid.place),
      },
    ];
  });
}

/** One finding per column that holds facts and that no vocabulary knows. A header that was misread makes its figures doubtful. */
function unknownColumns(input: StatutoryInput, columns: TableColumns, facts: readonly Fact[]): Finding[] {
  const locations = input.pieces.slice(0, 1).map((piece) => piece.grid.place);
  const found = new Map<string, Finding>();
  for (const [c, key] of columns.keys.entries()) {
    const column = key === null || key.known ? null : key.column;
    if (column === null || found.has(column)) continue;
    const own = facts.filter((fact) => fact.column === column);
    if (own.length === 0) continue;
    const isDoubtful = columns.isRecognised(c) || holdsFigure(column);
    const doubt: Partial<Finding> = isDoubtful ? { severity: 'warning', facts: own.map(factKey) } : {};
    found.set(column, { rule: 'structure/unknown-column', args: { table: input.title, label: column.slice(2) }, locations, ...doubt });
  }
  return [...found.values()];
}

/** False for a figure beside a column: of a panel of the same columns. True where nothing tells on which column it stands. */
function isUnder({ source: { bbox } }: Fact, column: number, { pieces }: StatutoryInput): boolean {
  const edges = pieces[0]?.grid.columnEdges ?? null;
  const [left, right] = [edges?.[column], edges?.[column + 1]];
  if (bbox === null || left === undefined || right === undefined) return true;
  const middle = (bbox[0] + bbox[2]) / 2;
  return middle >= left && middle <= right;
}

/** One finding per column that its header did not name; by its place alone it is likely, not sure. */
function namedFindings(input: StatutoryInput, columns: TableColumns, facts: readonly Fact[]): Finding[] {
  return columns.named.flatMap(({ index, by }): Finding[] => {
    const { column = null, row = null } = columns.keys[index] ?? {};
    const own = facts.filter((fact) => fact.column === column && (row === null || fact.row === row) && isUnder(fact, index, input));
    if (own.length === 0 || column === null) return [];
    const args = { table: input.title, label: (columns.paths[index] ?? []).join('/'), column };
    const locations = own.slice(0, 1).map((fact) => fact.source);
    return [{ rule: 'ocr/column-by-form', args, locations, ...(by === 'place' ? { severity: 'warning', facts: own.map(factKey) } : {}) }];
  });
}
