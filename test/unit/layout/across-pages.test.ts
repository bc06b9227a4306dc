import { describe, expect, test } from 'vitest';
import { layoutWide } from '../../../src/layout/across-blocks.ts';
import { AcrossPages, type JoinedAcross } from '../../../src/layout/across-pages.ts';
import type { Page, RulingLine, Word } from '../../../src/model/page.ts';
import { down, gridsOf, lattice, linesIn, matrixOf, pageOf, text, textAround, textEnding } from '../../support/page-fixture.ts';
import { printAcross } from '../../support/printed-across.ts';

const XS = [60, 140, 300, 400, 500, 600, 700];
const PAPER = { margin: 80, widthPt: 450 };
const [CUT, SECOND_CUT] = [400, 600];

interface SheetOptions {
  codes?: readonly string[];
  /** Captions above, and where the table begins. */
  captions?: boolean;
  top?: number;
  rowHeight?: number;
  footer?: string;
}

/** A sheet of codes, names and four columns of amounts, the last three below one heading. */
function sheet({ codes = ['201', '202', '203'], captions = true, top = 100, rowHeight = 20, footer = '' }: SheetOptions = {}): Page {
  const ys = Array.from({ length: codes.length + 3 }, (_, i) => top + rowHeight * i);
  const bottom = ys.at(-1) ?? top;
  const at = (row: number): number => top + rowHeight * row + 14;
  const words: Word[][] = [
    textAround(100, at(1), '编码'),
    textAround(220, at(1), '名称'),
    textAround(350, at(1), '合计'),
    ...['基本支出', '项目支出', '经营支出'].map((head, i) => textAround(450 + 100 * i, at(1), head)),
    textAround(550, at(0), '本年支出分项'),
    ...codes.flatMap((code, r) => [
      text(65, at(r + 2), code),
      text(145, at(r + 2), `${code}支出`),
      ...XS.slice(3).map((x, c) => textEnding(x - 5, at(r + 2), `${r}${c}.50`)),
    ]),
  ];
  if (captions) words.push(textAround(380, 60, '支出决算表'), text(60, 85, '部门：某某局'), textEnding(700, 85, '单位：元'));
  if (footer !== '') words.push(text(200, 700, footer));
  // The heading of three columns has no border below it but that of its row, and none within.
  const border = lattice(XS, ys).filter(({ orientation, position }) => orientation === 'horizontal' || position < 500 || position === 700);
  const inner = [500, 600].map((x) => down(x, top + rowHeight, bottom));
  return pageOf(words.flat(), [...border, ...inner], { widthPt: 760 });
}

function take(pages: readonly Page[]): (JoinedAcross | null)[] {
  const sheets = new AcrossPages();
  return pages.map((page, i) => sheets.take({ ...page, number: i + 1 }));
}

function partsOf(pages: readonly Page[]): (number[] | null)[] {
  return take(pages).map((joined) => joined?.wide.parts.map(({ page }) => page) ?? null);
}

const first = (page: Page | undefined): Page => {
  if (page === undefined) throw new Error('no page');
  return page;
};

describe('pages printed across', () => {
  test('are one table, each cell in its place on its own page, and texts over the cut are whole', () => {
    const page = sheet({ footer: '第1页' });
    const joined = take(printAcross(page, [CUT], PAPER)).at(-1);
    const blocks = joined == null ? [] : layoutWide(joined.wide);
    const [grid] = gridsOf(blocks);
    expect(matrixOf(grid)).toEqual([
      ['', '', '', '本年支出分项', '<', '<'],
      ['编码', '名称', '合计', '基本支出', '项目支出', '经营支出'],
      ...['201', '202', '203'].map((code, r) => [code, `${code}支出`, `${r}0.50`, `${r}1.50`, `${r}2.50`, `${r}3.50`]),
    ]);
    expect(linesIn(blocks)).toEqual(['支出决算表', '部门：某某局  单位：元', '第1页']);
    expect(grid?.cells.filter(({ row }) => row === 2).map(({ place }) => [place.page, place.bbox?.[0], place.bbox?.[2]])).toEqual([
      [1, 60, 140],
      [1, 140, 300],
      [1, 300, 400],
      [2, 80, 180],
      [2, 180, 280],
      [2, 280, 380],
    ]);
  });

  test('are joined down and then over, and over and then down, in more than two columns of pages', () => {
    const [upper, lower] = [sheet(), sheet({ codes: ['204', '205'], captions: false, top: 60 })].map((page) =>
      printAcross(page, [CUT, SECOND_CUT], PAPER),
    );
    const [a, b, c] = (upper ?? []).map(first);
    const [d, e, f] = (lower ?? []).map(first);
    expect(partsOf([a, d, b, e, c, f].map(first))).toEqual([null, null, [1, 3], [2, 4], [1, 3, 5], [2, 4, 6]]);
    expect(partsOf([a, b, c, d, e, f].map(first))).toEqual([null, [1, 2], [1, 2, 3], null, [4, 5], [4, 5, 6]]);
  });

  test('are joined without any text over the cut where the right one begins with figures', () => {
    const page = sheet({ captions: false });
    const pages = printAcross({ ...page, words: page.words.filter(({ text: own }) => own !== '本年支出分项') }, [CUT], PAPER);
    expect(partsOf(pages)).toEqual([null, [1, 2]]);
  });

  test('are two tables where both begin their rows with codes', () => {
    const [left, right] = printAcross(sheet(), [CUT], PAPER).map(first);
    const rows = first(right).words.filter(({ text: own }) => own.endsWith('1.50'));
    const coded = (prefix: string): Page => ({
      ...first(right),
      words: [...first(right).words, ...rows.flatMap(({ baseline }, i) => text(82, baseline, `${prefix}${i + 1}`))],
    });
    expect(partsOf([first(left), first(right)])).toEqual([null, [1, 2]]);
    expect(partsOf([first(left), coded('20')])).toEqual([null, null]);
    expect(partsOf([first(left), coded('21')])).toEqual([null, null]);
    // Items of the economic classification stand beside each other in the panels of one table.
    expect(partsOf([first(left), coded('30')])).toEqual([null, [1, 2]]);
  });

  test('keep a cell that runs over the cut whole where each page draws a border at its edge', () => {
    const page = sheet();
    const [left, right] = printAcross(page, [SECOND_CUT - 50], PAPER).map(first);
    const border = (x: number): RulingLine => down(x, 100, 200);
    const [one, two] = [first(left), first(right)];
    const joined = take([
      { ...one, rulingLines: [...one.rulingLines, border(550)] },
      { ...two, rulingLines: [...two.rulingLines, border(80)] },
    ]).at(-1);
    const [grid] = joined == null ? [] : gridsOf(layoutWide(joined.wide));
    expect(matrixOf(grid)[0]).toEqual(['', '', '', '本年支出分项', '<', '<', '<']);
  });

  test('leave running heads and page numbers on their own pages', () => {
    const pages = printAcross(sheet(), [CUT], PAPER).map((page, i) => ({
      ...page,
      words: [...page.words, ...textAround(225, 20, '某某局决算'), ...textAround(225, 780, `— ${i + 9} —`)],
    }));
    const joined = take(pages).at(-1);
    expect(joined == null ? [] : linesIn(layoutWide(joined.wide))).toEqual(['某某局决算', '支出决算表', '部门：某某局  单位：元', '— 9 —']);
    expect(joined?.rest.words.map(({ text: own }) => own).join('')).toBe('某某局决算—10—');
  });
});

describe('pages that stand by themselves', () => {
  const cut = (page: Page): Page[] => printAcross(page, [CUT], PAPER);

  test('are not joined where both name their entity or their unit, or where both begin with labels', () => {
    const whole = sheet();
    expect(partsOf([whole, whole])).toEqual([null, null]);
    const rest = sheet({ captions: false, top: 60 });
    expect(partsOf([rest, rest])).toEqual([null, null]);
  });

  test('are not joined where their rows are cut at other heights', () => {
    const [left] = cut(sheet());
    const [, right] = cut(sheet({ rowHeight: 21 }));
    expect(partsOf([first(left), first(right)])).toEqual([null, null]);
  });

  test('are not joined over a page of another width', () => {
    const [left, right] = cut(sheet()).map(first);
    const other = pageOf(text(65, 74, '科目'), lattice([60, 200, 300], [60, 80, 100]));
    expect(partsOf([first(left), other, first(right)])).toEqual([null, null, null]);
  });

  test('are not joined with pages below a page that was joined over', () => {
    // Over and then down, all pages full of rows of one height: the last page of a row must not take the pages of the next.
    const pages = [0, 1, 2].flatMap((i) => printAcross(sheet({ captions: i === 0, top: 100 }), [CUT, SECOND_CUT], PAPER));
    expect(partsOf(pages)).toEqual([null, [1, 2], [1, 2, 3], null, [4, 5], [4, 5, 6], null, [7, 8], [7, 8, 9]]);
  });
});
