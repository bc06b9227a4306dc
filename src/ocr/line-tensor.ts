/**
 * The image of a line → the numbers that PP-OCR's recogniser takes: 3 equal planes of 48 rows, tones from -1 (black) to 1 (white).
 *
 * A line is never made larger: small print keeps its size in the middle of the rows, which the network reads as well, and costs less.
 * Widths are rounded up by paper, so that few sizes occur and a line is read alike whatever is read with it.
 */
import { scaled } from './crops.ts';
import type { Grey } from './raster.ts';

/** Rows of the network's images, given by the model. */
export const ROWS = 48;
const PLANES = 3;
/** Paper left and right of the line, in pixels; widths are multiples of STEP. */
const MARGIN = 4;
const STEP = 16;
/** Tone of paper. */
const PAPER = 250;

export interface LineTensor {
  data: Float32Array;
  dims: [1, typeof PLANES, typeof ROWS, number];
}

/** One line as a batch of its own. */
export function lineTensor(line: Grey): LineTensor {
  const fitted = line.height <= ROWS ? line : scaled(line, { x0: 0, y0: 0, x1: line.width, y1: line.height }, ROWS / (line.height + 1));
  const height = Math.min(ROWS, fitted.height);
  const width = Math.ceil((fitted.width + 2 * MARGIN) / STEP) * STEP;
  const size = ROWS * width;
  const data = new Float32Array(PLANES * size).fill(normal(PAPER));
  const top = (ROWS - height) >> 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < fitted.width; x++) data[(top + y) * width + MARGIN + x] = normal(fitted.data[y * fitted.width + x] ?? PAPER);
  }
  for (let plane = 1; plane < PLANES; plane++) data.copyWithin(plane * size, 0, size);
  return { data, dims: [1, PLANES, ROWS, width] };
}

function normal(tone: number): number {
  return tone / 127.5 - 1;
}
