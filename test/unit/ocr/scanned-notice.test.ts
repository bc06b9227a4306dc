/**
 * A scanned notice that is no disclosure, and a page with a text layer of garbage: what is read, and how much of it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDict, PDFDocument, PDFName, type PDFPage, rgb } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { Typefaces } from '../../../scripts/generate/layouts/pdf-fonts.ts';
import { extractDocument } from '../../../src/index.ts';
import { factKey } from '../../../src/model/fact.ts';
import { pagesOf, scannedPdf } from '../../support/scanned-pdf.ts';

const MINUTE = 60_000;
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

const BUDGET = [
  '云溪县文化馆2025年部门预算',
  '一、收支总表',
  '二、收入总表',
  '三、支出总表',
  '四、财政拨款收支总表',
  '2025年收入预算123.45万元，比2024年决算数增加10.00万元，原因是人员增加。',
  '2025年支出预算123.45万元，其中基本支出100.00万元，项目支出23.45万元。',
  '本单位承担全县公共文化服务工作，组织群众文化活动，培训基层文化骨干。',
];
const CONTRACT = [
  '印刷服务采购合同',
  '甲方：云溪县文化馆',
  '乙方：云溪县青山印刷厂',
  '甲乙双方根据有关法律法规，就印刷服务事宜协商一致，订立本合同。',
  '一、合同金额为人民币12345.00元，验收合格后一次性支付。',
  '二、乙方应当于签订之日起三十日内交付全部印刷品。',
  '三、乙方逾期交付的，每逾期一日应当支付合同金额千分之一的违约金。',
  '四、本合同一式四份，双方各执两份，自签字盖章之日起生效。',
];
const TABLE = [
  ['项目', '单位', '数量', '金额（万元）'],
  ['路面修补', '平方米', '1200', '36.50'],
  ['标线施划', '米', '5400', '18.20'],
  ['合计', '', '', '54.70'],
];

interface Sheet {
  lines: readonly string[];
  table?: readonly (readonly string[])[];
}

/** The same sheet so many times, as a digital PDF. */
async function pagesWith({ lines, table = [] }: Sheet, pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const faces = await Typefaces.embed(document);
  const draw = (page: PDFPage, text: string, place: { x: number; y: number; size: number }): void => {
    let { x } = place;
    for (const run of faces.runs(text)) {
      page.drawText(run.text, { ...place, x, font: faces.font(run.font) });
      x += run.width * place.size;
    }
  };
  for (let n = 0; n < pages; n++) {
    const page = document.addPage([595, 842]);
    for (const [i, text] of lines.entries()) draw(page, text, { x: 70, y: 760 - 32 * i, size: 13 });
    for (const [row, cells] of table.entries()) {
      for (const [column, text] of cells.entries()) {
        const [x, y] = [70 + 110 * column, 400 - 30 * row];
        page.drawRectangle({ x, y, width: 110, height: 30, borderWidth: 1, borderColor: rgb(0, 0, 0) });
        draw(page, text, { x: x + 8, y: y + 10, size: 12 });
      }
    }
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

describe('a scan that is no disclosure', () => {
  it.each([
    ['a notice', { lines: NOTICE }],
    ['a notice with a table', { lines: NOTICE, table: TABLE }],
    ['a notice that speaks of accounts in passing', { lines: [...NOTICE, '六、所需经费列入部门决算，由财政部门审核。'], table: TABLE }],
    ['a budget', { lines: BUDGET, table: TABLE }],
    ['a contract', { lines: CONTRACT, table: TABLE }],
  ])(
    'is known when three of its pages are read, and the others are left: %s',
    async (_, sheet) => {
      const pages = [1, 2, 3, 4, 5, 6];
      const pdf = await scannedPdf(await pagesWith(sheet, pages.length), { pages, dpi: 150 });
      const { document, anomalies } = await extractDocument(pdf, { file: 'a.pdf' });
      expect(document.documentKind).not.toBe('final_account');
      expect(document.facts).toEqual([]);
      expect(document.claims).toEqual([]);
      expect(anomalies.filter(({ rule }) => rule === 'ocr/page-recognised').length).toBeLessThanOrEqual(3);
      expect(anomalies.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
    5 * MINUTE,
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
