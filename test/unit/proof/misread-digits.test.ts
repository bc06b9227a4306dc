import { describe, expect, it } from 'vitest';
import { toAnomaly } from '../../../src/anomaly/finding.ts';
import { factKey } from '../../../src/model/fact.ts';
import { proveReadings } from '../../../src/proof/prove-readings.ts';
import { EXAMPLE_FORMS, factsDocument } from '../../rules/facts-document.ts';

/** Rows of 支出决算表 as they were read, every figure sure. */
function read(rows: Readonly<Record<string, readonly [total: string, basic: string, project: string]>>) {
  const document = factsDocument(
    Object.fromEntries(
      Object.entries(rows).flatMap(([row, figures]) =>
        ['current_total', 'basic', 'project'].map((column, i) => [`expenditure/${row}/${column}`, figures[i] ?? '']),
      ),
    ),
  );
  for (const fact of document.facts) fact.confidence = 0.98;
  const { facts, findings } = proveReadings(document, { doubts: [], recognised: document.facts }, EXAMPLE_FORMS.rules);
  const values = document.facts.map((fact) => facts.get(fact) ?? fact).map((fact) => [factKey(fact), fact.value, fact.confidence]);
  return { values, anomalies: findings.map(toAnomaly) };
}

const SOUND = { '208': ['80.00', '50.00', '30.00'], '221': ['60.00', '60.00', '0.00'] } as const;

/** Totals of rows in which each 4 was read as 1. */
const MISREAD = {
  '201': ['515.00', '290.00', '255.00'],
  '204': ['96.10', '80.60', '15.80'],
  '205': ['1700.00', '3800.00', '900.00'],
} as const;

describe('a digit that a page misreads throughout', () => {
  it('is put right where rows and columns prove it, each time with the identity', () => {
    const { values, anomalies } = read({ ...SOUND, ...MISREAD, total: ['5481.40', '4280.60', '1200.80'] });
    const expected = [
      ['expenditure/201/current_total', '545.00', 0.99],
      ['expenditure/204/current_total', '96.40', 0.99],
      ['expenditure/205/current_total', '4700.00', 0.99],
    ];
    expect(values.filter(([, , confidence]) => confidence !== 0.98)).toEqual(expected);
    expect(anomalies.map(({ rule, facts }) => [rule, facts[0]])).toEqual(expected.map(([key]) => ['ocr/proved-reading', key]));
  });

  it('leaves figures in doubt that rows alone speak of, or of which several may be it', () => {
    const { values, anomalies } = read({ ...SOUND, ...MISREAD, '211': ['65.00', '31.00', '31.00'] });
    const doubted = values.filter(([, , confidence]) => confidence === 0.5).map(([key]) => key);
    expect(doubted).toEqual(
      ['201/current_total', '204/current_total', '205/current_total', '211/basic', '211/project'].map((key) => `expenditure/${key}`),
    );
    expect(anomalies.map(({ rule, facts }) => [rule, facts[0]])).toEqual(doubted.map((key) => ['ocr/doubtful-reading', key]));
  });

  it('leaves both in doubt where either of two digits may have been read for the other', () => {
    const { values } = read({
      ...SOUND,
      '201': ['515.00', '200.00', '345.00'],
      '204': ['96.10', '80.00', '16.40'],
      '205': ['1700.00', '4000.00', '700.00'],
    });
    const doubted = values.filter(([, , confidence]) => confidence === 0.5).map(([key]) => key);
    expect(doubted).toEqual(
      ['201/current_total', '201/project', '204/current_total', '204/project', '205/current_total', '205/basic'].map(
        (key) => `expenditure/${key}`,
      ),
    );
  });

  it('is not seen in a slip that several tables repeat, nor in slips of different digits', () => {
    const same = {
      '201': ['515.00', '200.00', '345.00'],
      '204': ['515.00', '200.00', '345.00'],
      '205': ['515.00', '200.00', '345.00'],
    } as const;
    const various = {
      '201': ['515.00', '200.00', '345.00'],
      '204': ['96.20', '80.00', '17.20'],
      '205': ['777.00', '700.00', '74.00'],
    } as const;
    for (const rows of [same, various]) {
      const { values, anomalies } = read({ ...SOUND, ...rows });
      expect(values.map(([, , confidence]) => confidence)).toEqual(values.map(() => 0.98));
      expect(anomalies).toEqual([]);
    }
  });
});
