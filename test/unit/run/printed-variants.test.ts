/**
 * Ways in which publishers and converters print the same form: every one is read alike, or said to be uncertain.
 */
import { describe, expect, it } from 'vitest';
import type { ReadResult } from '../../../src/run/read-document.ts';
import { read } from '../../support/reading.ts';

const COVER = '云溪县文化馆2023年度单位决算';
const HEADER = '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出';

function readText(lines: readonly string[]): Promise<ReadResult> {
  return read(new TextEncoder().encode(`${lines.join('\n')}\n`));
}

/** A table of expenditure below its captions. */
function expenditure(
  rows: readonly string[],
  captions: readonly string[] = ['支出决算表', '部门：云溪县文化馆\t金额单位：万元'],
): string[] {
  return [COVER, ...captions, ...rows];
}

const facts = ({ document }: ReadResult): string[] =>
  document.facts.map(({ row, column, value, unit }) => `${row} ${column} ${value} ${unit}`);
const rules = ({ anomalies }: ReadResult): string[] => anomalies.map(({ rule }) => rule);

const ROW = '208\t社会保障和就业支出\t22.50\t20.00\t2.50\t\t\t';
const FACTS = ['208 current_total 22.50 万元', '208 basic 20.00 万元', '208 project 2.50 万元'];

describe('numbers of columns', () => {
  it.each([
    ['letters', '栏次\t\tA\tB\tC\tD\tE\tF'],
    ['letters without a word', '\t\tA\tB\tC\tD\tE\tF'],
    ['stems', '甲\t乙\t1\t2\t3\t4\t5\t6'],
    ['stems alone', '栏次\t\t甲\t乙\t丙\t丁\t戊\t己'],
    ['brackets', '栏次\t\t(1)\t（2）\t(3)\t(4)\t(5)\t(6)'],
    ['the word in each cell', '\t\t栏次1\t栏次2\t栏次3\t栏次4\t栏次5\t栏次6'],
    ['circles', '\t\t①\t②\t③\t④\t⑤\t⑥'],
    ['sums', '栏次\t\t1=2+3+4+5+6\t2\t3\t4\t5\t6'],
  ])('are no labels: %s', async (_, numbering) => {
    expect(facts(await readText(expenditure([HEADER, numbering, ROW])))).toEqual(FACTS);
  });

  it('are letters only in their order', async () => {
    const result = await readText(expenditure([HEADER, '\t\tA\tC\tB\tD\tE\tF', ROW]));
    expect(facts(result).some((fact) => fact.includes('x:'))).toBe(true);
  });
});

describe('units', () => {
  it.each([
    ['注：本表反映部门本年度各项支出情况，以“元”为金额单位（保留两位小数）。', '元'],
    ['注：1.本表金额单位为万元。', '万元'],
    ['说明：金额单位：元', '元'],
    ['注：金额单位转换时可能存在尾数误差。', null],
  ])('stand in a note: %s', async (note, unit) => {
    const result = await readText(expenditure([HEADER, ROW, '', note], ['支出决算表']));
    expect(facts(result)[0]).toBe(`208 current_total 22.50 ${unit ?? '万元'}`);
    expect(rules(result).includes('unit/assumed')).toBe(unit === null);
  });

  it('stand in one label of the header for all columns', async () => {
    const result = await readText(expenditure([HEADER.replace('支出合计', '支出合计（元）'), ROW], ['支出决算表']));
    expect(facts(result)).toEqual(FACTS.map((fact) => fact.replace('万元', '元')));
    expect(rules(result)).not.toContain('unit/assumed');
  });

  it('are not taken from a header that states several', async () => {
    const header = HEADER.replace('支出合计', '支出合计（元）').replace('基本支出', '基本支出（万元）');
    const result = await readText(expenditure([header, ROW], ['支出决算表']));
    expect(facts(result)).toEqual(['208 current_total 22.50 元', '208 basic 20.00 万元', '208 project 2.50 万元']);
    expect(rules(result)).toContain('unit/assumed');
  });
});

describe('second languages', () => {
  it.each([
    ['Tibetan', 'གྲངས་འབོར།'],
    ['Mongolian', 'ᠮᠥᠩᠭᠥ'],
    ['Uyghur', 'كىرىم'],
  ])('beside Chinese labels say nothing new: %s', async (_, words) => {
    const header = HEADER.split('\t').map((label) => `${words} ${label}`);
    expect(facts(await readText(expenditure([header.join('\t'), ROW])))).toEqual(FACTS);
  });

  it('may have a header row of their own', async () => {
    const second = HEADER.split('\t').map(() => 'གྲངས་འབོར།');
    expect(facts(await readText(expenditure([second.join('\t'), HEADER, ROW])))).toEqual(FACTS);
  });
});

describe('form numbers', () => {
  it.each(['公开表3', '财决公开03表', '附件1-3', '附表3', '表三', '财决03表'])('are no title: %s', async (number) => {
    const [table] = (await readText(expenditure([HEADER, ROW], ['支出决算表', number, '金额单位：万元']))).document.tables;
    expect(table).toMatchObject({ table: 'expenditure', title: '支出决算表', formNumber: number });
  });
});

describe('rows with fewer cells', () => {
  const LONG = '210\t卫生健康支出\t5.00\t5.00\t\t\t\t';

  it('are read from the left where no row keeps its blanks and the sums bear it out', async () => {
    const total = '合计\t\t27.50\t25.00\t2.50';
    const result = await readText(expenditure([HEADER, total, ROW.trimEnd(), LONG.trimEnd()]));
    const totals = ['total current_total 27.50 万元', 'total basic 25.00 万元', 'total project 2.50 万元'];
    expect(facts(result)).toEqual([...totals, ...FACTS, '210 current_total 5.00 万元', '210 basic 5.00 万元']);
    expect(rules(result)).not.toContain('structure/row-ambiguous');
  });

  it('are left out where no row has a blank, and no sum tells which cells are lost', async () => {
    const result = await readText(expenditure([HEADER, ROW.trimEnd(), LONG.trimEnd()]));
    expect(facts(result)).toEqual([]);
    expect(rules(result)).toContain('structure/row-ambiguous');
  });

  it('are not read, and said to be uncertain, where the others keep theirs', async () => {
    const result = await readText(expenditure([HEADER, '208\t社会保障和就业支出\t22.50\t2.50', LONG]));
    expect(facts(result)).toEqual(['210 current_total 5.00 万元', '210 basic 5.00 万元']);
    expect(rules(result)).toContain('structure/row-ambiguous');
  });
});

describe('tables of HTML whose spans were lost', () => {
  const cell = (text: string): string => `<td>${text}</td>`;
  const table = (rows: readonly (readonly string[])[]): string =>
    `<table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
  const data = [...ROW.split('\t')];

  it('are not read, and said to be uncertain, where the header no longer reaches over all columns', async () => {
    const labels = HEADER.split('\t');
    for (const header of [['项目', ...labels.slice(3)], ['项目', ...labels.slice(2, -1)], labels.slice(0, -1)]) {
      const result = await readText(expenditure([table([header, data])]));
      expect(facts(result)).toEqual([]);
      expect(rules(result)).toContain('structure/columns-uncertain');
    }
  });

  it('are read where the header has a label for each column of figures', async () => {
    expect(facts(await readText(expenditure([table([['项目', ...HEADER.split('\t').slice(2)], data])])))).toEqual(FACTS);
  });

  it('are read where a whole header row stands below', async () => {
    expect(facts(await readText(expenditure([table([['项目'], HEADER.split('\t'), data])])))).toEqual(FACTS);
  });

  it('have their short rows put right where sums bear it out', async () => {
    const total = ['合计', '22.50', '20.00', '2.50', '', '', ''];
    const result = await readText(expenditure([table([HEADER.split('\t'), total, data])]));
    expect(facts(result)).toEqual([...FACTS.map((fact) => fact.replace('208', 'total')), ...FACTS]);
    expect(rules(result)).toContain('structure/row-realigned');
  });

  it('have short rows left out that no sum bears out, beside those that are whole', async () => {
    const total = ['合计', '22.50', '20.00', '2.50', '', '', ''];
    const result = await readText(expenditure([table([HEADER.split('\t'), total, data, ['210', '卫生健康支出', '5.00', '5.00']])]));
    expect(facts(result)).toEqual(FACTS);
    expect(rules(result).filter((rule) => rule === 'structure/row-ambiguous')).toHaveLength(2);
  });

  it('have rows left out that may have lost any of their cells', async () => {
    const result = await readText(expenditure([table([HEADER.split('\t'), data, ['210', '卫生健康支出', '5.00', '5.00']])]));
    expect(facts(result)).toEqual(FACTS);
    expect(rules(result)).toContain('structure/row-ambiguous');
  });
});
