import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { read } from '../../support/reading.ts';

/** Texts of the lines of the body. */
function bodyOf(lines: readonly string[]): string[] {
  return layoutText(lines.join('\n')).flatMap((block) => (block.kind === 'line' && block.furniture === null ? [block.text] : []));
}

describe('numbers of pages in dumps', () => {
  it('are those between dashes that rise all through', () => {
    expect(bodyOf(['概况', '- 4 -', '职责', '— 5 —', '机构', '-7-'])).toEqual(['概况', '职责', '机构']);
  });

  it('are none where they are few, or do not rise', () => {
    expect(bodyOf(['概况', '- 4 -', '职责', '- 5 -'])).toHaveLength(4);
    expect(bodyOf(['概况', '- 4 -', '职责', '- 5 -', '机构', '- 5 -'])).toHaveLength(6);
  });

  it('stand within a sentence that goes on behind them', async () => {
    const text = `云溪县文化馆2023年度单位决算
- 1 -
第三部分 2023年度单位决算情况说明
一、一般公共预算财政拨款支出决算结构情况
2023年度一般公共预算财政拨款支出用于以下方面：一般公共服务支出
- 2 -
（类）428.23万元，占58.24%。
- 3 -
`;
    const { document } = await read(new TextEncoder().encode(text));
    expect(JSON.stringify(document.sections)).toContain('一般公共服务支出（类）428.23万元');
  });
});
