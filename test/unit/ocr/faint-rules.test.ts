import { describe, expect, it } from 'vitest';
import { withFaintRules } from '../../../src/ocr/faint-rules.ts';
import { rulesOf } from '../../../src/ocr/page-rules.ts';
import type { Grey } from '../../../src/ocr/raster.ts';
import { type Box, drawn, gridLines, inked } from '../../support/drawn-page.ts';

const [WIDTH, HEIGHT, EM] = [1240, 1754, 22];
const XS = [100, 500, 800, 1100];
const YS = [200, 260, 320, 380];

/** Paper of a tone with grey lines. */
function page(lines: readonly Box[], grey = 225): Grey {
  const image = drawn(WIDTH, HEIGHT, lines, grey);
  return { ...image, data: image.data.map((tone) => Math.min(tone, 245)) };
}

const found = (lines: readonly Box[], grey?: number) => withFaintRules(page(lines, grey), [], EM);

describe('withFaintRules', () => {
  it('finds a grid in a grey that is no ink', () => {
    expect(found(gridLines(XS, YS))).toHaveLength(XS.length + YS.length);
  });

  it('takes what is as light as the roughness of paper for paper', () => {
    expect(found(gridLines(XS, YS), 238)).toEqual([]);
  });

  it('leaves out streaks and folds, which end at no line', () => {
    const streak: Box = { x0: 650, y0: 0, x1: 652, y1: HEIGHT };
    const fold: Box = { x0: 0, y0: 900, x1: WIDTH, y1: 902 };
    expect(found([streak])).toEqual([]);
    expect(found([streak, fold])).toEqual([]);
    expect(found([...gridLines(XS, YS), streak])).toHaveLength(XS.length + YS.length);
  });

  it('adds faint columns to dark rows, and asks no page that has its grid in ink', () => {
    const lines = gridLines(XS, YS);
    const rows = rulesOf(inked(WIDTH, HEIGHT, lines.slice(0, YS.length)));
    expect(withFaintRules(page(lines), rows, EM)).toHaveLength(XS.length + YS.length);
    const all = rulesOf(inked(WIDTH, HEIGHT, lines));
    expect(withFaintRules(page([...lines, ...gridLines([100, 1100], [600, 700])]), all, EM)).toEqual(all);
  });
});
