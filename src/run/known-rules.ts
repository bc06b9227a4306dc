/**
 * Every rule that the log can name: those of the catalogue, which code reports, and the identities of the rule books.
 */
import { CATALOGUE } from '../anomaly/catalogue.ts';
import type { Rule } from '../anomaly/rule.ts';
import type { RuleDetail } from '../anomaly/rule-page.ts';
import { namedRule } from '../check/identity-findings.ts';
import type { IdentityRule } from '../model/rule-book.ts';
import { loadForms } from '../rulebook/load.ts';

export interface KnownRule {
  id: string;
  rule: Rule;
  /** Formula, scope and source of an identity. */
  details: readonly RuleDetail[];
}

/** All rules: the catalogue in its order, then the books in theirs. */
export function knownRules(identities: readonly IdentityRule[]): KnownRule[] {
  const own = Object.entries<Rule>(CATALOGUE).map(([id, rule]) => ({ id, rule, details: [] }));
  const books = identities.map((identity) => ({ id: identity.id, rule: namedRule(identity), details: detailsOf(identity) }));
  return [...own, ...books];
}

/** All rules with the package's own books. */
export function loadedRules(): KnownRule[] {
  return knownRules(loadForms().rules);
}

const RELATIONS = { sum: '=', at_most: '≤' } as const;

function detailsOf({ label, kind, left, right, each, tolerance, years, families, source }: IdentityRule): RuleDetail[] {
  const formula = `\`${left.join(' + ')} ${RELATIONS[kind]} ${right.join(' + ')}\``;
  const scope = [
    ...(each?.row === undefined ? [] : [`each of the ${each.row} of ${each.table}`]),
    ...(each?.column === undefined
      ? []
      : [`each of the columns ${typeof each.column === 'string' ? `(${each.column})` : each.column.join(', ')}`]),
    ...(years === undefined ? [] : [`accounts of ${years[0] ?? '…'}–${years[1] ?? '…'}`]),
    ...(families === undefined ? [] : [`forms of ${families.join(', ')}`]),
  ];
  return [
    ['Identity', label],
    ['Formula', formula],
    ...(scope.length === 0 ? [] : [['Holds for', scope.join('; ')] as const]),
    ['Tolerance', tolerance === 'exact' ? 'none' : 'half a unit of the last digit of every figure that takes part'],
    ['Source', source],
  ];
}
