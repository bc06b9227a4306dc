/**
 * What is known of a rule as a page for people: the same words in the terminal (`juesuan explain`) and in docs/rules.
 *
 * In → Out: id and rule → Markdown that ends with a line break, without examples.
 */
import type { Rule } from './rule.ts';

/** A further line of the page, such as the formula of an identity. */
export type RuleDetail = readonly [name: string, value: string];

const OF_WHOM = {
  publisher: 'says something about the disclosure',
  extraction: 'says something about the reading of it',
} as const;

/** The page of one rule. */
export function rulePage(id: string, rule: Rule, details: readonly RuleDetail[] = []): string {
  const lines = [
    ...details,
    ['Why it matters', rule.why] as const,
    ['What it leaves alone', rule.silent] as const,
    ['Severity', rule.severity] as const,
    ['Origin', `${rule.origin}: it ${OF_WHOM[rule.origin]}`] as const,
    ['Category', rule.category] as const,
  ];
  return `# ${id}\n\n${rule.title}.\n\n> ${rule.message}\n\n${lines.map(([name, value]) => `- ${name}: ${value}`).join('\n')}\n`;
}
