import { describe, expect, it } from 'vitest';
import { readInk, upsideDown } from '../../../src/ocr/page-ink.ts';
import { greyOf } from '../../../src/ocr/tone.ts';
import { coloured } from '../../support/drawn-page.ts';

const RED = [200, 40, 40] as const;
const BLACK = [0, 0, 0] as const;
const [WIDTH, HEIGHT] = [800, 1100];

/** Rows of blocks that look like digits, a filled stamp over some of them, the paper as rough as asked. */
function page(noise: number) {
  const digits = Array.from({ length: 60 }, (_, i) => {
    const [x0, y0] = [120 + 160 * (i % 4) + 9 * (Math.floor(i / 4) % 3), 200 + 60 * Math.floor(i / 12)];
    return { x0, y0, x1: x0 + 6, y1: y0 + 11, rgb: BLACK };
  });
  const colour = coloured(WIDTH, HEIGHT, [{ x0: 270, y0: 240, x1: 370, y1: 340, rgb: RED }, ...digits]);
  let state = 1;
  for (let i = 0; i < colour.data.length; i += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const grain = noise * ((state >>> 16) / 32768 - 1);
    for (const c of [0, 1, 2]) colour.data[i + c] = Math.min(255, Math.max(0, (colour.data[i + c] ?? 0) * 0.9 + grain));
  }
  return greyOf(colour);
}

describe('readInk', () => {
  it('tells which pieces of small type lay under a stamp where the scan is rough', () => {
    const { segments, stamped } = readInk(page(24));
    const under = segments.filter(({ x0, x1, y0, y1 }) => x1 > 265 && x0 < 375 && y1 > 235 && y0 < 345);
    expect(segments.length).toBeGreaterThan(under.length);
    expect(stamped.length).toBeGreaterThan(0);
    expect(under).toEqual(expect.arrayContaining(stamped.map((i) => segments[i])));
  });

  it('tells the same of a page that stands on its head', () => {
    const grey = page(24);
    expect(upsideDown(grey, { turn: 0 }).stamped).toHaveLength(readInk(grey).stamped.length);
  });

  it('says nothing of clean scans', () => {
    expect(readInk(page(0)).stamped).toEqual([]);
  });
});
