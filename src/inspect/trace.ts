/**
 * A fact's way back: fact → repairs → cell → place in the source.
 *
 * In → Out: a document and a fact key → what is known of every fact with that key, and its text for people.
 * Pages and lines are 1-based, rows and columns of the grid too in the text; boxes are points from the top left.
 */
import type { Document } from '../model/document.ts';
import { type Fact, factKey } from '../model/fact.ts';
import { factCells } from '../model/fact-cell.ts';
import type { BBox, Place } from '../model/place.ts';
import type { Cell, Table } from '../model/table.ts';
import { headerPath } from './header-path.ts';

export interface Trace {
  document: string;
  file: string;
  fact: Fact;
  /** The table without its grid; null where the document has no such table. */
  table: { title: string; formNumber: string | null; unit: string | null; unitFound: string | null } | null;
  /** The cell of the grid at the fact's place; null where none is there. */
  cell: { row: number; column: number; raw: string; content: Cell['content']; headerPath: string[] } | null;
  /** The words of the source at the fact's place; null where the source was not opened. */
  words: string[] | null;
}

/** What the source says at a place, and how close a word must be to count. */
export interface PlacedWord {
  text: string;
  bbox: BBox;
}

function describeTable({ title, formNumber, unit }: Table): Trace['table'] {
  return { title, formNumber, unit: unit?.value ?? null, unitFound: unit?.found ?? null };
}

function describeCell(cell: Cell, table: Table): Trace['cell'] {
  const { row, column, raw, content } = cell;
  return { row, column, raw, content, headerPath: headerPath(cell, table) };
}

/** Traces every fact of the document with this key (`table/row/column`); none where it has no such fact. */
export function traceFact({ id, file, tables, facts }: Document, key: string): Trace[] {
  const cellOf = factCells(tables);
  return facts
    .filter((fact) => factKey(fact) === key)
    .map((fact) => {
      const { table: index, cell } = cellOf(fact);
      const table = tables[index];
      return {
        document: id,
        file,
        fact,
        table: table === undefined ? null : describeTable(table),
        cell: table === undefined || cell === null ? null : describeCell(cell, table),
        words: null,
      };
    });
}

/** The words whose middle lies in the box, in reading order as given. */
export function wordsInBox(words: readonly PlacedWord[], [x0, y0, x1, y1]: BBox): string[] {
  const isInside = ({ bbox }: PlacedWord): boolean => {
    const x = (bbox[0] + bbox[2]) / 2;
    const y = (bbox[1] + bbox[3]) / 2;
    return x >= x0 && x <= x1 && y >= y0 && y <= y1;
  };
  return words.filter(isInside).map(({ text }) => text);
}

/** The characters of a text's lines at a place. */
export function textAtPlace(lines: readonly string[], place: Place): string[] {
  if (place.line === null) return [];
  const found = lines.slice(place.line - 1, place.lineEnd ?? place.line);
  const [first = ''] = found;
  return place.columns === null ? found : [first.slice(place.columns[0] - 1, place.columns[1])];
}

function describePlace({ page, bbox, line, lineEnd, columns }: Place): string {
  if (page !== null) return `page ${page}${bbox === null ? '' : `, box ${bbox.join(' ')}`}`;
  if (line === null) return 'unknown';
  const range = lineEnd === null || lineEnd === line ? `line ${line}` : `lines ${line} to ${lineEnd}`;
  return columns === null ? range : `${range}, characters ${columns[0]} to ${columns[1]}`;
}

/** A trace for people, one step a line, from the value back to the source. */
export function renderTrace({ document, file, fact, table, cell, words }: Trace): string {
  const value = `${fact.value} ${fact.unit}`.trim();
  const unit = table?.unit === null || table === null ? '' : `, unit ${table.unit} (${table.unitFound})`;
  const rows: [string, string][] = [
    ['fact', factKey(fact)],
    ['label', fact.label],
    ['value', fact.amountYuan === null ? value : `${value} = ${fact.amountYuan} 元`],
    ...fact.repairs.map(({ rule, before, after, identity }): [string, string] => [
      'repair',
      `${rule}: ${JSON.stringify(before)} → ${JSON.stringify(after)}${identity === null ? '' : ` (leaned on ${identity})`}`,
    ]),
    ['raw', JSON.stringify(fact.raw)],
    ['cell', cell === null ? 'none at this place' : `row ${cell.row + 1}, column ${cell.column + 1} (${cell.headerPath.join(' / ')})`],
    ['table', table === null ? 'not in the document' : `${table.title}${table.formNumber === null ? '' : ` ${table.formNumber}`}${unit}`],
    ['words', words === null ? 'source not opened' : words.map((word) => JSON.stringify(word)).join(' ')],
    ['source', `${file}, ${describePlace(fact.source)}`],
    ['document', document],
  ];
  return rows.map(([name, text]) => `${name.padEnd(9)} ${text}\n`).join('');
}
