/**
 * Every rule with what its page shows: the examples are those that the tests run.
 */
import { readdirSync } from 'node:fs';
import type { IdentityRule } from '../src/model/rule-book.ts';
import { loadForms } from '../src/rulebook/load.ts';
import { knownRules } from '../src/run/known-rules.ts';
import type { RuleExample, RuleExamples } from '../test/rules/example.ts';
import type { DocumentedRule, ShownExample } from './rules-page.ts';

const EXAMPLES = new URL('../test/rules/examples/', import.meta.url);

/** The examples of all rules of the catalogue, by rule id. */
export async function allExamples(): Promise<RuleExamples> {
  const names = readdirSync(EXAMPLES).sort();
  const modules = await Promise.all(
    names.map(async (name) => (await import(new URL(name, EXAMPLES).href)) as Record<string, RuleExamples>),
  );
  return Object.assign({}, ...modules.flatMap((module) => Object.values(module))) as RuleExamples;
}

/** All rules: the catalogue, then the rule books. */
export async function documentedRules(): Promise<DocumentedRule[]> {
  const examples = await allExamples();
  const { rules: identities } = loadForms();
  return knownRules(identities).map((known) => {
    const identity = identities.find(({ id }) => id === known.id);
    return { ...known, examples: identity === undefined ? shownTexts(examples[known.id] ?? []) : shownFacts(identity) };
  });
}

function shownTexts(examples: readonly RuleExample[]): ShownExample[] {
  return examples.map(({ shows, text, prior, anomalies }) => {
    const input = prior === undefined ? text : `${prior}\n${text}`;
    return { shows, input, messages: anomalies.map(({ message }) => message) };
  });
}

function shownFacts({ examples }: IdentityRule): ShownExample[] {
  const printed = (facts: Readonly<Record<string, string | null>>): string =>
    Object.entries(facts)
      .map(([key, value]) => `${key}  ${value ?? ''}`)
      .join('\n');
  return [
    ...examples.firing.map(({ facts, finding }) => ({ shows: 'Broken', input: printed(facts), messages: [finding.message] })),
    ...examples.silent.map((facts) => ({ shows: 'Kept', input: printed(facts), messages: [] })),
  ];
}
