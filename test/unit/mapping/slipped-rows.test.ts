/**
 * Rows of dumps whose figures slipped or lost their points.
 */
import { describe, expect, it } from 'vitest';
import { readTable } from '../../support/reading.ts';

const HEADER = ['科目代码|科目名称|本年支出合计|基本支出|项目支出', '栏次||1|2|3', '合计||19.50|16.00|3.50'];
const REST = [
  '20701|文化和旅游|9.50|6.00|3.50',
  '2070109|群众文化|9.50|6.00|3.50',
  '208|社会保障和就业支出|10.00|10.00|0.00',
  '20805|行政事业单位养老支出|10.00|10.00|0.00',
];

describe('a row with parts and a blank total', () => {
  it('gives no figure: they slipped by a cell', async () => {
    const { facts, rules } = await readTable('支出决算表', [...HEADER, '207|文化旅游体育与传媒支出||9.50|6.00', ...REST]);
    expect(facts.filter((fact) => fact.startsWith('207 '))).toEqual([]);
    expect(facts).toContain('20701 project 3.50');
    expect(rules).toContain('structure/row-ambiguous');
  });

  it('is read where the parts are blank or zero too', async () => {
    const { facts, rules } = await readTable('支出决算表', [...HEADER, '207|文化旅游体育与传媒支出|||0.00', ...REST]);
    expect(facts).toContain('207 project 0.00');
    expect(rules).not.toContain('structure/row-ambiguous');
  });
});

describe('a whole number', () => {
  it('among figures that all have two decimals lost its point, and is not read', async () => {
    const { facts, rules } = await readTable('支出决算表', [...HEADER, '207|文化旅游体育与传媒支出|9.50|600|3.50', ...REST]);
    expect(facts.filter((fact) => fact.startsWith('207 '))).toEqual(['207 current_total 9.50', '207 project 3.50']);
    expect(rules).toContain('ocr/unreadable-cell');
  });

  it('in a table of few figures lost its point, too, where all tables of the dump print two decimals', async () => {
    const small = ['国有资本经营预算财政拨款支出决算表', '单位：万元', '科目代码|科目名称|合计|基本支出|项目支出', '合计||531||5.31'];
    const rows = [...HEADER, '207|文化旅游体育与传媒支出|9.50|6.00|3.50', ...REST, '', ...small];
    const { facts, rules } = await readTable('支出决算表', rows);
    expect(facts).toContain('total expenditure.project 5.31');
    expect(facts.some((fact) => fact.endsWith(' 531'))).toBe(false);
    expect(rules).toContain('ocr/unreadable-cell');
    const mixed = await readTable('支出决算表', [...rows, '223|国有资本经营预算支出|531|0.5|5.31']);
    expect(mixed.facts).toContain('total expenditure.total 531');
  });

  it('is read where figures are printed without needless decimals', async () => {
    const rows = [...HEADER, '207|文化旅游体育与传媒支出|600|600|0', ...REST].map((row) => row.replace(/0(?=\||$)/g, ''));
    const { facts } = await readTable('支出决算表', [...rows, '2080505|机关事业单位基本养老保险缴费支出|600|600|']);
    expect(facts).toContain('2080505 basic 600');
  });

  it('counts things in a row that says so', async () => {
    const money = Array.from({ length: 10 }, (_, i) => `${i + 1}.${i}0`);
    const items = [
      '（一）支出合计',
      '1.因公出国（境）费',
      '2.公务用车购置及运行维护费',
      '（1）公务用车购置费',
      '（2）公务用车运行维护费',
      '3.公务接待费',
    ];
    const rows = items.map((item, i) => `${item}|${money[i]}|${money[i + 4]}`);
    const { facts } = await readTable('机构运行信息表', ['项目|预算数|统计数', ...rows, '6.国内公务接待人次（人）||128']);
    expect(facts.some((fact) => fact.endsWith(' 128'))).toBe(true);
  });
});

describe('the only row of a table', () => {
  const groups = [
    '预算数||||||决算数|||||',
    '合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费'.concat('|合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费'),
  ];
  const parts = '||小计|公务用车购置费|公务用车运行维护费||||小计|公务用车购置费|公务用车运行维护费|';
  const readRow = (row: string) => readTable('财政拨款“三公”经费支出决算表', [...groups, parts, row]);

  it('is read where its sums hold', async () => {
    const { facts } = await readRow('3.56||0.75||0.75|2.81|2.59||0.01||0.01|2.58');
    expect(facts).toContain('actual reception 2.58');
  });

  it.each(['|3.56||0.75||0.75|2.81|2.59||0.01||0.01', '|0.75||0.75|2.81|2.59||0.01||0.01|2.58|'])(
    'gives no figure and accuses nobody where it slipped by a cell: %s',
    async (row) => {
      const { facts, rules } = await readRow(row);
      expect(facts).toEqual([]);
      expect(rules).toContain('structure/columns-uncertain');
      expect(rules.filter((rule) => rule.startsWith('within_table/'))).toEqual([]);
    },
  );

  it('is read with a wrong total of its own, which no slip explains', async () => {
    const { facts, rules } = await readRow('3.65||0.75||0.75|2.81|2.59||0.01||0.01|2.58');
    expect(facts).toContain('budget total 3.65');
    expect(rules).toContain('within_table/three-public-total');
  });
});
