import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { mapTables } from '../../../src/mapping/map-tables.ts';
import type { Grid } from '../../../src/model/block.ts';
import { factKey } from '../../../src/model/fact.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { blocksOf, ruledGrid } from '../../support/grids.ts';

const LEXICON = compileLexicon(loadForms());
const LABELS = ['外交支出', '国防支出', '公共安全支出', '教育支出', '科学技术支出', '卫生健康支出', '节能环保支出', '城乡社区支出'];

function read(grid: Grid): Grid {
  return { ...grid, cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.95, candidates: [] } })) };
}

/** Keys of the facts under columns that nothing knows, of a summary whose second column of line numbers has such a header. */
function unknown(numbers: readonly string[], { header = '行裕', isRead = true } = {}): string[] {
  const rows = numbers.map((number, i) => `其他收入${i}|${i + 1}|1.00|${LABELS[i] ?? ''}|${number}|2.00`);
  const grid = ruledGrid(['收入|<|<|支出|<|<', `项目|行次|决算数|项目|${header}|决算数`, ...rows]);
  const regions = findTableRegions(blocksOf('收入支出决算总表', '单位：万元', isRead ? read(grid) : grid), LEXICON.titles);
  const keys = mapTables(regions, LEXICON, null).tables.flatMap(({ facts }) => facts.map(factKey));
  return keys.filter((key) => /\/x:支出\//.test(key) || /\/x:.*裕/.test(key));
}

const COUNTED = LABELS.map((_, i) => String(31 + i));

describe('withLineNumbers', () => {
  it('takes figures that count on by one under a header that was misread for numbers of lines', () => {
    expect(unknown(COUNTED)).toEqual([]);
    expect(unknown(COUNTED.map((number, i) => (i === 7 ? '33' : number)))).toEqual([]);
  });

  it('leaves other figures, short tables and what was not recognised', () => {
    expect(unknown(COUNTED.map((number) => `${number}.00`))).toHaveLength(LABELS.length);
    expect(unknown(COUNTED.toReversed())).toHaveLength(LABELS.length);
    expect(unknown(COUNTED.slice(0, 6))).toHaveLength(6);
    expect(unknown(COUNTED, { isRead: false })).toHaveLength(LABELS.length);
  });
});

describe('a form of counts with headings over its columns', () => {
  const statistics = (last: string, isRead = true) => {
    const kinds = ['机要通信用车', '应急保障用车', '执法执勤用车', '离退休干部服务用车'];
    const grid = ruledGrid([
      '政府采购情况|<|<',
      '项中|行风|撤计数',
      ...['合计', '货物', '工程', '服务'].map((label, i) => `${label}|${i + 1}|${i + 1}.50`),
      '机关运行经费|<|',
      '项目|行次|统计数',
      '行政单位|5|2.00',
      '国有资产占用情况|<|',
      '车辆数合计（辆）|6|8',
      ...kinds.slice(0, 2).map((label, i) => `${i + 1}.${label}|${i + 7}|1`),
      `3.甲乙丙丁戊己|9|1`,
      ...kinds.slice(2, 3).map((label) => `4.${label}|10|1`),
      `${last}|11|4`,
    ]);
    const regions = findTableRegions(blocksOf('部门决算公开相关信息统计表', '单位：万元', isRead ? read(grid) : grid), LEXICON.titles);
    return mapTables(regions, LEXICON, null).tables.flatMap(({ facts }) => facts.map((fact) => factKey(fact).replace(/^[^/]*\//, '')));
  };

  it('reads the labels beside numbers of lines, and numbers a kind as it prints it where one above was lost', () => {
    const keys = statistics('5.其他用车');
    expect(keys).toContain('procurement.total/amount');
    expect(keys).toContain('vehicles.5/amount');
    expect(keys).not.toContain('vehicles.3/amount');
  });
});
