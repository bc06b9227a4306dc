import { describe, expect, test } from 'vitest';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import type { Word } from '../../../src/model/page.ts';
import { across, gridsOf, linesIn, matrixOf, pageOf, text, textAround, textEnding } from '../../support/page-fixture.ts';

/** 科目代码 | 科目名称 | 合计 | 支出: 小计, 基本支出, 项目支出; columns at 50, 120, 240, 310, 380, 450, 520. */
const header: Word[] = [
  ...textAround(145, 112, '项目'),
  ...textAround(415, 112, '本年支出'),
  ...textAround(85, 132, '科目代码'),
  ...textAround(180, 132, '科目名称'),
  ...textAround(275, 122, '合计'),
  ...textAround(345, 132, '小计'),
  ...textAround(415, 132, '基本支出'),
  ...textAround(485, 132, '项目支出'),
];

const numbering: Word[] = [textAround(145, 152, '栏次'), ...[275, 345, 415, 485].map((x, i) => textAround(x, 152, String(i + 1)))].flat();

function row(y: number, label: readonly [string, string], figures: readonly string[]): Word[] {
  const values = figures.flatMap((figure, i) => textEnding(304 + 70 * i, y, figure));
  return [...text(56, y, label[0]), ...text(126, y, label[1]), ...values];
}

const body: Word[] = [
  ...row(172, ['201', '一般公共服务支出'], ['12.00', '9.00', '7.00', '2.00']),
  ...row(192, ['20101', '人大事务'], ['3.00', '——', '——', '——']),
  ...row(212, ['2010101', '行政运行'], ['3.00', '3.00', '1.50', '1.50']),
];

describe('a form with row lines only', () => {
  const ys = [100, 120, 140, 160, 180, 200, 220, 240, 260, 280];
  const figures = (y: number, label: string, values: readonly string[]): Word[] => [
    ...textAround(90, y, label),
    ...values.flatMap((value, i) => textAround([200, 275, 325, 400][i] ?? 0, y, value)),
  ];
  const form = [
    ...figures(112, '资金', ['预算数', '执行数', '执行率', '得分']),
    ...figures(132, '总额', ['980.00', '990.30', '97.04%', '9.71']),
    ...figures(152, '基本支出', ['700.00', '715.30', '99.28%']),
    ...figures(172, '项目支出', ['280.00', '275.00', '91.67%']),
    ...textAround(300, 192, '实际完成情况一览'),
    ...textAround(300, 212, '完成修复1260亩。'),
    ...figures(232, '修复面积', ['≥1200亩', '1260亩', '20', '20']),
    ...figures(252, '水质', ['优良', '优良', '15', '14']),
    ...figures(272, '满意度', ['≥90%', '95%', '10', '10']),
  ];

  test('parts columns that texts over both of them hide, where most rows show a figure behind a gap', () => {
    const [grid] = gridsOf(
      layoutPage(
        pageOf(
          form,
          ys.map((y) => across(y, 50, 450)),
        ),
      ),
    );
    const rows = matrixOf(grid);
    expect(rows[1]).toEqual(['总额', '980.00', '990.30', '97.04%', '9.71']);
    expect(rows[7]).toEqual(['水质', '优良', '优良', '15', '14']);
    expect(grid?.cells.find(({ text: own }) => own === '完成修复1260亩。')?.columnSpan).toBe(2);
  });

  test('has its header above its figures, also where a recognised label is as high as two rows', () => {
    const high: Word = { ...(text(135, 172, '全')[0] as Word), bbox: [135, 144, 155, 175], baseline: 172, origin: 'ocr' };
    const numbers = [275, 345, 415, 485].flatMap((x, i) => textAround(x, 152, String(i + 1)));
    const first = row(172, ['201', '一般公共服务支出'], ['12.00', '9.00', '7.00', '2.00']).filter(({ bbox }) => bbox[0] > 240);
    const words = [...header, ...numbers, high, ...first, ...body.slice(6)];
    const lines = [100, 120, 140, 160, 180, 200, 220].map((y) => across(y, 50, 520));
    const [grid] = gridsOf(layoutPage(pageOf(words, lines)));
    expect(matrixOf(grid).at(-1)).toEqual(['2010101', '行政运行', '3.00', '3.00', '1.50', '1.50']);
  });

  test('leaves a code before a name in its column', () => {
    const coded = form.flatMap((word) => (word.bbox[0] < 120 ? [...textEnding(word.bbox[0] - 8, word.baseline, '201'), word] : [word]));
    const [grid] = gridsOf(
      layoutPage(
        pageOf(
          coded,
          ys.map((y) => across(y, 20, 450)),
        ),
      ),
    );
    expect(matrixOf(grid)[1]).toHaveLength(5);
  });
});

describe('a table with row lines only', () => {
  const full = [100, 140, 160, 180, 200, 220].map((y) => across(y, 50, 520));
  const partial = [across(120, 50, 240), across(120, 310, 520)];
  const found = gridsOf(layoutPage(pageOf([...header, ...numbering, ...body], [...full, ...partial])));

  test('has a column for each label, though labels are centred and figures end at the right', () => {
    expect(found.map((grid) => [grid.rowCount, grid.columnCount])).toEqual([[6, 6]]);
    expect(matrixOf(found[0]).slice(3)).toEqual([
      ['201', '一般公共服务支出', '12.00', '9.00', '7.00', '2.00'],
      ['20101', '人大事务', '3.00', '——', '——', '——'],
      ['2010101', '行政运行', '3.00', '3.00', '1.50', '1.50'],
    ]);
  });

  test('has a column for a label over its number alone, though the number stands a little higher than those beside it', () => {
    const lifted = (word: Word): Word => ({ ...word, baseline: word.baseline - 0.5 });
    const numbers = numbering.map((word) => (word.text === '3' ? lifted(word) : word));
    const blank = body.filter(({ bbox }) => bbox[2] < 390 || bbox[2] > 450);
    const [grid] = gridsOf(layoutPage(pageOf([...header, ...numbers, ...blank], [...full, ...partial])));
    expect(matrixOf(grid)[2]).toEqual(['栏次', '<', '1', '2', '3', '4']);
  });

  test('has header labels over the columns on which they are centred, down to the next line', () => {
    const cells = found[0]?.cells.filter((cell) => cell.row < 3 && cell.text !== '') ?? [];
    expect(cells.map((cell) => [cell.text, cell.row, cell.column, cell.rowSpan, cell.columnSpan]).slice(0, 4)).toEqual([
      ['项目', 0, 0, 1, 2],
      ['合计', 0, 2, 2, 1],
      ['本年支出', 0, 3, 1, 3],
      ['科目代码', 1, 0, 1, 1],
    ]);
    expect(cells.find((cell) => cell.text === '栏次')?.columnSpan).toBe(2);
  });

  test('does not take in what stands between the lines of the page and the table', () => {
    const title = [...textAround(285, 56, '支出决算表'), ...textEnding(520, 88, '公开表第三号的说明文字在右边')];
    const wide = textAround(285, 72, '部门预算单位汇总以后的支出决算情况一览表及其相关文字');
    const blocks = layoutPage(pageOf([...title, ...wide, ...header, ...numbering, ...body], [across(40, 50, 520), ...full, ...partial]));
    expect(linesIn(blocks)).toHaveLength(3);
    expect(gridsOf(blocks)[0]?.rowCount).toBe(6);
  });

  test('has the columns at which shorter lines end, though texts above and below stand over them', () => {
    const words = [
      ...text(56, 112, '基本支出总额'),
      ...textEnding(316, 112, '498.93'),
      ...textAround(80, 152, '绩效指标'),
      ...[133, 189, 275, 365].flatMap((x, i) => textAround(x, 132, ['一级指标', '二级指标', '三级指标', '得分'][i] ?? '')),
      ...[
        ['产出指标', '数量指标', '举办活动场次', '14.50'],
        ['', '', '业务培训人数', '13.00'],
        ['', '质量指标', '数据准确率', '13.00'],
      ].flatMap((texts, r) => [
        ...[133, 189, 275].flatMap((x, i) => (texts[i] === '' ? [] : textAround(x, 152 + 20 * r, texts[i] ?? ''))),
        ...textEnding(394, 152 + 20 * r, texts[3] ?? ''),
      ]),
    ];
    const rules = [...[100, 120, 200].map((y) => across(y, 50, 400)), across(140, 106, 400), across(160, 222, 400), across(180, 160, 400)];
    expect(matrixOf(gridsOf(layoutPage(pageOf(words, rules)))[0])).toEqual([
      ['基本支出总额', '<', '', '498.93', ''],
      ['绩效指标', '一级指标', '二级指标', '三级指标', '得分'],
      ['^', '产出指标', '数量指标', '举办活动场次', '14.50'],
      ['^', '^', '^', '业务培训人数', '13.00'],
      ['^', '^', '质量指标', '数据准确率', '13.00'],
    ]);
  });

  test('parts figures from the text two points behind them', () => {
    const words = [100, 120, 140, 160].flatMap((y, i) => [
      ...text(52, y, ['项目', '本年收入', '上年结转', '合计'][i] ?? ''),
      ...textEnding(168, y, ['金额', '18.00', '2.00', '20.00'][i] ?? ''),
      ...text(170, y, ['支出项目', '教育支出', '卫生支出', '合计'][i] ?? ''),
      ...textEnding(298, y, ['金额', '15.00', '5.00', '20.00'][i] ?? ''),
    ]);
    const rules = [88, 108, 128, 148, 168].map((y) => across(y, 50, 300));
    expect(matrixOf(gridsOf(layoutPage(pageOf(words, rules)))[0]).slice(1)).toEqual([
      ['本年收入', '18.00', '教育支出', '15.00'],
      ['上年结转', '2.00', '卫生支出', '5.00'],
      ['合计', '20.00', '合计', '20.00'],
    ]);
  });

  test('is no table without figures', () => {
    const words = [110, 130, 150].flatMap((y) => text(56, y, '概况 说明'));
    const rules = [100, 120, 140, 160].map((y) => across(y, 50, 520));
    expect(gridsOf(layoutPage(pageOf(words, rules)))).toEqual([]);
  });
});

describe('a table without lines', () => {
  const found = gridsOf(layoutPage(pageOf([...header, ...numbering, ...body])));

  test('has the labels of its columns in the lowest row of the header', () => {
    expect(matrixOf(found[0]).slice(0, 4)).toEqual([
      ['项目', '<', '合计', '本年支出', '<', '<'],
      ['科目代码', '科目名称', '', '小计', '基本支出', '项目支出'],
      ['', '栏次', '1', '2', '3', '4'],
      ['201', '一般公共服务支出', '12.00', '9.00', '7.00', '2.00'],
    ]);
  });

  test('keeps the lines of a wrapped label with their figures', () => {
    const wrapped = [
      ...text(126, 226, '机关事业单位基本'),
      ...row(232, ['20805', ''], ['1.00', '2.00', '3.00', '4.00']),
      ...text(126, 238, '养老保险'),
    ];
    const [grid] = gridsOf(layoutPage(pageOf([...header, ...numbering, ...body, ...wrapped])));
    expect(matrixOf(grid).at(-1)).toEqual(['20805', '机关事业单位基本\n养老保险', '1.00', '2.00', '3.00', '4.00']);
  });

  test('may have one row below the numbers of its columns', () => {
    const [grid] = gridsOf(layoutPage(pageOf([...header, ...numbering, ...row(172, ['201', '服务'], ['1.00', '2.00', '——', '4.00'])])));
    expect(matrixOf(grid).at(-1)).toEqual(['201', '服务', '1.00', '2.00', '——', '4.00']);
  });
});
