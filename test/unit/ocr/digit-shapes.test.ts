import { describe, expect, it } from 'vitest';
import { componentsOf } from '../../../src/ocr/components.ts';
import { DigitShapes } from '../../../src/ocr/digit-shapes.ts';
import { segmentsOf } from '../../../src/ocr/segments.ts';
import { drawn, figure, inked } from '../../support/drawn-page.ts';

const PRINTED = ['4461.14', '1,925.30', '441.17', '2080506', '-783.94', '164.20', '3579.86', '1208.35', '64.91'];

const textOf = (characters: readonly { text: string }[]): string => characters.map(({ text }) => text).join('');

/** The shapes of a page on which the models agree on `texts`, and the segments in the order of `PRINTED`. */
function shapesFor(texts: readonly (string | null)[]): DigitShapes {
  const boxes = PRINTED.flatMap((text, i) => figure(100, 100 + 60 * i, text));
  const segments = segmentsOf(componentsOf(inked(1240, 1754, boxes)), { rules: [], em: 24 }).sort((a, b) => a.y0 - b.y0);
  return new DigitShapes(drawn(1240, 1754, boxes), segments, texts);
}

describe('DigitShapes', () => {
  it('reads figures by the digits of the others, signs by their place', () => {
    const shapes = shapesFor(PRINTED);
    expect(PRINTED.map((_, i) => textOf(shapes.read(i)))).toEqual(PRINTED);
  });

  it('contradicts models that take a 4 for a 1', () => {
    const misread = ['1461.14', ...PRINTED.slice(1)];
    const reading = shapesFor(misread).read(0);
    expect(textOf(reading)).toBe('4461.14');
    expect(reading[0]?.confidence).toBeGreaterThan(0.1);
  });

  it('says nothing where it has nothing to compare with', () => {
    expect(shapesFor(PRINTED.map(() => null)).read(0)).toEqual([]);
  });
});
