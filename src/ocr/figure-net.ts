/**
 * Our own recogniser of figures: a small convolutional network that reads lines as figure-lines.ts cuts them out.
 *
 * In → Out: a line → its characters, each with what else it may be. Written out in plain arithmetic of 64 bits in one order, so that
 * every machine computes the same. Convolutions are products of the weights with the patches of the image; what is negative becomes
 * 0; places are pooled by their largest value. It learned from drawn figures under drawn stamps, see scripts/figure-net.
 * Limits: it knows rough scans alone, and errs on crisp ones; other characters than those of figures it takes for the figures that they resemble.
 */
import { decoded, type Scores } from './ctc.ts';
import type { ReadSymbol } from './engine.ts';
import { type FigureLine, LINE_PLANES, LINE_ROWS } from './figure-lines.ts';

interface Layer {
  inputs: number;
  outputs: number;
  /** Rows and columns of the kernel, and of zeros that are put around the image. */
  rows: number;
  columns: number;
  above: number;
  beside: number;
  /** Places of a row and of a column of which the largest value is taken. */
  poolRows: number;
  poolColumns: number;
}

const ALPHABET = ['', ...'0123456789,.-%()'];
const KERNEL = { rows: 3, columns: 3, above: 1, beside: 1, poolRows: 1, poolColumns: 1 };
const LAYERS: readonly Layer[] = [
  { ...KERNEL, inputs: LINE_PLANES, outputs: 16, poolRows: 2, poolColumns: 2 },
  { ...KERNEL, inputs: 16, outputs: 32, poolRows: 2, poolColumns: 2 },
  { ...KERNEL, inputs: 32, outputs: 48, poolRows: 2 },
  { ...KERNEL, inputs: 48, outputs: 64 },
  { ...KERNEL, inputs: 64, outputs: 96, above: 0 },
  { ...KERNEL, inputs: 96, outputs: 96, rows: 1, columns: 5, above: 0, beside: 2 },
  { ...KERNEL, inputs: 96, outputs: ALPHABET.length, rows: 1, columns: 1, above: 0, beside: 0 },
];
/** Tone of which lines are told: paper is 0, black 1. */
const WHITE = 255;
const BYTES_A_FLOAT = 4;
/** Outputs that are computed together, since they share the patch. */
const SIDE_BY_SIDE = 4;
/** Places that are computed together, since they share the weights. */
const PLACES_AT_ONCE = 2;

/** Weights of a layer, [output][input][row][column], and what is added to each output; zeros fill up the last outputs. */
interface Weights {
  kernel: Float64Array;
  bias: Float64Array;
}

/** Values of an image's places: [channel][row][column]. */
interface Volume {
  channels: number;
  rows: number;
  columns: number;
  values: Float64Array;
}

export class FigureNet {
  readonly #weights: Weights[];

  /** `bytes`: for each layer its kernel in bytes, then the scale of each output and what is added to it, as floats of 32 bits. */
  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    this.#weights = LAYERS.map((layer) => {
      const weights = weightsAt(view, at, layer);
      at += bytesOf(layer);
      return weights;
    });
    if (at !== bytes.byteLength) throw new RangeError(`the network has ${at} bytes of weights, not ${bytes.byteLength}`);
  }

  /** The characters of a line. */
  read(line: FigureLine): ReadSymbol[] {
    let volume = volumeOf(line);
    for (const [i, layer] of LAYERS.entries()) {
      const weights = this.#weights[i];
      if (weights === undefined) throw new Error(`no weights for layer ${i}`);
      const sums = convolved(volume, layer, weights);
      volume = i === LAYERS.length - 1 ? sums : pooled(sums, layer);
    }
    return decoded(probabilities(volume), ALPHABET);
  }
}

function bytesOf({ inputs, outputs, rows, columns }: Layer): number {
  return outputs * (inputs * rows * columns + 2 * BYTES_A_FLOAT);
}

/** Outputs with those that are computed beside them for nothing. */
function padded(outputs: number): number {
  return Math.ceil(outputs / SIDE_BY_SIDE) * SIDE_BY_SIDE;
}

function weightsAt(view: DataView, start: number, { inputs, outputs, rows, columns }: Layer): Weights {
  const size = inputs * rows * columns;
  const floats = start + size * outputs;
  const float = (at: number): number => view.getFloat32(floats + BYTES_A_FLOAT * at, true);
  return {
    kernel: Float64Array.from({ length: size * padded(outputs) }, (_, k) =>
      k < size * outputs ? view.getInt8(start + k) * float(Math.floor(k / size)) : 0,
    ),
    bias: Float64Array.from({ length: padded(outputs) }, (_, output) => (output < outputs ? float(outputs + output) : 0)),
  };
}

function volumeOf({ width, data }: FigureLine): Volume {
  return { channels: LINE_PLANES, rows: LINE_ROWS, columns: width, values: Float64Array.from(data, (tone) => (WHITE - tone) / WHITE) };
}

/** Sums of the patches around each place, weighted. */
function convolved(image: Volume, layer: Layer, { kernel, bias }: Weights): Volume {
  const size = layer.inputs * layer.rows * layer.columns;
  const { rows, columns, values } = patches(image, layer, size);
  const places = rows * columns;
  const sums = new Float64Array(bias.length * places);
  const eight = new Float64Array(SIDE_BY_SIDE * PLACES_AT_ONCE);
  for (let output = 0; output < bias.length; output += SIDE_BY_SIDE) {
    const weights = kernel.subarray(output * size, (output + SIDE_BY_SIDE) * size);
    for (let place = 0; place < places; place += PLACES_AT_ONCE) {
      addProducts(weights, values.subarray(place * size, (place + PLACES_AT_ONCE) * size), eight);
      for (let k = 0; k < SIDE_BY_SIDE; k++) {
        const to = (output + k) * places + place;
        const added = bias[output + k] ?? 0;
        sums[to] = added + (eight[k] ?? 0);
        if (place + 1 < places) sums[to + 1] = added + (eight[k + SIDE_BY_SIDE] ?? 0);
      }
    }
  }
  return { channels: layer.outputs, rows, columns, values: sums };
}

/**
 * Products of four outputs' weights with the patches of two places, into `eight`: first those of the first place. What is loaded once
 * is used more often so; casts instead of tests for what is missing make it a third faster.
 */
function addProducts(weights: Float64Array, patches: Float64Array, eight: Float64Array): void {
  const size = weights.length / SIDE_BY_SIDE;
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = 0; k < size; k++) {
    const here = patches[k] as number;
    const beside = patches[k + size] as number;
    const first = weights[k] as number;
    const second = weights[k + size] as number;
    const third = weights[k + 2 * size] as number;
    const fourth = weights[k + 3 * size] as number;
    a += first * here;
    b += second * here;
    c += third * here;
    d += fourth * here;
    e += first * beside;
    f += second * beside;
    g += third * beside;
    h += fourth * beside;
  }
  eight.set([a, b, c, d, e, f, g, h]);
}

/** The patch of each place: [place][channel][row][column], zeros beyond the image and for a place behind the last. */
function patches(image: Volume, layer: Layer, size: number): Omit<Volume, 'channels'> {
  const rows = image.rows + 2 * layer.above - layer.rows + 1;
  const columns = image.columns + 2 * layer.beside - layer.columns + 1;
  const values = new Float64Array((rows * columns + 1) * size);
  let to = 0;
  for (let y = -layer.above; y < rows - layer.above; y++) {
    for (let x = -layer.beside; x < columns - layer.beside; x++, to += size)
      copyPatch(image, layer, { x, y }, values.subarray(to, to + size));
  }
  return { rows, columns, values };
}

function copyPatch(image: Volume, layer: Layer, { x, y }: { x: number; y: number }, patch: Float64Array): void {
  let to = 0;
  for (let channel = 0; channel < image.channels; channel++) {
    for (let row = y; row < y + layer.rows; row++) {
      const from = (channel * image.rows + row) * image.columns;
      const isInside = row >= 0 && row < image.rows;
      for (let column = x; column < x + layer.columns; column++, to++) {
        if (isInside && column >= 0 && column < image.columns) patch[to] = image.values[from + column] ?? 0;
      }
    }
  }
}

/** The largest of the places that are pooled, 0 where all are negative; rows and columns that are left over are dropped. */
function pooled(image: Volume, { poolRows, poolColumns }: Layer): Volume {
  const [rows, columns] = [Math.floor(image.rows / poolRows), Math.floor(image.columns / poolColumns)];
  const values = new Float64Array(image.channels * rows * columns);
  for (let i = 0; i < values.length; i++) {
    const [channel, row, column] = [Math.floor(i / (rows * columns)), Math.floor(i / columns) % rows, i % columns];
    const from = (channel * image.rows + row * poolRows) * image.columns + column * poolColumns;
    for (let y = 0; y < poolRows; y++) {
      for (let x = 0; x < poolColumns; x++) values[i] = Math.max(values[i] ?? 0, image.values[from + y * image.columns + x] ?? 0);
    }
  }
  return { channels: image.channels, rows, columns, values };
}

/** For each step along the line how probable each character is. */
function probabilities({ columns, values }: Volume): Scores {
  const classes = ALPHABET.length;
  const data = new Float32Array(columns * classes);
  for (let step = 0; step < columns; step++) {
    const scores = Float64Array.from({ length: classes }, (_, k) => values[k * columns + step] ?? 0);
    const most = scores.reduce((a, b) => Math.max(a, b));
    const odds = scores.map((score) => Math.exp(score - most));
    const sum = odds.reduce((a, b) => a + b);
    for (let k = 0; k < classes; k++) data[step * classes + k] = (odds[k] ?? 0) / sum;
  }
  return { data, steps: columns, classes };
}
