/**
 * Examples of the rules on pages that are read from their image: pages of a generated disclosure, with and without recognition.
 */
import { readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import { toAnomaly } from '../../../src/anomaly/finding.ts';
import type { Anomaly } from '../../../src/model/anomaly.ts';
import type { Page, Word } from '../../../src/model/page.ts';
import { needOf } from '../../../src/ocr/page-need.ts';
import { readDocument } from '../../../src/run/read-document.ts';
import { ScannedPages } from '../../../src/run/scanned-pages.ts';
import { openPdf } from '../../../src/source/pdf.ts';
import { FORMS } from '../../support/reading.ts';
import type { ExpectedAnomaly, RuleExample, RuleExamples } from '../example.ts';

/** The first page of a generated disclosure as a PDF of its own: its cover. */
async function cover(): Promise<Uint8Array> {
  const source = await PDFDocument.load(readFileSync(new URL('../../corpus/hubei-pdf-cell-boxes/source.pdf', import.meta.url)));
  const pdf = await PDFDocument.create();
  for (const page of await pdf.copyPages(source, [0])) pdf.addPage(page);
  return pdf.save();
}

async function readCover(ocr: 'auto' | 'always'): Promise<Anomaly[]> {
  const { anomalies } = await readDocument({ file: 'a.pdf', bytes: await cover(), sha256: '0'.repeat(64), id: 'a' }, { forms: FORMS, ocr });
  return anomalies;
}

/** A page of which the text layer says `text`, while recognition is off. */
function unread(text: string): Pick<RuleExample, 'text' | 'anomaliesOf'> {
  return {
    text: `${text}\n`,
    anomaliesOf: async () => {
      const word: Word = {
        text,
        bbox: [50, 50, 400, 62],
        baseline: 60,
        sizePt: 10,
        bold: false,
        turned: 0,
        origin: 'text-layer',
        confidence: 1,
      };
      const words = text === '' ? [] : [word];
      const images: Page['images'] = [{ bbox: [0, 0, 595, 842] }];
      const page: Page = { number: 3, widthPt: 595, heightPt: 842, rotation: 0, words, rulingLines: [], images, hiddenWords: [] };
      const pdf = await openPdf(await cover());
      const scans = new ScannedPages(pdf, { lanes: 1, engine: 'tesseract' });
      const need = needOf(page);
      if (need.source === 'image') scans.leaveOut({ page, need });
      await pdf.close();
      return scans.findings.map(toAnomaly);
    },
  };
}

const READABLE =
  '一、收入支出决算总体情况说明：二〇二三年度收入总计和支出总计均为一百万元，与上年相比有所增加，主要原因是人员经费增加，项目支出也有所增加，各项工作顺利完成。';
const GARBAGE = '\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009\ue00a'.repeat(8);
const FOUND: Omit<ExpectedAnomaly, 'severity' | 'message'> = {
  origin: 'extraction',
  expected: null,
  actual: null,
  difference: null,
  tolerance: null,
  facts: [],
  lines: [null],
};

export const SCANNED_PAGES_EXAMPLES: RuleExamples = {
  'ocr/page-recognised': [
    {
      shows: 'The cover of a disclosure, read from its image.',
      text: '(page 1, a picture)\n',
      anomaliesOf: () => readCover('always'),
      anomalies: [{ ...FOUND, severity: 'info', message: '第 1 页没有可用的文字层，内容由图像识别得出。' }],
    },
    { shows: 'The same page with its text layer.', text: '(page 1, with text)\n', anomaliesOf: () => readCover('auto'), anomalies: [] },
  ],
  'ocr/page-not-read': [
    {
      shows: 'A scanned page while recognition is off.',
      ...unread(''),
      anomalies: [{ ...FOUND, severity: 'error', message: '第 3 页没有可用的文字层，未能识别（OCR 已关闭），其内容未输出。' }],
    },
    { shows: 'A text layer over a background picture does.', ...unread(READABLE), anomalies: [] },
  ],
  'ocr/garbled-text-layer': [
    {
      shows: 'Characters that a font without a map to Unicode gives.',
      ...unread(GARBAGE),
      anomalies: [{ ...FOUND, severity: 'info', message: '第 3 页的文字层是乱码，未采用。' }],
    },
    { shows: 'A text layer that can be read.', ...unread(READABLE), anomalies: [] },
  ],
};
