/**
 * Page images drawn pixel by pixel for tests of recognition.
 */
import type { Colour, Grey, Ink } from '../../src/ocr/raster.ts';

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** A white page with black boxes. */
export function drawn(width: number, height: number, boxes: readonly Box[], tone = 0): Grey {
  const data = new Uint8Array(width * height).fill(255);
  for (const { x0, y0, x1, y1 } of boxes) for (let y = y0; y < y1; y++) data.fill(tone, y * width + x0, y * width + x1);
  return { width, height, data };
}

/** Ink of the same boxes. */
export function inked(width: number, height: number, boxes: readonly Box[]): Ink {
  return { width, height, data: drawn(width, height, boxes).data.map((tone) => (tone === 0 ? 1 : 0)) };
}

/** A page in one colour with coloured boxes. */
export function coloured(width: number, height: number, boxes: readonly (Box & { rgb: readonly [number, number, number] })[]): Colour {
  const data = new Uint8Array(4 * width * height).fill(255);
  for (const { x0, y0, x1, y1, rgb } of boxes) {
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) data.set(rgb, 4 * (y * width + x));
  }
  return { width, height, data };
}

/** Boxes of a grid of lines, `thickness` pixels wide. */
export function gridLines(xs: readonly number[], ys: readonly number[], thickness = 2): Box[] {
  const [left = 0, top = 0, right = 0, bottom = 0] = [xs[0], ys[0], xs.at(-1), ys.at(-1)];
  return [
    ...ys.map((y) => ({ x0: left, y0: y, x1: right + thickness, y1: y + thickness })),
    ...xs.map((x) => ({ x0: x, y0: top, x1: x + thickness, y1: bottom + thickness })),
  ];
}

/** Digits in five columns and seven rows. */
const DIGITS: Readonly<Record<string, string>> = {
  '0': '.###.#...##...##...##...##...#.###.',
  '1': '..#...##....#....#....#....#...###.',
  '2': '.###.#...#....#...#...#...#...#####',
  '3': '####.....#....#.###.....#....#####.',
  '4': '...#...##..#.#.#..#.#####...#....#.',
  '5': '######....####.....#....##...#.###.',
  '6': '.###.#....#....####.#...##...#.###.',
  '7': '#####....#...#...#....#....#....#..',
  '8': '.###.#...##...#.###.#...##...#.###.',
  '9': '.###.#...##...#.####....#....#.###.',
};
const [DIGIT_COLUMNS, DIGIT_ROWS] = [5, 7];

/** Boxes of a figure whose digits are `7 × scale` pixels high; the next digit begins `6 × scale` to the right. */
export function figure(x: number, y: number, text: string, scale = 3): Box[] {
  const boxes: Box[] = [];
  let left = x;
  for (const character of text) {
    const bits = DIGITS[character];
    if (bits === undefined) boxes.push(...sign(character, { x: left, y, scale }));
    else
      for (let i = 0; i < bits.length; i++) {
        if (bits[i] !== '#') continue;
        const [column, row] = [i % DIGIT_COLUMNS, Math.floor(i / DIGIT_COLUMNS)];
        boxes.push({ x0: left + column * scale, y0: y + row * scale, x1: left + (column + 1) * scale, y1: y + (row + 1) * scale });
      }
    left += (bits === undefined ? 3 : DIGIT_COLUMNS + 1) * scale;
  }
  return boxes;
}

function sign(character: string, { x, y, scale }: { x: number; y: number; scale: number }): Box[] {
  const bottom = y + DIGIT_ROWS * scale;
  if (character === '.') return [{ x0: x, y0: bottom - scale, x1: x + scale, y1: bottom }];
  if (character === ',') return [{ x0: x, y0: bottom - scale, x1: x + scale, y1: bottom + scale }];
  return [{ x0: x, y0: y + 3 * scale, x1: x + 2 * scale, y1: y + 4 * scale }];
}
