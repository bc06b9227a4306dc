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
import type { Figures, FigureTable } from './figures.ts';
import { IdentityInstance, Operand } from './identity-instance.ts';
import { isNegative, isZero } from './interval.ts';

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
  const found: IdentityInstance[] = [];
  for (const compiled of compile(rules)) {
    if (!isInForce(compiled.rule, scope)) continue;
    const printings = figures.printings(compiled.rule.each?.table ?? compiled.left[0]?.table ?? '');
    for (const table of compiled.within ? printings : printings.slice(0, 1)) addInstances({ table, compiled, figures }, found);
  }
  return found;
}

function isInForce({ years, families }: IdentityRule, { fiscalYear, formFamily }: DocumentScope): boolean {
  if (families !== undefined && (formFamily === null || !families.includes(formFamily))) return false;
  if (years === undefined || fiscalYear === null) return true;
  return (years[0] === null || fiscalYear >= years[0]) && (years[1] === null || fiscalYear <= years[1]);
}

/** A rule on one printing of the table that it is said of. */
interface RuleOn {
  table: FigureTable;
  compiled: CompiledRule;
  figures: Figures;
}

function addInstances(on: RuleOn, found: IdentityInstance[]): void {
  const { each } = on.compiled.rule;
  const columns = each?.column === undefined ? UNBOUND : boundColumns(on.table, each.column);
  if (columns.length === 0) return;
  for (const row of each?.row === undefined ? UNBOUND : boundRows(on.table, each.row))
    for (const column of columns) {
      const instance = instanceAt({ row, column }, on);
      if (instance !== null) found.push(instance);
    }
}

const UNBOUND = [''] as const;

/** The rule at one row and column; null where it says nothing there. */
function instanceAt(binding: Binding, { table, compiled, figures }: RuleOn): IdentityInstance | null {
  const { rule, left, right, within, listsRows } = compiled;
  const operands: Operand[] = [];
  const tableOf = (id: string): FigureTable | undefined => (within || id === table.table.table ? table : figures.table(id));
  if (!addOperands(left, { binding, tableOf, sign: 1 }, operands)) return null;
  const ofLeft = operands.length;
  if (ofLeft === 0 || !addOperands(right, { binding, tableOf, sign: -1 }, operands) || operands.length === ofLeft) return null;
  if (operands.every(({ interval }) => isZero(interval))) return null;
  if (rule.kind === 'at_most' && operands.some(({ interval }) => isNegative(interval))) return null;
  if (isRepeated(operands)) return null;
  return new IdentityInstance({ rule, operands, left: ofLeft, wholeRow: listsRows ? binding.row : null });
}

/** True where a cell takes part twice. */
function isRepeated(operands: readonly Operand[]): boolean {
  return operands.some((operand, i) => {
    for (let before = 0; before < i; before++) if (operands[before]?.isAt(operand) === true) return true;
    return false;
  });
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

/** Adds the cells of one side; false where the side cannot be told. */
function addOperands(terms: readonly Term[], scope: OperandScope, operands: Operand[]): boolean {
  for (const term of terms) {
    const table = scope.tableOf(term.table);
    if (table === undefined || table.incomplete || !addTerm(term, table, { scope, operands })) return false;
  }
  return true;
}

function addTerm(term: Term, table: FigureTable, { scope, operands }: { scope: OperandScope; operands: Operand[] }): boolean {
  const sign = scope.sign === term.sign ? 1 : -1;
  const columns = columnsOf(term.column, table, scope.binding);
  for (const row of rowsOf(term.row, table, scope.binding)) {
    for (const column of columns) {
      const figure = table.figure(row, column) ?? null;
      if (figure !== null || (table.hasRow(row) && table.hasColumn(column)))
        operands.push(new Operand({ table, row, column, figure, sign }));
      else if (isOnlyInParts(table, row, column)) return false;
    }
  }
  return true;
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

/** The facts that at least one identity can contradict, each with the smallest slack of those identities, in 元 or the fact's own unit. */
export function coverage(instances: readonly IdentityInstance[]): Map<string, Decimal> {
  const covered = new Map<string, Decimal>();
  for (const instance of instances) {
    if (instance.rule.kind !== 'sum' || instance.rule.severity === 'info') continue;
    const { half } = instance.difference;
    for (const { key } of instance.operands) {
      const known = covered.get(key);
      if (known === undefined || half.lt(known)) covered.set(key, half);
    }
  }
  return covered;
}
