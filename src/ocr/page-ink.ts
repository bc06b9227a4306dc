/**
 * A page image made ready: straight, upright, of even light, ruling lines found and taken off, text in segments.
 *
 * Two images are kept in step: one for reading, as the scan shows it, and, where the paper is rough, a smoothed one from which ink is
 * told from paper. Limits: pages turned by a half look alike here; only reading tells them apart.
 */
import { mendedRules } from './broken-rules.ts';
import { type Component, componentsOf } from './components.ts';
import { withDashedRules } from './dashed-rules.ts';
import { inkOf, inkThreshold, isNoisy, sharpened, smoothed } from './ink.ts';
import { eraseRules, type PixelRule, rulesOf, thickestRule } from './page-rules.ts';
import { type Grey, type Ink, turned, usualEm } from './raster.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { withoutMarks } from './shades.ts';
import { skewOf, straightened } from './skew.ts';
import { evenLight } from './tone.ts';
import { tracedRules } from './traces.ts';

export interface PageInk {
  /** For reading: without rules, not smoothed. */
  image: Grey;
  /** Smoothed where the scan is rough; the same as `image` elsewhere. */
  smooth: Grey;
  ink: Ink;
  /** Tone between ink and paper. */
  threshold: number;
  rules: PixelRule[];
  segments: Segment[];
  /** Usual height of a character. */
  em: number;
  /** By how much the image was turned clockwise until its text ran along rows. */
  turn: 0 | 90 | 180 | 270;
}

/** Prepares the image of a page. */
export function readInk(grey: Grey): PageInk {
  const even = withoutMarks(evenLight(grey));
  const page = prepare(even);
  return runsDown(page) ? { ...prepare(turned(even, 90)), turn: 90 } : page;
}

/** The same page upside down. */
export function upsideDown(grey: Grey, { turn }: Pick<PageInk, 'turn'>): PageInk {
  const even = withoutMarks(evenLight(grey));
  return turn === 90 ? { ...prepare(turned(even, 270)), turn: 270 } : { ...prepare(turned(even, 180)), turn: 180 };
}

function prepare(even: Grey): PageInk {
  const isRough = isNoisy(even);
  const rough = isRough ? smoothed(even) : even;
  const threshold = inkThreshold(rough);
  const angle = skewOf(inkOf(rough, threshold));
  // Rules are wiped off the images in place: one that stays as it is needs a copy.
  const image = angle === 0 ? { ...even, data: even.data.slice() } : straightened(even, angle);
  const smooth = isRough ? straightened(rough, angle) : image;
  const ink = inkOf(smooth, threshold);
  const images = isRough ? [image, smooth] : [image];
  const em = usualEm(ink);
  const solid = rulesOf(ink);
  eraseRules(solid, images, ink);
  const pieces = componentsOf(ink);
  const rules = wholeRules(withDashedRules(pieces, { em, thickest: thickestRule(em), solid }), smooth, em);
  const hasMore = rules.some((rule) => !solid.includes(rule));
  if (hasMore) eraseRules(rules, images, ink);
  const segments = segmentsOf(hasMore ? componentsOf(ink) : pieces, { rules, em });
  const isSmall = isRough && em < SMALL_EM;
  return { image: isSmall ? sharpened(image) : image, smooth, ink, threshold, rules, segments, em, turn: 0 };
}

/** Rough scans are sharpened for reading where characters are at most so many pixels high: at up to 165 dpi. */
const SMALL_EM = 24;

/** Rounds of drawing lines on: a line goes on to the lines across it, which may have to be drawn on themselves before. */
const MOST_ROUNDS = 3;

/** Lines that were broken made whole, and drawn on where they go on as a trace. */
function wholeRules(found: readonly PixelRule[], image: Grey, em: number): PixelRule[] {
  let rules = mendedRules(found, { em, gaps: 'damage', image });
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const traced = tracedRules(rules, image, em);
    if (traced.length === 0) break;
    rules = mendedRules([...rules, ...traced], { em, gaps: 'damage', image });
  }
  return rules;
}

/** Characters that are asked for the direction of text, and how many must answer. */
const ASKED = 300;
const ENOUGH = 20;

/** True where characters stand closer together down the page than across it: they are closer within a line than the lines are. */
function runsDown({ segments, em }: PageInk): boolean {
  const characters = segments.flatMap(({ parts }) => parts).filter((part) => part.y1 - part.y0 > 0.4 * em || part.x1 - part.x0 > 0.4 * em);
  let across = 0;
  let down = 0;
  const every = Math.max(1, Math.floor(characters.length / ASKED));
  for (const [i, character] of characters.entries()) {
    if (i % every !== 0) continue;
    const gaps = nearest(character, characters, 2 * em);
    if (gaps.right < gaps.below) across++;
    else if (gaps.below < gaps.right) down++;
  }
  return down + across >= ENOUGH && down > 1.5 * across;
}

/** Gaps to the nearest characters right of it and below it; `limit` where there is none so near. */
function nearest(character: Component, others: readonly Component[], limit: number): { right: number; below: number } {
  let right = limit;
  let below = limit;
  for (const other of others) {
    if (other === character) continue;
    const dx = other.x0 - character.x1;
    const dy = other.y0 - character.y1;
    if (dx >= 0 && dx < right && other.y0 < character.y1 && character.y0 < other.y1) right = dx;
    if (dy >= 0 && dy < below && other.x0 < character.x1 && character.x0 < other.x1) below = dy;
  }
  return { right, below };
}
