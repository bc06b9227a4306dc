/**
 * Repairs listed in the log: one finding per table and rule, with every fact and place it touched.
 */

import { CATALOGUE, type RuleId } from '../anomaly/catalogue.ts';
import type { Finding } from '../anomaly/finding.ts';
import { type Fact, factKey } from '../model/fact.ts';

/** True for a repair's rule id that the catalogue knows. */
function isRuleId(rule: string): rule is RuleId {
  return Object.hasOwn(CATALOGUE, rule);
}

/** Findings for the repairs of one table's facts, in the order in which the rules first occur. Throws Error on an unknown rule id. */
export function repairFindings(facts: readonly Fact[], title: string): Finding[] {
  const byRule = new Map<RuleId, Fact[]>();
  for (const fact of facts) {
    for (const { rule } of fact.repairs) {
      if (!isRuleId(rule)) throw new Error(`repair rule ${rule} is not in the catalogue`);
      byRule.set(rule, [...(byRule.get(rule) ?? []), fact]);
    }
  }
  return [...byRule].map(([rule, touched]) => ({
    rule,
    args: { table: title, count: String(touched.length) },
    locations: touched.map((fact) => fact.source),
    facts: touched.map(factKey),
    repaired: true,
  }));
}
