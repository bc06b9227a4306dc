/**
 * Tables with tabs: what is one, what is not, and cells that were broken over lines.
 */
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { gridsIn, lineTexts, onlyGrid } from '../../support/text-grids.ts';

const table = (...rows: string[]) => rows.map((row) => row.replaceAll('|', '\t')).join('\n');

describe('tables with tabs', () => {
  it('reads rows as they stand, short ones padded', () => {
    const [grid] = gridsIn(layoutText(`标题\n\n${table('收入||支出', '项目|金额|项目', '合计|1.00', '||')}\n注：一`));
    expect(grid).toMatchObject({
      origin: 'tabs',
      rowCount: 4,
      columnCount: 3,
      rowLengths: [3, 3, 2, 3],
      breakBefore: true,
      columnEdges: null,
    });
    expect(grid?.place).toMatchObject({ line: 3, lineEnd: 6 });
    expect(grid?.cells.map((cell) => cell.text)).toEqual(['收入', '', '支出', '项目', '金额', '项目', '合计', '1.00', '', '', '', '']);
    expect(grid?.cells[7]?.place).toEqual({ page: null, bbox: null, line: 5, lineEnd: 5, columns: [4, 7] });
  });

  it('ends at a blank line and at a line without a tab', () => {
    expect(gridsIn(layoutText(table('a|1|2', 'b|1|2', '', 'c|1|2', 'd|1|2'))).map((grid) => grid.rowCount)).toEqual([2, 2]);
    expect(gridsIn(layoutText(table('a|1|2', 'b|1|2', '注：一', 'c|1|2|3', 'd|1|2|3'))).map((grid) => grid.rowCount)).toEqual([2, 2]);
  });

  it('joins no row that lost its end with the next row', () => {
    const whole = '一、一般公共预算|1|5.00|一、公共安全支出|4|5.00|5.00';
    const cut = ['二、政府性基金预算|2|——|二、教育支出|5|——', '三、国有资本|3'];
    const rows = gridsIn(layoutText(table(whole, whole, whole, whole, whole, ...cut, whole, whole)))[0]?.rowLengths;
    expect(rows).toEqual([7, 7, 7, 7, 7, 6, 2, 7, 7]);
  });

  it('leaves contents pages as lines, with their tabs', () => {
    const contents = table('第一部分 概况|1', '一、部门职责|1', '二、机构设置.....|2', '第二部分 决算表|3', '附件|');
    expect(gridsIn(layoutText(contents))).toEqual([]);
    expect(lineTexts(contents)).toContain('一、部门职责\t1');
    expect(lineTexts(table('一、收入支出决算总表.....|15'))).toEqual(['一、收入支出决算总表.....\t15']);
  });

  it('tells a table of two columns from a contents page', () => {
    expect(onlyGrid(table('项目|数量', '一、车辆|3', '二、设备|5'))).toEqual(['项目 | 数量', '一、车辆 | 3', '二、设备 | 5']);
    expect(onlyGrid(table('一、货物|3.50', '二、工程|0.00'))).toEqual(['一、货物 | 3.50', '二、工程 | 0.00']);
  });

  it('leaves captions and indented paragraphs as lines', () => {
    expect(lineTexts('部门：某局\t\t\t单位：万元')).toEqual(['部门：某局\t\t\t单位：万元']);
    expect(lineTexts('\t本单位没有政府性基金。\n\t第二段。')).toEqual(['本单位没有政府性基金。', '第二段。']);
  });

  it('keeps a lone row of a table that a page break cut', () => {
    expect(onlyGrid('\n\t人员经费合计\t11,503.62\t\t公用经费合计\t2,471.90\n')).toEqual([
      '| 人员经费合计 | 11,503.62 |  | 公用经费合计 | 2,471.90',
    ]);
  });

  it('joins a last cell that goes on in lines without tabs', () => {
    const rows = onlyGrid(`${table('指标|值|原因', '甲|1|疫情期间', '居家办公，', '次年恢复', '乙|2|无', '丙|3|无')}`);
    expect(rows).toEqual(['指标 | 值 | 原因', '甲 | 1 | 疫情期间/居家办公，/次年恢复', '乙 | 2 | 无', '丙 | 3 | 无']);
  });

  it('joins a cell in the middle of a row where the pieces add up', () => {
    const rows = onlyGrid(
      table('指标|目标|完成|得分', '甲|按期完成', '全部任务|是|10', '乙|提高|是|10', '丙|提高|是|10', '丁|提高|是|10', '戊|提高|是|10'),
    );
    expect(rows[1]).toBe('甲 | 按期完成/全部任务 | 是 | 10');
    expect(rows).toHaveLength(6);
  });

  it('joins no row to the one before that lost its figures', () => {
    const row = (code: string): string => `${code}|某项支出|2.00|1.00|1.00`;
    const rows = onlyGrid(
      table(row('201'), row('20101'), '20102|某项支出', '2010201|某项支出|2.00|1.00', row('202'), row('203'), row('204'), row('205')),
    );
    expect(rows).toHaveLength(8);
  });

  it('joins nothing behind a figure or where rows are ragged', () => {
    const behindFigure = table('a|b|1', 'a|b|2', '收入决算表', 'a|b|3', 'a|b|4');
    expect(gridsIn(layoutText(behindFigure)).map((grid) => grid.rowCount)).toEqual([2, 2]);
    expect(gridsIn(layoutText(table('a|b|c|d', 'a|b', 'c|d|e', 'a|b|c', 'a')))[0]?.rowLengths).toEqual([4, 2, 3, 3]);
  });

  it('cleans cells but never numbers', () => {
    expect(onlyGrid(table('<b>合计</b>|**1,234.50**|≥90 %', '\\leq 3|&nbsp;|——'))).toEqual(['合计 | 1,234.50 | ≥90 %', '≤3 |  | ——']);
  });

  it('splits a run whose rows differ beyond any table, so that padding stays bounded', () => {
    const grids = gridsIn(layoutText(`${'a\t'.repeat(3000)}\n${'b\tc\n'.repeat(500)}`));
    expect(grids.map((grid) => grid.columnCount)).toEqual([3001, 2]);
    expect(grids.reduce((sum, grid) => sum + grid.cells.length, 0)).toBeLessThan(120_000);
  });
});
