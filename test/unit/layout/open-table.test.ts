/**
 * Tables of which only distances tell rows and columns: nothing but words, or lines around them and below the header alone.
 */
import { describe, expect, test } from 'vitest';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import type { Word } from '../../../src/model/page.ts';
import { across, down, gridsOf, linesIn, matrixOf, pageOf, text, textAround, textEnding } from '../../support/page-fixture.ts';

/** Columns between 50, 110, 230, 290, 350, 410; padding 4. */
const EDGES = [50, 110, 230, 290, 350, 410];
const header = (y: number): Word[] => [
  ...textAround(140, y, '项目'),
  ...textAround(320, y, '本年支出'),
  ...textAround(80, y + 20, '科目代码'),
  ...textAround(170, y + 20, '科目名称'),
  ...textAround(260, y + 20, '合计'),
  ...textAround(320, y + 20, '基本支出'),
  ...textAround(380, y + 20, '项目支出'),
];
const numbers = (y: number): Word[] => [260, 320, 380].flatMap((x, i) => textAround(x, y, String(i + 1)));
const row = (y: number, code: string, name: string, figures: readonly string[]): Word[] => [
  ...text(54, y, code),
  ...text(114, y, name),
  ...figures.flatMap((figure, i) => (figure === '' ? [] : textEnding((EDGES[i + 3] ?? 0) - 4, y, figure))),
];
const body = (y: number): Word[] => [
  ...row(y, '208', '社会保障支出', ['12.00', '9.00', '3.00']),
  ...row(y + 20, '20805', '养老支出', ['12.00', '9.00', '3.00']),
  ...text(114, y + 40, '机关事业单位基本养'),
  ...row(y + 46, '2080505', '', ['12.00', '9.00', '3.00']),
  ...text(114, y + 52, '老保险缴费'),
  ...row(y + 72, '210', '卫生健康支出', ['1.00', '1.00', '0.00']),
];
const rows = [
  ['208', '社会保障支出', '12.00', '9.00', '3.00'],
  ['20805', '养老支出', '12.00', '9.00', '3.00'],
  ['2080505', '机关事业单位基本养\n老保险缴费', '12.00', '9.00', '3.00'],
  ['210', '卫生健康支出', '1.00', '1.00', '0.00'],
];
const labels = [
  ['项目', '<', '本年支出', '<', '<'],
  ['科目代码', '科目名称', '合计', '基本支出', '项目支出'],
];

describe('a table of three lines', () => {
  test('has the rows and columns of its words', () => {
    const rules = [across(86, 50, 410), across(126, 50, 410), across(230, 50, 410)];
    const blocks = layoutPage(pageOf([...textAround(230, 70, '支出决算表'), ...header(100), ...body(140)], rules));
    expect(matrixOf(gridsOf(blocks)[0])).toEqual([...labels, ...rows]);
    expect(linesIn(blocks)).toEqual(['支出决算表']);
  });

  test('may have a box around it', () => {
    const box = [across(86, 50, 410), across(230, 50, 410), down(50, 86, 230), down(410, 86, 230), across(126, 50, 410)];
    expect(matrixOf(gridsOf(layoutPage(pageOf([...header(100), ...body(140)], box)))[0])).toEqual([...labels, ...rows]);
  });

  test('keeps its edges, so that a page without header lines up with it', () => {
    const [first] = gridsOf(layoutPage(pageOf([...header(100), ...body(140)])));
    const [second] = gridsOf(layoutPage(pageOf(body(100))));
    expect(matrixOf(second)).toEqual(rows);
    expect(first?.columnEdges?.slice(1, -1).map((x, i) => Math.abs(x - (second?.columnEdges?.[i + 1] ?? 0)) < 8)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});

describe('header labels', () => {
  test('stand over columns that the body leaves blank', () => {
    const blank = [
      ...row(140, '208', '机关事业单位基本养', ['12.00', '', '3.00']),
      ...row(160, '20805', '养老支出', ['12.00', '', '3.00']),
    ];
    expect(matrixOf(gridsOf(layoutPage(pageOf([...header(100), ...blank])))[0])).toEqual([
      ...labels,
      ['208', '机关事业单位基本养', '12.00', '', '3.00'],
      ['20805', '养老支出', '12.00', '', '3.00'],
    ]);
  });

  test('stand over columns at the end that the body leaves blank, however near to each other', () => {
    const ends = [...textAround(380, 120, '项目支出'), ...textAround(440, 120, '上缴上级支出'), ...textAround(496, 120, '经营支出')];
    const before = header(100).filter((word) => word.baseline === 120 && word.text !== '项目支出');
    const headerOver = (totals: readonly string[]): string[] => {
      const rowsOfTotals = totals.flatMap((total, i) => row(140 + i * 20, `20${i + 1}`, '机关事业单位基本养', [total, '9.00', '3.00']));
      return matrixOf(gridsOf(layoutPage(pageOf([...before, ...ends, ...rowsOfTotals])))[0])[0]?.slice(4) ?? [];
    };
    expect(headerOver(['112.00', '12.00'])).toEqual(['项目支出', '上缴上级支出', '经营支出']);
    // Figures of one width may be centred below a label of several words.
    expect(headerOver(['12.00', '12.00'])).toEqual(['项目支出 上缴上级支出 经营支出']);
  });

  test.each([
    ['centred', (x: number, y: number, figure: string) => textAround(x, y, figure)],
    ['at the left', (x: number, y: number, figure: string) => text(x - 20, y, figure)],
  ])('stand over columns at the end that the body leaves blank beside figures %s', (_, place) => {
    const ends = [...textAround(440, 120, '上缴上级支出'), ...textAround(496, 120, '经营支出')];
    const figures = (y: number, total: string): Word[] => [
      ...row(y, `20${y}`, '机关事业单位基本养', []),
      ...[total, '9.00', '3.00'].flatMap((figure, i) => place(260 + i * 60, y, figure)),
    ];
    const own = header(100).filter((word) => word.baseline === 120);
    const grid = gridsOf(layoutPage(pageOf([...own, ...ends, ...figures(140, '1,112.00'), ...figures(160, '12.00')])))[0];
    expect(matrixOf(grid)[0]).toEqual([...(labels[1] ?? []), '上缴上级支出', '经营支出']);
  });

  test('stay one label where the last figures do not stand as those of the other columns do', () => {
    const ends = [...textAround(380, 120, '项目支出'), ...textAround(440, 120, '上缴上级支出')];
    const before = header(100).filter((word) => word.baseline === 120 && word.text !== '项目支出');
    const figures = (y: number, total: string): Word[] => [
      ...row(y, `20${y}`, '机关事业单位基本养', []),
      ...textAround(260, y, total),
      ...textAround(320, y, '9.00'),
      ...text(350 + y / 10, y, '3.00'),
    ];
    const grid = gridsOf(layoutPage(pageOf([...before, ...ends, ...figures(140, '1,112.00'), ...figures(180, '12.00')])))[0];
    expect(matrixOf(grid)[0]?.slice(4)).toEqual(['项目支出 上缴上级支出']);
  });

  test('wrapped over the only row have the columns that it leaves blank', () => {
    const words = [
      ...textAround(140, 100, '预算数'),
      ...textAround(70, 124, '合'),
      ...textAround(70, 140, '计'),
      ...textAround(140, 124, '因公出国'),
      ...textAround(140, 140, '境费'),
      ...textAround(210, 124, '公务接待'),
      ...textAround(210, 140, '费'),
      ...textEnding(84, 164, '9.70'),
      ...textEnding(230, 164, '1.20'),
      ...textAround(300, 132, '会议费'),
      ...textEnding(316, 164, '8.50'),
    ];
    expect(matrixOf(gridsOf(layoutPage(pageOf(words)))[0]).at(-1)).toEqual(['9.70', '', '1.20', '8.50']);
  });

  test('beside those of the rows below a common label do not stand under it', () => {
    const words = [
      ...textAround(80, 110, '编码'),
      ...textAround(170, 110, '名称'),
      ...textAround(260, 110, '合计'),
      ...textAround(350, 100, '支出'),
      ...textAround(320, 120, '基本'),
      ...textAround(380, 120, '项目'),
      ...body(140),
    ];
    expect(matrixOf(gridsOf(layoutPage(pageOf(words)))[0]).slice(0, 2)).toEqual([
      ['编码', '名称', '合计', '支出', '<'],
      ['', '', '', '基本', '项目'],
    ]);
  });
});

describe('labels on lines as near to each other as those of one cell', () => {
  /** Columns between 50, 110, 230, 290, 350, 410, 470, 530. */
  const figures = ['5.00', '12.00', '9.00', '3.00', '8.00'];
  const bodyRows = ['208', '20805', '2080505'].flatMap((code, r) => [
    ...text(54, 140 + 20 * r, code),
    ...text(114, 140 + 20 * r, ['社会保障支出', '养老支出', '养老保险缴费'][r] ?? ''),
    ...figures.flatMap((figure, i) => textEnding(286 + 60 * i, 140 + 20 * r, figure)),
  ]);
  const headerOf = (labels: readonly (readonly [number, number, string])[]): string[][] => {
    const words = labels.flatMap(([x, y, label]) => textAround(x, y, label));
    return matrixOf(gridsOf(layoutPage(pageOf([...words, ...bodyRows])))[0]).slice(0, -3);
  };
  const left = [
    [80, 106, '编码'],
    [170, 106, '名称'],
  ] as const;

  test('are two levels where the lower line has cells of its own between labels in the middle of both', () => {
    const group = [
      [380, 100, '本年支出'],
      [320, 112, '小计'],
      [380, 112, '基本支出'],
      [440, 112, '项目支出'],
    ] as const;
    expect(headerOf([...left, [260, 106, '年初结转'], ...group, [500, 106, '年末结转']])).toEqual([
      ['编码', '名称', '年初结转', '本年支出', '<', '<', '年末结转'],
      ['', '', '', '小计', '基本支出', '项目支出', ''],
    ]);
  });

  test('are one cell where the lower line has another label above it', () => {
    const groups = [
      [290, 100, '上年'],
      [260, 112, '小计'],
      [320, 112, '基本'],
      [380, 100, '本年'],
      [380, 112, '支出'],
      [470, 100, '下年'],
      [440, 112, '小计'],
      [500, 112, '基本'],
    ] as const;
    expect(headerOf([...left, ...groups])).toEqual([
      ['编码', '名称', '上年', '<', '本年\n支出', '下年', '<'],
      ['', '', '小计', '基本', '', '小计', '基本'],
    ]);
  });

  test('are one cell where the labels beside it stand in its middle', () => {
    const row = [
      [260, 106, '年初结转'],
      [320, 106, '小计'],
      [380, 100, '本年'],
      [380, 112, '支出'],
      [440, 106, '项目支出'],
      [500, 106, '年末结转'],
    ] as const;
    expect(headerOf([...left, ...row])).toEqual([['编码', '名称', '年初结转', '小计', '本年\n支出', '项目支出', '年末结转']]);
  });
});

describe('the numbers of columns', () => {
  test('stand in the middle of columns whose figures stand at the right', () => {
    const words = [
      ...textAround(149, 100, '项目'),
      ...textAround(360, 100, '本年支出'),
      ...['编码', '名称', '合计', '基本', '项目'].flatMap((label, i) => textAround([80, 170, 280, 360, 440][i] ?? 0, 120, label)),
      ...textAround(170, 140, '栏次'),
      ...['1', '2', '3'].flatMap((number, i) => textAround([280, 360, 440][i] ?? 0, 140, number)),
      ...[160, 180].flatMap((y, i) => [
        ...text(60, y, ['205', '20501'][i] ?? ''),
        ...text(125, y, ['教育支出', '教育管理事务'][i] ?? ''),
        ...['0.63', '0.62', '0.01'].flatMap((figure, c) => textEnding([317, 397, 477][c] ?? 0, y, figure)),
      ]),
    ];
    expect(matrixOf(gridsOf(layoutPage(pageOf(words)))[0])).toEqual([
      ['项目', '<', '本年支出', '<', '<'],
      ['编码', '名称', '合计', '基本', '项目'],
      ['', '栏次', '1', '2', '3'],
      ['205', '教育支出', '0.63', '0.62', '0.01'],
      ['20501', '教育管理事务', '0.63', '0.62', '0.01'],
    ]);
  });
});

describe('the name of the line of column numbers', () => {
  test('stands in the middle of a column whose labels stand at the left', () => {
    const words = [
      ...['项目', '行次', '决算数', '项目', '行次', '决算数'].flatMap((label, i) =>
        textAround([100, 180, 230, 340, 440, 490][i] ?? 0, 100, label),
      ),
      ...[100, 340].flatMap((x) => textAround(x, 120, '栏次')),
      ...[230, 490].flatMap((x, i) => textAround(x, 120, String(i + 1))),
      ...text(54, 140, '国有资本预算拨款'),
      ...textAround(180, 140, '31'),
      ...textEnding(256, 140, '0.21'),
      ...textAround(440, 140, '63'),
      ...text(54, 160, '总计'),
      ...textAround(180, 160, '32'),
      ...textEnding(256, 160, '611.58'),
      ...text(264, 160, '总计'),
      ...textAround(440, 160, '64'),
      ...textEnding(516, 160, '611.58'),
    ];
    expect(matrixOf(gridsOf(layoutPage(pageOf(words)))[0])).toEqual([
      ['项目', '行次', '决算数', '项目', '行次', '决算数'],
      ['栏次', '', '1', '栏次', '', '2'],
      ['国有资本预算拨款', '31', '0.21', '', '63', ''],
      ['总计', '32', '611.58', '总计', '64', '611.58'],
    ]);
  });
});

describe('one row of figures below several rows of labels', () => {
  const half = (from: number, name: string): [number, number, string][] => [
    [from + 180, 100, name],
    [from + 30, 130, '合计'],
    [from + 90, 130, '出国'],
    [from + 210, 120, '车辆购置'],
    [from + 150, 140, '小计'],
    [from + 210, 140, '购置'],
    [from + 270, 140, '运行'],
    [from + 330, 130, '接待'],
  ];
  const figures = ['109.50', '11.00', '86.00', '44.00', '42.00', '12.50', '98.50', '10.50', '75.50', '33.00', '42.50', '12.50'];
  const words = [
    ...[...half(50, '预算'), ...half(410, '决算')].flatMap(([x, y, label]) => textAround(x, y, label)),
    ...figures.flatMap((_, i) => textAround(80 + 60 * i, 160, String(i + 1))),
    ...figures.flatMap((figure, i) => textEnding(107 + 60 * i, 180, figure)),
  ];
  const twice = (row: readonly string[]): string[] => [...row, ...row];
  const matrix = [
    ['预算', '<', '<', '<', '<', '<', '决算', '<', '<', '<', '<', '<'],
    twice(['合计', '出国', '车辆购置', '<', '<', '接待']),
    twice(['', '', '小计', '购置', '运行', '']),
    figures.map((_, i) => String(i + 1)),
    figures,
  ];

  test('is read without lines', () => {
    expect(matrixOf(gridsOf(layoutPage(pageOf(words)))[0])).toEqual(matrix);
  });

  test('is read between three lines', () => {
    const rules = [across(86, 50, 770), across(166, 50, 770), across(186, 50, 770)];
    expect(matrixOf(gridsOf(layoutPage(pageOf(words, rules)))[0])).toEqual(matrix);
  });
});

describe('the label of a total over several columns', () => {
  const line = (y: number, cells: readonly [string, string, string, string, string, string]): Word[] => [
    ...text(54, y, cells[0]),
    ...text(114, y, cells[1]),
    ...textEnding(286, y, cells[2]),
    ...text(294, y, cells[3]),
    ...text(354, y, cells[4]),
    ...textEnding(526, y, cells[5]),
  ];
  const words = [
    ...['编码', '名称', '金额', '编码', '名称', '金额'].flatMap((label, i) =>
      textAround([80, 170, 260, 320, 410, 500][i] ?? 0, 100, label),
    ),
    ...line(120, ['301', '工资福利支出', '12.00', '302', '商品和服务支出', '4.00']),
    ...line(140, ['30101', '基本工资', '9.00', '30201', '办公费', '3.00']),
    ...line(160, ['30102', '津贴补贴', '3.00', '30202', '印刷费', '1.00']),
  ];

  const lastRow = (label: readonly Word[]): string[] =>
    matrixOf(gridsOf(layoutPage(pageOf([...words, ...label, ...textEnding(526, 180, '16.00')])))[0]).at(-1) ?? [];

  test('has the blank columns in whose middle it stands', () => {
    expect(lastRow(textAround(260, 180, '人员经费合计'))).toEqual(['人员经费合计', '<', '<', '<', '<', '16.00']);
  });
});

describe('a figure that its narrow cell wraps', () => {
  test('stays in its cell, and takes no digit of another row', () => {
    const words = [
      ...header(60),
      ...numbers(100),
      ...textEnding(286, 114, '123.1'),
      ...row(120, '208', '社会保障', ['', '9.00', '3.00']),
      ...textEnding(286, 126, '4'),
      ...row(146, '210', '卫生健康', ['20.00', '1.00', '0.00']),
    ];
    expect(matrixOf(gridsOf(layoutPage(pageOf(words)))[0]).slice(-2)).toEqual([
      ['208', '社会保障', '123.1\n4', '9.00', '3.00'],
      ['210', '卫生健康', '20.00', '1.00', '0.00'],
    ]);
  });
});

describe('signs for nothing', () => {
  const figures = (y: number, code: string, values: readonly string[], mark: string): Word[] => [
    ...row(y, code, '机关事业单位基本养', []),
    ...values.flatMap((value, i) =>
      value === '' ? text((EDGES[i + 2] ?? 0) + 4, y, mark) : textEnding((EDGES[i + 3] ?? 0) - 4, y, value),
    ),
  ];
  const own = header(100).filter((word) => word.baseline === 120);
  const grid = (mark: string) =>
    matrixOf(
      gridsOf(
        layoutPage(
          pageOf([
            ...own,
            ...figures(140, '201', ['12.00', '', '3.00'], mark),
            ...figures(160, '202', ['12.00', '12.00', ''], mark),
            ...figures(180, '203', ['', '9.00', '3.00'], mark),
          ]),
        ),
      )[0],
    );

  test('stand in the column of the figures, wherever in their cell they are', () => {
    expect(grid('——').slice(1)).toEqual([
      ['201', '机关事业单位基本养', '12.00', '——', '3.00'],
      ['202', '机关事业单位基本养', '12.00', '12.00', '——'],
      ['203', '机关事业单位基本养', '——', '9.00', '3.00'],
    ]);
  });
});

describe('lines between rows alone', () => {
  test('end a table where five lines of text stand between them, however short', () => {
    const table = (y: number): Word[] => [
      ...text(54, y, '科目名称'),
      ...text(254, y, '合计'),
      ...text(54, y + 20, '教育'),
      ...text(254, y + 20, '9.00'),
    ];
    const captions = ['注：见附件。', '三、支出表', '支出决算表', '部门：某馆', '单位：万元'].flatMap((line, i) =>
      text(54, 150 + i * 14, line),
    );
    const rules = [88, 108, 128, 228, 248, 268].map((y) => across(y, 50, 410));
    expect(gridsOf(layoutPage(pageOf([...table(100), ...captions, ...table(240)], rules))).map(({ rowCount }) => rowCount)).toEqual([2, 2]);
  });

  test('share out a header by the gutters in which its labels end, wherever in these the boundaries were put', () => {
    const words = [
      ...textAround(280, 100, '项目'),
      ...textAround(652, 100, '本年支出'),
      ...textAround(100, 118, '科目代码'),
      ...textAround(330, 118, '科目名称'),
      ...textAround(551, 118, '小计'),
      ...textAround(642, 118, '基本支出'),
      ...textAround(743, 118, '项目支出'),
      ...textAround(280, 136, '栏次'),
      ...['1', '2', '3'].flatMap((number, i) => textAround([551, 642, 743][i] ?? 0, 136, number)),
      ...text(52, 154, '合计'),
      ...['537.62', '466.53', '71.09'].flatMap((figure, i) => textEnding([589, 690, 791][i] ?? 0, 154, figure)),
    ];
    const rules = [88, 106, 124, 142, 160].map((y) => across(y, 49, 794));
    const page = { ...pageOf(words, rules), widthPt: 842 };
    expect(matrixOf(gridsOf(layoutPage(page))[0])[0]).toEqual(['项目', '<', '本年支出', '<', '<']);
  });
});
