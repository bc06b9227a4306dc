import { describe, expect, it } from 'vitest';
import { columnsApart } from '../../../src/ocr/columns-apart.ts';
import { componentsOf } from '../../../src/ocr/components.ts';
import { segmentsOf } from '../../../src/ocr/segments.ts';
import { type Box, figure, inked } from '../../support/drawn-page.ts';

const [WIDTH, HEIGHT, EM] = [1240, 900, 22];

/** A square of strokes, as high as an ideograph. */
const ideograph = (x: number, y: number): Box[] => [
  { x0: x, y0: y, x1: x + 20, y1: y + 2 },
  { x0: x, y0: y + 18, x1: x + 20, y1: y + 20 },
  { x0: x + 9, y0: y, x1: x + 11, y1: y + 20 },
];
const name = (x: number, y: number): Box[] => [0, 23, 46, 69].flatMap((dx) => ideograph(x + dx, y));

/** Where the segments of each row begin. */
function starts(boxes: readonly Box[]): number[][] {
  const segments = columnsApart(segmentsOf(componentsOf(inked(WIDTH, HEIGHT, boxes)), { rules: [], em: EM }), EM);
  const rows = new Map<number, number[]>();
  for (const { x0, y0 } of segments)
    rows.set(
      Math.round(y0 / 40),
      [...(rows.get(Math.round(y0 / 40)) ?? []), x0].sort((a, b) => a - b),
    );
  return [...rows.values()];
}

const row = (i: number, code: string, x = 240): Box[] => [...figure(100, 40 * i, code), ...name(x, 40 * i)];

describe('columnsApart', () => {
  it('parts a long code from the name behind it where names begin in one column', () => {
    const table = [...row(1, '208'), ...row(2, '20805'), ...row(3, '2080505'), ...row(4, '2080506')];
    expect(starts(table)).toEqual(Array(4).fill([100, 240]));
  });

  it('leaves digits in sentences alone, whose words begin nowhere in particular', () => {
    expect(starts([...row(1, '2080505'), ...row(2, '208050', 222), ...row(3, '20805', 204)])).toEqual(Array(3).fill([100]));
  });

  it('parts two amounts, and no figure at the room beside a 1', () => {
    expect(starts([...figure(100, 40, '5751665.83'), ...figure(285, 40, '5651584.35')])).toEqual([[100, 285]]);
    expect(starts(figure(100, 40, '1111,171.11'))).toEqual([[103]]);
  });

  it('takes decimals in one column for no names', () => {
    // One digit of a worn scan is set lower, which makes the two look like words.
    const apart = (x: number, y: number): Box[] => [...figure(x, y, '2531.'), ...figure(x + 80, y, '0'), ...figure(x + 98, y + 4, '4')];
    const amounts = [1, 2, 3, 4].flatMap((i) => apart(100, 40 * i));
    expect(starts(amounts)).toEqual(Array(4).fill([100]));
  });

  it('parts an amount from the name in the next column where others begin there', () => {
    const table = [1, 2, 3, 4].flatMap((i) => [...(i < 3 ? figure(100, 40 * i, '613.32') : []), ...name(220, 40 * i)]);
    expect(starts(table)).toEqual([[100, 220], [100, 220], [220], [220]]);
    // A sentence goes on behind an amount wherever that ends: others begin elsewhere.
    expect(starts([...figure(100, 40, '613.32'), ...name(212, 40)])).toEqual([[100]]);
  });

  it('parts an amount whose decimals touch on a worn scan from the name behind it', () => {
    const touching = (x: number, y: number): Box[] => [...figure(x, y, '613.'), ...[0, 18].flatMap((dx) => figure(x + 72 + dx, y, '0'))];
    const bar = (x: number, y: number): Box => ({ x0: x + 72, y0: y + 9, x1: x + 72 + 33, y1: y + 12 });
    const rows = (digits: (y: number) => Box[]): Box[] => [1, 2, 3].flatMap((i) => [...digits(40 * i), ...name(220, 40 * i)]);
    expect(starts(rows((y) => [...touching(100, y), bar(100, y)]))).toEqual(Array(3).fill([100, 220]));
    // Three digits that touch are no decimals.
    const long = (y: number): Box[] => [...touching(100, y), { ...bar(100, y), x1: 223 }, ...figure(208, y, '0')];
    expect(starts([1, 2, 3].flatMap((i) => [...long(40 * i), ...name(240, 40 * i)]))).toEqual(Array(3).fill([100]));
  });

  it('parts an amount from a name that begins with a narrow piece, where others begin there', () => {
    // Two dots above a broad foot, as 总 has.
    const dotted = (x: number, y: number): Box[] => [
      { x0: x, y0: y + 12, x1: x + 4, y1: y + 18 },
      { x0: x + 5, y0: y, x1: x + 20, y1: y + 20 },
      ...ideograph(x + 23, y),
    ];
    const table = [...[1, 2, 3].flatMap((i) => [...figure(100, 40 * i, '613.32'), ...name(206, 40 * i)]), ...figure(100, 160, '613.32')];
    expect(starts([...table, ...dotted(206, 160)])).toEqual(Array(4).fill([100, 206]));
  });
});
