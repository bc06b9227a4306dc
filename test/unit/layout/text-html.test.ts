/**
 * HTML tables inside text: spans, missing tags, nesting, what stands around them.
 */
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { gridsIn, linesIn, onlyGrid } from '../../support/text-grids.ts';

describe('HTML tables', () => {
  it('reads spans, breaks and entities', () => {
    expect(
      onlyGrid(
        '<table border="1"><tr><th rowspan="2">项目</th><th colspan=2>本年支出</th></tr><tr><td>基本<br/>支出</td><td>项目支出</td></tr>' +
          '<tr><td><p>合计</p></td><td>1,234.50</td><td>&nbsp;</td></tr></table>',
      ),
    ).toEqual(['项目 | 本年支出 | <', '^ | 基本/支出 | 项目支出', '合计 | 1,234.50 |']);
  });

  it('reads attributes that hold the end of a tag, and quotes that are escaped or never closed', () => {
    const text =
      '<table data-x="1>0"><tr><td title=\'a>b\' colspan="2">项目</td></tr><tr><td width="20>甲</td><td>1</td></tr>' +
      '<tr><td colspan=\\"2\\">乙</td></tr></table>';
    expect(onlyGrid(text)).toEqual(['项目 | <', '甲 | 1', '乙 | <']);
  });

  it('reads tags that were written as text, and keeps the place of every character', () => {
    const text =
      '&lt;table&gt;&lt;tr&gt;&lt;td colspan=&quot;2&quot;&gt;项目&lt;br/&gt;名称&lt;/td&gt;&lt;/tr&gt;\n&lt;tr&gt;&lt;td&gt;甲&lt;/td&gt;&lt;td&gt;1.50&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;';
    expect(onlyGrid(text)).toEqual(['项目/名称 | <', '甲 | 1.50']);
    const [grid] = gridsIn(layoutText(text));
    const cell = grid?.cells.find((found) => found.text === '1.50');
    const [from = 0, to = 0] = cell?.place.columns ?? [];
    expect(text.split('\n')[1]?.slice(from - 1, to)).toBe('1.50');
  });

  it('leaves signs of comparison in prose and cells alone', () => {
    expect(onlyGrid('<table><tr><td>甲</td><td>&lt;5 次</td></tr></table>')).toEqual(['甲 | <5 次']);
  });

  it('closes rows and cells that are never closed', () => {
    expect(onlyGrid('<TABLE><TR><TD>甲<TD>1<TR><TD>乙<TD>2</TABLE>')).toEqual(['甲 | 1', '乙 | 2']);
  });

  it('keeps text before, behind and between, in order and in its lines', () => {
    const blocks = layoutText('前言\n一<table><caption>表一</caption>\n<tr><td>a</td><td>b</td></tr></table> 注：甲\n后文\n');
    expect(blocks.map((block) => [block.kind === 'line' ? block.text : 'grid', block.place.line])).toEqual([
      ['前言', 1],
      ['一', 2],
      ['表一', 2],
      ['grid', 3],
      ['注：甲', 3],
      ['后文', 4],
    ]);
  });

  it('places cells by line and character over several lines', () => {
    const [grid] = gridsIn(layoutText('x\n<table>\n<tr>\n  <td>合计</td>\n  <td>1.00\n</td></tr>\n</table>\n'));
    expect(grid?.place).toMatchObject({ line: 4, lineEnd: 6 });
    expect(grid?.cells[0]?.place).toMatchObject({ line: 4, lineEnd: 4, columns: [7, 8] });
    expect(grid?.cells[1]).toMatchObject({ text: '1.00', place: { line: 5, lineEnd: 6, columns: [7, 10] } });
  });

  it('gives up an unclosed table where prose or the next table follows', () => {
    const blocks = layoutText('<table><tr><td>甲</td><td>1</td></tr>\n\n# 第二部分\n正文\n\n<table><tr><td>乙</td></tr></table>');
    expect(gridsIn(blocks).map((grid) => grid.cells.map((cell) => cell.text))).toEqual([['甲', '1'], ['乙']]);
    expect(linesIn(blocks).map((line) => line.text)).toEqual(['第二部分', '正文']);
  });

  it('does not swallow a document in a cell that is never closed', () => {
    const blocks = layoutText('<table><tr><td>甲\n\n正文\n\n<table><tr><td>乙</td></tr></table>\n后文');
    expect(linesIn(blocks).map((line) => line.text)).toEqual(['甲', '正文', '后文']);
  });

  it('flattens a table inside a cell', () => {
    expect(
      onlyGrid('<table><tr><td>甲<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table></td><td>乙</td></tr></table>'),
    ).toEqual(['甲1 2/3 | 乙']);
  });

  it('takes out columns in which no cell begins', () => {
    expect(onlyGrid('<table><tr><td colspan="5">标题</td></tr><tr><td colspan="2">a</td><td colspan="3">1</td></tr></table>')).toEqual([
      '标题 | <',
      'a | 1',
    ]);
  });

  it('keeps a row without cells that a span covers', () => {
    expect(onlyGrid('<table><tr><td rowspan="2">a</td><td rowspan="2">b</td></tr><tr></tr><tr><td>c</td><td>d</td></tr></table>')).toEqual([
      'a | b',
      '^ | ^',
      'c | d',
    ]);
  });

  it('does not let absurd spans grow the grid', () => {
    const grids = gridsIn(
      layoutText(`<table><tr>${'<td colspan=1000 rowspan=65534>x'.repeat(300)}</tr>${'<tr><td>y'.repeat(300)}</table>`),
    );
    expect(grids.reduce((sum, grid) => sum + grid.cells.length, 0)).toBeLessThan(30_000);
    expect(grids.flatMap((grid) => grid.cells).filter((cell) => cell.text !== '')).toHaveLength(600);
  });

  it('drops a table without content and keeps markers of comparison', () => {
    expect(layoutText('<table><tr><td> </td></tr></table>')).toEqual([]);
    expect(onlyGrid('<table><tr><td>a<5</td><td>&lt;=3</td></tr></table>')).toEqual(['a<5 | <=3']);
  });
});
