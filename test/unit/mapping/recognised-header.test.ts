import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { mapTables } from '../../../src/mapping/map-tables.ts';
import type { Grid } from '../../../src/model/block.ts';
import { factKey } from '../../../src/model/fact.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { EXAMPLE_FORMS } from '../../rules/facts-document.ts';
import { blocksOf, ruledGrid } from '../../support/grids.ts';

const LEXICON = compileLexicon(EXAMPLE_FORMS);
const HEADER = '科目编码|科目名称|本年支出合计|基本支出|项目支出';

function recognised(rows: readonly string[], page = 1): Grid {
  const grid = ruledGrid(rows, page);
  return { ...grid, cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.95, candidates: [] } })) };
}

/** Keys of the facts of 支出决算表 on two pages, the second one under such a header. */
function keys(header: string, gridOf: (rows: readonly string[]) => Grid): string[] {
  const first = gridOf([HEADER, '合计|<|3.00|1.00|2.00']);
  const second = gridOf([header, '208|社会保障和就业支出|3.00|1.00|2.00']);
  const regions = findTableRegions(blocksOf('支出决算表', '单位：万元', first, second), LEXICON.titles);
  return mapTables(regions, LEXICON, null).tables.flatMap(({ facts }) => facts.map(factKey));
}

describe('a header that is repeated on the next page', () => {
  const both = ['total', '208'].flatMap((row) => ['current_total', 'basic', 'project'].map((column) => `expenditure/${row}/${column}`));

  it('says the same where recognition read it with slips', () => {
    expect(keys(HEADER, recognised)).toEqual(both);
    expect(keys('和君目编码|科目名称|本年支出台计|基本嘉出|项目支出', recognised)).toEqual(both);
  });

  it('says something else in a text layer, and where most of it differs', () => {
    const slips = '和君目编码|科目名称|本年支出台计|基本嘉出|项目支出';
    expect(keys(slips, ruledGrid)).not.toEqual(both);
    expect(keys('科目编码|科目名称|本年收入合计|财政拨款收入|上级补助收入', recognised)).not.toEqual(both);
  });
});

describe('a header of several rows in the same frame on the next page', () => {
  const LEAVES = '科目编码|科目名称|合计|基本支出|项目支出';
  const FIRST = ['项目|<|本年支出|<|<', LEAVES, '合计|<|3.00|1.00|2.00'];
  const both = ['total', '208'].flatMap((row) => ['current_total', 'basic', 'project'].map((column) => `expenditure/${row}/${column}`));

  function keysOf(first: Grid, second: Grid): string[] {
    const regions = findTableRegions(blocksOf('支出决算表', '单位：万元', first, second), LEXICON.titles);
    return mapTables(regions, LEXICON, null).tables.flatMap(({ facts }) => facts.map(factKey));
  }
  const body = '208|社会保障和就业支出|3.00|1.00|2.00';
  const misread = ['项目|<|木牛戈山|<|<', LEAVES, body];

  it('is the same although a label over several columns was misread', () => {
    expect(keysOf(recognised(FIRST), recognised(misread, 2))).toEqual(both);
  });

  it('lends its labels to the first page where those were misread there', () => {
    const lost = ['项目|<|木牛戈山|<|<', LEAVES.replace('项目支出', '啊吧'), FIRST[2] ?? ''];
    expect(keysOf(recognised(lost), recognised([FIRST[0] ?? '', LEAVES, body], 2))).toEqual(both);
  });

  it('is another one in a text layer, between other edges, on the same page, and over the same first row', () => {
    expect(keysOf(ruledGrid(FIRST), ruledGrid(misread, 2))).not.toEqual(both);
    const moved = recognised(misread, 2);
    const edges = moved.columnEdges?.map((edge, i) => (i === 3 ? edge + 10 : edge)) ?? null;
    expect(keysOf(recognised(FIRST), { ...moved, columnEdges: edges })).not.toEqual(both);
    expect(keysOf(recognised(FIRST), recognised(misread, 1))).not.toEqual(both);
    expect(keysOf(recognised([...FIRST.slice(0, 2), body]), recognised(misread, 2))).toHaveLength(3);
  });
});
