/**
 * Images of printed lines, as engines of recognition are given them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import type { Grey } from '../../src/ocr/raster.ts';
import { openPageImages } from '../../src/source/pdf-images.ts';

const FONT = createRequire(import.meta.url).resolve('@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf');
/** Size of the print in points, and pixels a point: characters are then some 32 pixels high, digits 25. */
const SIZE = 12;
const SCALE = 2.8;
const [WIDTH, HEIGHT] = [300, 15];

/** One image a line, dark on light. */
export async function printedLines(texts: readonly string[]): Promise<Grey[]> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const font = await document.embedFont(readFileSync(FONT), { subset: false });
  for (const text of texts) {
    const width = Math.min(WIDTH, font.widthOfTextAtSize(text, SIZE) + 8);
    document.addPage([width, HEIGHT]).drawText(text, { x: 4, y: 3, size: SIZE, font });
  }
  const painter = await openPageImages(await document.save(), undefined, SCALE);
  const images: Grey[] = [];
  for (let n = 1; n <= texts.length; n++) {
    const { width, height, data } = await painter.paint(n);
    images.push({ width, height, data: data.filter((_, i) => i % 4 === 1) });
  }
  painter.close();
  return images;
}
