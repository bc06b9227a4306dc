/**
 * The claims of a document in order: by statement, by the facts they name, with what the tables print for them.
 *
 * A statement's claims speak of one subject. Claims on evaluated projects speak of the money evaluated, not of the accounts, so only
 * their own evaluation tables are held against them. `blamed` holds figures that are reported already: nothing that was made of
 * them is reported again.
 */
import type { Decimal } from '../model/amount.ts';
import type { Document } from '../model/document.ts';
import type { Forms } from '../model/form.ts';
import type { Claim, Measure } from '../model/indicator.ts';
import type { Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';
import { type ClaimFigure, claimFigure } from './claim-figures.ts';
import { subjectName } from './claim-findings.ts';
import type { Figures, FigureTable } from './figures.ts';
import { EXACT_ZERO, type Interval } from './interval.ts';
import { saidBefore } from './statement-names.ts';

/** What a table prints under a fact key. */
export interface TableCell {
  key: string;
  interval: Interval;
  /** Title of the table. */
  title: string;
  /** Label of the row; '' for a blank cell. */
  label: string;
  money: boolean;
  unit: string;
  place: Place;
  /** True where our reading of the cell, or the absence of a figure, is in doubt. */
  doubtful: boolean;
  /** True where no table states the unit of money, and the prescribed one was taken. */
  unitAssumed: boolean;
  blank: boolean;
}

export interface Statement {
  number: number;
  partOf: number | null;
  section: string;
  /** True in a section on performance evaluation. */
  evaluation: boolean;
  subject: string;
  /** Keys of the facts that state the final figure of the subject. */
  facts: readonly string[];
  figures: ClaimFigure[];
}

/** A whole with the size of its difference from the sum of its parts, in 元. */
export interface SumTail {
  whole: ClaimFigure;
  parts: readonly ClaimFigure[];
  difference: Decimal;
}

/** What the checks of claims see. */
export interface ClaimInput {
  document: Document;
  figures: Figures;
  /** The vocabularies, where a check needs them. */
  forms?: Forms;
}

/** A table with its title as messages name it. */
interface KeyTable {
  table: FigureTable | undefined;
  title: string;
}

const EVALUATION = '绩效';
const EVALUATION_TABLE = /^(?:project|overall)_performance/;

export class ClaimBook {
  readonly input: ClaimInput;
  readonly statements: Statement[] = [];
  readonly figures: ClaimFigure[];
  readonly blamed = new Set<ClaimFigure>();
  /** Rates that only rounding parts from their amounts. */
  readonly rateTails: ClaimFigure[] = [];
  /** Stated wholes that only rounding parts from the sum of their stated parts. */
  readonly sumTails: SumTail[] = [];
  readonly #byNumber = new Map<number, Statement>();
  readonly #parts = new Map<number, Statement[]>();
  readonly #byFact = new Map<string, Statement[]>();
  /** What was looked up already: the same few facts are asked for by every check. */
  readonly #cells = new Map<string, TableCell | null>();
  readonly #tables = new Map<string, KeyTable>();
  readonly #finals = new Map<Statement, readonly Interval[]>();

  constructor(input: ClaimInput) {
    this.input = input;
    this.figures = input.document.claims.map(claimFigure);
    for (const figure of this.figures) this.#file(figure);
    for (const statement of this.statements) this.#index(statement);
  }

  statement(number: number): Statement | undefined {
    return this.#byNumber.get(number);
  }

  statementOf({ claim }: ClaimFigure): Statement | undefined {
    return this.#byNumber.get(claim.statement);
  }

  /** Statements that are parts of the list of a statement, in order. */
  partsOf({ number }: Statement): readonly Statement[] {
    return this.#parts.get(number) ?? [];
  }

  /** Statements, outside of evaluations, that name a fact as theirs. */
  statementsOn(key: string): readonly Statement[] {
    return this.#byFact.get(key) ?? [];
  }

  /** What the tables print under the keys; keys that no table has are left out. */
  cells(keys: readonly string[]): TableCell[] {
    const found: TableCell[] = [];
    for (const key of keys) {
      const cell = this.cell(key);
      if (cell !== null) found.push(cell);
    }
    return found;
  }

  cell(key: string): TableCell | null {
    const known = this.#cells.get(key);
    if (known !== undefined) return known;
    const cell = this.#readCell(key);
    this.#cells.set(key, cell);
    return cell;
  }

  #readCell(key: string): TableCell | null {
    const figure = this.input.figures.byKey(key);
    const { table, title } = this.#tableOf(key.slice(0, key.indexOf('/')));
    if (figure !== undefined) {
      const { fact, doubtful } = figure;
      return {
        key,
        interval: figure,
        title,
        label: fact.label,
        money: fact.amountYuan !== null,
        unit: fact.unit,
        place: fact.source,
        doubtful,
        unitAssumed: table?.table.unit?.found === 'assumed',
        blank: false,
      };
    }
    const row = key.slice(key.indexOf('/') + 1, key.lastIndexOf('/'));
    if (table === undefined || table.cell(row, key.slice(key.lastIndexOf('/') + 1)) === undefined) return null;
    const { unit, source } = table.table;
    return {
      key,
      interval: EXACT_ZERO,
      title,
      label: '',
      money: true,
      unit: unit?.value ?? '',
      place: source,
      doubtful: table.incomplete,
      unitAssumed: unit?.found === 'assumed',
      blank: true,
    };
  }

  /** The table of the keys that begin with `prefix`. */
  #tableOf(prefix: string): KeyTable {
    const known = this.#tables.get(prefix);
    if (known !== undefined) return known;
    const [id = '', occurrence = '1'] = prefix.split('#');
    const table = this.input.figures.table(id, Number(occurrence));
    const found = { table, title: table === undefined ? '' : titleOf(table.table) };
    this.#tables.set(prefix, found);
    return found;
  }

  /** The final amount of a statement, as its sentence and as the tables state it; without both, as other sentences do. */
  finals(statement: Statement): readonly Interval[] {
    const known = this.#finals.get(statement);
    if (known !== undefined) return known;
    const finals = finalsOf(this, statement);
    this.#finals.set(statement, finals);
    return finals;
  }

  /** True where a claim may be held against the facts that it names. */
  holds({ claim }: ClaimFigure): boolean {
    if (claim.facts.length === 0) return false;
    return !claim.section.includes(EVALUATION) || areEvaluated(claim.facts);
  }

  #file(figure: ClaimFigure): void {
    const { claim } = figure;
    const known = this.#byNumber.get(claim.statement);
    if (known !== undefined) {
      known.figures.push(figure);
      if (known.facts.length === 0 && speaksOfFinal(claim)) known.facts = claim.facts;
      return;
    }
    const { statement: number, partOf, section } = claim;
    const subject = subjectName(claim);
    const facts = speaksOfFinal(claim) ? claim.facts : [];
    const statement = { number, partOf, section, evaluation: section.includes(EVALUATION), subject, facts, figures: [figure] };
    this.statements.push(statement);
    this.#byNumber.set(number, statement);
  }

  #index(statement: Statement): void {
    if (statement.partOf !== null) push(this.#parts, statement.partOf, statement);
    if (statement.evaluation || mayBeEither(statement.facts)) return;
    const keys = statement.facts.length > 0 ? statement.facts : budgetsOf(statement);
    for (const key of keys) push(this.#byFact, key, statement);
  }
}

/** Keys of the budgets that a statement without a final figure states. */
function budgetsOf({ figures }: Statement): readonly string[] {
  return figures.find(({ claim }) => claim.kind === 'amount' && claim.measure.endsWith('budget'))?.claim.facts ?? [];
}

const SUMMARY = 'income_expenditure_summary';
const GRAND_TOTAL = /\/(?:income|expenditure)\.grand_total\//;

/** 总收入 and 总支出 may mean the total with what was carried over, or that of the year alone. */
export function mayBeEither(facts: readonly string[]): boolean {
  return facts.some(
    (key) => key.startsWith(SUMMARY) && GRAND_TOTAL.test(key) && facts.includes(key.replace('grand_total', 'current_total')),
  );
}

/** The title, with the project of an evaluation table. */
function titleOf({ title, attributes }: Table): string {
  const { projectName = '' } = attributes;
  return projectName === '' ? title : `${title}（${projectName}）`;
}

function speaksOfFinal({ kind, measure }: Claim): boolean {
  return (kind !== 'amount' && kind !== 'count') || measure === 'final' || measure === 'other';
}

function push<K>(map: Map<K, Statement[]>, key: K, statement: Statement): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [statement]);
  else list.push(statement);
}

/** Amounts of money of a statement that state one of the measures, exact ones only. */
export function amountsOf(statement: Statement, ...measures: readonly Measure[]): ClaimFigure[] {
  const found: ClaimFigure[] = [];
  for (const figure of statement.figures) {
    const { claim, kind, approximate } = figure;
    if (kind === 'money' && !approximate && claim.kind === 'amount' && measures.includes(claim.measure)) found.push(figure);
  }
  return found;
}

function finalsOf(book: ClaimBook, statement: Statement): Interval[] {
  const found: Interval[] = [];
  for (const { fine } of amountsOf(statement, 'final', 'other')) found.push(fine);
  if (statement.evaluation && !areEvaluated(statement.facts)) return found;
  const own = found.length > 0;
  if (!own && statement.facts.length === 0 && !statement.evaluation)
    return saidBefore(book.statements, statement, (before) => amountsOf(before, 'final', 'other')).map(({ fine }) => fine);
  addTableValues(book, statement.facts, found);
  // What another sentence says the amount to be, be it the table's or not, is what this one goes on from.
  return own ? found : [...found, ...spokenAmounts(book, statement.facts)];
}

/** Final amounts that sentences state of the keys. */
export function spokenAmounts(book: ClaimBook, keys: readonly string[]): Interval[] {
  const statements = new Set<Statement>();
  for (const key of keys) for (const statement of book.statementsOn(key)) statements.add(statement);
  const found: Interval[] = [];
  for (const statement of statements) for (const { fine } of amountsOf(statement, 'final')) found.push(fine);
  return found;
}

/** Money that the tables print under the keys. */
export function tableValues(book: ClaimBook, keys: readonly string[]): Interval[] {
  const found: Interval[] = [];
  addTableValues(book, keys, found);
  return found;
}

function addTableValues(book: ClaimBook, keys: readonly string[], found: Interval[]): void {
  for (const key of keys) {
    const cell = book.cell(key);
    if (cell?.money === true) found.push(cell.interval);
  }
}

/** True where all of the keys are of evaluation tables. */
function areEvaluated(keys: readonly string[]): boolean {
  for (const key of keys) if (!EVALUATION_TABLE.test(key)) return false;
  return true;
}
