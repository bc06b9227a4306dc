import { describe, expect, it } from 'vitest';
import { mendedRules } from '../../../src/ocr/broken-rules.ts';
import type { PixelRule } from '../../../src/ocr/page-rules.ts';

const EM = 20;

function rule(orientation: PixelRule['orientation'], x0: number, x1: number, at: number): PixelRule {
  return { orientation, strip: { x0, x1, middle: new Float32Array(x1 - x0).fill(at), thickness: 2 } };
}

const ROWS = [100, 140, 180, 220, 260].map((y) => rule('horizontal', 50, 500, y));
const verticals = (rules: readonly PixelRule[]): [number, number][] =>
  mendedRules(rules, { em: EM, gaps: 'damage' })
    .filter(({ orientation }) => orientation === 'vertical')
    .map(({ strip }) => [strip.x0, strip.x1]);

describe('mendedRules', () => {
  it('joins a line that breaks off in the middle of a cell', () => {
    expect(verticals([...ROWS, rule('vertical', 100, 157, 200), rule('vertical', 180, 261, 201)])).toEqual([[100, 261]]);
  });

  it('leaves the gap of a merged cell, whose ends lie at other lines', () => {
    const parts = [rule('vertical', 100, 140, 200), rule('vertical', 181, 261, 200)];
    expect(verticals([...ROWS, ...parts])).toEqual([
      [100, 140],
      [181, 261],
    ]);
  });

  it('does not join lines beside each other, nor over more than a stamp', () => {
    expect(verticals([...ROWS, rule('vertical', 100, 157, 200), rule('vertical', 190, 261, 215)])).toHaveLength(2);
    expect(verticals([...ROWS, rule('vertical', 100, 157, 200), rule('vertical', 420, 600, 200)])).toHaveLength(2);
  });

  it('closes the gap between two lines across where the line goes on as a trace', () => {
    const parts = [...ROWS, rule('vertical', 100, 140, 200), rule('vertical', 181, 261, 200)];
    const image = { width: 600, height: 400, data: new Uint8Array(600 * 400).fill(250) };
    const mended = () => mendedRules(parts, { em: EM, gaps: 'damage', image }).filter(({ orientation }) => orientation === 'vertical');
    expect(mended()).toHaveLength(2);
    for (let y = 140; y < 181; y += 4) image.data.fill(235, y * 600 + 200, y * 600 + 201);
    expect(mended()).toHaveLength(2);
    for (let y = 140; y < 181; y++) image.data[y * 600 + 200] = 235;
    expect(mended()).toHaveLength(1);
  });
});
