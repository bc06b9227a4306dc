/**
 * A red stamp taken off a page, so that print under it stays.
 *
 * In → Out: colours, the area of a stamp, tones → tones in which the stamp is as light as paper. Method: a stamp stops much of the
 * tone and little of the red light, print stops both alike; of the two at a place, what each of them covers is computed.
 * Compressed scans tell colours coarsely and tones finely: both are smoothed alike for that. What is finer than that is put back as
 * far as print, not the stamp, darkens the place.
 * Limits: ink as red as a stamp is taken off with it.
 */
import type { Colour, PixelBox } from './raster.ts';

/** A pixel is stamp ink where red exceeds the mean of the other colours by this much, and bare paper below. */
const INKED = 40;
const BARE = 20;
/** Bare paper: the tone of this rank among pixels that are not red, and those that differ from it by so much. */
const PAPER_RANK = 0.6;
const PAPER_SPREAD = 12;
/** Full ink: pixels between these ranks, the reddest first. The very reddest are noise. */
const FULL_FROM = 0.1;
const FULL_TO = 0.4;
/** A stamp that stops hardly more tone than red cannot be told from print. */
const LEAST_DIFFERENCE = 0.1;
/** Darkness, as a share of the way from paper to black, that is the roughness of paper. */
const ROUGH = 0.03;
/** Darkness around a place is that of so many pixels on each side. */
const AROUND = 2;

interface Light {
  red: number;
  tone: number;
}

/** Shares of red and of tone that full ink of the stamp stops. */
type Stopped = Light;

/** Tones of an area, row by row, as shares of those of paper. */
interface Area {
  width: number;
  height: number;
  values: Float32Array;
}

/** Lightens what the stamp in `box` darkened, in place; `grey` holds the tones of the page. In `bare`, 255 becomes 0 under full ink. */
export function wipeStamp(page: Colour, { grey, bare }: { grey: Uint8Array; bare: Uint8Array }, box: PixelBox): void {
  const places = placesIn(page, box);
  const paper = paperLight(page, grey, places);
  const ink = inkLight(page, grey, places);
  if (paper === null || ink === null) return;
  const stopped: Stopped = { red: 1 - ink.red / paper.red, tone: 1 - ink.tone / paper.tone };
  if (stopped.tone - stopped.red < LEAST_DIFFERENCE) return;
  const size = { width: box.x1 - box.x0, height: box.y1 - box.y0 };
  const tones: Area = { ...size, values: Float32Array.from(places, (i) => (grey[i] ?? 0) / paper.tone) };
  const reds: Area = { ...size, values: Float32Array.from(places, (i) => (page.data[4 * i] ?? 0) / paper.red) };
  const { freed, covers } = withoutStamp(tones, reds, stopped);
  for (const [k, i] of places.entries()) {
    grey[i] = Math.min(255, Math.max(0, (freed[k] ?? 1) * paper.tone));
    bare[i] = 255.5 - 255 * (covers[k] ?? 0);
  }
}

/** The tones as they would be without the stamp, and how much of its ink lies where. */
function withoutStamp(tones: Area, reds: Area, stopped: Stopped): { freed: Float32Array; covers: Float32Array } {
  const tone = softened({ ...tones, values: softened(tones) });
  const colour = softened({ ...tones, values: reds.values.map((value, k) => value - (tones.values[k] ?? 0)) });
  const red = tone.map((value, k) => value + (colour[k] ?? 0));
  const covers = tone.map((value, k) => coverOf(value, red[k] ?? 1, stopped));
  const print = red.map((value, k) => value / (1 - (covers[k] ?? 0) * stopped.red));
  const byPrint = meansAround({ ...tones, values: print.map((value) => Math.max(0, 1 - value)) });
  const byStamp = meansAround({ ...tones, values: covers.map((cover) => cover * stopped.tone) });
  const freed = print.map((value, k) => {
    const share = ((byPrint[k] ?? 0) + ROUGH) / ((byPrint[k] ?? 0) + (byStamp[k] ?? 0) + ROUGH);
    const detail = ((tones.values[k] ?? 0) - (tone[k] ?? 0)) / (1 - (covers[k] ?? 0) * stopped.tone);
    return Math.min(1, value) + share * detail;
  });
  return { freed, covers };
}

/** How much of the stamp's full ink lies on a place, 0 to 1: print darkens tone and red by the same factor, which cancels out. */
function coverOf(tone: number, red: number, stopped: Stopped): number {
  const ratio = tone / Math.max(ROUGH, red);
  return Math.min(1, Math.max(0, (1 - ratio) / (stopped.tone - ratio * stopped.red)));
}

/** Indexes of the pixels of an area, row by row. */
function placesIn({ width }: Colour, { x0, y0, x1, y1 }: PixelBox): Uint32Array {
  const columns = x1 - x0;
  return Uint32Array.from({ length: columns * (y1 - y0) }, (_, k) => (y0 + Math.floor(k / columns)) * width + x0 + (k % columns));
}

function redness({ data }: Colour, i: number): number {
  return (data[4 * i] ?? 0) - ((data[4 * i + 1] ?? 0) + (data[4 * i + 2] ?? 0)) / 2;
}

function paperLight(page: Colour, grey: Uint8Array, places: Uint32Array): Light | null {
  const bare = places.filter((i) => redness(page, i) < BARE);
  const usual = Uint8Array.from(bare, (i) => grey[i] ?? 0).sort()[Math.floor(PAPER_RANK * bare.length)];
  if (usual === undefined) return null;
  return meanLight(
    page,
    grey,
    bare.filter((i) => Math.abs((grey[i] ?? 0) - usual) <= PAPER_SPREAD),
  );
}

function inkLight(page: Colour, grey: Uint8Array, places: Uint32Array): Light | null {
  const inked = places.filter((i) => redness(page, i) > INKED).sort((a, b) => redness(page, b) - redness(page, a));
  return meanLight(page, grey, inked.subarray(Math.floor(FULL_FROM * inked.length), Math.ceil(FULL_TO * inked.length)));
}

function meanLight(page: Colour, grey: Uint8Array, places: Uint32Array): Light | null {
  if (places.length === 0) return null;
  let [red, tone] = [0, 0];
  for (const i of places) {
    red += page.data[4 * i] ?? 0;
    tone += grey[i] ?? 0;
  }
  return { red: red / places.length, tone: tone / places.length };
}

/** Blurred by the kernel 1-2-1 in both directions: as coarse as compressed scans tell colours. */
function softened({ width, height, values }: Area): Float32Array {
  const across = softenedAlong(values, { lines: height, length: width, step: 1, next: width });
  return softenedAlong(across, { lines: width, length: height, step: width, next: 1 });
}

/** The mean around each place. */
function meansAround({ width, height, values }: Area): Float32Array {
  const across = meansAlong(values, { lines: height, length: width, step: 1, next: width });
  return meansAlong(across, { lines: width, length: height, step: width, next: 1 });
}

/** Rows or columns of an area: how many, how long, and how far it is from a place to the next along them, and to the next of them. */
type Lines = Record<'lines' | 'length' | 'step' | 'next', number>;

function softenedAlong(values: Float32Array, { lines, length, step, next }: Lines): Float32Array {
  const result = new Float32Array(values.length);
  for (let line = 0; line < lines; line++) {
    for (let k = 0, i = line * next; k < length; k++, i += step) {
      const value = values[i] ?? 0;
      const before = k === 0 ? value : (values[i - step] ?? 0);
      const after = k === length - 1 ? value : (values[i + step] ?? 0);
      result[i] = (before + 2 * value + after) / 4;
    }
  }
  return result;
}

function meansAlong(values: Float32Array, { lines, length, step, next }: Lines): Float32Array {
  const result = new Float32Array(values.length);
  for (let line = 0; line < lines; line++) {
    for (let k = 0, i = line * next; k < length; k++, i += step) {
      const [first, end] = [Math.max(-AROUND, -k), Math.min(AROUND, length - 1 - k)];
      let sum = 0;
      for (let j = first; j <= end; j++) sum += values[i + j * step] ?? 0;
      result[i] = sum / (end - first + 1);
    }
  }
  return result;
}
