/**
 * Every rule with what its page shows: those of the catalogue with the examples that the tests run.
 */
import { readdirSync } from 'node:fs';
import { CATALOGUE, type Rule } from '../src/anomaly/catalogue.ts';
import type { RuleExamples } from '../test/rules/example.ts';
import type { DocumentedRule } from './rules-page.ts';

const EXAMPLES = new URL('../test/rules/examples/', import.meta.url);

/** The examples of all rules of the catalogue, by rule id. */
export async function allExamples(): Promise<RuleExamples> {
  const names = readdirSync(EXAMPLES).sort();
  const modules = await Promise.all(
    names.map(async (name) => (await import(new URL(name, EXAMPLES).href)) as Record<string, RuleExamples>),
  );
  return Object.assign({}, ...modules.flatMap((module) => Object.values(module))) as RuleExamples;
}

/** All rules in the order of the catalogue. */
export async function documentedRules(): Promise<DocumentedRule[]> {
  const examples = await allExamples();
  return Object.entries<Rule>(CATALOGUE).map(([id, rule]) => ({
    id,
    rule,
    details: [],
    examples: (examples[id] ?? []).map(({ shows, text, anomalies }) => ({
      shows,
      input: text,
      messages: anomalies.map(({ message }) => message),
    })),
  }));
}
