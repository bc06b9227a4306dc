import { describe, expect, it } from 'vitest';
import { joinBrokenFigures } from '../../../src/mapping/broken-figures.ts';
import type { Grid } from '../../../src/model/block.ts';
import { ruledGrid } from '../../support/grids.ts';

const UPPER = ['科目|金额|金额', '301|42.48|4.20', '302|0.30|1.10', '303|2.8|71.20'];

/** Rows of the joined regions as text. */
function joined(...grids: readonly Grid[]): string[][] {
  const regions = grids.map((grid) => ({ captions: [], heading: null, grid, notes: [], follows: false }));
  return joinBrokenFigures(regions).map(({ grid }) =>
    Array.from({ length: grid.rowCount }, (_, row) =>
      grid.cells
        .filter((cell) => cell.row === row)
        .map(({ text }) => text.replaceAll('\n', '/'))
        .join('|'),
    ),
  );
}

describe('a figure that a page break cut through', () => {
  it('takes its last digits back, and the rest of its label', () => {
    expect(joined(ruledGrid(UPPER, 8), ruledGrid(['|7|', '304|0.56|3.69'], 9))).toEqual([
      [...UPPER.slice(0, 3), '303|2.8/7|71.20'],
      ['304|0.56|3.69'],
    ]);
    const wide = ['科目|金额', '301|42.48', '302|1.10', '公用经费|4,651,4'];
    expect(joined(ruledGrid(wide, 8), ruledGrid(['合计|36.61'], 9))).toEqual([[...wide.slice(0, 3), '公用经费/合计|4,651,4/36.61']]);
  });

  it('is found below a header that is printed again, and in a table of other columns', () => {
    expect(joined(ruledGrid(UPPER, 8), ruledGrid(['科目|金额|金额', '栏次|1|2', '|7|', '304|0.56|3.69'], 9))[0]?.at(-1)).toBe(
      '303|2.8/7|71.20',
    );
    expect(joined(ruledGrid(UPPER, 8), ruledGrid(['|7'], 9))).toEqual([[...UPPER.slice(0, 3), '303|2.8/7|71.20']]);
  });

  it('is left where the digits stand below another cell, beside other text, make another number of decimals, or on another page', () => {
    for (const [row, page] of [
      ['||7', 9],
      ['7||', 9],
      ['合计|7|', 9],
      ['|7|0.56', 9],
      ['|77|', 9],
      ['|7.20|', 9],
      ['|7|', 10],
      ['|7|', 8],
    ] as const)
      expect(joined(ruledGrid(UPPER, 8), ruledGrid([row, '304|0.56|3.69'], page))).toEqual([UPPER, [row, '304|0.56|3.69']]);
  });

  it('begins in no column of codes', () => {
    const upper = ['编码|科目|金额', '221|住房保障支出|42.48', '2210201|住房公积金|42.48'];
    const right = ['项目支出|经营支出', '206.25|', '31.07|'];
    expect(joined(ruledGrid(upper, 8), ruledGrid(right, 9))).toEqual([upper, right]);
  });

  it('is taken out from between the sides of a frame around the table', () => {
    const upper = ['|科目|金额', '^|301|42.48', '^|302|1.10', '^|303|2.8'];
    expect(joined(ruledGrid(upper, 8), ruledGrid(['||7', '^|304|3.69', '^|305|0.10'], 9))).toEqual([
      ['|科目|金额', '301|42.48', '302|1.10', '303|2.8/7'],
      ['|304|3.69', '305|0.10'],
    ]);
  });

  it('is no number of a column above the first row of figures', () => {
    const upper = ['科目|金额|金额', '栏次|1|2'];
    const lower = ['合计|42.48|4.20', '301|0.56|3.69', '302|0.30|1.10'];
    expect(joined(ruledGrid(upper, 8), ruledGrid(lower, 9))).toEqual([upper, lower]);
  });

  it('is left where the figures have decimals as they come', () => {
    const upper = ['科目|金额', '301|42.4', '302|1.1', '303|2.8'];
    expect(joined(ruledGrid(upper, 8), ruledGrid(['|7'], 9))).toHaveLength(2);
  });

  it('may be a code that is no code without its last digits', () => {
    const upper = ['代码|名称|金额', '20805|养老支出|4.00', '208\\n050|离退休|4.00'];
    expect(joined(ruledGrid(upper, 8), ruledGrid(['代码|名称|金额', '2|支出|', '210|卫生健康|1.00'], 9))).toEqual([
      [...upper.slice(0, 2), '208/050/2|离退休/支出|4.00'],
      ['代码|名称|金额', '210|卫生健康|1.00'],
    ]);
    const whole = ['代码|名称|行次', '208|社会保障|5', '20805|养老支出|6'];
    for (const row of ['05||', '2||', '||7', '|支出|7']) expect(joined(ruledGrid(whole, 8), ruledGrid([row], 9))).toEqual([whole, [row]]);
  });
});
