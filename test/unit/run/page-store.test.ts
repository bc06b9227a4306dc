import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from '../../../src/model/page.ts';
import { dropAllPages, dropPages, pageStore } from '../../../src/run/page-store.ts';
import { ScannedPages } from '../../../src/run/scanned-pages.ts';
import { openPdf } from '../../../src/source/pdf.ts';

let out = '';
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'pages-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const SHA = 'ab'.repeat(32);
const DOCUMENT = { sha256: SHA, madeBy: '1.0.0/abc/def' };
const PAGE: Page = {
  number: 2,
  widthPt: 595,
  heightPt: 842,
  rotation: 0,
  words: [
    {
      text: '446.11',
      bbox: [50, 50.25, 90.1, 60],
      baseline: 59,
      sizePt: 10.5,
      bold: false,
      turned: 0,
      origin: 'ocr',
      confidence: 0.9312,
      candidates: [{ text: '146.11', confidence: 0.05 }],
    },
  ],
  rulingLines: [{ orientation: 'horizontal', position: 45.02, start: 40, end: 500, thicknessPt: 0.5 }],
  images: [],
  hiddenWords: [],
};

describe('pageStore', () => {
  it('gives back what was put, to the run that goes on', async () => {
    expect(await pageStore({ out, ...DOCUMENT }).get(2)).toBeNull();
    await pageStore({ out, ...DOCUMENT }).put(PAGE);
    expect(await pageStore({ out, ...DOCUMENT }).get(2)).toEqual(PAGE);
    expect(await pageStore({ out, ...DOCUMENT }).get(1)).toBeNull();
  });

  it('keeps pages of other programs, options and documents apart', async () => {
    await pageStore({ out, ...DOCUMENT }).put(PAGE);
    expect(await pageStore({ out, ...DOCUMENT, madeBy: '1.0.1/abc/def' }).get(2)).toBeNull();
    expect(await pageStore({ out, ...DOCUMENT, sha256: 'cd'.repeat(32) }).get(2)).toBeNull();
  });

  it('reads a damaged page anew', async () => {
    await pageStore({ out, ...DOCUMENT }).put(PAGE);
    const [folder = ''] = readdirSync(join(out, '.juesuan', 'pages'));
    writeFileSync(join(out, '.juesuan', 'pages', folder, '2.json'), '{"number": 2, "wor');
    expect(await pageStore({ out, ...DOCUMENT }).get(2)).toBeNull();
  });

  it('drops the pages of one document, or all', async () => {
    const other = { ...DOCUMENT, sha256: 'cd'.repeat(32) };
    await pageStore({ out, ...DOCUMENT }).put(PAGE);
    await pageStore({ out, ...DOCUMENT, madeBy: '0.9' }).put(PAGE);
    await pageStore({ out, ...other }).put(PAGE);
    await dropPages({ out, sha256: SHA });
    expect(readdirSync(join(out, '.juesuan', 'pages'))).toHaveLength(1);
    await dropAllPages(out);
    expect(readdirSync(join(out, '.juesuan'))).toEqual([]);
    await dropPages({ out, sha256: SHA });
  });
});

describe('ScannedPages', () => {
  it('takes a kept page as it is, without looking at its image', async () => {
    await pageStore({ out, ...DOCUMENT }).put(PAGE);
    const blank = await PDFDocument.create();
    blank.addPage([595, 842]);
    const pdf = await openPdf(await blank.save());
    const scans = new ScannedPages(pdf, { lanes: 1, engine: 'tesseract', store: pageStore({ out, ...DOCUMENT }) });
    const pages: Page[] = [];
    const scan = { page: { ...PAGE, words: [], rulingLines: [] }, need: { source: 'image' as const, garbled: false } };
    const onPage = (page: Page): number => pages.push(page);
    await scans.read([scan], onPage, () => true);
    await pdf.close();
    expect(pages).toEqual([PAGE]);
    expect(scans.findings.map(({ rule }) => rule)).toEqual(['ocr/page-recognised']);
  });
});
