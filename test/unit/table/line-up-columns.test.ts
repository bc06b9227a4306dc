/**
 * Which columns a piece of a table goes on in, on the next page.
 */
import { describe, expect, it } from 'vitest';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import type { Grid } from '../../../src/model/block.ts';
import type { Word } from '../../../src/model/page.ts';
import { lineUpColumns } from '../../../src/table/read-grid.ts';
import { gridsOf, pageOf, text, textAround, textEnding } from '../../support/page-fixture.ts';

/** Columns of figures end at 240, 320, 400, 480; labels stand in the middle of their columns. */
const ENDS = [240, 320, 400, 480];
const header = [
  ...text(60, 100, '科目名称'),
  ...['本年合计', '财政拨款', '事业收入', '其他收入'].flatMap((label, i) => textAround((ENDS[i] ?? 0) - 30, 100, label)),
];
const row = (y: number, figures: readonly string[]): Word[] => [
  ...text(60, y, '教育支出'),
  ...figures.flatMap((figure, i) => (figure === '' ? [] : textEnding(ENDS[i] ?? 0, y, figure))),
];
const gridOf = (words: readonly Word[]): Grid => {
  const [grid] = gridsOf(layoutPage(pageOf(words)));
  if (grid === undefined) throw new Error('the page has no grid');
  return grid;
};

describe('columns of a page without lines and header', () => {
  it('are those in which their figures stand, however many the page leaves blank between them', () => {
    const before = gridOf([...header, ...row(120, ['9.00', '8.00', '', '1.00']), ...row(140, ['19.00', '18.00', '', '1.00'])]);
    const after = gridOf([...row(100, ['7.00', '6.00', '', '1.00']), ...row(120, ['17.00', '16.00', '', '1.00'])]);
    expect([before.columnCount, after.columnCount]).toEqual([5, 4]);
    expect(lineUpColumns(before, after)).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [4, 4],
    ]);
  });
});
