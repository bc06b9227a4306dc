import { describe, expect, it } from 'vitest';
import { type Grey, transposed, turned } from '../../../src/ocr/raster.ts';

const image: Grey = { width: 3, height: 2, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) };

describe('images', () => {
  it('are turned clockwise', () => {
    expect(turned(image, 90)).toEqual({ width: 2, height: 3, data: Uint8Array.from([4, 1, 5, 2, 6, 3]) });
    expect(turned(image, 180)).toEqual({ width: 3, height: 2, data: Uint8Array.from([6, 5, 4, 3, 2, 1]) });
    expect(turned(image, 270)).toEqual({ width: 2, height: 3, data: Uint8Array.from([3, 6, 2, 5, 1, 4]) });
  });

  it('are as before after a turn and its reverse', () => {
    expect(turned(turned(image, 90), 270)).toEqual(image);
  });

  it('exchange rows and columns', () => {
    expect(transposed(image)).toEqual({ width: 2, height: 3, data: Uint8Array.from([1, 4, 2, 5, 3, 6]) });
  });
});
