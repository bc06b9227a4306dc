/**
 * Takes lines off a lattice that run through figures: the side of a frame that its table overflows, a box drawn over a table.
 *
 * In → Out: lattice, the words in it → the same lattice without boundaries between columns that figures stand across.
 * Limits: where text stands on both sides of such a line in one row, it may bound cells that figures overflow, and is kept. So is one
 * at which a recognised figure ends: the image was cut there, and what stood beyond may be lost.
 */
import type { Word } from '../model/page.ts';
import { isAmount, isFigure } from './figures.ts';
import type { Lattice } from './grid-lattice.ts';

/** A figure stands across a line that is this far from both its ends, in em: half a digit. */
const INSIDE_EM = 0.25;
/** One figure may overflow its cell. */
const MIN_FIGURES = 2;
/** The parts of a word that a line cut are this near to each other, in em. */
const CUT_EM = 0.02;
/** A recognised figure that an image's cut has shortened ends this near to the line, in em: a digit. */
const CUT_IMAGE_EM = 0.5;

/** The lattice without columns that figures show to be none. Changes its argument. */
export function dropCrossed(lattice: Lattice, words: readonly Word[]): void {
  const { xs } = lattice;
  const figures = words.filter(({ text, turned, clipped }) => turned === 0 && clipped !== true && isAmount(text));
  for (let i = xs.length - 2; i > 0; i--) {
    const x = xs[i] ?? 0;
    const across = figures.filter((figure) => isAcross(figure, x));
    if (across.length < MIN_FIGURES || words.some((word) => mayBeShortened(word, x))) continue;
    if (partsRows(words, [xs[i - 1] ?? x, x, xs[i + 1] ?? x])) continue;
    dropColumnLine(lattice, i);
  }
}

function isAcross({ bbox, sizePt }: Word, x: number): boolean {
  return bbox[0] < x - INSIDE_EM * sizePt && bbox[2] > x + INSIDE_EM * sizePt;
}

function mayBeShortened({ text, turned, origin, bbox, sizePt }: Word, x: number): boolean {
  return (
    origin === 'ocr' && turned === 0 && isFigure(text) && [bbox[0], bbox[2]].some((edge) => Math.abs(edge - x) <= CUT_IMAGE_EM * sizePt)
  );
}

/** True where words stand on both sides of the middle one of three lines, side by side. */
function partsRows(words: readonly Word[], [from, x, to]: readonly [number, number, number]): boolean {
  const left: Word[] = [];
  const right: Word[] = [];
  for (const word of words) {
    const middle = (word.bbox[0] + word.bbox[2]) / 2;
    if (middle < from || middle > to) continue;
    if (isAcross(word, x)) left.push(word);
    (middle < x ? left : right).push(word);
  }
  return right.some((word) => left.some((other) => other !== word && isBeside(other, word)));
}

/** True for words side by side; those that the line cut in two touch each other. */
function isBeside(a: Word, b: Word): boolean {
  const isCut = a.baseline === b.baseline && Math.abs(b.bbox[0] - a.bbox[2]) <= CUT_EM * a.sizePt;
  return a.bbox[1] < b.bbox[3] && b.bbox[1] < a.bbox[3] && !isCut;
}

function dropColumnLine({ xs, vertical, horizontal }: Lattice, i: number): void {
  const isLeftWider = (xs[i] ?? 0) - (xs[i - 1] ?? 0) >= (xs[i + 1] ?? 0) - (xs[i] ?? 0);
  xs.splice(i, 1);
  vertical.splice(i, 1);
  for (const row of horizontal) row.splice(isLeftWider ? i : i - 1, 1);
}
