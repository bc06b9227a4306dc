/**
 * The graphics machine that a content stream drives: state stack, clip, layers, and what has been drawn so far.
 *
 * Units: points in the page frame. Nothing is painted. Text outside the clip or in hidden layers is kept as hidden.
 * Limits: a clip is its bounding box; text as clip (render modes 4 to 7) does not clip; patterns count as dark paint.
 */
import type { BBox } from '../model/place.ts';
import type { FontTable } from './pdf-fonts.ts';
import { intersect, type Matrix, multiply, toMatrix, transformBox } from './pdf-geometry.ts';
import { crosses, cutAtClip, type GlyphRun, type Glyphs, isCutFigure } from './pdf-glyphs.ts';
import { type Args, isNumbers, number, OP } from './pdf-operators.ts';
import { type DrawnPaths, drawPath } from './pdf-paths.ts';
import { type EngineGlyph, RunWriter } from './pdf-runs.ts';
import { copyState, type GraphicsState, initialState, type Tone } from './pdf-state.ts';
import { TextCursor } from './pdf-text-cursor.ts';

export interface PageContext {
  /** User space to page frame. */
  base: Matrix;
  page: BBox;
  fonts: FontTable;
  /** Whether an optional-content group is shown. */
  isShown: (group: unknown) => boolean;
}

/** What a page draws, before any interpretation. */
export interface PageDrawing extends DrawnPaths {
  glyphs: Glyphs;
  runs: GlyphRun[];
  images: BBox[];
}

/** Boxes thinner than this are lines drawn as images (points). */
const THIN_IMAGE_PT = 2;
/** Undecoded images are dropped by the engine; a unit square left unpainted at this size (points) was one. */
const MIN_UNSEEN_IMAGE_PT = 20;

export class PageMachine {
  readonly text = new TextCursor();
  readonly drawing: PageDrawing = {
    glyphs: { chars: [], starts: [], ends: [] },
    runs: [],
    rules: [],
    dots: [],
    areas: [],
    images: [],
  };
  state: GraphicsState;
  readonly #context: PageContext;
  readonly #stack: GraphicsState[] = [];
  /** For each open marked content, whether it hides what it holds. */
  readonly #marked: boolean[] = [];
  readonly #writer = new RunWriter(this.drawing.glyphs, this.drawing.runs);
  #hiddenDepth = 0;
  #annotationDepth = 0;
  #pendingClip = false;
  /** True while the last transform has had nothing painted in it: the trace of an image that was not decoded. */
  #unpainted = false;

  constructor(context: PageContext) {
    this.#context = context;
    this.state = initialState(context.base, context.page);
  }

  save(): void {
    this.#stack.push(this.state);
    this.state = copyState(this.state);
  }

  restore(): void {
    this.noteUnseenImage();
    const state = this.#stack.pop();
    if (state !== undefined) this.state = state;
  }

  transform(matrix: unknown): void {
    if (isNumbers(matrix)) this.state.ctm = multiply(this.state.ctm, matrix);
    this.#unpainted = true;
  }

  /** Sets the font by pdf.js's id; a font that failed to load shows nothing. */
  setFont(id: unknown, size: unknown): void {
    this.state.font = this.#context.fonts.get(String(id)) ?? null;
    this.state.fontSize = number(size);
  }

  /** A graphics-state dictionary as pdf.js gives it: pairs of key and value. */
  setParameters(parameters: unknown): void {
    if (!Array.isArray(parameters)) return;
    for (const [key, value] of parameters as [string, unknown][]) {
      if (key === 'ca') this.state.fillAlpha = number(value);
      else if (key === 'CA') this.state.strokeAlpha = number(value);
      else if (key === 'LW') this.state.lineWidth = number(value);
      else if (key === 'Font' && Array.isArray(value)) this.setFont(value[0], value[1]);
    }
  }

  /** The next path becomes part of the clip. */
  clipNext(): void {
    this.#pendingClip = true;
  }

  path([operator, data, bounds]: Args): void {
    if (this.#pendingClip) {
      this.#pendingClip = false;
      this.#clipTo(bounds);
    }
    if (operator === OP.endPath || this.#hiddenDepth > 0 || this.#annotationDepth > 0) return;
    this.#unpainted = false;
    const path = Array.isArray(data) ? data[0] : null;
    if (isNumbers(path)) drawPath(number(operator), path, this.state, this.drawing);
  }

  show(shown: unknown): void {
    this.#unpainted = false;
    if (!Array.isArray(shown)) return;
    const { glyphs, runs } = this.drawing;
    const first = runs.length;
    this.text.show(shown as (EngineGlyph | number)[], this.state, this.#writer);
    for (let i = runs.length - 1; i >= first; i--) {
      const run = runs[i];
      if (run === undefined) continue;
      if (this.#hiddenDepth > 0) run.hidden = true;
      else if (!run.hidden && crosses(run, glyphs, this.state.clip)) runs.splice(i, 1, ...cutAtClip(run, glyphs, this.state.clip));
      else if (!run.hidden && isCutFigure(run, glyphs, this.state.clip)) run.clipped = true;
    }
  }

  /** An image in the unit square; a very thin one is a line. */
  image(): void {
    this.#unpainted = false;
    if (this.#hiddenDepth > 0 || this.#annotationDepth > 0 || this.state.fillAlpha === 0) return;
    const box = this.#unitSquare();
    const width = box[2] - box[0];
    const height = box[3] - box[1];
    if (width < 0 || height < 0) return;
    if (Math.min(width, height) > THIN_IMAGE_PT) this.drawing.images.push(box);
    else this.#addThinImage(box, width > height);
  }

  /** Fills the clip. */
  shade(tone: Tone): void {
    this.#unpainted = false;
    const bbox = this.state.clip;
    if (this.#hiddenDepth === 0 && bbox[2] > bbox[0] && bbox[3] > bbox[1]) this.drawing.areas.push({ bbox, tone });
  }

  beginForm(matrix: unknown, bbox: unknown): void {
    this.save();
    if (isNumbers(matrix)) this.state.ctm = multiply(this.state.ctm, matrix);
    this.#clipTo(bbox);
  }

  /** A transparency group shines through as a whole; one that is a soft mask is not seen at all. */
  beginGroup(options: unknown): void {
    this.save();
    this.state.groupAlpha *= this.state.fillAlpha;
    this.state.fillAlpha = this.state.strokeAlpha = 1;
    this.#clipTo(groupBox(options));
    if (isMask(options)) this.#hiddenDepth++;
  }

  endGroup(options: unknown): void {
    if (isMask(options)) this.#hiddenDepth--;
    this.restore();
  }

  /** Appearances of annotations are text on the page, but their frames (links, fields) are no rules. */
  beginAnnotation([, rect, transform, matrix]: Args): void {
    this.save();
    this.#annotationDepth++;
    this.state = initialState(this.#context.base, this.#context.page);
    this.#clipTo(rect);
    if (isNumbers(transform)) this.state.ctm = multiply(this.state.ctm, transform);
    if (isNumbers(matrix)) this.state.ctm = multiply(this.state.ctm, matrix);
  }

  endAnnotation(): void {
    this.#annotationDepth--;
    this.restore();
  }

  beginMarked(tag: unknown, properties: unknown): void {
    const hides = tag === 'OC' && !this.#context.isShown(properties);
    this.#marked.push(hides);
    if (hides) this.#hiddenDepth++;
  }

  endMarked(): void {
    if (this.#marked.pop() === true) this.#hiddenDepth--;
  }

  /** Adds the image that was dropped where nothing else was painted since the last transform. */
  noteUnseenImage(): void {
    const isTrace = this.#unpainted && this.#hiddenDepth === 0;
    this.#unpainted = false;
    if (!isTrace) return;
    const box = this.#unitSquare();
    if (Math.min(box[2] - box[0], box[3] - box[1]) >= MIN_UNSEEN_IMAGE_PT) this.drawing.images.push(box);
  }

  #unitSquare(): BBox {
    return intersect(transformBox(this.state.ctm, [0, 0, 1, 1]), this.state.clip);
  }

  #clipTo(box: unknown): void {
    if (isNumbers(box)) this.state.clip = intersect(this.state.clip, transformBox(this.state.ctm, box));
  }

  #addThinImage([x0, y0, x1, y1]: BBox, horizontal: boolean): void {
    const [start, end, a, b] = horizontal ? [x0, x1, y0, y1] : [y0, y1, x0, x1];
    if (end - start <= THIN_IMAGE_PT * 2) return;
    const orientation = horizontal ? 'horizontal' : 'vertical';
    this.drawing.rules.push({ orientation, position: (a + b) / 2, start, end, thicknessPt: b - a });
  }
}

function isMask(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'smask' in options && Boolean(options.smask);
}

/** The box of a transparency group around its form: pdf.js leaves it to the group to clip. */
function groupBox(options: unknown): BBox | ArrayLike<number> | null {
  if (typeof options !== 'object' || options === null || !('bbox' in options) || !isNumbers(options.bbox)) return null;
  return 'matrix' in options && isNumbers(options.matrix) ? transformBox(toMatrix(options.matrix), options.bbox) : options.bbox;
}
