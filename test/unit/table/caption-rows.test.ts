/** Rows of a grid that hold the caption of its table. */
import { describe, expect, test } from 'vitest';
import { captionRows } from '../../../src/table/caption-rows.ts';
import { toMatrix } from '../../../src/table/matrix.ts';
import { ruledGrid, type Written } from '../../support/form-grid.ts';

const isTitle = (text: string): boolean => text === '支出决算表' || text === '收入';
const count = (rows: readonly (readonly Written[])[]): number => captionRows(toMatrix(ruledGrid(rows)), isTitle).count;
const HEADER: Written[] = ['项目', '本年支出合计', '基本支出'];

describe('the rows above a header', () => {
  test('are captions where the title stands beside the form number and the unit', () => {
    expect(count([['公开03表\n部门：南岭市水文站', '支出决算表', '金额单位：万元'], HEADER])).toBe(1);
    expect(count([[['支出决算表', 3]], [['部门：南岭市水文站', 2], '金额单位：万元'], HEADER])).toBe(2);
  });

  test('are captions where a dump writes the text of a merged cell into each of its columns', () => {
    const rows = [['支出决算表', '支出决算表', '支出决算表'], ['部门：南岭市水文站', '部门：南岭市水文站', '金额单位：万元'], HEADER];
    expect(count(rows)).toBe(2);
    expect(captionRows(toMatrix(ruledGrid(rows)), isTitle).texts.map(({ text }) => text)).toEqual([
      '支出决算表',
      '部门：南岭市水文站',
      '金额单位：万元',
    ]);
  });

  test('are none where two cells may be titles, or one is neither title nor caption', () => {
    expect(count([['收入', '支出决算表', '金额单位：万元'], HEADER])).toBe(0);
    expect(count([['项目', '收入', '金额单位：万元'], HEADER])).toBe(0);
  });
});
