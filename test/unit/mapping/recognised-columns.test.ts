import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { type MappedTables, mapTables } from '../../../src/mapping/map-tables.ts';
import type { Grid } from '../../../src/model/block.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { blocksOf, ruledGrid } from '../../support/grids.ts';

const lexicon = compileLexicon(loadForms());

/** A grid as it is read from an image. */
function read(grid: Grid): Grid {
  return { ...grid, cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.95, candidates: [] } })) };
}

function income(headers: string, isRead = true): MappedTables {
  const grid = ruledGrid([`科目编码|科目名称|${headers}`, `合计|<|${'1.00|'.repeat(headers.split('|').length).slice(0, -1)}`]);
  return mapTables(findTableRegions(blocksOf('收入决算表', '单位：万元', isRead ? read(grid) : grid), lexicon.titles), lexicon, null);
}

const columns = (result: MappedTables): string[] => result.tables.flatMap(({ facts }) => facts.map(({ column }) => column));
const reported = (result: MappedTables, rule: string) =>
  result.tables.flatMap(({ findings }) => findings).filter((finding) => finding.rule === rule);

describe('namedColumns', () => {
  it('names a header that is clearly most like one of the form', () => {
    const result = income('本年收入合计|财政拨款收入|上级补娟履人|事业收入|经营收入|附医单位上更收大|其他收入');
    expect(columns(result)).toEqual([
      'current_total',
      'appropriation',
      'superior_subsidy',
      'institutional',
      'business',
      'subordinate_remittance',
      'other',
    ]);
    expect(reported(result, 'ocr/column-by-form')).toHaveLength(2);
    expect(reported(result, 'ocr/column-by-form').every(({ facts }) => facts === undefined)).toBe(true);
  });

  it('names what stands between two known columns where the form has just that there, and lists its figures', () => {
    const result = income('本年收入合计|财政拓获散大|上级补助收入|其他收入');
    expect(columns(result)[1]).toBe('appropriation');
    expect(reported(result, 'ocr/column-by-form')).toMatchObject([{ severity: 'warning', facts: ['income/total/appropriation'] }]);
    const misread = income('本年收入合计|戈乂地贞二市|上级补助收入|其他收入');
    expect(columns(misread)[1]).toBe('appropriation');
    expect(reported(misread, 'ocr/column-by-form')).toMatchObject([{ severity: 'warning', facts: ['income/total/appropriation'] }]);
  });

  it('leaves a header unknown where several may be meant, and doubts its figures', () => {
    const result = income('本年收入合计|财政拨款收入|戈乂入|其他收入');
    expect(columns(result)[2]).toBe('x:戈乂入');
    expect(reported(result, 'structure/unknown-column')).toMatchObject([{ severity: 'warning', facts: ['income/total/x:戈乂入'] }]);
  });

  it('names the column of a panel as those of the panels beside it, and lists its figures', () => {
    const rows = ['科目编码|科目名称|决算数|科目编码|科目名称|73451', '301|工资福利支出|5.00|302|商品和服务支出|3.00'];
    const regions = findTableRegions(
      blocksOf('一般公共预算财政拨款基本支出决算表', '单位：万元', read(ruledGrid([...rows, '30101|基本工资|5.00|30201|办公费|3.00']))),
      lexicon.titles,
    );
    const result = mapTables(regions, lexicon, null);
    expect(columns(result)).toEqual(['amount', 'amount', 'amount', 'amount']);
    expect(reported(result, 'ocr/column-by-form')).toMatchObject([{ severity: 'warning' }]);
  });

  it('believes a text layer', () => {
    const result = income('本年收入合计|财政拨款收入|上级补娟履人|其他收入', false);
    expect(columns(result)[2]).toBe('x:上级补娟履人');
    expect(reported(result, 'structure/unknown-column').map(({ facts }) => facts)).toEqual([undefined]);
  });
});

describe('the only column of a form', () => {
  const projects = (header: string, isRead = true): MappedTables => {
    const grid = ruledGrid([`科目代码|科目名称|${header}`, '合计|<|100.14', '207|文化旅游体育与传媒支出|100.14']);
    const title = '一般公共预算财政拨款项目支出决算表';
    return mapTables(findTableRegions(blocksOf(title, '单位：万元', isRead ? read(grid) : grid), lexicon.titles), lexicon, null);
  };

  it('is named where none of its header was read as a word, and its figures are listed', () => {
    expect(columns(projects('10'))).toEqual(['total', 'total']);
    expect(reported(projects('10'), 'ocr/column-by-form')).toMatchObject([{ severity: 'warning' }]);
  });

  it('keeps a header of words, and what a text layer says', () => {
    expect(columns(projects('甲乙丙丁')).every((column) => column.startsWith('x:'))).toBe(true);
    expect(columns(projects('10', false))).not.toContain('total');
  });
});
