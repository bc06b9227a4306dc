/**
 * Facts of a self-evaluation table: funds, figures of the head and the overall score.
 *
 * In → Out: fund rows, pairs and score rows → facts, keys met by row, readings by cell, findings. Units: money as the table or the cell
 * states it, execution rate in %, weight and score in 分. Source: contract §3.
 */
import type { RuleId } from '../anomaly/catalogue.ts';
import type { Finding } from '../anomaly/finding.ts';
import { isMoneyUnit, toYuan } from '../model/amount.ts';
import type { GridCell } from '../model/block.ts';
import { type Fact, factKey } from '../model/fact.ts';
import { cover, type Place } from '../model/place.ts';
import { type NumberReading, readNumber } from '../repair/number.ts';
import { restoredBlanks, surest } from './cell-traits.ts';
import { conflictingFigures } from './conflicting-figures.ts';
import { moneyUnitIn } from './performance-attributes.ts';
import type { FundRow } from './performance-funds.ts';
import type { FundSlot } from './performance-funds-header.ts';
import type { FormCell, FormRow } from './performance-join.ts';
import type { PairReading } from './performance-pairs.ts';
import type { RealignedRow } from './realigned-rows.ts';
import { holdsFigure } from './swallowed-figures.ts';

export interface FactFrame {
  table: 'project_performance' | 'overall_performance';
  occurrence: number;
  title: string;
  /** Unit of money in force. */
  moneyUnit: string;
  confidence: number | null;
}

export interface PerformanceFacts {
  facts: Fact[];
  /** Fund rows that were put back on their columns. */
  realigned: RealignedRow[];
  findings: Finding[];
  /** Row keys met, by row. */
  rowKeys: Map<number, Set<string>>;
  readings: Map<GridCell, NumberReading>;
}

interface Figure {
  row: FormRow;
  cell: FormCell;
  raw: string;
  label: string;
  rowKey: string | null;
  column: string;
  /** Printed label of the column. */
  columnLabel: string;
  reading: NumberReading;
}

/** Columns of 分值 and 得分 among the indicators; null where the form has none, or its header lost its end. */
export interface PointColumns {
  weight: number | null;
  score: number | null;
  isCut: boolean;
}

/** A row that says itself that its figure is what was reached. */
const SCORE_LABEL = /得分|评分/;
const PERCENT = '%';
const POINTS = '分';
/** A unit behind the label of a column that is no money. */
const OTHER_UNIT = /[(（]\s*([%分])\s*[)）]$/;
/** What keys of rows of funds begin with. */
const ROW_KEY = 'funds.';

/** Collects the facts of a table. */
export class FactCollector {
  readonly #frame: FactFrame;
  readonly #result: Omit<PerformanceFacts, 'facts'> = { realigned: [], findings: [], rowKeys: new Map(), readings: new Map() };
  readonly #kept: { fact: Fact; cell: GridCell }[] = [];
  readonly #byKey = new Map<string, Fact>();
  /** Rows and columns that no vocabulary knows, by key, and where each was met first. */
  readonly #unknown = new Map<string, { rule: RuleId; row: FormRow }>();

  /** Rows and columns that their likeness to a word of the forms told, by key, and the cells of their figures. */
  readonly #meant = new Map<string, { rule: RuleId; args: Record<string, string>; cells: Set<GridCell>; row: FormRow }>();

  constructor(frame: FactFrame) {
    this.#frame = frame;
  }

  /** What was collected, facts by row and column of their cell. */
  get result(): PerformanceFacts {
    const printed = this.#kept.toSorted((a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column);
    const facts = printed.map(({ fact }) => fact);
    const findings = [...this.#result.findings, ...this.#unknownFindings(facts), ...this.#namedFindings(facts)];
    return { ...this.#result, facts, findings };
  }

  /** One finding a key. A label read from an image may be another one, and one that holds a figure is none: their figures are doubtful. */
  #unknownFindings(facts: readonly Fact[]): Finding[] {
    return [...this.#unknown].map(([key, { rule, row }]): Finding => {
      const own = facts.filter((fact) => fact.row === key || fact.column === key);
      const isRecognised = row.filled.some(({ cell }) => cell.recognition !== undefined);
      const isDoubtful = (isRecognised && own.length > 0) || holdsFigure(key);
      const doubt: Partial<Finding> = isDoubtful ? { severity: 'warning', facts: own.map(factKey) } : {};
      const args = { table: this.#frame.title, label: key.slice(2) };
      return { rule, args, locations: [placeOf(row)], repaired: false, ...doubt };
    });
  }

  /** One finding a row or column whose label only its likeness tells, with its figures: they are to be checked. */
  #namedFindings(facts: readonly Fact[]): Finding[] {
    return [...this.#meant.values()].flatMap(({ rule, args, cells, row }): Finding[] => {
      const own = this.#kept.filter(({ fact, cell }) => facts.includes(fact) && cells.has(cell)).map(({ fact }) => factKey(fact));
      const finding: Finding = { rule, args: { table: this.#frame.title, ...args }, locations: [placeOf(row)], severity: 'warning' };
      return own.length === 0 ? [] : [{ ...finding, facts: own }];
    });
  }

  #noteMeant({ label, meant, key }: Pick<FundSlot, 'label' | 'meant'> & { key: string | null }, cell: GridCell, row: FormRow): void {
    if (meant === undefined || key === null) return;
    const isRow = key.startsWith(ROW_KEY);
    const known = this.#meant.get(key);
    if (known !== undefined) known.cells.add(cell);
    else if (isRow) this.#meantRow(key, { label, meant }, cell, row);
    else this.#meant.set(key, { rule: 'ocr/column-by-form', args: { label, column: key }, cells: new Set([cell]), row });
  }

  #meantRow(key: string, args: { label: string; meant: string }, cell: GridCell, row: FormRow): void {
    this.#meant.set(key, { rule: 'ocr/row-by-form', args, cells: new Set([cell]), row });
  }

  addFunds(rows: readonly FundRow[]): void {
    for (const fund of rows) {
      this.#reportRow(fund);
      for (const { cell, raw, reading, slot } of fund.figures) {
        this.#noteMeant(fund, cell.cell, fund.row);
        this.#noteMeant(slot, cell.cell, fund.row);
        this.#add({
          row: fund.row,
          cell,
          raw: raw ?? cell.cell.text,
          label: fund.label,
          rowKey: fund.key,
          column: slot.key,
          columnLabel: slot.label,
          reading,
        });
      }
      const nameless = fund.key === null ? fund.figures.filter(({ reading }) => reading.content === 'amount') : [];
      if (nameless.length > 0) this.#find('structure/unlabelled-figure', { count: String(nameless.length) }, fund.row);
    }
  }

  addPairs({ pairs, headerless }: PairReading): void {
    for (const { row, label } of headerless) this.#find('structure/row-ambiguous', { label }, row);
    for (const pair of pairs) this.#add({ ...pair, columnLabel: pair.label });
  }

  /**
   * The row 总分: its last figure is the score, one before it the sum of the weights. A lone full mark in a form with weights, or with a
   * header that lost its end, is the score under 得分 alone: under 分值 it is none, and elsewhere, as where the end of the row was lost,
   * it is told and left out. A last cell that cannot be read is told, and no figure before it takes its place. `meant`: what a label that
   * was misread is on forms.
   */
  addScore(row: FormRow, columns: PointColumns, meant?: string): void {
    const figures = row.filled
      .slice(1)
      .map((cell) => ({ cell, reading: readNumber(cell.cell.text) }))
      .filter(({ reading }) => reading.content === 'amount' || reading.content === 'unreadable');
    const last = figures.at(-1);
    if (last === undefined) return;
    const after = row.filled.some((cell) => cell.cell.column > last.cell.cell.column);
    const label = row.filled[0]?.text ?? '';
    if (meant !== undefined) this.#meantRow('overall', { label, meant }, last.cell.cell, row);
    const isFullMark = last.reading.content === 'amount' && Number(last.reading.value) === FULL_MARK;
    const { column } = last.cell.cell;
    const isNamed = columns.weight === null ? columns.score !== null || !columns.isCut : column === columns.score;
    const mayBeWeight = !isNamed && !SCORE_LABEL.test(label);
    if (figures.length === 1 && !after && isFullMark && mayBeWeight) {
      if (column !== columns.weight) this.#find('structure/row-ambiguous', { label }, row);
      return;
    }
    this.#add({
      row,
      cell: last.cell,
      raw: last.cell.cell.text,
      label,
      rowKey: 'overall',
      column: 'score',
      columnLabel: label,
      reading: this.#isBeyondScore(last.reading) ? { content: 'unreadable' } : last.reading,
    });
  }

  /** True in dumps for a score that no slip of a publisher explains: it lost its point. */
  #isBeyondScore(reading: NumberReading): boolean {
    return this.#frame.confidence === null && reading.content === 'amount' && Number(reading.value) > BEYOND_SCORE;
  }

  #reportRow(fund: FundRow): void {
    if (fund.outcome === 'moved') this.#result.realigned.push({ label: fund.label, place: placeOf(fund.row) });
    if (fund.outcome === 'ambiguous') this.#find('structure/row-ambiguous', { label: fund.label }, fund.row);
    if (fund.key?.startsWith('x:') === true && !this.#unknown.has(fund.key))
      this.#unknown.set(fund.key, { rule: 'structure/unknown-row', row: fund.row });
  }

  #add(figure: Figure): void {
    const { reading, cell, rowKey, column } = figure;
    this.#result.readings.set(cell.cell, reading);
    if (reading.content === 'unreadable') {
      this.#find('ocr/unreadable-cell', { label: figure.label, column: figure.columnLabel, raw: figure.raw }, figure.row);
    }
    if (reading.content !== 'amount' || rowKey === null) return;
    const keys = this.#result.rowKeys.get(figure.row.index) ?? new Set();
    this.#result.rowKeys.set(figure.row.index, keys.add(rowKey));
    if (column.startsWith('x:') && !this.#unknown.has(column))
      this.#unknown.set(column, { rule: 'structure/unknown-column', row: figure.row });
    const unit = this.#unitOf(figure, reading.unit);
    const fact: Fact = {
      table: this.#frame.table,
      occurrence: this.#frame.occurrence,
      row: rowKey,
      column,
      label: figure.label.replace(/\s+/g, ''),
      value: reading.value,
      unit,
      amountYuan: toYuan(reading.value, unit),
      raw: figure.raw,
      repairs: [...reading.repairs, ...restoredBlanks(cell.cell)],
      confidence: surest(cell.cell, 1, this.#frame.confidence),
      source: cell.cell.place,
    };
    this.#keep(fact, cell.cell);
  }

  #unitOf({ column, columnLabel }: Figure, printed: string | null): string {
    if (column === 'execution_rate') return PERCENT;
    if (column === 'weight' || column === 'score') return POINTS;
    if (printed !== null && (isMoneyUnit(printed) || printed === PERCENT)) return printed;
    return moneyUnitIn(columnLabel) ?? OTHER_UNIT.exec(columnLabel)?.[1] ?? this.#frame.moneyUnit;
  }

  /** Keeps the first figure of a key; another one with other digits contradicts it. */
  #keep(fact: Fact, cell: GridCell): void {
    const key = factKey(fact);
    const known = this.#byKey.get(key);
    if (known === undefined) {
      this.#byKey.set(key, fact);
      this.#kept.push({ fact, cell });
    } else if (known.value !== fact.value) {
      this.#result.findings.push(conflictingFigures(this.#frame.title, known, fact, cell));
    }
  }

  #find(rule: RuleId, args: Record<string, string>, row: FormRow): void {
    this.#result.findings.push({ rule, args: { table: this.#frame.title, ...args }, locations: [placeOf(row)], repaired: false });
  }
}

function placeOf(row: FormRow): Place {
  return cover(row.filled.map(({ cell }) => cell.place));
}

/** Sum of the weights in every form. */
const FULL_MARK = 100;
/** No overall score is above the full mark and as much again, even where points are added. */
const BEYOND_SCORE = 2 * FULL_MARK;
