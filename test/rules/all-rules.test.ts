/**
 * Every rule shows itself: at least one example that fires with exactly the anomalies stated, and one that stays silent.
 */
import { describe, expect, it } from 'vitest';
import { allExamples } from '../../scripts/documented-rules.ts';
import { CATALOGUE } from '../../src/anomaly/catalogue.ts';
import { toAnomaly } from '../../src/anomaly/finding.ts';
import { checkIdentities } from '../../src/check/check-identities.ts';
import { Figures } from '../../src/check/figures.ts';
import type { Anomaly } from '../../src/model/anomaly.ts';
import { compareDocuments } from '../../src/run/compare.ts';
import { read } from '../support/reading.ts';
import type { ExpectedAnomaly } from './example.ts';
import { EXAMPLE_FORMS, factsDocument } from './facts-document.ts';

const examples = await allExamples();

/** The part of an anomaly that examples state. */
function stated(anomaly: Anomaly): ExpectedAnomaly {
  const { severity, origin, message, expected, actual, difference, tolerance, facts, locations } = anomaly;
  return { severity, origin, message, expected, actual, difference, tolerance, facts, lines: locations.map(({ line }) => line) };
}

/** Examples of recognition open an engine, which takes seconds on a busy machine. */
const LIMIT = { timeout: 120_000 };

describe('the rules of the catalogue', LIMIT, () => {
  it('have examples of both kinds, and no example is of an unknown rule', () => {
    const lacking = Object.keys(CATALOGUE).filter((id) => {
      const own = examples[id] ?? [];
      return !own.some(({ anomalies }) => anomalies.length > 0) || !own.some(({ anomalies }) => anomalies.length === 0);
    });
    expect(lacking).toEqual([]);
    expect(Object.keys(examples).filter((id) => !(id in CATALOGUE))).toEqual([]);
  });

  const all = Object.entries(examples).flatMap(([id, own]) => own.map((example) => ({ id, ...example })));
  it.each(all)('$id: $shows', async ({ id, text, prior, anomaliesOf, anomalies }) => {
    if (anomaliesOf !== undefined) {
      expect((await anomaliesOf()).filter(({ rule }) => rule === id).map(stated)).toEqual(anomalies);
      return;
    }
    const result = await read(new TextEncoder().encode(text), '示例.txt');
    const before = prior === undefined ? null : await read(new TextEncoder().encode(prior), '上年.txt');
    const found = before === null ? result : await compareDocuments(result.document, before.document);
    expect(found.anomalies.filter(({ rule }) => rule === id).map(stated)).toEqual(anomalies);
  });
});

describe('the identities of the rule books', () => {
  /** What the identities say of bare facts. */
  function check(facts: Readonly<Record<string, string | null>>, id: string): Anomaly[] {
    const document = factsDocument(facts);
    const findings = checkIdentities({ document, figures: new Figures(document, new Set()), lines: [], unread: 0, forms: EXAMPLE_FORMS });
    return findings.map(toAnomaly).filter(({ rule }) => rule === id);
  }

  it('are many', () => {
    expect(EXAMPLE_FORMS.rules.length).toBeGreaterThan(50);
  });

  it.each(EXAMPLE_FORMS.rules)('$id fires and is silent as its examples say', ({ id, severity, examples: own }) => {
    for (const facts of own.silent) expect(check(facts, id)).toEqual([]);
    for (const { facts, finding } of own.firing) {
      const [anomaly, ...more] = check(facts, id);
      expect(more).toEqual([]);
      expect(anomaly).toMatchObject({ ...finding, severity, origin: 'publisher' });
    }
  });
});
