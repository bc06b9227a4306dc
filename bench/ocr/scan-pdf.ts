/**
 * PDFs of images only: pages of a digital PDF painted, made to look scanned, and put into a new PDF.
 */
import { createRequire } from 'node:module';
import { concatTransformationMatrix, drawObject, PDFDocument, type PDFPage, popGraphicsState, pushGraphicsState } from 'pdf-lib';
import { openPageImages } from '../../src/source/pdf-images.ts';
import { asScan, type Look, type Picture, randomFrom } from './looks.ts';

interface Canvas {
  getContext(kind: '2d'): {
    createImageData(w: number, h: number): { data: Uint8ClampedArray };
    putImageData(i: unknown, x: number, y: number): void;
  };
  toBuffer(type: 'image/jpeg' | 'image/png', quality?: number): Buffer;
}
const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const { createCanvas }: { createCanvas: (width: number, height: number) => Canvas } = require('@napi-rs/canvas');

const POINTS_AN_INCH = 72;

/** The named pages (1-based) of a PDF as a PDF of their own. */
export async function pagesOf(bytes: Uint8Array, pages: readonly number[]): Promise<Uint8Array> {
  const [source, target] = await Promise.all([PDFDocument.load(bytes), PDFDocument.create()]);
  const copies = await target.copyPages(
    source,
    pages.map((n) => n - 1),
  );
  for (const copy of copies) target.addPage(copy);
  return target.save();
}

export interface Scans {
  pdf: Uint8Array;
  /** The image files that it holds. */
  images: Buffer[];
}

export interface ScanOptions {
  dpi: number;
  /** Looks of pages in turn. */
  looks: readonly Look[];
  seed: number;
  /** What the document is called: other documents lie otherwise on the scanner. */
  name: string;
}

/** All pages of a PDF as images. */
export async function scansOf(bytes: Uint8Array, { dpi, looks, seed, name }: ScanOptions): Promise<Scans> {
  const source = await PDFDocument.load(bytes);
  const target = await PDFDocument.create();
  const painter = await openPageImages(bytes.slice(), undefined, dpi / POINTS_AN_INCH);
  const images: Buffer[] = [];
  for (let n = 1; n <= source.getPageCount(); n++) {
    const look = looks[(n + seed) % looks.length];
    if (look === undefined) throw new Error('no look');
    const picture = asScan(await painter.paint(n), look, randomFrom(n * 131 + seed * 7919 + dpi + numberOf(name)));
    const file = encoded(picture, look.jpeg);
    images.push(file);
    const [width, height] = [(picture.width * POINTS_AN_INCH) / dpi, (picture.height * POINTS_AN_INCH) / dpi];
    const page = target.addPage([width, height]);
    if (look.white !== null) drawBits(page, picture, [width, height]);
    else page.drawImage(look.jpeg === null ? await target.embedPng(file) : await target.embedJpg(file), { x: 0, y: 0, width, height });
  }
  painter.close();
  return { pdf: await target.save(), images };
}

/** Puts a black and white picture on a page, a bit a dot, as such scans are kept. */
function drawBits(page: PDFPage, picture: Picture, [width, height]: readonly [number, number]): void {
  const { context } = page.doc;
  const size = { Width: picture.width, Height: picture.height, BitsPerComponent: 1, ColorSpace: 'DeviceGray' };
  const image = context.register(context.flateStream(bitsOf(picture), { Type: 'XObject', Subtype: 'Image', ...size }));
  const name = page.node.newXObject('Scan', image);
  page.pushOperators(pushGraphicsState(), concatTransformationMatrix(width, 0, 0, height, 0, 0), drawObject(name), popGraphicsState());
}

/** Rows of bits, each begun with a byte of its own; white is 1. */
function bitsOf({ width, height, data }: Picture): Uint8Array {
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * height);
  for (let i = 0; i < width * height; i++) {
    const x = i % width;
    const at = rowBytes * Math.floor(i / width) + (x >> 3);
    if ((data[4 * i] ?? 0) > 127) bits[at] = (bits[at] ?? 0) | (128 >> (x & 7));
  }
  return bits;
}

/** A number for a name, always the same. */
function numberOf(name: string): number {
  let number = 0;
  for (const character of name) number = (number * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return number;
}

function encoded({ width, height, data }: Picture, quality: number | null): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  image.data.set(data);
  for (let i = 3; i < data.length; i += 4) image.data[i] = 255;
  context.putImageData(image, 0, 0);
  return quality === null ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', quality);
}
