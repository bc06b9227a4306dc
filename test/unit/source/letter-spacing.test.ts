import { describe, expect, it } from 'vitest';
import { withoutLetterSpacing } from '../../../src/source/letter-spacing.ts';

const ROWS = ['2 0 1    一 般 公 共 服 务 支 出     9 5 5 . 5 5    8 . 0 0', '2 0 8    养 老 支 出              1 4 . 6 1    4 . 0 0'];
const SPACED = [...ROWS, ...ROWS, ...ROWS].join('\n');

describe('withoutLetterSpacing', () => {
  it('puts letters together, figures to the right and words to the left of the room that they had', () => {
    const { text, lines } = withoutLetterSpacing(SPACED);
    expect(text.split('\n')[0]).toBe(`  201    一般公共服务支出${' '.repeat(17)}955.55${' '.repeat(7)}8.00`);
    expect(text).toHaveLength(SPACED.length);
    expect(lines).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('keeps cells together that ran into each other, words that are no letters, and rows of tabs and bars', () => {
    const extra = ['1 , 1 7 7 . 3 11 , 0 3 4 . 1 1', '部门：某局 单位：万元', '3 . 2 5\t1 2', '| 1 | 2 |'];
    expect(
      withoutLetterSpacing([SPACED, ...extra].join('\n'))
        .text.split('\n')
        .slice(-4),
    ).toEqual(['       1,177.311,034.11'.padStart(30), ...extra.slice(1)]);
  });

  it('leaves texts alone in which figures stand as usual, and single blanks part cells', () => {
    for (const text of ['合计 1 2 3 4 5 6\n201 教育 3.00 4.00\n0 . 5 0', ROWS.join('\n'), '1 2 3 4 5']) {
      expect(withoutLetterSpacing(text)).toEqual({ text, lines: [] });
    }
  });
});
