import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Anomaly } from '../../../src/model/anomaly.ts';
import { Document } from '../../../src/model/document.ts';
import { schemaGuard } from '../../../src/run/schema-guard.ts';
import { fakeAnomaly, fakeDocument, fakeFact } from '../../support/fake-document.ts';

const SOURCE = { file: 'a.pdf', id: 'a-00000000', sha256: '0' };

describe('schema guard', () => {
  it('accepts what the schema accepts as it is', () => {
    const document = fakeDocument(SOURCE, { facts: [fakeFact(), fakeFact({ amountYuan: null, confidence: null })] });
    expect(schemaGuard(Document)(document)).toBe(true);
    expect(schemaGuard(Anomaly)(fakeAnomaly())).toBe(true);
  });

  it.each([
    ['a value that is no decimal', { value: '4,528.17' }],
    ['a number where a string belongs', { label: 7 }],
    ['a confidence above 1', { confidence: 1.5 }],
    ['a confidence that is no number', { confidence: Number.NaN }],
    ['an occurrence that is no whole number', { occurrence: 1.5 }],
    ['an occurrence of nought', { occurrence: 0 }],
    ['a missing place', { source: undefined }],
    ['a key of no schema', { colour: 'red' }],
  ])('refuses %s, as zod does', (_, change) => {
    const document = fakeDocument(SOURCE, { facts: [{ ...fakeFact(), ...(change as object) }] });
    expect(schemaGuard(Document)(document)).toBe(false);
    expect(Document.safeParse(document).success).toBe(false);
  });

  it('refuses keys in another order, which zod would put right', () => {
    const { table, ...rest } = fakeFact();
    const document = fakeDocument(SOURCE, { facts: [{ ...rest, table }] });
    expect(schemaGuard(Document)(document)).toBe(false);
    expect(Document.safeParse(document).success).toBe(true);
  });

  it('leaves kinds of schema and check that it does not know to zod', () => {
    const schema = z.strictObject({ at: z.iso.datetime(), day: z.date(), few: z.array(z.string()).max(1) });
    const value = { at: '2024-03-22T00:00:00Z', day: new Date(0), few: ['a'] };
    expect(schemaGuard(schema)(value)).toBe(true);
    expect(schemaGuard(schema)({ ...value, at: 'soon' })).toBe(false);
    expect(schemaGuard(schema)({ ...value, few: ['a', 'b'] })).toBe(false);
  });

  it('agrees with zod on any value of the kinds that it knows', () => {
    const Node: z.ZodType<{ of: number | null; to: object[] }> = z.strictObject({
      of: z.int().min(-2).max(2).nullable(),
      get to() {
        return z.array(Node);
      },
    });
    const schema = z.strictObject({
      text: z.string().regex(/^a/),
      pair: z.tuple([z.int(), z.number()]),
      kind: z.enum(['a', 'b']),
      turned: z.union([z.literal(0), z.literal(90)]),
      named: z.record(z.string(), z.boolean()),
      node: Node,
    });
    const of = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(null), fc.double());
    const leaf = fc.record({ of, to: fc.constant([]) });
    const node = fc.record({ of, to: fc.array(fc.record({ of, to: fc.array(leaf, { maxLength: 2 }) }), { maxLength: 2 }) });
    const value = fc.record({
      text: fc.oneof(fc.constantFrom('a', 'ab', 'b', ''), fc.integer()),
      pair: fc.oneof(fc.tuple(fc.integer(), fc.double()), fc.array(fc.integer(), { maxLength: 3 })),
      kind: fc.constantFrom('a', 'b', 'c'),
      turned: fc.constantFrom(0, 90, 180),
      named: fc.dictionary(fc.string(), fc.oneof(fc.boolean(), fc.integer())),
      node,
    });
    fc.assert(
      fc.property(fc.oneof(value, fc.anything()), (candidate) => schemaGuard(schema)(candidate) === schema.safeParse(candidate).success),
    );
  });
});
