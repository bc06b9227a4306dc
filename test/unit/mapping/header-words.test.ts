import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { type MappedTables, mapTables } from '../../../src/mapping/map-tables.ts';
import type { Grid } from '../../../src/model/block.ts';
import { factKey } from '../../../src/model/fact.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { blocksOf, ruledGrid } from '../../support/grids.ts';

const lexicon = compileLexicon(loadForms());

/** A grid as it is read from an image. */
function read(grid: Grid): Grid {
  return { ...grid, cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.95, candidates: [] } })) };
}

function mapped(title: string, grid: Grid): MappedTables {
  return mapTables(findTableRegions(blocksOf(title, '单位：万元', grid), lexicon.titles), lexicon, null);
}

/** A 三公 table printed across, its two halves under labels of their own. */
function threePublic(left: string, right: string): Grid {
  return ruledGrid([
    `${left}|<|<|${right}|<|<`,
    '合计|因公出国（境）费|公务接待费|合计|因公出国（境）费|公务接待费',
    '9.00|6.00|3.00|7.00|5.00|2.00',
  ]);
}

const values = ({ tables }: MappedTables): Record<string, string> =>
  Object.fromEntries(tables.flatMap(({ facts }) => facts.map((fact) => [factKey(fact).replace(/^[^/]*\//, ''), fact.value])));
const named = ({ tables }: MappedTables) => tables.flatMap(({ findings }) => findings).filter(({ rule }) => rule === 'ocr/column-by-form');

const WHOLE = {
  'budget/total': '9.00',
  'budget/overseas': '6.00',
  'budget/reception': '3.00',
  'actual/total': '7.00',
  'actual/overseas': '5.00',
  'actual/reception': '2.00',
};

describe('meantPaths', () => {
  const title = '一般公共预算财政拨款“三公”经费支出决算表';

  it('takes a label over several columns for the word that it is clearly most like, and tells it', () => {
    const result = mapped(title, read(threePublic('预算数', '决牙数')));
    expect(values(result)).toEqual(WHOLE);
    expect(named(result)).toHaveLength(3);
    expect(named(result).every(({ facts }) => facts === undefined)).toBe(true);
  });

  it('takes a label for the only word that gives its columns keys which no other column has, and lists their figures', () => {
    const result = mapped(title, read(threePublic('孩工数', '决牙数')));
    expect(values(result)).toEqual(WHOLE);
    const listed = named(result).flatMap(({ facts = [] }) => facts);
    expect(listed.map((key) => key.replace(/^[^/]*\//, '')).sort()).toEqual(['budget/overseas', 'budget/reception', 'budget/total']);
  });

  it('never takes figures for those of the usual row where no label tells their row', () => {
    const result = mapped(title, read(threePublic('孩工妇', '决算数')));
    expect(Object.entries(values(result)).filter(([key]) => key.startsWith('actual/') && !key.includes('x:'))).toEqual([
      ['actual/total', '7.00'],
      ['actual/overseas', '5.00'],
      ['actual/reception', '2.00'],
    ]);
    expect(values(mapped(title, read(threePublic('孩工妇', '牙幼双'))))).not.toMatchObject({ 'actual/total': '9.00' });
  });

  it('names a column of which two labels were misread', () => {
    const rows = [
      '科目编码|科目名称|市年支出|<|<|<',
      '^|^|小计|基求支出|<|项目支出',
      '^|^|^|人员经费|公用经费|^',
      '205|教育支出|6.00|1.00|2.00|3.00',
    ];
    const result = mapped('一般公共预算财政拨款支出决算表', read(ruledGrid(rows)));
    expect(values(result)).toEqual({
      '205/total': '6.00',
      '205/basic.personnel': '1.00',
      '205/basic.public': '2.00',
      '205/project': '3.00',
    });
  });

  it('leaves the number of a column out of its header', () => {
    const rows = ['科目编码|科目名称|合计|基本支出|项目支出', '类款项|<|1|2|弓', '205|教育支出|6.00|4.00|2.00'];
    const result = mapped('一般公共预算财政拨款支出决算表', read(ruledGrid(rows)));
    expect(values(result)).toMatchObject({ '205/total': '6.00', '205/basic': '4.00' });
  });

  it('leaves what may be several words, and text layers', () => {
    const rows = (label: string): Grid => ruledGrid([`科目编码|科目名称|合计|${label}支出|项目支出`, '205|教育支出|6.00|4.00|2.00']);
    const result = mapped('一般公共预算财政拨款支出决算表', rows('基求'));
    expect(Object.keys(values(result))).toEqual(['205/total', '205/x:基求支出', '205/project']);
    const open = mapped('一般公共预算财政拨款“三公”经费支出决算表', threePublic('预算数', '决牙数'));
    expect(named(open)).toEqual([]);
  });
});

describe('a label over columns of which one has a further unknown label', () => {
  it('is told by the others, and so is that label then', () => {
    const labels = '合计|公务用车购置及运行费|<|<|公务接待费';
    const grid = ruledGrid([
      '孩工数|<|<|<|<|决算数|<|<|<|<',
      `${labels}|${labels}`,
      '^|涉计|公务用车购置费|公务用车运行费|^|^|小计|公务用车购置费|公务用车运行费|^',
      '9.00|6.00|3.00|3.00|3.00|7.00|5.00|2.00|3.00|2.00',
    ]);
    const keys = Object.keys(values(mapped('一般公共预算财政拨款“三公”经费支出决算表', read(grid))));
    expect(keys.slice(0, 5)).toEqual(
      ['total', 'vehicle', 'vehicle.purchase', 'vehicle.operation', 'reception'].map((column) => `budget/${column}`),
    );
  });

  it('takes a label below a known one for none that cannot stand there', () => {
    const grid = ruledGrid([
      '科目编码|科目名称|合计|工资福利支出|<|<',
      '科目编码|科目名称|合计|小计|基本工资|其他工笠笠款出',
      '208|社会保障和就业支出|3.00|3.00|1.00|2.00',
    ]);
    const result = mapped('财政拨款支出决算明细表', read(grid));
    expect(Object.keys(values(result))).toEqual(['208/total', '208/301', '208/30101', '208/30199']);
    expect(named(result)).toHaveLength(1);
    expect(Object.keys(values(mapped('财政拨款支出决算明细表', grid)))).toContain('208/x:工资福利支出/其他工笠笠款出');
  });
});
