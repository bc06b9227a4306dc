/**
 * A row of a self-evaluation form that is put together from plain lines.
 */
import type { Place } from '../model/place.ts';
import type { RestoredRow } from './restored-grid.ts';

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
