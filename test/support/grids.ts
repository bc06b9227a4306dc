/**
 * Small grids and lines for tests, written as text.
 */
import { type Block, type Grid, type GridCell, plainLine, type TextLine } from '../../src/model/block.ts';
import { onLines, onPage } from '../../src/model/place.ts';

/** A text-dump grid: one string per row, cells separated by `|`. Blanks around cells are dropped. */
export function tabGrid(rows: readonly string[], firstLine = 1): Grid {
  const split = rows.map((row) => row.split('|').map((text) => text.trim()));
  const columnCount = Math.max(...split.map((cells) => cells.length));
  const cells = split.flatMap((texts, row) =>
    Array.from({ length: columnCount }, (_, column): GridCell => {
      const line = firstLine + row;
      return { row, column, rowSpan: 1, columnSpan: 1, text: texts[column] ?? '', place: onLines(line, line, [column + 1, column + 1]) };
    }),
  );
  return {
    kind: 'grid',
    origin: 'tabs',
    place: onLines(firstLine, firstLine + rows.length - 1),
    rowCount: rows.length,
    columnCount,
    cells,
    columnEdges: null,
    rowLengths: split.map((texts) => texts.length),
    breakBefore: true,
  };
}

/** A ruled grid: one string per row, cells separated by `|`; `<` continues the cell on the left, `^` the cell above. */
export function ruledGrid(rows: readonly string[], page = 1): Grid {
  const texts = rows.map((row) => row.split('|').map((text) => text.trim()));
  const columnCount = texts[0]?.length ?? 0;
  const cells: GridCell[] = [];
  const at = (row: number, column: number): string => texts[row]?.[column] ?? '';
  for (let row = 0; row < rows.length; row++) {
    for (let column = 0; column < columnCount; column++) {
      if (at(row, column) === '<' || at(row, column) === '^') continue;
      let columnSpan = 1;
      while (at(row, column + columnSpan) === '<') columnSpan++;
      let rowSpan = 1;
      while (at(row + rowSpan, column) === '^') rowSpan++;
      const place = onPage(page, [column * 50, row * 20, (column + columnSpan) * 50, (row + rowSpan) * 20]);
      cells.push({ row, column, rowSpan, columnSpan, text: at(row, column).replaceAll('\\n', '\n'), place });
    }
  }
  return {
    kind: 'grid',
    origin: 'ruled',
    place: onPage(page, [0, 0, columnCount * 50, rows.length * 20]),
    rowCount: rows.length,
    columnCount,
    cells,
    columnEdges: Array.from({ length: columnCount + 1 }, (_, i) => i * 50),
    rowLengths: null,
    breakBefore: true,
  };
}

/** A body line of a text dump. */
export function textLine(text: string, line = 1): TextLine {
  return plainLine(text, onLines(line));
}

/** Blocks from lines and grids, lines given as strings. */
export function blocksOf(...parts: readonly (string | Grid)[]): Block[] {
  return parts.map((part, i) => (typeof part === 'string' ? textLine(part, i * 100 + 1) : part));
}
