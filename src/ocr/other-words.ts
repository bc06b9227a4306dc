/**
 * Words of rough scans that are in doubt, read once more from smaller characters: what else they may be.
 *
 * In → Out: a page, and words as they were read → other readings by index of the segment. The first reading stays: which of the two is a
 * word that is printed there, the vocabularies tell. Only labels are asked for: sentences are long, and figures have a vote of their own.
 */
import type { Candidate } from '../model/recognition.ts';
import { cropOf } from './crops.ts';
import type { Lane, LineReading } from './engine.ts';
import type { PageInk } from './page-ink.ts';
import type { Segment } from './segments.ts';

/** Words with a character less sure than this may be others. */
const DOUBTFUL = 0.9;
/** Height of ideographs in the second reading, in pixels; the first is of 32. */
const SMALLER = 28;
/** Characters of the longest label in one line. */
const LONGEST = 16;

const IDEOGRAPH = /\p{Script=Han}/u;
const DIGIT = /\d/;

/** Other readings of the words in doubt. Those that read the same, or with digits in them, are left out. */
export async function otherWords(
  { image, isRough, segments }: PageInk,
  words: ReadonlyMap<number, LineReading>,
  lane: Lane,
): Promise<Map<number, Candidate[]>> {
  const asked = isRough ? [...words].flatMap(([i, reading]) => (isDoubtfulLabel(reading) ? [{ i, text: reading.text }] : [])) : [];
  const crops = asked.flatMap(({ i }) => (segments[i] === undefined ? [] : [smaller(image, segments[i])]));
  const readings = await lane.read(lane.readers.words, crops);
  return new Map(
    asked.flatMap(({ i, text }, at): [number, Candidate[]][] => {
      const other = readings[at];
      if (other === undefined || other.text === text || !IDEOGRAPH.test(other.text) || DIGIT.test(other.text)) return [];
      return [[i, [{ text: other.text, confidence: other.confidence }]]];
    }),
  );
}

function isDoubtfulLabel({ text, confidence }: LineReading): boolean {
  return confidence < DOUBTFUL && IDEOGRAPH.test(text) && text.length <= LONGEST;
}

function smaller(image: PageInk['image'], segment: Segment): ReturnType<typeof cropOf> {
  return cropOf(image, segment, { inkHeight: SMALLER, lineHeight: segment.y1 - segment.y0 });
}
