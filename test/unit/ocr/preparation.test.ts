import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { LINE_PLANES, LINE_ROWS } from '../../../src/ocr/figure-lines.ts';
import { FigureNet } from '../../../src/ocr/figure-net.ts';
import { FIGURE_WEIGHTS } from '../../../src/ocr/figure-weights.ts';
import { type PageInk, readInk, upsideDown } from '../../../src/ocr/page-ink.ts';
import { Preparation } from '../../../src/ocr/preparation.ts';
import type { Colour } from '../../../src/ocr/raster.ts';
import { greyOf } from '../../../src/ocr/tone.ts';
import { coloured, gridLines } from '../../support/drawn-page.ts';

const rgb = [0, 0, 0] as const;

/** A page with a grid and rows of blocks that look like characters. */
function page(): Colour {
  const characters = Array.from({ length: 120 }, (_, i) => {
    const [x0, y0] = [60 + 30 * (i % 12), 60 + 50 * Math.floor(i / 12)];
    return { x0, y0, x1: x0 + 18, y1: y0 + 20, rgb };
  });
  return coloured(500, 620, [...gridLines([40, 240, 440], [40, 300, 600]).map((box) => ({ ...box, rgb })), ...characters]);
}

/** What was made ready, images as digests: comparing pixel by pixel takes half a minute. */
function digest({ image, smooth, ...others }: PageInk): unknown {
  return { ...others, images: [image, smooth].map(({ data }) => createHash('sha256').update(data).digest('hex')) };
}

/** What keeps this process from ending and comes with threads. */
const ports = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

describe('Preparation', () => {
  let preparation = new Preparation();
  afterEach(async () => {
    await preparation.close();
    preparation = new Preparation();
  });

  it('keeps nobody from ending while it has nothing to do', async () => {
    const before = ports();
    await preparation.prepare(page());
    expect(ports()).toBe(before);
    const pending = preparation.upsideDown();
    expect(ports()).toBeGreaterThan(before);
    await pending;
    expect(ports()).toBe(before);
  }, 60_000);

  it('makes a page ready in its thread as it would be made ready here, also upside down, and ends when told', async () => {
    const grey = greyOf(page());
    const here = readInk(grey);
    expect(here.segments.length).toBeGreaterThan(5);
    expect(here.rules.length).toBeGreaterThan(3);
    const given = page();
    expect(digest(await preparation.prepare(given))).toEqual(digest(here));
    expect(given.data.byteLength).toBe(0);
    expect(digest(await preparation.upsideDown())).toEqual(digest(upsideDown(grey, here)));
    // A part of a larger memory is copied, not handed over.
    const { width, height, data } = page();
    const whole = new Uint8Array(data.byteLength + 16);
    whole.set(data, 16);
    const part = { width, height, data: whole.subarray(16) };
    expect(digest(await preparation.prepare(part))).toEqual(digest(here));
    expect(part.data.byteLength).toBe(data.byteLength);
    const pending = preparation.prepare(page());
    const ended = expect(pending).rejects.toThrow('the lane is closed');
    await preparation.close();
    await ended;
    await expect(preparation.prepare(page())).rejects.toThrow('the lane is closed');
  }, 60_000);

  it('reads lines of figures in its thread as they would be read here, between pages', async () => {
    const lines = [48, 64].map((width) => ({
      width,
      data: Uint8Array.from({ length: LINE_PLANES * LINE_ROWS * width }, (_, i) => (Math.floor(i / 5) % 3) * 120),
    }));
    const net = new FigureNet(Buffer.from(FIGURE_WEIGHTS, 'base64'));
    await preparation.prepare(page());
    expect(await preparation.readFigures(lines)).toEqual(lines.map((line) => net.read(line)));
    expect(await preparation.readFigures([])).toEqual([]);
    await expect(preparation.upsideDown()).resolves.toMatchObject({ turn: 180 });
  }, 60_000);

  it('tells what went wrong, and goes on', async () => {
    const own = new Preparation();
    await expect(own.upsideDown()).rejects.toThrow('no page was made ready');
    await expect(own.prepare(page())).resolves.toMatchObject({ turn: 0 });
    await own.close();
  }, 60_000);
});
