/**
 * The text object of a content stream: text matrix, line start, pen.
 *
 * In → Out: text operators → runs of glyphs in reading coordinates. Source: ISO 32000-1 §9.4.
 */
import type { FontTable } from './pdf-fonts.ts';
import { IDENTITY, type Matrix, multiply } from './pdf-geometry.ts';
import { type Args, isNumbers, number, OP } from './pdf-operators.ts';
import { type EngineGlyph, type GlyphRun, showGlyphs } from './pdf-runs.ts';
import type { GraphicsState } from './pdf-state.ts';

export class TextCursor {
  readonly #fonts: FontTable;
  #matrix: Matrix = IDENTITY;
  #x = 0;
  #y = 0;
  #lineX = 0;
  #lineY = 0;

  constructor(fonts: FontTable) {
    this.#fonts = fonts;
  }

  /** Executes a text operator other than show; false where `operator` is none. */
  execute(operator: number, args: Args, state: GraphicsState): boolean {
    switch (operator) {
      case OP.setTextMatrix:
        this.#start(isNumbers(args[0]) ? multiply(IDENTITY, args[0]) : IDENTITY);
        return true;
      case OP.beginText:
        this.#start(IDENTITY);
        return true;
      case OP.moveText:
        this.#moveLine(number(args[0]), number(args[1]));
        return true;
      case OP.setLeadingMoveText:
        state.leading = -number(args[1]);
        this.#moveLine(number(args[0]), number(args[1]));
        return true;
      case OP.nextLine:
        this.#moveLine(0, -state.leading);
        return true;
      default:
        return this.#setParameter(operator, args, state);
    }
  }

  #setParameter(operator: number, args: Args, state: GraphicsState): boolean {
    switch (operator) {
      case OP.setFont:
        this.setFont(args[0], args[1], state);
        return true;
      case OP.setCharSpacing:
        state.charSpacing = number(args[0]);
        return true;
      case OP.setWordSpacing:
        state.wordSpacing = number(args[0]);
        return true;
      case OP.setTextRenderingMode:
        state.renderMode = number(args[0]);
        return true;
      case OP.setHScale:
        state.hScale = number(args[0]) / 100;
        return true;
      case OP.setLeading:
        state.leading = number(args[0]);
        return true;
      case OP.setTextRise:
        state.rise = number(args[0]);
        return true;
      default:
        return false;
    }
  }

  /** Sets the font by pdf.js's id; a font that failed to load shows nothing. */
  setFont(id: unknown, size: unknown, state: GraphicsState): void {
    state.font = this.#fonts.get(String(id)) ?? null;
    state.fontSize = number(size);
  }

  /** The runs of one show operator; moves the pen. */
  show(glyphs: unknown, state: GraphicsState): GlyphRun[] {
    if (!Array.isArray(glyphs)) return [];
    const pen: Matrix = [1, 0, 0, 1, this.#x, this.#y + state.rise];
    const { runs, advance } = showGlyphs(glyphs as (EngineGlyph | number)[], state, multiply(this.#matrix, pen));
    if (state.font?.vertical === true) this.#y -= advance;
    else this.#x += advance * state.hScale;
    return runs;
  }

  #start(matrix: Matrix): void {
    this.#matrix = matrix;
    this.#x = this.#y = this.#lineX = this.#lineY = 0;
  }

  #moveLine(x: number, y: number): void {
    this.#x = this.#lineX += x;
    this.#y = this.#lineY += y;
  }
}
