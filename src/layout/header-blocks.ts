/**
 * Words of a header → its labels, each with the lines that its cell wraps.
 *
 * In → Out: header lines, the distance between lines of one cell → labels with their extent, top to bottom.
 * Words of one line that no wide gap parts are one piece; a piece right below another, no further away than lines of one cell and with
 * the same middle, goes on with its label. One label over a line of several, between labels in the middle of their height, spans them.
 */
import type { Word } from '../model/page.ts';
import type { WordLine } from './page-text.ts';
import { type BlankStart, partBehind, segmentsOf } from './segments.ts';

/** Pieces of a centred label have their middles this near to each other, in em; pieces at the left or right share that edge. */
const CENTRED_EM = 0.6;
/** Lines of one cell are at most this far apart, in em, where no wrapped cell of the body tells how far. */
const MAX_PITCH_EM = 1.6;
const SAME_CELL = 1.04;
/** Header cells over each other are at least this much further apart than lines of one cell. */
const APART = 1.07;

/** Labels of one line have their baselines this near to each other, in em. */
const SAME_LINE_EM = 0.15;
/** A label over so many of the line below, its own middle column included, may span them. */
const MIN_SIBLINGS = 3;

/** A line is full where less room is left between the columns beside it: two paddings on each side and a character, in em. */
const ROOM_EM = 2;

/** A label: its words line by line. */
export interface HeaderBlock {
  words: Word[];
  start: number;
  end: number;
  /** Baselines of its first and last line. */
  first: number;
  last: number;
}

/** What the body tells of a header's cells. */
export interface HeaderContext {
  /** Distance between lines of one cell; null where the body shows none, `least` is that of rows then. */
  pitch: number | null;
  least: number;
  /** Columns of the body. */
  strands: readonly { start: number; end: number }[];
  /** Where labels of columns begin that the body leaves blank to its end; null where the body does not tell. */
  blank: BlankStart | null;
}

/** The labels of header lines. */
export function headerBlocks(lines: readonly WordLine[], { pitch, least, strands, blank }: HeaderContext): HeaderBlock[] {
  const pieces = lines.flatMap(({ words }) =>
    segmentsOf(words)
      .flatMap((segment) => partBehind(segment, blank))
      .flatMap((segment) => partAtGutters(segment.words, strands))
      .map(pieceOf),
  );
  const most = SAME_CELL * (pitch ?? headerPitch(pieces, least));
  const blocks: HeaderBlock[] = [];
  for (const piece of pieces.sort((a, b) => a.first - b.first)) {
    const above = nearestAbove(blocks, piece);
    if (above !== null && isContinued(above, piece) && isNext(above, piece, { most, strands }) && !isOverSiblings(above, piece, pieces)) {
      above.words.push(...piece.words);
      above.start = Math.min(above.start, piece.start);
      above.end = Math.max(above.end, piece.end);
      above.last = piece.last;
    } else blocks.push({ ...piece, words: [...piece.words] });
  }
  return blocks;
}

function pieceOf(words: Word[]): HeaderBlock {
  const baseline = words[0]?.baseline ?? 0;
  return { words, start: words[0]?.bbox[0] ?? 0, end: words[words.length - 1]?.bbox[2] ?? 0, first: baseline, last: baseline };
}

/** Words of one line parted where a gap lies over a gutter of the body; letters of a spaced word stay together. */
function partAtGutters(words: readonly Word[], strands: HeaderContext['strands']): Word[][] {
  const parts: Word[][] = [];
  for (const [i, word] of words.entries()) {
    const before = words[i - 1];
    const open = parts[parts.length - 1];
    if (before === undefined || open === undefined || isOverGutter(before, word, strands)) parts.push([word]);
    else open.push(word);
  }
  return parts;
}

function isOverGutter(before: Word, word: Word, strands: HeaderContext['strands']): boolean {
  if (before.text.length === 1 && word.text.length === 1) return false;
  return strands.some(({ start }, i) => i > 0 && (strands[i - 1]?.end ?? 0) < word.bbox[0] && before.bbox[2] < start);
}

/** The least distance of two pieces over each other, where it is clearly less than the next and than that of rows; 0 where it is not. */
function headerPitch(pieces: readonly HeaderBlock[], rows: number): number {
  const gaps = pieces
    .flatMap((piece, i) => {
      const above = nearestAbove(pieces.slice(0, i), piece);
      return above === null ? [] : [piece.first - above.last];
    })
    .sort((a, b) => a - b);
  const [least] = gaps;
  const em = pieces[0]?.words[0]?.sizePt ?? 0;
  if (least === undefined || least > MAX_PITCH_EM * em || least * APART > rows) return 0;
  const next = gaps.find((gap) => gap > SAME_CELL * least);
  return next === undefined || next >= APART * least ? least : 0;
}

function nearestAbove(blocks: readonly HeaderBlock[], piece: HeaderBlock): HeaderBlock | null {
  let nearest: HeaderBlock | null = null;
  for (const block of blocks) {
    if (block.last >= piece.first || block.end <= piece.start || piece.end <= block.start) continue;
    if (nearest === null || block.last > nearest.last) nearest = block;
  }
  return nearest;
}

/** True for a piece as near as lines of one cell, or right below one that leaves no room for another character between its neighbours. */
function isNext(above: HeaderBlock, piece: HeaderBlock, { most, strands }: { most: number; strands: HeaderContext['strands'] }): boolean {
  const gap = piece.first - above.last;
  const em = piece.words[0]?.sizePt ?? 0;
  if (gap <= most || gap > MAX_PITCH_EM * em) return gap <= most;
  const over = strands.flatMap((strand, i) => (strand.start < above.end && above.start < strand.end ? [i] : []));
  const [only] = over;
  if (only === undefined || over.length > 1 || piece.end - piece.start >= above.end - above.start) return false;
  const [left, right] = [strands[only - 1]?.end ?? Number.NEGATIVE_INFINITY, strands[only + 1]?.start ?? Number.POSITIVE_INFINITY];
  return left < above.start && above.end < right && right - left - (above.end - above.start) < ROOM_EM * em;
}

function isContinued(above: HeaderBlock, piece: HeaderBlock): boolean {
  const limit = CENTRED_EM * (piece.words[0]?.sizePt ?? 0);
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= limit;
  return (
    isNear((above.start + above.end) / 2, (piece.start + piece.end) / 2) || isNear(above.start, piece.start) || isNear(above.end, piece.end)
  );
}

/**
 * True for the only label over a line of several, `piece` among them, that ends where labels stand in the middle between both lines.
 * Cells are centred there, so that those below are no cells over both lines: they have a label above them, and that is it.
 */
function isOverSiblings(above: HeaderBlock, piece: HeaderBlock, pieces: readonly HeaderBlock[]): boolean {
  const limit = SAME_LINE_EM * (piece.words[0]?.sizePt ?? 0);
  const isAt = (baseline: number, { first, last }: HeaderBlock): boolean =>
    Math.abs(first - baseline) <= limit && Math.abs(last - baseline) <= limit;
  const isWhole = (other: HeaderBlock): boolean => isAt((above.last + piece.first) / 2, other);
  const [left, right] = [pieces.filter((other) => other.end <= piece.start), pieces.filter((other) => other.start >= piece.end)];
  const from = Math.max(...left.filter(isWhole).map(({ end }) => end));
  const to = Math.min(...right.filter(isWhole).map(({ start }) => start));
  if (!Number.isFinite(from)) return false;
  const between = pieces.filter((other) => other.start >= from && other.end <= to);
  const upper = between.filter((other) => isAt(above.first, other));
  const lower = between.filter((other) => isAt(piece.first, other));
  const isBeside = [left, right].every((side) => side.some((other) => lower.includes(other)));
  return isBeside && upper.length === 1 && lower.length >= MIN_SIBLINGS && upper.length + lower.length === between.length;
}
