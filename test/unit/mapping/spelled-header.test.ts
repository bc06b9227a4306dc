import { describe, expect, it } from 'vitest';
import { read } from '../../support/reading.ts';

async function factsOf(title: string, lines: readonly string[]) {
  const text = ['云溪县文化馆2023年度单位决算', '', `                    ${title}`, '单位：万元', ...lines].join('\n');
  const { document } = await read(new TextEncoder().encode(text));
  return document.facts.map(({ row, column, value }) => `${row} ${column} ${value}`);
}

const ROWS = [
  '合计                  15.57   12.50    0.00    2.00        0.00   0.00       1.07',
  '201     一般公共服务支出      12.62   11.00    0.00    1.50        0.00   0.00       0.12',
  '20103   政府办公厅（室）       12.62   11.00    0.00    1.50        0.00   0.00       0.12',
  '2010301 行政运行          12.62   11.00    0.00    1.50        0.00   0.00       0.12',
  '208     社会保障和就业支出     2.95    1.50     0.00    0.50        0.00   0.00       0.95',
  '20805   行政事业单位养老支出    2.95    1.50     0.00    0.50        0.00   0.00       0.95',
  '2080505 机关事业单位养老保险    2.95    1.50     0.00    0.50        0.00   0.00       0.95',
];
const NUMBERS = '栏次                  1       2        3       4           5      6          7';

describe('a header laid out by blanks whose labels wrap', () => {
  it('is read where its words spell one order of columns alone', async () => {
    const facts = await factsOf('收入决算表', [
      '项目                 本年收入合 财政拨款收 上级补助收 事业收           经营收   附属单位上缴    其他收',
      '科目编 科目名称             计       入       入     入            入     收入        入',
      '码',
      NUMBERS,
      ...ROWS,
    ]);
    expect(facts).toContain('total institutional 2.00');
    expect(facts).toContain('total other 1.07');
    expect(facts).toHaveLength(49);
  });

  it('is left uncertain where a word is left over', async () => {
    const facts = await factsOf('收入决算表', [
      '项目                 本年收入合 财政拨款收 上级补助收 事业收           经营收   附属单位上缴    其他收',
      '科目编 科目名称             计       入       入     入            入     收入        入      款',
      '码',
      NUMBERS,
      ...ROWS,
    ]);
    expect(facts.filter((fact) => fact.includes('other'))).toEqual([]);
  });
});
