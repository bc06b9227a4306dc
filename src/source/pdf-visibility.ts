/**
 * Which runs a reader sees: white text needs a dark ground, text off the page and watermarks are not part of it.
 */
import type { BBox } from '../model/place.ts';
import type { PageDrawing } from './pdf-interpreter.ts';
import { type GlyphRun, runBox, toPage } from './pdf-runs.ts';

/** From this tone on, text is white and needs a dark ground. */
const WHITE_TEXT_TONE = 253;
/** A ground below this tone carries white text. */
const DARK_GROUND_TONE = 250;
/** Pale text this large (points), and this many times the page's usual size, is a watermark. */
const PALE_TONE = 170;
const WATERMARK_PT = 24;
const WATERMARK_FACTOR = 2;

export interface SeenRuns {
  seen: GlyphRun[];
  unseen: GlyphRun[];
}

/** Splits a page's runs into those that are seen as text and the others. */
export function seenRuns(drawing: PageDrawing): SeenRuns {
  const largeFrom = Math.max(WATERMARK_PT, WATERMARK_FACTOR * usualSize(drawing.runs));
  const grounds = [...drawing.areas.filter((area) => area.tone < DARK_GROUND_TONE).map((area) => area.bbox), ...drawing.images];
  const seen: GlyphRun[] = [];
  const unseen: GlyphRun[] = [];
  for (const run of drawing.runs) {
    const pale = run.tone >= PALE_TONE && run.sizePt >= largeFrom && run.tone < WHITE_TEXT_TONE;
    const lost = run.tone >= WHITE_TEXT_TONE && !isOn(grounds, run);
    (run.hidden || pale || lost ? unseen : seen).push(run);
  }
  return { seen, unseen };
}

function usualSize(runs: readonly GlyphRun[]): number {
  const sizes = runs.filter((run) => !run.hidden).map((run) => run.sizePt);
  sizes.sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}

function isOn(grounds: readonly BBox[], run: GlyphRun): boolean {
  const box = toPage(run.turned, runBox(run));
  const x = (box[0] + box[2]) / 2;
  const y = (box[1] + box[3]) / 2;
  return grounds.some((ground) => x >= ground[0] && x <= ground[2] && y >= ground[1] && y <= ground[3]);
}
