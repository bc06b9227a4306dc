/**
 * Red stamps taken off a page, so that black print under them stays.
 *
 * In → Out: colours, the area of stamps, tones → tones in which stamps are as light as paper. Method: how much stamp ink lies on a
 * place is told by its colour, since black ink has none; of that much ink a tone is freed by the share of light that it lets through.
 * Compressed scans tell colours coarsely and tones finely: a place counts as covered as its neighbours are. The red light, which
 * stamps hardly stop, and the tone are both asked: where one of them says paper, it is paper.
 * Limits: ink as red as a stamp is taken off with it.
 */
import type { Colour } from './raster.ts';
import type { StampTiles } from './stamps.ts';

/** A pixel is stamp ink where red exceeds the mean of the other colours by this much, and bare paper below. */
const INKED = 40;
const BARE = 20;
/** Bare paper: the tone of this rank among pixels that are not red, and those that differ from it by so much. */
const PAPER_RANK = 0.6;
const PAPER_SPREAD = 12;
/** Full ink: pixels between these ranks, the reddest first. The very reddest are noise. */
const FULL_FROM = 0.1;
const FULL_TO = 0.4;
/** Covers below this are paper whose colour is not even. */
const LEAST_COVER = 0.12;
/** Compressed scans tell colours of two by two pixels at once: pixels so near count. */
const REACH = 1;
/** What is left of a stamp: its edges, darker than paper by at most this share. */
const REMAINS = 0.08;

interface Light {
  red: number;
  /** Mean of green and blue. */
  other: number;
  tone: number;
}

/** Lightens what stamps darkened, in place; `grey` holds the tones of the page. */
export function wipeStamps(page: Colour, grey: Uint8Array, stamps: StampTiles): void {
  const places = placesIn(page, stamps);
  const paper = paperLight(page, grey, places);
  const ink = inkLight(page, grey, places);
  if (paper === null || ink === null) return;
  const covers = coversOf(page, places, { paper, ink });
  const tone = ink.tone / paper.tone;
  const red = ink.red / paper.red;
  for (const i of places) {
    const cover = largestAround(covers, i, page.width);
    if (cover === 0) continue;
    const byTone = (grey[i] ?? 0) / (1 - cover * (1 - tone));
    const byRed = ((page.data[4 * i] ?? 0) * (paper.tone / paper.red)) / (1 - cover * (1 - red));
    grey[i] = withoutRemains(Math.min(paper.tone, Math.max(byTone, byRed)), paper.tone, cover);
  }
}

/** Lighter by what a stamp's edges leave; full ink stays as dark as it is. */
function withoutRemains(tone: number, paper: number, cover: number): number {
  const remains = cover * REMAINS * paper;
  return tone + Math.min(1, (2 * tone) / paper) * Math.min(remains, paper - tone);
}

/** Indexes of the pixels in the area of stamps, the edge of the page left out. */
function placesIn({ width, height }: Colour, stamps: StampTiles): number[] {
  const places: number[] = [];
  for (let y = REACH; y < height - REACH; y++) {
    for (let x = REACH; x < width - REACH; x++) if (stamps.has(x, y)) places.push(y * width + x);
  }
  return places;
}

function redness({ data }: Colour, i: number): number {
  return (data[4 * i] ?? 0) - ((data[4 * i + 1] ?? 0) + (data[4 * i + 2] ?? 0)) / 2;
}

function paperLight(page: Colour, grey: Uint8Array, places: readonly number[]): Light | null {
  const bare = places.filter((i) => redness(page, i) < BARE);
  const usual = bare.map((i) => grey[i] ?? 0).sort((a, b) => a - b)[Math.floor(PAPER_RANK * bare.length)];
  if (usual === undefined) return null;
  return meanLight(
    page,
    grey,
    bare.filter((i) => Math.abs((grey[i] ?? 0) - usual) <= PAPER_SPREAD),
  );
}

function inkLight(page: Colour, grey: Uint8Array, places: readonly number[]): Light | null {
  const inked = places.filter((i) => redness(page, i) > INKED).sort((a, b) => redness(page, b) - redness(page, a));
  return meanLight(page, grey, inked.slice(Math.floor(FULL_FROM * inked.length), Math.ceil(FULL_TO * inked.length)));
}

function meanLight(page: Colour, grey: Uint8Array, places: readonly number[]): Light | null {
  if (places.length === 0) return null;
  let [red, other, tone] = [0, 0, 0];
  for (const i of places) {
    red += page.data[4 * i] ?? 0;
    other += ((page.data[4 * i + 1] ?? 0) + (page.data[4 * i + 2] ?? 0)) / 2;
    tone += grey[i] ?? 0;
  }
  return { red: red / places.length, other: other / places.length, tone: tone / places.length };
}

/** How much of a stamp's full ink lies on each pixel: 0 to 1, by how red it is between paper and ink. */
function coversOf(page: Colour, places: readonly number[], { paper, ink }: { paper: Light; ink: Light }): Float32Array {
  const covers = new Float32Array(page.width * page.height);
  const bare = paper.red - paper.other;
  const full = ink.red - ink.other;
  for (const i of places) {
    const cover = (redness(page, i) - bare) / (full - bare);
    if (cover >= LEAST_COVER) covers[i] = Math.min(1, cover);
  }
  return covers;
}

function largestAround(covers: Float32Array, i: number, width: number): number {
  let largest = 0;
  for (let row = i - REACH * width; row <= i + REACH * width; row += width) {
    for (let p = row - REACH; p <= row + REACH; p++) largest = Math.max(largest, covers[p] ?? 0);
  }
  return largest;
}
