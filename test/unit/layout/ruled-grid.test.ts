import { describe, expect, test } from 'vitest';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import type { RulingLine, Word } from '../../../src/model/page.ts';
import {
  across,
  down,
  gridsOf,
  inPieces,
  lattice,
  linesIn,
  matrixOf,
  pageOf,
  text,
  textAround,
  textEnding,
} from '../../support/page-fixture.ts';

const XS = [100, 200, 300, 400];
const YS = [100, 120, 140, 160];

/** Three rows of three cells: a header, two rows of figures. */
const WORDS = [
  ...textAround(150, 113, '项目'),
  ...textAround(250, 113, '行次'),
  ...textAround(350, 113, '金额'),
  ...text(105, 133, '一、本年收入'),
  ...textAround(250, 133, '1'),
  ...textEnding(395, 133, '1,234.50'),
  ...text(105, 153, '二、上年结转'),
  ...textAround(250, 153, '2'),
  ...textEnding(395, 153, '0.00'),
];
const MATRIX = [
  ['项目', '行次', '金额'],
  ['一、本年收入', '1', '1,234.50'],
  ['二、上年结转', '2', '0.00'],
];

const layout = (words: readonly Word[], rules: readonly RulingLine[]) => layoutPage(pageOf(words, rules));
const matrix = (words: readonly Word[], rules: readonly RulingLine[]) => matrixOf(gridsOf(layout(words, rules))[0]);

describe('however its lines are drawn, a table is one grid', () => {
  const shaken = lattice(XS, YS).map((rule, i) => ({ ...rule, position: rule.position + ((i * 5) % 3) - 1 }));
  const dashed = lattice(XS, YS).flatMap((rule) => {
    const dashes: RulingLine[] = [];
    for (let start = rule.start; start < rule.end; start += 6) dashes.push({ ...rule, start, end: Math.min(rule.end, start + 3) });
    return dashes;
  });
  const doubled = lattice(XS, YS).flatMap((rule) => [rule, { ...rule, position: rule.position + 2 }]);

  const apart = lattice(XS, YS).flatMap((rule) => [
    { ...rule, position: rule.position - 2 },
    { ...rule, position: rule.position + 2 },
  ]);

  test.each([
    ['whole lines', lattice(XS, YS)],
    ['cells with borders of their own that stand apart', apart],
    ['a border for each cell', inPieces(XS, YS)],
    ['borders with gaps at the corners', inPieces(XS, YS, 1.5)],
    ['dashes', dashed],
    ['double lines', doubled],
    ['lines slightly off', shaken],
  ])('%s', (_, rules) => {
    const [grid] = gridsOf(layout(WORDS, rules));
    expect(matrixOf(grid)).toEqual(MATRIX);
    expect(grid?.origin).toBe('ruled');
    expect(grid?.columnEdges).toHaveLength(4);
  });

  test('with boundaries at its edges and cells with places', () => {
    const [grid] = gridsOf(layout(WORDS, lattice(XS, YS)));
    expect(grid?.columnEdges).toEqual(XS);
    expect(grid?.place).toEqual({ page: 1, bbox: [100, 100, 400, 160], line: null, lineEnd: null, columns: null });
    expect(grid?.cells.find((cell) => cell.text === '0.00')?.place.bbox).toEqual([300, 140, 400, 160]);
  });
});

describe('signs at the left edge of cells of figures', () => {
  const rows = (sign: string) =>
    [113, 133, 153, 173, 193].flatMap((y, i) =>
      i === 0
        ? [...textAround(150, y, '项目'), ...textAround(350, y, '决算数')]
        : [...text(105, y, `第${i}类收入`), ...(i === 2 ? [] : text(303, y, sign)), ...textEnding(395, y, `${i}5.40`)],
    );
  const YS_OF_ROWS = [100, 120, 140, 160, 180, 200];

  test.each(['-', '￥', '¥'])('%s is one with its figure', (sign) => {
    const [grid] = gridsOf(layout(rows(sign), lattice([100, 300, 400], YS_OF_ROWS)));
    expect(matrixOf(grid).map(([, figure]) => figure)).toEqual(['决算数', `${sign}15.40`, '25.40', `${sign}35.40`, `${sign}45.40`]);
  });

  test('are dashes of a column of their own where a label stands over them', () => {
    const labelled = [...rows('-').filter(({ text: own }) => own !== '决算数'), ...text(302, 113, '上缴'), ...textAround(380, 113, '合计')];
    const [grid] = gridsOf(layout(labelled, lattice([100, 300, 400], YS_OF_ROWS)));
    expect(matrixOf(grid)[1]).toEqual(['第1类收入', '-', '15.40']);
  });
});

describe('lines left out', () => {
  const horizontal = YS.map((y) => across(y, 100, 400));
  const inner = [down(200, 100, 160), down(300, 100, 160)];

  test('at the sides are inferred from the row lines', () => {
    expect(matrix(WORDS, [...horizontal, ...inner])).toEqual(MATRIX);
  });

  test('above the first row after a page break and below the last are inferred from the column lines', () => {
    expect(matrix(WORDS, [...horizontal.slice(1, 3), ...XS.map((x) => down(x, 100, 160))])).toEqual(MATRIX);
  });

  test('at the sides make no column where nothing stands', () => {
    const grid = gridsOf(layout(WORDS, [...lattice(XS, YS), across(100, 90, 400)]))[0];
    expect(grid?.columnCount).toBe(3);
  });

  test('between columns are found beside amounts, between rows by their figures', () => {
    const frame = [...horizontal, down(100, 100, 160), down(400, 100, 160)];
    const more = [...WORDS, ...text(105, 173, '合计'), ...textAround(250, 173, '3'), ...textEnding(395, 173, '1,234.50')];
    expect(matrix(more, [...frame, across(180, 100, 400), down(100, 160, 180), down(400, 160, 180)])).toEqual([
      ...MATRIX,
      ['合计', '3', '1,234.50'],
    ]);
    const columns = [
      across(100, 100, 500),
      across(120, 100, 500),
      across(160, 100, 500),
      ...[100, 200, 300, 400, 500].map((x) => down(x, 100, 160)),
    ];
    const second = [...textAround(450, 113, '上年'), ...textEnding(495, 133, '9.00'), ...textEnding(495, 153, '8.00')];
    expect(matrix([...WORDS, ...second], columns)).toEqual(MATRIX.map((row, i) => [...row, ['上年', '9.00', '8.00'][i]]));
  });

  test('between rows in one column only: a figure in each row is a cell of its own', () => {
    const rules = [
      ...lattice([100, 200, 300], YS),
      across(100, 300, 400),
      across(120, 300, 400),
      across(160, 300, 400),
      down(400, 100, 160),
    ];
    expect(matrix(WORDS, rules)).toEqual(MATRIX);
  });

  test('between rows are found by signs for nothing among the figures, too', () => {
    const words = [100, 120, 140].flatMap((y, i) => [
      ...text(55, y, `20${i}`),
      ...(i === 1 ? text(125, y, '——') : textEnding(195, y, `${i}1.50`)),
      ...(i === 0 ? text(225, y, '——') : textEnding(295, y, `${i}2.50`)),
    ]);
    const grid = gridsOf(layout(words, lattice([50, 120, 220, 300], [88, 148])))[0];
    expect(matrixOf(grid)).toEqual([
      ['200', '01.50', '——'],
      ['201', '——', '12.50'],
      ['202', '21.50', '22.50'],
    ]);
  });

  test('between rows are none where figures wrap between their groups of digits, but under the numbers of columns', () => {
    const rules = lattice([100, 200, 300, 400], [100, 120, 160]);
    const rows = (upper: readonly string[], lower: readonly string[]): Word[] =>
      [upper, lower].flatMap((row, r) => row.flatMap((own, c) => textEnding(195 + 100 * c, 135 + 14 * r, own)));
    const heads = ['预算数', '决算数', '合计'].flatMap((head, c) => textAround(150 + 100 * c, 114, head));
    expect(matrix([...heads, ...rows(['104', '53', '1'], ['468.87', '554.55', '204.00'])], rules)[1]).toEqual([
      '104\n468.87',
      '53\n554.55',
      '1\n204.00',
    ]);
    expect(matrix([...heads, ...rows(['1', '2', '3'], ['468.87', '554.55', '204.00'])], rules).slice(1)).toEqual([
      ['1', '2', '3'],
      ['468.87', '554.55', '204.00'],
    ]);
  });

  test('between columns: these end behind their figures where labels stand over the middle between figures', () => {
    const rights = [200, 300, 400, 500];
    const words = [
      ...['本年收入合计', '财政拨款收入', '上级补助收入', '事业收入'].flatMap((label, i) => textAround((rights[i] ?? 0) - 45, 113, label)),
      ...[130, 147, 164, 181].flatMap((y, r) => [...text(54, y, '201'), ...rights.flatMap((x) => textEnding(x - 2, y, `${r}.50`))]),
    ];
    const rows = [100, 118, 135, 152, 169, 186].map((y) => across(y, 50, 502));
    const grid = gridsOf(layout(words, [...rows, down(50, 100, 186), down(502, 100, 186)]))[0];
    expect(matrixOf(grid)[0]?.slice(-4)).toEqual(['本年收入合计', '财政拨款收入', '上级补助收入', '事业收入']);
    expect(matrixOf(grid)[1]?.slice(-4)).toEqual(['0.50', '0.50', '0.50', '0.50']);
  });

  test('in all but the row lines: columns by alignment', () => {
    const rows = [...YS, 180].map((y) => across(y, 100, 400));
    const more = [...WORDS, ...text(105, 173, '合计'), ...textAround(250, 173, '3'), ...textEnding(395, 173, '1,234.50')];
    expect(matrix(more, rows)).toEqual([...MATRIX, ['合计', '3', '1,234.50']]);
  });
});

describe('spans', () => {
  test('are the smallest rectangles that lines enclose', () => {
    const rules = [
      across(100, 100, 400),
      across(120, 200, 400),
      across(140, 100, 400),
      across(160, 100, 400),
      down(100, 100, 160),
      down(200, 100, 160),
      down(300, 120, 160),
      down(400, 100, 160),
    ];
    const words = [
      ...textAround(150, 123, '项目'),
      ...textAround(300, 113, '本年支出'),
      ...textAround(250, 133, '小计'),
      ...textAround(350, 133, '项目支出'),
      ...text(105, 153, '合计'),
      ...textEnding(295, 153, '1.00'),
      ...textEnding(395, 153, '2.00'),
    ];
    expect(matrix(words, rules)).toEqual([
      ['项目', '本年支出', '<'],
      ['^', '小计', '项目支出'],
      ['合计', '1.00', '2.00'],
    ]);
  });

  test('that are no rectangle are cut into rows of equal extent', () => {
    const rules = [
      ...lattice([100, 400], [100, 160]),
      across(120, 100, 200),
      down(200, 100, 120),
      across(140, 300, 400),
      down(300, 140, 160),
    ];
    const [grid] = gridsOf(layout([...text(105, 113, '甲'), ...text(305, 153, '乙')], rules));
    const found = matrixOf(grid).flat();
    expect(found.filter((cell) => cell !== '' && cell !== '<' && cell !== '^')).toEqual(['甲', '乙']);
  });

  test('uneven boundaries of different rows are one column', () => {
    const rules = [
      ...YS.map((y) => across(y, 100, 400)),
      down(100, 100, 160),
      down(400, 100, 160),
      down(300, 100, 160),
      down(198, 100, 120),
      down(203, 120, 160),
    ];
    expect(matrix(WORDS, rules)).toEqual(MATRIX);
  });
});

describe('words in cells', () => {
  test('belong where their centre is, off their row or wrapped', () => {
    const words = [...text(105, 130, '机关事业单位基'), ...text(105, 142, '本养老保险'), ...textEnding(295, 148, '76.23')];
    expect(matrix([...text(105, 113, '科目'), ...text(205, 113, '金额'), ...words], lattice([100, 200, 300], [100, 120, 150]))).toEqual([
      ['科目', '金额'],
      ['机关事业单位基\n本养老保险', '76.23'],
    ]);
  });

  test('keep printed blanks and gain none', () => {
    const spread = [...text(105, 113, '合'), ...text(125, 113, '计'), ...text(205, 113, '支出'), ...text(229, 113, '合计')];
    expect(matrix(spread, lattice([100, 200, 300], [100, 120]))).toEqual([['合 计', '支出合计']]);
  });

  test('that overflow stay with the border they start at; centred ones with their middle', () => {
    const rules = lattice([100, 140, 240, 280], [100, 120, 140]);
    const words = [...text(103, 113, '超出单元格的长标签'), ...textAround(190, 133, '居中且超出两侧的标签文')];
    expect(matrix(words, rules)).toEqual([
      ['超出单元格的长标签', '', ''],
      ['', '居中且超出两侧的标签文', ''],
    ]);
  });

  test('turned text is read in its own direction', () => {
    const turned = (x: number, y: number, content: string): Word => ({
      ...(text(0, 0, 'x')[0] as Word),
      text: content,
      bbox: [x - 5, y, x + 5, y + 10 * content.length],
      baseline: x - 3.8,
      turned: 90,
    });
    expect(
      matrix(
        [turned(130, 102, '效益'), turned(110, 102, '指标'), ...text(205, 113, '产出数量质量时效')],
        lattice([100, 200, 300], [100, 140]),
      ),
    ).toEqual([['效益\n指标', '产出数量质量时效']]);
  });
});

describe('a line through figures', () => {
  const line = down(375, 60, 200);

  test('bounds no column: the side of a frame that its table overflows', () => {
    expect(matrix([...WORDS.slice(0, -1), ...textEnding(395, 153, '2,234.50')], [...lattice(XS, YS), line])).toEqual([
      ['项目', '行次', '金额'],
      ['一、本年收入', '1', '1,234.50'],
      ['二、上年结转', '2', '2,234.50'],
    ]);
  });

  test('bounds cells where text stands on both its sides', () => {
    const beside = [...text(378, 113, '备注'), ...textEnding(395, 153, '2,234.50')];
    expect(matrix([...WORDS.slice(0, -1), ...beside], [...lattice(XS, YS), line])[0]).toEqual(['项目', '行次', '金额', '备注']);
  });

  test('bounds cells where a recognised figure ends at it: the image may have been cut there', () => {
    const below = [...textEnding(395, 173, '2,234.50'), ...text(105, 173, '三、本年支出'), ...textAround(250, 173, '3')];
    const shortened = text(377, 153, '4.50').map((word) => ({ ...word, origin: 'ocr' as const }));
    const rules = [...lattice(XS, [...YS, 180]), line];
    const column = (words: readonly Word[]) => matrix([...WORDS.slice(0, -1), ...below, ...words], rules).map((row) => row.slice(2));
    expect(column(shortened)[2]).toEqual(['', '4.50']);
    expect(column(text(377, 153, '4.50'))[2]).toEqual(['4.50']);
  });
});

describe('what is no table', () => {
  const prose = [...text(110, 120, '本年收入合计九百万元'), ...text(110, 140, '其中财政拨款收入一百万元')];

  test('a frame around paragraphs', () => {
    const blocks = layout(prose, lattice([100, 400], [100, 160]));
    expect(gridsOf(blocks)).toEqual([]);
    expect(linesIn(blocks)).toEqual(['本年收入合计九百万元', '其中财政拨款收入一百万元']);
  });

  test('a box of one column, rules under headings, a row of underlines', () => {
    expect(gridsOf(layout(prose, lattice([100, 400], [100, 128, 160])))).toEqual([]);
    expect(gridsOf(layout(prose, [across(125, 100, 400), across(145, 100, 400)]))).toEqual([]);
    expect(
      gridsOf(
        layout(
          prose,
          [110, 125, 145, 160].map((y) => across(y, 100, 400)),
        ),
      ),
    ).toEqual([]);
  });

  test('lines without words', () => {
    expect(layout([], lattice(XS, YS))).toEqual([]);
  });

  test('the border of a page around a table, and a box inside a cell', () => {
    const border = lattice([50, 550], [50, 750]);
    const box = lattice([106, 114], [106, 114]);
    const blocks = layout([...text(100, 90, '收入支出决算总表'), ...WORDS], [...border, ...lattice(XS, YS), ...box]);
    expect(gridsOf(blocks).map(matrixOf)).toEqual([MATRIX]);
    expect(linesIn(blocks)).toEqual(['收入支出决算总表']);
  });
});

describe('several tables on a page', () => {
  test('are separate grids in reading order with the lines between them', () => {
    const below = WORDS.map(
      (word): Word => ({
        ...word,
        bbox: [word.bbox[0], word.bbox[1] + 200, word.bbox[2], word.bbox[3] + 200],
        baseline: word.baseline + 200,
      }),
    );
    const rules = [
      ...lattice(XS, YS),
      ...lattice(
        XS,
        YS.map((y) => y + 200),
      ),
    ];
    const blocks = layout([...below, ...text(100, 250, '注：本表无数据'), ...WORDS], rules);
    expect(blocks.map((block) => (block.kind === 'line' ? block.text : block.place.bbox?.[1]))).toEqual([100, '注：本表无数据', 300]);
    expect(gridsOf(blocks).map(matrixOf)).toEqual([MATRIX, MATRIX]);
  });
});

describe('a table with lines between its rows alone', () => {
  const rules = [across(100, 100, 500), across(120, 100, 500), across(140, 100, 500), across(160, 100, 500), across(180, 100, 500)];
  const rows = [
    ['养老支出', '1,234.50'],
    ['卫生健康支出', '34.50'],
    ['住房保障支出', '4.00'],
  ].flatMap(([name = '', figure = ''], i) => [...text(105, 133 + i * 20, name), ...textEnding(295, 133 + i * 20, figure)]);
  const body = [
    ['养老支出', '1,234.50', '', ''],
    ['卫生健康支出', '34.50', '', ''],
    ['住房保障支出', '4.00', '', ''],
  ];

  test('has columns for labels that stand close to each other behind the last figures', () => {
    const header = [
      ...text(105, 113, '项目'),
      ...textEnding(298, 113, '基本支出'),
      ...text(304, 113, '项目支出'),
      ...text(350, 113, '经营支出'),
    ];
    expect(matrix([...header, ...rows], rules)).toEqual([['项目', '基本支出', '项目支出', '经营支出'], ...body]);
  });

  test('has two panels whose figures and labels stand nearly half an em apart in one row', () => {
    const frame = [...rules, down(100, 100, 180), down(500, 100, 180)];
    const panels = [
      ...textAround(130, 113, '项目'),
      ...textAround(280, 113, '金额'),
      ...textAround(350, 113, '项目'),
      ...textAround(480, 113, '金额'),
      ...text(299.5, 133, '年末结转和结余'),
      ...textAround(340, 153, '合计'),
      ...textAround(340, 173, '总计'),
      ...[133, 153, 173].flatMap((y, i) => textEnding(495, y, `${i + 5}.00`)),
    ];
    expect(matrix([...panels, ...rows], frame)).toEqual([
      ['项目', '金额', '项目', '金额'],
      ['养老支出', '1,234.50', '年末结转和结余', '5.00'],
      ['卫生健康支出', '34.50', '合计', '6.00'],
      ['住房保障支出', '4.00', '总计', '7.00'],
    ]);
  });

  test('keeps words of a label together that reaches behind its figures', () => {
    const header = [...text(105, 113, '项目'), ...text(235, 113, '年末结转 和结余')];
    expect(matrix([...header, ...rows], rules)).toEqual([['项目', '年末结转 和结余'], ...body.map((row) => row.slice(0, 2))]);
  });
});

describe('a table with lines between its columns alone', () => {
  const frame = [across(100, 100, 400), across(180, 100, 400), down(100, 100, 180), down(400, 100, 180), down(300, 100, 180)];
  const words = [
    ...textAround(200, 113, '项目'),
    ...textAround(350, 113, '金额'),
    ...[133, 153, 173].flatMap((y, i) => [
      ...text(105, y, ['201', '201', '201'][i] ?? ''),
      ...text(155, y, ['一般公共服务', '行政运行', '其他事务'][i] ?? ''),
      ...textEnding(395, y, `${i + 1}.00`),
      ...textEnding(295, y, `${i + 4}.00`),
    ]),
    ...text(135, 173, '99'),
  ];

  test('has those that end below its header', () => {
    const inner = [down(130, 120, 176), down(150, 120, 176), down(250, 120, 176)];
    expect(matrix(words, [...frame, ...inner])).toEqual([
      ['项目', '<', '<', '<', '金额'],
      ['201', '', '一般公共服务', '4.00', '1.00'],
      ['201', '', '行政运行', '5.00', '2.00'],
      ['201', '99', '其他事务', '6.00', '3.00'],
    ]);
  });

  test('has the rows of its header where they end, also above a page break, and the row that numbers its columns', () => {
    const rules = [
      across(100, 100, 400),
      down(100, 100, 220),
      down(400, 100, 220),
      down(250, 100, 220),
      down(200, 120, 219),
      down(350, 120, 219),
    ];
    const parts = [
      ...textAround(175, 113, '收入'),
      ...textAround(325, 113, '支出'),
      ...textAround(150, 133, '项目'),
      ...textAround(225, 133, '金额'),
      ...textAround(300, 133, '项目'),
      ...textAround(375, 133, '金额'),
      ...textAround(150, 153, '栏次'),
      ...textAround(225, 153, '1'),
      ...textAround(300, 153, '栏次'),
      ...textAround(375, 153, '2'),
      ...[173, 193, 213].flatMap((y, i) => [
        ...text(105, y, ['合计', '拨款', '事业'][i] ?? ''),
        ...textEnding(245, y, `${i + 1}.00`),
        ...text(255, y, ['合计', '教育', '住房'][i] ?? ''),
        ...textEnding(395, y, `${i + 4}.00`),
      ]),
    ];
    expect(matrix(parts, rules)).toEqual([
      ['收入', '<', '支出', '<'],
      ['项目', '金额', '项目', '金额'],
      ['栏次', '1', '栏次', '2'],
      ['合计', '1.00', '合计', '4.00'],
      ['拨款', '2.00', '教育', '5.00'],
      ['事业', '3.00', '住房', '6.00'],
    ]);
  });
});
