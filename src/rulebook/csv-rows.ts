/**
 * The rows of a vocabulary CSV with their line numbers, so that a mistake can be named by line.
 *
 * In → Out: text → rows of cells, header row first. RFC 4180 with one restriction: a cell holds no line break, so a row is a line.
 * Own reader because the package for CSV takes 40 ms for these files and is asynchronous; this takes 1 ms (measured on Node 20).
 */

export interface CsvRow {
  /** 1-based line of the file. */
  line: number;
  /** null where the line's quotes are not balanced. */
  cells: string[] | null;
}

/** All rows that are not blank. A byte order mark and carriage returns are passed over. */
export function csvRows(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  for (const [i, raw] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line !== '') rows.push({ line: i + 1, cells: line.includes('"') ? quotedCells(line) : line.split(',') });
  }
  return rows;
}

const CELL = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;

function quotedCells(line: string): string[] | null {
  const cells: string[] = [];
  CELL.lastIndex = 0;
  for (;;) {
    const match = CELL.exec(line);
    if (match === null) return null;
    cells.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] === '') return cells;
  }
}
