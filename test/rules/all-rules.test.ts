/**
 * Every rule of the log is shown at work: at least one disclosure on which it is silent and one on which it fires, each read by the
 * whole program and giving exactly the anomalies that the example states.
 */
import { describe, expect, it } from 'vitest';
import { allExamples } from '../../scripts/documented-rules.ts';
import { CATALOGUE } from '../../src/anomaly/catalogue.ts';
import type { Anomaly } from '../../src/model/anomaly.ts';
import { read } from '../support/reading.ts';
import type { ExpectedAnomaly } from './example.ts';

/** Rules without examples of both kinds as yet; the list may only shrink, and a rule that has got them must leave it. */
const PENDING: ReadonlySet<string> = new Set([]);

const IDS = Object.keys(CATALOGUE);
/** Far fewer examples than there are mean that the walk went wrong. */
const FEWEST_EXAMPLES = 20;

const examples = await allExamples();
const cases = Object.entries(examples).flatMap(([rule, shown]) => shown.map((example) => ({ rule, ...example })));

/** The part of an anomaly that examples state. */
function stated({ severity, origin, message, expected, actual, difference, tolerance, facts, locations }: Anomaly): ExpectedAnomaly {
  const lines = locations.map(({ line }) => line);
  return { severity, origin, message, expected, actual, difference, tolerance, facts: [...facts].sort(), lines };
}

/** Rules that lack an example that fires, or one that is silent. */
function withoutExamples(): string[] {
  return IDS.filter((id) => {
    const shown = examples[id] ?? [];
    return !shown.some(({ anomalies }) => anomalies.length > 0) || !shown.some(({ anomalies }) => anomalies.length === 0);
  });
}

describe('the rules', () => {
  it('have examples, each of a rule that exists', () => {
    expect(cases.length).toBeGreaterThan(FEWEST_EXAMPLES);
    expect(Object.keys(examples).filter((id) => !IDS.includes(id))).toEqual([]);
  });

  it('have at least one example that fires and one that is silent', () => {
    expect(withoutExamples().filter((id) => !PENDING.has(id))).toEqual([]);
    const done = new Set(withoutExamples());
    expect([...PENDING].filter((id) => !done.has(id))).toEqual([]);
  });

  it.each(cases)('$rule: $shows', async ({ rule, text, anomalies }) => {
    const result = await read(new TextEncoder().encode(text));
    expect(result.anomalies.filter((anomaly) => anomaly.rule === rule).map(stated)).toEqual(anomalies);
  });
});
