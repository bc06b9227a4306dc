/**
 * Markup of dumps taken off: lines, headings, lists, formulas, entities.
 */
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { cleanMarkup } from '../../../src/layout/text-markup.ts';
import { linesIn, lineTexts } from '../../support/text-grids.ts';

describe('cleanMarkup', () => {
  it.each([
    ['plain 文字 12.30', 'plain 文字 12.30'],
    ['支出 **4528.17** 万元，占 **100%**', '支出 4528.17 万元，占 100%'],
    ['<p>目标1: 甲</p><p>目标2: 乙</p>', '目标1: 甲\n目标2: 乙'],
    ['<b>本年收入合计</b>', '本年收入合计'],
    ['<span style="color:red">合</span><u>计</u>', '合计'],
    ['公开01表<br>单位：万元', '公开01表\n单位：万元'],
    ['<=1900万元', '<=1900万元'],
    ['a < b > c', 'a < b > c'],
    ['$\\geq 90\\%$', '≥90%'],
    ['\\leq 30 万', '≤30 万'],
    ['$95\\%$ 和 $\\geqslant$ 3', '95% 和 ≥ 3'],
    ['\\(3\\times 4\\)', '3×4'],
    ['$\\frac{1}{2}$', '1/2'],
    ['25 $^\\circ$', '25 °'],
    ['US$500 和 $600', 'US$500 和 $600'],
    ['7*24小时、3*2', '7*24小时、3*2'],
    ['张**、李**', '张**、李**'],
    ['负责人：张**', '负责人：张**'],
    ['____年', '____年'],
    ['__合计__', '合计'],
    ['1\\. 办公费 \\*', '1. 办公费 *'],
    ['&ge;90&#37;&nbsp;&lt;5&unknown;', '≥90% <5&unknown;'],
    ['[附件](http://a.cn/b(1).pdf)见后', '附件见后'],
    ['![图](a.png)图 1', '图 1'],
    ['1、部门 <input checked="" type="checkbox"/> 2、专项 <input type="checkbox"/>', '1、部门 ☑ 2、专项 ☐'],
    ['甲<!-- 第3页 -->乙', '甲乙'],
    ['4\u200b528.17\ufeff', '4528.17'],
    ['1,234.50', '1,234.50'],
  ])('%s', (raw, text) => {
    expect(cleanMarkup(raw)).toBe(text);
  });
});

describe('lines', () => {
  it('keeps the numbers that an editor shows', () => {
    expect(linesIn(layoutText('一\n\n二\n三')).map((line) => [line.text, line.place.line, line.breakBefore])).toEqual([
      ['一', 1, false],
      ['二', 3, true],
      ['三', 4, false],
    ]);
  });

  it('takes headings apart', () => {
    const lines = linesIn(layoutText('# 目 录\n#### **第四部分 名词解释** ####\n##收入\n#1 机组\n'));
    expect(lines.map((line) => [line.headingMarks, line.text, line.bold])).toEqual([
      [1, '目 录', false],
      [4, '第四部分 名词解释', true],
      [2, '收入', false],
      [null, '#1 机组', false],
    ]);
  });

  it('knows bold lines from bold words', () => {
    const bold = (text: string) => linesIn(layoutText(text))[0]?.bold;
    expect(bold('**一、收入。**')).toBe(true);
    expect(bold('<b>第一部分</b> .....')).toBe(true);
    expect(bold('支出 **5** 万元')).toBe(false);
  });

  it('takes off list and quotation marks, not numbers', () => {
    expect(lineTexts('- 一、收入\n* 二、支出\n1. 办公费\n> 注：一\n- 5 -\n-5.3\n- [x] 是\n- [ ] 否')).toEqual([
      '一、收入',
      '二、支出',
      '1. 办公费',
      '注：一',
      '- 5 -',
      '-5.3',
      '☑是',
      '☐否',
    ]);
  });

  it('drops what holds no content and lets it part blocks', () => {
    const lines = linesIn(layoutText('甲\n---\n乙\n***\n```html\n丙\n![](a.png)\n丁\n'));
    expect(lines.map((line) => [line.text, line.breakBefore])).toEqual([
      ['甲', false],
      ['乙', true],
      ['丙', true],
      ['丁', true],
    ]);
  });

  it('breaks a line where the page shows several', () => {
    expect(linesIn(layoutText('公开03表<br/>单位：万元')).map((line) => [line.text, line.place.line])).toEqual([
      ['公开03表', 1],
      ['单位：万元', 1],
    ]);
  });

  it('marks page numbers before a form feed', () => {
    const lines = linesIn(layoutText('正文\n   - 3 -\n\f下一页 12\n13\n续\n\n 4\n'));
    expect(lines.map((line) => [line.text, line.furniture])).toEqual([
      ['正文', null],
      ['- 3 -', 'page-number'],
      ['下一页 12', null],
      ['13', null],
      ['续', null],
      ['4', 'page-number'],
    ]);
  });

  it('gives nothing for nothing', () => {
    expect(layoutText('')).toEqual([]);
    expect(layoutText('\n \u3000\n\t\n\f')).toEqual([]);
  });
});
