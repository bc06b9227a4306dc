/**
 * How wide the figures of a page are for their characters: lost and invented digits show.
 *
 * In → Out: segments with the texts that are certain → for any text and segment, what the difference in width costs the text.
 * Method: least squares of width over height against the numbers of digits and of signs; digits of one page have one width.
 */
import type { WidthCost } from './figure-votes.ts';
import { glyphsOf, usualHeight } from './glyphs.ts';
import type { Segment } from './segments.ts';

/** Widths of a digit and a sign with the room beside them, as shares of the digits' height, where a page has too few figures. */
const USUAL_DIGIT = 0.75;
const USUAL_SIGN = 0.45;
/** Figures from which on a page's own widths are taken. */
const ENOUGH = 12;
/** Error of a width in digits that costs half a unit of log odds, for own and for usual widths; and the largest cost. */
const OWN_ERROR = 0.3;
const USUAL_ERROR = 0.8;
const LARGEST_COST = 6;

interface Sample {
  width: number;
  digits: number;
  signs: number;
}

export class FigureWidths {
  #digit = USUAL_DIGIT;
  #sign = USUAL_SIGN;
  #error = USUAL_ERROR;

  /** `certain`: figures of the page whose text is known. */
  constructor(certain: readonly { segment: Segment; text: string }[]) {
    const samples = certain.map(({ segment, text }): Sample => ({ width: relativeWidth(segment), ...counts(text) }));
    if (samples.length >= ENOUGH) this.#fit(samples);
  }

  /** What a text costs in a segment. */
  costIn(segment: Segment): WidthCost {
    const width = relativeWidth(segment);
    return (text) => {
      const { digits, signs } = counts(text);
      const error = (digits * this.#digit + signs * this.#sign - width) / this.#digit;
      return Math.min(LARGEST_COST, (error / this.#error) ** 2 / 2);
    };
  }

  /** Solves the normal equations; signs keep their usual width where the page's figures have none. */
  #fit(samples: readonly Sample[]): void {
    let [dd, ds, ss, wd, ws] = [0, 0, 0, 0, 0];
    for (const { width, digits, signs } of samples) {
      dd += digits * digits;
      ds += digits * signs;
      ss += signs * signs;
      wd += width * digits;
      ws += width * signs;
    }
    const determinant = dd * ss - ds * ds;
    if (determinant > 1e-6) {
      this.#digit = (wd * ss - ws * ds) / determinant;
      this.#sign = (ws * dd - wd * ds) / determinant;
    } else this.#digit = (wd - USUAL_SIGN * ds) / dd;
    this.#error = OWN_ERROR;
  }
}

function counts(text: string): { digits: number; signs: number } {
  let digits = 0;
  for (const character of text) if (character >= '0' && character <= '9') digits++;
  return { digits, signs: text.length - digits };
}

/** Width of a segment as a share of its digits' height, with the room behind the last character. */
function relativeWidth(segment: Segment): number {
  return (segment.x1 - segment.x0) / Math.max(1, usualHeight(glyphsOf(segment))) + ROOM;
}
const ROOM = 0.12;
