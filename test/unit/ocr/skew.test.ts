import { describe, expect, it } from 'vitest';
import { inkOf } from '../../../src/ocr/ink.ts';
import { skewOf, straightened } from '../../../src/ocr/skew.ts';
import { drawn, gridLines, inked } from '../../support/drawn-page.ts';

const page = drawn(900, 1200, gridLines([100, 300, 500, 800], [200, 260, 320, 380, 440, 900]));

describe('skew', () => {
  it.each([-1.5, -0.4, 0.7, 3])('of %s degrees is found and taken back', (angle) => {
    // Straightening by the reverse angle puts the page askew.
    const askew = straightened(page, -angle);
    const found = skewOf(inkOf(askew, 128));
    expect(Math.abs(found - angle)).toBeLessThan(0.06);
    expect(skewOf(inkOf(straightened(askew, found), 128))).toBe(0);
  });

  it('is none on a straight or an empty page', () => {
    expect(skewOf(inkOf(page, 128))).toBe(0);
    expect(skewOf(inked(300, 400, []))).toBe(0);
  });
});
