import { describe, expect, it } from 'vitest';
import { cropOf } from '../../../src/ocr/crops.ts';
import { lineAt, pack, toPgm } from '../../../src/ocr/pack.ts';
import { drawn } from '../../support/drawn-page.ts';

describe('pack', () => {
  const lines = [drawn(40, 36, [{ x0: 0, y0: 0, x1: 40, y1: 36 }]), drawn(100, 30, []), drawn(10, 36, [{ x0: 0, y0: 0, x1: 10, y1: 36 }])];

  it('stacks lines so that each row tells its line', () => {
    const packed = pack(lines);
    expect(packed.image.width).toBe(160);
    expect(lineAt(packed, 31)).toBe(0);
    expect(lineAt(packed, 30 + 36 + 30 + 15)).toBe(1);
    expect(lineAt(packed, packed.image.height - 31)).toBe(2);
    expect(packed.image.data[31 * 160 + 31]).toBe(0);
    expect(packed.image.data[31 * 160 + 75]).toBe(250);
  });

  it('is written as a portable graymap', () => {
    const file = toPgm({ width: 2, height: 1, data: Uint8Array.from([7, 8]) });
    expect([...file]).toEqual([...Buffer.from('P5\n2 1\n255\n'), 7, 8]);
  });
});

describe('cropOf', () => {
  it('brings characters to the wished height', () => {
    const page = drawn(400, 300, [{ x0: 100, y0: 100, x1: 200, y1: 150 }]);
    const box = { x0: 100, y0: 100, x1: 200, y1: 150 };
    const crop = cropOf(page, { ...box, parts: [] }, { inkHeight: 25, lineHeight: 50 });
    expect(crop.height).toBe(29);
    expect(crop.width).toBe(58);
    expect(crop.data[14 * crop.width + 29]).toBe(0);
    expect(crop.data[0]).toBe(255);
  });
});
