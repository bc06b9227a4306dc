/**
 * Totals that stand in one row with the labels of columns.
 */
import { describe, expect, it } from 'vitest';
import { splitLabelledTotal } from '../../../src/mapping/labelled-total.ts';
import type { Grid } from '../../../src/model/block.ts';
import { read, readTable } from '../../support/reading.ts';

const TITLE = '政府性基金预算财政拨款收入支出决算表';
const HEADER = ['项目||年初结转和结余|本年收入|本年支出|||年末结转和结余', '功能分类科目编码|科目名称||||||'];
const ROW = '212|城乡社区支出|1.00|12.00|12.50|0.50|12.00|0.50';
const CLASS = ['212 closing_carryover 0.50', '212 expenditure.basic 0.50', '212 expenditure.project 12.00', '212 expenditure.total 12.50'];
const OF_CLASS = [...CLASS, '212 income 12.00', '212 opening_carryover 1.00'];
const OF_TOTAL = ['total closing_carryover 0.50', 'total income 12.00', 'total opening_carryover 1.00'];

async function factsOf(rows: readonly string[]): Promise<string[]> {
  return (await readTable(TITLE, rows)).facts.sort();
}

describe('a total beside labels of columns', () => {
  it('has its own figures, and the columns have their labels', async () => {
    const total = '合计||1.00|12.00|合计|基本支出|项目支出|0.50';
    expect(await factsOf([...HEADER, total, ROW])).toEqual([...OF_CLASS, ...OF_TOTAL].sort());
  });

  it('has the figures that stand in a row of their own below the labels', async () => {
    const total = ['合计||1.00|12.00|合计|基本支出|项目支出|0.50', '||||12.50|0.50|12.00|'];
    const spent = ['total expenditure.basic 0.50', 'total expenditure.project 12.00', 'total expenditure.total 12.50'];
    expect(await factsOf([...HEADER, ...total, ROW])).toEqual([...OF_CLASS, ...OF_TOTAL, ...spent].sort());
  });

  it('may have cells as high as both rows', async () => {
    const cell = (text: string, more = ''): string => `<td${more}>${text}</td>`;
    const high = (text: string): string => cell(text, ' rowspan="2"');
    const head = `<tr>${cell('项目', ' colspan="2"')}${high('年初结转和结余')}${high('本年收入')}${cell('本年支出', ' colspan="3" rowspan="2"')}${high('年末结转和结余')}</tr>`;
    const names = `<tr>${cell('功能分类科目编码')}${cell('科目名称')}</tr>`;
    const labels = ['合计', '基本支出', '项目支出'].map((text) => cell(text)).join('');
    const total = `<tr>${cell('合计', ' colspan="2" rowspan="2"')}${high('1.00')}${high('12.00')}${labels}${high('0.50')}</tr>`;
    const spent = `<tr>${['12.50', '0.50', '12.00'].map((text) => cell(text)).join('')}</tr>`;
    const row = `<tr>${ROW.split('|')
      .map((text) => cell(text))
      .join('')}</tr>`;
    const text = `云溪县文化馆2023年度单位决算\n${TITLE}\n单位：万元\n<table>${head}${names}${total}${spent}${row}</table>`;
    const { document } = await read(new TextEncoder().encode(text));
    const facts = document.facts.map(({ row: key, column, value }) => `${key} ${column} ${value}`);
    expect(facts).toContain('total expenditure.total 12.50');
    expect(facts).toContain('212 expenditure.project 12.00');
    expect(facts.filter((fact) => fact.includes('x:'))).toEqual([]);
  });

  it.each([
    ['one label', ['合计||1.00|12.00|合计|0.50|12.00|0.50']],
    ['labels apart', ['合计||1.00|合计|12.50|基本支出|12.00|0.50']],
    ['labels under several columns', ['合计||1.00|12.00|12.50|0.50|项目支出|年末结转']],
    ['words beside figures', ['合计||1.00|12.00|合计|基本支出|约12万元|0.50']],
  ])('stays one row with %s', (_, rows) => {
    const texts = [...HEADER, ...rows, ROW].map((row) => row.split('|'));
    const place = { page: null, bbox: null, line: 1, lineEnd: 1, columns: null };
    const cells = texts.flatMap((line, row) => line.map((text, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text, place })));
    const shape = { place, rowCount: texts.length, columnCount: 8, columnEdges: null, rowLengths: null, breakBefore: false };
    const grid: Grid = { kind: 'grid', origin: 'tabs', cells, ...shape };
    const region = { grid, captions: [], notes: [], heading: null, follows: false };
    expect(splitLabelledTotal(region)).toBe(region);
  });
});
