/** Hand-made blocks for the tests of the outline: one string is one line of a text dump, '' a blank line. */
import type { Block, Grid, TextLine } from '../../../src/model/block.ts';
import { onLines, onPage } from '../../../src/model/place.ts';

/** Lines of a text dump; `# ` in front gives heading marks, `|` inside makes the line a grid of one row. */
export function dump(text: string): Block[] {
  const blocks: Block[] = [];
  let breakBefore = true;
  for (const [index, raw] of text.split('\n').entries()) {
    const trimmed = raw.trim();
    if (trimmed === '') {
      breakBefore = true;
      continue;
    }
    blocks.push(trimmed.includes('|') ? grid([trimmed.split('|')], index + 1) : dumpLine(trimmed, index + 1, breakBefore));
    breakBefore = false;
  }
  return blocks;
}

function dumpLine(text: string, line: number, breakBefore: boolean): TextLine {
  const marks = /^(#+) /.exec(text);
  return {
    kind: 'line',
    text: marks === null ? text : text.slice(marks[0].length),
    place: onLines(line),
    sizePt: null,
    bold: false,
    headingMarks: marks?.[1]?.length ?? null,
    align: null,
    endsFull: null,
    indented: null,
    breakBefore,
    furniture: null,
  };
}

/** A grid of a text dump. */
export function grid(rows: readonly string[][], line: number): Grid {
  const columnCount = Math.max(...rows.map((row) => row.length));
  return {
    kind: 'grid',
    origin: 'tabs',
    place: onLines(line, line + rows.length - 1),
    rowCount: rows.length,
    columnCount,
    cells: rows.flatMap((row, r) =>
      Array.from({ length: columnCount }, (_, c) => ({
        row: r,
        column: c,
        rowSpan: 1,
        columnSpan: 1,
        text: row[c] ?? '',
        place: onLines(line + r),
      })),
    ),
    columnEdges: null,
    rowLengths: rows.map((row) => row.length),
    breakBefore: true,
  };
}

const LINE_PITCH_PT = 20;

/** A line of a PDF page; `row` counts lines from the top of the page. */
export function printed(text: string, page: number, row: number, options: Partial<TextLine> = {}): TextLine {
  return {
    kind: 'line',
    text,
    place: onPage(page, [70, row * LINE_PITCH_PT, 520, row * LINE_PITCH_PT + 16]),
    sizePt: 16,
    bold: false,
    headingMarks: null,
    align: 'left',
    endsFull: false,
    indented: false,
    breakBefore: row === 1 && page > 1,
    furniture: null,
    ...options,
  };
}
