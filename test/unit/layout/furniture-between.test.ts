import { describe, expect, it } from 'vitest';
import { markFurniture } from '../../../src/layout/furniture.ts';
import { layoutText } from '../../../src/layout/text-blocks.ts';

function marked(text: string): string[] {
  return markFurniture([layoutText(text)]).flatMap((block) => (block.kind === 'line' && block.furniture !== null ? [block.text] : []));
}

const HEADER = '科目代码\t科目名称\t合计\t基本支出';
const ROW = '20701\t文化和旅游\t5.00\t5.00';
const NEXT = '2070104\t图书馆\t5.00\t5.00';

describe('lines between the pieces of a table', () => {
  it('that a dump repeats are furniture, whatever page they number', () => {
    const text = [HEADER, ROW, '青屏县图书馆决算公开 第3页', NEXT, '青屏县图书馆决算公开 第4页', ROW].join('\n');
    expect(marked(text)).toEqual(['青屏县图书馆决算公开 第3页', '青屏县图书馆决算公开 第4页']);
  });

  it('that stand there once are not', () => {
    expect(marked([HEADER, ROW, '其中本级', NEXT].join('\n'))).toEqual([]);
  });

  it('are found beside page numbers and repeated captions, but not beside prose', () => {
    const head = '青屏县图书馆决算公开';
    const text = [
      head,
      '',
      '云溪县',
      '',
      head,
      '',
      HEADER,
      ROW,
      '',
      '- 3 -',
      '',
      head,
      '',
      '支出决算表（续）',
      '',
      HEADER,
      NEXT,
      '',
      head,
      '',
      '正文在此说明情况。',
      '',
      HEADER,
      ROW,
    ];
    expect(marked(text.join('\n'))).toEqual([head]);
  });

  it('that only ever stand above whole tables may be their titles', () => {
    const table = ['各县资金安排', '', HEADER, ROW, ''];
    expect(marked([...table, ...table, ...table, ...table].join('\n'))).toEqual([]);
  });

  it('are content where they are headings, notes or sentences', () => {
    for (const line of ['二、支出', '注：本年数', '本年没有变化。']) {
      expect(marked([HEADER, ROW, line, NEXT, line, ROW].join('\n'))).toEqual([]);
    }
  });
});
