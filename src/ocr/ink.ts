/**
 * What is ink on a page of even light: smoothing, and the threshold between ink and paper.
 */
import type { Grey, Ink } from './raster.ts';

/** Bounds of the threshold for ink on paper of tone 250. */
const DARKEST = 110;
const LIGHTEST = 205;
/** Mean difference of neighbouring paper pixels from which on a page is smoothed: clean pages have none, scans up to 3. */
const NOISY = 2.5;
/** Pixels lighter than this are paper. */
const PAPER = 200;
const SAMPLE_STRIDE = 7;

/** True where the paper is so rough that strokes should be smoothed before they are followed. */
export function isNoisy({ width, data }: Grey): boolean {
  let sum = 0;
  let count = 0;
  for (let i = width; i < data.length - 1; i += SAMPLE_STRIDE) {
    const here = data[i] ?? 0;
    const next = data[i + 1] ?? 0;
    if (here < PAPER || next < PAPER) continue;
    sum += Math.abs(here - next);
    count++;
  }
  return count > 0 && sum / count > NOISY;
}

/** The image blurred by the kernel 1-2-1 in both directions: enough against noise, and decimal points survive it. */
export function smoothed({ width, height, data }: Grey): Grey {
  const rows = new Uint16Array(data.length);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    for (let x = 0; x < width; x++) {
      const here = data[start + x] ?? 0;
      rows[start + x] = (data[start + Math.max(0, x - 1)] ?? 0) + 2 * here + (data[start + Math.min(width - 1, x + 1)] ?? 0);
    }
  }
  const result = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const [above, here, below] = [Math.max(0, y - 1) * width, y * width, Math.min(height - 1, y + 1) * width];
    for (let x = 0; x < width; x++) {
      result[here + x] = ((rows[above + x] ?? 0) + 2 * (rows[here + x] ?? 0) + (rows[below + x] ?? 0) + 8) >> 4;
    }
  }
  return { width, height, data: result };
}

/** How far around a place the tone is averaged that it is set off against, twice over: about as wide as a stroke of small type. */
const SHARPENED_REACH = 2;
/** Tone that paper gets at most. */
const PAPER_WHITE = 250;

/** The image with its strokes set off against what is around them: what blur took from small type. */
export function sharpened(image: Grey): Grey {
  const { width, height, data } = image;
  const blurred = averaged(averaged(image));
  const result = data.map((tone, i) => Math.max(0, Math.min(PAPER_WHITE, 2 * tone - (blurred.data[i] ?? tone))));
  return { width, height, data: result };
}

/** Each place as the mean of the square around it; sums run along rows and columns. */
function averaged({ width, height, data }: Grey): Grey {
  const rows = slidingMeans(data, { lines: height, length: width, step: 1, next: width });
  return { width, height, data: slidingMeans(rows, { lines: width, length: height, step: width, next: 1 }) };
}

function slidingMeans(data: Uint8Array, { lines, length, step, next }: Record<'lines' | 'length' | 'step' | 'next', number>): Uint8Array {
  const result = new Uint8Array(data.length);
  const span = 2 * SHARPENED_REACH + 1;
  for (let line = 0, start = 0; line < lines; line++, start += next) {
    const at = (k: number): number => data[start + Math.min(length - 1, Math.max(0, k)) * step] ?? 0;
    let sum = 0;
    for (let k = -SHARPENED_REACH; k < SHARPENED_REACH; k++) sum += at(k);
    for (let k = 0; k < length; k++) {
      sum += at(k + SHARPENED_REACH);
      result[start + k * step] = sum / span + 0.5;
      sum -= at(k - SHARPENED_REACH);
    }
  }
  return result;
}

/** The threshold lies this share of the way from Otsu's to the paper: faint strokes of small type are ink, too. */
const FAINT = 0.2;
const PAPER_TONE = 245;

/** The threshold between the tones of ink and paper. */
export function inkThreshold({ data }: Grey): number {
  const counts = new Uint32Array(256);
  for (const tone of data) counts[tone] = (counts[tone] ?? 0) + 1;
  let total = 0;
  let weighted = 0;
  for (let tone = 0; tone < 256; tone++) {
    total += counts[tone] ?? 0;
    weighted += tone * (counts[tone] ?? 0);
  }
  let best = 0;
  // Between two tones that are all there is, every threshold is as good: the middle is taken.
  let [threshold, last] = [LIGHTEST, LIGHTEST];
  let below = 0;
  let sum = 0;
  for (let tone = 0; tone < 255; tone++) {
    below += counts[tone] ?? 0;
    sum += tone * (counts[tone] ?? 0);
    if (below === 0 || below === total) continue;
    const distance = sum / below - (weighted - sum) / (total - below);
    const spread = below * (total - below) * distance * distance;
    if (spread > best) [best, threshold, last] = [spread, tone + 1, tone + 1];
    else if (spread === best) last = tone + 1;
  }
  const middle = (threshold + last) / 2;
  return Math.min(LIGHTEST, Math.max(DARKEST, middle + FAINT * (PAPER_TONE - middle)));
}

/** Ink where the image is darker than `threshold`. */
export function inkOf({ width, height, data }: Grey, threshold: number): Ink {
  const ink = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) ink[i] = (data[i] ?? 0) < threshold ? 1 : 0;
  return { width, height, data: ink };
}
