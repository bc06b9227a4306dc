import { describe, expect, test } from 'vitest';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import type { TextLine } from '../../../src/model/block.ts';
import type { Page, Word } from '../../../src/model/page.ts';
import { across, gridsOf, lattice, linesIn, matrixOf, pageOf, text, textAround, textEnding } from '../../support/page-fixture.ts';

const linesOf = (page: Page): TextLine[] => layoutPage(page).filter((block) => block.kind === 'line');

describe('text lines', () => {
  test('are grouped by baseline, not by the height of their font', () => {
    const small = text(190, 100, '2995.39', { sizePt: 8 });
    expect(linesIn(layoutPage(pageOf([...text(100, 100, '收入支出总计', { sizePt: 14 }), ...small, ...text(222, 100.8, '万元')])))).toEqual(
      ['收入支出总计 2995.39 万元'],
    );
  });

  test('show a gap as a blank, a wide gap as two, justified text as none', () => {
    const words = [
      ...text(100, 100, '部门：'),
      ...text(133, 100, '甲局'),
      ...text(200, 100, '2023'),
      ...text(222, 100, '年度'),
      ...text(300, 100, '单位：万元'),
    ];
    expect(linesIn(layoutPage(pageOf(words)))).toEqual(['部门：甲局  2023年度  单位：万元']);
    expect(
      linesIn(
        layoutPage(pageOf([...text(100, 100, 'a'), ...text(107, 100, 'b'), ...text(120, 100, '第一部分'), ...text(166, 100, '概况')])),
      ),
    ).toEqual(['a b 第一部分 概况']);
  });

  test('keep a figure apart from one that is printed over its end', () => {
    const words = [...text(100, 100, '5921195.74'), ...text(145, 100, '302'), ...text(165, 100, '工资')];
    expect(linesIn(layoutPage(pageOf(words)))).toEqual(['5921195.74 302 工资']);
  });

  test('come top to bottom whatever the order of the words', () => {
    const words = [...text(100, 300, '三'), ...text(100, 100, '一'), ...text(100, 200, '二')];
    expect(linesIn(layoutPage(pageOf(words)))).toEqual(['一', '二', '三']);
  });

  test('know their place between the text margins', () => {
    const full = '本年度收入合计一千二百三十四万元其中财政拨款收入一千万元占比八成';
    const page = pageOf([
      ...textAround(300, 80, '决算情况说明', { sizePt: 16, bold: true }),
      ...text(160, 100, full.slice(2)),
      ...text(140, 120, full),
      ...text(140, 140, '全部结束。'),
      ...textEnding(460, 160, '单位：万元'),
    ]);
    const found = linesOf(page).map(({ align, endsFull, indented }) => [align, endsFull, indented]);
    expect(found).toEqual([
      ['center', false, true],
      ['left', true, true],
      ['left', true, false],
      ['left', false, false],
      ['right', true, true],
    ]);
    expect(linesOf(page).map((line) => [line.sizePt, line.bold])[0]).toEqual([16, true]);
  });

  test('of a page without wide lines are measured against usual margins', () => {
    expect(linesOf(pageOf(textAround(300, 300, '部门决算'))).map((line) => line.align)).toEqual(['center']);
  });

  test('take the break of the page only before the first block', () => {
    expect(layoutPage(pageOf([...text(100, 100, '一'), ...text(100, 120, '二')])).map((block) => block.breakBefore)).toEqual([true, false]);
    expect(layoutPage(pageOf([]))).toEqual([]);
  });
});

describe('a page whose text is turned', () => {
  const upright = pageOf(
    [
      ...text(110, 90, '收入支出决算总表'),
      ...textAround(150, 113, '项目'),
      ...textAround(250, 113, '金额'),
      ...text(105, 133, '合计'),
      ...textEnding(295, 133, '1.00'),
    ],
    lattice([100, 200, 300], [100, 120, 140]),
  );

  /** The page as it is printed sideways: turned clockwise by 90 degrees on paper of 800 × 600. */
  const sideways: Page = {
    ...upright,
    widthPt: 800,
    heightPt: 600,
    words: upright.words.map(
      (word): Word => ({
        ...word,
        turned: 90,
        bbox: [800 - word.bbox[3], word.bbox[0], 800 - word.bbox[1], word.bbox[2]],
        baseline: 800 - word.baseline,
      }),
    ),
    // A vertical rule's extent is along y, which becomes x; its position along x becomes y.
    rulingLines: upright.rulingLines.map((rule) =>
      rule.orientation === 'horizontal'
        ? { ...rule, orientation: 'vertical', position: 800 - rule.position }
        : { ...rule, orientation: 'horizontal', start: 800 - rule.end, end: 800 - rule.start },
    ),
  };

  test('is laid out as if it were upright, with places on the page as it is', () => {
    const blocks = layoutPage(sideways);
    expect(linesIn(blocks)).toEqual(['收入支出决算总表']);
    expect(matrixOf(gridsOf(blocks)[0])).toEqual([
      ['项目', '金额'],
      ['合计', '1.00'],
    ]);
    expect(gridsOf(blocks)[0]?.place.bbox).toEqual([660, 100, 700, 300]);
  });

  test('differs from a page with a few turned words', () => {
    const margin: Word = { ...(text(0, 0, '5')[0] as Word), turned: 90, bbox: [20, 400, 30, 405], baseline: 22 };
    const lines = linesOf({ ...upright, words: [...upright.words, margin] });
    expect(lines.map((line) => [line.text, line.align])).toEqual([
      ['收入支出决算总表', 'left'],
      ['5', null],
    ]);
  });
});

describe('tables without lines', () => {
  const row = (y: number, code: string, name: string, figures: readonly string[]): Word[] => [
    ...text(100, y, code),
    ...text(160, y, name),
    ...figures.flatMap((figure, i) => textEnding(340 + i * 70, y, figure)),
  ];
  const rows = [
    ...row(140, '208', '社会保障和就业支出', ['754.75', '754.75', '0.00']),
    ...row(160, '20805', '行政事业单位养老支出', ['1,754.75', '754.75', '--']),
    ...row(180, '2080501', '行政单位离退休', ['54.53', '54.53', '0.00']),
  ];
  const header = [
    ...text(100, 120, '科目编码'),
    ...text(160, 120, '科目名称'),
    ...textAround(330, 120, '合计'),
    ...textAround(395, 120, '基本'),
    ...textAround(465, 120, '项目'),
  ];

  test('are read from the alignment of their figures, with their header', () => {
    const blocks = layoutPage(pageOf([...text(100, 80, '支出决算表'), ...header, ...rows, ...text(100, 230, '注：本表反映支出情况。')]));
    const [grid] = gridsOf(blocks);
    expect(grid?.origin).toBe('aligned');
    expect(matrixOf(grid)).toEqual([
      ['科目编码', '科目名称', '合计', '基本', '项目'],
      ['208', '社会保障和就业支出', '754.75', '754.75', '0.00'],
      ['20805', '行政事业单位养老支出', '1,754.75', '754.75', '--'],
      ['2080501', '行政单位离退休', '54.53', '54.53', '0.00'],
    ]);
    expect(linesIn(blocks)).toEqual(['支出决算表', '注：本表反映支出情况。']);
  });

  test('join a wrapped label to the row that it belongs to', () => {
    const wrapped = [
      ...text(160, 194, '机关事业单位养老'),
      ...row(200, '2080505', '', ['446.11', '446.11', '0.00']),
      ...text(160, 206, '保险缴费支出'),
    ];
    const [grid] = gridsOf(layoutPage(pageOf([...rows, ...wrapped])));
    expect(matrixOf(grid).at(-1)).toEqual(['2080505', '机关事业单位养老\n保险缴费支出', '446.11', '446.11', '0.00']);
  });

  test('take their rows from drawn lines where there are some', () => {
    const ruled = [130, 150, 170, 190].map((y) => across(y, 95, 300)).concat([130, 150, 170, 190].map((y) => across(y + 0.1, 305, 485)));
    expect(matrixOf(gridsOf(layoutPage(pageOf(rows, ruled)))[0])).toHaveLength(3);
  });

  test('are not seen in prose, lists and contents pages', () => {
    const prose = [
      '2023年度收入合计 1,234.50 万元，支出合计 1,200.00 万元，',
      '其中基本支出 1,000.00 万元，项目支出 200.00 万元。',
      '比上年增加 10.00 万元，增长 0.82 %。',
    ];
    const contents = [
      '一、收入决算表 ........................ 5',
      '二、支出决算表 ........................ 6',
      '三、财政拨款收入支出决算总表 ............ 7',
      '四、名词解释 .......................... 12',
    ];
    for (const lines of [prose, contents]) {
      const blocks = layoutPage(pageOf(lines.flatMap((line, i) => text(100, 100 + i * 20, line))));
      expect(gridsOf(blocks)).toEqual([]);
      expect(linesIn(blocks)).toHaveLength(lines.length);
    }
  });
});
