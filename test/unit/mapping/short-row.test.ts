import { describe, expect, it } from 'vitest';
import { read } from '../../support/reading.ts';

const HEADER = [
  '预算数\t\t\t\t\t\t决算数\t\t\t\t\t',
  '合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费',
  '\t\t小计\t公务用车购置费\t公务用车运行费\t\t\t\t小计\t公务用车购置费\t公务用车运行费\t',
  '1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12',
];

async function readRow(row: string) {
  const lines = ['云溪县文化馆2023年度单位决算', '财政拨款“三公”经费支出决算表', '单位：万元', ...HEADER, row];
  const { document, anomalies } = await read(new TextEncoder().encode(lines.join('\n')));
  return { values: document.facts.map(({ row, column, value }) => `${row} ${column} ${value}`), rules: anomalies.map(({ rule }) => rule) };
}

describe('the only row of a table', () => {
  it('is read where it has all its cells', async () => {
    const { values } = await readRow('1.64\t\t1.12\t\t1.12\t0.52\t0.88\t\t0.43\t\t0.43\t0.45');
    expect(values).toContain('actual reception 0.45');
    expect(values).toHaveLength(8);
  });

  it.each([
    ['one blank cell', '1.64\t\t1.12\t\t1.12\t0.52\t0.88\t0.43\t\t0.43\t0.45'],
    ['all blank cells', '1.64\t1.12\t1.12\t0.52\t0.88\t0.43\t0.43\t0.45'],
  ])('is left out where it lost %s under a whole header', async (_, row) => {
    const { values, rules } = await readRow(row);
    expect(values).toEqual([]);
    expect(rules.some((rule) => rule.startsWith('structure/') || rule === 'ocr/unreadable-cell')).toBe(true);
  });
});
