/**
 * One slip among the money of a form, one finding: what breaks around one cell is told of that cell.
 *
 * In → Out: findings on the money of one form → the same, or where all of them share a figure one that points to it first, with the
 * places of the others behind. Limits: two slips that share a cell are told as one.
 */
import type { Finding } from '../anomaly/finding.ts';

const MONEY: ReadonlySet<string> = new Set([
  'performance/execution-rate',
  'performance/funds-total',
  'performance/funds-part',
  'performance/funds-surplus',
  'performance/overall-funds',
]);

/** Joins the findings on money that share a figure. */
export function joinMoney(findings: readonly Finding[]): Finding[] {
  const money = findings.filter(({ rule }) => MONEY.has(rule));
  const [first, ...others] = [...money].sort((a, b) => Number(isMild(a)) - Number(isMild(b)));
  const shared = first?.facts?.find((key) => others.every(({ facts }) => facts?.includes(key)));
  if (first === undefined || others.length === 0 || shared === undefined) return [...findings];
  return [pointedTo(first, shared, others), ...findings.filter(({ rule }) => !MONEY.has(rule))];
}

function isMild({ severity }: Finding): boolean {
  return severity === 'warning';
}

/** The finding with the shared figure first. Facts and the first places of a finding stand in the same order. */
function pointedTo(finding: Finding, shared: string, others: readonly Finding[]): Finding {
  const facts = finding.facts ?? [];
  const at = facts.indexOf(shared);
  const place = finding.locations[at];
  const locations = place === undefined ? finding.locations : [place, ...finding.locations.filter((_, i) => i !== at)];
  const further = others.flatMap((other) => other.locations).filter((own) => !locations.includes(own));
  return { ...finding, facts: [shared, ...facts.filter((key) => key !== shared)], locations: [...locations, ...new Set(further)] };
}
