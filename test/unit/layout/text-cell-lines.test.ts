/**
 * Tables with every cell on a line of its own.
 */
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { gridsIn, lineTexts, onlyGrid } from '../../support/text-grids.ts';

/** Cells as lines that a bar closes. */
function stacked(rows: readonly string[]): string {
  return rows.flatMap((row) => row.split('|').map((cell) => `${cell.trim()} |`.trim())).join('\n');
}

const COSTS = ['项 目 | 预 算 数 | 决 算 数', '合 计 | 3 | 1.70', '因公出国（境）费 |  |', '公务接待费 | 1 | 0.50'];

describe('cells on lines of their own', () => {
  it('are put into the only columns that make a table of them', () => {
    expect(onlyGrid(stacked(COSTS))).toEqual(COSTS);
  });

  it('may begin each row with a blank one', () => {
    expect(onlyGrid(stacked(COSTS.map((row) => `| ${row}`)))).toEqual(COSTS.map((row) => `| ${row}`));
  });

  it('may lack the last blank ones', () => {
    expect(onlyGrid(stacked([...COSTS, '公务用车购置费']))).toEqual([...COSTS, '公务用车购置费 |  |']);
  });

  it('go on behind blank lines', () => {
    expect(onlyGrid(stacked(COSTS).replaceAll('合', '\n\n合'))).toEqual(COSTS);
  });

  it('keep their lines', () => {
    const [grid] = gridsIn(layoutText(`单位：万元\n${stacked(COSTS)}`));
    expect(grid?.cells.find(({ text }) => text === '0.50')?.place).toMatchObject({ line: 13, columns: [1, 4] });
  });

  it('have codes beside the word for the total', () => {
    const rows = ['科目编码 | 科目名称 | 合计', '合计 | | 9.00', '205 | 教育支出 | 9.00'];
    expect(onlyGrid(stacked(rows))).toEqual(['科目编码 | 科目名称 | 合计', '合计 |  | 9.00', '205 | 教育支出 | 9.00']);
  });

  it('are two panels where the header repeats itself', () => {
    const rows = ['项目 | 金额 | 项目 | 金额', '甲 | 1.00 | 丙 | 3.00', '乙 | 2.00 | 丁 | 4.00'];
    expect(onlyGrid(stacked(rows))).toEqual(rows);
  });

  it.each([
    ['rows of different lengths', ['项目 | 预算数 | 决算数', '合计 | 3.00 | 1.70', '公务接待费 | 0.50', '公务用车费 | 1.20 | 1.10']],
    ['two ways to part them', ['收入 | 金额 | 支出 | 金额', '甲 | 1.00 | 丙 | 3.00', '乙 | 2.00 | 丁 | 4.00', '戊 | 2.00 | 己 | 4.00']],
  ])('stay text with %s', (_, rows) => {
    expect(gridsIn(layoutText(stacked(rows)))).toEqual([]);
    expect(lineTexts(stacked(rows)).slice(0, 2)).toEqual(rows[0]?.split(' | ').slice(0, 2));
  });

  it('are no table where they are few', () => {
    expect(gridsIn(layoutText('甲 |\n1.00 |\n'))).toEqual([]);
  });
});
