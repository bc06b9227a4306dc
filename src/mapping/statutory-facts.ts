/**
 * Rows of a statutory table to facts.
 *
 * In → Out: joined rows and their columns → facts in printed order, row keys, and findings. A figure becomes a fact only where both
 * its row and its column have a key; every other figure is counted and reported.
 */
import type { Finding } from '../anomaly/finding.ts';
import { toYuan } from '../model/amount.ts';
import type { GridCell } from '../model/block.ts';
import type { DamagedRow } from '../model/damaged-row.ts';
import { type Fact, factKey } from '../model/fact.ts';
import type { NumberReading } from '../repair/number.ts';
import { readCode } from '../table/codes.ts';
import { flatText } from '../table/matrix.ts';
import { hasTrueSpans } from '../table/read-grid.ts';
import type { Panel } from '../table/roles.ts';
import { lacksTotal } from './blank-total.ts';
import { isUnmerged, restoredBlanks, surest } from './cell-traits.ts';
import { conflictingFigures } from './conflicting-figures.ts';
import { coordinatesOf } from './coordinates.ts';
import { hiddenFigures, nameHoldsFigure } from './hidden-figures.ts';
import { isGridCertain, type JoinedRow, type TableColumns } from './joined-table.ts';
import { LabelNotes } from './label-notes.ts';
import type { FormLexicon, Lexicon } from './lexicon.ts';
import { type RealignedRow, realignedRows } from './realigned-rows.ts';
import { namesOf } from './recognised-code.ts';
import { figuresFor, figuresIn, numberIn, type TableFigures } from './recognised-figure.ts';
import { type NamedRow, namedRows } from './recognised-rows.ts';
import { type RowColumns, rowCells, shortRowsLost, widthOf } from './row-cells.ts';
import { ANY_ROW, type RowKey, RowKeys } from './row-keys.ts';
import { distinct, flatTextOf, hasFigures, isWholeCode, lengthsOfFigureRows, rowText, wrapsCodes } from './row-texts.ts';
import { headingOf } from './section-headings.ts';
import { namedRowFindings, orphanFinding, unknownRowFindings } from './unknown-rows.ts';
import { isUnnamedCount, unitOfRow } from './unnamed-count.ts';
import { isCodeAmong } from './wrapped-figure.ts';

export interface FactInput {
  rows: readonly JoinedRow[];
  columns: TableColumns;
  form: FormLexicon;
  lexicon: Lexicon;
  occurrence: number;
  title: string;
  unit: string;
  confidence: number | null;
  /** True where all tables of the dump print two decimals. */
  isFilled?: boolean;
}

export interface FactResult {
  facts: Fact[];
  /** Row keys met in each joined row. */
  rowKeys: string[][];
  /** How the cells under value columns were read. */
  readings: Map<GridCell, NumberReading>;
  findings: Finding[];
  /** Rows that lost or doubled a cell, with their facts. */
  damaged: DamagedRow[];
}

type Amount = Extract<NumberReading, { content: 'amount' }>;
const HAS_DIGIT = /\d/;

/** A row's name as it stands in one panel. */
interface PanelRow {
  key: RowKey;
  label: string;
  /** True for a total by label in a coded table; such labels stand in merged cells. */
  isTotal: boolean;
  /** How sure the row is; 1 where nothing was recognised. */
  confidence: number;
}

/** Reads all facts of one table. */
export function readFacts(input: FactInput): FactResult {
  return new FactReader(input).read();
}

class FactReader {
  readonly #input: FactInput;
  readonly #keys: RowKeys[];
  /** Rows of each panel that were named by the form, by their index. */
  readonly #named: ReadonlyMap<number, NamedRow>[];
  readonly #above: string[];
  readonly #lines = new Map<number, number>();
  readonly #byKey = new Map<string, Fact>();
  readonly #orphans: GridCell[] = [];
  readonly #unplaced: GridCell[] = [];
  readonly #uncertain: GridCell[] = [];
  readonly #realigned: RealignedRow[] = [];
  /** Rows of a table whose columns alignment alone tells: where figures stand beside all columns, others may stand under a wrong one. */
  readonly #loose: DamagedRow[] = [];
  readonly #labels: LabelNotes;
  readonly #unknownRows = new Map<string, GridCell>();
  readonly #result: FactResult;
  readonly #headersGiveRows: boolean;
  /** True where a single row has figures: headers that give rows say all of it, whatever its label (the unit's own name). */
  readonly #isSoleRow: boolean;
  readonly #rowColumns: RowColumns;
  readonly #figures: TableFigures;
  /** True where cells break codes into lines: digits of a code may have come to the row of another. */
  readonly #wrapsCodes: boolean;
  /** True where several rows of figures without any name may be pieces of one. */
  readonly #isPartOfRow: boolean;

  constructor(input: FactInput) {
    this.#input = input;
    const isRecognised = input.rows.some(({ cells }) => cells.some(({ recognition }) => recognition !== undefined));
    this.#keys = input.columns.panels.map(({ side }) => new RowKeys(input.form, input.lexicon, { side, isRecognised }));
    // The heading above the rows, or over all columns, may be that of their first group (一、政府采购情况).
    for (const keys of this.#keys)
      for (const heading of [input.title, headingOf(input.columns.paths, input.form) ?? '']) keys.pass(heading);
    this.#named = input.columns.panels.map(({ labels, side }) => namedRows(input.rows, { ...input, columns: labels, side }));
    this.#labels = new LabelNotes(input.title, namesOf(input.form, input.lexicon));
    this.#above = input.columns.panels.map(() => '');
    this.#headersGiveRows = input.columns.keys.some((key) => key !== null && key.row !== null);
    const isValue = (c: number): boolean => input.columns.roles[c] === 'value';
    const counts = ({ kind, cells }: JoinedRow): boolean =>
      kind === 'data' && cells.some(({ text }, c) => isValue(c) && HAS_DIGIT.test(text));
    this.#isSoleRow = input.rows.filter(counts).length === 1;
    const width = widthOf(input.rows, input.columns.paths);
    const { panels, roles } = input.columns;
    this.#rowColumns = { panels, roles, width, shortLost: shortRowsLost(input.rows, width), expectedLines: this.#lines };
    this.#figures = figuresIn(input.rows, input.isFilled);
    this.#wrapsCodes = wrapsCodes(input.rows, input.columns.roles);
    const isNamed = input.columns.panels.some((panel) => panel.codes.length + panel.labels.length > 0);
    this.#isPartOfRow = !isNamed && lengthsOfFigureRows(input.rows).size > 1;
    this.#result = { facts: [], rowKeys: input.rows.map(() => []), readings: new Map(), findings: [], damaged: [] };
  }

  read(): FactResult {
    for (const [index, row] of this.#input.rows.entries()) if (row.kind === 'data') this.#readRow(row, index);
    return this.#report();
  }

  #readRow(row: JoinedRow, index: number): void {
    const { cells, realignment, isDamaged, needsProof } = rowCells(row, this.#rowColumns);
    if (((realignment === 'ambiguous' || this.#isPartOfRow) && hasFigures(row)) || lacksTotal(this.#input.columns, cells)) {
      this.#find('structure/row-ambiguous', { label: rowText(row) }, [row.cells[0]]);
      for (const text of new Set(row.cells.map(flatTextOf))) for (const keys of this.#keys) keys.pass(text);
      return;
    }
    if (realignment === 'moved') this.#realigned.push(...row.cells.slice(0, 1).map(({ place }) => ({ label: rowText(row), place })));
    this.#countLines(cells);
    this.#unplaced.push(...this.#input.columns.panels.flatMap((panel) => hiddenFigures(panel, cells)));
    const names = this.#input.columns.panels.map((panel, p) => this.#panelRow(panel, { p, cells, index }));
    this.#result.rowKeys[index]?.push(...names.flatMap((name) => name?.key.row ?? []));
    const before = this.#result.facts.length;
    this.#readPanels(cells, { names, carries: !hasTrueSpans(row.grid) || isUnmerged(row) });
    this.#doubt(row, { facts: this.#result.facts.slice(before), needsProof, isWhole: !isDamaged && realignment !== 'moved' });
  }

  /** Notes a row whose figures may stand under columns that are not theirs. */
  #doubt(row: JoinedRow, read: Pick<DamagedRow, 'facts' | 'needsProof' | 'isWhole'>): void {
    const [first] = row.cells;
    const isSure = read.isWhole && !this.#input.columns.mended;
    if (first === undefined || (isSure && isGridCertain(row.grid.origin))) return;
    const damaged = { title: this.#input.title, label: rowText(row), place: first.place, ...read };
    (isSure ? this.#loose : this.#result.damaged).push(damaged);
  }

  /** Reads the figures of all panels. Where spans are unknown, a total without figure of its own covers the panels on its right. */
  #readPanels(cells: readonly (GridCell | null)[], at: { names: readonly (PanelRow | null)[]; carries: boolean }): void {
    let carried: PanelRow | null = null;
    for (const [p, panel] of this.#input.columns.panels.entries()) {
      const own = at.names[p] ?? null;
      const filled = this.#readValues(panel, cells, nameHoldsFigure(panel, cells) ? null : (own ?? carried));
      if (filled || !at.carries) carried = null;
      else if (own !== null) carried = own.isTotal ? own : null;
    }
  }

  /** The row's key in one panel; null where the panel has no name in this row. */
  #panelRow(panel: Panel, at: { p: number; cells: readonly (GridCell | null)[]; index: number }): PanelRow | null {
    const codeCells = distinct(panel.codes, at.cells, []);
    const labelCells = distinct(panel.labels, at.cells, codeCells);
    if (nameHoldsFigure(panel, at.cells)) return null;
    const read = readCode(codeCells.map(flatTextOf), labelCells.map(flatTextOf), this.#above[at.p] ?? '');
    const { printed: settled, confidence } = this.#labels.settle(read, codeCells, labelCells);
    const printed = { ...settled, label: this.#named[at.p]?.get(at.index)?.meant ?? settled.label };
    // No code begins with nought: what stands before it was not read.
    if ((this.#wrapsCodes || printed.code.startsWith('0')) && printed.code !== '' && !isWholeCode(printed.code)) return null;
    if (printed.code !== '') this.#above[at.p] = printed.code;
    this.#labels.add(printed, codeCells, labelCells);
    const key = this.#keys[at.p]?.next(printed.code, printed.label, printed.tail) ?? null;
    if (key === null)
      return panel.codes.length + panel.labels.length === 0 ? { key: ANY_ROW, label: '', isTotal: false, confidence: 1 } : null;
    const isTotal = printed.code === '' && this.#input.form.form.rowsBy !== 'label' && key.row?.startsWith('total') === true;
    return { key, label: printed.label.replace(/\s+/g, ''), isTotal, confidence };
  }

  /** Reads the value cells of one panel; true where any holds a figure or a mark for nothing. */
  #readValues(panel: Panel, cells: readonly (GridCell | null)[], name: PanelRow | null): boolean {
    let filled = false;
    for (const c of panel.values) {
      const cell = cells[c] ?? null;
      if (cell === null || cell.restored === 'unplaced') continue;
      const { reading, atMost } = numberIn(cell, figuresFor(this.#figures, name?.key));
      this.#result.readings.set(cell, reading);
      filled ||= reading.content !== 'blank';
      if (reading.content === 'amount') {
        this.#place(cell, reading, { column: c, name, atMost });
      } else if (reading.content === 'unreadable' || (reading.content === 'text' && HAS_DIGIT.test(cell.text))) {
        const column = this.#input.columns.paths[c]?.join('/') ?? '';
        this.#find('ocr/unreadable-cell', { label: name?.label ?? '', column, raw: flatText(cell.text) }, [cell]);
      }
    }
    return filled;
  }

  #place(cell: GridCell, reading: Amount, at: { column: number; name: PanelRow | null; atMost: number }): void {
    const columnKey = this.#input.columns.keys[at.column] ?? null;
    if (this.#input.columns.uncertain) {
      this.#uncertain.push(cell);
      return;
    }
    if (at.name === null) {
      this.#orphans.push(cell);
      return;
    }
    const rowKey = at.name.key;
    const { form: lexicon } = this.#input;
    const { table, row, column } = coordinatesOf(rowKey, columnKey, {
      lexicon,
      headersGiveRows: this.#headersGiveRows,
      isSoleRow: this.#isSoleRow,
    });
    const isCode = this.#input.columns.roles.includes('code') && isCodeAmong(cell.text, this.#figures.decimals);
    const isCount = reading.unit === null && isUnnamedCount(reading.value, [rowKey, columnKey], lexicon);
    if (columnKey === null || row === null || column === null || isCode || isCount) {
      this.#unplaced.push(cell);
      return;
    }
    const unit = reading.unit ?? unitOfRow(reading.value, rowKey, columnKey) ?? columnKey.unit ?? this.#input.unit;
    const fact: Fact = {
      table,
      occurrence: this.#input.occurrence,
      row,
      column,
      label: at.name.label,
      value: reading.value,
      unit,
      amountYuan: toYuan(reading.value, unit),
      raw: cell.text,
      repairs: [...reading.repairs, ...restoredBlanks(cell)],
      confidence: surest(cell, Math.min(at.atMost, at.name.confidence), this.#input.confidence),
      source: cell.place,
    };
    if (!rowKey.known && row.startsWith('x:') && !this.#unknownRows.has(row)) this.#unknownRows.set(row, cell);
    this.#keep(fact, cell);
  }

  /** Keeps a fact once: a repeated row with equal figures is the same fact, one with other figures is a conflict. */
  #keep(fact: Fact, cell: GridCell): void {
    const key = factKey(fact);
    const before = this.#byKey.get(key);
    if (before === undefined) {
      this.#byKey.set(key, fact);
      this.#result.facts.push(fact);
    } else if (fact.row.startsWith('x:') || fact.column.startsWith('x:')) {
      let n = 2;
      while (this.#byKey.has(factKey({ ...fact, row: `${fact.row}#${n}` }))) n++;
      this.#keep({ ...fact, row: `${fact.row}#${n}` }, cell);
    } else if (before.value !== fact.value) {
      this.#result.findings.push(conflictingFigures(this.#input.title, before, fact, cell));
    }
  }

  #countLines(cells: readonly (GridCell | null)[]): void {
    for (const [c, role] of this.#input.columns.roles.entries()) {
      const text = cells[c]?.text.trim() ?? '';
      if (role === 'line' && /^\d{1,3}$/.test(text)) this.#lines.set(c, Number(text) + 1);
    }
  }

  #find(rule: Finding['rule'], args: Record<string, string>, cells: readonly (GridCell | undefined)[]): void {
    const locations = cells.flatMap((cell) => (cell === undefined ? [] : [cell.place]));
    this.#result.findings.push({ rule, args: { table: this.#input.title, ...args }, locations });
  }

  #report(): FactResult {
    const { facts, findings, readings } = this.#result;
    // Where most rows do not fit the columns, those that seem to fit need proof.
    const isLost = findings.filter(({ rule }) => rule === 'structure/row-ambiguous').length > this.#loose.length;
    if (isLost || this.#uncertain.length + this.#unplaced.length + this.#orphans.length > 0)
      this.#result.damaged.push(...this.#loose.map((row) => ({ ...row, needsProof: isLost || row.needsProof })));
    if (this.#orphans.length > 0) findings.push(orphanFinding(this.#input.title, this.#orphans, readings));
    const counted = [
      ['structure/columns-uncertain', this.#uncertain],
      ['structure/unplaced-figure', this.#unplaced],
      // In rows and columns of nothing else they look like words.
      ['structure/blanks-lost', this.#input.rows.flatMap(({ cells }) => cells.filter(({ restored }) => restored === 'unplaced'))],
    ] as const;
    for (const [rule, cells] of counted) if (cells.length > 0) this.#find(rule, { count: String(cells.length) }, cells);
    const unknown = unknownRowFindings(this.#input.title, this.#unknownRows, facts);
    const named = this.#named.flatMap((rows) => namedRowFindings(rows, { ...this.#input, facts }));
    findings.push(...unknown, ...named, ...realignedRows(this.#input.title, this.#realigned), ...this.#labels.report());
    return this.#result;
  }
}
