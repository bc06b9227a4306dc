/**
 * What a reader sees as text: white text needs a dark ground; large text that is pale or lies over other text is a watermark.
 */
import type { Word } from '../model/page.ts';
import type { BBox } from '../model/place.ts';
import { boxOf, type GlyphRun } from './pdf-glyphs.ts';
import type { PageDrawing } from './pdf-machine.ts';

/** From this tone on, text is white and needs a dark ground. */
const WHITE_TEXT_TONE = 253;
/** A ground below this tone carries white text. */
const DARK_GROUND_TONE = 250;
/** Pale text this large (points), and this many times the page's usual size, is a watermark. */
const PALE_TONE = 170;
const WATERMARK_PT = 24;
const WATERMARK_FACTOR = 2;
/** The same pale words this often on a page are a watermark where one of them lies over other text or a line. */
const MIN_COPIES = 4;
const HAN_WORDS = /^[^\d]*[\u4e00-\u9fff][^\d]*[\u4e00-\u9fff][^\d]*$/;
/** Pale runs this near to each other are one text, in em. */
const JOIN_EM = 0.5;
/** A line or text strikes a run this far inside its box, in em. */
const STRUCK_EM = 0.2;
/** Large text with so many words in its box lies over them. */
const COVERED_WORDS = 2;

export interface SeenRuns {
  seen: GlyphRun[];
  unseen: GlyphRun[];
}

/** Splits a page's runs into those that are seen as text and the others. */
export function seenRuns(drawing: PageDrawing): SeenRuns {
  const judge = new Judge(drawing);
  const seen: GlyphRun[] = [];
  const unseen: GlyphRun[] = [];
  const copies = repeatedMarks(drawing);
  for (const run of drawing.runs) (run.hidden || copies.has(run) || (run.tone >= PALE_TONE && judge.isLost(run)) ? unseen : seen).push(run);
  return { seen, unseen };
}

/** Pale words that are printed all over a page, across its text and lines. */
function repeatedMarks(drawing: PageDrawing): ReadonlySet<GlyphRun> {
  const byText = new Map<string, GlyphRun[][]>();
  for (const words of paleWords(drawing)) {
    const text = words.map(({ from, to }) => drawing.glyphs.chars.slice(from, to).join('')).join('');
    byText.set(text, [...(byText.get(text) ?? []), words]);
  }
  const marks = new Set<GlyphRun>();
  for (const [text, copies] of byText) {
    if (copies.length < MIN_COPIES || !HAN_WORDS.test(text) || !copies.some((runs) => runs.some((run) => isStruck(run, drawing)))) continue;
    for (const run of copies.flat()) marks.add(run);
  }
  return marks;
}

/** Pale runs of one baseline that follow each other. */
function paleWords({ runs }: PageDrawing): GlyphRun[][] {
  const pale = runs.filter((run) => !run.hidden && run.tone >= PALE_TONE);
  const words: GlyphRun[][] = [];
  let before: GlyphRun | null = null;
  for (const run of pale.sort((a, b) => a.turned - b.turned || a.v - b.v || a.start - b.start)) {
    const follows = before !== null && before.turned === run.turned && before.v === run.v && run.start - before.end <= JOIN_EM * run.em;
    if (follows) words[words.length - 1]?.push(run);
    else words.push([run]);
    before = run;
  }
  return words;
}

/** True where a line or darker text passes through a run, which no cell's own text lets happen. */
function isStruck(run: GlyphRun, { runs, rules }: PageDrawing): boolean {
  const margin = STRUCK_EM * run.sizePt;
  const [x0, y0, x1, y1] = boxOf(run);
  const inner: BBox = [x0 + margin, y0 + margin, x1 - margin, y1 - margin];
  const holds = ([a0, b0, a1, b1]: BBox): boolean => a0 < inner[2] && a1 > inner[0] && b0 < inner[3] && b1 > inner[1];
  return (
    runs.some((other) => !other.hidden && other.tone < PALE_TONE && holds(boxOf(other))) ||
    rules.some(({ orientation, position, start, end }) =>
      holds(orientation === 'horizontal' ? [start, position, end, position] : [position, start, position, end]),
    )
  );
}

/** What pale text is compared with; found only where there is some. */
class Judge {
  readonly #drawing: PageDrawing;
  #largeFrom: number | null = null;
  #grounds: BBox[] | null = null;

  constructor(drawing: PageDrawing) {
    this.#drawing = drawing;
  }

  isLost(run: GlyphRun): boolean {
    if (run.tone >= WHITE_TEXT_TONE) return !this.#isOnDark(run);
    this.#largeFrom ??= Math.max(WATERMARK_PT, WATERMARK_FACTOR * usualSize(this.#drawing.runs));
    return run.sizePt >= this.#largeFrom;
  }

  #isOnDark(run: GlyphRun): boolean {
    this.#grounds ??= this.#drawing.areas.filter((area) => area.tone < DARK_GROUND_TONE).map((area) => area.bbox);
    const box = boxOf(run);
    const x = (box[0] + box[2]) / 2;
    const y = (box[1] + box[3]) / 2;
    const holds = (ground: BBox): boolean => x >= ground[0] && x <= ground[2] && y >= ground[1] && y <= ground[3];
    return this.#grounds.some(holds) || this.#drawing.images.some(holds);
  }
}

function usualSize(runs: readonly { sizePt: number; hidden?: boolean }[]): number {
  const sizes = runs.filter((run) => run.hidden !== true).map((run) => run.sizePt);
  sizes.sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}

/** Words that are large and lie over other words: watermarks that are neither pale nor turned. */
export function overlyingWords(words: readonly Word[]): ReadonlySet<Word> {
  const large = words.filter((word) => word.sizePt >= WATERMARK_PT);
  if (large.length === 0) return new Set();
  const limit = WATERMARK_FACTOR * usualSize(words);
  return new Set(large.filter((word) => word.sizePt >= limit && words.filter((other) => lies(other, word)).length >= COVERED_WORDS));
}

/** True where a smaller word's middle lies in the box of `over`. */
function lies(word: Word, over: Word): boolean {
  const x = (word.bbox[0] + word.bbox[2]) / 2;
  const y = (word.bbox[1] + word.bbox[3]) / 2;
  const [x0, y0, x1, y1] = over.bbox;
  return word.sizePt * WATERMARK_FACTOR <= over.sizePt && x > x0 && x < x1 && y > y0 && y < y1;
}
