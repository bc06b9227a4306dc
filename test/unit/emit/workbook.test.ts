import * as xlsx from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { DocumentOutput } from '../../../src/emit/resource.ts';
import { workbook, workbookSheets } from '../../../src/emit/workbook.ts';
import { onPage } from '../../../src/model/place.ts';
import type { Cell } from '../../../src/model/table.ts';
import { fakeAnomaly, fakeDocument, fakeFact, fakeTable } from '../../support/fake-document.ts';

const at = (sheet: xlsx.WorkSheet | undefined, address: string): xlsx.CellObject | undefined => sheet?.[address];

const SOURCE = { file: 'a.pdf', id: 'a-01234567', sha256: '0' };

function cell(row: number, column: number, raw: string, change: Partial<Cell> = {}): Cell {
  const source = onPage(3, [column * 50, row * 20, column * 50 + 50, row * 20 + 20]);
  return { row, column, rowSpan: 1, columnSpan: 1, raw, content: 'text', repairs: [], source, ...change };
}

/** A workbook of one table with these cells; figures among them are facts. */
function bookOf(cells: Cell[], change: Partial<DocumentOutput> = {}) {
  const facts = cells
    .filter(({ content }) => content === 'amount')
    .map((c) =>
      fakeFact({
        row: `r${c.row}.${c.column}`,
        raw: c.raw,
        value: c.raw.replaceAll(/[,%]/g, ''),
        unit: c.raw.endsWith('%') ? '%' : '万元',
        repairs: [],
        source: c.source,
      }),
    );
  const table = fakeTable(facts, {
    cells,
    rows: [
      { index: 0, role: 'header', keys: [] },
      { index: 1, role: 'data', keys: [] },
    ],
  });
  const output = { document: fakeDocument(SOURCE, { tables: [table], facts }), anomalies: [], ...change };
  const bytes = workbook(output);
  const book = xlsx.read(bytes, { cellNF: true, cellStyles: true });
  const [, name = ''] = book.SheetNames;
  return { output, bytes, book, sheet: book.Sheets[name] ?? {} };
}

describe('the sheet of a table', () => {
  it('has figures as numbers that show what was printed; dashes, blanks and text as they are', () => {
    const { sheet } = bookOf([
      cell(1, 0, '2080101'),
      cell(1, 1, '4,417.10', { content: 'amount' }),
      cell(2, 1, '-3.0', { content: 'amount' }),
      cell(3, 1, '87.30%', { content: 'amount' }),
      cell(4, 1, '——', { content: 'nil' }),
      cell(5, 1, '', { content: 'blank' }),
      cell(6, 1, '0.00', { content: 'amount' }),
    ]);
    expect([at(sheet, 'A5')?.t, at(sheet, 'A5')?.v]).toEqual(['s', '2080101']);
    expect([at(sheet, 'B5')?.v, at(sheet, 'B5')?.w]).toEqual([4417.1, '4,417.10']);
    expect([at(sheet, 'B6')?.v, at(sheet, 'B6')?.w]).toEqual([-3, '-3.0']);
    expect([at(sheet, 'B7')?.v, at(sheet, 'B7')?.w]).toEqual([87.3, '87.30%']);
    expect([at(sheet, 'B8')?.t, at(sheet, 'B8')?.v]).toEqual(['s', '——']);
    expect(at(sheet, 'B9')?.v).toBeUndefined();
    expect([at(sheet, 'B10')?.t, at(sheet, 'B10')?.v, at(sheet, 'B10')?.w]).toEqual(['n', 0, '0.00']);
  });

  it('keeps as text what a spreadsheet would round', () => {
    const { sheet } = bookOf([
      cell(1, 1, '1234567890123.45', { content: 'amount' }),
      cell(2, 1, '12345678901234.56', { content: 'amount' }),
    ]);
    expect([at(sheet, 'B5')?.t, at(sheet, 'B5')?.w]).toEqual(['n', '1234567890123.45']);
    expect([at(sheet, 'B6')?.t, at(sheet, 'B6')?.v]).toEqual(['s', '12345678901234.56']);
  });

  it('holds no formula, and survives characters that XML cannot hold', () => {
    const { sheet, bytes } = bookOf([
      cell(1, 0, '=1+1'),
      cell(1, 1, '<a & "b">\u0000\u000b\ud800_x0041_'),
      cell(2, 0, '长'.repeat(40_000)),
    ]);
    expect([at(sheet, 'A5')?.t, at(sheet, 'A5')?.v, at(sheet, 'A5')?.f]).toEqual(['s', '=1+1', undefined]);
    expect(String(at(sheet, 'B5')?.v)).toMatch(/^<a & "b">/);
    expect(String(at(sheet, 'A6')?.v)).toMatch(/^长{32000,}……（全文见 document\.json）$/);
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
    expect(xml).not.toContain('<f>');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]{2}/);
  });

  it('merges cells as on the paper, and never two areas over each other', () => {
    const { book } = bookOf([
      cell(0, 0, '项目', { columnSpan: 2 }),
      cell(1, 0, 'a', { rowSpan: 3 }),
      cell(2, 0, 'inside a'),
      cell(4, 0, 'b', { columnSpan: 2 }),
      cell(4, 1, 'overlaps b'),
      cell(5, 0, 'twice'),
      cell(5, 0, 'at one place'),
    ]);
    const [, name = ''] = book.SheetNames;
    const merges = (book.Sheets[name]?.['!merges'] ?? []).map((area) => xlsx.utils.encode_range(area));
    // Title, form number, unit, and the one area of the grid that is free.
    expect(merges).toEqual(['A1:B1', 'A2:B2', 'A3:B3', 'A4:B4']);
    expect(at(book.Sheets[name], 'A9')?.v).toBe('twice\nat one place');
  });

  it('colours and annotates the cells of an anomaly, by fact or by place; accepted ones apart', () => {
    const cells = [
      cell(1, 1, '5', { content: 'amount' }),
      cell(2, 1, '6', { content: 'amount' }),
      cell(3, 1, 'text'),
      cell(4, 1, '7', { content: 'amount' }),
    ];
    const anomalies = [
      fakeAnomaly({
        id: '1',
        severity: 'error',
        origin: 'publisher',
        message: '合计不符。',
        locations: [],
        facts: ['expenditure/r1.1/basic'],
      }),
      fakeAnomaly({ id: '2', severity: 'warning', message: '看这里。', locations: [onPage(3, [60, 62, 80, 70])], facts: [] }),
      fakeAnomaly({
        id: '3',
        severity: 'error',
        message: '知道了。',
        locations: [],
        facts: ['expenditure/r4.1/basic'],
        accepted: '已核实',
      }),
      fakeAnomaly({ id: '4', severity: 'info', message: '整张表。', locations: [onPage(3, [55, 690, 60, 695])], facts: [] }),
    ];
    const { sheet } = bookOf(cells, { anomalies });
    const note = (address: string): string => sheet[address]?.c?.map(({ t }: { t: string }) => t).join('') ?? '';
    const fill = (address: string): string => sheet[address]?.s?.fgColor?.rgb;
    expect(note('B5')).toContain('【错误·公开内容】合计不符。');
    expect(note('B7')).toContain('【警告·读取】看这里。');
    expect(note('B8')).toContain('已接受：已核实');
    expect(note('A1')).toContain('整张表。');
    expect(note('B6')).toBe('');
    expect([fill('B5'), fill('B7'), fill('B8'), fill('B6')]).toEqual(['F8CBAD', 'FFE699', 'E2EFDA', undefined]);
  });

  it('tells in a note what was done to a figure', () => {
    const { document } = { document: fakeDocument(SOURCE) };
    const book = xlsx.read(workbook({ document, anomalies: [] }), { cellNF: true });
    const notes = Object.values(book.Sheets[book.SheetNames[1] ?? ''] ?? {}).flatMap((c) => (c as xlsx.CellObject)?.c ?? []);
    expect(notes.map(({ t }) => t)).toEqual(['原文：4,528.17；处理：format/thousand-separators 4,528.17 → 4528.17']);
  });
});

describe('a workbook', () => {
  it('lists its tables and its log', () => {
    const { book, output } = bookOf([cell(1, 1, '5', { content: 'amount' })], { anomalies: [fakeAnomaly()] });
    expect(book.SheetNames).toEqual(['目录', '1.支出决算表', '异常']);
    expect(at(book.Sheets[book.SheetNames[0] ?? ''], 'B5')?.v).toBe('支出决算表');
    expect(at(book.Sheets[book.SheetNames[0] ?? ''], 'B5')?.l?.Target).toContain('1.支出决算表');
    expect(at(book.Sheets[book.SheetNames[2] ?? ''], 'D2')?.v).toBe(output.anomalies[0]?.message);
  });

  it('gives each sheet a name that Excel takes, whatever the titles are', () => {
    const titles = ['a/b:c*?[d]', '很长'.repeat(30), '同名', '同名', "'", ''];
    const tables = titles.map((title, index) => fakeTable([], { title, occurrence: index + 1, empty: true, emptyStatement: '本表无数据' }));
    const names = workbookSheets({ document: fakeDocument(SOURCE, { tables, facts: [] }), anomalies: [] }).map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length + 2);
    for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
  });

  it('is the same for the same document', () => {
    const output = { document: fakeDocument(SOURCE), anomalies: [fakeAnomaly()] };
    expect(workbook(output)).toEqual(workbook(output));
  });
});
