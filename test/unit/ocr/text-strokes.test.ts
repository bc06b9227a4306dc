import { describe, expect, it } from 'vitest';
import type { PixelRule } from '../../../src/ocr/page-rules.ts';
import { withoutStrokes } from '../../../src/ocr/text-strokes.ts';

const EM = 22;
const ROWS = Array.from({ length: 12 }, (_, i) => 200 + 24 * i);
const [TOP, FOOT] = [200, 464];

const rule = (orientation: PixelRule['orientation'], at: number, [x0, x1]: readonly [number, number]): PixelRule => ({
  orientation,
  strip: { x0, x1, middle: new Float32Array(x1 - x0).fill(at), thickness: 2 },
});
const rows = ROWS.map((y) => rule('horizontal', y, [100, 1100]));
const upright = (x: number, from = TOP, to = FOOT + 1): PixelRule => rule('vertical', x, [from, to]);
const ends = (rules: readonly PixelRule[]): [number, number][] =>
  rules.filter(({ orientation }) => orientation === 'vertical').map(({ strip }) => [strip.x0, strip.x1]);

describe('withoutStrokes', () => {
  it('takes short uprights off a table that has no vertical lines', () => {
    const strokes = [upright(250, 225, 320), upright(252, 340, 372), upright(700, 250, 330)];
    expect(withoutStrokes([...rows, ...strokes], EM)).toEqual(rows);
  });

  it('leaves them where a frame or a column is drawn, in pieces, too', () => {
    const drawn = [upright(100, TOP, 300), upright(101, 310, FOOT), upright(250, 225, 320)];
    expect(withoutStrokes([...rows, ...drawn], EM)).toHaveLength(rows.length + drawn.length);
  });

  it('leaves uprights alone beside a few lines, which are no rows of a table', () => {
    const few = rows.slice(0, 4);
    expect(withoutStrokes([...few, upright(250, 205, 240)], EM)).toHaveLength(5);
  });

  it('cuts a line on whose end a character stands', () => {
    const others = [300, 500, 800].map((x) => upright(x));
    const both = [100, 1100].map((x) => upright(x, TOP - 18));
    expect(ends(withoutStrokes([...rows, ...others, ...both], EM))).toEqual(Array(5).fill([TOP, FOOT + 1]));
    expect(ends(withoutStrokes([...rows, ...others, upright(1100, TOP - 18)], EM)).at(-1)).toEqual([TOP, FOOT + 1]);
    expect(ends(withoutStrokes([...rows, ...others, upright(1100, TOP, FOOT + 19)], EM)).at(-1)).toEqual([TOP, FOOT + 1]);
  });

  it('leaves lines as they are that go on together, by a row, or with nothing to compare', () => {
    const others = [100, 300, 500].map((x) => upright(x));
    const together = [700, 900, 1100].map((x) => upright(x, TOP - 24));
    expect(ends(withoutStrokes([...rows, ...others, ...together], EM))).toEqual(ends([...others, ...together]));
    const long = upright(1100, TOP - 60);
    expect(ends(withoutStrokes([...rows, ...others, long], EM)).at(-1)).toEqual([TOP - 60, FOOT + 1]);
    const lone = [upright(100, TOP - 60), upright(1100, TOP - 18)];
    expect(ends(withoutStrokes([...rows, ...lone], EM))).toEqual(ends(lone));
  });
});
