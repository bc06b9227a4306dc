import { describe, expect, it } from 'vitest';
import { componentsOf } from '../../../src/ocr/components.ts';
import type { PixelRule } from '../../../src/ocr/page-rules.ts';
import { rowsApart } from '../../../src/ocr/rows-apart.ts';
import { type Box, inked } from '../../support/drawn-page.ts';

const EM = 22;
const line = (y: number, x1 = 1100): PixelRule => ({
  orientation: 'horizontal',
  strip: { x0: 100, x1, middle: new Float32Array(x1 - 100).fill(y), thickness: 2 },
});
const heights = (boxes: readonly Box[], rules: readonly PixelRule[]): number[] => {
  const ink = inked(1240, 600, boxes);
  return rowsApart(componentsOf(ink), { rules, ink, em: EM }).map(({ y0, y1 }) => y1 - y0);
};

describe('rowsApart', () => {
  it('parts characters of two rows that are tied across the line between them', () => {
    expect(heights([{ x0: 200, y0: 280, x1: 220, y1: 321 }], [line(300)])).toEqual([19, 19]);
  });

  it('leaves a character that reaches over a line a little, and a high one that no line crosses', () => {
    expect(heights([{ x0: 200, y0: 276, x1: 220, y1: 304 }], [line(300)])).toEqual([28]);
    expect(heights([{ x0: 200, y0: 310, x1: 220, y1: 350 }], [line(300)])).toEqual([40]);
  });

  it('leaves what a short line crosses, and what lies beside it', () => {
    expect(heights([{ x0: 120, y0: 280, x1: 140, y1: 321 }], [line(300, 160)])).toEqual([41]);
    expect(heights([{ x0: 700, y0: 280, x1: 720, y1: 321 }], [line(300, 600)])).toEqual([41]);
  });
});
