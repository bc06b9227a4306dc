import { describe, expect, test } from 'vitest';
import { markFurniture } from '../../../src/layout/furniture.ts';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import type { Block, TextLine } from '../../../src/model/block.ts';
import { onLines } from '../../../src/model/place.ts';
import { lattice, pageOf, text } from '../../support/page-fixture.ts';

/** Pages of lines given as [baseline, text]; a grid stands at 400 where `table`. */
function pages(contents: readonly (readonly [number, string])[][], table = false): Block[][] {
  return contents.map((lines, i) => {
    const words = lines.flatMap(([y, content]) => text(100, y, content));
    const cells = table ? [...text(105, 413, '项目'), ...text(205, 413, '金额')] : [];
    return layoutPage(pageOf([...words, ...cells], table ? lattice([100, 200, 300], [400, 420]) : [], { number: i + 1 }));
  });
}

const marked = (blocks: readonly Block[]): [string, TextLine['furniture']][] =>
  blocks.flatMap((block): [string, TextLine['furniture']][] =>
    block.kind === 'line' && block.furniture !== null ? [[block.text, block.furniture]] : [],
  );

const NUMERALS = ['一', '二', '三', '四', '五'];

const repeat = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

describe('furniture of pages', () => {
  test('page numbers: by form, or counting along with the pages', () => {
    const forms = pages([
      [
        [100, '正文一'],
        [780, '- 1 -'],
      ],
      [
        [100, '正文二'],
        [780, '第 2 页 共 9 页'],
      ],
      [
        [100, '正文三'],
        [780, '3 / 9'],
      ],
    ]);
    expect(marked(markFurniture(forms)).map(([, kind]) => kind)).toEqual(['page-number', 'page-number', 'page-number']);
    const plain = pages(
      repeat(4, (i) => [
        [100, '正文'.repeat(i + 1)],
        [780, String(i + 3)],
      ]),
    );
    expect(marked(markFurniture(plain)).map(([content]) => content)).toEqual(['3', '4', '5', '6']);
  });

  test('a lone number at the foot of a page may be a figure', () => {
    expect(
      marked(
        markFurniture(
          pages([
            [
              [100, '正文'],
              [780, '12'],
            ],
            [
              [100, '正文二'],
              [780, '7'],
            ],
            [[100, '正文三']],
          ]),
        ),
      ),
    ).toEqual([]);
  });

  test('a running header and footer on most pages, a page number in it ignored', () => {
    const found = markFurniture(
      pages(
        repeat(5, (i) => [
          [40, '某某局2023年度部门决算'],
          [100, `${NUMERALS[i]}段开头`],
          [780, `公开资料 ${i + 1}`],
        ]),
      ),
    );
    expect(marked(found)).toEqual(
      repeat(5, (i) => [
        ['某某局2023年度部门决算', 'header'],
        [`公开资料 ${i + 1}`, 'footer'],
      ]).flat(),
    );
  });

  test('lines that differ in figures other than the page number are body', () => {
    const figures = [12.5, 9.1, 7.7, 30.2, 2.4];
    expect(
      marked(
        markFurniture(
          pages(
            figures.map((figure, i) => [
              [100, `支出${figure}万`],
              [300, `${NUMERALS[i]}正文`],
            ]),
          ),
        ),
      ),
    ).toEqual([]);
  });

  test('captions of tables are body however often they stand at the same height', () => {
    const captions = repeat(6, (i): [number, string][] => [
      [60, `公开0${i + 1}表`],
      [80, '财政拨款收入支出决算总表'],
      [100, '部门：某某局'],
      [120, '金额单位：万元'],
      [140, '2023年度'],
    ]);
    expect(marked(markFurniture(pages(captions, true)))).toEqual([]);
  });

  test('a row that several tables have at the top of a page is body', () => {
    const rows = repeat(5, (): [number, string][] => [[60, '2210201 住房公积金 54.85 54.85 0.00']]);
    expect(marked(markFurniture(pages(rows, true)))).toEqual([]);
  });

  test('the note under a table and a heading are body', () => {
    const notes = repeat(5, (): [number, string][] => [
      [60, '三、支出决算表'],
      [760, '注：本表反映部门本年度各项支出情况'],
    ]);
    expect(marked(markFurniture(pages(notes, true)))).toEqual([]);
  });

  test('a line that is repeated in the middle of most pages is a watermark', () => {
    const body = (i: number): [number, string][] =>
      [100, 120, 140, 500, 520, 540].map((y) => [y, `${NUMERALS[i]}${y === 100 ? '首' : y}句`]);
    const found = markFurniture(pages(repeat(5, (i) => [...body(i), [300, '仅供内部审核']])));
    expect(marked(found)).toEqual(repeat(5, () => ['仅供内部审核', 'watermark']));
  });

  test('keeps every block, in order, and changes none that it was given', () => {
    const given = pages(
      repeat(4, (i) => [
        [40, '某某局决算'],
        [100, `正文${i}`],
      ]),
    );
    const before = structuredClone(given);
    const found = markFurniture(given);
    expect(found).toHaveLength(8);
    expect(given).toEqual(before);
  });

  test('the first body block of a page has the break', () => {
    const found = markFurniture(
      pages(
        repeat(3, (i) => [
          [40, '某某局决算'],
          [100, `${NUMERALS[i]}正文`],
          [120, `${NUMERALS[i]}下文`],
        ]),
      ),
    );
    expect(found.map((block) => (block.kind === 'line' && block.furniture === null ? block.breakBefore : null))).toEqual([
      null,
      true,
      false,
      null,
      true,
      false,
      null,
      true,
      false,
    ]);
  });
});

describe('furniture of a text dump', () => {
  const line = (content: string, at: number, breakBefore = true): TextLine => ({
    kind: 'line',
    text: content,
    place: onLines(at),
    sizePt: null,
    bold: false,
    headingMarks: null,
    align: null,
    endsFull: null,
    indented: null,
    breakBefore,
    furniture: null,
  });
  const dump = (contents: readonly string[]): Block[][] => [contents.map((content, i) => line(content, i * 2 + 1))];

  test('a phrase on lines of its own, four times or more', () => {
    const four = repeat(4, (i) => ['仅供内部审核', `正文${i}`]).flat();
    expect(marked(markFurniture(dump(four)))).toEqual(repeat(4, () => ['仅供内部审核', 'watermark']));
    expect(marked(markFurniture(dump(four.slice(2))))).toEqual([]);
  });

  test('never captions, headings, units, entities, notes or template sentences', () => {
    for (const content of [
      '单位：万元',
      '项目支出绩效自评表',
      '公开01表',
      '2023年度',
      '一、收入决算表',
      '本单位没有相关支出',
      '部门名称',
      '注',
      '无',
      '其他说明情况。',
    ]) {
      expect(marked(markFurniture(dump(repeat(6, (i) => [content, `正文${i}`]).flat())))).toEqual([]);
    }
  });

  test('page numbers that count up, not a lone number', () => {
    expect(marked(markFurniture(dump(['- 1 -', '甲', '- 2 -', '乙', '- 3 -']))).map(([, kind]) => kind)).toEqual(
      repeat(3, () => 'page-number'),
    );
    expect(marked(markFurniture(dump(['12', '甲', '40', '乙', '7'])))).toEqual([]);
  });

  test('a phrase above a table or inside a paragraph is body', () => {
    const inside = repeat(5, (i) => [line('仅供内部审核', i * 3, true), line('正文接着', i * 3 + 1, false)]).flat();
    expect(marked(markFurniture([inside]))).toEqual([]);
  });
});
