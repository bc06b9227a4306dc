/**
 * The accounts against the identities of the rule books (勾稽关系).
 *
 * In → Out: figures and rules → one finding a culprit, a lost row or an unexplained difference; one line a table for rounding tails.
 * Source: XBRL Calculations 1.1 for what rounding explains; the rules name their own sources.
 */
import type { BookFinding, Finding } from '../anomaly/finding.ts';
import type { Forms } from '../model/form.ts';
import type { Claim } from '../model/indicator.ts';
import type { CheckContext, CheckFinding } from './check-document.ts';
import { claimFigure } from './claim-figures.ts';
import { explain, type Witness } from './culprits.ts';
import { culpritFinding, missingRowFinding, plainFinding } from './identity-findings.ts';
import type { IdentityInstance } from './identity-instance.ts';
import { identityInstances } from './identity-instances.ts';
import { compareIntervals, type Interval, isAbove, magnitude } from './interval.ts';
import { missingRows } from './missing-rows.ts';
import { placeOf, shownAmount, unitOf } from './operand-text.ts';
import { slipBetween } from './slips.ts';
import { unlistedItems } from './unlisted-items.ts';

/** Checks every identity of a document. */
export function checkIdentities({ document, figures, forms }: CheckContext): CheckFinding[] {
  const instances = identityInstances(figures, forms.rules, document);
  const lost = missingRows(instances, figures);
  const told = new Set(lost.flatMap(({ explained }) => explained));
  const hard = instances.filter((instance) => instance.rule.severity !== 'info' && !told.has(instance));
  const { culprits, unexplained } = explain(hard, statedValues(document.claims));
  const suspects = new Set(culprits.map(({ operand }) => operand.key));
  const soft = instances.filter(
    (instance) => instance.rule.severity === 'info' && isBrokenAlone(instance, suspects) && isTelling(instance),
  );
  return [
    ...lost.flatMap((row) => missingRowFinding(row) ?? []),
    ...culprits.flatMap((culprit) => culpritFinding(culprit) ?? []),
    ...bySameDifference(
      unexplained.map(({ instance }) => instance),
      forms,
    ),
    ...soft.map((instance) => plainFinding({ instance })),
    ...tails(instances, told),
  ];
}

/** Whether a sentence states a value of a cell. Claims are read when first asked: most documents never ask. */
function statedValues(claims: readonly Claim[]): Witness {
  let stated: Map<string, Interval[]> | null = null;
  return (key, value) => {
    stated ??= valuesByFact(claims);
    return stated.get(key)?.some((own) => compareIntervals(own, value) !== 'unequal') === true;
  };
}

function valuesByFact(claims: readonly Claim[]): Map<string, Interval[]> {
  const values = new Map<string, Interval[]>();
  for (const claim of claims) {
    if ((claim.kind !== 'amount' && claim.kind !== 'count') || claim.facts.length === 0) continue;
    const { fine } = claimFigure(claim);
    for (const key of claim.facts) values.set(key, [...(values.get(key) ?? []), fine]);
  }
  return values;
}

function isBrokenAlone(instance: IdentityInstance, suspects: ReadonlySet<string>): boolean {
  return instance.verdict === 'broken' && !instance.operands.some(({ key }) => suspects.has(key));
}

/** Two amounts that are one as a rule: a single slip apart they were meant to be, further apart the unit books otherwise. */
function isTelling(instance: IdentityInstance): boolean {
  const [operand] = instance.operands;
  if (instance.rule.kind !== 'sum' || operand === undefined) return true;
  return slipBetween(operand.interval.value, operand.interval.value.minus(instance.difference.value)) !== null;
}

/** Identities of the same tables that break by the same amount have one cause: the first speaks for all. */
function bySameDifference(broken: readonly IdentityInstance[], forms: Forms): BookFinding[] {
  const groups = new Map<string, IdentityInstance[]>();
  for (const instance of broken) {
    const tables = [...new Set(instance.operands.map(({ table }) => table.table.table))].sort().join(' ');
    const key = `${tables} ${instance.difference.value.abs().toFixed()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [instance]);
    else group.push(instance);
  }
  return [...groups.values()].flatMap(([instance, ...others]) =>
    instance === undefined ? [] : [plainFinding({ instance, more: others.length, unlisted: unlistedItems(instance, forms) })],
  );
}

/** Rounding tails, one line for each table and kind of identity. */
function tails(instances: readonly IdentityInstance[], told: ReadonlySet<IdentityInstance>): Finding[] {
  const groups = new Map<string, IdentityInstance[]>();
  for (const instance of instances) {
    if (told.has(instance) || instance.verdict !== 'rounding') continue;
    const key = `${instance.rule.category} ${instance.operands[0]?.table.key('', '')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [instance]);
    else group.push(instance);
  }
  return [...groups.values()].flatMap((group) => tailFinding(group) ?? []);
}

function tailFinding(group: readonly IdentityInstance[]): Finding | null {
  const totals = group.flatMap(({ operands }) => operands.slice(0, 1));
  const [first] = totals;
  if (first === undefined) return null;
  const unit = unitOf(first);
  const largest = group.map(({ difference }) => magnitude(difference)).reduce((a, b) => (isAbove(b, a) ? b : a));
  const shown = shownAmount(largest.value, unit);
  return {
    rule: group[0]?.rule.category === 'within_table' ? 'within_table/rounding' : 'cross_table/rounding',
    args: { table: first.table.table.title, count: String(group.length), largest: shown, unit },
    locations: totals.map(placeOf),
    facts: [...new Set(totals.flatMap(({ key, figure }) => (figure === null ? [] : [key])))],
    difference: shown,
  };
}
