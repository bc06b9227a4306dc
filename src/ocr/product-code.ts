/**
 * The inner loops of our own recogniser of figures as WebAssembly: products of weights and tones, sixteen at a time.
 *
 * In → Out: nothing → the bytes of a module that exports `memory` and `sumRow`, whose parameters row-sums.ts describes. Written down by
 * instruction here, so that nothing is shipped that cannot be read. Two places share a vector of two floats of 64 bits; each of its
 * halves is multiplied and added in the order of the plain loop, so that the bits are the same.
 */

/** Opcodes of the WebAssembly specification, those of vectors behind their prefix. */
const CODE = {
  loop: [0x03, 0x40],
  end: [0x0b],
  branchIf: [0x0d],
  get: [0x20],
  set: [0x21],
  tee: [0x22],
  constant: [0x41],
  load: [0x28, 2],
  add: [0x6a],
  vectorLoad: [0xfd, 0x00, 3],
  vectorSpread: [0xfd, 0x0a, 3],
  vectorStore: [0xfd, 0x0b, 3],
  vectorZero: [0xfd, 0x0c, ...new Array<number>(16).fill(0)],
  vectorAdd: [0xfd, 0xf0, 0x01],
  vectorMultiply: [0xfd, 0xf2, 0x01],
} as const;
const [I32, V128] = [0x7f, 0x7b];
const MAGIC = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** Bytes of a float, of a vector of two, and of a word. */
const FLOAT = 8;
const VECTOR = 16;
const WORD = 4;
/** Outputs that are computed together, and vectors of places. */
const OUTPUTS = 4;
const VECTORS = 2;

/** Locals: the parameters in their order, those of the loops, sums, and what is multiplied. */
const [IMAGE, OFFSETS, WEIGHTS, SUMS, SIZE, TILES, PLANE] = [0, 1, 2, 3, 4, 5, 6] as const;
const [LEFT, OFFSET, WEIGHT, PLACE] = [7, 8, 9, 10] as const;
const FIRST_SUM = 11;
const FIRST_TONE = FIRST_SUM + OUTPUTS * VECTORS;
const SPREAD = FIRST_TONE + VECTORS;
const PARAMETERS = 7;
const WORDS = 4;
const VECTOR_LOCALS = OUTPUTS * VECTORS + VECTORS + 1;

/** The module; its memory has so many pages of 64 KiB. */
export function productModule(pages: number): Uint8Array<ArrayBuffer> {
  const type = [0x60, PARAMETERS, ...new Array<number>(PARAMETERS).fill(I32), 0];
  const body = [2, WORDS, I32, VECTOR_LOCALS, V128, ...tiles(), ...CODE.end];
  return Uint8Array.from([
    ...MAGIC,
    ...section(1, [1, ...type]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, ...unsigned(pages)]),
    ...section(7, [2, ...name('memory'), 2, 0, ...name('sumRow'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

/** For each tile: sums of zero, the products, the sums put down; then the next tile. */
function tiles(): number[] {
  return [
    ...CODE.loop,
    ...each(OUTPUTS * VECTORS, (k) => [...CODE.vectorZero, ...CODE.set, FIRST_SUM + k]),
    ...copied(SIZE, LEFT),
    ...copied(OFFSETS, OFFSET),
    ...copied(WEIGHTS, WEIGHT),
    ...products(),
    ...copied(SUMS, PLACE),
    ...each(OUTPUTS, (output) => [
      ...each(VECTORS, (k) => [...CODE.get, PLACE, ...CODE.get, FIRST_SUM + output * VECTORS + k, ...CODE.vectorStore, k * VECTOR]),
      ...[...CODE.get, PLACE, ...CODE.get, PLANE, ...CODE.add, ...CODE.set, PLACE],
    ]),
    ...moved(IMAGE, VECTORS * VECTOR),
    ...moved(SUMS, VECTORS * VECTOR),
    ...repeated(TILES),
  ];
}

/** For each weight of the kernel: the tones under it, times the weight of each output. */
function products(): number[] {
  return [
    ...CODE.loop,
    ...[...CODE.get, IMAGE, ...CODE.get, OFFSET, ...CODE.load, 0, ...CODE.add, ...CODE.set, PLACE],
    ...each(VECTORS, (k) => [...CODE.get, PLACE, ...CODE.vectorLoad, k * VECTOR, ...CODE.set, FIRST_TONE + k]),
    ...each(OUTPUTS, (output) => [
      ...[...CODE.get, WEIGHT, ...CODE.vectorSpread, output * FLOAT, ...CODE.set, SPREAD],
      ...each(VECTORS, (k) => added(FIRST_SUM + output * VECTORS + k, FIRST_TONE + k)),
    ]),
    ...moved(WEIGHT, OUTPUTS * FLOAT),
    ...moved(OFFSET, WORD),
    ...repeated(LEFT),
  ];
}

function added(sum: number, tone: number): number[] {
  const product = [...CODE.get, SPREAD, ...CODE.get, tone, ...CODE.vectorMultiply];
  return [...CODE.get, sum, ...product, ...CODE.vectorAdd, ...CODE.set, sum];
}

function copied(from: number, to: number): number[] {
  return [...CODE.get, from, ...CODE.set, to];
}

function moved(local: number, by: number): number[] {
  return [...CODE.get, local, ...CODE.constant, by, ...CODE.add, ...CODE.set, local];
}

/** The end of a loop that is gone through as often as a local says. */
function repeated(local: number): number[] {
  const minusOne = 0x7f;
  return [...CODE.get, local, ...CODE.constant, minusOne, ...CODE.add, ...CODE.tee, local, ...CODE.branchIf, 0, ...CODE.end];
}

function each(count: number, code: (k: number) => number[]): number[] {
  return Array.from({ length: count }, (_, k) => code(k)).flat();
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): number[] {
  return [text.length, ...Buffer.from(text, 'latin1')];
}

/** Seven bits a byte, the lowest first. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}
