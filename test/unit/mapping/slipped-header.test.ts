import { describe, expect, it } from 'vitest';
import { read } from '../../support/reading.ts';

async function factsOf(title: string, lines: readonly string[]) {
  const text = ['云溪县文化馆2023年度单位决算', title, '单位：万元', ...lines].join('\n');
  const { document, anomalies } = await read(new TextEncoder().encode(text));
  return {
    facts: document.facts.map(({ row, column, value }) => `${row} ${column} ${value}`),
    rules: anomalies.map(({ rule }) => rule),
  };
}

const FUND = '政府性基金预算财政拨款收入支出决算表';
const NUMBERS = '栏次\t\t1\t2\t3\t4\t5\t6';
const ROWS = [
  '合计\t\t\t72.52\t72.52\t\t72.52\t',
  '212\t城乡社区支出\t\t72.52\t72.52\t\t72.52\t',
  '21208\t国有土地使用权出让收入安排的支出\t\t72.52\t72.52\t\t72.52\t',
];
const GROUPS = '项目\t\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余';
const PARTS = '科目代码\t科目名称\t\t\t小计\t基本支出\t项目支出\t';

describe('a header of several rows', () => {
  it('is read where it is whole', async () => {
    const { facts } = await factsOf(FUND, [GROUPS, PARTS, NUMBERS, ...ROWS]);
    expect(facts).toContain('total expenditure.project 72.52');
    expect(facts).toHaveLength(9);
  });

  it('gives no figure where the last labels of a row are lost, which would move others over what is not theirs', async () => {
    const { facts, rules } = await factsOf(FUND, [GROUPS, '科目代码\t科目名称\t\t\t小计\t基本支出', NUMBERS, ...ROWS]);
    expect(facts.filter((fact) => fact.includes('basic'))).toEqual([]);
    expect(rules).toContain('structure/columns-uncertain');
  });

  it('gives no figure where all its rows doubled a blank that the row of numbers has not', async () => {
    const doubled = [`\t${GROUPS}`, `\t${PARTS}`, NUMBERS];
    const rows = ROWS.map((row, i) => (i === 1 ? row.replace('72.52\t72.52', '72.52\t\t72.52') : `\t${row}`));
    const { facts, rules } = await factsOf(FUND, [...doubled, ...rows]);
    expect(facts.filter((fact) => fact.includes('opening_carryover'))).toEqual([]);
    expect(rules.some((rule) => rule.startsWith('structure/'))).toBe(true);
  });

  it('gives no figure where parts stand under the label beside theirs', async () => {
    const groups = '项目\t\t\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余';
    const parts = '科目代码\t科目名称\t\t\t小计\t基本支出\t项目支出\t\t';
    const long = ROWS.slice(1).map((row) => row.replace('支出\t', '支出\t\t'));
    const { facts } = await factsOf(FUND, [groups, parts, '栏次\t\t\t1\t2\t3\t4\t5\t6', ROWS[0] ?? '', ...long]);
    expect(facts.filter((fact) => fact.includes('basic'))).toEqual([]);
  });
});

describe('few rows of figures', () => {
  it('are not placed where the rows of the header, which agree, have other cells', async () => {
    const cut = [GROUPS.replace('本年支出\t\t\t', '本年支出\t\t'), PARTS.replace('\t\t\t小计', '\t\t小计'), '栏次\t1\t2\t3\t4\t5\t6'];
    const rows = ROWS.map((row, i) => (i === 2 ? row.slice(0, -1) : row));
    const { facts, rules } = await factsOf(FUND, [...cut, ...rows]);
    expect(facts.filter((fact) => /basic|closing|opening/.test(fact))).toEqual([]);
    expect(rules.some((rule) => rule.startsWith('structure/'))).toBe(true);
  });
});

describe('two rows of a header that lost their blanks', () => {
  it('are held against the sums of the rows where they look like one', async () => {
    const { facts } = await factsOf('一般公共预算财政拨款支出决算表', [
      '项目\t\t本年支出\t\t\t\t',
      '科目代码\t科目名称\t小计\t基本支出\t项目支出',
      '小计\t人员经费\t公用经费',
      '合计\t\t53.76\t46.65\t43.13\t3.52\t7.11',
      '205\t教育支出\t3.27\t2.00\t1.50\t0.50\t1.27',
      '20508\t进修及培训\t3.27\t2.00\t1.50\t0.50\t1.27',
      '2050803\t培训支出\t3.27\t2.00\t1.50\t0.50\t1.27',
      '207\t文化旅游体育与传媒支出\t50.49\t44.65\t41.63\t3.02\t5.84',
      '20701\t文化和旅游\t50.49\t44.65\t41.63\t3.02\t5.84',
      '2070109\t群众文化\t50.49\t44.65\t41.63\t3.02\t5.84',
    ]);
    expect(facts.filter((fact) => fact.includes('project') || fact.includes('basic'))).toEqual([]);
  });
});

describe('a form whose headers give row and column', () => {
  it('gives no figure where one stands under no label', async () => {
    const { facts } = await factsOf('财政拨款“三公”经费支出决算表', [
      '\t合计\t\t因公出国（境）费\t\t公务用车购置及运行维护费\t\t\t\t\t\t公务接待费\t',
      '\t\t\t\t\t小计\t\t公务用车购置费\t\t公务用车运行维护费\t\t\t',
      '\t预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t预算数\t决算数',
      '3.56\t2.58\t——\t——\t0.75\t0.01\t——\t——\t0.75\t0.01\t2.81\t2.58',
    ]);
    expect(facts.filter((fact) => fact.startsWith('budget') || fact.startsWith('actual'))).toEqual([]);
  });
});

describe('a header of two panels of the same labels', () => {
  const panels = [
    '合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费',
    '\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t',
    '1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12',
    '3.56\t0.00\t0.75\t0.00\t0.75\t2.81\t2.59\t0.00\t0.01\t0.00\t0.01\t2.58',
  ];
  const title = '财政拨款“三公”经费支出决算表';

  it('is read where the row above tells which is whose', async () => {
    const { facts } = await factsOf(title, ['预算数\t\t\t\t\t\t决算数\t\t\t\t\t', ...panels]);
    expect(facts).toContain('budget total 3.56');
    expect(facts).toContain('actual total 2.59');
  });

  it('gives no figure where the row above is lost', async () => {
    const { facts, rules } = await factsOf(title, panels);
    expect(facts).toEqual([]);
    expect(rules).toContain('structure/columns-uncertain');
  });
});

describe('two columns under the same labels', () => {
  const parts = '\t\t\t\t小计\t\t公务用车购置费\t\t公务用车运行维护费\t\t\t';
  const years = `${'预算数\t决算数\t'.repeat(5)}预算数\t决算数`;
  const figures = '3.56\t2.59\t0.00\t0.00\t0.75\t0.01\t0.00\t0.00\t0.75\t0.01\t2.81\t2.58';
  const read = (overseas: string) => {
    const groups = `合计\t\t${overseas}\t\t公务用车购置及运行维护费\t\t\t\t\t\t公务接待费\t`;
    return factsOf('财政拨款“三公”经费支出决算表', [groups, parts, years, figures]);
  };

  it('are none where each has its own', async () => {
    const { facts } = await read('因公出国（境）费');
    expect(facts).toContain('budget total 3.56');
    expect(facts).toHaveLength(12);
  });

  it('give no figure: the label of one is lost', async () => {
    const { facts, rules } = await read('');
    expect(facts).toEqual([]);
    expect(rules).toContain('structure/columns-uncertain');
  });
});

describe('a row that numbers the columns', () => {
  it('heads the parts of the code as well, in forms of up to 2018', async () => {
    const { facts } = await factsOf('收入决算表', [
      '项目\t\t\t\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t经营收入\t附属单位上缴收入\t其他收入',
      '功能分类科目编码\t\t\t科目名称\t\t\t\t\t\t\t',
      '类\t款\t项\t栏次\t1\t2\t3\t4\t5\t6\t7',
      '合计\t\t\t\t11.63\t11.63\t0.00\t0.00\t0.00\t0.00\t0.00',
      '201\t\t\t一般公共服务支出\t11.63\t11.63\t0.00\t0.00\t0.00\t0.00\t0.00',
      '201\t03\t\t政府办公厅（室）及相关机构事务\t11.63\t11.63\t0.00\t0.00\t0.00\t0.00\t0.00',
      '201\t03\t01\t行政运行\t11.63\t11.63\t0.00\t0.00\t0.00\t0.00\t0.00',
    ]);
    expect(facts).toContain('2010301 appropriation 11.63');
    expect(facts).toHaveLength(28);
  });
});

describe('a form of figures on how an institution runs', () => {
  it('has what was spent under 统计数', async () => {
    const { facts } = await factsOf('机构运行信息表', [
      '项目\t行次\t预算数\t统计数',
      '栏次\t\t1\t2',
      '一、“三公”经费支出\t1\t—\t—',
      '（一）支出合计\t2\t5.00\t4.20',
      '1．因公出国（境）费\t3\t0.00\t0.00',
      '2．公务用车购置及运行维护费\t4\t3.00\t2.50',
      '（1）公务用车购置费\t5\t0.00\t0.00',
      '（2）公务用车运行维护费\t6\t3.00\t2.50',
      '3．公务接待费\t7\t2.00\t1.70',
      '二、机关运行经费\t8\t—\t61.02',
      '（一）行政单位\t9\t—\t61.02',
      '三、国有资产占用情况\t10\t—\t—',
      '（一）车辆数合计（辆）\t11\t—\t3',
      '四、政府采购支出信息\t12\t—\t—',
      '（一）政府采购支出合计\t13\t—\t9.10',
    ]);
    expect(facts).toEqual(
      expect.arrayContaining([
        'actual total 4.20',
        'budget total 5.00',
        'operating_cost.administrative amount 61.02',
        'vehicles.total amount 3',
      ]),
    );
    expect(facts).toContain('procurement.total amount 9.10');
  });
});
