import { describe, expect, it } from 'vitest';
import type { PixelRule } from '../../../src/ocr/page-rules.ts';
import type { Grey } from '../../../src/ocr/raster.ts';
import { tracedRules } from '../../../src/ocr/traces.ts';

const EM = 20;

function rule(orientation: PixelRule['orientation'], x0: number, x1: number, at: number): PixelRule {
  return { orientation, strip: { x0, x1, middle: new Float32Array(x1 - x0).fill(at), thickness: 2 } };
}

const ROWS = [100, 140, 180, 220, 260].map((y) => rule('horizontal', 50, 500, y));
const BELOW = rule('vertical', 180, 261, 200);

/** White paper with grey from one row to another along x = 200, every `step`-th stretch of three pixels left out. */
function page(from: number, to: number, step = Number.POSITIVE_INFINITY): Grey {
  const data = new Uint8Array(600 * 400).fill(250);
  for (let y = from; y < to; y++) if (Math.floor(y / 3) % step !== 0) data[y * 600 + 200] = 225;
  return { width: 600, height: 400, data };
}

const found = (image: Grey): [number, number][] => tracedRules([...ROWS, BELOW], image, EM).map(({ strip }) => [strip.x0, strip.x1]);

describe('tracedRules', () => {
  it('draws a line on through each cell in which it can be seen', () => {
    expect(found(page(140, 180))).toEqual([[140, 180]]);
    expect(found(page(100, 180)).sort()).toEqual([
      [100, 140],
      [140, 180],
    ]);
  });

  it('draws a line on that breaks off within a cell', () => {
    const rules = [...ROWS, rule('vertical', 160, 261, 200)];
    expect(tracedRules(rules, page(140, 160), EM).map(({ strip }) => [strip.x0, strip.x1])).toEqual([[140, 160]]);
  });

  it('follows a line as it goes on the whole, not as its last stretch wavers', () => {
    const waver = rule('vertical', 180, 381, 200);
    waver.strip.middle.fill(203, 110, 130);
    const drawn = tracedRules([...ROWS, waver], page(100, 180), EM);
    expect(drawn.map(({ strip }) => [strip.x0, strip.x1])).toEqual([
      [140, 180],
      [100, 140],
    ]);
  });

  it('draws a line of dashes on', () => {
    expect(found(page(140, 180, 3))).toEqual([[140, 180]]);
  });

  it('ends it at a merged cell, and at one whose text stands on it', () => {
    expect(found(page(0, 0))).toEqual([]);
    expect(found(page(147, 173))).toEqual([]);
  });

  it('finds no line where there is one already', () => {
    const image = page(140, 180);
    const rules = [...ROWS, BELOW, rule('vertical', 140, 181, 200)];
    expect(tracedRules(rules, image, EM)).toEqual([]);
  });
});
