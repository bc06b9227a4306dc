/**
 * Our own recogniser of figures: a small convolutional network that reads lines as figure-lines.ts cuts them out.
 *
 * In → Out: a line → its characters, each with what else it may be. Computed in plain arithmetic of 64 bits in one order, so that
 * every machine computes the same, see row-sums.ts. Convolutions are products of the weights with the patches of the image; what is
 * negative becomes 0; places are pooled by their largest value. It learned from drawn figures under drawn stamps, see scripts/figure-net.
 * Limits: it knows rough scans alone, and errs on crisp ones; other characters than those of figures it takes for the figures that they
 * resemble.
 */
import { decoded, type Scores } from './ctc.ts';
import type { ReadSymbol } from './engine.ts';
import { type FigureLine, LINE_PLANES, LINE_ROWS, WIDEST_LINE } from './figure-lines.ts';
import { FLOAT_BYTES, OUTPUTS_AT_ONCE, PLACES_AT_ONCE, plainSums, type RowSums, vectorSums } from './row-sums.ts';

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
const FLOAT32_BYTES = 4;
const WORD_BYTES = 4;

/** A layer and what it learned. */
interface Learned {
  layer: Layer;
  /** Where its weights lie in memory: [fours of outputs][input][row][column][output]. */
  weights: number;
  /** What is added to each output. */
  bias: Float64Array;
}

/** Values of an image's places: [channel][row][column]. */
interface Volume {
  channels: number;
  rows: number;
  columns: number;
  /** From row to row: there is room for places that are computed beside the last for nothing. */
  stride: number;
  values: Float64Array;
}

/** Places of an image with zeros around it, and of the sums that are made of it. */
interface Frame {
  rows: number;
  stride: number;
  sumRows: number;
  sumStride: number;
}

export class FigureNet {
  readonly #learned: Learned[];
  readonly #sums: RowSums;
  /** Where the weights end in memory: a layer's offsets follow, its image with zeros around it, and its sums. */
  readonly #free = LAYERS.reduce((sum, layer) => sum + weightBytes(layer), 0);

  /**
   * `bytes`: for each layer its kernel in bytes, then the scale of each output and what is added to it, as floats of 32 bits.
   * `sumsIn` makes so many bytes of memory, and sums in it.
   */
  constructor(bytes: Uint8Array, sumsIn: (bytes: number) => RowSums = (size) => vectorSums(size) ?? plainSums(size)) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const length = LAYERS.reduce((sum, layer) => sum + bytesOf(layer), 0);
    if (length !== bytes.byteLength) throw new RangeError(`the network has ${length} bytes of weights, not ${bytes.byteLength}`);
    this.#sums = sumsIn(this.#free + workingBytes());
    let [at, weights] = [0, 0];
    this.#learned = LAYERS.map((layer) => {
      const bias = learnedAt(view, at, layer, new Float64Array(this.#sums.memory, weights, weightBytes(layer) / FLOAT_BYTES));
      const learned = { layer, weights, bias };
      [at, weights] = [at + bytesOf(layer), weights + weightBytes(layer)];
      return learned;
    });
  }

  /** The characters of a line. Throws RangeError for one that is wider than figure-lines.ts makes them. */
  read(line: FigureLine): ReadSymbol[] {
    if (line.width > WIDEST_LINE) throw new RangeError(`a line of ${line.width} pixels`);
    const last = this.#learned.length - 1;
    const scores = this.#learned.reduce(
      (volume, learned, i) => pooled(this.#convolved(volume, learned), learned, i === last ? Number.NEGATIVE_INFINITY : 0),
      volumeOf(line),
    );
    return decoded(probabilities(scores), ALPHABET);
  }

  /** Sums of the patches around each place, weighted. They lie in memory until the next layer. */
  #convolved(image: Volume, { layer, weights }: Learned): Volume {
    const { memory } = this.#sums;
    const { outputs } = layer;
    const frame = frameOf(layer, image);
    const size = sizeOf(layer);
    const offsets = new Int32Array(memory, this.#free, size);
    for (let k = 0; k < size; k++) offsets[k] = FLOAT_BYTES * offsetOf(k, layer, frame);
    const framed = new Float64Array(memory, this.#free + offsetBytes(layer), layer.inputs * frame.rows * frame.stride);
    copyFramed(image, framed, layer, frame);
    const start = framed.byteOffset + framed.byteLength;
    const plane = frame.sumRows * frame.sumStride * FLOAT_BYTES;
    const common = { offsets: offsets.byteOffset, size, tiles: frame.sumStride / PLACES_AT_ONCE, plane };
    for (let output = 0; output < outputs; output += OUTPUTS_AT_ONCE) {
      const four = { ...common, weights: weights + FLOAT_BYTES * output * size };
      for (let row = 0; row < frame.sumRows; row++) {
        const from = framed.byteOffset + FLOAT_BYTES * row * frame.stride;
        this.#sums.sumRow({ ...four, image: from, sums: start + output * plane + FLOAT_BYTES * row * frame.sumStride });
      }
    }
    const values = new Float64Array(memory, start, padded(outputs) * frame.sumRows * frame.sumStride);
    return { channels: outputs, rows: frame.sumRows, columns: image.columns, stride: frame.sumStride, values };
  }
}

/** Weights of an output. */
function sizeOf({ inputs, rows, columns }: Layer): number {
  return inputs * rows * columns;
}

function bytesOf(layer: Layer): number {
  return layer.outputs * (sizeOf(layer) + 2 * FLOAT32_BYTES);
}

/** Outputs with those that are computed beside them for nothing. */
function padded(outputs: number): number {
  return Math.ceil(outputs / OUTPUTS_AT_ONCE) * OUTPUTS_AT_ONCE;
}

function weightBytes(layer: Layer): number {
  return FLOAT_BYTES * sizeOf(layer) * padded(layer.outputs);
}

/** Bytes of a layer's offsets, those of whole floats. */
function offsetBytes(layer: Layer): number {
  return FLOAT_BYTES * Math.ceil((WORD_BYTES * sizeOf(layer)) / FLOAT_BYTES);
}

/** Kernels are as wide as the zeros beside the image make room for: there is a sum for each column. */
function frameOf(layer: Layer, { rows, columns }: Pick<Volume, 'rows' | 'columns'>): Frame {
  const framed = rows + 2 * layer.above;
  const sumStride = Math.ceil(columns / PLACES_AT_ONCE) * PLACES_AT_ONCE;
  return { rows: framed, stride: sumStride + 2 * layer.beside, sumRows: framed - layer.rows + 1, sumStride };
}

/** Memory that the widest line needs: that of the layer which needs most. */
function workingBytes(): number {
  let [most, rows, columns] = [0, LINE_ROWS, WIDEST_LINE];
  for (const layer of LAYERS) {
    const frame = frameOf(layer, { rows, columns });
    const floats = layer.inputs * frame.rows * frame.stride + padded(layer.outputs) * frame.sumRows * frame.sumStride;
    most = Math.max(most, offsetBytes(layer) + FLOAT_BYTES * floats);
    [rows, columns] = [Math.floor(frame.sumRows / layer.poolRows), Math.floor(columns / layer.poolColumns)];
  }
  return most;
}

/** Puts a layer's weights into `kernel`; what is added to each output. */
function learnedAt(view: DataView, start: number, layer: Layer, kernel: Float64Array): Float64Array {
  const { outputs } = layer;
  const size = sizeOf(layer);
  const floats = start + size * outputs;
  const float = (at: number): number => view.getFloat32(floats + FLOAT32_BYTES * at, true);
  for (let output = 0; output < outputs; output++) {
    const place = output % OUTPUTS_AT_ONCE;
    const scale = float(output);
    for (let k = 0; k < size; k++)
      kernel[(output - place) * size + k * OUTPUTS_AT_ONCE + place] = view.getInt8(start + output * size + k) * scale;
  }
  return Float64Array.from({ length: outputs }, (_, output) => float(outputs + output));
}

function volumeOf({ width, data }: FigureLine): Volume {
  const values = Float64Array.from(data, (tone) => (WHITE - tone) / WHITE);
  return { channels: LINE_PLANES, rows: LINE_ROWS, columns: width, stride: width, values };
}

/** How far from a place the value lies that weight `k` of the kernel, [input][row][column], is for. */
function offsetOf(k: number, { rows, columns }: Layer, frame: Frame): number {
  const [channel, row, column] = [Math.floor(k / (rows * columns)), Math.floor(k / columns) % rows, k % columns];
  return (channel * frame.rows + row) * frame.stride + column;
}

/** Copies an image with zeros around it. */
function copyFramed(image: Volume, framed: Float64Array, { above, beside }: Layer, frame: Frame): void {
  framed.fill(0);
  for (let channel = 0; channel < image.channels; channel++) {
    for (let row = 0; row < image.rows; row++) {
      const from = (channel * image.rows + row) * image.stride;
      const to = (channel * frame.rows + above + row) * frame.stride + beside;
      framed.set(image.values.subarray(from, from + image.columns), to);
    }
  }
}

/** The largest of the places that are pooled, and `least` at least; rows and columns that are left over are dropped. */
function pooled(image: Volume, { layer, bias }: Learned, least: number): Volume {
  const { channels } = image;
  const { poolRows, poolColumns } = layer;
  const [rows, columns] = [Math.floor(image.rows / poolRows), Math.floor(image.columns / poolColumns)];
  const values = new Float64Array(channels * rows * columns);
  let to = 0;
  for (let channel = 0; channel < channels; channel++) {
    const added = bias[channel] ?? 0;
    for (let row = 0; row < rows; row++) {
      const from = (channel * image.rows + row * poolRows) * image.stride;
      for (let column = 0; column < columns; column++, to++)
        values[to] = Math.max(least, added + largest(image, from + column * poolColumns, layer));
    }
  }
  return { channels, rows, columns, stride: columns, values };
}

function largest({ values, stride }: Volume, from: number, { poolRows, poolColumns }: Layer): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let start = from; start < from + poolRows * stride; start += stride)
    for (let i = start; i < start + poolColumns; i++) most = Math.max(most, values[i] as number);
  return most;
}

/** For each step along the line how probable each character is. */
function probabilities({ columns, stride, values }: Volume): Scores {
  const classes = ALPHABET.length;
  const data = new Float32Array(columns * classes);
  for (let step = 0; step < columns; step++) {
    const scores = Float64Array.from({ length: classes }, (_, k) => values[k * stride + step] ?? 0);
    const most = scores.reduce((a, b) => Math.max(a, b));
    const odds = scores.map((score) => Math.exp(score - most));
    const sum = odds.reduce((a, b) => a + b);
    for (let k = 0; k < classes; k++) data[step * classes + k] = (odds[k] ?? 0) / sum;
  }
  return { data, steps: columns, classes };
}
