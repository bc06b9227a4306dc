/**
 * Ruling lines that go on as a trace too faint, or too broken, to be ink: under a stamp, in a worn copy, where dashes run together.
 *
 * In → Out: lines, the smoothed page → more lines: from where a line ends, the same line in each cell beyond, wherever the image is
 * darker along it than on both sides of it, from one line across to the next. Text of a merged cell is not: it leaves room above and
 * below. Pieces that belong together are joined by broken-rules.ts.
 */
import { middleAt, type PixelRule } from './page-rules.ts';
import type { Grey } from './raster.ts';

/** A trace is darker than the paper beside it by so many tones, seen at this distance (em), along this share of the way. */
const TONES = 8;
const BESIDE_EM = 0.22;
const SHARE = 0.6;
/** The same along ways from this length on (em), where a stroke of a character is no longer half of it; dashes are. */
const LONG_EM = 3;
const LONG_SHARE = 0.4;
/** Share of the first and of the last part of the way that must be dark: text does not reach from line to line. */
const END_PART = 0.2;
const END_SHARE = 0.4;
/** Cells lower or narrower than this (em) hold too little to tell. */
const LEAST_EM = 1;
/** Ink of the lines across, blurred, at the ends of a way, in em. */
const ACROSS_EM = 0.1;
/** The direction of a line is taken from its last part of this length, in em. */
const TAIL_EM = 20;
/** A line that ends this near to one across ends at it, in em. */
const MEET_EM = 0.5;

interface Way {
  from: number;
  to: number;
  em: number;
}

/** True where the image is darker along a line than on both sides of it. */
export function isTraced(image: Grey, rule: PixelRule, { from, to, em }: Way): boolean {
  const dark = darkPlaces(image, rule, { from, to, em });
  const share = to - from >= LONG_EM * em ? LONG_SHARE : SHARE;
  const part = Math.max(1, Math.round(END_PART * dark.length));
  return shareOf(dark) >= share && shareOf(dark.subarray(0, part)) >= END_SHARE && shareOf(dark.subarray(-part)) >= END_SHARE;
}

/** 1 for each place of the way where the line is darker than its sides. */
function darkPlaces({ width, height, data }: Grey, { orientation, strip }: PixelRule, { from, to, em }: Way): Uint8Array {
  const isRow = orientation === 'horizontal';
  const [along, across, last] = isRow ? [1, width, height - 1] : [width, 1, width - 1];
  const beside = Math.max(3, Math.round(BESIDE_EM * em));
  const dark = new Uint8Array(Math.max(0, to - from));
  for (let x = from; x < to; x++) {
    const middle = Math.round(strip.middle[x - strip.x0] ?? 0);
    if (middle - beside < 0 || middle + beside > last) continue;
    const at = (y: number): number => data[x * along + y * across] ?? 0;
    const tone = Math.min(at(middle - 1), at(middle), at(middle + 1));
    if (Math.min(at(middle - beside), at(middle + beside)) - tone >= TONES) dark[x - from] = 1;
  }
  return dark;
}

function shareOf(dark: Uint8Array): number {
  return dark.length === 0 ? 0 : dark.reduce((sum, value) => sum + value, 0) / dark.length;
}

/** The pieces of lines that go on beyond their ends. */
export function tracedRules(rules: readonly PixelRule[], image: Grey, em: number): PixelRule[] {
  const found: PixelRule[] = [];
  for (const rule of rules) {
    const crossings = crossingsOf(rule, rules, em);
    for (const end of [1, -1] as const) {
      const pieces = piecesBeyond(rule, crossings, { image, em, end });
      found.push(...pieces.filter((piece) => !isThere(piece, rules, em) && !isThere(piece, found, em)));
    }
  }
  return found;
}

interface Beyond {
  image: Grey;
  em: number;
  /** 1 for what comes behind the line's end, −1 for what comes before its start. */
  end: 1 | -1;
}

/** The pieces beyond one end in which the line goes on, each to the next line across. */
function piecesBeyond({ orientation, strip }: PixelRule, crossings: readonly number[], { image, em, end }: Beyond): PixelRule[] {
  const limit = (orientation === 'horizontal' ? image.width : image.height) - 1;
  const edge = end === 1 ? strip.x1 - MEET_EM * em : strip.x0 + MEET_EM * em;
  const ahead = crossings.filter((place) => end * (place - edge) >= 0).sort((a, b) => end * (a - b));
  const own = end === 1 ? strip.x1 : strip.x0;
  // A line that breaks off within a cell goes on from there.
  const beyond = Math.abs((ahead[0] ?? own) - own) <= MEET_EM * em ? ahead : [own, ...ahead];
  const pieces: PixelRule[] = [];
  for (const [i, start] of beyond.entries()) {
    const next = beyond[i + 1];
    if (next === undefined || Math.abs(next - start) < LEAST_EM * em) continue;
    const [x0, x1] = [Math.max(0, Math.min(start, next)), Math.min(limit, Math.max(start, next))];
    const middle = Float32Array.from({ length: x1 - x0 }, (_, k) => extended(strip, x0 + k, em));
    const piece: PixelRule = { orientation, strip: { x0, x1, middle, thickness: strip.thickness } };
    // The lines across are dark themselves, and so is the blur beside them.
    const margin = Math.ceil(ACROSS_EM * em);
    if (isTraced(image, piece, { from: x0 + margin, to: x1 - margin, em })) pieces.push(piece);
  }
  return pieces;
}

/** Where the line would be at `x`, beyond its ends straight on. */
function extended(strip: PixelRule['strip'], x: number, em: number): number {
  if (x >= strip.x0 && x < strip.x1) return middleAt(strip, x);
  const tail = Math.min(strip.x1 - strip.x0 - 1, Math.round(TAIL_EM * em));
  const [near, far] = x < strip.x0 ? [strip.x0, strip.x0 + tail] : [strip.x1 - 1, strip.x1 - 1 - tail];
  const slope = tail === 0 ? 0 : (middleAt(strip, near) - middleAt(strip, far)) / (near - far);
  return middleAt(strip, near) + slope * (x - near);
}

/** Where the lines across pass the line, or would where it went on, in no order. */
function crossingsOf({ orientation, strip }: PixelRule, rules: readonly PixelRule[], em: number): number[] {
  const slack = MEET_EM * em;
  return rules.flatMap(({ orientation: other, strip: across }) => {
    if (other === orientation) return [];
    const place = middleAt(across, extended(strip, across.middle[0] ?? 0, em));
    const at = extended(strip, place, em);
    return at < across.x0 - slack || at > across.x1 + slack ? [] : [Math.round(middleAt(across, at))];
  });
}

/** True where one of the lines runs there already. */
function isThere({ orientation, strip }: PixelRule, rules: readonly PixelRule[], em: number): boolean {
  const at = (strip.x0 + strip.x1) / 2;
  return rules.some(
    (rule) =>
      rule.orientation === orientation &&
      at >= rule.strip.x0 &&
      at < rule.strip.x1 &&
      Math.abs(middleAt(rule.strip, at) - middleAt(strip, at)) <= MEET_EM * em,
  );
}
