/**
 * The identities of the rule books as they stand in one document: every sum and comparison with the cells that take part.
 *
 * In → Out: figures and rules → instances, each with its operands. A blank cell of a printed row and column is exactly zero.
 * An identity has no instance where its total or a whole side is not in the form, where a table is missing or was read in part, or
 * where a class is blank while its parts are printed in other rows only.
 */
import type { Decimal } from '../model/amount.ts';
import { parseTerm, type Selector, type Term } from '../model/identity-term.ts';
import type { IdentityRule } from '../model/rule-book.ts';
import type { Figure, Figures, FigureTable } from './figures.ts';
import { type Interval, sum } from './interval.ts';

/** One cell in an identity. */
export interface Operand {
  /** Key of the fact, or the key that it would have where the cell is blank. */
  key: string;
  table: FigureTable;
  row: string;
  column: string;
  figure: Figure | null;
  /** Sign in left side minus right side. */
  sign: 1 | -1;
  interval: Interval;
}

export interface IdentityInstance {
  rule: IdentityRule;
  /** Left operands first, then right, each in printed order. */
  operands: readonly Operand[];
  left: number;
  /** Row whose parts the right side lists, '' for all rows of the highest level; null where the right side lists no rows below another. */
  wholeRow: string | null;
  /** True where a row or column that no vocabulary knows holds a figure that may belong to the sum. */
  unsure: boolean;
}

interface Binding {
  row: string;
  column: string;
}

interface CompiledRule {
  rule: IdentityRule;
  left: readonly Term[];
  right: readonly Term[];
  /** True where all terms are of one table: the rule then holds for each printing of it. */
  within: boolean;
  /** True where the right side lists the rows below one. */
  listsRows: boolean;
}

const COMPILED = new WeakMap<readonly IdentityRule[], readonly CompiledRule[]>();

function compile(rules: readonly IdentityRule[]): readonly CompiledRule[] {
  const known = COMPILED.get(rules);
  if (known !== undefined) return known;
  const compiled = rules.map((rule): CompiledRule => {
    const left = rule.left.map(parseTerm);
    const right = rule.right.map(parseTerm);
    const tables = new Set([...left, ...right].map(({ table }) => table));
    const listsRows = right.some(({ row }) => row.kind === 'children' || (row.kind === 'top' && row.prefix === ''));
    return { rule, left, right, within: tables.size === 1, listsRows };
  });
  COMPILED.set(rules, compiled);
  return compiled;
}

export interface DocumentScope {
  fiscalYear: number | null;
  formFamily: string | null;
}

/** All instances, in the order of the rules and then of the table's rows. */
export function identityInstances(figures: Figures, rules: readonly IdentityRule[], scope: DocumentScope): IdentityInstance[] {
  return compile(rules).flatMap((compiled) => {
    if (!isInForce(compiled.rule, scope)) return [];
    const first = compiled.rule.each?.table ?? compiled.left[0]?.table ?? '';
    const printings = compiled.within ? figures.printings(first) : figures.printings(first).slice(0, 1);
    return printings.flatMap((table) => instancesOn(table, compiled, figures));
  });
}

function isInForce({ years, families }: IdentityRule, { fiscalYear, formFamily }: DocumentScope): boolean {
  if (families !== undefined && (formFamily === null || !families.includes(formFamily))) return false;
  if (years === undefined || fiscalYear === null) return true;
  return (years[0] === null || fiscalYear >= years[0]) && (years[1] === null || fiscalYear <= years[1]);
}

function instancesOn(table: FigureTable, compiled: CompiledRule, figures: Figures): IdentityInstance[] {
  return bindings(table, compiled.rule).flatMap((binding) => {
    const tableOf = (id: string): FigureTable | undefined => (compiled.within || id === table.table.table ? table : figures.table(id));
    const left = operandsOf(compiled.left, { binding, tableOf, sign: 1 });
    const right = operandsOf(compiled.right, { binding, tableOf, sign: -1 });
    if (left === null || right === null || left.length === 0 || right.length === 0) return [];
    const operands = [...left, ...right];
    if (operands.every(({ interval }) => interval.value.isZero())) return [];
    if (compiled.rule.kind === 'at_most' && operands.some(({ interval }) => interval.value.isNegative())) return [];
    if (new Set(operands.map(({ key }) => key)).size < operands.length) return [];
    const wholeRow = compiled.listsRows ? binding.row : null;
    return [{ rule: compiled.rule, operands, left: left.length, wholeRow, unsure: operands.some(hasUnknownNeighbour) }];
  });
}

/** The rows and columns that a rule is said of. */
function bindings(table: FigureTable, { each }: IdentityRule): Binding[] {
  if (each === undefined) return [{ row: '', column: '' }];
  const rows = each.row === undefined ? [''] : boundRows(table, each.row);
  const columns = each.column === undefined ? [''] : boundColumns(table, each.column);
  return rows.flatMap((row) => columns.map((column) => ({ row, column })));
}

function boundRows(table: FigureTable, which: 'rows' | 'codes' | 'parents' | 'classes'): readonly string[] {
  switch (which) {
    case 'rows':
      return [...table.rows.keys()];
    case 'codes':
      return table.codeRows.all;
    case 'parents':
      return table.codeRows.all.filter((code) => table.codeRows.children(code).length > 0);
    case 'classes':
      return table.codeRows.all.filter((code) => code.length === CLASS_DIGITS);
  }
}

function boundColumns(table: FigureTable, which: readonly string[] | 'columns' | 'parents'): readonly string[] {
  if (which === 'columns') return table.columnKeys;
  if (which === 'parents') return table.codeColumns.all.filter((code) => table.codeColumns.children(code).length > 0);
  return (which as readonly string[]).filter((column) => table.hasColumn(column));
}

const CLASS_DIGITS = 3;

interface OperandScope {
  binding: Binding;
  tableOf(id: string): FigureTable | undefined;
  sign: 1 | -1;
}

/** The cells of one side; null where the side cannot be told. */
function operandsOf(terms: readonly Term[], scope: OperandScope): Operand[] | null {
  const operands: Operand[] = [];
  for (const term of terms) {
    const table = scope.tableOf(term.table);
    if (table === undefined || table.incomplete) return null;
    const own = operandsOfTerm(term, table, scope);
    if (own === null) return null;
    operands.push(...own);
  }
  return operands;
}

function operandsOfTerm(term: Term, table: FigureTable, { binding, sign }: OperandScope): Operand[] | null {
  const operands: Operand[] = [];
  const columns = columnsOf(term.column, table, binding);
  for (const row of rowsOf(term.row, table, binding)) {
    for (const column of columns) {
      const interval = table.cell(row, column);
      if (interval !== undefined) {
        const figure = table.figure(row, column) ?? null;
        operands.push({ key: table.key(row, column), table, row, column, figure, sign: (sign * term.sign) as 1 | -1, interval });
      } else if (isOnlyInParts(table, row, column)) return null;
    }
  }
  return operands;
}

/** True where the form does not print a code although it prints codes below it: the class is then not zero but unknown. */
function isOnlyInParts(table: FigureTable, row: string, column: string): boolean {
  return (!table.hasRow(row) && table.codeRows.hasBelow(row)) || (!table.hasColumn(column) && table.codeColumns.hasBelow(column));
}

function rowsOf(selector: Selector, table: FigureTable, binding: Binding): readonly string[] {
  return select(selector, binding, { top: (prefix) => table.topRows(prefix), children: (code) => table.codeRows.children(code) });
}

function columnsOf(selector: Selector, table: FigureTable, binding: Binding): readonly string[] {
  return select(selector, binding, { top: () => table.codeColumns.top, children: (code) => table.codeColumns.children(code) });
}

function select(
  selector: Selector,
  binding: Binding,
  printed: { top(prefix: string): readonly string[]; children(code: string): readonly string[] },
): readonly string[] {
  switch (selector.kind) {
    case 'keys':
      return selector.keys;
    case 'bound':
      return [selector.prefix + binding[selector.variable]];
    case 'children':
      return printed.children(binding[selector.variable]);
    case 'top':
      return printed.top(selector.prefix);
  }
}

/** True where a row or column of an unknown name holds a figure beside the operand. */
function hasUnknownNeighbour({ table, row, column }: Operand): boolean {
  return (
    table.unknownRows.some((other) => isFilled(table.figure(other, column))) ||
    table.unknownColumns.some((other) => isFilled(table.figure(row, other)))
  );
}

function isFilled(figure: Figure | undefined): boolean {
  return figure !== undefined && !figure.value.isZero();
}

/** Differences are asked for by every step that looks at an instance. */
const DIFFERENCES = new WeakMap<IdentityInstance, Interval>();

/** Left side minus right side. */
export function differenceOf(instance: IdentityInstance): Interval {
  const known = DIFFERENCES.get(instance);
  if (known !== undefined) return known;
  const difference = sum(instance.operands);
  DIFFERENCES.set(instance, difference);
  return difference;
}

export type InstanceVerdict = 'equal' | 'rounding' | 'broken';

/** Whether the instance holds, for a difference of its sides. */
export function verdictOf({ rule }: IdentityInstance, { value, half }: Interval): InstanceVerdict {
  if (rule.kind === 'at_most') return value.lte(0) ? 'equal' : value.lte(half) ? 'rounding' : 'broken';
  if (value.isZero()) return 'equal';
  return rule.tolerance === 'rounding' && value.abs().lte(half) ? 'rounding' : 'broken';
}

/** The facts that at least one identity can contradict, each with the smallest slack of those identities, in 元 or the fact's own unit. */
export function coverage(instances: readonly IdentityInstance[]): Map<string, Decimal> {
  const covered = new Map<string, Decimal>();
  for (const instance of instances) {
    if (instance.rule.kind !== 'sum' || instance.rule.severity === 'info') continue;
    const { half } = differenceOf(instance);
    for (const { key } of instance.operands) {
      const known = covered.get(key);
      if (known === undefined || half.lt(known)) covered.set(key, half);
    }
  }
  return covered;
}
