import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { type MappedTables, mapTables } from '../../../src/mapping/map-tables.ts';
import type { Grid } from '../../../src/model/block.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { blocksOf, ruledGrid, tabGrid } from '../../support/grids.ts';

const lexicon = compileLexicon(loadForms());

function map(...parts: (string | Grid)[]): MappedTables {
  return mapTables(findTableRegions(blocksOf(...parts), lexicon.titles), lexicon, null);
}

/** `table row column value unit` of every fact. */
function facts(result: MappedTables): string[] {
  return result.tables.flatMap((mapped) => mapped.facts).map((f) => `${f.table} ${f.row} ${f.column} ${f.value}${f.unit}`);
}

function rules(result: MappedTables): string[] {
  return [...result.tables.flatMap((mapped) => mapped.findings), ...result.findings].map((finding) => finding.rule);
}

describe('a name that holds a figure', () => {
  it('gives no figure to the first of its items: lines between the cells were lost', () => {
    const result = map(
      '一般公共预算财政拨款基本支出决算表',
      '单位：万元',
      ruledGrid(['科目代码 科目名称|决算数', '301 工资福利支出|5.00', '30204 手续费  1.11  310 资本性支出|2.95']),
    );
    expect(facts(result).map((fact) => fact.split(' ')[1])).not.toContain('30204');
    expect(rules(result)).toContain('structure/unlabelled-figure');
  });

  it('is told of where no column has a figure: it ran into the name', () => {
    const rows = [
      '科目代码|科目名称|决算数|科目代码|科目名称|决算数',
      '301|工资福利支出|5.00|302|商品和服务支出 2.95 30299|',
      '30101|基本工资|5.00|30201|办公费|2.95',
    ];
    const result = map('一般公共预算财政拨款基本支出决算表', '单位：万元', tabGrid(rows));
    expect(facts(result)).toHaveLength(3);
    expect(rules(result)).toContain('structure/unplaced-figure');
  });

  it.each(['４００．７７', '1,400.77'])('is told of where %s stands right behind the name', (figure) => {
    const rows = ['科目代码|科目名称|决算数', `301|工资福利支出${figure}|`, '30101|基本工资|5.00'];
    const result = map('一般公共预算财政拨款基本支出决算表', '单位：万元', tabGrid(rows));
    expect(facts(result)).toHaveLength(1);
    expect(rules(result)).toContain('structure/unplaced-figure');
  });

  it('or is one gives none to the total on its left either', () => {
    const result = map(
      '一般公共预算财政拨款基本支出决算表',
      '单位：元',
      tabGrid([
        '科目代码|科目名称|决算数|科目代码|科目名称||决算数',
        '301|工资福利支出|50.00|302|商品和服务支出|30.25',
        '30101|基本工资|50.00|30201|办公费|30.25',
        '||||30202|印刷费|——',
        '||||30203|咨询费|——',
        '人员经费合计|||50.00|公用经费合计||30.25',
      ]),
    );
    expect(facts(result)).not.toContain('general_budget_basic_expenditure total.personnel amount 30.25元');
  });

  it('or is one gives none: the header slipped by a cell', () => {
    const result = map(
      '支出决算表',
      '单位：万元',
      tabGrid([
        '|项目||本年支出合计|基本支出|项目支出',
        '科目代码||科目名称|||',
        '|合计||39.45|39.45|0.00',
        '212|城乡社区支出|39.45|39.45|0.00|0.00',
        '21208|国有土地使用权出让收入安排的支出|39.45|39.45|0.00|0.00',
      ]),
    );
    expect(facts(result).filter((fact) => fact.includes(' 212'))).toEqual([]);
  });
});

describe('a title that no form lists', () => {
  it('names the form by its words where the form knows the header', () => {
    const result = map(
      '部门收支总体情况表',
      '单位：万元',
      tabGrid(['收入||支出|', '项目|决算数|项目|决算数', '一、事业收入|7.00|一、教育支出|7.00', '总计|7.00|总计|7.00']),
    );
    expect(facts(result)).toEqual([
      'income_expenditure_summary income.institutional amount 7.00万元',
      'income_expenditure_summary expenditure.205 amount 7.00万元',
      'income_expenditure_summary income.grand_total amount 7.00万元',
      'income_expenditure_summary expenditure.grand_total amount 7.00万元',
    ]);
  });

  it('names none where the header is another one', () => {
    const result = map(
      '部门收支总体情况表',
      '单位：万元',
      tabGrid(['项目|年初预算|追加|调减', '办公费|7.00|1.00|2.00', '印刷费|3.00|1.00|2.00']),
    );
    expect(facts(result).filter((fact) => !fact.startsWith('x:'))).toEqual([]);
  });
});

describe('columns of which one has no meaning of its own elsewhere', () => {
  it('keep 人员经费 and 公用经费 apart from the amount where they are columns, but for the total, which has rows of that name', () => {
    const result = map(
      '一般公共预算基本支出情况表',
      '单位：万元',
      tabGrid([
        '科目编码|科目名称|合计|人员经费|公用经费',
        '|合计|9.00|5.00|4.00',
        '301|工资福利支出|5.00|5.00|',
        '302|商品和服务支出|4.00||4.00',
      ]),
    );
    expect(facts(result)).toEqual([
      'general_budget_basic_expenditure total amount 9.00万元',
      'general_budget_basic_expenditure total.personnel amount 5.00万元',
      'general_budget_basic_expenditure total.public amount 4.00万元',
      'general_budget_basic_expenditure 301 amount 5.00万元',
      'general_budget_basic_expenditure 301 x:人员经费 5.00万元',
      'general_budget_basic_expenditure 302 amount 4.00万元',
      'general_budget_basic_expenditure 302 x:公用经费 4.00万元',
    ]);
  });

  it('have their totals below a heading over all of them, too', () => {
    const result = map(
      '一般公共预算基本支出决算表',
      '单位：万元',
      ruledGrid([
        '经济分类科目|<|本年基本支出|<|<',
        '科目编码|科目名称|合计|人员经费|公用经费',
        '合计|<|9.00|5.00|4.00',
        '301|工资福利支出|5.00|5.00|',
      ]),
    );
    expect(facts(result).map((fact) => fact.split(' ').slice(1).join(' '))).toEqual([
      'total amount 9.00万元',
      'total.personnel amount 5.00万元',
      'total.public amount 4.00万元',
      '301 amount 5.00万元',
      '301 x:本年基本支出/人员经费 5.00万元',
    ]);
  });

  it('keep the totals of 人员经费 and 公用经费 apart from the amount', () => {
    const result = map(
      '一般公共预算财政拨款基本支出决算表',
      '单位：万元',
      tabGrid(['科目编码|科目名称|合计|人员经费合计|公用经费合计', '301|工资福利支出|5.00|5.00|', '302|商品和服务支出|4.00||4.00']),
    );
    expect(facts(result).map((fact) => fact.split(' ').slice(1).join(' '))).toEqual([
      '301 amount 5.00万元',
      '301 x:人员经费合计 5.00万元',
      '302 amount 4.00万元',
      '302 x:公用经费合计 4.00万元',
    ]);
  });

  it('read totals and parts whose header row was taken into the label', () => {
    const fund = map(
      '政府性基金预算财政拨款收入支出决算表',
      '单位：万元',
      tabGrid([
        '科目编码|科目名称|年初结转和结余|本年收入|本年支出小计|其中：基本支出|项目支出|年末结转和结余',
        '212|城乡社区支出|1.00|3.00|2.50|0.50|2.00|1.50',
      ]),
    );
    expect(facts(fund).map((fact) => fact.split(' ').slice(2).join(' '))).toEqual([
      'opening_carryover 1.00万元',
      'income 3.00万元',
      'expenditure.total 2.50万元',
      'expenditure.basic 0.50万元',
      'expenditure.project 2.00万元',
      'closing_carryover 1.50万元',
    ]);
    const general = map(
      '表五 一般公共预算财政拨款支出决算表',
      '单位：万元',
      tabGrid(['科目编码|科目名称|本年支出合计|基本支出合计|人员经费|公用经费|项目支出', '205|教育支出|9.00|7.00|4.00|3.00|2.00']),
    );
    expect(facts(general)).toEqual([
      'general_budget_expenditure 205 total 9.00万元',
      'general_budget_expenditure 205 basic 7.00万元',
      'general_budget_expenditure 205 basic.personnel 4.00万元',
      'general_budget_expenditure 205 basic.public 3.00万元',
      'general_budget_expenditure 205 project 2.00万元',
    ]);
  });

  it('take 本年支出 for the total where nothing stands below it', () => {
    const result = map(
      '支出决算表',
      '单位：万元',
      tabGrid(['科目编码|科目名称|本年支出|基本支出|项目支出', '205|教育支出|9.00|5.00|4.00']),
    );
    expect(facts(result).map((fact) => fact.split(' ').slice(1).join(' '))).toEqual([
      '205 current_total 9.00万元',
      '205 basic 5.00万元',
      '205 project 4.00万元',
    ]);
  });

  it('leave the year of the account out, in a table known by its words, too', () => {
    const result = map(
      '“三公”经费支出情况表',
      '单位：万元',
      tabGrid(['项目|2022年决算数|2023年预算数|2023年决算数', '合计|3.20|4.00|3.10', '公务接待费|1.20|1.50|1.10']),
    );
    expect(facts(result).map((fact) => fact.split(' ').slice(0, 3).join(' '))).toEqual([
      'three_public x:2022年决算数 total',
      'three_public budget total',
      'three_public actual total',
      'three_public x:2022年决算数 reception',
      'three_public budget reception',
      'three_public actual reception',
    ]);
  });
});

describe('rows of a summary', () => {
  it('take the second 合计 for the total of all, and a label for what it includes', () => {
    const result = map(
      '收入支出决算总表',
      '单位：万元',
      tabGrid([
        '收入||支出（按功能分类）|',
        '项目|金额|项目|金额',
        '一、事业收入（不含教育收费）|7.00|一、教育支出|6.00',
        '合计|7.00|合计|6.00',
        '年初结转结余|1.00|年末结转结余|2.00',
        '合计|8.00|合计|8.00',
      ]),
    );
    expect(facts(result).map((fact) => fact.split(' ').slice(1).join(' '))).toEqual([
      'income.institutional amount 7.00万元',
      'expenditure.205 amount 6.00万元',
      'income.current_total amount 7.00万元',
      'expenditure.current_total amount 6.00万元',
      'income.opening_carryover amount 1.00万元',
      'expenditure.closing_carryover amount 2.00万元',
      'income.grand_total amount 8.00万元',
      'expenditure.grand_total amount 8.00万元',
    ]);
    expect(rules(result)).toEqual([]);
  });
});

describe('the name of a panel', () => {
  it('over its labels is their header where no row divides it further', () => {
    const result = map(
      '收入支出决算总表',
      '单位：万元',
      tabGrid(['收入|决算数|支出|决算数', '一、事业收入|7.00|一、教育支出|5.00', '总计|7.00|总计|5.00']),
    );
    expect(facts(result)).toEqual([
      'income_expenditure_summary income.institutional amount 7.00万元',
      'income_expenditure_summary expenditure.205 amount 5.00万元',
      'income_expenditure_summary income.grand_total amount 7.00万元',
      'income_expenditure_summary expenditure.grand_total amount 5.00万元',
    ]);
    expect(rules(result)).toEqual([]);
  });
});

describe('a label of figures over the last digits of codes', () => {
  it('places no figure: the header lost its blanks', () => {
    const result = map(
      '支出决算表',
      '单位：万元',
      tabGrid([
        '项目|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出|||',
        '201|||一般公共服务支出|12.00|11.00|1.00|||',
        '201|06||财政事务|12.00|11.00|1.00|||',
        '201|06|01|行政运行|12.00|11.00|1.00|||',
      ]),
    );
    expect(facts(result)).toEqual([]);
    expect(rules(result)).toContain('structure/columns-uncertain');
  });
});

describe('a code in a column of amounts', () => {
  it('is no figure', () => {
    const result = map(
      '一般公共预算财政拨款基本支出决算表',
      '单位：元',
      tabGrid([
        '科目代码|科目名称|决算数|科目代码|科目名称|决算数',
        '301|工资福利支出|50.00|302|商品和服务支出|30.25',
        '30101|基本工资|50.00|30201|办公费|30.25',
        '30399|其他对个人和家庭的补助|30240|税金及附加费用||',
      ]),
    );
    expect(facts(result).filter((fact) => fact.includes('30240'))).toEqual([]);
  });
});

describe('a row that is left out', () => {
  const rows = (carryover: string) => [
    '财政拨款收入支出决算总表',
    '单位：元',
    tabGrid([
      '收入||支出||||',
      '项目|金额|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款',
      '一、一般公共预算财政拨款|100.00|一、一般公共服务支出|100.00|100.00||100.00|',
      '二、政府性基金预算财政拨款|0.00|二、外交支出||||',
      '本年收入合计|100.00|本年支出合计|100.00|100.00||',
      carryover,
      '一般公共预算财政拨款|7.00|||||',
      '政府性基金预算财政拨款|3.00|||||',
      '总计|110.00|总计|110.00|110.00||',
    ]),
  ];
  const income = (carryover: string) => facts(map(...rows(carryover))).filter((fact) => fact.includes(' income.'));

  it('still stands above its parts, which are no rows of their own', () => {
    const parts = [
      'appropriation_summary income.opening_carryover.general_public_budget amount 7.00元',
      'appropriation_summary income.opening_carryover.government_fund amount 3.00元',
    ];
    expect(income('年初财政拨款结转和结余|10.00|年末财政拨款结转和结余|10.00|10.00||')).toEqual(expect.arrayContaining(parts));
    const damaged = income('年初财政拨款结转和结余|10.00|10.00|10.00');
    expect(damaged).toEqual(expect.arrayContaining(parts));
    expect(damaged).not.toContain('appropriation_summary income.general_public_budget amount 7.00元');
  });
});

describe('codes', () => {
  it('joins a code printed over three columns', () => {
    const result = map(
      '收入决算表',
      '单位：万元',
      ruledGrid([
        '项目|<|<|<|本年收入合计|财政拨款收入|其他收入',
        '科目编码|<|<|科目名称|^|^|^',
        '类|款|项|^|^|^|^',
        '合计|<|<|<|12.00|11.00|1.00',
        '201|||一般公共服务支出|12.00|11.00|1.00',
        '201|06||财政事务|12.00|11.00|1.00',
        '201|06|01|行政运行|12.00|11.00|1.00',
      ]),
    );
    expect(facts(result)).toEqual([
      'income total current_total 12.00万元',
      'income total appropriation 11.00万元',
      'income total other 1.00万元',
      ...['201', '20106', '2010601'].flatMap((code) => [
        `income ${code} current_total 12.00万元`,
        `income ${code} appropriation 11.00万元`,
        `income ${code} other 1.00万元`,
      ]),
    ]);
    expect(rules(result)).toEqual(['structure/split-code']);
  });

  it('reports a code printed with the name of another, and takes the code', () => {
    const result = map(
      '支出决算表',
      '单位：万元',
      tabGrid(['科目编码|科目名称|本年支出合计|基本支出|项目支出', '208|住房保障支出|1.00|1.00|', '221|住房 保障支出|2.00|2.00|']),
    );
    expect(result.tables[0]?.findings.map((f) => [f.rule, Object.values(f.args)[1]])).toEqual([
      ['structure/code-conflict', '208'],
      ['format/broken-label', '1'],
    ]);
    expect(facts(result)[0]).toBe('expenditure 208 current_total 1.00万元');
  });

  it('takes the parent digits from the row above where only the level is printed', () => {
    const result = map(
      '支出决算表',
      '单位：元',
      ruledGrid([
        '支出功能分类科目编码|<|<|科目名称|本年支出合计|基本支出|项目支出',
        '类|款|项|^|^|^|^',
        '208|||社会保障和就业支出|5.00|5.00|0.00',
        '|05||行政事业单位养老支出|5.00|5.00|0.00',
        '||05|机关事业单位基本养老保险缴费支出|5.00|5.00|0.00',
      ]),
    );
    expect([...new Set(facts(result).map((f) => f.split(' ')[1]))]).toEqual(['208', '20805', '2080505']);
  });

  it('splits a code from its name in one cell', () => {
    const result = map(
      '一般公共预算财政拨款支出决算表',
      '单位：万元',
      tabGrid([
        '项目|合计|基本支出|项目支出',
        '[208]社会保障和就业支出|1.00|1.00|',
        '2080505-机关事业单位基本养老保险缴费支出|1.00|1.00|',
        '合计|1.00|1.00|',
      ]),
    );
    expect([...new Set(facts(result).map((f) => f.split(' ')[1]))]).toEqual(['208', '2080505', 'total']);
  });

  it('finds the code of a name below its parent where no code is printed', () => {
    const result = map(
      '一般公共预算财政拨款支出决算表',
      '单位：万元',
      tabGrid([
        '项目|合计|基本支出|项目支出',
        '社会保障和就业支出|9.00|9.00|',
        '抚恤|9.00|9.00|',
        '死亡抚恤|9.00|9.00|',
        '不在词表中的款项|9.00|9.00|',
      ]),
    );
    expect([...new Set(facts(result).map((f) => f.split(' ')[1]))]).toEqual(['208', '20808', '2080801', 'x:不在词表中的款项']);
    expect(rules(result)).toContain('structure/unknown-row');
  });
});

describe('columns', () => {
  it('keeps a column that no vocabulary knows under its printed path', () => {
    const result = map(
      '收入决算表',
      '金额单位：万元',
      ruledGrid([
        '项目|<|本年收入合计|财政拨款收入|事业收入|<',
        '科目代码|科目名称|^|^|小计|其中：教育收费',
        '栏次|<|1|2|3|4',
        '合计|<|9.00|4.00|5.00|2.00',
      ]),
    );
    expect(facts(result)).toEqual([
      'income total current_total 9.00万元',
      'income total appropriation 4.00万元',
      'income total institutional 5.00万元',
      'income total x:事业收入/其中：教育收费 2.00万元',
    ]);
    expect(rules(result)).toEqual(['structure/unknown-column']);
  });

  it('does not take another year for the total', () => {
    const result = map(
      '一般公共预算财政拨款支出决算表',
      '单位：万元',
      ruledGrid(['科目编码|科目名称|上年决算数|本年支出|<|<', '^|^|^|合计|基本支出|项目支出', '201|一般公共服务支出|8.00|9.00|9.00|0.00']),
    );
    expect(facts(result)).toEqual([
      'general_budget_expenditure 201 x:上年决算数 8.00万元',
      'general_budget_expenditure 201 total 9.00万元',
      'general_budget_expenditure 201 basic 9.00万元',
      'general_budget_expenditure 201 project 0.00万元',
    ]);
  });

  it('reads the latest year and keeps earlier ones apart', () => {
    const result = map(
      '“三公”经费支出决算表',
      '单位：万元',
      tabGrid(['项目|2022年度决算数|2023年度预算数|2023年度决算数', '公务接待费|3.00|2.00|1.00']),
    );
    expect(facts(result)).toEqual([
      'three_public x:2022年度决算数 reception 3.00万元',
      'three_public budget reception 2.00万元',
      'three_public actual reception 1.00万元',
    ]);
  });

  it('reads a form in traditional characters', () => {
    const result = map(
      '支出決算表',
      '單位：萬元',
      tabGrid(['科目編碼|科目名稱|本年支出合計|基本支出|項目支出', '201|一般公共服務支出|3.00|2.00|1.00']),
    );
    expect(result.tables[0]?.table.table).toBe('expenditure');
    expect(facts(result)).toEqual([
      'expenditure 201 current_total 3.00万元',
      'expenditure 201 basic 2.00万元',
      'expenditure 201 project 1.00万元',
    ]);
  });

  it('lets the unit of a header and of a cell go before that of the table', () => {
    const result = map(
      '收入决算表',
      '单位：万元',
      tabGrid(['科目编码|科目名称|本年收入合计（元）|财政拨款收入', '201|一般公共服务支出|90000.00|9.00', '合计||90000.00|8.00元']),
    );
    expect(facts(result)).toEqual([
      'income 201 current_total 90000.00元',
      'income 201 appropriation 9.00万元',
      'income total current_total 90000.00元',
      'income total appropriation 8.00元',
    ]);
    expect(result.tables[0]?.facts.map((f) => f.amountYuan)).toEqual(['90000.00', '90000', '90000.00', '8.00']);
  });
});

describe('labels that their cells cut off', () => {
  const table = (...labels: string[]): Grid =>
    ruledGrid([
      '收入|<|支出|<|<|<',
      `项目|金额|项目|${labels.join('|')}`,
      '一、一般公共预算财政拨款|9.00|一、一般公共服务支出|9.00|8.00|1.00',
      '总计|9.00|总计|9.00|8.00|1.00',
    ]);

  it('are known by what is printed of them', () => {
    const result = map('财政拨款收入支出决算总表', '单位：万元', table('合计', '一般公共预算财政拨', '府性基金预算财政拨'));
    expect(facts(result)).toContain('appropriation_summary expenditure.201 general_public_budget 8.00万元');
    expect(facts(result)).toContain('appropriation_summary expenditure.201 government_fund 1.00万元');
    expect(rules(result)).toEqual(['format/clipped-label', 'format/clipped-label']);
  });

  it('are unknown where they are but an end that many labels have', () => {
    const result = map('财政拨款收入支出决算总表', '单位：万元', table('合计', '预算财政拨款', '政拨款'));
    expect(facts(result).filter((fact) => / expenditure\S* (?:general_public_budget|government_fund) /.test(fact))).toEqual([]);
    expect(rules(result)).not.toContain('format/clipped-label');
  });

  it('leave the numbers of the columns what they are where they overflow into that row', () => {
    const result = map(
      '支出决算表',
      '单位：万元',
      ruledGrid(['科目代码|科目名称|本年支出合计|基本支出|项目支出|对附属单位补助支', '栏次|<|1|2|3|4出', '合计|<|9.00|8.00|1.00|0.00']),
    );
    expect(facts(result)).toEqual([
      'expenditure total current_total 9.00万元',
      'expenditure total basic 8.00万元',
      'expenditure total project 1.00万元',
      'expenditure total subsidy_to_subordinate 0.00万元',
    ]);
  });
});

describe('a form of one amount a row that is printed across', () => {
  const header = [
    '项目|车辆|<|<|<|单价50万元（含）以上通用设备|单价100万元（含）以上专用设备',
    '^|小计|机要通信用车|应急保障用车|其他用车|^|^',
  ];
  const captions = ['国有资产占用情况表', '单位：台、套、辆'];

  it('has its rows in the header', () => {
    const result = map(...captions, ruledGrid([...header, '栏次|1|2|3|4|5|6', '合计|6|1|2|3||4']));
    expect(facts(result)).toEqual([
      'disclosure_statistics vehicles.total amount 6辆',
      'disclosure_statistics vehicles.1 amount 1辆',
      'disclosure_statistics vehicles.2 amount 2辆',
      'disclosure_statistics vehicles.3 amount 3辆',
      'disclosure_statistics equipment.over_1m amount 4台',
    ]);
  });

  it('places no count that nothing names the unit of', () => {
    const result = map(...captions, ruledGrid([...header, '合计|6|1|2|3|5|4']));
    expect(facts(result)).toHaveLength(5);
    expect(rules(result)).toContain('structure/unplaced-figure');
  });

  it('is left alone with several rows of figures', () => {
    const result = map(...captions, ruledGrid([...header, '甲馆|6|1|2|3||4', '乙馆|6|1|2|3||4']));
    expect(facts(result)).toEqual([]);
    expect(rules(result)).toContain('structure/unplaced-figure');
  });
});

describe('summaries', () => {
  it('reads both sides, classes by name and not by ordinal', () => {
    const result = map(
      '收入支出决算总表',
      '公开01表',
      '单位：万元',
      ruledGrid([
        '收入|<|<|支出|<|<',
        '项目|行次|金额|项目（按功能分类）|行次|金额',
        '栏次||1|栏次||2',
        '一、一般公共预算财政拨款收入|1|10.00|一、教育支出|9|4.00',
        '二、事业收入|2|1.00|二、资源勘探信息等支出|10|7.00',
        '本年收入合计|3|11.00|本年支出合计|11|11.00',
        '用事业基金弥补收支差额|4|0.00|结余分配|12|0.00',
        '总计|5|11.00|总计|13|11.00',
      ]),
    );
    expect(facts(result).map((f) => f.split(' ').slice(1, 4).join(' '))).toEqual([
      'income.general_public_budget amount 10.00万元',
      'expenditure.205 amount 4.00万元',
      'income.institutional amount 1.00万元',
      'expenditure.215 amount 7.00万元',
      'income.current_total amount 11.00万元',
      'expenditure.current_total amount 11.00万元',
      'x:用事业基金弥补收支差额 amount 0.00万元',
      'expenditure.surplus_distribution amount 0.00万元',
      'income.grand_total amount 11.00万元',
      'expenditure.grand_total amount 11.00万元',
    ]);
  });

  it('tells the opening carryover of a fund from its income', () => {
    const result = map(
      '财政拨款收入支出决算总表',
      '单位：万元',
      ruledGrid([
        '收入|<|支出|<|<|<',
        '项目|决算数|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款',
        '一、一般公共预算财政拨款|5.00|一、国防支出|4.00|4.00|',
        '年初财政拨款结转和结余|1.00|年末财政拨款结转和结余|2.00|2.00|',
        '一、一般公共预算财政拨款|1.00||||',
      ]),
    );
    expect(facts(result).map((f) => f.split(' ').slice(1).join(' '))).toEqual([
      'income.general_public_budget amount 5.00万元',
      'expenditure.203 total 4.00万元',
      'expenditure.203 general_public_budget 4.00万元',
      'income.opening_carryover amount 1.00万元',
      'expenditure.closing_carryover total 2.00万元',
      'expenditure.closing_carryover general_public_budget 2.00万元',
      'income.opening_carryover.general_public_budget amount 1.00万元',
    ]);
  });
});

describe('three public', () => {
  const expected = ['budget total 3.00', 'actual total 2.00', 'budget vehicle.operation 3.00', 'actual vehicle.operation 2.00'];

  it('reads budget and actual beside each other', () => {
    const result = map(
      '财政拨款“三公”经费支出决算表',
      '单位：万元',
      ruledGrid([
        '预算数|<|决算数|<',
        '合计|公务用车购置及运行维护费|合计|公务用车购置及运行维护费',
        '^|公务用车运行维护费|^|公务用车运行维护费',
        '3.00|3.00|2.00|2.00',
      ]),
    );
    expect(
      facts(result)
        .map((f) => f.split(' ').slice(1).join(' ').replace('万元', ''))
        .sort(),
    ).toEqual([...expected].sort());
  });

  it('reads budget and actual under each item', () => {
    const result = map(
      '财政拨款“三公”经费支出决算表',
      '单位：万元',
      ruledGrid([
        '财政拨款“三公”经费|<|<|<',
        '合计|<|公务用车购置及运行维护费|<',
        '^|<|公务用车\\n运行维护费|<',
        '预算数|决算数|预算数|决算数',
        '3.00|2.00|3.00|2.00',
      ]),
    );
    expect(
      facts(result)
        .map((f) => f.split(' ').slice(1).join(' ').replace('万元', ''))
        .sort(),
    ).toEqual([...expected].sort());
  });

  it('reads items as rows, with items that the form does not know', () => {
    const result = map(
      '“三公”经费支出决算表',
      '单位：万元',
      tabGrid([
        '项目|行次|预算数|决算数',
        '合计|1|3.00|2.00',
        '2.公务用车购置及运行维护费|2||',
        '（2）公务用车运行维护费|3|3.00|2.00',
        '会议费|4|1.00|0.50',
      ]),
    );
    expect(facts(result).map((f) => f.split(' ').slice(1).join(' ').replace('万元', ''))).toEqual([
      ...expected,
      'budget x:会议费 1.00',
      'actual x:会议费 0.50',
    ]);
  });

  it('keeps budget and actual of units apart', () => {
    const header = ['单位名称|预算数|<|决算数|<', '^|合计|公务接待费|合计|公务接待费'];
    const result = map(
      '财政拨款“三公”经费支出决算表',
      '单位：万元',
      ruledGrid([...header, '合计|3.00|1.00|2.00|0.50', '某馆|3.00|1.00|2.00|0.50']),
    );
    expect(facts(result).map((f) => f.split(' ').slice(1).join(' ').replace('万元', ''))).toEqual([
      'budget total 3.00',
      'budget reception 1.00',
      'actual total 2.00',
      'actual reception 0.50',
      'x:某馆/budget total 3.00',
      'x:某馆/budget reception 1.00',
      'x:某馆/actual total 2.00',
      'x:某馆/actual reception 0.50',
    ]);
  });

  it('reads the only row as budget and actual whatever its label', () => {
    const header = (label: string): string[] => [`${label}|预算数|<|决算数|<`, '^|合计|公务接待费|合计|公务接待费'];
    for (const label of ['单位名称', '单位']) {
      const result = map('财政拨款“三公”经费支出决算表', '单位：万元', ruledGrid([...header(label), '某馆|3.00|1.00|2.00|0.50']));
      expect(facts(result).map((f) => f.split(' ').slice(1).join(' ').replace('万元', ''))).toEqual([
        'budget total 3.00',
        'budget reception 1.00',
        'actual total 2.00',
        'actual reception 0.50',
      ]);
    }
  });

  it('gives the unit of money to no rate', () => {
    const table = (header: string): MappedTables =>
      map(
        '财政拨款“三公”经费支出决算表',
        '单位：万元',
        ruledGrid([`项目|预算数|决算数|${header}`, '合计|4.00|3.00|-25.00', '2.公务用车运行维护费|4.00|3.00|-25.00']),
      );
    const rates = (header: string): string[] => facts(table(header)).filter((fact) => fact.includes('-25.00'));
    expect(rates('比预算增减%')[0]).toBe('three_public x:比预算增减% total -25.00%');
    expect(rates('增减率(%)')).toHaveLength(2);
    // It may be per cent, or parts of one.
    expect(rates('增减率')).toEqual([]);
    expect(rules(table('增减率'))).toContain('structure/unplaced-figure');
    expect(rates('增减额')[0]).toBe('three_public x:增减额 total -25.00万元');
  });

  it('gives the unit of money to no count of what nothing names the unit of', () => {
    const result = map(
      '国有资产情况表',
      '单位：万元',
      ruledGrid(['项目|数量|价值', '合计||51.60', '土地（平方米）|120.50|6.00', '通用设备|8|45.60']),
    );
    const read = facts(result).map((fact) => fact.split(' ').slice(1).join(' '));
    expect(read).toContain('x:土地（平方米） x:数量 120.50平方米');
    expect(read).toContain('x:土地（平方米） x:价值 6.00万元');
    expect(read).toContain('x:通用设备 x:价值 45.60万元');
    expect(read.filter((fact) => fact.includes(' 8'))).toEqual([]);
    expect(rules(result)).toContain('structure/unplaced-figure');
  });

  it('knows an item behind 其中 and an ordinal', () => {
    const rows = ['2.公务用车购置及运行维护费|4.00|3.00', '其中：（1）公务用车购置费|1.00|1.00'];
    const result = map('财政拨款“三公”经费支出决算表', '单位：万元', ruledGrid(['项目|预算数|决算数', ...rows]));
    expect(result.tables[0]?.facts.map(({ column }) => column)).toEqual(['vehicle', 'vehicle', 'vehicle.purchase', 'vehicle.purchase']);
  });

  it('keeps an unknown row beside one of noughts', () => {
    const header = ['单位名称|预算数|<|决算数|<', '^|合计|公务接待费|合计|公务接待费'];
    const result = map('财政拨款“三公”经费支出决算表', '单位：万元', ruledGrid([...header, '合计|0|0|0|0', '某馆|3.00|1.00|2.00|0.50']));
    expect(result.tables[0]?.facts.map(({ row }) => row)).toContain('x:某馆/actual');
  });

  it('takes the only figures for the actual ones', () => {
    const result = map(
      '三公经费、会议费、培训费支出决算表',
      '单位：万元',
      ruledGrid(['“三公”经费合计|公务接待费|会议费', '2.00|2.00|0.40']),
    );
    expect(facts(result)).toEqual([
      'three_public actual total 2.00万元',
      'three_public actual reception 2.00万元',
      'three_public actual x:会议费 0.40万元',
    ]);
  });
});

describe('basic expenditure', () => {
  it('carries a class on in the next panel and gives the total its merged label', () => {
    const result = map(
      '一般公共预算财政拨款基本支出决算明细表',
      '单位：万元',
      tabGrid([
        '人员经费|||公用经费|||||',
        '科目代码|科目名称|决算数|科目代码|科目名称|决算数|科目代码|科目名称|决算数',
        '301|工资福利支出|7.00|302|商品和服务支出|2.00|31011|地上附着物和青苗补偿|',
        '30101|基本工资|7.00|310|资本性支出|1.00|31099|其他资本性支出|1.00',
        '||0.00|309|资本性支出（基本建设）|——|||0.00',
        '人员经费合计||7.00|公用经费合计|||||3.00',
      ]),
    );
    expect(facts(result).map((f) => f.split(' ').slice(1).join(' '))).toEqual([
      '301 amount 7.00万元',
      '302 amount 2.00万元',
      '30101 amount 7.00万元',
      '310 amount 1.00万元',
      '31099 amount 1.00万元',
      'total.personnel amount 7.00万元',
      'total.public amount 3.00万元',
    ]);
    expect(rules(result)).toEqual(['structure/unlabelled-figure']);
  });
});

describe('tables without lines', () => {
  const spaced = (rows: string[]): Grid => ({ ...tabGrid(rows), origin: 'spaces' });

  it('shares out labels that are centred over their columns', () => {
    const result = map(
      '政府性基金预算财政拨款收入支出决算表',
      '单位：万元',
      spaced([
        '|项目|年初结转和结余|本年收入||本年支出||年末结转和结余',
        '科目代码|科目名称|||小计|基本支出|项目支出|',
        '212|城乡社区支出|0.00|5.00|4.00|1.00|3.00|1.00',
      ]),
    );
    expect(facts(result).map((f) => f.split(' ').slice(2).join(' '))).toEqual([
      'opening_carryover 0.00万元',
      'income 5.00万元',
      'expenditure.total 4.00万元',
      'expenditure.basic 1.00万元',
      'expenditure.project 3.00万元',
      'closing_carryover 1.00万元',
    ]);
  });

  it('places no figure where many rows are fragments of labels', () => {
    const rows = [
      '科目编码|科目名称|本年支出合计|基本支出|项目支出',
      '201|一般公共服务支出|1.00|1.00|',
      '|出|2.00|2.00|',
      '|款收入|3.00|3.00|',
    ];
    const result = map('支出决算表', '单位：万元', spaced(rows));
    expect(facts(result)).toEqual([]);
    expect(rules(result)).toContain('structure/columns-uncertain');
  });

  it('places no figure where the column numbers stand over labels', () => {
    const rows = ['科目代码|项目|科目名称|本年支出|', '|栏次|1|2|3', '|合计|9.00|8.00|1.00'];
    const result = map('一般公共预算财政拨款支出决算表', '单位：万元', spaced(rows));
    expect(facts(result)).toEqual([]);
    expect(rules(result)).toContain('structure/columns-uncertain');
  });

  it('places no figure where header and columns contradict each other', () => {
    const result = map(
      '财政拨款“三公”经费支出决算表',
      '单位：万元',
      spaced(['预算数||决算数|', '合计|公务接|合计|待费', '3.00|3.00|2.00|2.00']),
    );
    expect(facts(result)).toEqual([]);
    expect(rules(result)).toEqual(['structure/columns-uncertain']);
  });
});

describe('pieces of a table', () => {
  const header = '科目代码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出';

  it('joins a page without header to the table before it', () => {
    const result = map(
      '支出决算表',
      '单位：万元',
      ruledGrid([header, '201|一般公共服务支出|1.00|1.00||||'], 1),
      ruledGrid(['20106|财政事务|1.00|1.00||||', '合计|<|1.00|1.00||||'], 2),
    );
    expect(result.tables).toHaveLength(1);
    expect(result.tables[0]?.table.pages).toEqual([1, 2]);
    expect(facts(result).map((f) => f.split(' ')[1])).toEqual(['201', '201', '20106', '20106', 'total', 'total']);
    expect(result.tables[0]?.facts.at(-1)?.source.page).toBe(2);
  });

  it('begins another table where the grid has a title in its first row that no form lists', () => {
    const codes = ['201|一般公共服务支出|1.00|1.00||||', '合计|<|1.00|1.00||||'];
    const units = [
      '支出决算表（按单位列示）|<|<|<|<|<|<|<',
      '单位：万元|<|<|<|<|<|<|<',
      header.replaceAll('科目', '单位'),
      '302001|某馆|1.00|1.00||||',
    ];
    const result = map('支出决算表（按功能分类列示）', '单位：万元', ruledGrid([header, ...codes], 1), ruledGrid(units, 1));
    expect(result.tables.map(({ table }) => table.table)).toEqual(['expenditure', 'x:支出决算表(按单位列示)']);
    expect(result.tables[1]?.facts.map(({ row }) => row)).toEqual(['302001', '302001']);
    expect(rules(result)).not.toContain('structure/conflicting-figures');
  });

  it('joins a page that repeats title, header and total', () => {
    const first = ruledGrid([header, '合计|<|2.00|2.00||||', '201|一般公共服务支出|2.00|2.00||||'], 1);
    const second = ruledGrid([header, '合计|<|2.00|2.00||||', '20106|财政事务|2.00|2.00||||'], 2);
    const result = map('支出决算表', '单位：万元', first, '支出决算表', '单位：万元', second);
    expect(result.tables).toHaveLength(1);
    expect(facts(result)).toHaveLength(6);
    expect(rules(result)).toEqual([]);
  });

  it('joins a page whose first row has words and no figures', () => {
    const first = ruledGrid(['收入|<|支出|<', '项目|决算数|项目|决算数', '本年收入合计|5.00|本年支出合计|5.00'], 1);
    const second = ruledGrid(['使用非财政拨款结余||结余分配|', '年初结转和结余|1.00|年末结转和结余|1.00'], 2);
    const result = map('收入支出决算总表', '单位：万元', first, second);
    expect(result.tables).toHaveLength(1);
    expect(
      facts(result)
        .slice(2)
        .map((f) => f.split(' ').slice(1).join(' ')),
    ).toEqual(['income.opening_carryover amount 1.00万元', 'expenditure.closing_carryover amount 1.00万元']);
  });

  it('widens a merged label over the columns that it covers on the page before', () => {
    const header = '科目代码|科目名称|决算数|科目代码|科目名称|决算数';
    const first = ruledGrid([header, '301|工资福利支出|7.00|302|商品和服务支出|2.00'], 1);
    const second: Grid = { ...ruledGrid(['人员经费合计|7.00|公用经费合计|2.00'], 2), columnEdges: [0, 100, 150, 250, 300] };
    const result = map('一般公共预算财政拨款基本支出决算表', '单位：万元', first, second);
    expect(
      facts(result)
        .slice(2)
        .map((f) => f.split(' ').slice(1).join(' ')),
    ).toEqual(['total.personnel amount 7.00万元', 'total.public amount 2.00万元']);
  });

  it('keeps the first of two different figures and reports both', () => {
    const result = map(
      '支出决算表',
      '单位：万元',
      ruledGrid([header, '合计|<|2.00|2.00||||', '201|一般公共服务支出|2.00|2.00||||', '合计|<|3.00|2.00||||']),
    );
    expect(facts(result)[0]).toBe('expenditure total current_total 2.00万元');
    expect(rules(result)).toEqual(['structure/conflicting-figures']);
    expect(result.tables.flatMap(({ findings }) => findings)[0]?.origin).toBeUndefined();
  });

  it('accuses nobody of two different figures of which one was recognised', () => {
    const grid = ruledGrid([header, '合计|<|2.00|2.00||||', '201|一般公共服务支出|2.00|2.00||||', '合计|<|3.00|2.00||||']);
    const cells = grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.99, candidates: [] } }));
    const result = map('支出决算表', '单位：万元', { ...grid, cells });
    const findings = result.tables.flatMap((table) => table.findings).filter(({ rule }) => rule === 'structure/conflicting-figures');
    expect(findings.map(({ origin }) => origin)).toEqual(['extraction']);
  });
});

describe('tables printed twice', () => {
  it('counts a further occurrence, also where all figures are the same', () => {
    const rows = ['科目编码|科目名称|本年支出||', '||合计|基本支出|项目支出', '223|国有资本经营预算支出|3.00|1.00|2.00'];
    const result = map(
      '国有资本经营预算财政拨款收入支出决算表',
      '单位：万元',
      tabGrid(rows),
      '正文。',
      '国有资本经营预算财政拨款支出决算表',
      '单位：万元',
      tabGrid(rows, 20),
    );
    expect(result.tables.map(({ table, facts: found }) => [table.table, table.occurrence, found.length])).toEqual([
      ['state_capital', 1, 3],
      ['state_capital', 2, 3],
    ]);
  });
});

describe('recognition', () => {
  it('never trusts the form number', () => {
    const result = map('公开07表', '财政拨款“三公”经费支出决算表', '单位：万元', ruledGrid(['预算数|决算数', '合计|合计', '1.00|1.00']));
    expect(result.tables[0]?.table).toMatchObject({ table: 'three_public', formNumber: '公开07表' });
  });

  it('leaves a title that no vocabulary knows unknown, whatever its header', () => {
    const result = map(
      '财政拨款支出决算表',
      '单位：万元',
      tabGrid(['科目编码|科目名称|合计|基本支出|项目支出', '201|一般公共服务支出|1.00|1.00|0.00']),
    );
    expect(result.tables[0]?.table.table).toBe('x:财政拨款支出决算表');
    expect(rules(result)).toContain('structure/unknown-table');
    expect(facts(map('非财政拨款收入支出决算总表', '单位：万元', tabGrid(['项目|金额', '合计|1.00'])))).toEqual([
      'x:非财政拨款收入支出决算总表 total x:金额 1.00万元',
    ]);
  });

  it('recognises a table without title by its header', () => {
    const result = map(
      '第二部分',
      tabGrid([
        '科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出',
        '201|一般公共服务支出|1.00|1.00||||',
      ]),
    );
    expect(result.tables[0]?.table.table).toBe('expenditure');
    expect(rules(result)).toEqual(['unit/assumed']);
  });

  it('recognises an empty table without title by its note', () => {
    const result = map(
      tabGrid(['项目||年初结转和结余|本年收入|本年支出|||年末结转和结余', '科目代码|科目名称|||小计|基本支出|项目支出|', '合计|||||||']),
      '注：本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。',
      '说明：本表无数据',
    );
    expect(result.tables[0]?.table).toMatchObject({ table: 'government_fund', empty: true, emptyStatement: '说明：本表无数据' });
  });

  it('says which figures of an unknown grid were left out', () => {
    const result = map('单位的基本情况如下：', tabGrid(['年份|数量', '甲|12.50', '乙|13.50']));
    expect(facts(result)).toEqual([]);
    expect(rules(result)).toEqual(['structure/unrecognised-table']);
  });
});

describe('an evaluation form of which a page holds the first rows alone', () => {
  it('is one form with the next page', () => {
    const head = ['项目名称|馆藏档案数字化|<|<', '主管部门|云溪县文化馆|实施单位|云溪县文化馆'];
    const rest = [
      '项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分',
      '|年度资金总额|34.56|34.56|30.00|10|86.81%|8.68',
      '绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分',
      '^|产出指标|数量指标|数字化卷数|≥300|318|90|90',
      '总分|<|<|<|<|<|100|98.68',
    ];
    const cut = (page: number, rows: readonly string[]): Grid => {
      const grid = ruledGrid(rows, page);
      return { ...grid, columnEdges: Array.from({ length: grid.columnCount + 1 }, (_, i) => (i * 400) / grid.columnCount) };
    };
    const result = map('项目支出绩效自评表', cut(26, head), cut(27, rest));
    expect(result.tables.map(({ table }) => [table.table, table.pages])).toEqual([['project_performance', [26, 27]]]);
    expect(facts(result)).toContain('project_performance funds.total executed 30.00万元');
  });
});

describe('a row whose digits came to another', () => {
  const header = ['科目代码|科目名称|本年支出合计|基本支出|项目支出', '合计|<|93.31|90.51|2.80'];
  const expenditure = (rows: string[], origin: Grid['origin'] = 'ruled') =>
    map('支出决算表', '单位：万元', { ...ruledGrid([...header, ...rows]), origin });

  it('is left out where a code has lines of which one is that of another code', () => {
    const whole = expenditure(['208|社会保障和就业支出|90.51|90.51|0.00', '208050\\n5|机关养老|2.80|0.00|2.80']);
    expect(facts(whole)).toContain('expenditure 2080505 current_total 2.80万元');
    const slipped = expenditure(['208050|机关养老|90.51|90.51|0.00', '5\\n20899|其他社会保障和就业支出|2.80|0.00|2.80']);
    expect(facts(slipped).filter((fact) => !fact.includes(' total '))).toEqual([]);
    expect(rules(slipped)).toContain('structure/unlabelled-figure');
  });

  it('is left out where alignment alone tells cells apart and it may hold the last digit of a figure', () => {
    const rows = ['208|社会保障和就业支出|90.51|90.51|0.00', '210|卫生健康支出|2.8|0.00|2.80', '211|节能环保支出|7|0.00|0.00'];
    const aligned = facts(expenditure(rows, 'aligned'));
    expect(aligned).toContain('expenditure 208 basic 90.51万元');
    expect(aligned.some((fact) => / (?:2\.8|7)万元/.test(fact))).toBe(false);
    expect(rules(expenditure(rows, 'aligned'))).toContain('ocr/unreadable-cell');
    expect(facts(expenditure(rows))).toContain('expenditure 211 current_total 7万元');
  });
});

describe('a text box over the header that states the unit', () => {
  it('gives the unit and is no part of a label', () => {
    const table = (...header: string[]) => map('支出决算表', ruledGrid([...header, '201|一般公共服务支出|9.00|9.00|0.00']));
    const beside = table('科目代码|科目名称|本年支出合计|基本支出|单位：元\\n项目支出');
    expect(facts(beside)).toContain('expenditure 201 project 0.00元');
    const inside = table('科目代码|科目名称|本年支出合计|基本支出|单位：元', '^|^|^|^|项目支出');
    expect(facts(inside)).toContain('expenditure 201 project 0.00元');
    expect(rules(inside)).not.toContain('unit/assumed');
  });
});

describe('a table under a title that no vocabulary knows', () => {
  const income = ruledGrid([
    '科目代码|科目名称|本年收入合计|财政拨款收入|其他收入',
    '合计||9.00|8.00|1.00',
    '207|文化旅游体育与传媒支出|9.00|8.00|1.00',
  ]);
  const other = ruledGrid(['单位名称|机关经费|货物|工程|服务', '云溪县档案馆|3.00|2.00|0.00|1.00'], 2);

  it('gives no figures to the one above it, even where its columns stand below those', () => {
    const result = map('收入决算表', '公开02表', '单位：万元', income, '经费及采购情况表', '公开11表', '单位：万元', other);
    expect(facts(result).filter((fact) => fact.startsWith('income x:'))).toEqual([]);
    expect(facts(result)).toContain('x:经费及采购情况表 x:云溪县档案馆 x:货物 2.00万元');
  });

  it('gives none to one of an image on the same page either, while on the next page its title may be a misread one', () => {
    const read = (grid: Grid): Grid => ({
      ...grid,
      cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.95, candidates: [] } })),
    });
    const below = (page: number) => read(ruledGrid(['单位名称|机关经费|货物|工程|服务', '合计|3.00|2.00|0.00|1.00'], page));
    const captions = ['经费及采购情况表', '公开11表', '单位：万元'];
    const onPage = (page: number) => facts(map('收入决算表', '公开02表', '单位：万元', read(income), ...captions, below(page)));
    expect(onPage(1)).toContain('x:经费及采购情况表 total x:货物 2.00万元');
    expect(onPage(1).filter((fact) => fact.startsWith('x:'))).toHaveLength(4);
    expect(onPage(2).filter((fact) => fact.startsWith('x:'))).toEqual([]);
  });

  it('goes on with that one where the form number is the same', () => {
    const more = ruledGrid(['208|社会保障和就业支出|5.00|5.00|0.00'], 2);
    const result = map('收入决算表', '公开02表', '单位：万元', income, '收入决算明细续页表', '公开02表', '单位：万元', more);
    expect(facts(result)).toContain('income 208 current_total 5.00万元');
  });
});

describe('counts of a form that has money and things', () => {
  it('have the unit of their label, and are left out where it has none', () => {
    const result = map(
      '国有资产占用情况表',
      '单位：万元、辆、台（套）',
      ruledGrid(['单位名称|车辆数（辆）|单价50万元以上通用设备（台/套）|其他设备', '云溪县档案馆|5|3|7', '云溪县图书馆|2|1|6']),
    );
    expect(facts(result)).toEqual([
      'disclosure_statistics x:云溪县档案馆 x:车辆数（辆） 5辆',
      'disclosure_statistics x:云溪县档案馆 x:单价50万元以上通用设备（台/套） 3台',
      'disclosure_statistics x:云溪县图书馆 x:车辆数（辆） 2辆',
      'disclosure_statistics x:云溪县图书馆 x:单价50万元以上通用设备（台/套） 1台',
    ]);
    expect(rules(result)).toContain('structure/unplaced-figure');
  });
});
