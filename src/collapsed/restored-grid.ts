/**
 * Rows put back into columns as a grid.
 *
 * In → Out: rows of texts with their line → a grid whose cells are as certain as those of tabs. Cells whose column was found by what
 * the figures add up to, and rows whose columns could not be found, are marked, so that the facts tell it and the loss is reported.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { cover, type Place } from '../model/place.ts';

export interface RestoredRow {
  /** Texts by column, blank ones too. */
  texts: readonly string[];
  place: Place;
  /** `placed` where blank cells between the figures were found again, `unplaced` where the figures have no column. */
  restored: GridCell['restored'] | null;
}

/** The grid of rows that all have the same number of columns; at least one row. */
export function restoredGrid(rows: readonly RestoredRow[], values: ReadonlySet<number>): Grid {
  const columnCount = rows[0]?.texts.length ?? 0;
  const cells = rows.flatMap(({ texts, place, restored }, row) =>
    texts.map((text, column): GridCell => {
      const cell: GridCell = { row, column, rowSpan: 1, columnSpan: 1, text, place };
      return restored === null || restored === undefined || !values.has(column) || text === '' ? cell : { ...cell, restored };
    }),
  );
  return {
    kind: 'grid',
    origin: 'tabs',
    place: cover(rows.map(({ place }) => place)),
    rowCount: rows.length,
    columnCount,
    cells,
    columnEdges: null,
    rowLengths: null,
    breakBefore: false,
  };
}
