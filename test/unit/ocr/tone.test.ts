import { describe, expect, it } from 'vitest';
import { evenLight, greyOf } from '../../../src/ocr/tone.ts';
import { coloured, drawn } from '../../support/drawn-page.ts';

const RED = [205, 40, 40] as const;
const BLACK = [0, 0, 0] as const;

/** A round red ring. */
function ring(
  cx: number,
  cy: number,
  radius: number,
): (ReturnType<typeof coloured> extends never ? never : { x0: number; y0: number; x1: number; y1: number; rgb: typeof RED })[] {
  return Array.from({ length: 360 }, (_, i) => {
    const [x, y] = [Math.round(cx + radius * Math.cos(i)), Math.round(cy + radius * Math.sin(i))];
    return { x0: x - 3, y0: y - 3, x1: x + 3, y1: y + 3, rgb: RED };
  });
}

describe('greyOf', () => {
  it('takes a red stamp off and leaves black under it', () => {
    const grey = greyOf(coloured(800, 1100, [...ring(400, 500, 90), { x0: 490, y0: 480, x1: 500, y1: 520, rgb: BLACK }]));
    expect(grey.data[500 * 800 + 310]).toBeGreaterThan(240);
    expect(grey.data[500 * 800 + 495]).toBeLessThan(20);
  });

  it('keeps a red heading, which is long and flat', () => {
    const grey = greyOf(coloured(800, 1100, [{ x0: 150, y0: 80, x1: 650, y1: 120, rgb: RED }]));
    expect(grey.data[100 * 800 + 400]).toBeLessThan(130);
  });
});

describe('evenLight', () => {
  it('makes paper white wherever the light fell', () => {
    const page = drawn(600, 800, [{ x0: 300, y0: 400, x1: 304, y1: 420 }]);
    for (let i = 0; i < page.data.length; i++) page.data[i] = (page.data[i] ?? 0) * (1 - 0.4 * ((i % 600) / 600));
    const even = evenLight(page);
    expect(Math.abs((even.data[100 * 600 + 20] ?? 0) - (even.data[700 * 600 + 580] ?? 0))).toBeLessThan(8);
    expect(even.data[410 * 600 + 302]).toBeLessThan(10);
  });
});
