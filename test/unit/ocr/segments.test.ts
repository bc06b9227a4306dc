import { describe, expect, it } from 'vitest';
import { componentsOf } from '../../../src/ocr/components.ts';
import { digitBoxes } from '../../../src/ocr/digit-boxes.ts';
import { fillsSegment, lookOf } from '../../../src/ocr/glyphs.ts';
import { rulesOf } from '../../../src/ocr/page-rules.ts';
import { type Segment, segmentsOf } from '../../../src/ocr/segments.ts';
import { type Box, drawn, figure, inked } from '../../support/drawn-page.ts';

const [WIDTH, HEIGHT] = [1240, 1754];
const EM = 22;

function segments(boxes: readonly Box[], rules: readonly Box[] = []): Segment[] {
  const found = rulesOf(inked(WIDTH, HEIGHT, rules));
  return segmentsOf(componentsOf(inked(WIDTH, HEIGHT, boxes)), { rules: found, em: EM });
}

/** A square of strokes, as high as an ideograph. */
const ideograph = (x: number, y: number): Box[] => [
  { x0: x, y0: y, x1: x + 20, y1: y + 2 },
  { x0: x, y0: y + 18, x1: x + 20, y1: y + 20 },
  { x0: x + 9, y0: y, x1: x + 11, y1: y + 20 },
];

describe('componentsOf', () => {
  it('joins pixels that touch, also at corners', () => {
    const ink = { width: 4, height: 3, data: Uint8Array.from([1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0]) };
    expect(componentsOf(ink)).toEqual([
      { x0: 0, y0: 0, x1: 2, y1: 2, area: 2 },
      { x0: 3, y0: 0, x1: 4, y1: 2, area: 2 },
    ]);
  });
});

describe('segmentsOf', () => {
  it('joins the characters of a line and parts those that are far apart', () => {
    const found = segments([...figure(100, 100, '446.11'), ...figure(400, 100, '225.12')]);
    expect(found.map(({ x0, y0 }) => [x0, y0])).toEqual([
      [100, 100],
      [400, 100],
    ]);
  });

  it('parts what a ruling line parts, however near', () => {
    const boxes = [...figure(100, 100, '12'), ...figure(145, 100, '34')];
    expect(segments(boxes)).toHaveLength(1);
    expect(segments(boxes, [{ x0: 137, y0: 50, x1: 139, y1: 300 }])).toHaveLength(2);
  });

  it('joins the strokes of a character that stands alone', () => {
    const two: Box[] = [
      { x0: 100, y0: 100, x1: 114, y1: 103 },
      { x0: 97, y0: 116, x1: 118, y1: 119 },
    ];
    expect(segments(two)).toHaveLength(1);
  });

  it('leaves specks and pictures out and keeps decimal points', () => {
    const speck: Box = { x0: 600, y0: 600, x1: 602, y1: 602 };
    const picture: Box = { x0: 700, y0: 700, x1: 900, y1: 900 };
    const [found, ...others] = segments([...figure(100, 100, '4.1'), speck, picture]);
    expect(others).toEqual([]);
    expect(found?.parts).toHaveLength(3);
  });
});

describe('looks', () => {
  const only = (boxes: readonly Box[]): Segment => segments(boxes)[0] as Segment;

  it('tell figures, words and dashes apart', () => {
    expect(lookOf(only(figure(100, 100, '1,446.05')), EM)).toBe('figure');
    expect(lookOf(only([...ideograph(100, 100), ...ideograph(124, 100)]), EM)).toBe('text');
    expect(lookOf(only([{ x0: 100, y0: 100, x1: 140, y1: 103 }]), EM)).toBe('dash');
  });

  it('tell whether a text fills its segment', () => {
    const segment = only(figure(100, 100, '2080505'));
    expect(fillsSegment('2080505', segment)).toBe(true);
    expect(fillsSegment('205', segment)).toBe(false);
    expect(fillsSegment('20805052080505', segment)).toBe(false);
  });

  it('part digits that touch and join the halves of broken ones', () => {
    const touching = [...figure(100, 100, '2080505'), { x0: 112, y0: 118, x1: 120, y1: 121 }];
    const image = drawn(WIDTH, HEIGHT, touching);
    const boxes = digitBoxes(image, only(touching));
    expect(boxes).toHaveLength(7);
    expect(boxes[1]?.x0).toBeGreaterThan(112);
    expect(boxes[1]?.x0).toBeLessThan(123);
    const broken = figure(100, 100, '2080').filter(({ x0 }) => x0 !== 124);
    expect(digitBoxes(drawn(WIDTH, HEIGHT, broken), only(broken))).toHaveLength(4);
  });
});
