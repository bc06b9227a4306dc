import { describe, expect, it } from 'vitest';
import { sizeTable } from '../../../scripts/generate/layouts/pdf-grid.ts';
import { figure, head, type PrintedTable, words } from '../../../scripts/generate/printed-table.ts';

const measure = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2000' ? 1 : 0.5), 0);

const TABLE: PrintedTable = {
  table: 'expenditure',
  occurrence: 1,
  title: '支出决算表',
  ordinal: '一',
  formNumber: null,
  unit: '元',
  header: [
    [head('项目', 1, 2), head('本年支出', 2)],
    [head('基本支出'), head('项目支出')],
  ],
  body: [[words('机关事业单位基本养老保险缴费支出'), figure('1,234,567.89', 'a', 'basic'), figure('0.00', 'a', 'project')]],
  width: 3,
  widths: [5, 1, 1],
  notes: [],
  wide: false,
};

const size = (available: number, tall = false): ReturnType<typeof sizeTable> =>
  sizeTable(TABLE, { available, tall, bordered: true, measure });

describe('sizeTable', () => {
  it('places cells beside and below the spans of others', () => {
    const places = size(400).cells.map(({ cell, row, column }) => [cell.text, row, column]);
    expect(places.slice(0, 4)).toEqual([
      ['项目', 0, 0],
      ['本年支出', 0, 1],
      ['基本支出', 1, 1],
      ['项目支出', 1, 2],
    ]);
  });

  it('fills the width and gives a figure the room it needs', () => {
    const { edges, size: points } = size(200);
    expect(edges.at(-1)).toBeCloseTo(200, 6);
    expect((edges[2] ?? 0) - (edges[1] ?? 0)).toBeGreaterThanOrEqual(measure('1,234,567.89') * points);
  });

  it('takes a smaller font where the figures would not fit, and refuses what fits no font', () => {
    expect(size(110).size).toBeLessThan(size(400).size);
    expect(() => size(60)).toThrow(RangeError);
  });

  it('makes rows high enough for their wrapped labels; tall rows narrow the labels', () => {
    const compact = size(280);
    const tall = size(280, true);
    const labelLines = (grid: ReturnType<typeof sizeTable>): number => grid.cells.find(({ row }) => row === 2)?.lines.length ?? 0;
    expect(labelLines(tall)).toBeGreaterThan(labelLines(compact));
    for (const grid of [compact, tall]) expect(grid.heights[2]).toBeGreaterThanOrEqual(labelLines(grid) * grid.leading);
  });

  it('stretches the last row of a merged cell whose text is too long for its rows', () => {
    const table = {
      ...TABLE,
      header: [],
      body: [
        [words('年度总体目标的说明文字比两行都长得多', { rowSpan: 2 }), words('甲'), words('乙')],
        [words('丙'), words('丁')],
      ],
      widths: [1, 5, 5],
    };
    const { heights, leading, cells } = sizeTable(table, { available: 200, tall: false, bordered: true, measure });
    expect((heights[0] ?? 0) + (heights[1] ?? 0)).toBeGreaterThanOrEqual((cells[0]?.lines.length ?? 0) * leading);
    expect(heights[1]).toBeGreaterThan(heights[0] ?? 0);
  });

  it('refuses rows that do not fill the matrix', () => {
    const table = { ...TABLE, body: [[words('甲')]] };
    expect(() => sizeTable(table, { available: 400, tall: false, bordered: true, measure })).toThrow(/row 2/);
  });
});
