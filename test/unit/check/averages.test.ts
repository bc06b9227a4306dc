import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { disclosure } from '../../rules/example.ts';

const THREE_PUBLIC = '七、财政拨款“三公”经费支出决算情况说明';

/** What the log says of the figures of a section without tables: severity, rule, message. */
async function said(...paragraphs: string[]): Promise<string[]> {
  const text = disclosure('云溪县水文站2023年度单位决算', '第三部分 2023年度单位决算情况说明', THREE_PUBLIC, ...paragraphs);
  const { anomalies } = await extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
  return anomalies
    .filter(({ rule }) => rule.startsWith('narrative/'))
    .map(({ severity, rule, message }) => `${severity} ${rule} ${message}`);
}

describe('an average', () => {
  const abroad = (average: string): string =>
    `1.因公出国（境）费用。2023年决算数1.41万元。2023年组织因公出国（境）团组1个、2人次，人均因公出国（境）费用${average}。`;

  it('is the cost that it names by the persons', async () => {
    expect(await said(abroad('0.71万元'))).toEqual([]);
    expect(await said(abroad('0.7万元'))).toEqual([]);
    expect(await said(abroad('7050元'))).toEqual([]);
    expect(await said(abroad('1.70万元'))).toEqual([
      'warning narrative/average-contradicts-amounts 情况说明称“人均因公出国（境）费用”为1.70万元，按1.41万元、2人次计算应为0.705万元。',
    ]);
  });

  it('that names no cost is of the cost before it, and the number may follow', async () => {
    const vehicles = (each: string): string =>
      `公务用车运行维护费支出3.89万元，用于燃料费、维修费等支出，平均每辆${each}万元。2023年末公务用车保有量为3辆。`;
    expect(await said(vehicles('1.30'))).toEqual([]);
    expect(await said(vehicles('1.29'))).toEqual([]);
    expect(await said(vehicles('2.30'))).toEqual([
      'warning narrative/average-contradicts-amounts 情况说明称“平均每辆”为2.30万元，按3.89万元、3辆计算应为1.2967万元。',
    ]);
  });

  it('may be made of any of the stated numbers, and is told of none that is not exact', async () => {
    const vehicles = (kept: string): string =>
      `公务用车运行维护费支出4.00万元，公务用车保有量为${kept}，其中执法用车4辆，车均运行维护费1.00万元。`;
    expect(await said(vehicles('5辆'))).toEqual([]);
    expect(await said('公务用车运行维护费支出4.00万元，公务用车保有量约5辆，车均运行维护费1.00万元。')).toEqual([]);
    expect(await said('公务用车运行维护费支出4.00万元，车均运行维护费1.00万元。')).toEqual([]);
  });

  it('may be 人均 alone, and is not made of vehicles bought', async () => {
    const guests = (each: string): string => `公务接待费支出0.96万元，全年国内公务接待12批次、80人次，人均${each}元。`;
    expect(await said(guests('120'))).toEqual([]);
    expect(await said(guests('180'))).toEqual([expect.stringContaining('“人均”为180元，按9600元、80人次计算应为120元')]);
    const bought = '更新购置公务用车2辆，公务用车运行维护费支出9.00万元，平均每辆3.00万元，年末保有量3辆。';
    expect(await said(bought)).toEqual([]);
  });

  it('is no whole of what is listed behind it', async () => {
    const guests = (foreign: string): string =>
      `公务接待费支出0.13万元。国内公务接待2批次，累计9人次，人均接待费144.44元。其中：外事接待支出${foreign}万元，接待0人次，0批次；其他国内公务接待支出0.13万元，接待9人次，2批次。`;
    expect(await said(guests('0.00'))).toEqual([]);
  });
});
