import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentId, safeStem } from '../../../src/run/document-id.ts';

const HASH = '0123456789abcdef'.repeat(4);

describe('document id', () => {
  it.each([
    ['2023/某市某局2023年度部门决算.pdf', '某市某局2023年度部门决算'],
    ['a.tar.gz', 'a.tar'],
    ['.profile', 'profile'],
    ['no-extension', 'no-extension'],
    ['CON.pdf', '_CON'],
    ['nul.backup.txt', '_nul.backup'],
    ['console.txt', 'console'],
    ['a:b*c?.pdf', 'a_b_c_'],
    ['line\nbreak\u202e.pdf', 'line_break_'],
    ['ends with dots... .pdf', 'ends with dots'],
    ['--force.pdf', 'force'],
    ['… .pdf', '…'],
    ['....', 'document'],
    ['📊报表.pdf', '📊报表'],
  ])('%s has the stem %s', (file, stem) => {
    expect(safeStem(file)).toBe(stem);
  });

  it('ends with the first eight digits of the hash', () => {
    expect(documentId('a/b.pdf', HASH)).toBe('b-01234567');
  });

  it('cuts a long name at a character of Chinese', () => {
    expect(safeStem(`${'决'.repeat(90)}.pdf`)).toBe('决'.repeat(33));
  });

  it('is a safe folder name for any file name', () => {
    const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 80 }));
    fc.assert(
      fc.property(name, (file) => {
        const id = documentId(file, HASH);
        expect(id).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}]/u);
        expect(id).not.toMatch(/^[.\s-]|[.\s]$/u);
        expect(id).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(Buffer.byteLength(id)).toBeLessThanOrEqual(110);
        expect(Buffer.from(id).toString()).toBe(id);
      }),
      { numRuns: 200 },
    );
  });
});
