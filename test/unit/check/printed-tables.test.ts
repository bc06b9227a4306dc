/**
 * Tables that are printed but were not read: nobody is accused of having left them out.
 */
import { expect, test } from 'vitest';
import { disclosure } from '../../rules/example.ts';
import { read } from '../../support/reading.ts';

const RULE = 'completeness/announced-table-missing';
const READ = [
  '支出决算表',
  '金额单位：万元',
  '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出',
  '合计\t\t130.50\t130.50\t0.00\t0.00\t0.00\t0.00',
  '',
];
const LIST = ['第四部分 附表', '一、支出决算表', '二、国有资本经营预算财政拨款支出决算表'];

async function origins(...lines: string[]): Promise<string[]> {
  const { anomalies } = await read(Buffer.from(disclosure('云溪县文化馆2023年度单位决算', ...lines)));
  return anomalies.filter(({ rule }) => rule === RULE).map(({ origin, severity }) => `${origin} ${severity}`);
}

test('a title above a unit of money is no missing table', async () => {
  const form = ['国有资本经营预算财政拨款支出决算表', '公开08表', '单位：云溪县文化馆 金额单位：万元', '项目 本年支出', ''];
  expect(await origins(...READ, ...form, ...LIST)).toEqual(['extraction warning']);
});

test('a title in a list alone is one', async () => {
  expect(await origins(...READ, ...LIST)).toEqual(['publisher error']);
});

test('nor is one above the first label of a self-evaluation form in plain lines', async () => {
  const list = [...LIST.slice(0, 2), '二、项目支出绩效自评表'];
  const form = ['项目支出绩效自评表', '（2023年度）', '项目名称', '基层书屋', '自评情况', '较好', ''];
  expect(await origins(...READ, ...form, ...list)).toEqual(['extraction warning']);
  expect(await origins(...READ, ...list)).toEqual(['publisher error']);
});

test('the same figure in two cells of a form is not printed twice', async () => {
  const text = async (line: string): Promise<string[]> => {
    const lines = [...READ, '第三部分 情况说明', '一、绩效情况', line];
    const { anomalies } = await read(Buffer.from(disclosure('云溪县文化馆2023年度单位决算', ...lines)));
    return anomalies.filter(({ rule }) => rule === 'completeness/doubled-text').map(({ origin }) => origin);
  };
  expect(await text('质量指标  验收合格率  100%  100%  无')).toEqual([]);
  expect(await text('验收合格率为100%100%，完成全部任务。')).toEqual(['publisher']);
});
