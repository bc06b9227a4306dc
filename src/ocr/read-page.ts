/**
 * The image of a page → its words and ruling lines.
 *
 * In → Out: colours, an open lane of an engine → what `source` yields for a page with a text layer. Whether a page stands on its head
 * is seen when it is read: if its longest lines make no sense, they are read the other way up.
 */
import { cropOf } from './crops.ts';
import type { Lane } from './engine.ts';
import { lookOf } from './glyphs.ts';
import type { PageInk } from './page-ink.ts';
import { type RecognisedPage, toPage } from './page-words.ts';
import type { Preparation } from './preparation.ts';
import { type Colour, type Grey, turned } from './raster.ts';
import { readSegments } from './read-segments.ts';

/** Lines that are read to see which way up a page is. */
const PROBED = 6;
/** Text less sure than this may stand on its head (such text has some 0.8); it does where the other way up is surer by so much. */
const SENSIBLE = 0.92;
const SURER = 0.05;
const TEXT_HEIGHT = 32;

export interface ReadPageOptions {
  lane: Lane;
  preparation: Pick<Preparation, 'prepare' | 'upsideDown' | 'readFigures'>;
  /** Width of the page in points. */
  widthPt: number;
  signal?: AbortSignal;
}

/** Reads a page. Rejects with the signal's reason when aborted, or where the engine breaks. */
export async function readPage(colour: Colour, { lane, preparation, widthPt, signal }: ReadPageOptions): Promise<RecognisedPage> {
  const { width, height } = colour;
  const found = await preparation.prepare(colour);
  signal?.throwIfAborted();
  const page = (await standsOnHead(found, lane)) ? await preparation.upsideDown() : found;
  const readings = await readSegments(page, { lane, preparation, ...(signal === undefined ? {} : { signal }) });
  const ptPerPixel = widthPt / width;
  return toPage(page, readings, { widthPt, heightPt: height * ptPerPixel, ptPerPixel });
}

async function standsOnHead(page: PageInk, lane: Lane): Promise<boolean> {
  const crops = longestLines(page);
  if (crops.length === 0) return false;
  const upright = await meanConfidence(lane, crops);
  if (upright >= SENSIBLE) return false;
  const reversed = crops.map((crop) => turned(crop, 180));
  return (await meanConfidence(lane, reversed)) > upright + SURER;
}

function longestLines({ image, segments, em }: PageInk): Grey[] {
  const texts = segments.filter((segment) => lookOf(segment, em) === 'text' && segment.x1 - segment.x0 < 30 * em);
  texts.sort((a, b) => b.x1 - b.x0 - (a.x1 - a.x0) || a.y0 - b.y0);
  return texts.slice(0, PROBED).map((segment) => cropOf(image, segment, { inkHeight: TEXT_HEIGHT, lineHeight: segment.y1 - segment.y0 }));
}

async function meanConfidence(lane: Lane, crops: readonly Grey[]): Promise<number> {
  const symbols = (await lane.read(lane.readers.words, crops)).flatMap((reading) => reading.symbols);
  return symbols.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, symbols.length);
}
