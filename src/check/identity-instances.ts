/**
 * The identities of the rule books as they stand in one document: every sum and comparison with the cells that take part.
 *
 * In → Out: figures and rules → instances, each with its operands. A blank cell of a printed row and column is exactly zero.
 * An identity has no instance where its total or a whole side is not in the form, where a table is missing or was read in part, or
 * where a class is blank while its parts are printed in other rows only. Of a table that was read in part the sums within rows whose
 * cells all have figures do, where most of them hold and so show that its columns were read.
 */
import type { Decimal } from '../model/amount.ts';
import { parseTerm } from '../model/identity-term.ts';
import type { IdentityRule } from '../model/rule-book.ts';
import type { Figures, FigureTable } from './figures.ts';
import type { IdentityInstance } from './identity-instance.ts';
import { type CompiledRule, siteOf } from './identity-site.ts';

const COMPILED = new WeakMap<readonly IdentityRule[], readonly CompiledRule[]>();

function compile(rules: readonly IdentityRule[]): readonly CompiledRule[] {
  const known = COMPILED.get(rules);
  if (known !== undefined) return known;
  const compiled = rules.map((rule): CompiledRule => {
    const left = rule.left.map(parseTerm);
    const right = rule.right.map(parseTerm);
    const tables = new Set([...left, ...right].map(({ table }) => table));
    const listsRows = right.some(({ row }) => row.kind === 'children' || (row.kind === 'top' && row.prefix === ''));
    const ofOneRow =
      tables.size === 1 && [...left, ...right].every(({ row }) => row.kind === 'bound' && row.variable === 'row' && row.prefix === '');
    return { rule, left, right, within: tables.size === 1, listsRows, ofOneRow };
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
    const printings = figures.printings(compiled.rule.each?.table ?? compiled.left[0]?.table ?? '');
    if (printings.length === 0 || !isInForce(compiled.rule, scope)) continue;
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

function addInstances({ table, compiled, figures }: RuleOn, found: IdentityInstance[]): void {
  const site = siteOf(compiled, (id) => (compiled.within || id === table.table.table ? table : figures.table(id)));
  if (site === null) return;
  const { each } = compiled.rule;
  const columns = each?.column === undefined ? UNBOUND : boundColumns(table, each.column);
  if (columns.length === 0) return;
  const from = found.length;
  for (const row of each?.row === undefined ? UNBOUND : boundRows(table, each.row))
    for (const column of columns) {
      const instance = site.instanceAt(row, column);
      if (instance !== null) found.push(instance);
    }
  if (table.incomplete && !mostHold(found.slice(from))) found.length = from;
}

/** So many sums within rows must hold for each that does not, and so many in all. */
const HOLDING = 3;
const FEWEST_HOLDING = 4;

function mostHold(instances: readonly IdentityInstance[]): boolean {
  const broken = instances.filter(({ verdict }) => verdict === 'broken').length;
  const holding = instances.length - broken;
  return holding >= Math.max(FEWEST_HOLDING, HOLDING * broken);
}

const UNBOUND = [''] as const;

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
