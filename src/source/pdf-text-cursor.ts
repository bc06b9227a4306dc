/**
 * The text object of a content stream: text matrix, line start, pen. Source: ISO 32000-1 §9.4.
 */
import { IDENTITY, type Matrix, multiply } from './pdf-geometry.ts';
import type { EngineGlyph, RunWriter } from './pdf-runs.ts';
import type { GraphicsState } from './pdf-state.ts';

export class TextCursor {
  #matrix: Matrix = IDENTITY;
  #x = 0;
  #y = 0;
  #lineX = 0;
  #lineY = 0;

  /** Sets the text matrix; the pen goes to its origin. */
  start(matrix: Matrix): void {
    this.#matrix = matrix;
    this.#x = this.#y = this.#lineX = this.#lineY = 0;
  }

  /** Moves to the start of a line, relative to the start of the line before. */
  moveLine(x: number, y: number): void {
    this.#x = this.#lineX += x;
    this.#y = this.#lineY += y;
  }

  /** Writes what one show operator shows; moves the pen. */
  show(shown: readonly (EngineGlyph | number)[], state: GraphicsState, writer: RunWriter): void {
    const t = multiply(state.ctm, this.#matrix);
    const y = this.#y + state.rise;
    const m: Matrix = [t[0], t[1], t[2], t[3], t[0] * this.#x + t[2] * y + t[4], t[1] * this.#x + t[3] * y + t[5]];
    const advance = writer.show(shown, state, m);
    if (state.font?.vertical === true) this.#y -= advance;
    else this.#x += advance * state.hScale;
  }
}
