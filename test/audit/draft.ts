/**
 * A generated disclosure under an auditor's pencil: edits of printed cells, rows, headings and sentences before it is laid out.
 *
 * Every edit throws where its place does not exist, so that a fault that was not put in cannot pass for one that was found.
 */
import type { Disclosure, Piece } from '../../scripts/generate/disclosure.ts';
import { type MakeOptions, makeDisclosure } from '../../scripts/generate/make-disclosure.ts';
import type { PrintedCell, PrintedTable } from '../../scripts/generate/printed-table.ts';

type Change = string | ((text: string) => string);

export class Draft {
  readonly disclosure: Disclosure;

  constructor(options: MakeOptions) {
    this.disclosure = structuredClone(makeDisclosure(options));
  }

  table(id: string, occurrence = 1): PrintedTable {
    const tables = this.disclosure.pieces.flatMap((piece) => (piece.kind === 'table' ? [piece.table] : []));
    const found = tables.filter(({ table }) => table === id)[occurrence - 1];
    if (found === undefined) throw new Error(`no table ${id}`);
    return found;
  }

  /** Printed cell of a fact. */
  cell(place: string): PrintedCell {
    const [id, row, column, occurrence] = split(place);
    const found = this.table(id, occurrence)
      .body.flat()
      .find(({ fact }) => fact?.row === row && fact.column === column);
    if (found === undefined) throw new Error(`no cell ${place}`);
    return found;
  }

  set(place: string, change: Change): void {
    const cell = this.cell(place);
    cell.text = typeof change === 'string' ? change : change(cell.text);
  }

  /** Adds hundredths to the figures at places. */
  add(hundredths: number, ...places: string[]): void {
    for (const place of places) this.set(place, (text) => shifted(text, hundredths));
  }

  /** Adds hundredths to the columns of a code, of all codes above it and of the total. */
  addAlong(hundredths: number, id: string, code: string, ...columns: string[]): void {
    const rows = ['total', code.slice(0, 3), code.slice(0, 5), code];
    for (const row of new Set(rows)) for (const column of columns) this.add(hundredths, `${id}/${row}/${column}`);
  }

  /** Takes the row away in which a code stands. */
  dropRow(id: string, row: string): void {
    const table = this.table(id);
    const at = rowOf(table, row);
    table.body.splice(at, 1);
  }

  /** Moves the figures of a row and of all below it up by some rows; the last rows keep theirs. */
  displace(id: string, row: string, by: number): void {
    const table = this.table(id);
    const rows = table.body.slice(rowOf(table, row)).map((cells) => cells.filter(({ fact }) => fact !== null));
    const texts = rows.map((cells) => cells.map(({ text }) => text));
    for (const [i, cells] of rows.entries()) for (const [k, cell] of cells.entries()) cell.text = texts[i + by]?.[k] ?? cell.text;
  }

  /** Prints a row a second time behind itself, or behind another. */
  repeatRow(id: string, row: string, behind = row): void {
    const table = this.table(id);
    const copy = structuredClone(table.body[rowOf(table, row)]);
    if (copy !== undefined) table.body.splice(rowOf(table, behind) + 1, 0, copy);
  }

  /** Text in a heading, sentence, caption, note or cell of words; in the contents only on request. */
  replace(from: string, to: string, where: 'body' | 'everywhere' = 'body'): void {
    let done = false;
    const put = (text: string): string => {
      if (done || !text.includes(from)) return text;
      done = true;
      return text.replace(from, to);
    };
    for (const piece of this.disclosure.pieces) if (where === 'everywhere' || piece.kind !== 'contents') putInPiece(piece, put);
    if (!done) throw new Error(`no text ${from}`);
  }

  /** Texts of neighbouring cells of a table, of which the first occurrence counts. */
  replaceCells(from: readonly string[], to: readonly string[]): void {
    for (const piece of this.disclosure.pieces) {
      if (piece.kind !== 'table') continue;
      for (const row of piece.table.body) {
        const at = row.findIndex((_, i) => from.every((text, k) => row[i + k]?.text === text));
        if (at < 0) continue;
        for (const [k, text] of to.entries()) {
          const cell = row[at + k];
          if (cell !== undefined) cell.text = text;
        }
        return;
      }
    }
    throw new Error(`no cells ${from.join('|')}`);
  }

  /** Takes pieces away. */
  drop(test: (piece: Piece) => boolean): void {
    const before = this.disclosure.pieces.length;
    this.disclosure.pieces = this.disclosure.pieces.filter((piece) => !test(piece));
    if (this.disclosure.pieces.length === before) throw new Error('nothing to drop');
  }

  /** First paragraph that has a text. */
  paragraph(part: string): Extract<Piece, { kind: 'paragraph' }> {
    const found = this.disclosure.pieces.find((piece) => piece.kind === 'paragraph' && piece.text.includes(part));
    if (found?.kind !== 'paragraph') throw new Error(`no paragraph ${part}`);
    return found;
  }
}

/** `table#2/row/column`. */
function split(place: string): [string, string, string, number] {
  const [table = '', row = '', column = ''] = place.split('/');
  const [id = '', occurrence = '1'] = table.split('#');
  return [id, row, column, Number(occurrence)];
}

/** A printed figure with hundredths added. */
export function shifted(text: string, hundredths: number): string {
  const value = Math.round(Number(text === '' ? 0 : text) * 100) + hundredths;
  return (value / 100).toFixed(2);
}

function rowOf(table: PrintedTable, row: string): number {
  const at = table.body.findIndex((cells) => cells.some(({ text, fact }) => fact?.row === row || text === row));
  if (at < 0) throw new Error(`no row ${row} in ${table.table}`);
  return at;
}

function putInPiece(piece: Piece, put: (text: string) => string): void {
  switch (piece.kind) {
    case 'cover':
      piece.lines = piece.lines.map(put);
      break;
    case 'contents':
      for (const entry of piece.entries) entry.text = put(entry.text);
      break;
    case 'heading':
    case 'paragraph':
      piece.text = put(piece.text);
      break;
    case 'table':
      piece.table.title = put(piece.table.title);
      if (piece.table.subtitle !== undefined) piece.table.subtitle = put(piece.table.subtitle);
      piece.table.notes = piece.table.notes.map(put);
      for (const cell of [...piece.table.header, ...piece.table.body].flat()) if (cell.fact === null) cell.text = put(cell.text);
  }
}
