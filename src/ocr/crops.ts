/**
 * Segments cut out of the page and brought to the size that the engine reads best.
 */
import type { Grey, PixelBox } from './raster.ts';
import type { Segment } from './segments.ts';

/** Paper around the ink, as a share of the line's height: neighbouring lines are at least this far away. */
const MARGIN = 0.08;
/** Height of lines of ideographs in the engine's images, in pixels. */
const TEXT_HEIGHT = 32;

/** How a segment is cut out. */
export interface CropOptions {
  /** Height of the ink after scaling, in pixels. */
  inkHeight: number;
  /** Height of the line's characters on the page: that of the usual ones, not of a line of commas. */
  lineHeight: number;
}

/**
 * The image of one segment, scaled so that its characters have the wished height: thin strokes are averaged, none skipped. Ink of its
 * neighbours is left out.
 */
export function cropOf(image: Grey, segment: Segment, { inkHeight, lineHeight }: CropOptions): Grey {
  const margin = Math.ceil(MARGIN * lineHeight);
  const box: PixelBox = {
    x0: Math.max(0, segment.x0 - 2 * margin),
    y0: Math.max(0, segment.y0 - margin),
    x1: Math.min(image.width, segment.x1 + 2 * margin),
    y1: Math.min(image.height, segment.y1 + margin),
  };
  const scale = inkHeight / lineHeight;
  return scaled(image, box, scale, Math.ceil(1 / scale));
}

/** The image of a segment for readers of words. */
export function cropOfText(image: Grey, segment: Segment): Grey {
  return cropOf(image, segment, { inkHeight: TEXT_HEIGHT, lineHeight: segment.y1 - segment.y0 });
}

/** Tone of paper. */
const PAPER = 250;

/** The same without what stands right in front of the segment, which its image would hold a part of. */
export function cropOfTextBehind(image: Grey, segment: Segment): Grey {
  const lineHeight = segment.y1 - segment.y0;
  const margin = Math.min(segment.x0, 2 * Math.ceil(MARGIN * lineHeight));
  const crop = cropOfText(image, segment);
  const front = Math.floor((margin * TEXT_HEIGHT) / lineHeight);
  for (let y = 0; y < crop.height; y++) crop.data.fill(PAPER, y * crop.width, y * crop.width + front);
  return crop;
}

/** A part of an image, `scale` times as large: interpolated, and averaged over `samples` × `samples` places where it becomes smaller. */
export function scaled(image: Grey, box: PixelBox, scale: number, samples = Math.max(1, Math.round(1 / scale))): Grey {
  const width = Math.max(1, Math.round((box.x1 - box.x0) * scale));
  const height = Math.max(1, Math.round((box.y1 - box.y0) * scale));
  const result = new Uint8Array(width * height);
  const step = 1 / (scale * samples);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let j = 0; j < samples; j++) {
        for (let i = 0; i < samples; i++) {
          sum += toneAt(image, box.x0 + (x * samples + i + 0.5) * step - 0.5, box.y0 + (y * samples + j + 0.5) * step - 0.5);
        }
      }
      result[y * width + x] = sum / (samples * samples) + 0.5;
    }
  }
  return { width, height, data: result };
}

/** The tone between four pixels. */
function toneAt({ width, height, data }: Grey, x: number, y: number): number {
  const u = Math.min(width - 2, Math.max(0, x));
  const v = Math.min(height - 2, Math.max(0, y));
  const left = Math.floor(u);
  const top = Math.floor(v);
  const p = top * width + left;
  const fx = u - left;
  const upper = (data[p] ?? 0) * (1 - fx) + (data[p + 1] ?? 0) * fx;
  const lower = (data[p + width] ?? 0) * (1 - fx) + (data[p + width + 1] ?? 0) * fx;
  return upper + (lower - upper) * (v - top);
}
