/**
 * From a stage's finding to the contract's anomaly record.
 *
 * In → Out: `Finding` (rule, arguments, places, facts) → `Anomaly`. The id is a hash of the rule, the sorted fact keys
 * and the places, so the same input gives the same id on every run.
 */
import { hash } from 'node:crypto';
import type { Anomaly } from '../model/anomaly.ts';
import { type Fact, factKey } from '../model/fact.ts';
import type { Place } from '../model/place.ts';
import { CATALOGUE, type RuleId } from './catalogue.ts';
import type { NamedRule, Rule } from './rule.ts';

/** What a stage reports. Arguments stay structured; prose is rendered last. */
export interface Finding {
  rule: RuleId;
  /** In place of the rule's own where our reading of an operand is in doubt, so that the publisher is not accused. */
  origin?: Anomaly['origin'];
  severity?: Anomaly['severity'];
  /** Values for the `{name}` places of the rule's message. */
  args: Record<string, string>;
  locations: Place[];
  facts?: string[];
  expected?: string;
  actual?: string;
  difference?: string;
  tolerance?: string;
  repaired?: boolean;
}

/** A finding of a rule that stands in a rule book, not in the catalogue. */
export interface BookFinding extends Omit<Finding, 'rule'> {
  rule: NamedRule;
  /** Keys of the cells that take part; blank ones are none of its facts. */
  cells?: readonly string[];
}

const ID_LENGTH = 12;

/** Fills a rule's message template. Throws Error where an argument is missing: that is a defect of the caller. */
function render(template: string, args: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = args[name];
    if (value === undefined) throw new Error(`message argument ${name} is missing in: ${template}`);
    return value;
  });
}

function placeKey(place: Place): string {
  const { page, bbox, line, lineEnd, columns } = place;
  return `${page ?? ''}:${bbox?.join(',') ?? ''}:${line ?? ''}:${lineEnd ?? ''}:${columns?.join(',') ?? ''}`;
}

function ruleOf({ rule }: Finding | BookFinding): { id: string; entry: Rule } {
  return typeof rule === 'string' ? { id: rule, entry: CATALOGUE[rule] } : { id: rule.id, entry: rule };
}

/** The contract's record of a finding. */
export function toAnomaly(finding: Finding | BookFinding): Anomaly {
  const { id: rule, entry } = ruleOf(finding);
  const facts = [...(finding.facts ?? [])].sort();
  const places = finding.locations.map(placeKey);
  const identity = [rule, ...facts, ...places, finding.actual ?? '', JSON.stringify(finding.args)].join('\n');
  return {
    id: hash('sha256', identity).slice(0, ID_LENGTH),
    rule,
    severity: finding.severity ?? entry.severity,
    origin: finding.origin ?? entry.origin,
    category: entry.category,
    message: render(entry.message, finding.args),
    expected: finding.expected ?? null,
    actual: finding.actual ?? null,
    difference: finding.difference ?? null,
    tolerance: finding.tolerance ?? null,
    locations: finding.locations,
    facts,
    repaired: finding.repaired ?? false,
    accepted: null,
  };
}

/**
 * The log of a document with these facts, in its order. A finding may be of a cell that is blank or that nothing prints, as where a
 * sentence states what the table leaves out: such a cell is no fact, and an anomaly names none. Its id tells the cells apart all the same.
 */
export function logOf(findings: readonly (Finding | BookFinding)[], facts: readonly Fact[]): Anomaly[] {
  const known = new Set(facts.map(factKey));
  const log = findings.map(toAnomaly);
  for (const anomaly of log)
    if (!anomaly.facts.every((key) => known.has(key))) anomaly.facts = anomaly.facts.filter((key) => known.has(key));
  return log.sort(compareAnomalies);
}

const SEVERITY_ORDER = { error: 0, warning: 1, info: 2 };

/** Order of the log: severity, then place, then rule, then id; total, so the log is the same on every run. */
export function compareAnomalies(a: Anomaly, b: Anomaly): number {
  const [p, q] = [a.locations[0], b.locations[0]];
  return (
    SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
    (p?.page ?? p?.line ?? 0) - (q?.page ?? q?.line ?? 0) ||
    (p?.bbox?.[1] ?? 0) - (q?.bbox?.[1] ?? 0) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
