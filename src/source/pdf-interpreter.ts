/**
 * Runs a page's operator list on a small graphics state.
 *
 * In → Out: pdf.js's operator list, fonts, page frame → glyph runs, ruling lines, filled areas, image boxes.
 * Units: points in the page frame. Nothing is painted. Text and lines outside the clip or in hidden layers are told apart.
 * Limits: a clip is its bounding box; text as clip (render modes 4 to 7) does not clip; patterns count as dark paint.
 */
import type { BBox } from '../model/place.ts';
import type { FontTable } from './pdf-fonts.ts';
import { IDENTITY, intersect, type Matrix, multiply, transformBox } from './pdf-geometry.ts';
import { type Args, isNumbers, number, OP } from './pdf-operators.ts';
import { type DrawnPaths, drawPath, type FilledArea } from './pdf-paths.ts';
import { cutAtClip, type GlyphRun } from './pdf-runs.ts';
import { type GraphicsState, initialState, toneOf } from './pdf-state.ts';
import { TextCursor } from './pdf-text-cursor.ts';

/** An operator list as pdf.js gives it. */
export interface OperatorList {
  fnArray: ArrayLike<number>;
  argsArray: ArrayLike<unknown>;
}

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
  runs: GlyphRun[];
  images: BBox[];
}

/** Boxes thinner than this are lines drawn as images (points). */
const THIN_IMAGE_PT = 2;
/** Undecoded images are dropped by the engine; a unit square left unpainted at this size (points) was one. */
const MIN_UNSEEN_IMAGE_PT = 20;

/** Draws one page. Deterministic; never throws on operators that it does not know. */
export function interpret(list: OperatorList, context: PageContext): PageDrawing {
  const interpreter = new Interpreter(context);
  const { fnArray, argsArray } = list;
  for (let i = 0; i < fnArray.length; i++) interpreter.execute(fnArray[i] ?? 0, (argsArray[i] ?? []) as Args);
  return interpreter.finish();
}

class Interpreter {
  readonly #context: PageContext;
  readonly #drawing: PageDrawing = { runs: [], rules: [], dots: [], areas: [], images: [] };
  readonly #text: TextCursor;
  readonly #stack: GraphicsState[] = [];
  /** For each open marked content, whether it hides what it holds. */
  readonly #marked: boolean[] = [];
  #hiddenDepth = 0;
  #annotationDepth = 0;
  #state: GraphicsState;
  #pendingClip = false;
  /** True while the last transform has had nothing painted in it: the trace of an image that was not decoded. */
  #unpainted = false;

  constructor(context: PageContext) {
    this.#context = context;
    this.#text = new TextCursor(context.fonts);
    this.#state = initialState(context.base, context.page);
  }

  finish(): PageDrawing {
    this.#noteUnseenImage();
    return this.#drawing;
  }

  execute(operator: number, args: Args): void {
    if (operator === OP.showText) this.#show(args[0]);
    else if (!this.#text.execute(operator, args, this.#state) && !this.#executeState(operator, args)) this.#executePainting(operator, args);
  }

  #executePainting(operator: number, args: Args): void {
    switch (operator) {
      case OP.constructPath:
        this.#path(args);
        break;
      case OP.clip:
      case OP.eoClip:
        this.#pendingClip = true;
        break;
      case OP.paintImageXObject:
      case OP.paintImageMaskXObject:
      case OP.paintInlineImageXObject:
      case OP.paintSolidColorImageMask:
        this.#image();
        break;
      case OP.shadingFill:
        this.#unpainted = false;
        this.#area(this.#state.clip, 0);
        break;
      case OP.beginMarkedContent:
        this.#marked.push(false);
        break;
      case OP.beginMarkedContentProps:
        this.#beginMarked(args);
        break;
      case OP.endMarkedContent:
        if (this.#marked.pop() === true) this.#hiddenDepth--;
        break;
    }
  }

  #executeState(operator: number, args: Args): boolean {
    const state = this.#state;
    switch (operator) {
      case OP.save:
        this.#save();
        return true;
      case OP.restore:
        this.#noteUnseenImage();
        this.#restore();
        return true;
      case OP.transform:
        state.ctm = multiply(state.ctm, args as number[]);
        this.#unpainted = true;
        return true;
      case OP.setLineWidth:
        state.lineWidth = number(args[0]);
        return true;
      case OP.setFillRGBColor:
        state.fillTone = toneOf(args[0]);
        return true;
      case OP.setStrokeRGBColor:
        state.strokeTone = toneOf(args[0]);
        return true;
      case OP.setFillColorN:
        state.fillTone = 0;
        return true;
      case OP.setStrokeColorN:
        state.strokeTone = 0;
        return true;
      case OP.setFillTransparent:
        state.fillTone = 255;
        return true;
      case OP.setStrokeTransparent:
        state.strokeTone = 255;
        return true;
      case OP.setGState:
        this.#graphicsParameters(args[0]);
        return true;
      default:
        return this.#executeGroup(operator, args);
    }
  }

  #executeGroup(operator: number, args: Args): boolean {
    switch (operator) {
      case OP.paintFormXObjectBegin:
        this.#beginForm(args[0], args[1]);
        return true;
      case OP.beginGroup:
        this.#beginGroup(args[0]);
        return true;
      case OP.endGroup:
        if (isMask(args[0])) this.#hiddenDepth--;
        this.#restore();
        return true;
      case OP.paintFormXObjectEnd:
        this.#noteUnseenImage();
        this.#restore();
        return true;
      case OP.beginAnnotation:
        this.#beginAnnotation(args);
        return true;
      case OP.endAnnotation:
        this.#annotationDepth--;
        this.#restore();
        return true;
      default:
        return false;
    }
  }

  #save(): void {
    this.#stack.push(this.#state);
    this.#state = { ...this.#state };
  }

  #restore(): void {
    this.#unpainted = false;
    const state = this.#stack.pop();
    if (state !== undefined) this.#state = state;
  }

  #graphicsParameters(parameters: unknown): void {
    if (!Array.isArray(parameters)) return;
    const state = this.#state;
    for (const [key, value] of parameters as [string, unknown][]) {
      if (key === 'ca') state.fillAlpha = number(value);
      else if (key === 'CA') state.strokeAlpha = number(value);
      else if (key === 'LW') state.lineWidth = number(value);
      else if (key === 'Font' && Array.isArray(value)) this.#text.setFont(value[0], value[1], state);
    }
  }

  #clipTo(box: ArrayLike<number> | null): void {
    if (box !== null) this.#state.clip = intersect(this.#state.clip, transformBox(this.#state.ctm, box));
  }

  #beginForm(matrix: unknown, bbox: unknown): void {
    this.#save();
    if (isNumbers(matrix)) this.#state.ctm = multiply(this.#state.ctm, matrix);
    this.#clipTo(isNumbers(bbox) ? bbox : null);
  }

  /** A transparency group shines through as a whole; one that is a soft mask is not seen at all. */
  #beginGroup(options: unknown): void {
    this.#save();
    const state = this.#state;
    state.groupAlpha *= state.fillAlpha;
    state.fillAlpha = state.strokeAlpha = 1;
    this.#clipTo(groupBox(options));
    if (isMask(options)) this.#hiddenDepth++;
  }

  /** Appearances of annotations are text on the page, but their frames (links, fields) are no rules. */
  #beginAnnotation(args: Args): void {
    this.#save();
    this.#annotationDepth++;
    const [, rect, transform, matrix] = args;
    this.#state = initialState(this.#context.base, this.#context.page);
    if (isNumbers(rect)) this.#clipTo(rect);
    if (isNumbers(transform)) this.#state.ctm = multiply(this.#state.ctm, transform);
    if (isNumbers(matrix)) this.#state.ctm = multiply(this.#state.ctm, matrix);
  }

  #beginMarked([tag, properties]: Args): void {
    const hides = tag === 'OC' && !this.#context.isShown(properties);
    this.#marked.push(hides);
    if (hides) this.#hiddenDepth++;
  }

  #path([operator, data, bounds]: Args): void {
    if (this.#pendingClip) {
      this.#pendingClip = false;
      this.#clipTo(isNumbers(bounds) ? bounds : null);
    }
    if (operator === OP.endPath || this.#hiddenDepth > 0 || this.#annotationDepth > 0) return;
    this.#unpainted = false;
    const path = Array.isArray(data) ? data[0] : null;
    if (isNumbers(path)) drawPath(number(operator), path, this.#state, this.#drawing);
  }

  #image(): void {
    this.#unpainted = false;
    if (this.#hiddenDepth > 0 || this.#annotationDepth > 0 || this.#state.fillAlpha === 0) return;
    this.#addImage(intersect(transformBox(this.#state.ctm, [0, 0, 1, 1]), this.#state.clip));
  }

  #addImage(box: BBox): void {
    const width = box[2] - box[0];
    const height = box[3] - box[1];
    if (width < 0 || height < 0) return;
    if (Math.min(width, height) > THIN_IMAGE_PT) this.#drawing.images.push(box);
    else if (width > height) this.#addThinImage('horizontal', box);
    else this.#addThinImage('vertical', box);
  }

  #addThinImage(orientation: 'horizontal' | 'vertical', [x0, y0, x1, y1]: BBox): void {
    const [start, end, a, b] = orientation === 'horizontal' ? [x0, x1, y0, y1] : [y0, y1, x0, x1];
    if (end - start > THIN_IMAGE_PT * 2) this.#drawing.rules.push({ orientation, position: (a + b) / 2, start, end, thicknessPt: b - a });
  }

  #noteUnseenImage(): void {
    if (!this.#unpainted || this.#hiddenDepth > 0) return;
    this.#unpainted = false;
    const box = intersect(transformBox(this.#state.ctm, [0, 0, 1, 1]), this.#state.clip);
    if (box[2] - box[0] >= MIN_UNSEEN_IMAGE_PT && box[3] - box[1] >= MIN_UNSEEN_IMAGE_PT) this.#drawing.images.push(box);
  }

  #area(bbox: BBox, tone: number): void {
    if (this.#hiddenDepth === 0 && bbox[2] > bbox[0] && bbox[3] > bbox[1]) this.#drawing.areas.push({ bbox, tone } satisfies FilledArea);
  }

  #show(glyphs: unknown): void {
    this.#unpainted = false;
    for (const run of this.#text.show(glyphs, this.#state)) this.#addRun(run);
  }

  #addRun(run: GlyphRun): void {
    if (this.#hiddenDepth > 0) run.hidden = true;
    if (run.hidden) this.#drawing.runs.push(run);
    else for (const part of cutAtClip(run, this.#state.clip)) this.#drawing.runs.push(part);
  }
}

function isMask(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'smask' in options && Boolean(options.smask);
}

/** The box of a transparency group in its own space: pdf.js leaves it to the group to clip. */
function groupBox(options: unknown): ArrayLike<number> | null {
  if (typeof options !== 'object' || options === null || !('bbox' in options)) return null;
  const { bbox } = options;
  const matrix = 'matrix' in options && isNumbers(options.matrix) ? options.matrix : null;
  if (!isNumbers(bbox)) return null;
  return matrix === null ? bbox : transformBox(multiply(IDENTITY, matrix), bbox);
}
