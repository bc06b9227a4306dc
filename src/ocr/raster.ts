/**
 * Page images as plain arrays, row by row from the top left.
 */

/** Tones: 0 black, 255 white. */
export interface Grey {
  width: number;
  height: number;
  data: Uint8Array;
}

/** 1 where there is ink, 0 where there is paper. */
export interface Ink {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Colours, four bytes a pixel: red, green, blue, and one that is not used. */
export interface Colour {
  width: number;
  height: number;
  data: Uint8Array;
}

/** A box in pixels: `x1` and `y1` lie behind the last pixel. */
export interface PixelBox {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Height of the page's usual characters as a share of its short side: 10.5 points on A4. Scans do not know their scale. */
const EM_SHARE = 0.0176;

/** The usual height of a character on a page image, in pixels; what text is found by is in multiples of it. */
export function usualEm({ width, height }: { width: number; height: number }): number {
  return EM_SHARE * Math.min(width, height);
}

/** The image turned clockwise by a quarter, a half or three quarters. */
export function turned(image: Grey, degrees: 90 | 180 | 270): Grey {
  const { width, height, data } = image;
  const result = new Uint8Array(data.length);
  if (degrees === 180) {
    for (let i = 0, j = data.length - 1; j >= 0; i++, j--) result[i] = data[j] ?? 0;
    return { width, height, data: result };
  }
  for (let y = 0; y < height; y++) {
    const column = degrees === 90 ? height - 1 - y : y;
    for (let x = 0; x < width; x++) {
      const row = degrees === 90 ? x : width - 1 - x;
      result[row * height + column] = data[y * width + x] ?? 0;
    }
  }
  return { width: height, height: width, data: result };
}

/** The image with rows and columns exchanged, so that what works along rows works along columns. */
export function transposed(image: Ink): Ink {
  const { width, height, data } = image;
  const result = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) for (let x = 0, i = y * width; x < width; x++, i++) result[x * height + y] = data[i] ?? 0;
  return { width: height, height: width, data: result };
}
