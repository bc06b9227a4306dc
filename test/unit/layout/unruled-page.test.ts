/**
 * Pages on which nothing but alignment tells rows and columns.
 */
import { describe, expect, test } from 'vitest';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import type { Word } from '../../../src/model/page.ts';
import { gridsOf, linesIn, matrixOf, pageOf, text, textEnding } from '../../support/page-fixture.ts';

const header = [...text(60, 100, '科目编码'), ...text(140, 100, '科目名称'), ...text(300, 100, '合计'), ...text(380, 100, '基本')];
const row = (y: number, [code, name, total, basic]: readonly [string, string, string, string]): Word[] => [
  ...text(60, y, code),
  ...text(140, y, name),
  ...textEnding(330, y, total),
  ...textEnding(410, y, basic),
];
const rows = [
  ...row(130, ['208', '社会保障', '12.00', '10.00']),
  ...row(150, ['20805', '养老', '12.00', '10.00']),
  ...row(170, ['210', '卫生健康支出', '3.00', '3.00']),
];

describe('rows of several heights', () => {
  test('are one row where figures stand below their codes and labels', () => {
    const low = (y: number, code: string, values: readonly [string, string]): Word[] => [
      ...text(60, y, code),
      ...text(140, y, '社会保障'),
      ...textEnding(330, y + 8, values[0]),
      ...textEnding(410, y + 8, values[1]),
    ];
    const words = [
      ...header,
      ...low(140, '208', ['12.00', '10.00']),
      ...low(180, '210', ['3.00', '2.00']),
      ...low(220, '221', ['7.00', '7.00']),
    ];
    const [grid] = gridsOf(layoutPage(pageOf(words)));
    expect(matrixOf(grid).slice(1)).toEqual([
      ['208', '社会保障', '12.00', '10.00'],
      ['210', '社会保障', '3.00', '2.00'],
      ['221', '社会保障', '7.00', '7.00'],
    ]);
  });

  test('are two rows where two figures stand over each other', () => {
    const words = [...header, ...rows, ...row(184, ['221', '住房', '1.00', '1.00'])];
    expect(matrixOf(gridsOf(layoutPage(pageOf(words)))[0]).slice(-2)).toEqual([
      ['210', '卫生健康支出', '3.00', '3.00'],
      ['221', '住房', '1.00', '1.00'],
    ]);
  });
});

describe('the first row of a page', () => {
  test('may begin with a line of its label above its figures', () => {
    const words = [...text(140, 60, '其他社会保障和就'), ...row(68, ['2089999', '', '2.00', '2.00']), ...text(140, 76, '业支出'), ...rows];
    const blocks = layoutPage(pageOf(words));
    expect(matrixOf(gridsOf(blocks)[0])[0]).toEqual(['2089999', '其他社会保障和就\n业支出', '2.00', '2.00']);
    expect(linesIn(blocks)).toEqual([]);
  });

  test('is no title', () => {
    expect(linesIn(layoutPage(pageOf([...text(140, 110, '支出决算表'), ...rows])))).toEqual(['支出决算表']);
  });
});

describe('headers', () => {
  test('have words of the top line over equal parts of the columns', () => {
    const labels = ['合计', '出国', '小计', '接待'];
    const xs = [60, 140, 220, 300, 380, 460, 540, 620];
    const words = [
      ...text(190, 80, '预算数'),
      ...text(510, 80, '决算数'),
      ...xs.flatMap((x, i) => text(x, 100, labels[i % 4] ?? '')),
      ...xs.flatMap((x, i) => text(x + 6, 120, String(i + 1))),
      ...xs.flatMap((x, i) => textEnding(x + 30, 140, `${i + 1}.00`)),
    ];
    const [grid] = gridsOf(layoutPage(pageOf(words)));
    expect(matrixOf(grid)[0]).toEqual(['预算数', '', '', '', '决算数', '', '', '']);
  });

  test('may wrap one label of several panels over a line above and a line below the others', () => {
    const panel = (x: number): Word[] => [
      ...text(x, 80, '经济分'),
      ...text(x, 94, '类科目'),
      ...text(x + 80, 94, '科目名称'),
      ...text(x + 170, 94, '决算数'),
      ...text(x, 108, '编码'),
      ...['301', '302', '303'].flatMap((code, i) => [
        ...text(x, 130 + 20 * i, code),
        ...text(x + 80, 130 + 20 * i, '工资福利'),
        ...textEnding(x + 206, 130 + 20 * i, '1.00'),
      ]),
    ];
    const [grid] = gridsOf(layoutPage(pageOf([...panel(60), ...panel(320)])));
    const [first] = matrixOf(grid);
    expect(first?.map((label) => label.replaceAll('\n', ''))).toEqual([
      '经济分类科目编码',
      '科目名称',
      '决算数',
      '经济分类科目编码',
      '科目名称',
      '决算数',
    ]);
  });
});
