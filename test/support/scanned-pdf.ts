/**
 * A PDF that holds nothing but images of pages of another one.
 */
import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { type Grey, turned } from '../../src/ocr/raster.ts';
import { openPageImages } from '../../src/source/pdf-images.ts';

const POINTS_AN_INCH = 72;
const SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A grey image as PNG. */
export function png({ width, height, data }: Grey): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', new Uint8Array())]);
}

export interface ScanOptions {
  /** 1-based pages of the original, in the order of the scan. */
  pages: readonly number[];
  dpi: number;
  /** Clockwise turn of the images. */
  turn?: 0 | 90 | 180 | 270;
}

/** Scans pages of a digital PDF. */
export async function scannedPdf(bytes: Uint8Array, { pages, dpi, turn = 0 }: ScanOptions): Promise<Uint8Array> {
  const target = await PDFDocument.create();
  const painter = await openPageImages(bytes.slice(), undefined, dpi / POINTS_AN_INCH);
  for (const n of pages) {
    const { width, height, data } = await painter.paint(n);
    const upright: Grey = { width, height, data: data.filter((_, i) => i % 4 === 1) };
    const image = turn === 0 ? upright : turned(upright, turn);
    const size: [number, number] = [(image.width * POINTS_AN_INCH) / dpi, (image.height * POINTS_AN_INCH) / dpi];
    target.addPage(size).drawImage(await target.embedPng(png(image)), { x: 0, y: 0, width: size[0], height: size[1] });
  }
  painter.close();
  return target.save();
}

/** Pages of a digital PDF as they are. */
export async function pagesOf(bytes: Uint8Array, pages: readonly number[]): Promise<Uint8Array> {
  const [source, target] = await Promise.all([PDFDocument.load(bytes), PDFDocument.create()]);
  const copies = await target.copyPages(
    source,
    pages.map((n) => n - 1),
  );
  for (const copy of copies) target.addPage(copy);
  return target.save();
}
