/**
 * Images of printed lines, as engines of recognition are given them: words of a page of a sample, cut out where the PDF says they are.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Word } from '../../src/model/page.ts';
import { scaled } from '../../src/ocr/crops.ts';
import type { Grey } from '../../src/ocr/raster.ts';
import { openPdf } from '../../src/source/pdf.ts';
import { openPageImages } from '../../src/source/pdf-images.ts';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));
/** Pixels a point, those of 200 dots an inch; and height of the images. */
const SCALE = 200 / 72;
const HEIGHT = 36;
/** Paper around a word, in points. */
const MARGIN = 1;
const MOST = 6;

export interface PrintedLines {
  /** What is printed, and its image. */
  figures: { text: string; image: Grey }[];
  words: { text: string; image: Grey }[];
}

/** Figures and words of the first page of a sample that has enough of both. */
export async function printedLines(): Promise<PrintedLines> {
  const name = readdirSync(SAMPLES).find((file) => file.endsWith('.pdf') && file.includes('部门')) ?? '';
  const bytes = new Uint8Array(readFileSync(join(SAMPLES, name)));
  const painter = await openPageImages(bytes.slice(), undefined, SCALE);
  const pdf = await openPdf(bytes);
  for (let n = 1; n <= pdf.pageCount; n++) {
    const { words } = await pdf.page(n);
    const figures = distinct(words, /^\d{1,3}(?:,\d{3})*\.\d\d$|^\d{7}$/);
    const labels = distinct(words, /^(?!.*入)[\u4e00-\u9fff]{4,10}$/);
    if (figures.length < MOST || labels.length < MOST) continue;
    const { width, height, data } = await painter.paint(n);
    painter.close();
    const page: Grey = { width, height, data: data.filter((_, i) => i % 4 === 1) };
    const cut = (word: Word): { text: string; image: Grey } => ({ text: word.text, image: imageOf(page, word) });
    return { figures: figures.map(cut), words: labels.map(cut) };
  }
  throw new Error('no sample has a page with figures and words');
}

/** The first words that look so, each text once. */
function distinct(words: readonly Word[], look: RegExp): Word[] {
  const found = new Map(words.filter(({ text }) => look.test(text)).map((word) => [word.text, word]));
  return [...found.values()].slice(0, MOST);
}

function imageOf(page: Grey, { bbox: [x0, y0, x1, y1] }: Word): Grey {
  const pixels = (points: number): number => Math.round(points * SCALE);
  const box = { x0: pixels(x0 - MARGIN), y0: pixels(y0 - MARGIN), x1: pixels(x1 + MARGIN), y1: pixels(y1 + MARGIN) };
  return scaled(page, box, HEIGHT / (box.y1 - box.y0));
}
