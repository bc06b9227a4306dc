/**
 * A page image made ready: straight, upright, of even light, ruling lines found and taken off, text in segments.
 *
 * Two images are kept in step: one for reading, as the scan shows it, and, where the paper is rough, a smoothed one from which ink is
 * told from paper. Limits: pages turned by a half look alike here; only reading tells them apart.
 */
import { mendedRules } from './broken-rules.ts';
import { amountsFromNames, columnsApart } from './columns-apart.ts';
import { type Component, componentsOf } from './components.ts';
import { withDashedRules } from './dashed-rules.ts';
import { withFaintRules } from './faint-rules.ts';
import { inkOf, inkThreshold, isNoisy, sharpened, smoothed } from './ink.ts';
import { eraseRules, type PixelRule, rulesOf, thickestRule } from './page-rules.ts';
import { withPaleDashes } from './pale-dashes.ts';
import { type Grey, turned, usualEm } from './raster.ts';
import { rowsApart } from './rows-apart.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { withoutMarks } from './shades.ts';
import { skewOf, straightened } from './skew.ts';
import { withoutStrokes } from './text-strokes.ts';
import { evenLight, type FreedGrey } from './tone.ts';
import { tracedRules } from './traces.ts';
import { wordsApart } from './words-apart.ts';

export interface PageInk {
  /** For reading: without rules, not smoothed. */
  image: Grey;
  /** Smoothed where the scan is rough; the same as `image` elsewhere. */
  smooth: Grey;
  /** Tone between ink and paper. */
  threshold: number;
  rules: PixelRule[];
  segments: Segment[];
  /** Where red stamps lay: 0 under their full ink, 255 elsewhere; null on a page without. */
  covers: Grey | null;
  /** Indexes of segments of rough scans over which a stamp lay: what is left of them may be another figure. */
  stamped: number[];
  /**
   * True where the paper of the scan is rough; and of such scans, where type is so small that what is left of a character may be another
   * one.
   */
  isRough: boolean;
  isSmall: boolean;
  /** Usual height of a character. */
  em: number;
  /** By how much the image was turned clockwise until its text ran along rows. */
  turn: 0 | 90 | 180 | 270;
}

/** Prepares the image of a page. */
export function readInk(grey: FreedGrey): PageInk {
  const even = evened(grey);
  const page = prepare(even);
  return runsDown(page) ? { ...prepare(reversed(even, 90)), turn: 90 } : page;
}

/** The same page upside down. */
export function upsideDown(grey: FreedGrey, { turn }: Pick<PageInk, 'turn'>): PageInk {
  const even = evened(grey);
  return turn === 90 ? { ...prepare(reversed(even, 270)), turn: 270 } : { ...prepare(reversed(even, 180)), turn: 180 };
}

/** A page of even light; smoothed, where that was computed on the way. */
interface EvenGrey extends FreedGrey {
  smooth?: Grey;
}

function evened(grey: FreedGrey): EvenGrey {
  const light = evenLight(grey);
  const smooth = smoothed(light);
  const even = withoutMarks(light, smooth);
  return { ...even, ...(even === light ? { smooth } : {}), ...(grey.stamps === undefined ? {} : { stamps: grey.stamps }) };
}

function reversed(even: FreedGrey, degrees: 90 | 180 | 270): EvenGrey {
  const page = turned(even, degrees);
  return even.stamps === undefined ? page : { ...page, stamps: turned(even.stamps, degrees) };
}

function prepare({ smooth: known, ...even }: EvenGrey): PageInk {
  const isRough = isNoisy(even);
  const rough = isRough ? (known ?? smoothed(even)) : even;
  const threshold = inkThreshold(rough);
  const angle = skewOf(inkOf(rough, threshold));
  // Rules are wiped off the images in place: one that stays as it is needs a copy.
  const image = angle === 0 ? { ...even, data: even.data.slice() } : straightened(even, angle);
  const smooth = isRough ? straightened(rough, angle) : image;
  const ink = inkOf(smooth, threshold);
  const images = isRough ? [image, smooth] : [image];
  const em = usualEm(ink);
  const solid = withoutStrokes(withFaintRules(smooth, rulesOf(ink), em), em);
  eraseRules(solid, images, ink);
  const pieces = rowsApart(componentsOf(ink), { rules: solid, ink, em });
  const limits = { em, thickest: thickestRule(em) };
  const dark = withDashedRules(pieces, { ...limits, solid });
  const drawn = withoutStrokes(withPaleDashes(dark, { ...limits, image: smooth, pieces, threshold }), em);
  const rules = wholeRules(drawn, smooth, em);
  const hasMore = rules.some((rule) => !solid.includes(rule));
  if (hasMore) eraseRules(rules, images, ink);
  const found = segmentsOf(hasMore ? rowsApart(componentsOf(ink), { rules, ink, em }) : pieces, { rules, em });
  const isSmall = isRough && em < SMALL_EM;
  // What is left of characters of small type leaves gaps within words.
  const segments = wordsApart(isSmall ? amountsFromNames(found, em) : columnsApart(found, em), em);
  const covers = even.stamps === undefined ? null : straightened(even.stamps, angle);
  const stamped = isRough && covers !== null ? stampedAmong(segments, covers) : [];
  return {
    image: isSmall ? sharpened(image) : image,
    smooth,
    threshold,
    rules,
    segments,
    covers,
    stamped,
    isRough,
    isSmall,
    em,
    turn: 0,
  };
}

/** Share of a segment's area from which on a stamp lay over it. */
const STAMPED_SHARE = 0.03;

/** Indexes of the segments under the ink of a stamp. */
function stampedAmong(segments: readonly Segment[], { width, data }: Grey): number[] {
  return segments.flatMap(({ x0, y0, x1, y1 }, index) => {
    let covered = 0;
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if ((data[y * width + x] ?? 255) < COVERED) covered++;
    return covered >= STAMPED_SHARE * (x1 - x0) * (y1 - y0) ? [index] : [];
  });
}
/** Below this the ink of a stamp, three tenths of its full one, may have changed what is read. */
const COVERED = 178;

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
