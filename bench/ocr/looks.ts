/**
 * How scans look: clean, or as feeders and copiers leave them.
 *
 * In → Out: a page in colours → what a scanner makes of it. Seeded: the same page of the same document and seed give the same scan.
 * Turn, blur, noise and place of the stamp are drawn anew for each page.
 */
import { anyStamp, type Stamp, USUAL_STAMP, withStamp } from './stamps.ts';

export interface Picture {
  width: number;
  height: number;
  /** Red, green, blue, opacity. */
  data: Uint8Array;
}

export interface Look {
  name: string;
  /** Largest turn in degrees, blur and noise (standard deviations in pixels and tones), share of light lost in a corner. */
  skew: number;
  blur: number;
  noise: number;
  shade: number;
  /** JPEG quality; null for PNG. */
  jpeg: number | null;
  /** The red stamp on it, if any. */
  stamp: ((random: Random) => Stamp) | null;
  /** Scanned in grey: the stamp loses its colour. */
  grey: boolean;
  /** Scanned in black and white, as machines for faxes and records do: the share of light from which on a dot is white. */
  white: number | null;
}

const CLEAN: Look = { name: 'clean', skew: 0, blur: 0, noise: 0, shade: 0, jpeg: null, stamp: null, grey: false, white: null };
const WORN = { skew: 1.5, blur: 0.8, noise: 12, shade: 0.25, jpeg: 50, white: null };
const GREY: Look = { name: 'grey', ...WORN, stamp: null, grey: true };
const STAMP: Look = { name: 'stamp', ...WORN, stamp: () => USUAL_STAMP, grey: false };
const GREY_STAMP: Look = { name: 'grey-stamp', ...WORN, stamp: () => USUAL_STAMP, grey: true };
const ANY_STAMP: Look = { name: 'any-stamp', ...WORN, stamp: anyStamp, grey: false };
const ANY_GREY_STAMP: Look = { name: 'any-grey-stamp', ...WORN, stamp: anyStamp, grey: true };
/** Black and white: edges are rough, thin strokes broken and close ones joined, and nothing is left of tones. */
const MONO: Look = { name: 'mono', skew: 1.5, blur: 0.7, noise: 8, shade: 0.1, jpeg: null, stamp: null, grey: true, white: 0.62 };

/** What can be measured: the looks of pages in turn. */
export const LOOKS: Readonly<Record<string, readonly Look[]>> = {
  clean: [CLEAN],
  worn: [GREY, STAMP, GREY_STAMP],
  grey: [GREY],
  stamp: [STAMP],
  'grey-stamp': [GREY_STAMP],
  'any-stamp': [ANY_STAMP],
  'any-grey-stamp': [ANY_GREY_STAMP],
  mono: [MONO],
};

export type Random = () => number;

/** A generator of numbers from 0 to 1. */
export function randomFrom(seed: number): Random {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** The picture as a scan. */
export function asScan(picture: Picture, look: Look, random: Random): Picture {
  if (look.name === CLEAN.name) return picture;
  const stamped = look.stamp === null ? picture : withStamp(picture, look.stamp(random), random);
  const angle = look.skew * (2 * random() - 1);
  const scan = worn(blurred(turned(look.grey ? toGrey(stamped) : stamped, angle), look.blur * (0.75 + 0.5 * random())), look, random);
  return look.white === null ? scan : blackAndWhite(scan, look.white);
}

function blackAndWhite({ width, height, data }: Picture, white: number): Picture {
  const result = data.slice();
  for (let i = 0; i < data.length; i += 4) result.fill((data[i] ?? 0) >= white * 255 ? 255 : 0, i, i + 3);
  return { width, height, data: result };
}

function toGrey({ width, height, data }: Picture): Picture {
  const grey = data.slice();
  for (let i = 0; i < data.length; i += 4) {
    const tone = (data[i] ?? 0) * 0.3 + (data[i + 1] ?? 0) * 0.59 + (data[i + 2] ?? 0) * 0.11;
    grey.fill(tone, i, i + 3);
  }
  return { width, height, data: grey };
}

function turned({ width, height, data }: Picture, degrees: number): Picture {
  const result = new Uint8Array(data.length).fill(255);
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin, cx, cy] = [Math.cos(angle), Math.sin(angle), width / 2, height / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = cos * (x - cx) + sin * (y - cy) + cx;
      const v = -sin * (x - cx) + cos * (y - cy) + cy;
      const [left, top] = [Math.floor(u), Math.floor(v)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      for (let c = 0; c < 3; c++) {
        const p = 4 * (top * width + left) + c;
        const upper = (data[p] ?? 0) * (1 - u + left) + (data[p + 4] ?? 0) * (u - left);
        const lower = (data[p + 4 * width] ?? 0) * (1 - u + left) + (data[p + 4 * width + 4] ?? 0) * (u - left);
        result[4 * (y * width + x) + c] = upper * (1 - v + top) + lower * (v - top);
      }
    }
  }
  return { width, height, data: result };
}

function blurred(picture: Picture, sigma: number): Picture {
  if (sigma === 0) return picture;
  const reach = Math.ceil(3 * sigma);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)));
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  const weights = kernel.map((weight) => weight / sum);
  return pass(pass(picture, weights, 1), weights, picture.width);
}

/** Convolves along rows (`step` 1) or columns (`step` the width). */
function pass({ width, height, data }: Picture, weights: readonly number[], step: number): Picture {
  const result = data.slice();
  const reach = (weights.length - 1) / 2;
  for (let i = 0; i < width * height; i++) {
    const along = step === 1 ? i % width : Math.floor(i / width);
    const last = (step === 1 ? width : height) - 1;
    for (let c = 0; c < 3; c++) {
      let value = 0;
      for (const [k, weight] of weights.entries()) {
        const at = Math.min(last, Math.max(0, along + k - reach)) - along;
        value += weight * (data[4 * (i + at * step) + c] ?? 0);
      }
      result[4 * i + c] = value;
    }
  }
  return { width, height, data: result };
}

/** Less contrast, uneven light, noise. */
function worn({ width, height, data }: Picture, { noise, shade, grey }: Look, random: Random): Picture {
  const result = data.slice();
  for (let i = 0; i < width * height; i++) {
    const light = 1 - shade * ((0.6 * (i % width)) / width + (0.4 * Math.floor(i / width)) / height);
    const grain = noise * Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(2 * Math.PI * random());
    for (let c = 0; c < 3; c++) {
      const own = grey || c === 0 ? grain : grain * 0.9;
      result[4 * i + c] = Math.min(255, Math.max(0, (255 - (255 - (data[4 * i + c] ?? 0)) * 0.82) * light - 6 + own));
    }
  }
  return { width, height, data: result };
}
