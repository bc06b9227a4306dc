import { describe, expect, it } from 'vitest';
import type { Grey } from '../../../src/ocr/raster.ts';
import { withoutMarks } from '../../../src/ocr/shades.ts';
import { type Box, drawn } from '../../support/drawn-page.ts';

const [WIDTH, HEIGHT] = [1240, 1754];
const MARK: Box = { x0: 500, y0: 700, x1: 620, y1: 800 };
const STROKE: Box = { x0: 540, y0: 740, x1: 543, y1: 760 };

/** A page with a grey mark and black boxes on it. */
function marked(boxes: readonly Box[]): Grey {
  const page = drawn(WIDTH, HEIGHT, [MARK], 105);
  for (const { x0, y0, x1, y1 } of boxes) for (let y = y0; y < y1; y++) page.data.fill(20, y * WIDTH + x0, y * WIDTH + x1);
  return page;
}

describe('withoutMarks', () => {
  it('makes paper of a grey mark and leaves the strokes upon it', () => {
    const { data } = withoutMarks(marked([STROKE]));
    expect(data[720 * WIDTH + 600]).toBe(250);
    expect(data[750 * WIDTH + 541]).toBeLessThan(80);
  });

  it('leaves black ink as it is, however wide', () => {
    const { data } = withoutMarks(marked([{ x0: 640, y0: 700, x1: 700, y1: 760 }]));
    expect(data[730 * WIDTH + 670]).toBe(20);
  });

  it('leaves a page without marks alone', () => {
    const page = drawn(WIDTH, HEIGHT, [STROKE]);
    expect(withoutMarks(page)).toBe(page);
  });
});
