/**
 * The start of a thread that makes pages ready for reading and reads lines of figures, see preparation.ts.
 */
import { parentPort } from 'node:worker_threads';
import type { ReadSymbol } from './engine.ts';
import { FigureNet } from './figure-net.ts';
import { FIGURE_WEIGHTS } from './figure-weights.ts';
import { type PageInk, readInk, upsideDown } from './page-ink.ts';
import type { InkOrder } from './preparation.ts';
import { answerCalls } from './thread-calls.ts';
import { type FreedGrey, greyOf } from './tone.ts';

/** The page that was made ready last. */
let last: { grey: FreedGrey; turn: PageInk['turn'] } | null = null;
/** Made with the first figure. */
let net: FigureNet | null = null;

function work(order: InkOrder): PageInk | ReadSymbol[][] {
  if (Array.isArray(order)) {
    net ??= new FigureNet(Buffer.from(FIGURE_WEIGHTS, 'base64'));
    const reader = net;
    return order.map((line) => reader.read(line));
  }
  if (order === null) {
    if (last === null) throw new Error('no page was made ready');
    return upsideDown(last.grey, last);
  }
  const grey = greyOf(order);
  const ink = readInk(grey);
  last = { grey, turn: ink.turn };
  return ink;
}

/** Images are handed over; two of them may be one. */
function imagesOf(result: PageInk | ReadSymbol[][]): ArrayBuffer[] {
  if (Array.isArray(result)) return [];
  const { image, smooth, covers } = result;
  const buffers = [image, smooth, covers].flatMap((grey) => (grey === null ? [] : [grey.data.buffer]));
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}

answerCalls<InkOrder, PageInk | ReadSymbol[][]>(parentPort, work, imagesOf);
