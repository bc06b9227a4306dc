import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { type MappedTables, mapTables } from '../../../src/mapping/map-tables.ts';
import type { Grid } from '../../../src/model/block.ts';
import { factKey } from '../../../src/model/fact.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { blocksOf, ruledGrid } from '../../support/grids.ts';

const lexicon = compileLexicon(loadForms());

/** The statistics of a department under a heading over all columns, as it was read. */
function statistics(heading: string, counts = '统计数'): Grid {
  return ruledGrid([`${heading}|<|<`, `项目|行次|${counts}`, '合计|1|59.00', '货物|2|50.00', '服务|3|9.00']);
}

function mapped(grid: Grid): MappedTables {
  return mapTables(findTableRegions(blocksOf('部门决算公开相关信息统计表', '单位：万元', grid), lexicon.titles), lexicon, 1);
}

function read(grid: Grid): Grid {
  return { ...grid, cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.99, candidates: [] } })) };
}

const keys = ({ tables }: MappedTables): string[] =>
  tables.flatMap(({ facts }) => facts.map((fact) => factKey(fact).replace(/^[^/]*\//, '')));
const rules = ({ tables }: MappedTables): string[] => tables.flatMap(({ findings }) => findings.map(({ rule }) => rule));
const KNOWN = ['procurement.total/amount', 'procurement.goods/amount', 'procurement.services/amount'];

describe('withoutHeading', () => {
  it('knows the columns below a heading of rows, with its ordinal and without it', () => {
    for (const heading of ['一、政府采购情况', '政府采购情况', '、政府采购情况', '—、政府采购情况']) {
      for (const grid of [statistics(heading), read(statistics(heading))]) {
        expect(keys(mapped(grid))).toEqual(KNOWN);
        expect(rules(mapped(grid))).toEqual([]);
      }
    }
  });

  it('keeps a label over all columns that heads no rows of the form', () => {
    const result = mapped(statistics('公务接待情况'));
    expect(keys(result).filter((key) => KNOWN.includes(key))).toEqual([]);
    expect(keys(result)[1]).toBe('procurement.goods/x:公务接待情况/统计数');
  });

  it('keeps a heading that stands over some of the columns', () => {
    const part = ruledGrid(['政府采购情况|<|数据', '项目|行次|统计数', '货物|2|50.00', '服务|3|9.00']);
    expect(keys(mapped(part)).map((key) => key.includes('x:'))).toEqual([true, true]);
  });

  it('leaves a header unknown that is unknown without the heading, too', () => {
    expect(keys(mapped(statistics('政府采购情况', '备查事项')))[1]).toContain('x:');
  });
});
