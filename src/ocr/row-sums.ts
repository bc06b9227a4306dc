/**
 * Sums of weighted tones along one row of an image, four outputs at a time: the work of our own recogniser of figures.
 *
 * By WebAssembly with vectors, which is three times as fast, or plainly where a processor has none: the bits are the same.
 * Everything lies in one memory; addresses and distances are in bytes.
 */
import { productModule } from './product-code.ts';

/** Outputs that are computed together, and places. */
export const OUTPUTS_AT_ONCE = 4;
export const PLACES_AT_ONCE = 4;
export const FLOAT_BYTES = 8;
const WORD_BYTES = 4;
const PAGE_BYTES = 65_536;

/** What is multiplied, and where the sums go. */
export interface Row {
  /** First place of the row. */
  image: number;
  /** For each weight of the kernel how far from the place its tone lies, as words of 32 bits. */
  offsets: number;
  /** For each weight of the kernel those of the four outputs. */
  weights: number;
  /** Where the sums of the first output go. */
  sums: number;
  /** Weights of the kernel. */
  size: number;
  /** Fours of places; tones behind the last place are read, too. */
  tiles: number;
  /** From the sums of an output to those of the next. */
  plane: number;
}

export interface RowSums {
  memory: ArrayBuffer;
  sumRow(row: Row): void;
}

/** What is used of WebAssembly; the types of Node leave it out. */
declare const WebAssembly: {
  validate(code: Uint8Array): boolean;
  Module: new (code: Uint8Array) => object;
  Instance: new (module: object) => { exports: { memory: { buffer: ArrayBuffer }; sumRow: (...row: number[]) => void } };
};

/** By vectors; null where the processor has none. `bytes`: size of the memory. */
export function vectorSums(bytes: number): RowSums | null {
  const code = productModule(Math.ceil(bytes / PAGE_BYTES));
  if (!WebAssembly.validate(code)) return null;
  const { memory, sumRow } = new WebAssembly.Instance(new WebAssembly.Module(code)).exports;
  return {
    memory: memory.buffer,
    sumRow: ({ image, offsets, weights, sums, size, tiles, plane }) => sumRow(image, offsets, weights, sums, size, tiles, plane),
  };
}

/** Without vectors. */
export function plainSums(bytes: number): RowSums {
  const memory = new ArrayBuffer(bytes);
  const [floats, words] = [new Float64Array(memory), new Int32Array(memory)];
  return {
    memory,
    sumRow: ({ image, offsets, weights, sums, size, tiles, plane }) => {
      const steps = words.subarray(offsets / WORD_BYTES, offsets / WORD_BYTES + size);
      const kernel = floats.subarray(weights / FLOAT_BYTES, weights / FLOAT_BYTES + size * OUTPUTS_AT_ONCE);
      for (let place = 0; place < tiles * PLACES_AT_ONCE; place++) {
        const four = sumsAt(floats.subarray(image / FLOAT_BYTES + place), kernel, steps);
        for (const [output, sum] of four.entries()) floats[(sums + output * plane) / FLOAT_BYTES + place] = sum;
      }
    },
  };
}

/** The sums of four outputs at one place. Casts instead of tests for what is missing make it a third faster. */
function sumsAt(image: Float64Array, kernel: Float64Array, steps: Int32Array): [number, number, number, number] {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let k = 0; k < steps.length; k++) {
    const tone = image[(steps[k] as number) / FLOAT_BYTES] as number;
    const at = k * OUTPUTS_AT_ONCE;
    a += (kernel[at] as number) * tone;
    b += (kernel[at + 1] as number) * tone;
    c += (kernel[at + 2] as number) * tone;
    d += (kernel[at + 3] as number) * tone;
  }
  return [a, b, c, d];
}
