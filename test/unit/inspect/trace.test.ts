import { describe, expect, it } from 'vitest';
import { renderTrace, textAtPlace, traceFact, wordsInBox } from '../../../src/inspect/trace.ts';
import { onLines, onPage } from '../../../src/model/place.ts';
import type { Cell } from '../../../src/model/table.ts';
import { fakeDocument, fakeFact, fakeTable } from '../../support/fake-document.ts';

const SOURCE = { file: 'a.pdf', id: 'a-01234567', sha256: '0' };

describe('tracing', () => {
  it('tells the occurrences of a table apart', () => {
    const facts = [fakeFact(), fakeFact({ occurrence: 2, value: '1.00' })];
    const document = fakeDocument(SOURCE, { facts });
    expect(traceFact(document, 'expenditure/208/basic').map(({ fact }) => fact.value)).toEqual(['4528.17']);
    expect(traceFact(document, 'expenditure#2/208/basic').map(({ fact }) => fact.value)).toEqual(['1.00']);
    expect(traceFact(document, 'expenditure/208')).toEqual([]);
  });

  it('finds keys with slashes in them', () => {
    const fact = fakeFact({ row: 'x:事业收入/其中：教育收费' });
    expect(traceFact(fakeDocument(SOURCE, { facts: [fact] }), 'expenditure/x:事业收入/其中：教育收费/basic')).toHaveLength(1);
  });

  it('says what it does not know', () => {
    const fact = fakeFact({ source: onPage(9, [0, 0, 1, 1]), repairs: [], amountYuan: null, unit: '%' });
    const [trace] = traceFact(fakeDocument(SOURCE, { facts: [fact], tables: [fakeTable([], { unit: null })] }), 'expenditure/208/basic');
    if (trace === undefined) throw new Error('no trace');
    const text = renderTrace(trace);
    expect(text).toContain('value     4528.17 %\nraw ');
    expect(text).toContain(
      'cell      none at this place\ntable     支出决算表 公开03表\nwords     source not opened\nsource    a.pdf, page 9, box 0 0 1 1\n',
    );
    expect(renderTrace({ ...trace, table: null })).toContain('table     not in the document\n');
  });

  it('names the header of the block that a cell of a self-evaluation form stands in', () => {
    const texts = ['资金', '全年执行数', '总额', '20.00', '三级指标', '得分', '面积', '90'];
    const roles = ['header', 'data', 'header', 'data', 'form'] as const;
    const cells = texts.map((raw, i): Cell => {
      const place = { row: i >> 1, column: i & 1, rowSpan: 1, columnSpan: 1 };
      return { ...place, raw, content: 'text', repairs: [], source: onPage(3, [i, 0, i + 1, 1]) };
    });
    const facts = [3, 7].map((i) => fakeFact({ row: String(i), source: onPage(3, [i, 0, i + 1, 1]) }));
    const columns = ['三级指标', '得分'].map((label, index) => ({ index, role: 'other' as const, path: [label], number: null, key: null }));
    const table = fakeTable([], { cells, columns, rows: roles.map((role, index) => ({ index, role, keys: [] })) });
    const document = fakeDocument(SOURCE, { facts, tables: [table] });
    const paths = facts.map(({ row }) => traceFact(document, `expenditure/${row}/basic`)[0]?.cell?.headerPath);
    expect(paths).toEqual([['全年执行数'], ['得分']]);
  });

  it('takes the words whose middle lies in the box', () => {
    const words = [
      { text: 'in', bbox: [10, 10, 20, 20] as [number, number, number, number] },
      { text: 'edge', bbox: [18, 10, 40, 20] as [number, number, number, number] },
      { text: 'below', bbox: [10, 30, 20, 40] as [number, number, number, number] },
    ];
    expect(wordsInBox(words, [9, 9, 21, 21])).toEqual(['in']);
  });

  it('takes the characters of a text', () => {
    const lines = ['first', 'second line', 'third'];
    expect(textAtPlace(lines, onLines(2, 2, [1, 6]))).toEqual(['second']);
    expect(textAtPlace(lines, onLines(2, 3))).toEqual(['second line', 'third']);
    expect(textAtPlace(lines, onPage(1, [0, 0, 1, 1]))).toEqual([]);
  });
});
