import { describe, expect, it } from 'vitest';
import { markFurniture } from '../../../src/layout/furniture.ts';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import type { Block, TextLine } from '../../../src/model/block.ts';
import { lattice, pageOf, text } from '../../support/page-fixture.ts';

type Kind = NonNullable<TextLine['furniture']>;

interface Printed {
  head?: string;
  foot: string;
  /** Where the middle of the foot stands. */
  middle?: number;
}

/** Pages of one table with a line above and one below it, read from images unless `digital`. */
function pagesOf(printed: readonly Printed[], digital = false): Block[][] {
  return printed.map(({ head, foot, middle = 300 }, i) => {
    const [own] = text(0, 780, foot);
    const x = middle - (own?.bbox[2] ?? 0) / 2;
    const words = [...(head === undefined ? [] : text(100, 40, head)), ...text(105, 413, '项目'), ...text(205, 413, '金额')];
    const page = layoutPage(pageOf([...words, ...text(x, 780, foot)], lattice([100, 200, 300], [400, 420]), { number: i + 1 }));
    return digital
      ? page
      : page.map((block) => (block.kind === 'line' ? { ...block, recognition: { confidence: 0.6, candidates: [] } } : block));
  });
}

function marked(pages: readonly Block[][]): [string, Kind][] {
  return markFurniture(pages).flatMap((block): [string, Kind][] =>
    block.kind === 'line' && block.furniture !== null ? [[block.text, block.furniture]] : [],
  );
}

describe('furniture of recognised pages', () => {
  const numbers = [{ foot: '区' }, { foot: '-8' }, { foot: '二人' }];

  it('is a number between dashes, whatever was read for it, that stands in one place', () => {
    expect(marked(pagesOf(numbers))).toEqual([
      ['区', 'page-number'],
      ['-8', 'page-number'],
      ['二人', 'page-number'],
    ]);
  });

  it('is no short line of a text layer, in several places, without any digit, or on two pages', () => {
    expect(marked(pagesOf(numbers, true))).toEqual([]);
    expect(marked(pagesOf([{ foot: '区', middle: 100 }, { foot: '-8' }, { foot: '二人', middle: 400 }]))).toEqual([]);
    expect(marked(pagesOf([{ foot: '甲' }, { foot: '乙' }, { foot: '丙' }]))).toEqual([]);
    expect(marked(pagesOf(numbers.slice(0, 2)))).toEqual([]);
    expect(marked(pagesOf(numbers.map(({ foot }) => ({ foot: `${foot}本页以下没有其他内容` }))))).toEqual([]);
  });

  it('is a running line with a slip, and no other line at its height', () => {
    const foot = '正文在此。';
    const heads = ['部门决算公开', '部门决算公开', '部门决算公开', '部门块算公开', '支出绩效自评'];
    expect(marked(pagesOf(heads.map((head) => ({ head, foot }))))).toEqual(
      ['部门决算公开', '部门决算公开', '部门决算公开', '部门块算公开'].map((line) => [line, 'header']),
    );
    const digital = pagesOf(
      heads.map((head) => ({ head, foot })),
      true,
    );
    expect(marked(digital)).toHaveLength(3);
  });

  it('is a line of which half was misread that begins and ends where the running one does', () => {
    const foot = '正文在此。';
    const marksOf = (last: string): [string, Kind][] =>
      marked(pagesOf(['部门决算公开', '部门决算公开', '部门决算公开', last].map((head) => ({ head, foot }))));
    expect(marksOf('部门奖相公开').at(-1)).toEqual(['部门奖相公开', 'header']);
    expect(marksOf('支出绩相公开')).toHaveLength(3);
    expect(marksOf('部门奖相公开表')).toHaveLength(3);
  });
});
