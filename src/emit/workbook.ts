/**
 * A document as a workbook: a list of its tables, one sheet per table as on the paper, and its anomaly log.
 *
 * One workbook per document, because that is what people know from the paper and what Excel can open: a run of thousands of
 * documents has more sheets than a workbook, and more rows than a sheet, can hold. Over all documents the CSV files and the
 * databases are for.
 */
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';
import type { Fact } from '../model/fact.ts';
import { factCells } from '../model/fact-cell.ts';
import type { Cell, Table } from '../model/table.ts';
import { cellNotes } from './cell-notes.ts';
import type { DocumentOutput } from './resource.ts';
import { tableSheet } from './table-sheet.ts';
import { workbookBytes } from './xlsx-file.ts';
import type { Sheet, SheetCell } from './xlsx-sheet.ts';
import type { CellStyle } from './xlsx-style.ts';

const CONTENTS = '目录';
const LOG = '异常';
/** Excel's limit. */
const MOST_NAME_CHARACTERS = 31;
const FORBIDDEN = /[[\]:*?/\\\p{Cc}]/gu;

/** Name of a table's sheet: its number in the document, which makes it unique, and its title. */
function sheetName(index: number, title: string): string {
  return Array.from(`${index + 1}.${title.replace(FORBIDDEN, ' ')}`)
    .slice(0, MOST_NAME_CHARACTERS)
    .join('')
    .replace(/'+$/, '');
}

const text = (row: number, column: number, value: string | number | null, style: CellStyle = {}): SheetCell => {
  const isNumber = typeof value === 'number';
  return { row, column, number: isNumber ? String(value) : null, text: isNumber ? '' : (value ?? ''), style };
};

const HEAD: CellStyle = { bold: true, fill: 'header', border: true, align: 'center' };
const BODY: CellStyle = { border: true, align: 'left' };

const CONTENTS_HEAD = ['序号', '表名', '项目名称', '表号', '页码', '异常数'];

function contentsSheet(document: Document, names: readonly string[], counts: readonly number[]): Sheet {
  const head = [
    { ...text(0, 0, document.title ?? document.file, { large: true }), columnSpan: CONTENTS_HEAD.length },
    {
      ...text(1, 0, `单位：${document.unitName ?? '未识别'}　年度：${document.fiscalYear ?? '未识别'}　文件：${document.file}`),
      columnSpan: CONTENTS_HEAD.length,
    },
    ...CONTENTS_HEAD.map((title, column) => text(3, column, title, HEAD)),
  ];
  const rows = document.tables.flatMap(({ title, formNumber, pages, attributes: { projectName = null } }, index): SheetCell[] => [
    text(index + 4, 0, index + 1, BODY),
    { ...text(index + 4, 1, title, { ...BODY, link: true }), link: names[index] ?? CONTENTS },
    text(index + 4, 2, projectName, BODY),
    text(index + 4, 3, formNumber, BODY),
    text(index + 4, 4, pages.join('、'), BODY),
    text(index + 4, 5, counts[index] ?? 0, BODY),
  ]);
  return { name: CONTENTS, cells: [...head, ...rows], widths: [8, 60, 40, 14, 14, 10], heights: new Map([[0, 26]]), frozenRows: 4 };
}

const LOG_COLUMNS: readonly [title: string, width: number, value: (anomaly: Anomaly) => string | number | null][] = [
  ['严重程度', 10, (a) => a.severity],
  ['来源', 12, (a) => a.origin],
  ['规则', 30, (a) => a.rule],
  ['说明', 70, (a) => a.message],
  ['应为', 14, (a) => a.expected],
  ['实为', 14, (a) => a.actual],
  ['页码', 8, (a) => a.locations[0]?.page ?? null],
  ['行号', 8, (a) => a.locations[0]?.line ?? null],
  ['涉及事实', 40, (a) => a.facts.join('\n')],
  ['接受理由', 30, (a) => a.accepted],
  ['标识', 16, (a) => a.id],
];

function logSheet(anomalies: readonly Anomaly[]): Sheet {
  const head = LOG_COLUMNS.map(([title], column) => text(0, column, title, HEAD));
  const rows = anomalies.flatMap((anomaly, index) =>
    LOG_COLUMNS.map(([, , value], column) =>
      text(index + 1, column, value(anomaly), { ...BODY, fill: anomaly.accepted === null ? anomaly.severity : 'accepted' }),
    ),
  );
  return { name: LOG, cells: [...head, ...rows], widths: LOG_COLUMNS.map(([, width]) => width), heights: new Map(), frozenRows: 1 };
}

/** The sheets of a document. */
export function workbookSheets({ document, anomalies }: DocumentOutput): Sheet[] {
  const notes = cellNotes(document, anomalies);
  const cellOf = factCells(document.tables);
  const facts = new Map<Cell, Fact>();
  for (const fact of document.facts) {
    const { cell } = cellOf(fact);
    if (cell !== null) facts.set(cell, fact);
  }
  const names = document.tables.map(({ title }, index) => sheetName(index, title));
  const counts = document.tables.map(
    (table: Table) => new Set([...table.cells.flatMap((cell) => notes.cells.get(cell) ?? []), ...(notes.tables.get(table) ?? [])]).size,
  );
  return [
    contentsSheet(document, names, counts),
    ...document.tables.map((table, index) =>
      tableSheet({ table, facts, cellNotes: notes.cells, tableNotes: notes.tables.get(table) ?? [] }, names[index] ?? String(index + 1)),
    ),
    logSheet(anomalies),
  ];
}

/** The bytes of a document's workbook. */
export function workbook(output: DocumentOutput): Uint8Array {
  return workbookBytes(workbookSheets(output));
}
