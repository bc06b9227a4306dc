/**
 * Self-evaluation forms whose cells were told apart by alignment alone: each block on the columns of its own header.
 *
 * In → Out: a grid with the runs of its cells → the same texts under the labels of the header of their block, row by row; null where a
 * figure stands under no label for sure. Funds and indicators have columns of their own, which one grid cannot show.
 * Frame: display columns of a dump, or points. Limits: levels that are centred beside their rows leave the indicators out.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { gatherRows } from './gathered-rows.ts';
import { headerAround } from './header-lines.ts';
import { fundRowKey } from './performance-funds-header.ts';
import type { FormCell } from './performance-join.ts';
import { indicatorRole, type PerformanceLabels } from './performance-labels.ts';
import { type RowKind, readSections } from './performance-sections.ts';
import { type PlacedCell, placeUnder } from './placed-texts.ts';
import { visualLines } from './visual-lines.ts';

export interface BandedForm {
  grid: Grid;
  /** False where indicators were left out. */
  hasIndicators: boolean;
}

/** The form's grid with every block on its own columns; null where it cannot be told. */
export function bandedForm(grid: Grid, labels: PerformanceLabels): BandedForm | null {
  const rows = visualLines([grid]);
  const { kinds } = readSections(rows, labels, false);
  const placed: (readonly PlacedCell[])[] = [];
  let hasIndicators = true;
  for (let at = 0; at < rows.length; ) {
    const header = isHeader(kinds[at]) ? headerAround(rows, at, labels) : null;
    if (header === null) {
      placed.push(inOrder(rows[at]?.filled ?? []));
      at++;
      continue;
    }
    // Lines above the header's own that belong to it were taken for rows of their own.
    placed.length -= at - header.first;
    const end = bandEnd(kinds, { at, from: header.behind });
    const body = placeUnder(
      header.labels,
      rows.slice(header.behind, end).map((row) => row.filled),
    );
    const gathered = body === null ? null : gatherRows(body, rolesOf(header.labels, kinds[at], labels), nameIn(kinds[at], labels));
    if (gathered === null && kinds[at] === 'funds-header') return null;
    hasIndicators &&= gathered !== null;
    placed.push(...(gathered === null || body === null ? [inOrder(header.labels)] : [body.header, ...gathered]));
    at = end;
  }
  return { grid: gridOf(grid, placed), hasIndicators };
}

/** What the columns of a block hold; `fund` for those of a funds block. */
function rolesOf(header: readonly FormCell[], kind: RowKind | undefined, labels: PerformanceLabels): string[] {
  return header.map(({ key }) => (kind === 'funds-header' ? 'fund' : (indicatorRole(labels, key) ?? 'other')));
}

/** Tells texts that name a row of a funds block; none elsewhere. */
function nameIn(kind: RowKind | undefined, labels: PerformanceLabels): (text: string) => boolean {
  return kind === 'funds-header' ? (text) => fundRowKey(text, labels)?.startsWith('x:') === false : () => false;
}

function isHeader(kind: RowKind | undefined): boolean {
  return kind === 'funds-header' || kind === 'indicator-header';
}

/** First row behind the block whose header stands at `at`. */
function bandEnd(kinds: readonly RowKind[], { at, from }: { at: number; from: number }): number {
  const own: RowKind = kinds[at] === 'funds-header' ? 'funds' : 'indicator';
  let end = from;
  while (kinds[end] === own) end++;
  return end;
}

function inOrder(cells: readonly FormCell[]): PlacedCell[] {
  return cells.map(({ cell }, column) => ({ cell, column }));
}

function gridOf(grid: Grid, rows: readonly (readonly PlacedCell[])[]): Grid {
  const columnCount = rows.reduce((most, row) => Math.max(most, ...row.map(({ column }) => column + 1)), 1);
  const cells = rows.flatMap((row, r) => {
    const byColumn = new Map(row.map(({ cell, column }) => [column, cell]));
    return Array.from({ length: columnCount }, (_cell, column): GridCell => {
      const cell = byColumn.get(column);
      const { runs: _runs, ...own } = cell ?? { text: '', place: row[0]?.cell.place ?? grid.place };
      return { ...own, row: r, column, rowSpan: 1, columnSpan: 1 };
    });
  });
  return { ...grid, rowCount: rows.length, columnCount, cells, columnEdges: null, rowLengths: null };
}
