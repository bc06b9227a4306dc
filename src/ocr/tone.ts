/**
 * Colours to even tones: red stamps taken off, the paper made white wherever the light fell unevenly, noise smoothed.
 *
 * In → Out: colours of a page → grey with paper near 255. Method: the paper's tone is a high percentile of small tiles, interpolated
 * between their middles. Limits: a stamp on a scan without colours stays.
 */
import type { Colour, Grey } from './raster.ts';
import { wipeStamp } from './stamp-ink.ts';
import { stampBoxes } from './stamps.ts';

/** Tiles in which the paper's tone is measured, along the short side of the page: some 7 mm, wider than any stroke. */
const TILES = 30;
/** Share of a tile's pixels that may be ink before its paper is taken too dark: the densest text has 0.3. */
const PAPER_RANK = 0.75;
/** Paper is never darker than this share of the brightest tile: what is darker is a picture or the edge of the scanner. */
const DARKEST_PAPER = 0.5;
/** Tone that paper gets. */
const WHITE = 250;

/** Tones of a page, and where red stamps lay on it: 0 under their full ink, 255 elsewhere; without, where it has none. */
export interface FreedGrey extends Grey {
  stamps?: Grey;
}

/** The grey image of a page's colours. */
export function greyOf(page: Colour): FreedGrey {
  const { width, height, data } = page;
  const grey = new Uint8Array(width * height);
  for (let i = 0, p = 0; i < grey.length; i++, p += 4) grey[i] = luminance(data[p] ?? 0, data[p + 1] ?? 0, data[p + 2] ?? 0);
  const boxes = stampBoxes(page);
  if (boxes.length === 0) return { width, height, data: grey };
  const bare = new Uint8Array(width * height).fill(255);
  for (const box of boxes) wipeStamp(page, { grey, bare }, box);
  return { width, height, data: grey, stamps: { width, height, data: bare } };
}

function luminance(red: number, green: number, blue: number): number {
  return (blue * 29 + green * 150 + red * 77) >> 8;
}

/** The image with paper at one tone all over. */
export function evenLight(image: Grey): Grey {
  const { width, height, data } = image;
  const paper = paperTones(image);
  const result = new Uint8Array(data.length);
  const row = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    paper.rowAt(y, row);
    for (let x = 0, i = y * width; x < width; x++, i++) {
      result[i] = Math.min(255, ((data[i] ?? 0) * WHITE) / (row[x] ?? WHITE));
    }
  }
  return { width, height, data: result };
}

/** Between which tiles the columns of a page lie, and with which weights. */
interface Between {
  left: Uint16Array;
  right: Uint16Array;
  leftWeight: Float64Array;
  rightWeight: Float64Array;
}

function between(width: number, columns: number, size: number): Between {
  const [left, right] = [new Uint16Array(width), new Uint16Array(width)];
  const [leftWeight, rightWeight] = [new Float64Array(width), new Float64Array(width)];
  for (let x = 0; x < width; x++) {
    const u = Math.min(columns - 1, Math.max(0, x / size - 0.5));
    const first = Math.min(Math.floor(u), Math.max(0, columns - 2));
    left[x] = first;
    right[x] = Math.min(first + 1, columns - 1);
    leftWeight[x] = 1 - u + first;
    rightWeight[x] = u - first;
  }
  return { left, right, leftWeight, rightWeight };
}

/** The paper's tone by tiles, interpolated. */
class Paper {
  readonly #tones: Float32Array;
  readonly #columns: number;
  readonly #rows: number;
  readonly #size: number;
  readonly #between: Between;

  constructor(tones: Float32Array, { columns, size, width }: { columns: number; size: number; width: number }) {
    this.#tones = tones;
    this.#columns = columns;
    this.#rows = tones.length / columns;
    this.#size = size;
    this.#between = between(width, columns, size);
  }

  /** Fills `row` with the tones along line `y`. */
  rowAt(y: number, row: Float32Array): void {
    const v = Math.min(this.#rows - 1, Math.max(0, y / this.#size - 0.5));
    const top = Math.min(Math.floor(v), Math.max(0, this.#rows - 2));
    const [above, below] = [this.#tilesOf(top), this.#tilesOf(Math.min(top + 1, this.#rows - 1))];
    const { left, right, leftWeight, rightWeight } = this.#between;
    for (let x = 0; x < row.length; x++) {
      const first = left[x] ?? 0;
      const second = right[x] ?? 0;
      const firstWeight = leftWeight[x] ?? 0;
      const secondWeight = rightWeight[x] ?? 0;
      const upper = (above[first] ?? 0) * firstWeight + (above[second] ?? 0) * secondWeight;
      const lower = (below[first] ?? 0) * firstWeight + (below[second] ?? 0) * secondWeight;
      row[x] = upper * (1 - v + top) + lower * (v - top);
    }
  }

  #tilesOf(row: number): Float32Array {
    return this.#tones.subarray(row * this.#columns, (row + 1) * this.#columns);
  }
}

function paperTones(image: Grey): Paper {
  const { width, height } = image;
  const size = Math.max(8, Math.round(Math.min(width, height) / TILES));
  const columns = Math.ceil(width / size);
  const rows = Math.ceil(height / size);
  const tones = new Float32Array(columns * rows);
  let brightest = 1;
  for (let i = 0; i < tones.length; i++) {
    tones[i] = rankedTone(image, { x: (i % columns) * size, y: Math.floor(i / columns) * size, size });
    brightest = Math.max(brightest, tones[i] ?? 0);
  }
  for (let i = 0; i < tones.length; i++) tones[i] = Math.max(tones[i] ?? 0, DARKEST_PAPER * brightest);
  return new Paper(tones, { columns, size, width });
}

/** The tone at PAPER_RANK of a tile. */
function rankedTone({ width, height, data }: Grey, tile: { x: number; y: number; size: number }): number {
  const counts = new Uint32Array(256);
  const x1 = Math.min(width, tile.x + tile.size);
  const y1 = Math.min(height, tile.y + tile.size);
  for (let y = tile.y; y < y1; y++) {
    for (let i = y * width + tile.x; i < y * width + x1; i++) counts[data[i] ?? 0] = (counts[data[i] ?? 0] ?? 0) + 1;
  }
  let left = PAPER_RANK * (x1 - tile.x) * (y1 - tile.y);
  for (let tone = 0; tone < 256; tone++) {
    left -= counts[tone] ?? 0;
    if (left <= 0) return Math.max(1, tone);
  }
  return 255;
}
