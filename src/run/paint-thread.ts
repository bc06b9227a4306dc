/**
 * The start of a thread that paints the pages of one PDF at a time, see page-painter.ts.
 */
import { parentPort } from 'node:worker_threads';
import { answerCalls } from '../ocr/thread-calls.ts';
import { openPageImages, type PageImages, type PaintedPage } from '../source/pdf-images.ts';
import type { PaintOrder } from './page-painter.ts';

let images: PageImages | null = null;

async function work(order: PaintOrder): Promise<PaintedPage | null> {
  if (typeof order === 'number') {
    if (images === null) throw new Error('no document is open');
    return owned(await images.paint(order));
  }
  images?.close();
  images = null;
  if (order !== null) images = await openPageImages(order.bytes, order.password);
  return null;
}

/** A page in memory of its own, which may be handed over. */
function owned({ width, height, data }: PaintedPage): PaintedPage {
  return { width, height, data: data.byteLength === data.buffer.byteLength ? data : data.slice() };
}

function pixelsOf(page: PaintedPage | null): ArrayBuffer[] {
  return page !== null && page.data.buffer instanceof ArrayBuffer ? [page.data.buffer] : [];
}

answerCalls<PaintOrder, PaintedPage | null>(parentPort, work, pixelsOf);
