/**
 * A scanned notice that is no disclosure, and a page with a text layer of garbage: what is read, and how much of it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fontkit from '@pdf-lib/fontkit';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { factKey } from '../../../src/model/fact.ts';
import { pagesOf, scannedPdf } from '../../support/scanned-pdf.ts';

const MINUTE = 60_000;
const FONT = createRequire(import.meta.url).resolve('@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf');
const SAMPLES = fileURLToPath(new URL('../../../samples', import.meta.url));
const NOTICE = [
  '关于开展城区道路养护工作的通知',
  '各乡镇人民政府、有关单位：',
  '为保障道路安全畅通，经研究决定，自本月起对城区主要道路进行集中养护。',
  '一、养护期间车辆应当按照交通标志和现场人员的指挥通行。',
  '二、沿线商户应当配合施工，不得占用人行道堆放物品。',
  '三、各单位应当做好宣传工作，及时回应群众关心的问题。',
  '四、施工单位应当设置围挡，夜间应当设置警示灯。',
  '五、养护工作结束以后由主管单位组织验收。',
];

/** A notice of so many pages, as a digital PDF. */
async function notice(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const font = await document.embedFont(readFileSync(FONT), { subset: true });
  for (let n = 0; n < pages; n++) {
    const page = document.addPage([595, 842]);
    for (const [i, text] of NOTICE.entries()) page.drawText(text, { x: 70, y: 760 - 32 * i, size: 13, font });
  }
  return document.save();
}

/** The first page of a sample that holds 三公经费, in a PDF of its own. */
async function smallTable(): Promise<Uint8Array> {
  const name = readdirSync(SAMPLES).find((file) => file.endsWith('.pdf') && file.includes('部门')) ?? '';
  const bytes = new Uint8Array(readFileSync(join(SAMPLES, name)));
  const { document } = await extractDocument(bytes.slice(), { file: 'a.pdf' });
  const page = document.facts.find(({ table }) => table === 'three_public')?.source.page ?? 0;
  return pagesOf(bytes, [page]);
}

describe('a scanned notice', () => {
  it(
    'is known as no disclosure when three of its pages are read, and the others are left',
    async () => {
      const pdf = await scannedPdf(await notice(8), { pages: [1, 2, 3, 4, 5, 6, 7, 8], dpi: 150 });
      const { document, anomalies } = await extractDocument(pdf, { file: 'a.pdf' });
      expect(document.documentKind).not.toBe('final_account');
      expect(document.facts).toEqual([]);
      expect(anomalies.filter(({ rule }) => rule === 'ocr/page-recognised').length).toBeLessThanOrEqual(3);
      expect(anomalies.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
    3 * MINUTE,
  );
});

/** Maps every character of the embedded fonts into the private use area, as fonts without a right map do. */
async function withWrongMap(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes);
  const { context } = document;
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <17ff> <e000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end`;
  const wrong = context.register(context.flateStream(map));
  const name = PDFName.of('ToUnicode');
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.has(name)) object.set(name, wrong);
  }
  return document.save();
}

describe('a page whose text layer is garbage', () => {
  it(
    'is read from its image, and nothing of the garbage is kept',
    async () => {
      const digital = await smallTable();
      const original = await extractDocument(digital.slice(), { file: 'a.pdf' });
      const { document, anomalies } = await extractDocument(await withWrongMap(digital), { file: 'a.pdf' });
      expect(anomalies.map(({ rule }) => rule)).toContain('ocr/garbled-text-layer');
      expect(document.facts.map(factKey).sort()).toEqual(original.document.facts.map(factKey).sort());
      expect(JSON.stringify(document)).not.toMatch(/[\ue000-\uf8ff]/);
    },
    3 * MINUTE,
  );
});
