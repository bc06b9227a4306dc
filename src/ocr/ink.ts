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
  for (let y = 0, start = 0; y < height; y++, start += width) {
    let before = data[start] ?? 0;
    let here = before;
    for (let x = 0; x < width; x++) {
      const after = data[start + Math.min(width - 1, x + 1)] ?? 0;
      rows[start + x] = before + 2 * here + after;
      before = here;
      here = after;
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
  const result = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const tone = data[i] ?? 0;
    result[i] = Math.max(0, Math.min(PAPER_WHITE, 2 * tone - (blurred.data[i] ?? tone)));
  }
  return { width, height, data: result };
}

/** Each place as the mean of the square around it: first along rows, then along columns. */
function averaged(image: Grey): Grey {
  const { width, height } = image;
  return { width, height, data: meansDown({ width, height, data: meansAcross(image) }) };
}

const SPAN = 2 * SHARPENED_REACH + 1;

function meansAcross({ width, height, data }: Grey): Uint8Array {
  const result = new Uint8Array(data.length);
  const at = (start: number, x: number): number => data[start + Math.min(width - 1, Math.max(0, x))] ?? 0;
  for (let y = 0, start = 0; y < height; y++, start += width) {
    let sum = 0;
    for (let x = -SHARPENED_REACH; x < SHARPENED_REACH; x++) sum += at(start, x);
    for (let x = 0; x < width; x++) {
      sum += at(start, x + SHARPENED_REACH);
      result[start + x] = sum / SPAN + 0.5;
      sum -= at(start, x - SHARPENED_REACH);
    }
  }
  return result;
}

/** Sums of all columns are kept side by side, since memory is read along rows. */
function meansDown({ width, height, data }: Grey): Uint8Array {
  const result = new Uint8Array(data.length);
  const sums = new Uint16Array(width);
  const startOf = (y: number): number => width * Math.min(height - 1, Math.max(0, y));
  for (let y = -SHARPENED_REACH; y < SHARPENED_REACH; y++) {
    const added = startOf(y);
    for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (data[added + x] ?? 0);
  }
  for (let y = 0; y < height; y++) {
    const [here, added, dropped] = [y * width, startOf(y + SHARPENED_REACH), startOf(y - SHARPENED_REACH)];
    for (let x = 0; x < width; x++) {
      const sum = (sums[x] ?? 0) + (data[added + x] ?? 0);
      result[here + x] = sum / SPAN + 0.5;
      sums[x] = sum - (data[dropped + x] ?? 0);
    }
  }
  return result;
}

/** The threshold lies this share of the way from Otsu's to the paper: faint strokes of small type are ink, too. */
const FAINT = 0.2;
/** Tone of paper of even light. */
export const PAPER_TONE = 245;

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
