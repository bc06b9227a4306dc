/**
 * Red stamps put on pages: round with a star, oval, or square, of fresh or of faint ink, where people put them.
 *
 * In → Out: a page in colours → the page stamped. Widths as those of real stamps, in mm of a short side of 210.
 */
import type { Picture, Random } from './looks.ts';

/** What is pressed at a place of a stamp: both from −1 to 1 across it, and whether there is ink. */
type Shape = (x: number, y: number) => boolean;

export interface Stamp {
  shape: 'round' | 'oval' | 'square';
  /** Shares of light that full ink lets through: red, and green and blue. */
  ink: { red: number; other: number };
  /** Where its middle may lie, in shares of the page's width and height. */
  place: { x: readonly [number, number]; y: readonly [number, number] };
}

const FRESH = { red: 0.804, other: 0.235 };
const DARK = { red: 0.66, other: 0.12 };
const FAINT = { red: 0.93, other: 0.62 };
const FIGURES: Stamp['place'] = { x: [0.5, 0.8], y: [0.35, 0.65] };
const HEADER: Stamp['place'] = { x: [0.3, 0.8], y: [0.16, 0.26] };
const TITLE: Stamp['place'] = { x: [0.3, 0.7], y: [0.06, 0.12] };
const LABELS: Stamp['place'] = { x: [0.12, 0.35], y: [0.35, 0.75] };

/** A round stamp of usual ink over figures. */
export const USUAL_STAMP: Stamp = { shape: 'round', ink: FRESH, place: FIGURES };

/** A stamp of any shape, ink and place. */
export function anyStamp(random: Random): Stamp {
  const shape = one(['round', 'oval', 'square'] as const, random);
  const ink = one([FRESH, DARK, FAINT], random);
  return { shape, ink, place: one([FIGURES, HEADER, TITLE, LABELS], random) };
}

function one<T>(choices: readonly [T, ...T[]], random: Random): T {
  return choices[Math.floor(random() * choices.length)] ?? choices[0];
}

/** Width and height in mm. */
const SIZES: Readonly<Record<Stamp['shape'], readonly [number, number]>> = { round: [42, 42], oval: [45, 30], square: [22, 22] };
const SHORT_SIDE_MM = 210;

const SHAPES: Readonly<Record<Stamp['shape'], Shape>> = {
  round: (x, y) => {
    const [distance, angle] = [Math.hypot(x, y), Math.atan2(y, x)];
    return distance <= 1 && (distance > 0.93 || isStar(distance, angle) || isLetter(distance, angle));
  },
  oval: (x, y) => {
    const [distance, angle] = [Math.hypot(x, y), Math.atan2(y, x)];
    const line = Math.abs(y) < 0.12 && Math.abs(x) < 0.6 && Math.sin(x * 40) * Math.sin(y * 60) > 0;
    return distance <= 1 && (distance > 0.92 || line || isLetter(distance, angle));
  },
  square: (x, y) => {
    const edge = Math.max(Math.abs(x), Math.abs(y));
    return edge <= 1 && (edge > 0.9 || (edge < 0.8 && Math.sin(x * 17) * Math.sin(y * 21) > 0.25));
  },
};

function isStar(distance: number, angle: number): boolean {
  return distance < 0.32 * (0.62 + 0.38 * Math.cos(5 * (angle + Math.PI / 2)));
}

function isLetter(distance: number, angle: number): boolean {
  return distance > 0.62 && distance < 0.84 && Math.sin(angle * 24) * Math.sin(distance * 90) > 0.1;
}

/** The page with a stamp on it; its middle is drawn. */
export function withStamp({ width, height, data }: Picture, { shape, ink, place }: Stamp, random: Random): Picture {
  const result = data.slice();
  const [wide, high] = SIZES[shape].map((mm) => (Math.min(width, height) * mm) / SHORT_SIDE_MM / 2) as [number, number];
  const [cx, cy] = [width * between(place.x, random), height * between(place.y, random)];
  const isPressed = SHAPES[shape];
  for (let y = Math.max(0, Math.floor(cy - high)); y < Math.min(height, cy + high); y++) {
    for (let x = Math.max(0, Math.floor(cx - wide)); x < Math.min(width, cx + wide); x++) {
      if (isPressed((x - cx) / wide, (y - cy) / high)) press(result, 4 * (y * width + x), ink);
    }
  }
  return { width, height, data: result };
}

function between([least, most]: readonly [number, number], random: Random): number {
  return least + (most - least) * random();
}

/** Red ink lets black shine through. */
function press(data: Uint8Array, i: number, { red, other }: Stamp['ink']): void {
  data[i] = Math.min(data[i] ?? 0, red * 255);
  data[i + 1] = (data[i + 1] ?? 0) * other;
  data[i + 2] = (data[i + 2] ?? 0) * other;
}
