import { describe, expect, it } from 'vitest';
import { onLines } from '../../../src/model/place.ts';
import { findContents } from '../../../src/segment/contents.ts';
import { readContentsLine } from '../../../src/segment/contents-entry.ts';
import { outlineItems } from '../../../src/segment/outline-item.ts';
import { dump, grid, printed } from './blocks.ts';

const read = (text: string) => findContents(outlineItems(dump(text), new Set()));
const titles = (text: string) => read(text)?.entries.map((entry) => `${entry.number}${entry.title}@${entry.page}`);

describe('readContentsLine', () => {
  it.each([
    ['一、部门职责.....\t15', '部门职责', 15],
    ['一、部门职责 ………………… 3', '部门职责', 3],
    ['一、部门职责\t3', '部门职责', 3],
    ['一、部门职责 ...\t', '部门职责', null],
    ['一、部门职责 3', '部门职责', 3],
    ['一、部门职责···········（12）', '部门职责', 12],
    ['一、部门职责........- 4 -', '部门职责', 4],
    ['一、 部门职责 PAGEREF _Toc25831 \\h 3', '部门职责', 3],
    ['第二部分 2023 年度部门决算表', '2023年度部门决算表', null],
    ['附件 1', '', null],
  ])('reads %s', (text, title, page) => {
    expect(readContentsLine(text, onLines(1)).entry).toMatchObject({ title, page });
  });
});

describe('findContents', () => {
  it('ends at the first title that comes again, over a page break and a date line', () => {
    const text = `目 录
公开时间：2024 年 9 月 9 日
第一部分 单位概况.....1
一、主要职责.....1

第二部分 名词解释.....9
第一部分 单位概况
一、主要职责
负责某事。`;
    expect(titles(text)).toEqual(['第一部分单位概况@1', '一、主要职责@1', '第二部分名词解释@9']);
    expect(read(text)).toMatchObject({ start: 0, end: 5 });
  });

  it('ends at a second 第一部分 whose title differs', () => {
    expect(titles('目录\n第一部分 部门概况\n第二部分 名词解释\n第一部分 某某局概况\n负责某事。')).toHaveLength(2);
  });

  it('is found without the word 目录', () => {
    const text = '某某局2023年度部门决算\n一、部门概况\n二、收支说明\n三、名词解释\n一、部门概况\n负责某事。';
    expect(read(text)).toMatchObject({ start: 1, end: 4 });
  });

  it('is null where headings do not come again', () => {
    expect(read('第一部分 概况\n一、主要职责\n负责某事。\n二、机构\n三、人员')).toBeNull();
  });

  it('joins an entry that was wrapped', () => {
    const text =
      '目录\n第一部分 概况\n第二部分 某某局 2019 年部门决算\n表\n第三部分 某某局 2019 年部门决算情况\n说明\n第四部分 名词解释\n第一部分 概况';
    expect(titles(text)).toEqual([
      '第一部分概况@null',
      '第二部分某某局2019年部门决算表@null',
      '第三部分某某局2019年部门决算情况说明@null',
      '第四部分名词解释@null',
    ]);
  });

  it('keeps unnumbered entries apart', () => {
    expect(titles('目录\n一、概况....1\n名词解释....5\n附件....6\n一、概况')).toEqual(['一、概况@1', '名词解释@5', '附件@6']);
  });

  it('leaves headings on the body page out where the text begins without a repeated title', () => {
    const lines = ['目录', '一、职责概述....2', '二、收支说明....3', '主要职责', '本局负责某项工作，并承担其他事项。'];
    const pages = [1, 1, 1, 2, 2];
    const blocks = lines.map((text, index) => printed(text, pages[index] ?? 1, index + 1));
    expect(findContents(outlineItems(blocks, new Set()))).toMatchObject({ end: 3 });
  });

  it('reads a contents page that is laid out as a table', () => {
    const table = grid(
      [
        ['第一部分 概况', '1'],
        ['第二部分 决算表', '3'],
      ],
      2,
    );
    const contents = findContents(outlineItems([...dump('目录'), table, ...dump('第一部分 概况')], new Set()));
    expect(contents?.entries.map((entry) => entry.page)).toEqual([1, 3]);
    expect(contents?.end).toBe(2);
  });
});
