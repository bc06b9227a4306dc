import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeLabel, stripOrdinal } from '../../src/model/label.ts';

/** Text of the characters that labels are made of, typographic variants among them. */
const label = fc.string({
  unit: fc.constantFrom(...'一二十（）()〔〕【】“”"\'、.．:：１2 　\u00a0\u200b\ufeff\t\n額费支出收入其中ＡａＺz［］'),
  maxLength: 24,
});

describe('labels', () => {
  it('are normalised once and for all', () => {
    fc.assert(
      fc.property(fc.oneof(label, fc.string({ unit: 'binary' })), (text) => {
        const normal = normalizeLabel(text);
        expect(normalizeLabel(normal)).toBe(normal);
      }),
    );
  });

  it('are the same however blanks and brackets are printed', () => {
    fc.assert(
      fc.property(label, (text) => {
        const spaced = [...text].join(' ').replaceAll('(', '（').replaceAll(')', '）');
        expect(normalizeLabel(spaced)).toBe(normalizeLabel(text));
      }),
    );
  });

  it('lose their ordinal once and for all, and never everything', () => {
    fc.assert(
      fc.property(label, (text) => {
        const normal = normalizeLabel(text);
        const bare = stripOrdinal(normal);
        expect(stripOrdinal(bare)).toBe(bare);
        expect(bare === '').toBe(normal === '');
        expect(normal.endsWith(bare)).toBe(true);
      }),
    );
  });
});
