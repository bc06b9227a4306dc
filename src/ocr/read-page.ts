/**
 * The image of a page → its words and ruling lines.
 *
 * In → Out: colours, an open lane of an engine → what `source` yields for a page with a text layer. Whether a page stands on its head
 * is seen when it is read: if its longest lines make no sense, they are read the other way up.
 */
import { cropOfText } from './crops.ts';
import type { Lane, LineReading } from './engine.ts';
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
/** Longer ones are no lines of text. Unit: em. */
const LONGEST_EM = 30;

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
  const probed = await readLongest(found, lane);
  const isUpright = !(await standsOnHead(probed, lane));
  const page = isUpright ? found : await preparation.upsideDown();
  const known = isUpright ? readingsOf(probed) : new Map<number, LineReading>();
  const readings = await readSegments(page, { lane, preparation, known, ...(signal === undefined ? {} : { signal }) });
  const ptPerPixel = widthPt / width;
  return toPage(page, readings, { widthPt, heightPt: height * ptPerPixel, ptPerPixel });
}

/** A line that is read to see which way up a page is. */
interface Probe {
  /** Index of its segment. */
  segment: number;
  crop: Grey;
  reading: LineReading | undefined;
}

/** The longest lines of a page as its reader of words reads them. */
async function readLongest({ image, segments, em }: PageInk, lane: Lane): Promise<Probe[]> {
  const texts = [...segments.entries()].filter(
    ([, segment]) => segment.x1 - segment.x0 < LONGEST_EM * em && lookOf(segment, em) === 'text',
  );
  texts.sort(([, a], [, b]) => b.x1 - b.x0 - (a.x1 - a.x0) || a.y0 - b.y0);
  const probes = texts.slice(0, PROBED).map(([segment, box]) => ({ segment, crop: cropOfText(image, box) }));
  const readings = await lane.read(
    lane.readers.words,
    probes.map(({ crop }) => crop),
  );
  return probes.map((probe, i) => ({ ...probe, reading: readings[i] }));
}

async function standsOnHead(probes: readonly Probe[], lane: Lane): Promise<boolean> {
  if (probes.length === 0) return false;
  const upright = meanConfidence(probes.map(({ reading }) => reading));
  if (upright >= SENSIBLE) return false;
  const reversed = probes.map(({ crop }) => turned(crop, 180));
  return meanConfidence(await lane.read(lane.readers.words, reversed)) > upright + SURER;
}

function readingsOf(probes: readonly Probe[]): Map<number, LineReading> {
  return new Map(probes.flatMap(({ segment, reading }) => (reading === undefined ? [] : [[segment, reading] as const])));
}

function meanConfidence(readings: readonly (LineReading | undefined)[]): number {
  const symbols = readings.flatMap((reading) => reading?.symbols ?? []);
  return symbols.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, symbols.length);
}
