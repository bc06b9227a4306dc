import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { type MappedTables, mapTables } from '../../../src/mapping/map-tables.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { blocksOf, ruledGrid } from '../../support/grids.ts';

const lexicon = compileLexicon(loadForms());

/** The expenditure side of 收入支出决算总表; labels as sure as told, null for a text layer. */
function summary(labels: readonly string[], confidence: number | null = 0.75): MappedTables {
  const rows = labels.map((label, i) => `其他收入|1.00|${label}|${i + 1}.00`);
  const grid = ruledGrid(['收入|<|支出|<', '项目|决算数|项目|决算数', ...rows]);
  const recognition = { confidence: confidence ?? 1, candidates: [] };
  const cells = confidence === null ? grid.cells : grid.cells.map((cell) => ({ ...cell, recognition }));
  return mapTables(findTableRegions(blocksOf('收入支出决算总表', '单位：万元', { ...grid, cells }), lexicon.titles), lexicon, null);
}

const rowsOf = (result: MappedTables): string[] =>
  result.tables.flatMap(({ facts }) => facts.flatMap(({ row }) => (row.startsWith('income') ? [] : [row])));
const reported = (result: MappedTables) =>
  result.tables.flatMap(({ findings }) => findings).filter(({ rule }) => rule === 'ocr/row-by-form');

describe('namedRows', () => {
  it('names what is clearly most like a row of the form between the known ones', () => {
    const result = summary(['三、国防支出', '由:公共让金走出', '五，教育吉出', '六、科学技术支出']);
    expect(rowsOf(result)).toEqual(['expenditure.203', 'expenditure.204', 'expenditure.205', 'expenditure.206']);
    expect(reported(result).every(({ severity, facts }) => severity === undefined && facts === undefined)).toBe(true);
    expect(reported(result)).toHaveLength(2);
  });

  it('names by place where the form has just as many rows there, and lists the figures', () => {
    const result = summary(['五、教育支出', '垂孚拓玉嘉岀', '七、文化旅游体育与传媒支出']);
    expect(rowsOf(result)[1]).toBe('expenditure.206');
    expect(reported(result)).toMatchObject([{ severity: 'warning', facts: ['income_expenditure_summary/expenditure.206/amount'] }]);
  });

  it('has figures checked where a label was read clearly: it may be a row of the publisher’s own', () => {
    expect(reported(summary(['三、国防支出', '公共治安支出', '五、教育支出'], 0.97))).toMatchObject([{ severity: 'warning' }]);
  });

  it('leaves a label alone that an identity knows, also where the form has one other row there', () => {
    const labels = ['本年收入合计', '用事业基金弥补收支差额', '年初结转和结余'];
    const rows = labels.map((label, i) => `${label}|${i + 1}.00|其他支出|1.00`);
    const grid = ruledGrid(['收入|<|支出|<', '项目|决算数|项目|决算数', ...rows]);
    const cells = grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.75, candidates: [] } }));
    const result = mapTables(
      findTableRegions(blocksOf('收入支出决算总表', '单位：万元', { ...grid, cells }), lexicon.titles),
      lexicon,
      null,
    );
    const own = result.tables.flatMap(({ facts }) => facts.flatMap(({ row }) => (row.startsWith('expenditure') ? [] : [row])));
    expect(own).toEqual(['income.current_total', 'x:用事业基金弥补收支差额', 'income.opening_carryover']);
  });

  it('gives no name that stands elsewhere in the table, or where several may be meant', () => {
    expect(rowsOf(summary(['三、国防支出', '四、公共安全支出', '公共安金支岀甲乙', '五、教育支出']))[2]).toMatch(/^x:/);
    expect(rowsOf(summary(['三、国防支出', '甲乙丙丁', '六、科学技术支出']))[1]).toMatch(/^x:/);
  });

  it('doubts the figures of a row whose name holds codes; not where a text layer prints them', () => {
    const rows = [
      '科目编码|科目名称|本年收入合计|财政拨款收入|其他收入',
      '205|教育支出|3.00|2.00|1.00',
      '|2050820509进修及培训|3.00|2.00|1.00',
    ];
    const grid = ruledGrid(rows);
    const read = { ...grid, cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.97, candidates: [] } })) };
    const confidences = [read, grid].map((each) =>
      mapTables(findTableRegions(blocksOf('收入决算表', '单位：万元', each), lexicon.titles), lexicon, 1).tables.flatMap(({ facts }) =>
        facts.flatMap(({ row, confidence }) => (row.startsWith('x:') ? [confidence] : [])),
      ),
    );
    expect(confidences).toEqual([
      [0.5, 0.5, 0.5],
      [1, 1, 1],
    ]);
  });

  it('lets the code tell a row whose name was misread for an amount, in doubt; not where a text layer prints one', () => {
    const rows = ['科目编码|科目名称|本年收入合计|财政拨款收入|其他收入', '205|教育支出|3.00|2.00|1.00', '20508|123111.31|3.00|2.00|1.00'];
    const grid = ruledGrid(rows);
    const read = { ...grid, cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.97, candidates: [] } })) };
    const facts = [read, grid].map((each) =>
      mapTables(findTableRegions(blocksOf('收入决算表', '单位：万元', each), lexicon.titles), lexicon, 1).tables.flatMap(
        (table) => table.facts,
      ),
    );
    expect(facts[0]?.filter(({ row }) => row === '20508').map(({ value, confidence }) => [value, confidence])).toEqual([
      ['3.00', 0.85],
      ['2.00', 0.85],
      ['1.00', 0.85],
    ]);
    expect(facts[1]?.filter(({ row }) => row === '20508')).toEqual([]);
  });

  it('believes a text layer', () => {
    const result = summary(['三、国防支出', '公共让金走出', '五、教育支出'], null);
    expect(rowsOf(result)[1]).toBe('x:公共让金走出');
    expect(reported(result)).toEqual([]);
  });
});

describe('namedRows over rows that bear the same words elsewhere', () => {
  const labels = ['-般公共预舞射政授款', '本年收入合计', '年入财政拓坎嬉转和结余', '一般公共预算财政拨款', '总计'];
  const summaryOf = (others: Record<string, string> = {}) => {
    const rows = labels.map((label, i) => `${label}|${i + 1}.00|${['教育支出', '国防支出', '其他支出', '本年支出合计', '总计'][i]}|1.00`);
    const grid = ruledGrid(['收入|<|支出|<', '项目|决算数|项目|合计', ...rows]);
    const cells = grid.cells.map((cell) => {
      const candidates = others[cell.text] === undefined ? [] : [{ text: others[cell.text] ?? '', confidence: 0.8 }];
      return { ...cell, recognition: { confidence: 0.75, candidates } };
    });
    const regions = findTableRegions(blocksOf('财政拨款收入支出决算总表', '单位：万元', { ...grid, cells }), lexicon.titles);
    return mapTables(regions, lexicon, null).tables.flatMap(({ facts }) =>
      facts.flatMap(({ row }) => (row.startsWith('expenditure') ? [] : [row])),
    );
  };

  it('does not take the part of a carryover for the row of the same words above', () => {
    expect(summaryOf()[0]).toBe('income.general_public_budget');
  });

  it('names a row by what else was read there', () => {
    expect(rowsOf(summary(['二十二、灾害防治及应急管理支出', '下二WAR他站:出', '二十四、债务还本支出']))).not.toContain('expenditure.229');
    const rows = ['二十二、灾害防治及应急管理支出', '下二WAR他站:出', '二十四、债务还本支出'];
    const grid = ruledGrid(['收入|<|支出|<', '项目|决算数|项目|决算数', ...rows.map((label) => `其他收入|1.00|${label}|2.00`)]);
    const cells = grid.cells.map((cell) => {
      const candidates = cell.text.startsWith('下二') ? [{ text: '二十三,其他盐出', confidence: 0.88 }] : [];
      return { ...cell, recognition: { confidence: 0.75, candidates } };
    });
    const regions = findTableRegions(blocksOf('收入支出决算总表', '单位：万元', { ...grid, cells }), lexicon.titles);
    expect(rowsOf(mapTables(regions, lexicon, null))[1]).toBe('expenditure.229');
  });
});
