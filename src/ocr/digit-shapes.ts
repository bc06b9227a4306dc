/**
 * A third reader of figures: the page's own digits.
 *
 * In → Out: segments with the readings on which the engine's models agree → for any segment, the digits that its characters look
 * like among those of the same page. Digits of one page are printed alike, so a 4 that both models take for 1 looks like the
 * page's other 4s. Characters of the segment itself are not asked. Points, commas and minus signs are told by their place.
 * Limits: silent where the page has too few digits to compare with.
 */
import { digitBoxes, SIGN_HEIGHT } from './digit-boxes.ts';
import type { ReadSymbol } from './engine.ts';
import { usualHeight } from './glyphs.ts';
import type { Grey, PixelBox } from './raster.ts';
import type { Segment } from './segments.ts';

/** Size of the images that are compared. */
const ROWS = 20;
const COLUMNS = 18;
/** Examples of each digit, spread over the page. */
const EXAMPLES = 24;
/** The likeness to a digit is that to its nearest examples. */
const NEAREST = 3;
/** Digits with fewer examples say nothing. */
const FEWEST = 2;
/** A sign that begins below this share of the digits' height is a point or a comma; one that hangs below the digits is a comma. */
const LOW_SIGN = 0.6;
const HANGING = 0.08;
/** Confidence in a sign: points and commas differ by a pixel or two. */
const SIGN_CONFIDENCE = 0.06;
/** Tone of paper. */
const PAPER = 250;

interface Glyph {
  /** The sign, or the darkness of a digit's image with mean 0 and length 1. */
  sign: string;
  shape: Float32Array | null;
}

interface Example {
  segment: number;
  shape: Float32Array;
}

export class DigitShapes {
  readonly #glyphs: Glyph[][];
  readonly #examples = new Map<string, Example[]>();

  /** `agreed`: for each segment the text on which the models agree, or null. */
  constructor(image: Grey, segments: readonly Segment[], agreed: readonly (string | null)[]) {
    this.#glyphs = segments.map((segment) => glyphsIn(image, segment));
    for (const [digit, list] of this.#labelled(agreed)) {
      if (list.length < FEWEST) continue;
      const every = Math.max(1, list.length / EXAMPLES);
      const spread = Array.from({ length: Math.min(EXAMPLES, list.length) }, (_, i) => list[Math.floor(i * every)]);
      this.#examples.set(
        digit,
        spread.flatMap((example) => example ?? []),
      );
    }
  }

  /** The shapes of each digit in segments whose text is agreed on and has as many characters. */
  #labelled(agreed: readonly (string | null)[]): Map<string, Example[]> {
    const all = new Map<string, Example[]>();
    for (const [segment, glyphs] of this.#glyphs.entries()) {
      const text = agreed[segment] ?? '';
      if (text.length !== glyphs.length) continue;
      for (const [i, { shape }] of glyphs.entries()) {
        const digit = text.charAt(i);
        if (shape === null || digit < '0' || digit > '9') continue;
        const list = all.get(digit) ?? [];
        list.push({ segment, shape });
        all.set(digit, list);
      }
    }
    return all;
  }

  /**
   * The reading of a segment by its index; none where shapes say nothing. A character's confidence is by how much its likeness to
   * the taken digit exceeds that to any other.
   */
  read(segment: number): ReadSymbol[] {
    const characters = (this.#glyphs[segment] ?? []).map(({ sign, shape }) =>
      shape === null ? { text: sign, confidence: SIGN_CONFIDENCE } : this.#digit(shape, segment),
    );
    const known = characters.filter((character) => character !== null);
    return known.length === characters.length ? known : [];
  }

  #digit(shape: Float32Array, segment: number): ReadSymbol | null {
    let [best, second, text] = [-1, -1, ''];
    for (const [digit, examples] of this.#examples) {
      const likeness = likenessTo(examples, shape, segment);
      if (likeness === null) continue;
      if (likeness > best) [second, best, text] = [best, likeness, digit];
      else if (likeness > second) second = likeness;
    }
    return second < 0 ? null : { text, confidence: best - second };
  }
}

/** Mean likeness to the nearest examples from other segments; null where there are none. */
function likenessTo(examples: readonly Example[], shape: Float32Array, segment: number): number | null {
  const nearest: number[] = [];
  for (const example of examples) {
    if (example.segment === segment) continue;
    const likeness = product(example.shape, shape);
    if (nearest.length === NEAREST && likeness <= (nearest[NEAREST - 1] ?? 0)) continue;
    nearest.push(likeness);
    nearest.sort((a, b) => b - a);
    nearest.length = Math.min(NEAREST, nearest.length);
  }
  return nearest.length === 0 ? null : nearest.reduce((sum, likeness) => sum + likeness, 0) / nearest.length;
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function glyphsIn(image: Grey, segment: Segment): Glyph[] {
  const boxes = digitBoxes(image, segment);
  const height = usualHeight(boxes);
  const full = boxes.filter((box) => box.y1 - box.y0 >= SIGN_HEIGHT * height);
  if (full.length === 0) return [];
  const top = middle(full.map((box) => box.y0));
  const bottom = middle(full.map((box) => box.y1));
  return boxes.map((box): Glyph => {
    if (box.y1 - box.y0 >= SIGN_HEIGHT * (bottom - top)) return { sign: '', shape: shapeOf(image, { ...box, y0: top, y1: bottom }) };
    return { sign: signOf(box, { top, bottom }), shape: null };
  });
}

function middle(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[values.length >> 1] ?? 0;
}

function signOf(box: PixelBox, { top, bottom }: { top: number; bottom: number }): string {
  const height = bottom - top;
  if ((box.y0 + box.y1) / 2 < top + LOW_SIGN * height) return '-';
  return box.y1 > bottom + Math.max(1, HANGING * height) ? ',' : '.';
}

/** The darkness of a digit, scaled to the common height and set in the middle. */
function shapeOf({ width, height, data }: Grey, box: PixelBox): Float32Array {
  const shape = new Float32Array(ROWS * COLUMNS);
  const scale = (box.y1 - box.y0) / ROWS;
  const centre = (box.x0 + box.x1) / 2;
  let sum = 0;
  for (let row = 0; row < ROWS; row++) {
    const y = Math.min(height - 1, Math.max(0, box.y0 + (row + 0.5) * scale - 0.5));
    const top = Math.min(height - 2, Math.floor(y));
    for (let column = 0; column < COLUMNS; column++) {
      const x = centre + (column - (COLUMNS - 1) / 2) * scale - 0.5;
      if (x < box.x0 - 1 || x > box.x1) continue;
      const left = Math.min(width - 2, Math.max(0, Math.floor(x)));
      const p = top * width + left;
      const upper = (data[p] ?? 0) * (1 - x + left) + (data[p + 1] ?? 0) * (x - left);
      const lower = (data[p + width] ?? 0) * (1 - x + left) + (data[p + width + 1] ?? 0) * (x - left);
      const dark = Math.max(0, PAPER - (upper + (lower - upper) * (y - top)));
      shape[row * COLUMNS + column] = dark;
      sum += dark;
    }
  }
  return normal(shape, sum / shape.length);
}

/** Mean 0, length 1. */
function normal(shape: Float32Array, mean: number): Float32Array {
  let square = 0;
  for (let i = 0; i < shape.length; i++) {
    const value = (shape[i] ?? 0) - mean;
    shape[i] = value;
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < shape.length; i++) shape[i] = (shape[i] ?? 0) / length;
  return shape;
}
