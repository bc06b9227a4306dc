import { describe, expect, it } from 'vitest';
import { componentsOf } from '../../../src/ocr/components.ts';
import { withDashedRules } from '../../../src/ocr/dashed-rules.ts';
import { inkOf } from '../../../src/ocr/ink.ts';
import { withPaleDashes } from '../../../src/ocr/pale-dashes.ts';
import type { Grey } from '../../../src/ocr/raster.ts';
import { type Box, drawn } from '../../support/drawn-page.ts';

const [WIDTH, HEIGHT, THRESHOLD] = [1240, 1754, 205];
const [INK, PALE] = [120, 212];

/** Dashes of some length at some distance from each other, down the page from (x, y). */
function down(x: number, y: number, { count = 30, long = 8, step = 14 } = {}): Box[] {
  return Array.from({ length: count }, (_, i) => ({ x0: x, y0: y + step * i, x1: x + 2, y1: y + step * i + long }));
}

const DARK = [100, 500, 900].flatMap((x) => down(x, 300));

/** The columns of a page: where lines run down, found in its ink and beyond it. */
function columns(dark: readonly Box[], pale: readonly Box[], tone = PALE): number[] {
  const inks: Grey[] = [drawn(WIDTH, HEIGHT, dark, INK), drawn(WIDTH, HEIGHT, pale, tone)];
  const image: Grey = {
    width: WIDTH,
    height: HEIGHT,
    data: Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => Math.min(245, ...inks.map(({ data }) => data[i] ?? 0))),
  };
  const limits = { em: 22, thickest: 4 };
  const pieces = componentsOf(inkOf(image, THRESHOLD));
  const known = withDashedRules(pieces, { ...limits, solid: [] });
  const rules = withPaleDashes(known, { ...limits, image, pieces, threshold: THRESHOLD });
  return rules.map(({ strip }) => Math.round(strip.middle[0] ?? 0)).sort((a, b) => a - b);
}

describe('withPaleDashes', () => {
  it('finds lines of dashes too pale to be ink where others of the page are ink', () => {
    expect(columns(DARK, down(700, 300))).toEqual([101, 501, 701, 901]);
  });

  it('makes a line whole of which a part is pale', () => {
    const [first, rest] = [down(700, 300, { count: 12 }), down(700, 300 + 12 * 14, { count: 18 })];
    expect(columns([...DARK, ...first], rest)).toEqual([101, 501, 701, 901]);
  });

  it('leaves pale strokes alone that are longer than dashes, or at another distance', () => {
    expect(columns(DARK, down(700, 300, { long: 16, step: 24 }))).toEqual([101, 501, 901]);
    expect(columns(DARK, down(700, 300, { long: 8, step: 19 }))).toEqual([101, 501, 901]);
  });

  it('takes a few pale dashes for no line, even between two others', () => {
    const rows = [296, 296 + 14 * 30].map((y): Box[] =>
      Array.from({ length: 60 }, (_, i) => ({ x0: 96 + 14 * i, y0: y, x1: 104 + 14 * i, y1: y + 2 })),
    );
    const without = columns([...DARK, ...rows.flat()], []);
    expect(columns([...DARK, ...rows.flat()], down(700, 300, { count: 3 }))).toEqual(without);
  });

  it('takes roughness of paper for paper, and asks no page without dashed lines', () => {
    expect(columns(DARK, down(700, 300), 235)).toEqual([101, 501, 901]);
    expect(columns(down(100, 300), down(700, 300))).toEqual([101]);
  });
});
