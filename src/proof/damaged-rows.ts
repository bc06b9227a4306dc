/**
 * Rows of text tables that lost or doubled a cell, or whose header did, held against the identities of the accounts.
 *
 * In → Out: a document, its damaged rows → those whose figures break a sum: they stand under columns that are not theirs, or a figure is
 * lost, and may not be taken. A row of which cells are missing needs sums that hold, in a table of which no other row is. A sum over
 * rows testifies only in tables of which no row was left out.
 * The publisher is never judged here; a row that is wrong as printed and damaged besides is left out, which the log says.
 */
import { Figures } from '../check/figures.ts';
import type { IdentityInstance } from '../check/identity-instance.ts';
import { identityInstances } from '../check/identity-instances.ts';
import type { DamagedRow } from '../model/damaged-row.ts';
import type { Document } from '../model/document.ts';
import { type Fact, factKey } from '../model/fact.ts';
import type { IdentityRule } from '../model/rule-book.ts';

export interface DamageScope {
  rules: readonly IdentityRule[];
  /** `table#occurrence` of the tables with figures that did not become facts. */
  incomplete: ReadonlySet<string>;
}

/** The damaged rows whose figures contradict the accounts, or that nothing bears out where cells of them are missing. */
export function contradictedRows(document: Document, damaged: readonly DamagedRow[], scope: DamageScope): Set<DamagedRow> {
  if (damaged.length === 0) return new Set();
  const rowOf = new Map(damaged.flatMap((row) => row.facts.map((fact) => [factKey(fact), row] as const)));
  const witnesses = identityInstances(new Figures(document, new Set()), scope.rules, document).filter(
    (instance) => rowsIn(instance, rowOf).size > 0 && testifies(instance, scope.incomplete),
  );
  const broken = witnesses.filter(({ verdict }) => verdict === 'broken');
  const holding = witnesses.filter((instance) => instance.verdict !== 'broken' && !isOfOneRow(instance));
  const proved = new Set(holding.flatMap(({ operands }) => operands.map(({ key }) => key)));
  const unproved = damaged.filter(({ needsProof, facts }) => needsProof && !facts.every((fact) => isProved(fact, proved, scope)));
  const contradicted = broken.flatMap((instance) => [...rowsIn(instance, rowOf)].filter(({ isWhole }) => !isWhole || isOfOneRow(instance)));
  return new Set([...contradicted, ...unproved]);
}

function isProved(fact: Fact, proved: ReadonlySet<string>, { incomplete }: DamageScope): boolean {
  if (incomplete.has(`${fact.table}#${fact.occurrence}`)) return false;
  return proved.has(factKey(fact)) || !NOT_ZERO.test(fact.value);
}

/** True for a sum that speaks of where figures stand: one within a row, or one over tables of which no row was left out. */
function testifies(instance: IdentityInstance, incomplete: ReadonlySet<string>): boolean {
  if (instance.rule.kind !== 'sum' || instance.rule.severity === 'info') return false;
  return isOfOneRow(instance) || !instance.operands.some(({ table: { table } }) => incomplete.has(`${table.table}#${table.occurrence}`));
}

const NOT_ZERO = /[1-9]/;

function rowsIn({ operands }: IdentityInstance, rowOf: ReadonlyMap<string, DamagedRow>): Set<DamagedRow> {
  return new Set(operands.flatMap(({ key }) => rowOf.get(key) ?? []));
}

function isOfOneRow({ operands: [first, ...others] }: IdentityInstance): boolean {
  return first !== undefined && others.every(({ row, table }) => row === first.row && table === first.table);
}
