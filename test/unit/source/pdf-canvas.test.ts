import { createRequire } from 'node:module';
import { afterAll, describe, expect, it } from 'vitest';
import { provideCanvas } from '../../../src/source/pdf-canvas.ts';
import { openDocument } from '../../../src/source/pdf-engine.ts';
import { tinyPdf } from '../../support/tiny-pdf.ts';

const pdf = () => tinyPdf({ pages: [{ content: '5 w 10 10 m 190 10 l S 0 0 50 50 re f' }] });
const CLASSES = ['DOMMatrix', 'ImageData', 'Path2D'] as const;
const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

describe('the canvas of pdf.js', () => {
  afterAll(() => {
    for (const name of CLASSES) Reflect.deleteProperty(globalThis, name);
  });

  it('is not loaded for reading, and leaves nothing behind', async () => {
    const { document, close } = await openDocument(pdf(), undefined);
    await (await document.getPage(1)).getOperatorList();
    await close();
    expect(Object.keys(require.cache).filter((path) => path.includes('@napi-rs'))).toEqual([]);
    for (const name of CLASSES) expect(name in globalThis).toBe(false);
  });

  it('is there for painting when it is asked for', async () => {
    const { document, close } = await openDocument(pdf(), undefined);
    provideCanvas();
    const page = await document.getPage(1);
    const viewport = page.getViewport({ scale: 1 });
    const { createCanvas } = require('@napi-rs/canvas');
    const canvas = createCanvas(viewport.width, viewport.height);
    await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    await close();
    expect(data.some((value: number) => value === 0)).toBe(true);
  });
});
