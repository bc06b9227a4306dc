/**
 * Takes boundaries off a lattice that bound no cell, inferred outer rows and columns that hold nothing, and slits between two lines.
 */
import type { Word } from '../model/page.ts';
import { dropCrossed } from './grid-crossed.ts';
import type { Lattice } from './grid-lattice.ts';
import { emOf } from './page-text.ts';

/** The lattice without idle boundaries. Changes and returns its argument. */
export function trimLattice(lattice: Lattice, words: readonly Word[]): Lattice {
  trimInferred(lattice, words);
  dropIdle(lattice.xs, lattice.vertical, lattice.horizontal);
  dropIdle(lattice.ys, lattice.horizontal, lattice.vertical);
  dropCrossed(lattice, words);
  const em = emOf(words);
  closeSlits(lattice.xs, lattice.vertical, lattice.horizontal, SLIT_EM * em);
  closeSlits(lattice.ys, lattice.horizontal, lattice.vertical, SLIT_EM * em);
  return lattice;
}

/** Rows and columns narrower than this, in em of the smallest text, hold none: cells with borders of their own stand apart. */
const SLIT_EM = 0.45;

/** Makes two boundaries one between which no text fits. */
function closeSlits(values: number[], along: boolean[][], across: boolean[][], width: number): void {
  for (let i = values.length - 2; i >= 0 && values.length > 2; i--) {
    const [near, far] = [along[i], along[i + 1]];
    if (near === undefined || far === undefined || (values[i + 1] ?? 0) - (values[i] ?? 0) > width) continue;
    values.splice(i, 2, ((values[i] ?? 0) + (values[i + 1] ?? 0)) / 2);
    along.splice(
      i,
      2,
      near.map((drawn, j) => drawn || far[j] === true),
    );
    for (const row of across) row.splice(i, 1);
  }
}

/** An inner boundary that is drawn nowhere bounds no cell. */
function dropIdle(values: number[], along: boolean[][], across: boolean[][]): void {
  for (let i = values.length - 2; i > 0; i--) {
    if (along[i]?.some(Boolean) === true) continue;
    values.splice(i, 1);
    along.splice(i, 1);
    for (const row of across) {
      const joined = row[i - 1] === true && row[i] === true;
      row.splice(i - 1, 2, joined);
    }
  }
}

function trimInferred(lattice: Lattice, words: readonly Word[]): void {
  const { xs, ys, inferred } = lattice;
  const centresX = words.map((word) => (word.bbox[0] + word.bbox[2]) / 2);
  const centresY = words.map((word) => (word.bbox[1] + word.bbox[3]) / 2);
  if (inferred.right && isEmpty(centresX, xs.slice(-2))) cut(lattice, 'columns', xs.length - 1);
  if (inferred.left && isEmpty(centresX, xs)) cut(lattice, 'columns', 0);
  if (inferred.bottom && isEmpty(centresY, ys.slice(-2))) cut(lattice, 'rows', ys.length - 1);
  if (inferred.top && isEmpty(centresY, ys)) cut(lattice, 'rows', 0);
}

function isEmpty(centres: readonly number[], [from = 0, to = 0]: readonly number[]): boolean {
  return !centres.some((centre) => centre >= from && centre <= to);
}

/** Takes off the outer boundary `index` and the row or column between it and its neighbour. */
function cut(lattice: Lattice, axis: 'columns' | 'rows', index: number): void {
  const [values, along, across] =
    axis === 'columns' ? [lattice.xs, lattice.vertical, lattice.horizontal] : [lattice.ys, lattice.horizontal, lattice.vertical];
  if (values.length < 3) return;
  values.splice(index, 1);
  along.splice(index, 1);
  for (const row of across) row.splice(index === 0 ? 0 : row.length - 1, 1);
}
