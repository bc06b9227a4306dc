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
import type { IdentityInstance, Operand } from './identity-instance.ts';
import { identityInstances } from './identity-instances.ts';
import { compareIntervals, type Interval, isAbove, isZero, magnitude } from './interval.ts';
import { missingRows } from './missing-rows.ts';
import { placeOf, shownAmount, unitOf } from './operand-text.ts';
import { slipBetween } from './slips.ts';
import { unlistedItems } from './unlisted-items.ts';

/** Checks every identity of a document. */
export function checkIdentities({ document, figures, forms }: CheckContext): CheckFinding[] {
  const instances = identityInstances(figures, forms.rules, document);
  const lost = missingRows(instances, figures);
  const told = new Set(lost.flatMap(({ explained }) => explained));
  const hard: IdentityInstance[] = [];
  const brokenSoft: IdentityInstance[] = [];
  for (const instance of instances) {
    if (instance.rule.severity !== 'info') {
      if (!told.has(instance)) hard.push(instance);
    } else if (instance.verdict === 'broken') brokenSoft.push(instance);
  }
  const { culprits, unexplained } = explain(hard, statedValues(document.claims));
  const suspects = new Set(culprits.map(({ operand }) => operand.key));
  const soft = brokenSoft.filter((instance) => isAlone(instance, suspects) && isTelling(instance));
  return [
    ...lost.flatMap((row) => missingRowFinding(row) ?? []),
    ...culprits.flatMap((culprit) => culpritFinding(culprit) ?? []),
    ...bySameDifference(
      unexplained.flatMap(({ instance }) => (holdsWithUnknown(instance) ? [] : [instance])),
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

/** True where a row of an unknown name makes up all that a sum lacks: it is one of the parts, and told as unknown. */
function holdsWithUnknown({ rule, operands, difference, first }: IdentityInstance): boolean {
  if (rule.kind !== 'sum' || first === undefined || operands.some(({ table }) => table !== first.table)) return false;
  return first.table.unknownRows.some((row) => {
    const own = first.table.figure(row, first.column);
    return own !== undefined && !isZero(own) && compareIntervals(own, difference) !== 'unequal';
  });
}

function isAlone(instance: IdentityInstance, suspects: ReadonlySet<string>): boolean {
  return !instance.operands.some(({ key }) => suspects.has(key));
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
  const groups = new Map<string, Tails>();
  for (const instance of instances) {
    if (instance.verdict !== 'rounding' || told.has(instance)) continue;
    const { first, difference, rule } = instance;
    if (first === undefined) continue;
    const key = `${rule.category} ${first.table.key('', '')}`;
    const group = groups.get(key);
    const tail = magnitude(difference);
    if (group === undefined) groups.set(key, { isWithin: rule.category === 'within_table', first, totals: [first], largest: tail });
    else {
      group.totals.push(first);
      if (isAbove(tail, group.largest)) group.largest = tail;
    }
  }
  const findings: Finding[] = [];
  for (const group of groups.values()) findings.push(tailFinding(group));
  return findings;
}

/** The rounding tails of one table, with the total of each. */
interface Tails {
  isWithin: boolean;
  first: Operand;
  totals: Operand[];
  largest: Interval;
}

function tailFinding({ isWithin, first, totals, largest }: Tails): Finding {
  const unit = unitOf(first);
  const shown = shownAmount(largest.value, unit);
  return {
    rule: isWithin ? 'within_table/rounding' : 'cross_table/rounding',
    args: { table: first.table.table.title, count: String(totals.length), largest: shown, unit },
    locations: totals.map(placeOf),
    facts: [...new Set(totals.flatMap(({ key, figure }) => (figure === null ? [] : [key])))],
    difference: shown,
  };
}
