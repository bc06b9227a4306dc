/** Forms that some provinces and years print beside, or in place of, the national ones; every figure is invented. */
import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { mapTables } from '../../../src/mapping/map-tables.ts';
import type { Grid } from '../../../src/model/block.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { blocksOf, ruledGrid } from '../../support/grids.ts';

const lexicon = compileLexicon(loadForms());

/** `table#occurrence row/column value unit` of every fact, and the rules that fired. */
function read(...parts: (string | Grid)[]): { facts: string[]; rules: string[] } {
  const result = mapTables(findTableRegions(blocksOf(...parts), lexicon.titles), lexicon, null);
  const facts = result.tables.flatMap((mapped) => mapped.facts);
  return {
    facts: facts.map((f) => `${f.table}#${f.occurrence} ${f.row}/${f.column} ${f.value}${f.unit}`),
    rules: [...result.tables.flatMap((mapped) => mapped.findings), ...result.findings].map((finding) => finding.rule),
  };
}

const UNIT = '单位：万元';

describe('三公 forms', () => {
  it('give what stands in a column beside the three costs to the accounts that its label ends with', () => {
    const { facts, rules } = read(
      '2017年度一般公共预算财政拨款“三公”经费及机关运行经费支出决算表',
      UNIT,
      ruledGrid(['合计|<|公务接待费|<|机关运行经费决算数', '预算数|决算数|预算数|决算数|^', '6.00|3.10|6.00|3.10|412.55']),
    );
    expect(facts).toContain('three_public#1 actual/x:机关运行经费决算数 412.55万元');
    expect(rules).not.toContain('structure/unplaced-figure');
  });

  it('are known without a title where the header names costs under budget and accounts', () => {
    const { facts } = read(
      ruledGrid([
        '预算数|<|<|决算数|<|<',
        '合计|因公出国（境）费|公务接待费|合计|因公出国（境）费|公务接待费',
        '6.00|0.00|6.00|3.10|0.00|3.10',
      ]),
    );
    expect(facts).toContain('three_public#1 actual/reception 3.10万元');
    expect(facts).toHaveLength(6);
  });

  it('take no number of a column for a figure, whose cell reaches over the row that numbers the columns', () => {
    const { facts } = read(
      '财政拨款“三公”经费支出决算表',
      UNIT,
      ruledGrid([
        '预算数|<|<|决算数|<|<',
        '合计|因公出国（境）费|公务接待费|合计|因公出国（境）费|公务接待费',
        '|2|||5|',
        '1|^|3|4|^|6',
        '6.00|^|6.00|3.10|^|3.10',
      ]),
    );
    expect(facts.map((fact) => fact.split(' ')[2])).toEqual(['6.00万元', '6.00万元', '3.10万元', '3.10万元']);
  });

  it('give no figure of another year to the accounts', () => {
    const { facts } = read(
      '财政拨款“三公”经费支出决算表',
      UNIT,
      ruledGrid(['合计|<|公务接待费|<|上年机关运行经费决算数', '预算数|决算数|预算数|决算数|^', '6.00|3.10|6.00|3.10|412.55']),
    );
    expect(facts.filter((fact) => fact.includes('412.55'))).toEqual([]);
  });

  it('are known by their costs where columns of last year and of changes are more than those of this one', () => {
    const { facts } = read(
      '2016年“三公”经费决算情况统计表',
      UNIT,
      ruledGrid([
        '项目|上年决算数|本年决算数|比上年增减额',
        '合计|5.40|3.10|-2.30',
        '1.因公出国（境）费|0.00|0.00|0.00',
        '2.公务接待费|5.40|3.10|-2.30',
      ]),
    );
    expect(facts).toContain('three_public#1 actual/reception 3.10万元');
    expect(facts).toContain('three_public#1 x:上年决算数/reception 5.40万元');
  });

  it('of the funds alone keep an id of their own, their only row told by the header', () => {
    const { facts, rules } = read(
      '政府性基金预算财政拨款“三公”经费支出决算表',
      UNIT,
      ruledGrid(['预算数|<|决算数|<', '合计|公务接待费|合计|公务接待费', '3.00|3.00|2.50|2.50']),
    );
    const table = 'x:政府性基金预算财政拨款三公经费支出决算表#1';
    expect(facts).toEqual([
      `${table} budget/total 3.00万元`,
      `${table} budget/reception 3.00万元`,
      `${table} actual/total 2.50万元`,
      `${table} actual/reception 2.50万元`,
    ]);
    expect(rules).toContain('structure/unknown-table');
  });

  it('are found in a table of statistics that holds them, too', () => {
    const { facts } = read(
      '部门决算相关信息统计表',
      UNIT,
      ruledGrid([
        '项目|行次|预算数|统计数',
        '一、“三公”经费支出|1|—|—',
        '（一）支出合计|2|9.00|6.00',
        '1．因公出国（境）费|3|1.00|0.50',
        '2．公务用车购置及运行维护费|4|5.00|4.00',
        '（1）公务用车购置费|5|0.00|0.00',
        '（2）公务用车运行维护费|6|5.00|4.00',
        '3．公务接待费|7|3.00|1.50',
        '二、机关运行经费|8|—|88.42',
        '（一）行政单位|9|—|60.12',
      ]),
    );
    expect(facts).toContain('three_public#1 budget/reception 3.00万元');
    expect(facts).toContain('three_public#1 actual/vehicle.operation 4.00万元');
    expect(facts).toContain('disclosure_statistics#1 operating_cost.administrative/amount 60.12万元');
  });
});

describe('forms of the full set of accounts', () => {
  it('by function are no summary, whatever their title', () => {
    const { facts } = read(
      '收入支出决算表',
      UNIT,
      ruledGrid([
        '科目编码|科目名称|年初结转和结余|本年收入|本年支出|收支差额',
        '合计||10.00|300.00|290.00|20.00',
        '2010301|行政运行|10.00|300.00|290.00|20.00',
      ]),
    );
    expect(facts).toContain('x:收入支出决算表#1 2010301/x:本年支出 290.00万元');
    expect(facts.filter((fact) => fact.startsWith('income_expenditure_summary'))).toEqual([]);
  });

  it('stay a summary without codes of items', () => {
    const { facts } = read(
      '收入支出决算表',
      UNIT,
      ruledGrid(['收入|<|支出|<', '项目|决算数|项目|决算数', '事业收入|5.00|教育支出|5.00', '总计|5.00|总计|5.00']),
    );
    expect(facts).toContain('income_expenditure_summary#1 income.institutional/amount 5.00万元');
  });
});

describe('columns of economic items', () => {
  const detail = (header: string, items: string): string[] =>
    read('财政拨款支出决算明细表', UNIT, ruledGrid([header, items, '合计||9.00|5.00|4.00', '2010301|行政运行|9.00|5.00|4.00'])).facts;

  it('of the classification of governments get no code of departments by name', () => {
    const facts = detail('科目编码|科目名称|合计|机关工资福利支出|<', '^|^|^|社会保障缴费|住房公积金');
    expect(facts).toContain('appropriation_expenditure_detail#1 2010301/x:机关工资福利支出/住房公积金 4.00万元');
    expect(facts.some((fact) => /\/30\d/.test(fact))).toBe(false);
  });

  it('get none where only a column beside them tells it', () => {
    const facts = detail('科目编码|科目名称|合计|机关工资福利支出|会议费', '栏次||1|2|3');
    expect(facts).toContain('appropriation_expenditure_detail#1 2010301/x:会议费 4.00万元');
  });

  it('of departments get their codes', () => {
    const facts = detail('科目编码|科目名称|合计|工资福利支出|<', '^|^|^|基本工资|住房公积金');
    expect(facts).toContain('appropriation_expenditure_detail#1 2010301/30101 5.00万元');
    expect(facts).toContain('appropriation_expenditure_detail#1 2010301/30113 4.00万元');
  });
});

describe('a table with a header in the middle', () => {
  const rows = [
    '部门基本情况|2021年决算数|2022年预算数|2022年决算数',
    '三公经费|29.08|63.46|44.29',
    '公用经费|14.44|10.00|0.68',
    '楼堂馆所控制情况|批复规模（㎡）|实际规模（㎡）|规模控制率',
    '办公用房|1200.50|1100.25|91.65%',
  ];

  it('has columns of their own below it', () => {
    const { facts } = read('部门整体支出绩效评价基础数据表', UNIT, ruledGrid(rows));
    const table = 'x:部门整体支出绩效评价基础数据表#1';
    expect(facts).toContain(`${table} x:公用经费/x:2021年决算数 14.44万元`);
    expect(facts).toContain(`${table} x:办公用房/x:规模控制率 91.65%`);
    expect(facts.find((fact) => fact.includes('批复规模'))).toMatch(/1200\.50(?:㎡|m2)$/);
    expect(facts.filter((fact) => fact.includes('办公用房') && fact.includes('决算数'))).toEqual([]);
  });

  it('gives counts of staff no unit of money', () => {
    const staff = ['财政供养人员情况|编制数|2022年实际在职人数|控制率', '^|143|136|95.10%', ...rows];
    const { facts, rules } = read('部门整体支出绩效评价基础数据表', UNIT, ruledGrid(staff));
    expect(facts.filter((fact) => /\b(?:143|136)(?:万元)?/.test(fact))).toEqual([]);
    expect(rules.some((rule) => /unplaced-figure|unlabelled-figure|unrecognised-table/.test(rule))).toBe(true);
    expect(facts).toContain('x:部门整体支出绩效评价基础数据表#1 x:公用经费/x:2021年决算数 14.44万元');
  });

  it('stays one table under a title that a form has', () => {
    const { facts } = read('财政拨款“三公”经费支出决算表', UNIT, ruledGrid(rows));
    expect(facts.every((fact) => fact.includes('#1 '))).toBe(true);
  });
});
