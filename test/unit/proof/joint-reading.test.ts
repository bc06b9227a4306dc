import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../src/model/amount.ts';
import { type Identity, jointReading, margin, type Reading } from '../../../src/proof/joint-reading.ts';

const HALF = new Decimal('0.005');
/** Readings with falling probability. */
const readings = (...values: string[]): Reading[] =>
  values.map((value, i) => ({ value: new Decimal(value), half: value === '0' ? new Decimal(0) : HALF, cost: 0.1 + i * 2 }));
/** first = sum of the others. */
const total = (first: number, ...others: number[]): Identity => ({
  terms: [{ variable: first, sign: 1 }, ...others.map((variable) => ({ variable, sign: -1 as const }))],
  penalty: 7,
});

describe('jointReading', () => {
  it('leaves readings that fit as they are', () => {
    const variables = [readings('30', '80'), readings('10', '16'), readings('20', '28')];
    expect(jointReading(variables, [total(0, 1, 2)])).toMatchObject({ chosen: [0, 0, 0], holds: [true], complete: true });
  });

  it('takes the other reading that mends the identity', () => {
    const variables = [readings('30'), readings('10', '16'), readings('28', '20')];
    expect(jointReading(variables, [total(0, 1, 2)])).toMatchObject({ chosen: [0, 0, 1], holds: [true] });
  });

  it('changes two figures where no single one mends both identities', () => {
    const variables = [readings('36', '30'), readings('16', '10'), readings('20'), readings('10')];
    expect(jointReading(variables, [total(0, 1, 2), total(1, 3)]).chosen).toEqual([1, 1, 0, 0]);
  });

  it("leaves a publisher's error alone", () => {
    const variables = [readings('31'), readings('10', '16'), readings('20', '28')];
    expect(jointReading(variables, [total(0, 1, 2)])).toMatchObject({ chosen: [0, 0, 0], holds: [false] });
  });

  it('does not pay more for a mend than for the break', () => {
    const dear = readings('28', '20').map((reading, i) => ({ ...reading, cost: i === 0 ? 0 : 9 }));
    expect(jointReading([readings('30'), readings('10'), dear], [total(0, 1, 2)])).toMatchObject({ chosen: [0, 0, 0], holds: [false] });
  });

  it('allows what rounding explains', () => {
    const variables = [readings('30.01'), readings('10.00'), readings('20.00', '20.01')];
    expect(jointReading(variables, [total(0, 1, 2)]).chosen).toEqual([0, 0, 0]);
  });
});

describe('margin', () => {
  it('is wide where every other reading breaks an identity, narrow where two fit alike', () => {
    const proved = [readings('30'), readings('10'), readings('28', '20')];
    const best = jointReading(proved, [total(0, 1, 2)]);
    expect(margin(proved, [total(0, 1, 2)], { best, variable: 2 })).toBeCloseTo(5);
    const open = [readings('30'), readings('16', '10', '18'), readings('20', '12')];
    const chosen = jointReading(open, [total(0, 1, 2)]);
    expect(chosen.holds).toEqual([true]);
    expect(margin(open, [total(0, 1, 2)], { best: chosen, variable: 1 })).toBeLessThan(5);
  });

  it('is infinite for a figure with one reading', () => {
    const variables = [readings('30'), readings('10', '12'), readings('20')];
    const best = jointReading(variables, [total(0, 1, 2)]);
    expect(margin(variables, [total(0, 1, 2)], { best, variable: 0 })).toBe(Number.POSITIVE_INFINITY);
  });
});

/** Least cost by trying every joint reading. */
function leastCost(variables: readonly Reading[][], identities: readonly Identity[]): number {
  const all = variables.reduce<number[][]>((found, own) => found.flatMap((head) => own.map((_, r) => [...head, r])), [[]]);
  const costs = all.map((chosen) => {
    const of = (variable: number): Reading => variables[variable]?.[chosen[variable] ?? 0] as Reading;
    const broken = identities.filter(({ terms }) => {
      const sum = terms.reduce((s, t) => s.plus(of(t.variable).value.times(t.sign)), new Decimal(0));
      const slack = terms.reduce((s, t) => s.plus(of(t.variable).half), new Decimal(0));
      return sum.abs().gt(slack);
    });
    return chosen.reduce((s, _, v) => s + of(v).cost, 0) + broken.reduce((s, { penalty }) => s + penalty, 0);
  });
  return Math.min(...costs);
}

const reading = fc.record({
  value: fc.integer({ min: 0, max: 9 }).map((n) => new Decimal(n)),
  half: fc.constant(HALF),
  cost: fc.integer({ min: 0, max: 9 }),
});
const problem = fc.integer({ min: 2, max: 6 }).chain((count) =>
  fc.record({
    variables: fc.array(fc.array(reading, { minLength: 1, maxLength: 3 }), { minLength: count, maxLength: count }),
    identities: fc.array(
      fc.record({
        terms: fc.uniqueArray(
          fc.record({ variable: fc.integer({ min: 0, max: count - 1 }), sign: fc.constantFrom(1 as const, -1 as const) }),
          { selector: ({ variable }) => variable, minLength: 2 },
        ),
        penalty: fc.integer({ min: 1, max: 12 }),
      }),
      { maxLength: 4 },
    ),
  }),
);

describe('the search', () => {
  it('finds what trying every joint reading finds', () => {
    fc.assert(
      fc.property(problem, ({ variables, identities }) => {
        const found = jointReading(variables, identities);
        expect(found.complete).toBe(true);
        expect(found.cost).toBeCloseTo(leastCost(variables, identities), 9);
      }),
      { numRuns: 300 },
    );
  });
});
