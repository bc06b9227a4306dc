import { describe, expect, it } from 'vitest';
import { read } from '../../support/reading.ts';

/** What the log says of sums in a table of income as it was printed up to the accounts of 2018. */
async function said(first: string, part: string, total: string): Promise<string[]> {
  const lines = [
    '云溪县文化馆2017年度部门决算',
    '第二部分 2017年度部门决算表',
    '收入支出决算总表',
    '公开01表',
    '单位：万元',
    '收入\t\t\t支出\t\t',
    '项目\t行次\t决算数\t项目\t行次\t决算数',
    `一、${first}\t1\t110.00\t一、一般公共服务支出\t29\t0.00`,
    `  其中：${part}\t2\t10.00\t二、外交支出\t30\t0.00`,
    '二、上级补助收入\t3\t0.00\t三、国防支出\t31\t0.00',
    '三、事业收入\t4\t5.00\t七、文化体育与传媒支出\t35\t116.00',
    '六、其他收入\t7\t1.00\t\t36\t',
    `本年收入合计\t24\t${total}\t本年支出合计\t52\t116.00`,
    `总计\t28\t${total}\t总计\t56\t116.00`,
  ];
  const { anomalies } = await read(new TextEncoder().encode(lines.join('\n')));
  return anomalies.flatMap(({ rule, origin }) => (rule === 'within_table/income-total' ? [origin] : []));
}

describe('a row that is part of the row above', () => {
  it.each([
    ['财政拨款收入', '政府性基金预算财政拨款'],
    ['财政拨款收入', '政府性基金收入'],
    ['一般公共预算财政拨款收入', '政府性基金预算财政拨款收入'],
  ])('is no further source of income: %s, 其中：%s', async (first, part) => expect(await said(first, part, '116.00')).toEqual([]));

  it('leaves a wrong total wrong', async () => {
    expect(await said('一般公共预算财政拨款收入', '政府性基金预算财政拨款收入', '161.00')).toEqual(['publisher']);
    expect(await said('财政拨款收入', '政府性基金预算财政拨款', '161.00')).toEqual(['extraction']);
  });
});
