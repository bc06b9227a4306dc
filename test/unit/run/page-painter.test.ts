import { PDFDocument, rgb } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { PagePainter } from '../../../src/run/page-painter.ts';
import { openPageImages, type PaintedPage } from '../../../src/source/pdf-images.ts';

/** A document whose pages show a block each, further right on each page. */
async function drawn(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let n = 0; n < pages; n++) {
    document.addPage([200, 100]).drawRectangle({ x: 20 + 40 * n, y: 30, width: 30, height: 30, color: rgb(0, 0, 0) });
  }
  return document.save();
}

async function here(bytes: Uint8Array, n: number): Promise<PaintedPage> {
  const images = await openPageImages(bytes.slice());
  try {
    return await images.paint(n);
  } finally {
    images.close();
  }
}

const dark = ({ data }: PaintedPage): number => data.reduce((count, tone, i) => count + (i % 4 === 0 && tone < 128 ? 1 : 0), 0);

describe('PagePainter', () => {
  it('paints in its thread what would be painted here, several pages at once', async () => {
    const bytes = await drawn(3);
    const painter = new PagePainter(bytes.slice());
    const pages = await Promise.all([painter.paint(2), painter.paint(1), painter.paint(3)]);
    const expected = [await here(bytes, 2), await here(bytes, 1), await here(bytes, 3)];
    for (const [i, page] of pages.entries()) {
      const other = expected[i];
      if (other === undefined) throw new Error('no page');
      expect(dark(page)).toBeGreaterThan(1000);
      expect({ width: page.width, height: page.height }).toEqual({ width: other.width, height: other.height });
      expect(Buffer.compare(Buffer.from(page.data), Buffer.from(other.data))).toBe(0);
    }
    await painter.close();
  }, 60_000);

  it('says with each page that a document cannot be opened or has no such page, and is good for the next one', async () => {
    const broken = new PagePainter(new TextEncoder().encode('no PDF'));
    await expect(broken.paint(1)).rejects.toThrow();
    await expect(broken.paint(2)).rejects.toThrow();
    await broken.close();
    const painter = new PagePainter(await drawn(1));
    await expect(painter.paint(5)).rejects.toThrow();
    expect(dark(await painter.paint(1))).toBeGreaterThan(1000);
    await painter.close();
    await expect(painter.paint(1)).rejects.toThrow('no document is open');
  }, 60_000);

  it('gives up what it is at when it is closed', async () => {
    const painter = new PagePainter(await drawn(1));
    const page = painter.paint(1);
    const given = expect(page).rejects.toThrow('the lane is closed');
    await painter.close();
    await given;
    const next = new PagePainter(await drawn(1));
    expect(dark(await next.paint(1))).toBeGreaterThan(1000);
    await next.close();
  }, 60_000);
});
