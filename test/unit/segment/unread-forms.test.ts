import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { unreadForms } from '../../../src/segment/unread-forms.ts';
import { read } from '../../support/reading.ts';

const { performance } = loadForms();
const found = (lines: readonly string[]): string[] =>
  unreadForms(layoutText(lines.join('\n')), performance).map(({ kind, place }) => `${kind} ${place.line}`);

const GRID = [
  '项目名称\t送戏下乡\t\t\t\t',
  '资金\t年初预算数\t全年预算数\t全年执行数\t分值\t得分',
  '年度资金总额\t5.00\t5.00\t4.00\t10\t8',
];
const LOOSE = ['项目绩效自评表', '单位名称：云溪县文化馆', '项目名称 惠民演出', '一级指', '标'];

describe('forms of which nothing was read', () => {
  it('are those with a title, a name and no grid before the next title', () => {
    expect(found([...LOOSE, '项目绩效自评表', ...GRID])).toEqual(['project_performance 1']);
    expect(found(['单位整体绩效自评表', '单位名称：云溪县文化馆', '一级指', '标'])).toEqual(['overall_performance 1']);
  });

  it('are none that were read from a grid on, or that are only named', () => {
    expect(found([...LOOSE, ...GRID])).toEqual([]);
    expect(found(['十、项目支出绩效自评表', '第三部分 情况说明', '对2个项目开展了绩效自评。'])).toEqual([]);
    expect(found(['十、项目支出绩效自评表', '一', '二', '三', '四', '项目名称 惠民演出'])).toEqual([]);
  });

  it('keep their number', async () => {
    const forms = ['项目绩效自评表', ...GRID, ...LOOSE, '项目绩效自评表', ...GRID.map((row) => row.replace('送戏下乡', '古籍修复'))];
    const text = ['云溪县文化馆2023年度单位决算', ...forms].join('\n');
    const { document } = await read(new TextEncoder().encode(text));
    expect([...new Set(document.facts.map(({ occurrence }) => occurrence))]).toEqual([1, 3]);
  });
});
