/**
 * What stamping, scanning and compressing make of a page: more and less of it than the scans of the benchmark.
 */
import { between, createCanvas, loadImage, type Random } from './canvas.ts';

/** Red ink lets black shine through; pads are more or less full. */
export function press(page: Uint8ClampedArray, cover: Uint8ClampedArray, random: Random): Float32Array {
  const red = between(random, 0.62, 0.97) * 255;
  const green = between(random, 0.1, 0.6);
  const blue = Math.min(0.75, green * between(random, 0.8, 1.3));
  const data = new Float32Array((page.length / 4) * 3);
  for (let i = 0, p = 0; p < page.length; i += 3, p += 4) {
    const ink = (255 - (cover[p] ?? 255)) / 255;
    const [r, g, b] = [page[p] ?? 0, page[p + 1] ?? 0, page[p + 2] ?? 0];
    data[i] = r + ink * (Math.min(r, red) - r);
    data[i + 1] = g * (1 + ink * (green - 1));
    data[i + 2] = b * (1 + ink * (blue - 1));
  }
  return data;
}

interface Sheet {
  width: number;
  height: number;
  /** Red, green, blue. */
  data: Float32Array;
}

/** Turned, blurred, unevenly lit, pale and grainy, by chance; without colours where `isGrey`. */
export function wear({ width, height, data }: Sheet, isGrey: boolean, random: Random): Sheet {
  if (isGrey)
    for (let i = 0; i < data.length; i += 3)
      data.fill(0.3 * (data[i] ?? 0) + 0.59 * (data[i + 1] ?? 0) + 0.11 * (data[i + 2] ?? 0), i, i + 3);
  const turned = turn({ width, height, data }, (between(random, -1.6, 1.6) * Math.PI) / 180);
  const sigma = between(random, 0.3, 1.15);
  const blurred = blur(turned, sigma);
  const noise = random() < 0.15 ? 2 : between(random, 5, 16);
  const shade = between(random, 0, 0.35);
  const contrast = between(random, 0.7, 1);
  const grain = grains(random);
  for (let i = 0, p = 0; p < blurred.length; i++, p += 3) {
    const light = 1 - shade * ((0.6 * (i % width)) / width + (0.4 * (i / width)) / height);
    const common = noise * grain();
    for (let c = 0; c < 3; c++) {
      const own = isGrey ? common : 0.8 * common + 0.5 * noise * grain();
      blurred[p + c] = Math.min(255, Math.max(0, (255 - (255 - (blurred[p + c] ?? 0)) * contrast) * light - 4 + own));
    }
  }
  return { width, height, data: blurred };
}

/** Normally distributed numbers, drawn from a table. */
function grains(random: Random): () => number {
  const table = Float32Array.from({ length: 65536 }, () => Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(2 * Math.PI * random()));
  let state = Math.floor(random() * 4294967296);
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return table[state >>> 16] ?? 0;
  };
}

function turn({ width, height, data }: Sheet, angle: number): Sheet {
  const result = new Float32Array(data.length).fill(255);
  const [cos, sin, cx, cy] = [Math.cos(angle), Math.sin(angle), width / 2, height / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = cos * (x - cx) + sin * (y - cy) + cx;
      const v = -sin * (x - cx) + cos * (y - cy) + cy;
      const [l, t] = [Math.floor(u), Math.floor(v)];
      if (l < 0 || t < 0 || l >= width - 1 || t >= height - 1) continue;
      const [fx, fy] = [u - l, v - t];
      for (let c = 0; c < 3; c++) {
        const p = 3 * (t * width + l) + c;
        const upper = (data[p] ?? 0) * (1 - fx) + (data[p + 3] ?? 0) * fx;
        const lower = (data[p + 3 * width] ?? 0) * (1 - fx) + (data[p + 3 * width + 3] ?? 0) * fx;
        result[3 * (y * width + x) + c] = upper + (lower - upper) * fy;
      }
    }
  }
  return { width, height, data: result };
}

function blur({ width, data }: Sheet, sigma: number): Float32Array {
  const reach = Math.ceil(2.5 * sigma);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)));
  const sum = kernel.reduce((a, b) => a + b, 0);
  const pass = (from: Float32Array, step: number): Float32Array => {
    const to = from.slice();
    for (let i = reach * step; i < from.length - reach * step; i++) {
      let value = 0;
      for (let k = -reach; k <= reach; k++) value += (kernel[k + reach] ?? 0) * (from[i + k * step] ?? 0);
      to[i] = value / sum;
    }
    return to;
  };
  return pass(pass(data, 3), 3 * width);
}

/** What JPEG leaves of a page: bytes of red, green, blue and alpha. */
export async function compressed({ width, height, data }: Sheet, random: Random): Promise<Uint8Array> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  for (let i = 0, p = 0; i < data.length; i += 3, p += 4) {
    image.data[p] = data[i] ?? 0;
    image.data[p + 1] = data[i + 1] ?? 0;
    image.data[p + 2] = data[i + 2] ?? 0;
    image.data[p + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  const file = canvas.toBuffer('image/jpeg', random() < 0.5 ? 50 : Math.round(between(random, 35, 90)));
  context.drawImage(await loadImage(file), 0, 0);
  return new Uint8Array(context.getImageData(0, 0, width, height).data);
}
