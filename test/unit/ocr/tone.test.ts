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

/** The page with its colours told by blocks of two by two pixels, its tones by each. */
function smeared(page: ReturnType<typeof coloured>): ReturnType<typeof coloured> {
  const { width, height } = page;
  const data = page.data.slice();
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const places = [0, 1, width, width + 1].map((offset) => 4 * (y * width + x + offset));
      const tones = places.map((i) => 0.3 * (page.data[i] ?? 0) + 0.59 * (page.data[i + 1] ?? 0) + 0.11 * (page.data[i + 2] ?? 0));
      for (const c of [0, 1, 2]) {
        const colour = places.reduce((sum, i, k) => sum + (page.data[i + c] ?? 0) - (tones[k] ?? 0), 0) / 4;
        for (const [k, i] of places.entries()) data[i + c] = Math.min(255, Math.max(0, (tones[k] ?? 0) + colour));
      }
    }
  }
  return { ...page, data };
}

describe('greyOf', () => {
  it('takes a red stamp off and leaves black under it', () => {
    const grey = greyOf(coloured(800, 1100, [...ring(400, 500, 90), { x0: 490, y0: 480, x1: 500, y1: 520, rgb: BLACK }]));
    expect(grey.data[500 * 800 + 310]).toBeGreaterThan(240);
    expect(grey.data[500 * 800 + 495]).toBeLessThan(20);
  });

  it('tells where a stamp lay', () => {
    const grey = greyOf(coloured(800, 1100, ring(400, 500, 90)));
    expect([grey.stamps?.data[500 * 800 + 310], grey.stamps?.data[500 * 800 + 400]]).toEqual([0, 255]);
    expect(greyOf(coloured(800, 1100, [])).stamps).toBeUndefined();
  });

  it('leaves no outline of a stamp whose colour the scan tells by four pixels at once', () => {
    const page = smeared(coloured(800, 1100, [...ring(400, 500, 90), { x0: 484, y0: 400, x1: 486, y1: 600, rgb: BLACK }]));
    const grey = greyOf(page);
    const around = Array.from({ length: 200 * 180 }, (_, i) => ({ x: 300 + (i % 180), y: 400 + Math.floor(i / 180) }));
    expect(Math.min(...around.map(({ x, y }) => grey.data[y * 800 + x] ?? 0))).toBeGreaterThan(200);
    expect(Math.max(...around.map(({ y }) => Math.min(grey.data[y * 800 + 484] ?? 0, grey.data[y * 800 + 485] ?? 0)))).toBeLessThan(120);
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
