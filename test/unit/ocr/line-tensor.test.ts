import { describe, expect, it } from 'vitest';
import { lineTensor, ROWS } from '../../../src/ocr/line-tensor.ts';
import { drawn } from '../../support/drawn-page.ts';

const dark = (data: Float32Array, width: number): [x: number, y: number][] =>
  [...data.subarray(0, ROWS * width)].flatMap((tone, i) => (tone < 0 ? [[i % width, Math.floor(i / width)] as [number, number]] : []));

describe('lineTensor', () => {
  it('sets a small line in the middle of the rows, at its own size, with paper around it', () => {
    const { data, dims } = lineTensor(drawn(60, 28, [{ x0: 10, y0: 4, x1: 20, y1: 24 }]));
    expect(dims).toEqual([1, 3, 48, 80]);
    const [xs, ys] = [0, 1].map((axis) => dark(data, 80).map((place) => place[axis] ?? 0)) as [number[], number[]];
    expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]).toEqual([14, 23, 14, 33]);
    expect(data[0]).toBeCloseTo(0.96, 2);
    expect(data.subarray(0, 48 * 80)).toEqual(data.subarray(2 * 48 * 80));
  });

  it('makes a line that is too high smaller', () => {
    const { data, dims } = lineTensor(drawn(200, 96, [{ x0: 0, y0: 0, x1: 200, y1: 96 }]));
    expect(dims[3]).toBeLessThanOrEqual(112);
    expect(dark(data, dims[3]).length).toBeGreaterThan(0.9 * 98 * ROWS);
  });
});
