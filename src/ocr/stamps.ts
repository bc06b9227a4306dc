/**
 * Where red stamps lie on a page.
 *
 * A stamp is red, some 40 mm wide, and about as high as wide; red headings are long and flat and must stay.
 */
import type { Colour, PixelBox } from './raster.ts';

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

/** The areas of the page's stamps, none of which overlap. */
export function stampBoxes(page: Colour): PixelBox[] {
  const short = Math.min(page.width, page.height);
  const size = Math.max(4, Math.round(short / TILES));
  const columns = Math.ceil(page.width / size);
  const red = redTiles(page, { size, columns });
  if (!red.includes(1)) return [];
  const boxes = groups(red, columns).map((group) => boxOf(group, { columns, size }));
  const around = boxes.filter((box) => isStamp(box, short)).map((box) => widened(box, size, page));
  return around.reduce<PixelBox[]>(withBox, []);
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

function boxOf(group: readonly number[], { columns, size }: { columns: number; size: number }): PixelBox {
  const xs = group.map((tile) => tile % columns);
  const ys = group.map((tile) => Math.floor(tile / columns));
  return {
    x0: Math.min(...xs) * size,
    y0: Math.min(...ys) * size,
    x1: (Math.max(...xs) + 1) * size,
    y1: (Math.max(...ys) + 1) * size,
  };
}

function isStamp({ x0, y0, x1, y1 }: PixelBox, short: number): boolean {
  const [least, most] = [Math.min(x1 - x0, y1 - y0), Math.max(x1 - x0, y1 - y0)];
  return least >= SMALLEST * short && most <= LARGEST * short && most <= ROUND * least;
}

/** The box with a tile around it, as far as the page goes. */
function widened({ x0, y0, x1, y1 }: PixelBox, size: number, { width, height }: Colour): PixelBox {
  return { x0: Math.max(0, x0 - size), y0: Math.max(0, y0 - size), x1: Math.min(width, x1 + size), y1: Math.min(height, y1 + size) };
}

/** The boxes with one more; those that it overlaps become one with it. */
function withBox(boxes: readonly PixelBox[], box: PixelBox): PixelBox[] {
  const overlaps = (other: PixelBox): boolean => other.x0 < box.x1 && box.x0 < other.x1 && other.y0 < box.y1 && box.y0 < other.y1;
  const met = boxes.filter(overlaps);
  if (met.length === 0) return [...boxes, box];
  const all = [...met, box];
  const joined: PixelBox = {
    x0: Math.min(...all.map(({ x0 }) => x0)),
    y0: Math.min(...all.map(({ y0 }) => y0)),
    x1: Math.max(...all.map(({ x1 }) => x1)),
    y1: Math.max(...all.map(({ y1 }) => y1)),
  };
  return withBox(
    boxes.filter((other) => !overlaps(other)),
    joined,
  );
}
