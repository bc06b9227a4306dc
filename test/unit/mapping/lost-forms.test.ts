import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { type MappedTables, mapTables } from '../../../src/mapping/map-tables.ts';
import type { Grid } from '../../../src/model/block.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { blocksOf, ruledGrid } from '../../support/grids.ts';

const lexicon = compileLexicon(loadForms());

function read(grid: Grid): Grid {
  return { ...grid, cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.95, candidates: [] } })) };
}

/** A form; without its words for what was executed and achieved it is no self-evaluation. */
function form({ isMisread }: { isMisread: boolean }, page: number): Grid {
  const [executed, achieved] = isMisread ? ['扶厅孜', '宗成俩'] : ['执行数', '实际完成值'];
  const rows = [
    `项目名称|设备更新|<|主管部门|某局`,
    `预算执行情况|<|预算数|${executed}|得分`,
    '年度财政资金总额|<|20.00|15.00|7.50',
    `一级指标|二级指标|三级指标|年度指标值|${achieved}`,
    '产出指标|数量指标|更新台数|≥5台|6台',
    '产出指标|质量指标|合格率|≥90%|95%',
    '效益指标|社会效益指标|服务能力|提升|提升',
  ];
  return ruledGrid(rows, page);
}

function mapped(first: Grid, title = '项目支出绩效自评表'): MappedTables {
  const blocks = blocksOf(title, first, '项目支出绩效自评表', read(form({ isMisread: false }, 2)));
  return mapTables(findTableRegions(blocks, lexicon.titles), lexicon, null);
}

const occurrences = ({ tables }: MappedTables): string[] => tables.map(({ table }) => `${table.table}#${table.occurrence}`);

describe('lostForm', () => {
  it('keeps the number of a form of which too much was misread', () => {
    const result = mapped(read(form({ isMisread: true }, 1)));
    expect(occurrences(result)).toEqual(['project_performance#2']);
    expect(result.tables[0]?.facts.every(({ occurrence }) => occurrence === 2)).toBe(true);
    expect(result.tables[0]?.facts.length).toBeGreaterThan(0);
    expect(result.findings.map(({ rule }) => rule)).toContain('structure/unrecognised-table');
  });

  it('numbers forms that were read as they stand', () => {
    expect(occurrences(mapped(read(form({ isMisread: false }, 1))))).toEqual(['project_performance#1', 'project_performance#2']);
  });

  it('leaves grids of a text layer, tables of goals and other tables without a number', () => {
    expect(occurrences(mapped(form({ isMisread: true }, 1)))).toEqual(['project_performance#1']);
    expect(occurrences(mapped(read(form({ isMisread: true }, 1)), '项目支出绩效目标表'))).toEqual(['project_performance#1']);
    const other = read(ruledGrid(['序号|事项|数量', '1|设备更新|5.00', '2|人员培训|6.00']));
    expect(occurrences(mapped(other))).toEqual(['project_performance#1']);
  });
});
