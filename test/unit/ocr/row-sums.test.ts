/**
 * Sums of weighted tones along a row: by vectors as without, and both as they are defined.
 */
import { describe, expect, it } from 'vitest';
import { plainSums, type RowSums, vectorSums } from '../../../src/ocr/row-sums.ts';

const FLOAT = 8;
const OUTPUTS = 4;
/** Places, weights of the kernel, and how far apart the tones under them lie. */
const [PLACES, SIZE, STEP] = [8, 9, 5];
const MEMORY = { offsets: 0, weights: 128, image: 1024, sums: 4096 };

const fast = (bytes: number): RowSums => vectorSums(bytes) ?? expect.fail('no vectors');
const tone = (i: number): number => Math.sin(i) / 3;
const weight = (k: number, output: number): number => Math.cos(7 * k + output) * 10 ** ((k % 5) - 2);

function computed(make: (bytes: number) => RowSums): number[][] {
  const { memory, sumRow } = make(65_536);
  const words = new Int32Array(memory, MEMORY.offsets, SIZE);
  const kernel = new Float64Array(memory, MEMORY.weights, SIZE * OUTPUTS);
  const image = new Float64Array(memory, MEMORY.image, PLACES + SIZE * STEP);
  for (let k = 0; k < SIZE; k++) {
    words[k] = FLOAT * k * STEP;
    for (let output = 0; output < OUTPUTS; output++) kernel[k * OUTPUTS + output] = weight(k, output);
  }
  for (let i = 0; i < image.length; i++) image[i] = tone(i);
  const plane = FLOAT * (PLACES + 2);
  sumRow({ ...MEMORY, size: SIZE, tiles: PLACES / 4, plane });
  return Array.from({ length: OUTPUTS }, (_, output) => [...new Float64Array(memory, MEMORY.sums + output * plane, PLACES)]);
}

describe('sums along a row', () => {
  it.each([
    ['by vectors', fast],
    ['plainly', plainSums],
  ])('adds up the products in the order of the kernel, %s', (_, make) => {
    const expected = Array.from({ length: OUTPUTS }, (_o, output) =>
      Array.from({ length: PLACES }, (_p, place) => {
        let sum = 0;
        for (let k = 0; k < SIZE; k++) sum += weight(k, output) * tone(place + k * STEP);
        return sum;
      }),
    );
    expect(computed(make)).toEqual(expected);
  });
});
