/**
 * A disclosure whose accounts and narrative agree is accused of nothing: no error, whatever its family, unit and rounding.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCase } from '../../scripts/generate/case.ts';
import { extractDocument } from '../../src/index.ts';

const FAMILIES = ['national-2019', 'national-2022', 'jilin', 'hubei', 'shanxi', 'sichuan', 'shanghai'] as const;
const RUNS = 40;
const MINUTE = 60_000;
/** Accounts with amounts that are printed as nothing: 41 元 is 0.00 万元, and 1 % of a budget. */
const TINY = [
  { seed: 5037, family: 'jilin', full: false, tables: 'pipes' },
  { seed: 5127, family: 'national-2022', full: false, tables: 'pipes' },
  { seed: 5015, family: 'national-2022', full: true, tables: 'tabs' },
] as const;

const making = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  family: fc.constantFrom(...FAMILIES),
  full: fc.boolean(),
  overall: fc.boolean(),
  yuan: fc.boolean(),
  fund: fc.boolean(),
  tables: fc.constantFrom('tabs' as const, 'pipes' as const, 'html' as const),
});

type Making = typeof making extends fc.Arbitrary<infer T> ? T : never;
const asGiven = (tiny: (typeof TINY)[number]): [Making] => [{ ...tiny, overall: false, yuan: false, fund: false }];

describe('a disclosure that agrees with itself', () => {
  it(
    'has no error in its log',
    async () => {
      await fc.assert(
        fc.asyncProperty(making, async ({ tables, ...make }) => {
          const { bytes, extension } = await makeCase({
            make,
            layout: { kind: 'text', options: { tables, captions: 'lines', cutAfter: 0, contents: 'dots', pageLines: false } },
          });
          const { anomalies } = await extractDocument(bytes, { file: `a.${extension}` });
          expect(anomalies.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
        }),
        { numRuns: RUNS, examples: TINY.map(asGiven) },
      );
    },
    5 * MINUTE,
  );
});
