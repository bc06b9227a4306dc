/** Properties of the outline: no line of the body is lost, nothing throws, the tree is well formed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Section } from '../../src/model/section.ts';
import { outline } from '../../src/segment/outline.ts';
import { dump } from '../unit/segment/blocks.ts';

const NUMBERS = ['', '', '第二部分 ', '三、', '（二）', '(1)', '2.', '4、', '附件1：', '- '];
const BODIES = [
  '部门职责',
  '2023年度收入决算情况说明',
  '负责某项工作，承办其他事项。',
  '2023 年度收入合计 86.57 万元，与 2022 年度相比增加 18.25 万元，增长率为百分之二十',
  '元，占比 10%。',
  '公务接待费支出 0 万元',
  '社会保障和就业支出（类）养老支出（款）单位离退休（项）。',
  '名词解释',
  '无',
  '图 1：收入决算结构',
  'SQL Server 2019',
];
const line = fc
  .tuple(fc.constantFrom(...NUMBERS), fc.constantFrom(...BODIES), fc.constantFrom('\n', '\n\n'))
  .map((parts) => parts.join(''));
const body = fc.array(fc.oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: fc.constant('甲|乙\n') }), { maxLength: 30 });

const bare = (text: string) => text.replace(/[\s。，；：:、.]/g, '');
const wordsOf = (s: Section): string => [s.number, s.title, ...s.paragraphs.map((p) => p.text), ...s.children.map(wordsOf)].join('\n');

describe('outline', () => {
  it('keeps every line of the body', () => {
    fc.assert(
      fc.property(body, (lines) => {
        const text = `第一部分 概况\n${lines.join('')}`;
        const all = bare(
          outline({ blocks: dump(text), tableLines: new Set(), file: '' })
            .sections.map(wordsOf)
            .join('\n'),
        );
        for (const printed of text.split('\n')) if (!printed.includes('|')) expect(all).toContain(bare(printed.replace(/^- /, '')));
      }),
    );
  });

  it('nests sections by rising level and falling range', () => {
    const check = (section: Section): void => {
      for (const child of section.children) {
        expect(child.level).toBeGreaterThan(section.level);
        expect(child.lines?.[0]).toBeGreaterThanOrEqual(section.lines?.[0] ?? 0);
        expect(child.lines?.[1]).toBeLessThanOrEqual(section.lines?.[1] ?? 0);
        check(child);
      }
    };
    fc.assert(
      fc.property(body, (lines) => outline({ blocks: dump(lines.join('')), tableLines: new Set(), file: '' }).sections.forEach(check)),
    );
  });

  it('takes any characters', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
        const result = outline({ blocks: dump(lines.join('\n')), tableLines: new Set(), file: '' });
        expect(result.sections.every((section) => section.level >= 1)).toBe(true);
      }),
    );
  });
});
