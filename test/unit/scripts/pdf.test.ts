import { describe, expect, it, vi } from 'vitest';
import type { Disclosure, Piece } from '../../../scripts/generate/disclosure.ts';
import { flatten } from '../../../scripts/generate/layouts/flat-table.ts';
import { layoutPdf, type PdfOptions } from '../../../scripts/generate/layouts/pdf.ts';
import { makeDisclosure } from '../../../scripts/generate/make-disclosure.ts';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import type { Page } from '../../../src/model/page.ts';
import { openPdf } from '../../../src/source/pdf.ts';

/** A slow or busy machine may take its time to embed fonts and to read pages back. */
vi.setConfig({ testTimeout: 60_000 });

const PLAIN: PdfOptions = {
  rules: 'lines',
  orientation: 'landscape-wide',
  repeatHeader: false,
  repeatTitle: false,
  rowHeight: 'compact',
  fakeBold: false,
  watermark: null,
  runningHead: null,
  pageNumbers: 'dash',
  captionStyle: 'one-line',
};
const DISCLOSURE = makeDisclosure({ seed: 7, family: 'national-2022', fund: true, separators: true });

const pieceOf = (table: string): Extract<Piece, { kind: 'table' }> => {
  const piece = DISCLOSURE.pieces.find((one) => one.kind === 'table' && one.table.table === table);
  if (piece?.kind !== 'table') throw new Error(`no table ${table}`);
  return piece;
};
const only = (...pieces: Piece[]): Disclosure => ({ ...DISCLOSURE, pieces });
const squeeze = (text: string): string => text.replace(/\s/g, '');

async function pagesOf(disclosure: Disclosure, options: Partial<PdfOptions> = {}): Promise<Page[]> {
  const source = await openPdf(await layoutPdf(disclosure, { ...PLAIN, ...options }));
  const pages: Page[] = [];
  for (let n = 1; n <= source.pageCount; n++) pages.push(await source.page(n));
  await source.close();
  return pages;
}

/** Texts of a page's words from top to bottom, words of one baseline from left to right. */
function linesOf(page: Page): string[] {
  const lines = new Map<number, typeof page.words>();
  for (const word of page.words) lines.set(Math.round(word.baseline), [...(lines.get(Math.round(word.baseline)) ?? []), word]);
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([, words]) =>
      words
        .sort((a, b) => a.bbox[0] - b.bbox[0])
        .map((word) => squeeze(word.text))
        .join(''),
    );
}

/** Rows of all grids of all pages, blanks taken out; a merged cell's text stands in its first position. */
function rowsOf(pages: readonly Page[]): string[][] {
  return pages.flatMap((page) =>
    layoutPage(page).flatMap((block) => {
      if (block.kind !== 'grid') return [];
      const rows = Array.from({ length: block.rowCount }, () => Array.from({ length: block.columnCount }, () => ''));
      for (const cell of block.cells) rows[cell.row]?.splice(cell.column, 1, squeeze(cell.text));
      return rows;
    }),
  );
}

const VARIANTS: Partial<PdfOptions>[] = [
  { rules: 'lines', rowHeight: 'tall' },
  { rules: 'thin-rectangles', orientation: 'portrait', watermark: '仅供测试', captionStyle: 'lines' },
  { rules: 'cell-boxes', orientation: 'rotated-wide', rowHeight: 'tall', repeatTitle: true, captionStyle: 'none' },
  { rules: 'dashed', fakeBold: true, runningHead: '部门决算公开', pageNumbers: 'chinese' },
];

describe('layoutPdf', () => {
  it.each(VARIANTS)('prints every cell in its row and column: %j', async (options) => {
    for (const name of ['income_expenditure_summary', 'income', 'three_public', 'project_performance']) {
      const piece = pieceOf(name);
      const { header, body } = flatten(piece.table);
      expect(rowsOf(await pagesOf(only(piece), options))).toEqual([...header, ...body].map((row) => row.map(squeeze)));
    }
  });

  it('gives the same bytes each time, in the size of a sample', async () => {
    const [first, second] = [await layoutPdf(DISCLOSURE, PLAIN), await layoutPdf(DISCLOSURE, PLAIN)];
    expect(Buffer.compare(first, second)).toBe(0);
    expect(first.length).toBeLessThan(230_000);
  });

  it('prints on contents lines the pages where the headings stand', async () => {
    const pages = await pagesOf(DISCLOSURE);
    const contents = DISCLOSURE.pieces.find((piece) => piece.kind === 'contents');
    const printed = pages.flatMap(linesOf).flatMap((line) => {
      const match = /^(.+?)\.{3,}(\d+)$/.exec(line);
      return match === null ? [] : [{ text: match[1] ?? '', page: Number(match[2]) }];
    });
    expect(printed.map(({ text }) => text)).toEqual(contents?.kind === 'contents' ? contents.entries.map((e) => squeeze(e.text)) : []);
    for (const { text, page } of printed) expect(linesOf(pages[page - 1] ?? failPage(page))).toContain(text);
  });

  it('turns wide pages as asked', async () => {
    const shapes = async (orientation: PdfOptions['orientation']): Promise<unknown[]> =>
      (await pagesOf(only(pieceOf('three_public')), { orientation })).map((page) => [page.widthPt > page.heightPt, page.rotation]);
    expect(await shapes('portrait')).toEqual([[false, 0]]);
    expect(await shapes('landscape-wide')).toEqual([[true, 0]]);
    expect(await shapes('rotated-wide')).toEqual([[true, 90]]);
  });

  it('justifies a paragraph to the right margin without losing or doubling a character', async () => {
    const text = `本年收入合计1,234.56万元，比上年增加78.90万元，增长6.83%。${'主要原因是人员经费（含公用经费）增加，'.repeat(20)}。`;
    const [page] = await pagesOf(only({ kind: 'paragraph', text }), { pageNumbers: null });
    expect(page === undefined ? '' : linesOf(page).join('')).toBe(text);
    expect(page?.hiddenWords).toEqual([]);
    const ends = new Map<number, number>();
    for (const { baseline, bbox } of page?.words ?? []) ends.set(baseline, Math.max(ends.get(baseline) ?? 0, bbox[2]));
    for (const end of [...ends.values()].slice(0, -1)) expect(end).toBeCloseTo(595.28 - 72, 0);
  });

  it('repeats title and header on the pages of a long table only where asked', async () => {
    const piece = pieceOf('income');
    const count = async (options: Partial<PdfOptions>, text: string): Promise<{ pages: number; with: number }> => {
      const pages = await pagesOf(only(piece), { rowHeight: 'tall', ...options });
      return { pages: pages.length, with: pages.filter((page) => page.words.some((word) => squeeze(word.text).includes(text))).length };
    };
    const [title, header] = [await count({}, '收入决算表'), await count({}, '财政拨款收入')];
    expect(title.pages).toBeGreaterThan(1);
    expect([title.with, header.with]).toEqual([1, 1]);
    const [titles, headers] = [await count({ repeatTitle: true }, '收入决算表'), await count({ repeatHeader: true }, '财政拨款收入')];
    expect(titles.with).toBe(titles.pages);
    expect(headers.with).toBe(headers.pages);
  });

  it('prints running head, page number and watermark on the pages after the cover', async () => {
    const cover: Piece = { kind: 'cover', lines: ['2023年度', '某馆部门决算', '2024年9月1日'] };
    const options = { runningHead: '部门决算公开', pageNumbers: 'chinese', watermark: '仅供测试' } as const;
    const [first, second] = await pagesOf(only(cover, { kind: 'paragraph', text: '内设三个科室。' }), options);
    expect(first === undefined ? [] : linesOf(first)).not.toContain('部门决算公开');
    expect(second === undefined ? [] : linesOf(second)).toEqual(expect.arrayContaining(['部门决算公开', '内设三个科室。', '第2页']));
  });

  it('draws emboldened text twice where asked, and the reader takes it once', async () => {
    const heading: Piece = { kind: 'heading', level: 1, text: '第一部分 部门概况' };
    const [page] = await pagesOf(only(heading), { fakeBold: true, pageNumbers: null });
    expect(page === undefined ? [] : linesOf(page)).toEqual(['第一部分部门概况']);
    expect(page?.hiddenWords.map((word) => squeeze(word.text)).join('')).toBe('第一部分部门概况');
  });

  it('refuses a character that its fonts do not have', async () => {
    await expect(layoutPdf(only({ kind: 'paragraph', text: '收入𠮷' }), PLAIN)).rejects.toThrow(/𠮷/u);
  });
});

function failPage(page: number): never {
  throw new Error(`no page ${page}`);
}
