/**
 * Pages of a PDF painted as images, one at a time, for reading characters off them.
 *
 * In → Out: bytes → colours, four bytes a pixel (red, green, blue, unused). A page is painted at the resolution of the scan that it
 * holds, so that hardly a pixel is interpolated. The painter is PDFium (WebAssembly), loaded with the first page.
 */
import type { PDFiumDocument, PDFiumPage } from '@hyzyla/pdfium';

export interface PaintedPage {
  width: number;
  height: number;
  data: Uint8Array;
}

export interface PageImages {
  /** Page `n`, 1-based. Rejects where it cannot be painted. */
  paint(n: number): Promise<PaintedPage>;
  close(): void;
}

/** Pixels of the short side: that of A4 at 150 and at 300 dots an inch. Less is not legible, more is not more legible. */
const FEWEST_PIXELS = 1240;
const MOST_PIXELS = 2480;
/** Pixels a point where the page holds no scan: 200 dots an inch. */
const USUAL_SCALE = 200 / 72;
/** Images on a page that are looked at for their resolution; scans are cut into stripes, pages of drawings have thousands. */
const MOST_IMAGES = 64;
/** A scan's sides are in proportion to the page's within this factor; stripes are not. */
const SAME_SHAPE = 1.5;

/** Opens a document for painting, with `fixedScale` pixels a point instead of those of its scans. Rejects where PDFium cannot open it. */
export async function openPageImages(bytes: Uint8Array, password?: string, fixedScale?: number): Promise<PageImages> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  let document: PDFiumDocument;
  try {
    document = await library.loadDocument(bytes, password);
  } catch (error) {
    library.destroy();
    throw error;
  }
  return {
    paint: (n) => paintPage(document, n, fixedScale),
    close: () => {
      document.destroy();
      library.destroy();
    },
  };
}

async function paintPage(document: PDFiumDocument, n: number, fixedScale: number | undefined): Promise<PaintedPage> {
  const page = document.getPage(n - 1);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  // PDFium gives a page without a size where it finds none, as in a damaged file.
  if (!(originalWidth > 0 && originalHeight > 0)) throw new Error(`page ${n} cannot be painted`);
  const scale = fixedScale ?? (await bestScale(page));
  const { width, height, data } = await page.render({ scale, colorSpace: 'BGRA', render: 'bitmap' });
  return { width, height, data };
}

async function bestScale(page: PDFiumPage): Promise<number> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const short = Math.min(originalWidth, originalHeight);
  const wanted = (await scanScale(page, originalWidth, originalHeight)) ?? USUAL_SCALE;
  return Math.min(MOST_PIXELS / short, Math.max(FEWEST_PIXELS / short, wanted));
}

/** Pixels a point of the page's finest image; null where it has none. */
async function scanScale(page: PDFiumPage, widthPt: number, heightPt: number): Promise<number | null> {
  let best: number | null = null;
  let seen = 0;
  for (const object of page.objects()) {
    if (object.type !== 'image') continue;
    if (++seen > MOST_IMAGES) break;
    const size = await object.getImageDataRaw().catch(() => null); // An image that is empty or broken says nothing of the scan.
    if (size !== null) best = Math.max(best ?? 0, imageScale(size, widthPt, heightPt));
  }
  return best;
}

/** The scale at which an image fills the page, upright or turned; that of a stripe is told by its length. */
function imageScale({ width, height }: { width: number; height: number }, widthPt: number, heightPt: number): number {
  const upright = [width / widthPt, height / heightPt] as const;
  const turned = [width / heightPt, height / widthPt] as const;
  const [a, b] = uneven(upright) <= uneven(turned) ? upright : turned;
  return uneven([a, b]) <= SAME_SHAPE ? Math.max(a, b) : Math.max(width, height) / Math.max(widthPt, heightPt);
}

function uneven([a, b]: readonly [number, number]): number {
  return Math.max(a, b) / Math.max(1e-6, Math.min(a, b));
}
