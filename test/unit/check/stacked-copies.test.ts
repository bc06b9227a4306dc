/**
 * Copies with every cell on a line of its own accuse nobody of what the copy did.
 */
import { describe, expect, it } from 'vitest';
import { read } from '../../support/reading.ts';

async function originsOf(lines: readonly string[], rule: string): Promise<string[]> {
  const { anomalies } = await read(new TextEncoder().encode(lines.join('\n')));
  return anomalies.filter((anomaly) => anomaly.rule === rule).map(({ origin }) => origin);
}

const ITEMS = ['301|工资福利支出|9.00', '302|商品和服务支出|3.00', '30101|基本工资|9.00', '30201|办公费|3.00'];

describe('copies with a line for each cell', () => {
  it('have no order of codes that the publisher chose', async () => {
    const head = ['云溪县文化馆2023年度单位决算', '一般公共预算财政拨款基本支出决算表', '单位：万元'];
    const header = '科目编码|科目名称|金额';
    const cells = [...head, ...[header, ...ITEMS].flatMap((row) => row.split('|'))];
    expect(await originsOf(cells, 'structure/code-order')).toEqual(['extraction']);
    const tabs = [...head, ...[header, ...ITEMS].map((row) => row.replaceAll('|', '\t'))];
    expect(await originsOf(tabs, 'structure/code-order')).toEqual(['publisher']);
  });

  it('may begin a table with what looks like a heading', async () => {
    const contents = ['云溪县文化馆2023年度单位决算', '目录', '第一部分 单位概况', '第二部分 2023年度单位决算表', '一、收入支出决算总表'];
    const parts = ['第一部分 单位概况', '一、主要职责', '负责群众文化。', '第二部分 2023年度单位决算表'];
    const prose = ['第三部分 情况说明', '一、总体情况', '2023年度收入总计12.00万元。'];
    const loose = ['一、一般公共预算财政拨款', '单位：万元', '收入', '金额', '12.00', '3.00', '9.00', '4.00'];
    expect(await originsOf([...contents, ...parts, ...loose, ...prose], 'completeness/contents-title')).toEqual(['extraction']);
    const other = ['一、收入决算明细'];
    expect(await originsOf([...contents, ...parts, ...other, ...prose], 'completeness/contents-title')).toEqual(['publisher']);
  });
});
