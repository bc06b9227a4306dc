/**
 * Tables with bars: Markdown, web copies, broken rows.
 */
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { gridsIn, lineTexts, onlyGrid } from '../../support/text-grids.ts';

describe('tables with bars', () => {
  it('reads a Markdown table', () => {
    expect(onlyGrid('| 项目 | 金额 |\n|:--|--:|\n| 一、<br>收入 | 12.30 |\n| 甲\\|乙 | **4.5** |\n')).toEqual([
      '项目 | 金额',
      '一、/收入 | 12.30',
      '甲|乙 | 4.5',
    ]);
  });

  it('does without bars at the ends', () => {
    expect(onlyGrid('项目 | 金额\n---|---\n合计 | 1.00 |\n')).toEqual(['项目 | 金额', '合计 | 1.00']);
  });

  it('takes a bar at the end of a row for a blank cell where the separator row has none', () => {
    expect(onlyGrid('代码 | 名称 | 金额\n---|---|---\n | 合计 | 1.00\n208 | 支出 | \n | | 2.00')).toEqual([
      '代码 | 名称 | 金额',
      '| 合计 | 1.00',
      '208 | 支出 |',
      '|  | 2.00',
    ]);
  });

  it('drops the blank header that converters put above a table', () => {
    expect(onlyGrid('|  |  |\n|---|---|\n| 项目 | 金额 |\n| 合计 | 1.00 |')).toEqual(['项目 | 金额', '合计 | 1.00']);
  });

  it('counts bars at the ends of a web copy as blank cells where not all rows have them', () => {
    const [grid] = gridsIn(layoutText('公开01表 | ||\n单位:甲 | 2024年度 | 金额单位:万元 |\n项目 | 金额 | 项目 | 金额\n'));
    expect(grid).toMatchObject({ origin: 'pipes', columnCount: 4, rowLengths: [4, 4, 4] });
    expect(grid?.cells.slice(0, 8).map((cell) => cell.text)).toEqual(['公开01表', '', '', '', '单位:甲', '2024年度', '金额单位:万元', '']);
  });

  it('keeps a row of dashes that means nothing', () => {
    expect(onlyGrid('| 项目 | 金额 |\n|---|---|\n| - | - |\n| 合计 | 1.00 |')).toEqual(['项目 | 金额', '- | -', '合计 | 1.00']);
  });

  it('joins a row broken inside a cell', () => {
    expect(onlyGrid('| 指标 | 原因 |\n|---|---|\n| 甲 | 疫情期间\n居家办公 |\n| 乙 | 无 |')).toEqual([
      '指标 | 原因',
      '甲 | 疫情期间/居家办公',
      '乙 | 无',
    ]);
  });

  it('reads drawn frames', () => {
    expect(onlyGrid('┌──┬──┐\n│项目│金额│\n├──┼──┤\n│合计│1.00│\n└──┴──┘')).toEqual(['项目 | 金额', '合计 | 1.00']);
  });

  it('starts anew where a second separator has another width', () => {
    const grids = gridsIn(layoutText('| a | b |\n|---|---|\n| 1 | 2 |\n| c | d | e |\n|---|---|---|\n| 3 | 4 | 5 |'));
    expect(grids.map((grid) => [grid.rowCount, grid.columnCount])).toEqual([
      [2, 2],
      [2, 3],
    ]);
  });

  it('leaves a lone bar in prose alone', () => {
    expect(lineTexts('首页 | 公开 | 决算\n正文')).toEqual(['首页 | 公开 | 决算', '正文']);
    expect(lineTexts('甲 | 乙\n丙')).toEqual(['甲 | 乙', '丙']);
  });

  it('places cells at their characters', () => {
    const [grid] = gridsIn(layoutText('\n|  合计 | 1.00|\n|---|---|\n'));
    expect(grid?.cells[0]?.place).toMatchObject({ line: 2, columns: [4, 5] });
    expect(grid?.cells[1]?.place).toMatchObject({ line: 2, columns: [9, 12] });
  });
});
