/**
 * Headers of tables laid out by blanks whose labels ran together, and codes that lost their class.
 */
import { describe, expect, it } from 'vitest';
import { read } from '../../support/reading.ts';

async function readLines(title: string, lines: readonly string[]) {
  const text = ['云溪县文化馆2023年度单位决算', '', title, '单位：万元', ...lines].join('\n');
  const { document, anomalies } = await read(new TextEncoder().encode(text));
  return {
    facts: document.facts.map(({ row, column, value }) => `${row} ${column} ${value}`),
    rules: anomalies.map(({ rule }) => rule),
  };
}

describe('a table by alignment', () => {
  it('gives nothing where the labels of several columns stand over one', async () => {
    const { facts, rules } = await readLines('政府性基金预算财政拨款收入支出决算表', [
      '               项目                                 本年支出',
      '                               年初结转和结余 本年收入 小计 基本支出',
      '科目编码             科目名称                                 项目支出 年末结转和结余',
      '               合计                       5.00 5.00      5.00',
      '  207        文化旅游体育与传媒支出                5.00 5.00      5.00',
      ' 20707    国家电影事业发展专项资金安排的支出             5.00 5.00      5.00',
      '2070799   其他国家电影事业发展专项资金支出              5.00 5.00      5.00',
    ]);
    expect(facts).toEqual([]);
    expect(rules).toContain('structure/columns-uncertain');
  });

  it('gives its rows where each label has its column', async () => {
    const { facts } = await readLines('支出决算表', [
      '科目编码    科目名称          本年支出合计    基本支出    项目支出',
      '207     文化旅游体育与传媒支出        5.00      2.00      3.00',
      '20701   文化和旅游              5.00      2.00      3.00',
    ]);
    expect(facts).toContain('20701 project 3.00');
  });
});

describe('a code without its class', () => {
  it('names no row', async () => {
    const { facts } = await readLines('支出决算表', [
      '科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出',
      '207\t文化旅游体育与传媒支出\t5.00\t2.00\t3.00',
      '0109\t群众文化\t5.00\t2.00\t3.00',
    ]);
    expect(facts.filter((fact) => fact.startsWith('0'))).toEqual([]);
    expect(facts).toContain('207 project 3.00');
  });
});
