import { describe, expect, it } from 'vitest';
import { inkOf, inkThreshold, isNoisy, sharpened, smoothed } from '../../../src/ocr/ink.ts';
import { drawn } from '../../support/drawn-page.ts';

describe('ink', () => {
  const page = drawn(200, 200, [{ x0: 50, y0: 50, x1: 60, y1: 150 }], 40);

  it('is what is clearly darker than paper', () => {
    const ink = inkOf(page, inkThreshold(page));
    expect(ink.data[100 * 200 + 55]).toBe(1);
    expect(ink.data[100 * 200 + 100]).toBe(0);
  });

  it('holds faint strokes beside black ones', () => {
    const faint = { ...page, data: page.data.slice() };
    faint.data.fill(118, 180 * 200 + 20, 180 * 200 + 60);
    expect(inkOf(faint, inkThreshold(faint)).data[180 * 200 + 40]).toBe(1);
  });

  it('is told from rough paper by its noise', () => {
    expect(isNoisy(page)).toBe(false);
    const rough = { ...page, data: page.data.map((tone, i) => tone - ((i * 7919) % 23)) };
    expect(isNoisy(rough)).toBe(true);
    expect(isNoisy(smoothed(smoothed(rough)))).toBe(false);
  });

  it('is set off against its surroundings where it is sharpened, and paper stays paper', () => {
    const blurred = smoothed(
      smoothed(
        drawn(
          200,
          200,
          [
            { x0: 50, y0: 50, x1: 52, y1: 150 },
            { x0: 55, y0: 50, x1: 57, y1: 150 },
          ],
          40,
        ),
      ),
    );
    const sharp = sharpened(blurred);
    const contrast = (data: Uint8Array): number => (data[100 * 200 + 53] ?? 0) - (data[100 * 200 + 51] ?? 0);
    expect(contrast(sharp.data)).toBeGreaterThan(1.3 * contrast(blurred.data));
    expect(sharp.data[10 * 200 + 10]).toBe(250);
    expect(sharp.data.every((tone, i) => tone <= 250 && (tone <= (blurred.data[i] ?? 0) || (blurred.data[i] ?? 0) > 60))).toBe(true);
  });
});
