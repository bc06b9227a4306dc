import { describe, expect, test } from 'vitest';
import { layoutPage, layoutSheets } from '../../../src/layout/page-blocks.ts';
import { sheetsOf } from '../../../src/layout/page-sheets.ts';
import type { Page, RulingLine, Word } from '../../../src/model/page.ts';
import { across, gridsOf, lattice, linesIn, matrixOf, pageOf, text, textAround, textEnding } from '../../support/page-fixture.ts';

const wide = (words: Word[], rules: RulingLine[] = []): Page => ({ ...pageOf(words, rules), widthPt: 842, heightPt: 595 });

/** Four rows of a table from `x` on, its header over the last column at the top. */
function table(x: number, y: number, codes: readonly string[]): { words: Word[]; rules: RulingLine[] } {
  const ys = [y, ...codes.map((_, i) => y + 20 * (i + 1)), y + 20 * (codes.length + 1)];
  const words = [text(x + 5, y + 14, '科目'), textEnding(x + 195, y + 14, '金额')];
  for (const [i, code] of codes.entries()) words.push(text(x + 5, y + 34 + 20 * i, code), textEnding(x + 195, y + 34 + 20 * i, `${i}.50`));
  return { words: words.flat(), rules: lattice([x, x + 100, x + 200], ys) };
}

describe('two pages side by side', () => {
  const [one, two] = [table(60, 100, ['201', '202', '203']), table(481, 130, ['204', '205'])];
  const words = [
    ...textAround(160, 80, '支出决算表'),
    ...one.words,
    ...text(481, 80, '本年度支出合计为四十元，比上年增加二十元。'),
    ...two.words,
    ...text(481, 215, '注：本表反映各项支出。'),
  ];

  test('are read one after the other, each from its own edge, in places of the page', () => {
    const blocks = layoutPage(wide(words, [...one.rules, ...two.rules]));
    expect(linesIn(blocks)).toEqual(['支出决算表', '本年度支出合计为四十元，比上年增加二十元。', '注：本表反映各项支出。']);
    expect(gridsOf(blocks).map((grid) => matrixOf(grid).map((row) => row[0]))).toEqual([
      ['科目', '201', '202', '203'],
      ['科目', '204', '205'],
    ]);
    expect(gridsOf(blocks).map(({ columnEdges, place }) => [columnEdges?.map(Math.round), place.bbox?.[0]])).toEqual([
      [[60, 160, 260], 60],
      [[60, 160, 260], 481],
    ]);
    expect(layoutSheets(wide(words, [...one.rules, ...two.rules])).map((blocks) => blocks[0]?.breakBefore)).toEqual([true, true]);
  });

  test('are told by running text, too', () => {
    const prose = Array.from({ length: 5 }, (_, i) =>
      [60, 481].map((x) => text(x, 80 + 20 * i, '本部门本年度收入总计与支出总计均为四千元，与上年相比增加')),
    );
    expect(sheetsOf(wide(prose.flat(2)))).toHaveLength(2);
  });

  test('are one page where lines of a wrapped header stand around those beside them', () => {
    const rows = [160, 180, 200].flatMap((y) => [
      ...text(60, y, '总计'),
      ...textEnding(300, y, '3.20'),
      ...textEnding(560, y, '3.20'),
      ...textEnding(780, y, '1.20'),
    ]);
    const labels = [
      ...text(100, 100, '收入'),
      ...text(600, 100, '支出'),
      ...textEnding(300, 130, '决算数'),
      ...textEnding(560, 130, '合计'),
    ];
    const wrapped = [...textEnding(780, 124, '一般公共预算'), ...textEnding(780, 136, '财政拨款')];
    expect(sheetsOf(wide([...labels, ...wrapped, ...rows]))).toHaveLength(1);
    const lines = [...textEnding(780, 115, '一般公共预算'), ...textEnding(780, 145, '财政拨款')];
    expect(sheetsOf(wide([...labels, ...lines, ...rows]))).toHaveLength(2);
  });

  test('are one page where a rule or a title crosses the middle, where the sides are one table, or on an upright page', () => {
    const rules = [...one.rules, ...two.rules];
    expect(sheetsOf(wide(words, [...rules, across(300, 60, 700)]))).toHaveLength(1);
    expect(sheetsOf(wide([...words, ...textAround(421, 60, '部门决算表')], rules))).toHaveLength(1);
    expect(sheetsOf({ ...wide(words, rules), heightPt: 842 })).toHaveLength(1);
    const rows = Array.from({ length: 6 }, (_, i) => [text(60, 100 + 20 * i, `20${i} 支出`), textEnding(780, 100 + 20 * i, `${i}.50`)]);
    expect(sheetsOf(wide(rows.flat(2)))).toHaveLength(1);
    const end = rows.slice(0, 3).flat(2);
    expect(sheetsOf(wide([...end, ...text(60, 165, '注：本表反映支出。'), ...text(60, 180, '六、基本支出表')]))).toHaveLength(1);
    expect(sheetsOf(wide([...one.words, ...text(481, 114, '合计')], one.rules))).toHaveLength(1);
  });
});
