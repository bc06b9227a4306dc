/**
 * The outline of the shared documents: skeleton of headings, contents pages, attributes and kinds.
 *
 * Reads ../shared/documents where they lie; skips with one line where they are absent.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layoutPage } from '../../src/layout/page-blocks.ts';
import { layoutText } from '../../src/layout/text-blocks.ts';
import type { Block } from '../../src/model/block.ts';
import type { Section } from '../../src/model/section.ts';
import { documentKind } from '../../src/segment/document-kind.ts';
import { outline } from '../../src/segment/outline.ts';
import { findTableRegions } from '../../src/segment/table-regions.ts';
import { openPdf } from '../../src/source/pdf.ts';

const ROOT = join(import.meta.dirname, '../../../shared/documents');
const present = existsSync(ROOT);

interface Expected {
  fiscalYear: number;
  entityKind: '部门' | '单位' | null;
  publishedOn: string | null;
  toc: number;
  /** `number kind children` of each root. */
  roots: string[];
  /** Paragraphs of the narrative, counted by hand: printed lines less headings less cuts (63 − 21 − 6 for the first). */
  narrative: number;
}

const TEXTS: Record<string, Expected> = {
  '000': {
    fiscalYear: 2023,
    entityKind: '单位',
    publishedOn: '2024-09-09',
    toc: 27,
    roots: ['第一部分 overview 2', '第二部分 tables 10', '第三部分 narrative 11', '第四部分 glossary 0'],
    narrative: 36,
  },
  '001': {
    fiscalYear: 2023,
    entityKind: '部门',
    publishedOn: null,
    toc: 31,
    roots: [
      '第一部分 overview 2',
      '第二部分 tables 9',
      '第三部分 narrative 14',
      '第四部分 narrative 0',
      '第五部分 glossary 0',
      '第六部分 attachment 2',
    ],
    narrative: 54,
  },
  '002': {
    fiscalYear: 2024,
    entityKind: '部门',
    publishedOn: '2025-08-25',
    toc: 27,
    roots: ['第一部分 overview 2', '第二部分 tables 10', '第三部分 narrative 11', '第四部分 glossary 0'],
    narrative: 102,
  },
  '003': {
    fiscalYear: 2024,
    entityKind: '单位',
    publishedOn: '2025-09-19',
    toc: 30,
    roots: ['第一部分 overview 2', '第二部分 narrative 10', '第三部分 glossary 0', '第四部分 attachment 0', '第五部分 attachment 13'],
    narrative: 39,
  },
  '004': {
    fiscalYear: 2023,
    entityKind: '单位',
    publishedOn: null,
    toc: 27,
    roots: ['第一部分 overview 2', '第二部分 tables 0', '第三部分 narrative 10', '第四部分 glossary 0', '第五部分 attachment 0'],
    narrative: 41,
  },
};

const PDFS: Record<string, Omit<Expected, 'narrative'>> = {
  'foshan-rail-2019.pdf': {
    fiscalYear: 2019,
    entityKind: '部门',
    publishedOn: null,
    toc: 14,
    roots: ['第一部分 overview 2', '第二部分 tables 0', '第三部分 narrative 4', '第四部分 glossary 0'],
  },
  'shanghai-putuo-planning-2024.pdf': {
    fiscalYear: 2024,
    entityKind: '部门',
    publishedOn: null,
    toc: 26,
    roots: ['第一部分 overview 2', ' tables 0', '第三部分 narrative 11', '第四部分 glossary 0'],
  },
  'shanghai-form-template.pdf': {
    fiscalYear: 2024,
    entityKind: '部门',
    publishedOn: null,
    toc: 26,
    roots: ['第一部分 overview 2', ' tables 0', '第三部分 narrative 11', '第四部分 glossary 0'],
  },
};

const rootsOf = (sections: readonly Section[]) => sections.map((s) => `${s.number} ${s.kind} ${s.children.length}`);
const paragraphsIn = (section: Section): string[] => [...section.paragraphs.map((p) => p.text), ...section.children.flatMap(paragraphsIn)];

function read(blocks: readonly Block[], file: string) {
  const regions = findTableRegions(blocks, {
    exact: new Map(),
    ordered: [],
    composed: () => null,
    isEntity: () => false,
    isFormHead: () => false,
  });
  return outline({ blocks, tableLines: new Set(regions.flatMap(({ captions, notes }) => [...captions, ...notes])), file });
}

async function pagesOf(folder: string, file: string) {
  const pdf = await openPdf(new Uint8Array(readFileSync(join(ROOT, folder, file))));
  const info = { pages: pdf.pageCount, pagesWithText: 0, pagesWithImages: 0 };
  const blocks: Block[] = [];
  for (let n = 1; n <= pdf.pageCount; n += 1) {
    const page = await pdf.page(n);
    if (page.words.length > 0) info.pagesWithText += 1;
    if (page.images.length > 0) info.pagesWithImages += 1;
    blocks.push(...layoutPage(page).map((block) => withFurniture(block)));
  }
  await pdf.close();
  return { blocks, info };
}

/** Page numbers marked as furniture, so that the test depends on one stage less. */
function withFurniture(block: Block): Block {
  const number = block.kind === 'line' && block.furniture === null && /^\s*[-—]?\s*\d{1,3}\s*[-—]?\s*$/.test(block.text);
  return number ? { ...block, furniture: 'page-number' } : block;
}

describe.skipIf(present)('../shared/documents is absent', () => {
  it.skip('outlines of the shared documents are not tested', () => {});
});

describe.skipIf(!present)('text disclosures', () => {
  const files = present ? readdirSync(join(ROOT, 'text')) : [];

  it.each(Object.keys(TEXTS))('%s', (name) => {
    const file = files.find((candidate) => candidate.startsWith(name)) ?? '';
    const blocks = layoutText(readFileSync(join(ROOT, 'text', file), 'utf8'));
    const result = read(blocks, file);
    expect(documentKind(blocks)).toBe('final_account');
    const { roots, toc, narrative, ...attributes } = TEXTS[name] as Expected;
    expect(result).toMatchObject(attributes);
    expect(result.title).toContain(result.unitName);
    expect(rootsOf(result.sections)).toEqual(roots);
    expect(result.toc).toHaveLength(toc);
    const texts = result.sections.filter((section) => section.kind === 'narrative').flatMap(paragraphsIn);
    expect(texts).toHaveLength(narrative);
    const unfinished = texts.filter((text) => text.length > 40 && !/[。：；！？）)%]$/.test(text) && !/^[（(]?图/.test(text));
    expect(unfinished).toEqual([]);
  });
});

describe.skipIf(!present)('PDF disclosures', () => {
  it.each(Object.keys(PDFS))('%s', async (file) => {
    const { blocks, info } = await pagesOf('pdf', file);
    const { roots, toc, ...attributes } = PDFS[file] as Omit<Expected, 'narrative'>;
    const result = read(blocks, file);
    expect(documentKind(blocks, info)).toBe('final_account');
    expect(result).toMatchObject(attributes);
    expect(result.title).toContain(result.unitName);
    expect(rootsOf(result.sections)).toEqual(roots);
    expect(result.toc).toHaveLength(toc);
  });

  it('knows budgets', async () => {
    for (const file of readdirSync(join(ROOT, 'budget'))) {
      const { blocks, info } = await pagesOf('budget', file);
      expect(documentKind(blocks, info)).toBe('budget');
      expect(read(blocks, file).fiscalYear).toBe(2026);
    }
  });

  it('knows a scan', async () => {
    for (const file of readdirSync(join(ROOT, 'not-a-disclosure'))) {
      const { blocks, info } = await pagesOf('not-a-disclosure', file);
      expect(documentKind(blocks, info)).toBe('image_only');
    }
  });
});
