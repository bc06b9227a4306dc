import { describe, expect, it } from 'vitest';
import type { Lane, LineReading } from '../../../src/ocr/engine.ts';
import { beforePercent } from '../../../src/ocr/percent-signs.ts';
import { percentagesBySign } from '../../../src/ocr/percentages.ts';
import type { Grey } from '../../../src/ocr/raster.ts';
import { type Segment, toSegment } from '../../../src/ocr/segments.ts';

const [WIDTH, TOP, HIGH] = [300, 10, 20];

type Point = readonly [x: number, y: number];
/** Strokes of a character in a square from (0, 0) to (1, 1), and how wide it is. */
interface Drawn {
  strokes: readonly (readonly Point[])[];
  wide: number;
  gap?: number;
}

const ring = (x: number, y: number, wide: number, high: number): Point[] =>
  Array.from({ length: 17 }, (_, i): Point => [x + wide * Math.cos((i * Math.PI) / 8), y + high * Math.sin((i * Math.PI) / 8)]);
const ZERO: Drawn = { strokes: [ring(0.5, 0.5, 0.5, 0.5)], wide: 11 };
const ONE: Drawn = { strokes: [[[0.5, 0], [0.5, 1]]], wide: 5 }; // biome-ignore format: one
const FIVE: Drawn = { strokes: [[[1, 0], [0.2, 0], [0.1, 0.45], [0.6, 0.35], [1, 0.65], [0.6, 1], [0, 0.9]]], wide: 11 }; // biome-ignore format: one
const SIX: Drawn = { strokes: [[[0.9, 0], [0.2, 0.4], [0, 0.7]], ring(0.5, 0.7, 0.5, 0.3)], wide: 11 }; // biome-ignore format: one
const SLASH: Drawn = { strokes: [[[1, 0], [0, 1]]], wide: 8 }; // biome-ignore format: one
const PERCENT: Drawn = { strokes: [ring(0.2, 0.25, 0.2, 0.25), [[0.72, 0], [0.28, 1]], ring(0.8, 0.75, 0.2, 0.25)], wide: 20 }; // biome-ignore format: one

/** A page with one segment of such characters. */
function pageOf(characters: readonly Drawn[]): { image: Grey; segments: Segment[] } {
  const image = { width: WIDTH, height: 40, data: new Uint8Array(WIDTH * 40).fill(250) };
  let left = 20;
  const parts = characters.map(({ strokes, wide, gap = 3 }): Segment['parts'][number] => {
    for (const points of strokes) for (const [i, to] of points.slice(1).entries()) paint(image, points[i] ?? to, to, { left, wide });
    const part = { x0: left, y0: TOP, x1: left + wide, y1: TOP + HIGH, area: wide * HIGH };
    left += wide + gap;
    return part;
  });
  return { image, segments: [toSegment(parts)] };
}

function paint(image: Grey, [x0, y0]: Point, [x1, y1]: Point, { left, wide }: { left: number; wide: number }): void {
  for (let step = 0; step <= 60; step++) {
    const x = Math.round(left + (x0 + ((x1 - x0) * step) / 60) * (wide - 2));
    const y = Math.round(TOP + (y0 + ((y1 - y0) * step) / 60) * (HIGH - 2));
    for (const at of [y * WIDTH + x, y * WIDTH + x + 1, (y + 1) * WIDTH + x, (y + 1) * WIDTH + x + 1]) image.data[at] = 40;
  }
}

const seen = (characters: readonly Drawn[]) => {
  const { image, segments } = pageOf(characters);
  return segments[0] === undefined ? null : beforePercent({ image }, segments[0]);
};

describe('beforePercent', () => {
  it('cuts out what stands in front of a sign of percent, without its ink', () => {
    const before = seen([FIVE, SIX, PERCENT]);
    expect(before?.segment.parts).toHaveLength(2);
    expect(before?.segment.x1).toBeLessThanOrEqual((before?.image.width ?? 0) - 8);
    const [alone, cut] = [seen([FIVE, SIX, ZERO, PERCENT]), before].map(
      (each) => each?.image.data.filter((tone) => tone < 200).length ?? 0,
    );
    expect(alone).toBeGreaterThan(cut ?? 0);
  });

  it('sees one that touches the digit in front', () => {
    expect(seen([FIVE, { ...ZERO, gap: 0 }, PERCENT])?.segment.parts.length).toBeGreaterThanOrEqual(2);
  });

  it('takes no digits for one, also such that touch each other, and no stroke', () => {
    const pairs = [ZERO, ONE, FIVE, SIX].flatMap((a) => [ZERO, ONE, FIVE, SIX].map((b) => [{ ...a, gap: 0 }, b]));
    for (const pair of pairs) expect(seen([FIVE, ...pair])).toBeNull();
    expect(seen([FIVE, SLASH])).toBeNull();
    expect(seen([PERCENT])).toBeNull();
  });
});

/** A lane whose reader of words reads `text`, and counts the lines. */
function laneOf(text: string): Lane & { lines: number } {
  const reading: LineReading = { text, confidence: 0.98, symbols: [...text].map((character) => ({ text: character, confidence: 0.98 })) };
  const lane = {
    readers: { figures: ['lstm' as const], words: 'text' as const, doubtfulWords: [], rounds: [] },
    lines: 0,
    read: async (_: unknown, lines: readonly unknown[]) => {
      lane.lines += lines.length;
      return lines.map(() => reading);
    },
    close: async () => undefined,
  };
  return lane;
}

describe('percentagesBySign', () => {
  const page = pageOf([FIVE, SIX, ZERO, PERCENT]);
  const found = (figure: string, words: string) =>
    percentagesBySign(page, new Map([[0, { text: figure, confidence: 0.97, candidates: [] }]]), laneOf(words));

  it.each([
    { figure: '56.009', words: '56.00', what: 'a digit read for the sign' },
    { figure: '56.0096', words: '56.00', what: 'two digits read for the sign' },
    { figure: '56.08', words: '56.00', what: 'a digit read for the last one and the sign' },
    { figure: '5609', words: '560', what: 'whole numbers' },
  ])('reads $figure as the number in front of the sign: $what', async ({ figure, words }) => {
    expect(await found(figure, words)).toEqual(new Map([[0, { text: `${words}%`, confidence: 0.85, candidates: [] }]]));
  });

  it.each([
    { figure: '56.00', words: '56.00', what: 'the readers saw nothing behind it' },
    { figure: '76.009', words: '56.00', what: 'the readers differ' },
    { figure: '56.009', words: '合格', what: 'words are read' },
    { figure: '56.00123', words: '56.0', what: 'more was read than a sign makes' },
  ])('keeps $figure where $what', async ({ figure, words }) => {
    expect(await found(figure, words)).toEqual(new Map());
  });

  it('asks the reader only where the sign is seen', async () => {
    const lane = laneOf('560');
    const figures = new Map([[0, { text: '5606', confidence: 0.97, candidates: [] }]]);
    expect(await percentagesBySign(pageOf([FIVE, SIX, ZERO, SIX]), figures, lane)).toEqual(new Map());
    expect(lane.lines).toBe(0);
  });
});
