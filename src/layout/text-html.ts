/**
 * HTML tables inside a text dump: their rows of cells as written, with spans, and where they stand.
 *
 * In → Out: text → tables in order; cells in written order, not yet placed in columns (`text-spans.ts` does that).
 * Tags may be missing or never closed: a new row or cell ends the one before, and a table without an end stops at its last tag
 * before prose. A table inside a cell is flattened into that cell. What stands between the cells comes out as `strays`.
 * One pass over the text; no document tree, no scripts or styles.
 */
import type { SourceCell } from './text-source.ts';

export interface HtmlCell extends SourceCell {
  rowSpan: number;
  columnSpan: number;
}

export interface HtmlTable {
  /** Range of characters in the text, end exclusive. */
  start: number;
  end: number;
  rows: HtmlCell[][];
  /** Captions and other text between the cells. */
  strays: SourceCell[];
}

/** Text between two tags of one table may be this long before the table counts as abandoned, outside and inside a cell. */
const MAX_STRAY = 500;
const MAX_CELL = 20_000;
/** Spans of the HTML standard. */
const MAX_COLUMN_SPAN = 1000;
const MAX_ROW_SPAN = 65_534;

/** Attributes up to the tag's end: `>` may stand in quoted values; a quote that nothing closes is a character. */
const ATTRIBUTES = `(?:[^<>"']|"[^"<]*"|'[^'<]*'|"(?![^"<]*")|'(?![^'<]*'))*`;
const TABLE_START = new RegExp(`<table\\b${ATTRIBUTES}>`, 'gi');
const TABLE_TAG = new RegExp(`<(/?)(table|tr|td|th|caption|thead|tbody|tfoot|colgroup|col)\\b(${ATTRIBUTES})>`, 'gi');
/** A backslash may escape the quotes. */
const ROW_SPAN = /\browspan\s*=[\s\\"']*(\d{1,6})/i;
const COLUMN_SPAN = /\bcolspan\s*=[\s\\"']*(\d{1,6})/i;
const BLANK_LINE = /\n[ \t]*\n/;
const NESTED_CELL_END = /<\/t[dh]\s*>/gi;
const NESTED_ROW_END = /<\/tr\s*>/gi;

/** All outermost tables of a text, in order. */
export function findHtmlTables(text: string): HtmlTable[] {
  const tables: HtmlTable[] = [];
  const search = new RegExp(TABLE_START);
  const lines = new LineCounter(text);
  for (let found = search.exec(text); found !== null; found = search.exec(text)) {
    const table = new TableReader(text, { start: found.index, from: search.lastIndex, lines }).read();
    tables.push(table);
    search.lastIndex = table.end;
  }
  return tables;
}

/** Line and offset of characters that are asked for in rising order. */
class LineCounter {
  readonly #text: string;
  #line = 1;
  #lineStart = 0;
  /** Next line feed; the end of the text where none follows. */
  #feed: number;

  constructor(text: string) {
    this.#text = text;
    this.#feed = this.#feedFrom(0);
  }

  locate(index: number): { line: number; column: number } {
    while (this.#feed < index) {
      this.#line++;
      this.#lineStart = this.#feed + 1;
      this.#feed = this.#feedFrom(this.#lineStart);
    }
    return { line: this.#line, column: index - this.#lineStart };
  }

  #feedFrom(index: number): number {
    const feed = this.#text.indexOf('\n', index);
    return feed < 0 ? this.#text.length : feed;
  }
}

interface OpenCell {
  from: number;
  rowSpan: number;
  columnSpan: number;
  nested: boolean;
  caption: boolean;
}

/** A tag with its place, the end exclusive. */
interface Tag {
  index: number;
  end: number;
  name: string;
  closing: boolean;
  attributes: string;
}

/** Reads one table tag by tag. */
class TableReader {
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #table: HtmlTable;
  #depth = 1;
  #cell: OpenCell | null = null;
  /** Behind the last tag. */
  #at: number;

  constructor(text: string, range: { start: number; from: number; lines: LineCounter }) {
    this.#text = text;
    this.#lines = range.lines;
    this.#table = { start: range.start, end: range.from, rows: [], strays: [] };
    this.#at = range.from;
  }

  read(): HtmlTable {
    const tags = new RegExp(TABLE_TAG);
    tags.lastIndex = this.#at;
    for (let tag = tags.exec(this.#text); tag !== null && this.#depth > 0; tag = this.#depth > 0 ? tags.exec(this.#text) : null) {
      const name = tag[2]?.toLowerCase() ?? '';
      if (this.#isAbandoned(tag.index, { name, closing: tag[1] === '/' })) break;
      this.#takeTag({ index: tag.index, end: tags.lastIndex, name, closing: tag[1] === '/', attributes: tag[3] ?? '' });
      this.#at = tags.lastIndex;
    }
    this.#table.end = this.#at;
    if (this.#cell !== null) this.#closeCell(this.#at);
    return this.#table;
  }

  /** True where the table must have ended before `index`: a table opens outside a cell or behind a blank line, or prose stands between. */
  #isAbandoned(index: number, tag: { name: string; closing: boolean }): boolean {
    const length = index - this.#at;
    if (length > (this.#cell === null ? MAX_STRAY : MAX_CELL)) return true;
    if (tag.name !== 'table' || tag.closing || this.#depth > 1) return false;
    return this.#cell === null || BLANK_LINE.test(this.#text.slice(this.#at, index));
  }

  #takeTag(tag: Tag): void {
    if (tag.name === 'table') this.#takeTable(tag);
    else if (this.#depth > 1) return;
    else if (tag.name === 'td' || tag.name === 'th' || tag.name === 'caption') {
      this.#endText(tag.index);
      if (!tag.closing) this.#openCell(tag);
    } else {
      this.#endText(tag.index);
      if (tag.name === 'tr' && !tag.closing) this.#table.rows.push([]);
    }
  }

  #takeTable(tag: { index: number; closing: boolean }): void {
    this.#depth += tag.closing ? -1 : 1;
    if (this.#depth === 0) this.#endText(tag.index);
    else if (this.#cell !== null) this.#cell.nested = true;
  }

  #openCell(tag: Tag): void {
    const rowSpan = Number(ROW_SPAN.exec(tag.attributes)?.[1] ?? 1);
    const columnSpan = Number(COLUMN_SPAN.exec(tag.attributes)?.[1] ?? 1);
    this.#cell = {
      from: tag.end,
      rowSpan: rowSpan === 0 ? MAX_ROW_SPAN : Math.min(rowSpan, MAX_ROW_SPAN),
      columnSpan: Math.max(1, Math.min(columnSpan, MAX_COLUMN_SPAN)),
      nested: false,
      caption: tag.name === 'caption',
    };
  }

  /** The text up to `index` belongs to the open cell, or stands between cells. */
  #endText(index: number): void {
    if (this.#cell !== null) this.#closeCell(index);
    else if (this.#text.slice(this.#at, index).trim() !== '') this.#table.strays.push(this.#sourceCell(this.#at, index));
  }

  #closeCell(index: number): void {
    const open = this.#cell;
    if (open === null) return;
    this.#cell = null;
    const cell = this.#sourceCell(open.from, index);
    if (open.caption) {
      this.#table.strays.push(cell);
      return;
    }
    const text = open.nested ? cell.text.replace(NESTED_CELL_END, ' ').replace(NESTED_ROW_END, '\n') : cell.text;
    if (this.#table.rows.length === 0) this.#table.rows.push([]);
    this.#table.rows.at(-1)?.push({ ...cell, text, rowSpan: open.rowSpan, columnSpan: open.columnSpan });
  }

  #sourceCell(from: number, to: number): SourceCell {
    const start = this.#lines.locate(from);
    const text = this.#text.slice(from, to);
    const feed = text.indexOf('\n');
    const lineEnd = this.#lines.locate(to).line;
    return { text, line: start.line, lineEnd, from: start.column, to: start.column + (feed < 0 ? text.length : feed) };
  }
}
