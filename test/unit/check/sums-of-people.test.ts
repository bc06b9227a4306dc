import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { disclosure } from '../../rules/example.ts';

/** What the log says of sums and counts in a part of a text: severity, rule, message. */
async function said(part: string, ...paragraphs: string[]): Promise<string[]> {
  const text = disclosure('云溪县水文站2023年度单位决算', part, ...paragraphs);
  const { anomalies } = await extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
  return anomalies
    .filter(({ rule }) => rule.startsWith('narrative/'))
    .map(({ severity, rule, message }) => `${severity} ${rule} ${message}`);
}

const staff = (...texts: string[]): Promise<string[]> => said('第一部分 单位概况', '二、人员情况', ...texts);

describe('people whose kinds a sentence lists', () => {
  it('are the sum of the kinds, one list within another, too', async () => {
    const all = (serving: string, posts: string): string =>
      `实有人数61人，其中：在职人数${serving}人，包括行政人员14人、全部补助事业人员${posts}人；离休人员0人；退休人员21人。`;
    expect(await staff(all('40', '26'))).toEqual([]);
    expect(await staff(all('40', '25'))).toEqual([
      'warning narrative/remark-sum 文字“40人，包括行政人员14人、全部补助事业人员25人”中，总数为40人，各部分合计为39人。',
    ]);
    expect((await staff(all('41', '27')))[0]).toContain('总数为61人，各部分合计为62人。');
    expect((await staff('离退休人员73人，其中：离休1人，退休71人。实有车辆6辆。'))[0]).toContain('总数为73人，各部分合计为72人。');
  });

  it('may have moved since last year', async () => {
    const moved = (retired: string): string =>
      `实有人数87人，其中：在职人员46人，减少2人；离休人员0人，增加0人；退休人员${retired}人，增加3人。`;
    expect(await staff(moved('41'))).toEqual([]);
    expect((await staff(moved('40')))[0]).toContain('各部分合计为86人。');
  });

  it('may be parted by what overlaps, or not wholly', async () => {
    expect(await staff('实有在职人员46人，其中：党员40人、研究生12人。')).toEqual([]);
    expect(await staff('实有人员46人，其中：在职46人，行政人员20人。')).toEqual([]);
    expect(await staff('离退休人员9人，其中：离退休党员6人、退休干部3人、离休1人。')).toEqual([]);
    expect(await staff('编制46人，其中：行政编制20人、事业编制10人等。')).toEqual([]);
  });
});

describe('units whose kinds a sentence adds up', () => {
  it('are the sum of the kinds', async () => {
    const units = (all: string): string => `所属预算单位包括：局机关1家、下属事业单位2家，共${all}家。`;
    expect(await staff(units('3'))).toEqual([]);
    expect((await staff(units('4')))[0]).toContain('总数为4家，各部分合计为3家。');
  });

  it('are as many as are named behind their number', async () => {
    const units = (all: string): string => `本部门共有预算单位${all}个，包括：局机关、县社会福利院、县殡葬管理所。`;
    expect(await staff(units('3'))).toEqual([]);
    expect((await staff(units('4')))[0]).toContain('narrative/announced-count');
  });
});

describe('points of a score', () => {
  const score = (all: string, of = '自评得分'): Promise<string[]> =>
    said(
      '第三部分 2023年度单位决算情况说明',
      '十、预算绩效情况说明',
      `“校园安防”项目${of}${all}分，其中：产出指标49分、效益指标29分、满意度指标9分、预算执行率10分。`,
    );

  it('are the sum of those of its parts', async () => {
    expect(await score('97')).toEqual([]);
    expect((await score('99'))[0]).toContain('总数为99分，各部分合计为97分。');
  });

  it('are no sum where they are an average', async () => {
    expect(await score('24.25', '平均得分')).toEqual([]);
  });
});

describe('what follows a reason', () => {
  const narrative = '第三部分 2023年度单位决算情况说明';
  const THREE_PUBLIC = '七、财政拨款“三公”经费支出决算情况说明';
  const reception = (rate: string, reason: string): string =>
    `公务接待费支出决算为11.88万元，决算数小于预算数的主要原因是${reason}，与上年相比减少3.12万元，减少${rate}%。`;

  it('compares what the reason explains with last year', async () => {
    expect(await said(narrative, THREE_PUBLIC, reception('20.80', '从严控制接待'))).toEqual([]);
    expect((await said(narrative, THREE_PUBLIC, reception('22.80', '从严控制接待')))[0]).toContain('narrative/growth-contradicts-change');
  });

  it('may compare the money that the reason names', async () => {
    expect(await said(narrative, THREE_PUBLIC, reception('22.80', '压减会议接待经费'))).toEqual([]);
  });
});

describe('shares line by line below a total that no table prints', () => {
  const lines = (amount: string): Promise<string[]> =>
    said(
      '第三部分 2023年度单位决算情况说明',
      '五、一般公共预算财政拨款支出决算情况说明',
      '（一）一般公共预算财政拨款支出决算总体情况',
      '2023年度一般公共预算财政拨款支出2508.00万元。',
      '（二）一般公共预算财政拨款支出决算结构情况',
      '1.社会保障和就业支出（类）120.40万元，占4.80%。',
      `2.卫生健康支出（类）${amount}万元，占2.40%。`,
      '3.农林水支出（类）2247.17万元，占89.60%。',
    );

  it('are held against it where most of them are its shares', async () => {
    expect(await lines('60.19')).toEqual([]);
    expect(await lines('66.19')).toEqual([
      'error narrative/share-contradicts-amounts 情况说明称“卫生健康支出（类）”占总额的2.40%，按数额计算应为2.64%。',
    ]);
  });
});
