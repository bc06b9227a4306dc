/**
 * A row of a self-evaluation form that is put together from plain lines.
 */

import type { Grid } from '../model/block.ts';
import type { Place } from '../model/place.ts';
import { type RestoredRow, restoredGrid } from './restored-grid.ts';

/** Texts by column; columns between them are blank. */
export interface FormLine {
  cells: ReadonlyMap<number, string>;
  place: Place;
  restored: RestoredRow['restored'];
}

/** A row of texts from the first column on. */
export function plainRow(texts: readonly string[], place: Place): FormLine {
  return { cells: new Map(texts.entries()), place, restored: null };
}

/** A part of the form that was understood, and the index of the first word behind it. */
export interface FormPart {
  rows: FormLine[];
  end: number;
}

/** Marks of the funds as printed, which belong to the sum of all; null where there are none. */
export interface FundMarks {
  weight: string | null;
  score: string | null;
}

/** The grid of a form's rows; figures stand behind the first column. */
export function formGrid(rows: readonly FormLine[]): Grid {
  const width = Math.max(...rows.map(({ cells }) => Math.max(...cells.keys()) + 1));
  const columns = Array.from({ length: width }, (_, column) => column);
  const texts = (cells: FormLine['cells']): string[] => columns.map((column) => cells.get(column) ?? '');
  return restoredGrid(
    rows.map(({ cells, place, restored }) => ({ texts: texts(cells), place, restored })),
    new Set(columns.slice(1)),
  );
}
