import { describe, expect, it } from 'vitest';
import { cropOf } from '../../../src/ocr/crops.ts';

const WIDTH = 120;
const HEIGHT = 40;
/** Columns of strokes, each one pixel wide. */
const STROKES = [10, 21, 33, 44, 56, 68, 79, 91, 103];

/** Ink of each stroke in a crop of the whole image with lines `scale` times as high. */
function inkOfStrokes(scale: number): number[] {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (let y = 0; y < HEIGHT; y++) for (const x of STROKES) data[y * WIDTH + x] = 0;
  const segment = { x0: 0, y0: 0, x1: WIDTH, y1: HEIGHT, parts: [] };
  const {
    width,
    height,
    data: tones,
  } = cropOf({ width: WIDTH, height: HEIGHT, data }, segment, { inkHeight: HEIGHT * scale, lineHeight: HEIGHT });
  const row = tones.subarray(width * (height >> 1), width * ((height >> 1) + 1));
  return STROKES.map((x) => {
    const at = Math.round((x + 0.5) * scale);
    return row.subarray(at - 3, at + 4).reduce((ink, tone) => ink + 255 - tone, 0);
  });
}

describe('segments that become a little smaller', () => {
  it.each([0.9, 0.85, 0.7, 0.6])('keep the ink of every stroke alike at %s of their size', (scale) => {
    const ink = inkOfStrokes(scale);
    expect(Math.min(...ink)).toBeGreaterThan(0);
    expect(Math.max(...ink) / Math.min(...ink)).toBeLessThan(1.3);
  });
});
