/**
 * Pieces of ink → pieces of text that are recognised at once: runs of characters of one line that no rule and no wide gap parts.
 *
 * In → Out: components, ruling lines → segments in reading order of their first pieces. Specks are left out, and what is too large
 * for text: pictures, punch holes, the edge of the scanner's glass.
 */
import { DisjointSets } from '../model/disjoint-sets.ts';
import type { Component } from './components.ts';
import { middleAt, type PixelRule } from './page-rules.ts';
import type { PixelBox } from './raster.ts';

export interface Segment extends PixelBox {
  /** Its pieces from left to right. */
  parts: Component[];
}

export interface SegmentOptions {
  rules: readonly PixelRule[];
  /** Usual height of a character in pixels. */
  em: number;
}

/** A gap from this width on parts two segments, in em of the larger neighbour: a full-width comma leaves 0.8. */
const GAP_EM = 1;
/** Pieces of one line overlap in height by this share of the lower one. */
const OVERLAP = 0.3;
/** Pieces with less ink than this (em²) are points, commas or dirt; less than this with nothing near is dirt. */
const SMALL_AREA = 0.05;
const SMALLEST_AREA = 0.004;
/** Small pieces further than this (em) from every larger one are dirt. */
const NEAR_EM = 0.9;
/** Larger pieces than this (em) are no characters: titles have up to 4. */
const LARGEST_EM = 5;
/** Pieces this much wider than high that have no neighbours are dashes; longer ones remains of lines. */
const LONGEST_EM = 12;
/** Two segments above each other are one character when they are together no higher than this, in em. */
const CHARACTER_EM = 1.3;
/** Pieces to the right that are looked at. */
const LOOK_AHEAD = 6;

/** The text segments of a page. */
export function segmentsOf(components: readonly Component[], options: SegmentOptions): Segment[] {
  const pieces = textPieces(components, options.em);
  const groups = new DisjointSets(pieces.length);
  linkNeighbours(pieces, groups, options);
  const segments = listsOf(groups, pieces.length).map((group) => toSegment(group.flatMap((i) => pieces[i] ?? [])));
  return stacked(segments, options).filter(({ parts }) => isText(parts, options.em));
}

/** What can belong to text. */
function textPieces(components: readonly Component[], em: number): Component[] {
  const sized = components.filter((piece) => {
    const [width, height] = [piece.x1 - piece.x0, piece.y1 - piece.y0];
    return piece.area >= SMALLEST_AREA * em * em && height <= LARGEST_EM * em && width <= LONGEST_EM * em;
  });
  const large = sized.filter((piece) => piece.area >= SMALL_AREA * em * em);
  const near = new Neighbourhood(large, em);
  return sized.filter((piece) => piece.area >= SMALL_AREA * em * em || near.has(piece, NEAR_EM * em)).sort(byLeft);
}

function byLeft(a: PixelBox, b: PixelBox): number {
  return a.x0 - b.x0 || a.y0 - b.y0;
}

/** Answers whether a large piece is near, by tiles of one em. */
class Neighbourhood {
  readonly #tiles = new Map<number, Component[]>();
  readonly #em: number;

  constructor(pieces: readonly Component[], em: number) {
    this.#em = em;
    for (const piece of pieces) {
      for (let row = Math.floor(piece.y0 / em); row <= Math.floor(piece.y1 / em); row++) {
        for (let column = Math.floor(piece.x0 / em); column <= Math.floor(piece.x1 / em); column++) {
          const key = row * 4096 + column;
          const tile = this.#tiles.get(key);
          if (tile === undefined) this.#tiles.set(key, [piece]);
          else tile.push(piece);
        }
      }
    }
  }

  has({ x0, x1, y0, y1 }: PixelBox, distance: number): boolean {
    const em = this.#em;
    for (let row = Math.floor((y0 - distance) / em); row <= Math.floor((y1 + distance) / em); row++) {
      for (let column = Math.floor((x0 - distance) / em); column <= Math.floor((x1 + distance) / em); column++) {
        const tile = this.#tiles.get(row * 4096 + column) ?? [];
        if (tile.some((o) => o.x0 - x1 <= distance && x0 - o.x1 <= distance && o.y0 - y1 <= distance / 3 && y0 - o.y1 <= distance / 3))
          return true;
      }
    }
    return false;
  }
}

/** The members of each set, in the order of the first. */
function listsOf(groups: DisjointSets, size: number): number[][] {
  const lists = new Map<number, number[]>();
  for (let i = 0; i < size; i++) {
    const root = groups.find(i);
    const list = lists.get(root);
    if (list === undefined) lists.set(root, [i]);
    else list.push(i);
  }
  return [...lists.values()];
}

/** Joins each piece with those right of it in its line. Pieces are sorted from left to right. */
function linkNeighbours(pieces: readonly Component[], groups: DisjointSets, { rules, em }: SegmentOptions): void {
  const barriers = rules.filter((rule) => rule.orientation === 'vertical');
  const isLinked = (i: number, j: number): boolean => {
    const [piece, next] = [pieces[i], pieces[j]];
    if (piece === undefined || next === undefined || groups.find(i) === groups.find(j)) return false;
    return areNeighbours(piece, next, em) && !barriers.some((rule) => isBetween(rule, piece, next));
  };
  for (const band of bandsOf(pieces, em)) {
    for (const [at, i] of band.entries()) {
      for (const j of band.slice(at + 1, at + 1 + LOOK_AHEAD)) if (isLinked(i, j)) groups.join(i, j);
    }
  }
}

/** Indexes of the pieces in each band of half an em, from left to right. */
function bandsOf(pieces: readonly Component[], em: number): number[][] {
  const bands: number[][] = [];
  for (const [i, piece] of pieces.entries()) {
    for (let band = Math.floor((2 * piece.y0) / em); band <= Math.floor((2 * (piece.y1 - 1)) / em); band++) {
      bands[band] ??= [];
      bands[band]?.push(i);
    }
  }
  return bands.filter((band) => band !== undefined);
}

function areNeighbours(a: PixelBox, b: PixelBox, em: number): boolean {
  const [heightA, heightB] = [a.y1 - a.y0, b.y1 - b.y0];
  const overlap = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  if (overlap < OVERLAP * Math.min(heightA, heightB)) return false;
  return b.x0 - a.x1 < GAP_EM * Math.max(0.9 * em, Math.min(heightA, heightB));
}

function isBetween({ strip }: PixelRule, a: PixelBox, b: PixelBox): boolean {
  const y = (Math.max(a.y0, b.y0) + Math.min(a.y1, b.y1)) / 2;
  if (y < strip.x0 || y > strip.x1) return false;
  const x = middleAt(strip, y);
  return x > (a.x0 + a.x1) / 2 && x < (b.x0 + b.x1) / 2;
}

/** A segment of pieces. */
export function toSegment(parts: Component[]): Segment {
  parts.sort(byLeft);
  const box: PixelBox = { x0: parts[0]?.x0 ?? 0, y0: Number.POSITIVE_INFINITY, x1: 0, y1: 0 };
  for (const part of parts) {
    box.x1 = Math.max(box.x1, part.x1);
    box.y0 = Math.min(box.y0, part.y0);
    box.y1 = Math.max(box.y1, part.y1);
  }
  return { ...box, parts };
}

/** Joins segments that are the upper and lower parts of one character (二, 三, 合) or marks above and below. */
function stacked(segments: readonly Segment[], { rules, em }: SegmentOptions): Segment[] {
  const barriers = rules.filter((rule) => rule.orientation === 'horizontal');
  const sorted = segments.slice().sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
  const done: Segment[] = [];
  let open: Segment[] = [];
  for (const segment of sorted) {
    open = open.filter((other) => segment.y0 - other.y1 < CHARACTER_EM * em);
    const above = open.find((other) => isSameCharacter(other, segment, em) && !barriers.some((rule) => isUnder(rule, other, segment)));
    if (above === undefined) {
      open.push(segment);
      done.push(segment);
    } else Object.assign(above, toSegment([...above.parts, ...segment.parts]));
  }
  return done;
}

function isSameCharacter(upper: Segment, lower: Segment, em: number): boolean {
  const overlap = Math.min(upper.x1, lower.x1) - Math.max(upper.x0, lower.x0);
  const height = Math.max(upper.y1, lower.y1) - Math.min(upper.y0, lower.y0);
  return overlap > 0.5 * Math.min(upper.x1 - upper.x0, lower.x1 - lower.x0) && height <= CHARACTER_EM * em;
}

function isUnder({ strip }: PixelRule, upper: PixelBox, lower: PixelBox): boolean {
  const x = (Math.max(upper.x0, lower.x0) + Math.min(upper.x1, lower.x1)) / 2;
  if (x < strip.x0 || x > strip.x1) return false;
  const y = middleAt(strip, x);
  return y > (upper.y0 + upper.y1) / 2 && y < (lower.y0 + lower.y1) / 2;
}

/** True where a segment holds more than dirt: something of a character's size, or a dash. */
function isText(parts: readonly Component[], em: number): boolean {
  return parts.some((part) => part.y1 - part.y0 >= 0.3 * em || part.x1 - part.x0 >= 0.3 * em);
}
