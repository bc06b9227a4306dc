import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { disclosure } from '../../rules/example.ts';

const COSTS = [
  '一般公共预算财政拨款基本支出决算表',
  '金额单位：万元',
  '科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数',
  '301\t工资福利支出\t1,523.40\t302\t商品和服务支出\t1,040.60',
  '30101\t基本工资\t1,200.00\t30201\t办公费\t1,000.00',
  '30108\t机关事业单位基本养老保险缴费\t140.30\t30206\t电费\t40.60',
  '30110\t职工基本医疗保险缴费\t93.10\t',
  '30113\t住房公积金\t90.00\t\t\t',
  '303\t对个人和家庭的补助\t76.60\t\t\t',
  '30301\t离休费\t30.60\t\t\t',
  '30302\t退休费\t46.00\t\t\t',
  '人员经费合计\t\t1,600.00\t公用经费合计\t\t1,040.60',
];

/** What the log says of lists of costs behind 主要包括. */
async function lists(personnel: string, others: string): Promise<string[]> {
  const text = disclosure(
    '云溪县水文站2023年度单位决算',
    ...COSTS,
    '第三部分 2023年度单位决算情况说明',
    '六、一般公共预算财政拨款基本支出决算情况说明',
    `一般公共预算财政拨款基本支出2,640.60万元。其中：人员经费1,600.00万元，主要包括：${personnel}；公用经费1,040.60万元，主要包括：${others}。`,
  );
  return said(text, /^narrative\/items/);
}

async function said(text: string, rules: RegExp): Promise<string[]> {
  const { anomalies } = await extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
  return anomalies.filter(({ rule }) => rules.test(rule)).map(({ rule, message }) => `${rule} ${message}`);
}

describe('a list of costs behind an amount with thousand separators', () => {
  it('is its own, not the first of the sentence', async () => {
    const personnel = '基本工资、机关事业单位基本养老保险缴费、职工基本医疗保险缴费、住房公积金、离休费、退休费';
    expect(await lists(personnel, '办公费、电费、电费')).toEqual([]);
    expect(await lists(personnel, '办公费、水费、印刷费')).toEqual([
      'narrative/items-not-mentioned “公用经费”的列举没有包括《一般公共预算财政拨款基本支出决算表》中有数额的科目：电费40.60万元。',
    ]);
  });

  it('may name several costs by one word, and one by the end of its name', async () => {
    expect(await lists('基本工资、社保、公积金、离退休补贴', '办公费、电费、电费')).toEqual([]);
    expect(await lists('基本工资、社保、公积金、活动费', '办公费、电费、电费')).toEqual([
      'narrative/items-not-mentioned “人员经费”的列举没有包括《一般公共预算财政拨款基本支出决算表》中有数额的科目：离休费30.60万元、退休费46.00万元。',
    ]);
  });
});

/** What the log says of the path of an item that the table prints under the code of another. */
function path(item: string): Promise<string[]> {
  const text = disclosure(
    '云溪县水文站2023年度单位决算',
    '一般公共预算财政拨款支出决算表',
    '金额单位：万元',
    '科目编码\t科目名称\t小计\t基本支出\t项目支出',
    '合计\t\t130.50\t100.00\t30.50',
    '208\t社会保障和就业支出\t100.00\t100.00\t',
    '20805\t行政事业单位养老支出\t100.00\t100.00\t',
    '2080501\t行政单位离退休\t100.00\t100.00\t',
    '211\t节能环保支出\t30.50\t\t30.50',
    '21111\t污染减排\t30.50\t\t30.50',
    '2111101\t减排专项支出\t30.50\t\t30.50',
    '第三部分 2023年度单位决算情况说明',
    '五、一般公共预算财政拨款支出决算情况说明',
    '1.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）100.00万元。',
    `2.节能环保支出（类）${item}30.50万元。`,
  );
  return said(text, /^narrative\/item-not-in-table/);
}

describe('an item under a code that the classification gives another name', () => {
  it('is in the table that prints it so', async () => {
    expect(await path('污染减排（款）减排专项支出（项）')).toEqual([]);
  });

  it('is not where the table prints another name', async () => {
    const [message] = await path('污染减排（款）生态环境执法监察（项）');
    expect(message).toContain('数额相同的是“2111101减排专项支出”');
  });
});
