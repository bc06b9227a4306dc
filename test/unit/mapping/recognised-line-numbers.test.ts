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
