/**
 * Text tables two of whose header cells changed places: sums of parts do not tell, the form's order does.
 */
import { describe, expect, it } from 'vitest';
import { readTable } from '../../support/reading.ts';

const BODY = [
  '合计||19.50|16.00|3.50',
  '207|文化旅游体育与传媒支出|9.50|6.00|3.50',
  '20701|文化和旅游|9.50|6.00|3.50',
  '2070109|群众文化|9.50|6.00|3.50',
  '208|社会保障和就业支出|10.00|10.00|0.00',
];

describe('columns of a text table', () => {
  it('are read in the order of the form', async () => {
    const { facts } = await readTable('支出决算表', ['科目代码|科目名称|本年支出合计|基本支出|项目支出', ...BODY]);
    expect(facts).toContain('207 basic 6.00');
  });

  it.each(['本年支出合计|项目支出|基本支出', '基本支出|本年支出合计|项目支出'])(
    'give no figures and accuse nobody where two of their labels changed places: %s',
    async (labels) => {
      const { facts, rules } = await readTable('支出决算表', [`科目代码|科目名称|${labels}`, ...BODY]);
      expect(facts).toEqual([]);
      expect(rules).toContain('structure/columns-uncertain');
      expect(rules.filter((rule) => rule.startsWith('within_table/'))).toEqual([]);
    },
  );

  it('are read with a total behind its parts, where it is theirs in every row', async () => {
    const rows = BODY.map((row) => row.replace(/\|([\d.]+)\|([\d.]+)\|([\d.]+)$/, '|$2|$3|$1'));
    const { facts } = await readTable('支出决算表', ['科目代码|科目名称|基本支出|项目支出|本年支出合计', ...rows]);
    expect(facts).toContain('207 current_total 9.50');
    expect(facts).toContain('207 project 3.50');
  });

  it.each([
    [
      'in an order of the publisher’s own, are read',
      '合计|公务接待费|因公出国（境）费',
      '9.00|2.00|7.00',
      ['budget total 9.00', 'budget reception 2.00', 'budget overseas 7.00'],
    ],
    ['with a total that is not theirs, give no figures', '公务接待费|合计|因公出国（境）费', '9.00|2.00|7.00', []],
  ])('of a form that headers alone tell, %s', async (_, labels, figures, read) => {
    const { facts } = await readTable('财政拨款“三公”经费支出决算表', [
      '预算数|||决算数||',
      `${labels}|${labels}`,
      `${figures}|${figures}`,
    ]);
    expect(facts.filter((fact) => fact.startsWith('budget'))).toEqual(read);
  });
});

describe('numbers of lines', () => {
  const rows = [
    '一、一般公共服务支出|31|7.00',
    '二、外交支出|32|0.00',
    '三、国防支出|33|0.00',
    '四、公共安全支出|34|0.00',
    '五、教育支出|35|2.00',
  ];

  it('are no figures, though the name of the figures stands over them', async () => {
    const { facts, rules } = await readTable('收入支出决算总表', ['支出||', '项目|决算数|行次', ...rows]);
    expect(facts).toEqual([]);
    expect(rules).toContain('structure/columns-uncertain');
  });

  it('stand beside figures that are read', async () => {
    const { facts } = await readTable('收入支出决算总表', ['支出||', '项目|行次|决算数', ...rows]);
    expect(facts).toContain('expenditure.201 amount 7.00');
  });
});
