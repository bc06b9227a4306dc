import { describe, expect, it } from 'vitest';
import { read } from '../../support/reading.ts';

const HEADER = [
  '预算数\t\t\t\t\t\t决算数\t\t\t\t\t',
  '合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费',
  '\t\t小计\t公务用车购置费\t公务用车运行费\t\t\t\t小计\t公务用车购置费\t公务用车运行费\t',
  '1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12',
];

async function readRow(row: string, header = HEADER) {
  const lines = ['云溪县文化馆2023年度单位决算', '财政拨款“三公”经费支出决算表', '单位：万元', ...header, row];
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

  it('is left out where a row of the header lost a cell as well', async () => {
    const header = HEADER.map((line, i) => (i === 1 ? line.replace('\t\t\t', '\t\t') : line));
    const { values, rules } = await readRow('1.64\t\t1.12\t\t1.12\t0.52\t0.88\t0.43\t\t0.43\t0.45', header);
    expect(values).toEqual([]);
    expect(rules).toContain('structure/row-ambiguous');
  });

  it('is held to its own sums where the header was mended to fit it', async () => {
    const doubled = (line: string) => line.replace('\t', '\t\t');
    const header = HEADER.map((line, i) => (i === 0 ? `${line}\t` : i === 3 ? doubled(line) : line));
    const { values, rules } = await readRow(doubled('7.76\t0.00\t2.55\t0.00\t2.55\t5.21\t7.20\t0.00\t2.23\t0.00\t2.23\t4.97'), header);
    expect(values.filter((value) => !value.startsWith('x:'))).toEqual([]);
    expect(rules).toContain('structure/row-ambiguous');
  });
});
