/**
 * The whole way: a page of a sample is painted, put into a PDF as an image, and extracted.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { factKey } from '../../../src/model/fact.ts';
import { OCR_ENGINES } from '../../../src/model/ocr-mode.ts';
import type { ReadResult } from '../../../src/run/read-document.ts';
import { pagesOf, scannedPdf } from '../../support/scanned-pdf.ts';

const SAMPLES = fileURLToPath(new URL('../../../samples', import.meta.url));
const MINUTE = 60_000;
/** A sample whose 收入决算表 and 三公经费 tables are painted. */
const SAMPLE = readdirSync(SAMPLES).find((name) => name.endsWith('.pdf') && name.includes('部门')) ?? '';
const SURE = 0.9;

function silentlyWrong(original: ReadResult, scanned: ReadResult): string[] {
  const printed = new Map(original.document.facts.map((fact) => [factKey(fact), fact.value]));
  const reported = new Set(scanned.anomalies.filter(({ severity }) => severity !== 'info').flatMap(({ facts }) => facts));
  return scanned.document.facts
    .filter((fact) => printed.get(factKey(fact)) !== fact.value && (fact.confidence ?? 0) >= SURE && !reported.has(factKey(fact)))
    .map((fact) => `${factKey(fact)} = ${fact.value}`);
}

function shareRight(original: ReadResult, scanned: ReadResult): number {
  const found = new Map(scanned.document.facts.map((fact) => [factKey(fact), fact.value]));
  const right = original.document.facts.filter((fact) => found.get(factKey(fact)) === fact.value);
  return right.length / original.document.facts.length;
}

describe('a scanned page', () => {
  let bytes: Uint8Array;
  let page: number;
  let smallPage: number;
  let original: ReadResult;

  beforeAll(async () => {
    bytes = new Uint8Array(readFileSync(join(SAMPLES, SAMPLE)));
    const whole = await extractDocument(bytes.slice(), { file: 'a.pdf' });
    const pageOf = (id: string): number => whole.document.facts.find(({ table }) => table === id)?.source.page ?? 0;
    [page, smallPage] = [pageOf('income'), pageOf('three_public')];
    original = await extractDocument(await pagesOf(bytes, [page]), { file: 'a.pdf' });
    expect(original.document.facts.length).toBeGreaterThan(20);
  }, MINUTE);

  it.each(OCR_ENGINES)(
    'yields the facts of its digital original, and never a wrong one in silence, read by %s',
    async (ocrEngine) => {
      const scanned = await extractDocument(await scannedPdf(bytes, { pages: [page], dpi: 200 }), { file: 'a.pdf', ocrEngine });
      expect(scanned.document.documentKind).toBe('final_account');
      expect(silentlyWrong(original, scanned)).toEqual([]);
      expect(shareRight(original, scanned)).toBeGreaterThan(0.97);
      expect(scanned.anomalies.map(({ rule }) => rule)).toContain('ocr/page-recognised');
      expect(scanned.document.facts.every(({ confidence }) => confidence !== null && confidence <= 1)).toBe(true);
      const cells = scanned.document.tables.flatMap(({ cells }) => cells).filter(({ content }) => content === 'amount');
      expect(cells.every(({ recognition }) => recognition !== undefined)).toBe(true);
    },
    3 * MINUTE,
  );

  it(
    'may lie on its side or stand on its head',
    async () => {
      const small = await extractDocument(await pagesOf(bytes, [smallPage]), { file: 'a.pdf' });
      for (const turn of [90, 180, 270] as const) {
        const scanned = await extractDocument(await scannedPdf(bytes, { pages: [smallPage], dpi: 150, turn }), { file: 'a.pdf' });
        expect(shareRight(small, scanned), `turned by ${turn}`).toBeGreaterThan(0.9);
        expect(silentlyWrong(small, scanned), `turned by ${turn}`).toEqual([]);
      }
    },
    2 * MINUTE,
  );

  it('is reported where recognition is off', async () => {
    const scanned = await extractDocument(await scannedPdf(bytes, { pages: [page], dpi: 150 }), { file: 'a.pdf', ocr: 'never' });
    expect(scanned.document.documentKind).toBe('image_only');
    expect(scanned.document.facts).toEqual([]);
    expect(scanned.anomalies).toMatchObject([{ rule: 'ocr/page-not-read', severity: 'error', locations: [{ page: 1 }] }]);
  });

  it(
    'between digital pages is read, and they stay as they are',
    async () => {
      const { PDFDocument } = await import('pdf-lib');
      const target = await PDFDocument.load(await pagesOf(bytes, [page]));
      const scan = await PDFDocument.load(await scannedPdf(bytes, { pages: [page], dpi: 200 }));
      const [copy] = await target.copyPages(scan, [0]);
      if (copy !== undefined) target.addPage(copy);
      const { document, anomalies } = await extractDocument(await target.save(), { file: 'a.pdf' });
      expect(new Set(document.facts.filter(({ source }) => source.page === 1).map(({ confidence }) => confidence))).toEqual(new Set([1]));
      expect(anomalies.filter(({ rule }) => rule === 'ocr/page-recognised').map(({ locations }) => locations[0]?.page)).toEqual([2]);
    },
    MINUTE,
  );

  it.each(OCR_ENGINES)(
    'is given up when the work of %s is aborted',
    async (ocrEngine) => {
      const controller = new AbortController();
      const pdf = await scannedPdf(bytes, { pages: [page], dpi: 150 });
      const work = extractDocument(pdf, { file: 'a.pdf', ocrEngine, signal: controller.signal });
      setTimeout(() => controller.abort(new Error('enough')), 300);
      await expect(work).rejects.toThrow('enough');
    },
    MINUTE,
  );
});
