/**
 * Tables whose cells commas, semicolons or ideographic blanks part.
 */
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { gridsIn, lineTexts, onlyGrid } from '../../support/text-grids.ts';

describe('cells parted by other signs than tabs', () => {
  it('may be parted by commas, with quotes around cells that have some', () => {
    expect(onlyGrid('代码,名称,合计,基本\n208,社会保障,"1,234.50",\n210,"卫生,健康",3.00,2.00\n')).toEqual([
      '代码 | 名称 | 合计 | 基本',
      '208 | 社会保障 | 1,234.50 |',
      '210 | 卫生,健康 | 3.00 | 2.00',
    ]);
  });

  it('may be parted by semicolons, beside commas that group digits', () => {
    expect(onlyGrid('代码;名称;合计;基本\n208;社会保障;1,234.50;\n210;卫生健康;3.00;2.00\n')).toEqual([
      '代码 | 名称 | 合计 | 基本',
      '208 | 社会保障 | 1,234.50 |',
      '210 | 卫生健康 | 3.00 | 2.00',
    ]);
  });

  it('may be parted by two ideographic blanks each, blank cells by as many', () => {
    expect(onlyGrid('代码　　名称　　合计　　基本\n208　　社会保障　　　　2.50\n210　　卫生健康　　3.00　　\n')).toEqual([
      '代码 | 名称 | 合计 | 基本',
      '208 | 社会保障 |  | 2.50',
      '210 | 卫生健康 | 3.00 |',
    ]);
  });

  it('keep their places in the line', () => {
    const [grid] = gridsIn(layoutText('代码,名称,合计,基本\n208,保障,"1,234.50",\n210,卫生,3.00,2.00\n'));
    expect(grid?.cells.find(({ text }) => text === '1,234.50')?.place.columns).toEqual([8, 17]);
  });

  it('are not the digits of amounts that blanks part, however many each line has', () => {
    const rows = ['213      农林水支出    1,082,486.06     ——  1,082,486.06', '21301    农业农村      1,082,486.06     ——  1,082,486.06'];
    expect(onlyGrid(`${rows.join('\n')}\n2130135  保护修复      1,082,486.06     ——  1,082,486.06\n`)).toEqual([
      '213 | 农林水支出 | 1,082,486.06 | —— | 1,082,486.06',
      '21301 | 农业农村 | 1,082,486.06 | —— | 1,082,486.06',
      '2130135 | 保护修复 | 1,082,486.06 | —— | 1,082,486.06',
    ]);
  });

  it('are no sentences, and no indented paragraphs', () => {
    const prose = '甲, 乙, 丙, 丁\n戊, 己, 庚, 辛\n壬, 癸, 子, 丑';
    expect(lineTexts(prose)).toHaveLength(3);
    expect(lineTexts('　　一段\n　　二段\n　　三段')).toHaveLength(3);
  });
});
