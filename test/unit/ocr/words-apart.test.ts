import { describe, expect, it } from 'vitest';
import { componentsOf } from '../../../src/ocr/components.ts';
import { segmentsOf } from '../../../src/ocr/segments.ts';
import { wordsApart } from '../../../src/ocr/words-apart.ts';
import { type Box, figure, inked } from '../../support/drawn-page.ts';

const [WIDTH, HEIGHT, EM] = [1240, 400, 22];

/** A square of strokes, as broad and as high as an ideograph. */
const ideograph = (x: number, y: number): Box[] => [
  { x0: x, y0: y, x1: x + 20, y1: y + 2 },
  { x0: x, y0: y + 19, x1: x + 20, y1: y + 21 },
  { x0: x + 9, y0: y, x1: x + 11, y1: y + 21 },
];
const bracket = (x: number, y: number): Box[] => [{ x0: x, y0: y, x1: x + 4, y1: y + 21 }];
const word = (x: number, y: number, letters: number): Box[] => Array.from({ length: letters }, (_, i) => ideograph(x + 23 * i, y)).flat();

/** Where the segments of the first line begin. */
function starts(boxes: readonly Box[]): number[] {
  const segments = wordsApart(segmentsOf(componentsOf(inked(WIDTH, HEIGHT, boxes)), { rules: [], em: EM }), EM);
  return segments
    .filter(({ y0 }) => y0 < 80)
    .map(({ x0 }) => x0)
    .sort((a, b) => a - b);
}

/** Two words with 12 pixels between them, and a figure below each. */
const header = [...word(100, 40, 3), ...word(178, 40, 2)];
const figures = [...figure(100, 100, '2.5'), ...figure(190, 100, '3.00')];

describe('wordsApart', () => {
  it('parts header words above figures at a gap that nothing below crosses', () => {
    expect(starts([...header, ...figures])).toEqual([100, 178]);
    expect(starts([...word(100, 40, 1), ...word(132, 40, 3), ...figure(140, 100, '12.50')])).toEqual([100, 132]);
  });

  it('parts them above blank columns, too, with figures in the columns beside them', () => {
    expect(starts([...header, ...figure(900, 100, '12.50'), ...figure(900, 160, '8.00')])).toEqual([100, 178]);
  });

  it('parts words whose letters touch on a worn scan', () => {
    const touching = { x0: 178, y0: 49, x1: 178 + 43, y1: 51 };
    expect(starts([...header, touching, ...figures])).toEqual([100, 178]);
  });

  it('leaves words together that stand above no figures, or above text that runs on below the gap', () => {
    expect(starts(header)).toEqual([100]);
    expect(starts([...header, ...word(100, 100, 6), ...figure(100, 160, '12.50')])).toEqual([100]);
  });

  it('leaves letters together that are spaced out, and what a bracket sets off', () => {
    expect(starts([...word(100, 40, 1), ...word(134, 40, 1), ...figure(90, 100, '12.50')])).toEqual([100]);
    expect(starts([...word(100, 40, 3), ...bracket(180, 40), ...word(186, 40, 2), ...figures])).toEqual([100]);
  });
});
