import { describe, expect, it } from 'vitest';
import { asScan, LOOKS, type Picture, randomFrom } from '../../../bench/ocr/looks.ts';

/** A white page with a black bar across it. */
function barred(): Picture {
  const [width, height] = [60, 60];
  const data = new Uint8Array(4 * width * height).fill(255);
  for (let i = 20 * width; i < 28 * width; i++) data.fill(0, 4 * i, 4 * i + 3);
  return { width, height, data };
}

function scanned(look: string): Picture {
  const [first] = LOOKS[look] ?? [];
  if (first === undefined) throw new Error(`no look ${look}`);
  return asScan(barred(), first, randomFrom(7));
}

const tones = ({ data }: Picture): Set<number> => new Set(data.filter((_, i) => i % 4 !== 3));

describe('asScan', () => {
  it('leaves black and white alone in scans of that kind', () => {
    const { data, width } = scanned('mono');
    expect(tones({ ...barred(), data })).toEqual(new Set([0, 255]));
    expect([data[4 * (24 * width + 30)], data[4 * (5 * width + 30)]]).toEqual([0, 255]);
  });

  it('leaves tones in grey scans', () => {
    expect(tones(scanned('grey')).size).toBeGreaterThan(20);
  });

  it('makes the same scan of the same page and seed', () => {
    expect(scanned('mono').data).toEqual(scanned('mono').data);
  });
});
