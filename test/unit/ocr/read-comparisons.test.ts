import { describe, expect, it } from 'vitest';
import type { Lane, LineReading } from '../../../src/ocr/engine.ts';
import type { PageInk } from '../../../src/ocr/page-ink.ts';
import type { Grey } from '../../../src/ocr/raster.ts';
import { withComparisons } from '../../../src/ocr/read-comparisons.ts';
import type { SegmentReading } from '../../../src/ocr/read-segments.ts';
import { type Segment, toSegment } from '../../../src/ocr/segments.ts';

const WIDTH = 300;
const TOP = 10;
const HIGH = 20;

type Stroke = readonly [x0: number, y0: number, x1: number, y1: number];
const SIGN: readonly Stroke[] = [
  [0, 0, 16, 7],
  [16, 7, 0, 14],
  [0, 18, 16, 18],
];
const ANGLE: readonly Stroke[] = [
  [0, 0, 16, 9],
  [16, 9, 0, 18],
];
const ZERO: readonly Stroke[] = [
  [0, 0, 10, 0],
  [10, 0, 10, 18],
  [10, 18, 0, 18],
  [0, 18, 0, 0],
];
const SLASH: readonly Stroke[] = [[8, 0, 0, 18]];
const LEANING: readonly Stroke[] = [[5, 0, 0, 18]];
const UPRIGHT: readonly Stroke[] = [[1, 0, 0, 18]];

/** A ring as strokes. */
const ring = (x: number, y: number): Stroke[] =>
  Array.from({ length: 12 }, (_, i): Stroke => {
    const [from, to] = [(i * Math.PI) / 6, ((i + 1) * Math.PI) / 6];
    return [x + 4 * Math.cos(from), y + 4 * Math.sin(from), x + 4 * Math.cos(to), y + 4 * Math.sin(to)];
  });
const PERCENT: readonly Stroke[] = [...ring(4, 4), [14, 0, 5, 18], ...ring(15, 14)];

/** A page with one segment of such characters. */
function pageOf(characters: readonly (readonly Stroke[])[]): PageInk {
  const image = { width: WIDTH, height: 40, data: new Uint8Array(WIDTH * 40).fill(250) };
  let left = 20;
  const parts = characters.map((strokes): Segment['parts'][number] => {
    const wide = Math.max(...strokes.flatMap(([x0, , x1]) => [x0, x1])) + 2;
    for (const [x0, y0, x1, y1] of strokes) {
      for (let step = 0; step <= 60; step++) {
        const [x, y] = [Math.round(left + x0 + ((x1 - x0) * step) / 60), Math.round(TOP + y0 + ((y1 - y0) * step) / 60)];
        for (const p of [y * WIDTH + x, y * WIDTH + x + 1, (y + 1) * WIDTH + x]) image.data[p] = 20;
      }
    }
    const part = { x0: left, y0: TOP, x1: left + wide, y1: TOP + HIGH, area: wide * HIGH };
    left += wide + 4;
    return part;
  });
  const rest = { rules: [], covers: null, stamped: [], isRough: false, isSmall: false, em: 24, turn: 0 as const };
  return { image, smooth: image, threshold: 200, segments: [toSegment(parts)], ...rest };
}

/** What is read behind a sign. */
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

const read = (text: string, confidence = 0.98): SegmentReading => ({ text, confidence, candidates: [], isFigure: false });

describe('withComparisons', () => {
  it.each(['>200%', '2200%', '>2200%', '220096'])('puts the sign in front that was read as something else: %s', async (text) => {
    const lane = laneOf('200%');
    const [found] = await withComparisons(pageOf([SIGN, ZERO, ZERO, ZERO]), [read(text)], lane);
    expect(found).toMatchObject({ text: '≥200%', isFigure: false });
    expect(lane.lines).toBe(1);
  });

  it('keeps the reading, in doubt, where no value stands behind the sign', async () => {
    const [found] = await withComparisons(pageOf([SIGN, ZERO, ZERO]), [read('>20%')], laneOf('合格'));
    expect(found).toMatchObject({ text: '>20%', confidence: 0.85 });
  });

  it('cuts off the sign that stands right before the number', async () => {
    const page = pageOf([SIGN, ZERO, ZERO]);
    const [sign, ...zeros] = page.segments[0]?.parts ?? [];
    const seen: Uint8Array[] = [];
    const lane = laneOf('00');
    const read0 = lane.read;
    lane.read = async (reader, lines) => {
      for (const { width, height, data } of lines as readonly Grey[])
        seen.push(Uint8Array.from({ length: height }, (_, y) => data[y * width] ?? 0));
      return read0(reader, lines);
    };
    const near = zeros.map((part) => ({ ...part, x0: part.x0 - 3, x1: part.x1 - 3 }));
    for (let y = 0; y < 40; y++)
      page.image.data.copyWithin(y * WIDTH + (zeros[0]?.x0 ?? 0) - 3, y * WIDTH + (zeros[0]?.x0 ?? 0), y * WIDTH + WIDTH - 3);
    const [found] = await withComparisons(
      { ...page, segments: [toSegment([sign, ...near].filter((part) => part !== undefined))] },
      [read('>00')],
      lane,
    );
    expect(found?.text).toBe('≥00');
    expect(seen.map((tones) => Math.min(...tones))).toEqual([250]);
  });

  it.each([
    ['959%6', '95', '≥95%'],
    ['809%', '80', '≥80%'],
    ['95%', '5', '≥95%'],
    ['70%', '80', '≥70%'],
  ])('reads the number before a sign of percent alone, where the whole begins with it: %s and %s', async (whole, number, text) => {
    const lane = laneOf(whole);
    const [one, two] = [whole, number].map((each) => ({
      text: each,
      confidence: 0.98,
      symbols: [...each].map((character) => ({ text: character, confidence: 0.98 })),
    }));
    lane.read = async (_, lines) => lines.map((_line, i) => (i === 0 ? one : two) as LineReading);
    const [found] = await withComparisons(pageOf([SIGN, ZERO, ZERO, PERCENT]), [read('>9500')], lane);
    expect(found?.text).toBe(text);
    if (!text.endsWith(whole)) expect(found?.confidence).toBeLessThan(0.9);
  });

  it('never takes > for sure: no reader knows ≥', async () => {
    const lane = laneOf('00%');
    const [found] = await withComparisons(pageOf([ANGLE, ZERO, ZERO]), [read('>00%')], lane);
    expect(found).toMatchObject({ text: '>00%', confidence: 0.85 });
    expect(lane.lines).toBe(0);
  });

  it('sees a sign in a cell of its own, whatever was read for it', async () => {
    for (const text of ['2', '之', '11']) {
      const [found] = await withComparisons(pageOf([SIGN]), [read(text)], laneOf(''));
      expect(found?.text).toBe('≥');
    }
  });

  it('takes a leaning stroke for none, and leaves other readings alone', async () => {
    const [slash] = await withComparisons(pageOf([SLASH]), [read('1')], laneOf(''));
    expect(slash).toMatchObject({ text: '/', confidence: 0.85 });
    const [possible] = await withComparisons(pageOf([LEANING]), [read('1')], laneOf(''));
    expect(possible).toMatchObject({ text: '1', confidence: 0.85 });
    const [one] = await withComparisons(pageOf([UPRIGHT]), [read('1')], laneOf(''));
    expect(one).toMatchObject({ text: '1', confidence: 0.98 });
    const figure = read('00.00', 0.99);
    expect(await withComparisons(pageOf([ZERO, ZERO, ZERO, ZERO]), [figure], laneOf(''))).toEqual([figure]);
    const words = read('项目', 0.99);
    expect(await withComparisons(pageOf([ZERO, ZERO]), [words], laneOf(''))).toEqual([words]);
  });
});
