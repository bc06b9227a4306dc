import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { mapTables } from '../../../src/mapping/map-tables.ts';
import type { Grid } from '../../../src/model/block.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { blocksOf, ruledGrid } from '../../support/grids.ts';

const lexicon = compileLexicon(loadForms());
const ROWS = [
  '科目代码|科目名称|决算数|科目代码|科目名称|决算数|科目代码|科目名称|决算数',
  '301|工资福利支出|30.00|302|商品和服务支出|7.00|310|资本性支出|2.00',
  '30101|基本工资|30.00|30201|办公费|7.00|31002|办公设备购置|2.00',
];

/** `row value` of every fact, and the rules that spoke, of a table whose last row is given. */
function read(last: string, origin: Grid['origin']) {
  const blocks = blocksOf('一般公共预算财政拨款基本支出决算表', '单位：万元', { ...ruledGrid([...ROWS, last]), origin });
  const { tables, findings } = mapTables(findTableRegions(blocks, lexicon.titles), lexicon, null);
  const rules = [...tables.flatMap((table) => table.findings), ...findings].map(({ rule }) => rule);
  return { facts: tables.flatMap(({ facts }) => facts).map(({ row, value }) => `${row} ${value}`), rules };
}

describe('labels centred over panels', () => {
  it('name the figure at the end of the row where no lines are drawn between the columns', () => {
    const { facts, rules } = read('|人员经费合计|30.00|||公用经费合计|||9.00', 'aligned');
    expect(facts).toContain('total.personnel 30.00');
    expect(facts).toContain('total.public 9.00');
    expect(rules).not.toContain('structure/unlabelled-figure');
  });

  it('name nothing beside another name or figure of their panel, or where cells were drawn', () => {
    const beside = read('|人员经费合计|30.00|399|其他支出|公用经费合计|||9.00', 'aligned');
    expect(beside.facts).not.toContain('total.public 9.00');
    const drawn = read('|人员经费合计|30.00|||公用经费合计|||9.00', 'ruled');
    expect(drawn.facts).not.toContain('total.public 9.00');
    expect(drawn.rules).toContain('structure/unlabelled-figure');
  });
});
