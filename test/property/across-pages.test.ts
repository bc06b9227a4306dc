/**
 * Whatever table is printed across, and wherever it is cut, its pages laid side by side are the table again.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutWide } from '../../src/layout/across-blocks.ts';
import { AcrossPages } from '../../src/layout/across-pages.ts';
import { layoutPage } from '../../src/layout/page-blocks.ts';
import { gridsOf, lattice, linesIn, matrixOf, pageOf, text, textAround, textEnding } from '../support/page-fixture.ts';
import { printAcross } from '../support/printed-across.ts';

function edges(start: number, sizes: readonly number[]): number[] {
  const all = [start];
  for (const size of sizes) all.push((all.at(-1) ?? 0) + size);
  return all;
}

const tables = fc
  .record({
    widths: fc.array(fc.integer({ min: 60, max: 140 }), { minLength: 3, maxLength: 8 }),
    heights: fc.array(fc.integer({ min: 16, max: 40 }), { minLength: 4, maxLength: 12 }),
    cents: fc.array(fc.integer({ min: 0, max: 999_999 }), { minLength: 96, maxLength: 96 }),
    cuts: fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 3 }),
    margin: fc.integer({ min: 20, max: 90 }),
  })
  .map(({ widths, heights, cents, cuts, margin }) => {
    const xs = edges(50, widths);
    const ys = edges(100, heights);
    const right = xs.at(-1) ?? 0;
    const words = [
      ...textAround((50 + right) / 2, 60, '收入支出决算总表及其说明'),
      ...text(50, 85, '部门：某某局'),
      ...textEnding(right, 85, '单位：元'),
      ...widths.flatMap((_, c) => text((xs[c] ?? 0) + 3, (ys[1] ?? 0) - 4, `科目${c}`)),
      ...heights.slice(1).flatMap((_, r) =>
        widths.flatMap((_width, c) => {
          const y = (ys[r + 2] ?? 0) - 4;
          return c === 0 ? text(53, y, `20${r}款`) : textEnding((xs[c + 1] ?? 0) - 3, y, ((cents[r * 8 + c] ?? 0) / 100).toFixed(2));
        }),
      ),
    ];
    const borders = [...new Set(cuts.map((cut) => xs[1 + (cut % (widths.length - 1))] ?? 0))].sort((a, b) => a - b);
    return { page: pageOf(words, lattice(xs, ys), { widthPt: right + 50 }), borders, margin };
  });

describe('a table printed across', () => {
  test('is the same table again', () => {
    fc.assert(
      fc.property(tables, ({ page, borders, margin }) => {
        const sheets = new AcrossPages();
        const pages = printAcross(page, borders, { margin, widthPt: 700 });
        const last = pages.map((one, i) => sheets.take({ ...one, number: i + 1 })).at(-1);
        expect(last?.wide.parts.map((part) => part.page)).toEqual(pages.map((_, i) => i + 1));
        const [whole, joined] = [layoutPage(page), last == null ? [] : layoutWide(last.wide)];
        expect(gridsOf(joined).map(matrixOf)).toEqual(gridsOf(whole).map(matrixOf));
        expect(linesIn(joined)).toEqual(linesIn(whole));
      }),
      { numRuns: 200 },
    );
  });
});
