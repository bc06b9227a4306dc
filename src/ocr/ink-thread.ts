/**
 * The start of a thread that makes pages ready for reading, see preparation.ts.
 */
import { parentPort } from 'node:worker_threads';
import { type PageInk, readInk, upsideDown } from './page-ink.ts';
import type { InkOrder } from './preparation.ts';
import { answerCalls } from './thread-calls.ts';
import { type FreedGrey, greyOf } from './tone.ts';

/** The page that was made ready last. */
let last: { grey: FreedGrey; turn: PageInk['turn'] } | null = null;

function work(colour: InkOrder): PageInk {
  if (colour === null) {
    if (last === null) throw new Error('no page was made ready');
    return upsideDown(last.grey, last);
  }
  const grey = greyOf(colour);
  const ink = readInk(grey);
  last = { grey, turn: ink.turn };
  return ink;
}

/** Images are handed over; two of them may be one. */
function imagesOf({ image, smooth, ink }: PageInk): ArrayBuffer[] {
  const buffers = [image, smooth, ink].map(({ data }) => data.buffer);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}

answerCalls<InkOrder, PageInk>(parentPort, work, imagesOf);
