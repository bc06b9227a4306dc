/**
 * Our own recogniser of figures with the weights that are shipped: on painted figures, and on a line of noise for every machine alike.
 */
import { BlendMode, PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadSymbol } from '../../../src/ocr/engine.ts';
import { digitHeight, figureLine, LINE_PLANES, LINE_ROWS, WIDEST_LINE } from '../../../src/ocr/figure-lines.ts';
import { FigureNet } from '../../../src/ocr/figure-net.ts';
import { FIGURE_WEIGHTS } from '../../../src/ocr/figure-weights.ts';
import { type PageInk, readInk } from '../../../src/ocr/page-ink.ts';
import type { Colour } from '../../../src/ocr/raster.ts';
import { plainSums, vectorSums } from '../../../src/ocr/row-sums.ts';
import { greyOf } from '../../../src/ocr/tone.ts';
import { openPageImages } from '../../../src/source/pdf-images.ts';

const MINUTE = 60_000;
const DPI = 150;
const [WIDTH, HEIGHT] = [595, 842];
const FIGURES = ['1234.56', '0.00', '789,012.34', '-56.07', '2080505', '31.90', '4.18', '97265.83', '600.10', '3,141.59'];
const ROWS = 24;
const COLUMNS = 4;

const weights = (): Buffer => Buffer.from(FIGURE_WEIGHTS, 'base64');
const textOf = (symbols: readonly ReadSymbol[]): string => symbols.map(({ text }) => text).join('');
const printedAt = (row: number, column: number): string => FIGURES[(row * COLUMNS + column) % FIGURES.length] ?? '';

/** The page blurred by the kernel 1-2-1 along rows and rough, as scanners give it. */
function scanned({ width, height, data }: Colour): Colour {
  const next = numbers();
  const scan = data.map((tone, i) => {
    const mean = ((data[i - 4] ?? tone) + 2 * tone + (data[i + 4] ?? tone)) / 4;
    return Math.max(0, Math.min(255, mean * 0.9 + (next() >>> 26) - 32));
  });
  return { width, height, data: scan };
}

/** The same numbers of 32 bits for every test. */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
}

/** A page of figures of nine points, a red ring over some of them. */
async function paintedPage(font: StandardFonts): Promise<PageInk> {
  const document = await PDFDocument.create();
  const page = document.addPage([WIDTH, HEIGHT]);
  const type = await document.embedFont(font);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      page.drawText(printedAt(row, column), { x: 60 + 130 * column, y: HEIGHT - 100 - 25 * row, size: 9, font: type });
    }
  }
  page.drawCircle({ x: 300, y: 450, size: 58, borderColor: rgb(0.85, 0.1, 0.1), borderWidth: 4, blendMode: BlendMode.Multiply });
  const painter = await openPageImages(await document.save(), undefined, DPI / 72);
  const ink = readInk(greyOf(scanned(await painter.paint(1))));
  painter.close();
  return ink;
}

/** What the network reads on a page, and what is printed there. */
function readings(net: FigureNet, ink: PageInk): { read: string; printed: string }[] {
  const usual = digitHeight(ink.segments) ?? 0;
  return ink.segments.map((segment) => {
    const line = figureLine(ink, segment, usual);
    const [x, bottom] = [(segment.x0 * 72) / DPI, (segment.y1 * 72) / DPI];
    return {
      read: line === null ? '' : textOf(net.read(line)),
      printed: printedAt(Math.round((bottom - 100) / 25), Math.round((x - 60) / 130)),
    };
  });
}

describe('the network for figures', () => {
  let net: FigureNet;
  beforeAll(() => {
    net = new FigureNet(weights());
  });

  it.each([StandardFonts.TimesRoman, StandardFonts.Helvetica])(
    'reads painted figures in %s, also under a stamp',
    async (font) => {
      const ink = await paintedPage(font);
      expect(ink.covers).not.toBeNull();
      const found = readings(net, ink);
      const whole = found.filter(({ read, printed }) => read === printed);
      expect(whole.length).toBeGreaterThan(0.95 * ROWS * COLUMNS);
      // A figure of which the stamp cut off a part is a segment of the rest, which is read as it is.
      expect(found.filter(({ read, printed }) => read.length < 2 || !printed.endsWith(read))).toEqual([]);
    },
    MINUTE,
  );

  it('takes weights of its own size alone', () => {
    expect(() => new FigureNet(weights().subarray(1))).toThrow(RangeError);
    expect(() => new FigureNet(Buffer.concat([weights(), Buffer.alloc(1)]))).toThrow(RangeError);
  });

  it('reads the same line alike whatever it has read before', () => {
    const width = 64;
    const next = numbers();
    const data = Uint8Array.from({ length: LINE_PLANES * LINE_ROWS * width }, () => next() >>> 24);
    const first = net.read({ width, data });
    net.read({ width: 40, data: data.subarray(0, LINE_PLANES * LINE_ROWS * 40) });
    expect(net.read({ width, data })).toEqual(first);
  });

  it('reads alike with vectors and without, to the last bit', () => {
    const next = numbers();
    const plain = new FigureNet(weights(), plainSums);
    const fast = new FigureNet(weights(), (bytes) => vectorSums(bytes) ?? expect.fail('no vectors'));
    for (const width of [4, 12, 52, WIDEST_LINE]) {
      const line = { width, data: Uint8Array.from({ length: LINE_PLANES * LINE_ROWS * width }, () => next() >>> 24) };
      expect(fast.read(line)).toEqual(plain.read(line));
    }
  });

  it('takes no line that is wider than they are made', () => {
    const width = WIDEST_LINE + 4;
    expect(() => net.read({ width, data: new Uint8Array(LINE_PLANES * LINE_ROWS * width) })).toThrow(RangeError);
  });

  it('sees nothing on paper', () => {
    const width = 80;
    expect(textOf(net.read({ width, data: new Uint8Array(LINE_PLANES * LINE_ROWS * width).fill(250) }))).toBe('');
  });
});
