import { describe, expect, test } from 'vitest';
import { pageSvg, pageText } from '../../../src/inspect/page-svg.ts';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import { lattice, pageOf, text, textEnding } from '../../support/page-fixture.ts';

const page = pageOf(
  [
    ...text(100, 80, '收入<支出>&"决算"', { bold: true }),
    ...text(105, 113, '项目'),
    ...text(105, 133, '合计'),
    ...textEnding(295, 133, '1.00'),
  ],
  lattice([100, 200, 300], [100, 120, 140])
    .filter((rule) => !(rule.orientation === 'vertical' && rule.position === 200))
    .concat([{ orientation: 'vertical', position: 200, start: 120, end: 140, thicknessPt: 0.5 }]),
  {
    number: 3,
    images: [{ bbox: [10, 10, 50, 50] }],
    hiddenWords: [...text(400, 400, '水印'), ...text(10, 700, '底').map((word) => ({ ...word, turned: 270 as const }))],
  },
);
const blocks = layoutPage(page);

describe('pageSvg', () => {
  const svg = pageSvg(page, blocks);

  test('is well-formed: every tag closed, markup characters escaped', () => {
    const open = [...svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)].filter(([, , , selfClosing]) => selfClosing === '');
    const stack: string[] = [];
    for (const [, slash, name] of open) {
      if (slash === '/') expect(stack.pop()).toBe(name);
      else stack.push(name ?? '');
    }
    expect(stack).toEqual([]);
    expect(svg).toContain('收入&lt;支出&gt;&amp;&quot;决算&quot;');
  });

  test('shows words, rules, cells with their text, images, and hidden words in grey', () => {
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 600 800"/);
    expect(svg.match(/class="word"/g)).toHaveLength(page.words.length);
    expect(svg.match(/class="rule"/g)).toHaveLength(page.rulingLines.length);
    expect(svg).toContain('<rect class="cell" x="200" y="120" width="100" height="20"><title>1,1: 1.00</title></rect>');
    expect(svg).toContain('<rect class="image" x="10" y="10" width="40" height="40"/>');
    expect(svg).toMatch(/<text class="hidden" [^>]*>水印<\/text>/);
    expect(svg).toMatch(/transform="rotate\(270 [\d.]+ [\d.]+\)">底</);
  });
});

describe('pageText', () => {
  test('writes lines as they stand and grids row by row with their spans', () => {
    expect(pageText(page, blocks)).toBe(
      [
        'page 3: 4 words, 6 rules, 1 images',
        '收入<支出>&"决算"   [bold]',
        '[grid ruled 2 × 2]',
        '| 项目 | < |',
        '| 合计 | 1.00 |',
        '',
      ].join('\n'),
    );
  });

  test('marks line breaks in cells and rows that a cell spans', () => {
    const tall = pageOf(
      [...text(105, 113, '项'), ...text(105, 125, '目'), ...text(205, 113, '甲'), ...text(205, 133, '乙')],
      lattice([100, 200, 300], [100, 120, 140]).map((rule) => (rule.position === 120 ? { ...rule, start: 200 } : rule)),
    );
    expect(pageText(tall, layoutPage(tall)).split('\n').slice(1, 4)).toEqual(['[grid ruled 2 × 2]', '| 项⏎目 | 甲 |', '| ^ | 乙 |']);
  });
});
