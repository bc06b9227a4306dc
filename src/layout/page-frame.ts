/**
 * Pages whose text is turned as a whole (a landscape table on an upright page): turned upright for layout, and back.
 *
 * Reading frame: origin where the text's first line begins, x along the text, y from line to line.
 */
import type { Block } from '../model/block.ts';
import type { Page, RulingLine, Word } from '../model/page.ts';
import type { BBox, Place } from '../model/place.ts';

/** The directions of turned text. */
export const TURNED = [90, 180, 270] as const;

/** A page is turned when at least this share of its characters has one direction other than upright. */
const MOST = 0.6;

/** Direction in which the page's text is read. */
export function directionOf(words: readonly Word[]): Word['turned'] {
  const characters = { 0: 0, 90: 0, 180: 0, 270: 0 };
  let total = 0;
  for (const word of words) {
    characters[word.turned] += word.text.length;
    total += word.text.length;
  }
  return TURNED.find((turned) => characters[turned] > MOST * total) ?? 0;
}

/** The page as it is when turned so that text of `turned` is upright; the page itself for 0. */
export function turnPage(page: Page, turned: Word['turned']): Page {
  if (turned === 0) return page;
  const across = !runsAlongX(turned);
  const turnWord = (word: Word): Word => ({ ...turnTo(word, turned, page), turned: relative(word.turned, turned) });
  return {
    ...page,
    widthPt: across ? page.heightPt : page.widthPt,
    heightPt: across ? page.widthPt : page.heightPt,
    words: page.words.map(turnWord),
    rulingLines: page.rulingLines.map((rule) => turnRule(rule, turned, page)),
    images: page.images.map(({ bbox }) => ({ bbox: turnBox(bbox, turned, page) })),
  };
}

interface Size {
  widthPt: number;
  heightPt: number;
}

/** A word in the reading frame of its own direction on a page of size zero: enough to order and join words of one cell. */
export function asUpright(word: Word): Word {
  return { ...turnTo(word, word.turned, { widthPt: 0, heightPt: 0 }), turned: 0 };
}

/** The word with its box and baseline in the frame of `turned`. Its own `turned` is left to the caller. */
function turnTo(word: Word, turned: Word['turned'], size: Size): Word {
  const { bbox, baseline } = word;
  // The baseline is a y for text along x and an x for text along y, before and after.
  const point: BBox = runsAlongX(word.turned) ? [bbox[0], baseline, bbox[0], baseline] : [baseline, bbox[1], baseline, bbox[1]];
  const [x, y] = turnBox(point, turned, size);
  return { ...word, bbox: turnBox(bbox, turned, size), baseline: runsAlongX(relative(word.turned, turned)) ? y : x };
}

function runsAlongX(turned: Word['turned']): boolean {
  return turned === 0 || turned === 180;
}

function relative(turned: Word['turned'], frame: Word['turned']): Word['turned'] {
  return ((turned - frame + 360) % 360) as Word['turned'];
}

function turnBox([x0, y0, x1, y1]: BBox, turned: Word['turned'], { widthPt, heightPt }: Size): BBox {
  if (turned === 90) return [y0, widthPt - x1, y1, widthPt - x0];
  if (turned === 180) return [widthPt - x1, heightPt - y1, widthPt - x0, heightPt - y0];
  return turned === 270 ? [heightPt - y1, x0, heightPt - y0, x1] : [x0, y0, x1, y1];
}

function turnRule(rule: RulingLine, turned: Word['turned'], size: Size): RulingLine {
  const { position, start, end } = rule;
  const horizontal = rule.orientation === 'horizontal';
  const [x0, y0, x1, y1] = turnBox(horizontal ? [start, position, end, position] : [position, start, position, end], turned, size);
  const orientation = horizontal === runsAlongX(turned) ? 'horizontal' : 'vertical';
  return orientation === 'horizontal'
    ? { ...rule, orientation, position: y0, start: x0, end: x1 }
    : { ...rule, orientation, position: x0, start: y0, end: y1 };
}

/** Blocks of a turned page with their places on the page itself. Columns' edges stay in the reading frame. */
export function turnBack(blocks: readonly Block[], page: Page, turned: Word['turned']): Block[] {
  if (turned === 0) return blocks.slice();
  const back = relative(0, turned);
  const across = !runsAlongX(turned);
  const size: Size = across ? { widthPt: page.heightPt, heightPt: page.widthPt } : page;
  return replaced(blocks, (bbox) => turnBox(bbox, back, size));
}

/** Blocks moved to the right by `x`. Columns' edges stay in the frame that they were read in. */
export function moveBlocks(blocks: readonly Block[], x: number): Block[] {
  return x === 0 ? blocks.slice() : replaced(blocks, ([x0, y0, x1, y1]) => [x0 + x, y0, x1 + x, y1]);
}

/** Blocks with other boxes. */
function replaced(blocks: readonly Block[], boxOf: (bbox: BBox) => BBox): Block[] {
  const placed = (place: Place): Place => (place.bbox === null ? place : { ...place, bbox: boxOf(place.bbox) });
  return blocks.map((block) =>
    block.kind === 'line'
      ? { ...block, place: placed(block.place) }
      : { ...block, place: placed(block.place), cells: block.cells.map((cell) => ({ ...cell, place: placed(cell.place) })) },
  );
}
