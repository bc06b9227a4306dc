/**
 * Painted paths as ruling lines and filled areas.
 *
 * In → Out: one path with its painting operator → straight axis-parallel strokes, thin filled shapes, and larger filled areas.
 * Units: points in the page frame. White paint draws a rule on a dark ground only.
 */
import type { RulingLine } from '../model/page.ts';
import type { BBox } from '../model/place.ts';
import { intersect } from './pdf-geometry.ts';
import { OP } from './pdf-operators.ts';
import { boundsOf, isDrawing, readShapes, type Shape } from './pdf-shapes.ts';
import type { GraphicsState, Tone } from './pdf-state.ts';

/** A filled shape up to this thick is a line (points); thicker ones are areas. */
const MAX_RULE_PT = 3;
/** A line is at least this many times as long as thick, dashes of usually 3 included; shorter shapes are dots. */
const MIN_ASPECT = 2.5;
/** Hairlines count as this thick (points). */
const MIN_THICKNESS_PT = 0.25;
/** A line on the border of the clip may lie outside it by this much (points). */
const CLIP_SLACK_PT = 1;
/** A stroke counts as axis-parallel when it leaves its axis by less than this (points) or this share of its length. */
const MAX_SLOPE_PT = 0.6;
const MAX_SLOPE_SHARE = 0.01;
/** From this tone on, a line is not seen on white paper. */
const WHITE_RULE_TONE = 245;
/** A frame's outer and inner rectangle (even-odd filled) are at most this far apart (points). */
const MAX_FRAME_PT = 4;
const INVISIBLE_ALPHA = 0.02;
/** Ground on which white paint is seen. */
const DARK_GROUND_TONE = 200;
/** Lines in outlines of characters and in drawings are borders from this length on (points): more than a large character. */
const LONG_PT = 40;
/** Areas painted longer ago than this many are not looked at. */
const LOOK_BACK = 400;

/** A filled area with its tone, in painting order. */
export interface FilledArea {
  bbox: BBox;
  tone: Tone;
}

/** What the paths of a page draw. `dots` are shapes too short to be lines; a row of them may be one. */
export interface DrawnPaths {
  rules: RulingLine[];
  dots: BBox[];
  areas: FilledArea[];
}

const STROKES: ReadonlySet<number> = new Set([
  OP.stroke,
  OP.closeStroke,
  OP.fillStroke,
  OP.eoFillStroke,
  OP.closeFillStroke,
  OP.closeEOFillStroke,
]);
const FILLS: ReadonlySet<number> = new Set([OP.fill, OP.eoFill, OP.fillStroke, OP.eoFillStroke, OP.closeFillStroke, OP.closeEOFillStroke]);

/** Adds what one path draws to `drawn`. `data` is pdf.js's path: codes, each followed by its coordinates in user space. */
export function drawPath(operator: number, data: ArrayLike<number>, state: GraphicsState, drawn: DrawnPaths): void {
  const strokes = STROKES.has(operator) && state.strokeAlpha > INVISIBLE_ALPHA;
  const fills = FILLS.has(operator) && state.fillAlpha > INVISIBLE_ALPHA;
  if (!strokes && !fills) return;
  const shapes = readShapes(data, state.ctm);
  const minLength = isDrawing(shapes) ? LONG_PT : 0;
  if (strokes) {
    const thickness = state.lineWidth * Math.sqrt(Math.abs(state.ctm[0] * state.ctm[3] - state.ctm[1] * state.ctm[2]));
    for (const shape of shapes) strokeShape(shape, { clip: state.clip, tone: state.strokeTone, thickness, minLength, drawn });
  }
  if (fills) fillShapes(shapes, { clip: state.clip, tone: state.fillTone, thickness: 0, minLength, drawn });
}

/** How the lines of a path are drawn. */
interface Paint {
  clip: BBox;
  tone: Tone;
  thickness: number;
  /** Shorter lines (points) are parts of a character or a drawing. */
  minLength: number;
  drawn: DrawnPaths;
}

function strokeShape({ points, closed, curves }: Shape, paint: Paint): void {
  for (let i = 2; i + 1 < points.length; i += 2) if (!curves.has(i)) addSegment(points, [i - 2, i], paint);
  if (closed && points.length > 4) addSegment(points, [points.length - 2, 0], paint);
}

function addSegment(points: readonly number[], [from, to]: readonly [number, number], paint: Paint): void {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [points[from], points[from + 1], points[to], points[to + 1]];
  const width = Math.abs(x1 - x0);
  const height = Math.abs(y1 - y0);
  const slope = Math.max(MAX_SLOPE_PT, MAX_SLOPE_SHARE * Math.max(width, height));
  if (Math.min(width, height) > slope) return;
  addLine([Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)], paint);
}

/**
 * Adds a thin box, cut to the clip, as the rule along its longer side. A stroke much thicker than a rule is an area; a white one is
 * seen on a dark ground only.
 */
function addLine(box: BBox, { clip, tone, thickness, minLength, drawn }: Paint): void {
  const horizontal = box[2] - box[0] >= box[3] - box[1];
  const [x0, y0, x1, y1] = intersect(
    box,
    horizontal
      ? [clip[0], clip[1] - CLIP_SLACK_PT, clip[2], clip[3] + CLIP_SLACK_PT]
      : [clip[0] - CLIP_SLACK_PT, clip[1], clip[2] + CLIP_SLACK_PT, clip[3]],
  );
  const length = horizontal ? x1 - x0 : y1 - y0;
  if (!(x1 >= x0 && y1 >= y0 && length > 0 && length >= minLength)) return;
  if (tone >= WHITE_RULE_TONE && !isOnDark([x0, y0, x1, y1], drawn.areas)) return;
  if (thickness > MAX_RULE_PT * 2) {
    const half = thickness / 2;
    const bbox: BBox = horizontal ? [x0, y0 - half, x1, y1 + half] : [x0 - half, y0, x1 + half, y1];
    drawn.areas.push({ bbox, tone });
  } else if (length < MIN_ASPECT * Math.max(thickness, MIN_THICKNESS_PT)) {
    drawn.dots.push([x0, y0, x1, y1]);
  } else if (horizontal) {
    drawn.rules.push({ orientation: 'horizontal', position: (y0 + y1) / 2, start: x0, end: x1, thicknessPt: thickness });
  } else {
    drawn.rules.push({ orientation: 'vertical', position: (x0 + x1) / 2, start: y0, end: y1, thicknessPt: thickness });
  }
}

function fillShapes(shapes: readonly Shape[], paint: Paint): void {
  const boxes = shapes.map(boundsOf);
  const [outer, inner] = boxes;
  if (boxes.length === 2 && outer !== undefined && inner !== undefined && fillFrame([outer, inner], paint)) return;
  for (const box of boxes) fillBox(box, paint);
}

function fillBox(box: BBox, paint: Paint): void {
  const { clip, tone, drawn } = paint;
  const thickness = Math.min(box[2] - box[0], box[3] - box[1]);
  if (thickness > MAX_RULE_PT) {
    const bbox = intersect(box, clip);
    if (bbox[2] <= bbox[0] || bbox[3] <= bbox[1]) return;
    // White cells on a dark ground: what stays visible between them are the lines.
    if (tone >= WHITE_RULE_TONE && isOnDark(bbox, drawn.areas)) drawn.rules.push(...sidesOf(bbox));
    drawn.areas.push({ bbox, tone });
  } else if (thickness >= 0) {
    addLine(box, { ...paint, thickness });
  }
}

/** True where a white box lies on a darker one painted shortly before. */
function isOnDark(box: BBox, areas: readonly FilledArea[]): boolean {
  for (let i = areas.length - 1; i >= 0 && i >= areas.length - LOOK_BACK; i--) {
    const area = areas[i];
    if (area === undefined || area.tone >= DARK_GROUND_TONE) continue;
    const [x0, y0, x1, y1] = area.bbox;
    if (box[0] >= x0 && box[1] >= y0 && box[2] <= x1 && box[3] <= y1) return true;
  }
  return false;
}

/** The four sides of a box as rules without thickness. */
export function sidesOf([x0, y0, x1, y1]: BBox): RulingLine[] {
  return [
    { orientation: 'horizontal', position: y0, start: x0, end: x1, thicknessPt: 0 },
    { orientation: 'horizontal', position: y1, start: x0, end: x1, thicknessPt: 0 },
    { orientation: 'vertical', position: x0, start: y0, end: y1, thicknessPt: 0 },
    { orientation: 'vertical', position: x1, start: y0, end: y1, thicknessPt: 0 },
  ];
}

function areaOf([x0, y0, x1, y1]: BBox): number {
  return (x1 - x0) * (y1 - y0);
}

/** A border filled as the space between two rectangles: its sides, four or fewer, are rules. */
function fillFrame([a, b]: readonly [BBox, BBox], paint: Paint): boolean {
  const [outer, inner] = areaOf(a) >= areaOf(b) ? [a, b] : [b, a];
  const margins = [inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]];
  if (margins.some((m) => m < 0 || m > MAX_FRAME_PT) || inner[2] - inner[0] <= MAX_FRAME_PT || inner[3] - inner[1] <= MAX_FRAME_PT)
    return false;
  if (paint.tone >= WHITE_RULE_TONE) return true;
  const sides: BBox[] = [
    [outer[0], outer[1], outer[2], inner[1]],
    [outer[0], inner[3], outer[2], outer[3]],
    [outer[0], outer[1], inner[0], outer[3]],
    [inner[2], outer[1], outer[2], outer[3]],
  ];
  for (const side of sides) {
    const thickness = Math.min(side[2] - side[0], side[3] - side[1]);
    if (thickness > 0) addLine(side, { ...paint, thickness });
  }
  return true;
}
