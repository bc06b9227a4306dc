/**
 * The identities against accounts whose true figures are known: no false alarm on rounding, the same verdict in every unit, and a
 * single wrong figure found and named.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../scripts/generate/random.ts';
import { toAnomaly } from '../../src/anomaly/finding.ts';
import type { CheckContext } from '../../src/check/check-document.ts';
import { checkIdentities } from '../../src/check/check-identities.ts';
import { Figures } from '../../src/check/figures.ts';
import { coverage, identityInstances } from '../../src/check/identity-instances.ts';
import { checkLevels } from '../../src/check/structure-levels.ts';
import { checkItemSets } from '../../src/check/structure-sets.ts';
import { Decimal } from '../../src/model/amount.ts';
import type { Anomaly } from '../../src/model/anomaly.ts';
import type { Document } from '../../src/model/document.ts';
import { factKey } from '../../src/model/fact.ts';
import { EXAMPLE_FORMS, factsDocument } from '../rules/facts-document.ts';
import { inExactWan, inRoundedWan, inYuan, type TrueAccounts, trueAccounts } from '../support/true-accounts.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

/** What the checks of the accounts say. */
function anomaliesOf(document: Document): Anomaly[] {
  const context: CheckContext = { document, figures: new Figures(document, new Set()), lines: [], unread: 0, forms: EXAMPLE_FORMS };
  return [checkIdentities, checkItemSets, checkLevels].flatMap((check) => check(context)).map(toAnomaly);
}

const alarms = (anomalies: readonly Anomaly[]): Anomaly[] => anomalies.filter(({ severity }) => severity !== 'info');

/** The document with every amount in 元. */
function yuanDocument(accounts: TrueAccounts): Document {
  const document = factsDocument(inYuan(accounts));
  const unit = { value: '元', found: 'caption', source: null } as const;
  return {
    ...document,
    tables: document.tables.map((table) => ({ ...table, unit })),
    facts: document.facts.map((fact) => ({ ...fact, unit: '元', amountYuan: fact.value })),
  };
}

/** The accounts with one figure changed. */
function changed(accounts: TrueAccounts, { key, by }: { key: string; by: bigint }): TrueAccounts {
  return new Map(accounts).set(key, (accounts.get(key) ?? 0n) + by);
}

describe('the identities of true accounts', () => {
  it('are many', () => {
    const document = factsDocument(inRoundedWan(trueAccounts(1)));
    expect(identityInstances(new Figures(document, new Set()), EXAMPLE_FORMS.rules, document).length).toBeGreaterThan(80);
  });

  it('raise no alarm where each figure is rounded on its own', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(alarms(anomaliesOf(factsDocument(inRoundedWan(trueAccounts(seed)))))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('say the same of 元 as of 万元, of right figures and of a wrong one', () => {
    const verdicts = (document: Document): string[] =>
      anomaliesOf(document).map(({ rule, severity, origin, facts }) => [rule, severity, origin, ...facts].join(' '));
    fc.assert(
      fc.property(seeds, fc.bigInt({ min: -5_000_000n, max: 5_000_000n }), (seed, by) => {
        const accounts = trueAccounts(seed);
        const key = new Random(seed).pick([...accounts.keys()]);
        const wrong = changed(accounts, { key, by });
        expect(verdicts(yuanDocument(wrong))).toEqual(verdicts(factsDocument(inExactWan(wrong))));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a single wrong figure', () => {
  /** A slip of the pen in a printed amount. */
  function slip(value: string, random: Random): string {
    const kinds = [
      () => {
        const at = random.pick([...value].flatMap((char, i) => (char === '.' ? [] : [i])));
        return `${value.slice(0, at)}${(Number(value[at]) + random.integer(1, 9)) % 10}${value.slice(at + 1)}`;
      },
      () => value.replace('.', ''),
      () => `-${value}`,
      () => {
        const at = random.integer(0, value.length - 2);
        const pair = value.slice(at, at + 2);
        return pair.includes('.') ? value : `${value.slice(0, at)}${pair[1]}${pair[0]}${value.slice(at + 2)}`;
      },
    ];
    return random.pick(kinds)();
  }

  interface Trial {
    key: string;
    /** Line at which the cell stands. */
    line: number | null;
    alarms: Anomaly[];
  }

  /** A slip in a covered cell that exceeds what rounding can hide; null where this seed gives none. */
  function trial(seed: number): Trial | null {
    const random = new Random(seed);
    const facts = inRoundedWan(trueAccounts(seed));
    const document = factsDocument(facts);
    const slack = coverage(identityInstances(new Figures(document, new Set()), EXAMPLE_FORMS.rules, document));
    const fact = random.pick(document.facts);
    const key = factKey(fact);
    const value = slip(fact.value, random);
    const tolerance = slack.get(key);
    const size = new Decimal(value).minus(fact.value).abs().times(10_000);
    // Twice the slack: the figures around the cell may lean the other way by all that rounding allows.
    if (tolerance === undefined || size.lte(tolerance.times(2))) return null;
    return { key, line: fact.source.line, alarms: alarms(anomaliesOf(factsDocument({ ...facts, [key]: value }))) };
  }

  const trials = Array.from({ length: 300 }, (_, i) => trial(i + 1)).filter((made) => made !== null);

  it('is always found', () => {
    expect(trials.length).toBeGreaterThan(150);
    expect(trials.filter((made) => made.alarms.length === 0).map(({ key }) => key)).toEqual([]);
  });

  it('is named first in nine of ten cases, and rarely raises more than one alarm', () => {
    const named = trials.filter((made) => made.alarms.some(({ locations }) => locations[0]?.line === made.line));
    expect(named.length / trials.length).toBeGreaterThanOrEqual(0.9);
    expect(trials.filter((made) => made.alarms.length > 1).length / trials.length).toBeLessThan(0.1);
  });
});
