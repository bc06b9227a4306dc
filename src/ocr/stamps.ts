/**
 * Where red stamps lie on a page.
 *
 * A stamp is red, some 40 mm wide, and about as high as wide; red headings are long and flat and must stay.
 */
import type { Colour } from './raster.ts';

/** Tiles along the short side of the page: some 5 mm, less than the rim of a stamp is wide. */
const TILES = 42;
/** A pixel is red where red exceeds both other colours by this much. */
const RED_EXCESS = 40;
/** Share of a tile's pixels that are red from which on it may belong to a stamp. */
const RED_SHARE = 0.02;
/** Width and height of a stamp as shares of the short side of the page: 18 to 75 mm. */
const SMALLEST = 0.085;
const LARGEST = 0.36;
/** A stamp is at most so many times as wide as high. */
const ROUND = 1.8;
/** Every so manieth pixel is looked at when colour is searched for. */
const STRIDE = 2;

/** The area of stamps, by tiles. */
export class StampTiles {
  readonly #tiles: Uint8Array;
  readonly #columns: number;
  readonly #size: number;

  constructor(tiles: Uint8Array, columns: number, size: number) {
    this.#tiles = tiles;
    this.#columns = columns;
    this.#size = size;
  }

  /** True for a pixel in the area of a stamp. */
  has(x: number, y: number): boolean {
    return this.#tiles[Math.floor(y / this.#size) * this.#columns + Math.floor(x / this.#size)] === 1;
  }
}

/** The area of the page's stamps; null where there is none. */
export function stampTiles(page: Colour): StampTiles | null {
  const short = Math.min(page.width, page.height);
  const size = Math.max(4, Math.round(short / TILES));
  const columns = Math.ceil(page.width / size);
  const red = redTiles(page, { size, columns });
  if (!red.includes(1)) return null;
  const tiles = new Uint8Array(red.length);
  for (const group of groups(red, columns)) if (isStamp(group, { columns, short, size })) markAround(tiles, group, columns);
  return tiles.includes(1) ? new StampTiles(tiles, columns, size) : null;
}

function redTiles({ width, height, data }: Colour, { size, columns }: { size: number; columns: number }): Uint8Array {
  const counts = new Uint32Array(columns * Math.ceil(height / size));
  for (let y = 0; y < height; y += STRIDE) {
    const row = Math.floor(y / size) * columns;
    for (let x = 0, i = 4 * y * width; x < width; x += STRIDE, i += 4 * STRIDE) {
      const red = data[i] ?? 0;
      if (red - (data[i + 1] ?? 0) > RED_EXCESS && red - (data[i + 2] ?? 0) > RED_EXCESS) {
        const tile = row + Math.floor(x / size);
        counts[tile] = (counts[tile] ?? 0) + 1;
      }
    }
  }
  const enough = (RED_SHARE * size * size) / (STRIDE * STRIDE);
  return Uint8Array.from(counts, (count) => (count > enough ? 1 : 0));
}

/** Tiles that touch each other, also at corners. */
function groups(tiles: Uint8Array, columns: number): number[][] {
  const seen = new Uint8Array(tiles.length);
  const found: number[][] = [];
  for (let start = 0; start < tiles.length; start++) {
    if (tiles[start] !== 1 || seen[start] === 1) continue;
    const group = [start];
    seen[start] = 1;
    for (const tile of group) {
      for (const next of neighbours(tile, columns)) {
        if (tiles[next] !== 1 || seen[next] === 1) continue;
        seen[next] = 1;
        group.push(next);
      }
    }
    found.push(group);
  }
  return found;
}

function neighbours(tile: number, columns: number): number[] {
  const column = tile % columns;
  const found: number[] = [];
  for (let dx = column === 0 ? 0 : -1; dx <= (column === columns - 1 ? 0 : 1); dx++)
    for (const dy of [-columns, 0, columns]) found.push(tile + dx + dy);
  return found;
}

function isStamp(group: readonly number[], { columns, short, size }: { columns: number; short: number; size: number }): boolean {
  const xs = group.map((tile) => tile % columns);
  const ys = group.map((tile) => Math.floor(tile / columns));
  const width = (Math.max(...xs) - Math.min(...xs) + 1) * size;
  const height = (Math.max(...ys) - Math.min(...ys) + 1) * size;
  const sides = [width, height].sort((a, b) => a - b) as [number, number];
  return sides[0] >= SMALLEST * short && sides[1] <= LARGEST * short && sides[1] <= ROUND * sides[0];
}

/** Marks the box of a group and the tiles around it. */
function markAround(tiles: Uint8Array, group: readonly number[], columns: number): void {
  const xs = group.map((tile) => tile % columns);
  const ys = group.map((tile) => Math.floor(tile / columns));
  const [x0, x1] = [Math.max(0, Math.min(...xs) - 1), Math.min(columns - 1, Math.max(...xs) + 1)];
  const [y0, y1] = [Math.max(0, Math.min(...ys) - 1), Math.min(tiles.length / columns - 1, Math.max(...ys) + 1)];
  for (let y = y0; y <= y1; y++) tiles.fill(1, y * columns + x0, y * columns + x1 + 1);
}
