/**
 * Labels of rows that no form has under a key, but an identity knows (x:用事业基金弥补收支差额).
 */
import type { IdentityRule } from './rule-book.ts';

const UNKEYED = /[/|]x:([^/|]+)/g;

/** The labels that stand in the terms of identities. */
export function labelsOfRules(rules: readonly IdentityRule[]): string[] {
  const terms = rules.flatMap(({ left, right }) => [...left, ...right]);
  return terms.flatMap((term) => [...term.matchAll(UNKEYED)].map(([, label = '']) => label));
}
