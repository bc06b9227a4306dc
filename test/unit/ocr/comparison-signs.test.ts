import { describe, expect, it } from 'vitest';
import { comparisonSign, slashAt } from '../../../src/ocr/comparison-signs.ts';
import type { Grey } from '../../../src/ocr/raster.ts';
import { type Segment, toSegment } from '../../../src/ocr/segments.ts';

type Point = readonly [x: number, y: number];
/** Strokes of a character in a square from (0, 0) to (1, 1). */
type Glyph = readonly (readonly Point[])[];

const AT_LEAST: Glyph = [
  [
    [0, 0],
    [1, 0.35],
    [0, 0.7],
  ],
  [
    [0, 1],
    [1, 1],
  ],
];
const AT_MOST: Glyph = AT_LEAST.map((points) => points.map(([x, y]): Point => [1 - x, y]));
const MORE: Glyph = [
  [
    [0, 0],
    [1, 0.5],
    [0, 1],
  ],
];
const TWO: Glyph = [
  [
    [0, 0.25],
    [0.25, 0],
    [0.75, 0],
    [1, 0.25],
    [0.9, 0.45],
    [0, 1],
    [1, 1],
  ],
];
const FIVE: Glyph = [
  [
    [1, 0],
    [0.2, 0],
    [0.1, 0.45],
    [0.6, 0.35],
    [1, 0.65],
    [0.6, 1],
    [0, 0.9],
  ],
];
const NINE: Glyph = [
  [
    [1, 0.3],
    [0.5, 0],
    [0, 0.3],
    [0.5, 0.55],
    [1, 0.3],
    [0.9, 0.7],
    [0.3, 1],
  ],
];

const HIGH = 20;
const WIDTH = 200;

interface Drawn {
  glyph: Glyph;
  wide: number;
  /** Room behind it. */
  gap?: number;
}

/** Characters drawn one behind the other, and the segment that they make; a gap of 0 makes one piece of two. */
function drawn(characters: readonly Drawn[]): { page: { image: Grey; threshold: number }; segment: Segment } {
  const image: Grey = { width: WIDTH, height: 40, data: new Uint8Array(WIDTH * 40).fill(250) };
  const parts: Segment['parts'] = [];
  let x0 = 10;
  let isOpen = false;
  for (const { glyph, wide, gap = 4 } of characters) {
    for (const points of glyph) for (const [i, to] of points.entries()) stroke(image, x0, wide, points[i - 1] ?? to, to);
    const last = parts.at(-1);
    if (isOpen && last !== undefined) last.x1 = x0 + wide;
    else parts.push({ x0, y0: 10, x1: x0 + wide, y1: 10 + HIGH, area: wide * HIGH });
    isOpen = gap === 0;
    x0 += wide + gap;
  }
  return { page: { image, threshold: 200 }, segment: toSegment(parts) };
}

function stroke({ data }: Grey, left: number, wide: number, [ax, ay]: Point, [bx, by]: Point): void {
  for (let step = 0; step <= 100; step++) {
    const x = Math.round(left + (ax + ((bx - ax) * step) / 100) * (wide - 2));
    const y = Math.round(10 + (ay + ((by - ay) * step) / 100) * (HIGH - 2));
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const)
      data[(y + dy) * WIDTH + x + dx] = 20;
  }
}

const nine: Drawn = { glyph: NINE, wide: 12 };
const five: Drawn = { glyph: FIVE, wide: 12 };

describe('comparisonSign', () => {
  it.each([
    { sign: '≥', glyph: AT_LEAST },
    { sign: '≤', glyph: AT_MOST },
  ])('sees $sign, and what stands behind it', ({ sign, glyph }) => {
    const { page, segment } = drawn([{ glyph, wide: 18 }, nine, five]);
    const found = comparisonSign(page, segment);
    expect(found).toMatchObject({ sign, isClear: true, rest: { x0: 32, x1: segment.x1 } });
    expect(found?.rest?.parts).toHaveLength(2);
  });

  it('sees a sign that touches the digit behind it', () => {
    const { page, segment } = drawn([{ glyph: AT_LEAST, wide: 18, gap: 0 }, nine, five]);
    const found = comparisonSign(page, segment);
    expect(found).toMatchObject({ sign: '≥', isClear: true });
    expect(found?.rest?.x0).toBeGreaterThan(22);
    expect(found?.isTouching).toBe(true);
    expect(found?.rest?.x0).toBeLessThan(34);
  });

  it.each([
    { what: 'digits', glyph: TWO, wide: 12 },
    { what: 'digits', glyph: FIVE, wide: 12 },
    { what: 'wide digits', glyph: TWO, wide: 17 },
    { what: 'wide digits', glyph: FIVE, wide: 17 },
    { what: 'a sign without a bar', glyph: MORE, wide: 18 },
  ])('takes $what for none', ({ glyph, wide }) => {
    const { page, segment } = drawn([{ glyph, wide }, nine, five, nine]);
    expect(comparisonSign(page, segment)).toBeNull();
  });

  it('sees a sign that stands alone', () => {
    const { page, segment } = drawn([{ glyph: AT_LEAST, wide: 18 }]);
    expect(comparisonSign(page, segment)).toMatchObject({ sign: '≥', isClear: true, rest: null });
    for (const glyph of [TWO, FIVE, MORE]) {
      const other = drawn([{ glyph, wide: 18 }]);
      expect(comparisonSign(other.page, other.segment)).toBeNull();
    }
  });
});

describe('slashAt', () => {
  const SLASH: Glyph = [
    [
      [1, 0],
      [0, 1],
    ],
  ];
  const ONE: Glyph = [
    [
      [0, 0.2],
      [0.5, 0],
      [0.5, 1],
    ],
    [
      [0, 1],
      [1, 1],
    ],
  ];

  it.each([
    { what: 'a leaning stroke', characters: [{ glyph: SLASH, wide: 9 }], is: 'clear' },
    { what: 'a 1', characters: [{ glyph: ONE, wide: 9 }], is: null },
    { what: 'a stroke that leans a little', characters: [{ glyph: SLASH, wide: 6 }], is: 'possible' },
    { what: 'a narrow stroke', characters: [{ glyph: SLASH, wide: 3 }], is: null },
    { what: 'a stroke before a digit', characters: [{ glyph: SLASH, wide: 9 }, nine], is: null },
  ])('tells $what', ({ characters, is }) => {
    const { page, segment } = drawn(characters);
    expect(slashAt(page, segment)).toBe(is);
  });
});
