/**
 * Grey marks taken off a page of even light: stamps that a grey scan has left no colour, large watermarks, shadows of folds.
 *
 * In → Out: tones → tones, where a mark is wider than strokes are, paper white and the strokes upon it dark. Method: what is thinner
 * than a few pixels is closed, which leaves the mark alone; tones are taken as shares of it. Strokes of black ink stay however wide.
 * Limits: marks as thin as strokes stay, such as the characters of a stamp.
 */
import { smoothed } from './ink.ts';
import { type Grey, usualEm } from './raster.ts';

/** Strokes are thinner than this, in em; the rim of a stamp is wider. */
const STROKE_EM = 0.3;
/** Tones of marks: darker ones are ink, lighter ones paper. */
const DARKEST_MARK = 60;
const LIGHTEST_MARK = 225;
/** Tone that a mark becomes, before it is cut to that of paper: roughness makes marks seem lighter than they are. */
const MARK = 270;
const PAPER = 250;
/** Tones of one mark differ by at most this when roughness is smoothed; marks are at most this light where they are looked for. */
const FLAT = 24;
const LIGHTEST_SURE = 185;
/** Places that are looked at. */
const STRIDE = 4;
/** A tile of one em is marked where so many places are grey all around, and so many of the tiles beside it are. */
const MARKED_PLACES = 2;
const MARKED_BESIDE = 2;
/** A mark reaches so many tiles around its widest parts: the rim of a stamp lies 6 em around its star. */
const MARK_REACH = 6;

/** The image without grey marks; the same image where it has none. `smooth`: the image smoothed, where it is there already. */
export function withoutMarks(image: Grey, smooth: Grey = smoothed(image)): Grey {
  const reach = Math.max(2, Math.round((STROKE_EM * usualEm(image)) / 2));
  const tiles = markedTiles(smooth, 2 * reach);
  if (!tiles.marked.includes(1)) return image;
  const marks = closed(smooth, reach);
  const data = image.data.slice();
  for (let y = 0; y < image.height; y++) {
    const row = Math.floor(y / tiles.size) * tiles.columns;
    for (let x = 0, i = y * image.width; x < image.width; x++, i++) {
      if (tiles.marked[row + Math.floor(x / tiles.size)] !== 1) continue;
      const mark = marks[i] ?? PAPER;
      if (mark > DARKEST_MARK && mark < LIGHTEST_MARK) data[i] = Math.min(PAPER, ((data[i] ?? 0) * MARK) / mark);
    }
  }
  return { ...image, data };
}

interface Tiles {
  /** 1 for a tile with a mark or near one, row by row. */
  marked: Uint8Array;
  columns: number;
  size: number;
}

/** Where marks lie: places that are grey, and as grey on all sides a stroke's width away, several of them together. */
function markedTiles({ width, height, data }: Grey, away: number): Tiles {
  const size = Math.max(8, Math.round(usualEm({ width, height })));
  const columns = Math.ceil(width / size);
  const counts = new Uint16Array(columns * Math.ceil(height / size));
  for (let y = away; y < height - away; y += STRIDE) {
    for (let x = away; x < width - away; x += STRIDE) {
      const i = y * width + x;
      const tone = data[i] ?? PAPER;
      if (tone <= DARKEST_MARK || tone >= LIGHTEST_SURE) continue;
      const isLike = (p: number): boolean => Math.abs((data[p] ?? PAPER) - tone) <= FLAT;
      if (!isLike(i - away) || !isLike(i + away) || !isLike(i - away * width) || !isLike(i + away * width)) continue;
      const tile = Math.floor(y / size) * columns + Math.floor(x / size);
      counts[tile] = (counts[tile] ?? 0) + 1;
    }
  }
  const grey = Uint8Array.from(counts, (count) => (count >= MARKED_PLACES ? 1 : 0));
  const sure = grey.map((isGrey, tile) => (isGrey === 1 && besides(grey, tile, columns) >= MARKED_BESIDE ? 1 : 0));
  return { marked: widened(sure, columns), columns, size };
}

/** Sets the tiles around those that are set, as far as a mark goes on from its widest part. */
function widened(tiles: Uint8Array, columns: number): Uint8Array {
  const result = tiles.slice();
  for (const [tile, isSet] of tiles.entries()) {
    if (isSet !== 1) continue;
    const column = tile % columns;
    for (let row = -MARK_REACH; row <= MARK_REACH; row++) {
      const from = tile + row * columns - Math.min(MARK_REACH, column);
      const to = tile + row * columns + Math.min(MARK_REACH, columns - 1 - column);
      result.fill(1, Math.max(0, from), Math.max(0, to + 1));
    }
  }
  return result;
}

/** How many of the eight tiles around one are set. */
function besides(tiles: Uint8Array, tile: number, columns: number): number {
  let count = 0;
  for (const row of [-columns, 0, columns]) {
    for (const column of [-1, 0, 1]) if (row !== 0 || column !== 0) count += tiles[tile + row + column] ?? 0;
  }
  return count;
}

/** The lightest tone around each place, of these the darkest: what is dark and thin is gone. */
function closed({ width, height, data }: Grey, reach: number): Uint8Array {
  const shape = { width, height, reach };
  const lightest = extremes(extremes(data, { ...shape, step: 1, sign: 1 }), { ...shape, step: width, sign: 1 });
  return extremes(extremes(lightest, { ...shape, step: 1, sign: -1 }), { ...shape, step: width, sign: -1 });
}

interface Extremes {
  width: number;
  height: number;
  reach: number;
  /** Distance of neighbours: 1 along rows, the width along columns. */
  step: number;
  /** 1 for the largest value, −1 for the smallest. */
  sign: 1 | -1;
}

/** The largest or smallest value within `reach` along rows or columns: of spans that double, then of two that overlap. */
function extremes(values: Uint8Array, { reach, step, sign }: Extremes): Uint8Array {
  const span = 2 * reach + 1;
  let spans: Uint8Array = values;
  let length = 1;
  for (; 2 * length <= span; length *= 2) spans = pairs(spans, length * step, sign);
  if (length < span) spans = pairs(spans, (span - length) * step, sign);
  // A span begins at its place; it is to lie around it.
  const result = values.slice();
  result.set(spans.subarray(0, values.length - reach * step), reach * step);
  return result;
}

/** Of each value and the one `distance` behind it the larger or smaller. */
function pairs(values: Uint8Array, distance: number, sign: 1 | -1): Uint8Array {
  const result = values.slice();
  const last = values.length - distance;
  for (let i = 0; i < last; i++) {
    const other = values[i + distance] ?? 0;
    if (sign * (other - (values[i] ?? 0)) > 0) result[i] = other;
  }
  return result;
}
