/**
 * The committed cases: the corpus under test/corpus and the samples, each as data.
 *
 * Together they cover every form family and every trait that the layouts can vary. A new trait is a new entry here.
 */
import type { Case } from './case.ts';
import type { PdfOptions } from './layouts/pdf.ts';
import type { TextOptions } from './layouts/text.ts';

export interface NamedCase extends Case {
  /** Folder of a corpus case; `sample` cases are named after their unit. */
  slug: string;
}

const text = (options: Partial<TextOptions>): Case['layout'] => ({
  kind: 'text',
  options: { tables: 'tabs', captions: 'lines', cutAfter: 0, contents: 'dots', ...options },
});

const PLAIN_PDF: PdfOptions = {
  rules: 'lines',
  orientation: 'portrait',
  repeatHeader: false,
  repeatTitle: false,
  rowHeight: 'compact',
  fakeBold: false,
  watermark: null,
  runningHead: null,
  pageNumbers: 'dash',
  captionStyle: 'lines',
};

const pdf = (options: Partial<PdfOptions>): Case['layout'] => ({ kind: 'pdf', options: { ...PLAIN_PDF, ...options } });

export const CORPUS: readonly NamedCase[] = [
  { slug: 'national-2019-tabs', make: { seed: 101, family: 'national-2019', zero: '', panels: 2 }, layout: text({}) },
  {
    slug: 'national-2022-pipes',
    make: { seed: 102, family: 'national-2022', separators: true, full: true },
    layout: text({ tables: 'pipes', contents: 'bare' }),
  },
  { slug: 'jilin-tabs-cut', make: { seed: 103, family: 'jilin', full: true }, layout: text({ cutAfter: 20, contents: 'tabs' }) },
  { slug: 'hubei-tabs-caption-rows', make: { seed: 104, family: 'hubei', zero: '——', panels: 2 }, layout: text({ captions: 'rows' }) },
  { slug: 'shanxi-html-yuan', make: { seed: 105, family: 'shanxi', unit: '元', panels: 4, full: true }, layout: text({ tables: 'html' }) },
  { slug: 'sichuan-pipes', make: { seed: 106, family: 'sichuan', zero: '' }, layout: text({ tables: 'pipes', contents: 'tabs' }) },
  {
    slug: 'shanghai-html-separators',
    make: { seed: 107, family: 'shanghai', separators: true, fund: true, panels: 2 },
    layout: text({ tables: 'html', contents: 'bare' }),
  },
  {
    slug: 'sichuan-tabs-caption-rows-cut',
    make: { seed: 108, family: 'sichuan', unit: '元', zero: '', fund: true, panels: 4 },
    layout: text({ captions: 'rows', cutAfter: 15 }),
  },
  {
    slug: 'hubei-tabs-glued',
    make: { seed: 109, family: 'hubei', separators: true, full: true },
    layout: text({ captions: 'glued', contents: 'tabs' }),
  },
  { slug: 'jilin-tabs-some', make: { seed: 110, family: 'jilin', zero: '——', full: true, panels: 4 }, layout: text({ captions: 'some' }) },
  {
    slug: 'jilin-pdf-thin-rectangles',
    make: { seed: 112, family: 'jilin', separators: true },
    layout: pdf({ rules: 'thin-rectangles', orientation: 'landscape-wide', pageNumbers: 'plain', fakeBold: true }),
  },
  {
    slug: 'hubei-pdf-cell-boxes',
    make: { seed: 113, family: 'hubei', full: true, panels: 2 },
    layout: pdf({ rules: 'cell-boxes', orientation: 'rotated-wide', pageNumbers: 'chinese', repeatHeader: true, repeatTitle: true }),
  },
  {
    slug: 'shanxi-pdf-dashed-yuan',
    make: { seed: 114, family: 'shanxi', unit: '元', zero: '——' },
    layout: pdf({ rules: 'dashed', orientation: 'landscape-wide', watermark: '仅供公开使用' }),
  },
  {
    slug: 'sichuan-pdf-tall-rows',
    make: { seed: 115, family: 'sichuan', fund: true },
    layout: pdf({ rowHeight: 'tall', orientation: 'landscape-wide', repeatHeader: true, runningHead: '部门决算公开' }),
  },
  {
    slug: 'shanghai-pdf-ruled-codes',
    make: { seed: 117, family: 'shanghai', zero: '', full: true, panels: 2 },
    layout: pdf({ captionStyle: 'one-line', orientation: 'rotated-wide' }),
  },
  {
    slug: 'national-2022-pdf-fake-bold-watermark',
    make: { seed: 119, family: 'national-2022', separators: true, panels: 4 },
    layout: pdf({ fakeBold: true, watermark: '决算公开', captionStyle: 'none', rules: 'thin-rectangles', pageNumbers: null }),
  },
  {
    slug: 'national-2019-pdf-running-head',
    make: { seed: 120, family: 'national-2019', zero: '', full: true },
    layout: pdf({ runningHead: '2019年度决算公开', rowHeight: 'tall', repeatTitle: true, pageNumbers: 'plain' }),
  },
];

/** The samples: what the first command of the README runs on. */
export const SAMPLES: readonly Case[] = [
  { make: { seed: 7, family: 'hubei', fund: true, panels: 2 }, layout: text({}) },
  { make: { seed: 11, family: 'sichuan', separators: true }, layout: text({ tables: 'pipes', contents: 'bare' }) },
  { make: { seed: 23, family: 'national-2022', zero: '' }, layout: pdf({ orientation: 'landscape-wide', repeatHeader: true }) },
  { make: { seed: 31, family: 'shanghai', fund: true }, layout: pdf({ captionStyle: 'one-line' }) },
];
