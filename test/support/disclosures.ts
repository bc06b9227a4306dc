/**
 * Options of invented disclosures, for properties that hold of all of them.
 */
import fc from 'fast-check';
import { FAMILIES } from '../../scripts/generate/arguments.ts';
import type { MakeOptions } from '../../scripts/generate/make-disclosure.ts';

/** Every family, unit and way to print nothing. */
export const anyDisclosure: fc.Arbitrary<MakeOptions> = fc.record({
  seed: fc.nat(1_000_000),
  family: fc.constantFrom(...FAMILIES),
  zero: fc.constantFrom('0.00', '', '——'),
  separators: fc.boolean(),
  unit: fc.constantFrom('万元', '元'),
  panels: fc.constantFrom(2, 3, 4),
  fund: fc.boolean(),
});
