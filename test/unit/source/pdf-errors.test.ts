import { describe, expect, test } from 'vitest';
import { DocumentError, type DocumentErrorCode } from '../../../src/model/error.ts';
import { openPdf } from '../../../src/source/pdf.ts';
import { pageError } from '../../../src/source/pdf-errors.ts';
import { encryption } from '../../support/encrypted-pdf.ts';
import { tinyPdf } from '../../support/tiny-pdf.ts';

async function codeOf(bytes: Uint8Array, password?: string): Promise<DocumentErrorCode | 'opened'> {
  try {
    const source = await openPdf(bytes, password === undefined ? {} : { password });
    await source.close();
    return 'opened';
  } catch (error) {
    if (error instanceof DocumentError) return error.code;
    throw error;
  }
}

const CONTENT = 'BT /F1 10 Tf 20 40 Td (secret) Tj ET';

function encrypted(password: string): Uint8Array {
  const { trailer, encrypt } = encryption(password);
  return tinyPdf({ pages: [{ content: encrypt(11, CONTENT) }], trailer });
}

describe('opening a PDF', () => {
  test('fails with a reason for each kind of unreadable file', async () => {
    const whole = tinyPdf({ pages: [{ content: CONTENT }] });
    expect(await codeOf(whole)).toBe('opened');
    expect(await codeOf(new Uint8Array())).toBe('empty-file');
    expect(await codeOf(new TextEncoder().encode('%PDF-1.7\nnothing else'))).toBe('damaged-pdf');
    expect(await codeOf(new Uint8Array(2000).fill(7))).toBe('damaged-pdf');
    expect(await codeOf(tinyPdf({ pages: [] }))).toBe('damaged-pdf');
  });

  test('repairs a file whose cross-reference table is not where it says', async () => {
    const whole = tinyPdf({ pages: [{ content: CONTENT }] });
    const moved = new TextDecoder('latin1').decode(whole).replace(/startxref\n\d+/, 'startxref\n7');
    const source = await openPdf(Uint8Array.from(moved, (char) => char.charCodeAt(0)));
    expect((await source.page(1)).words.map((word) => word.text)).toEqual(['secret']);
    await source.close();
  });

  test('tells a missing password from a wrong one, and opens with the right one', async () => {
    expect(await codeOf(encrypted('open'))).toBe('encrypted');
    expect(await codeOf(encrypted('open'), 'other')).toBe('wrong-password');
    const source = await openPdf(encrypted('open'), { password: 'open' });
    expect((await source.page(1)).words.map((word) => word.text)).toEqual(['secret']);
    await source.close();
    expect(await codeOf(encrypted(''))).toBe('opened');
  });

  test('names the page that cannot be read', () => {
    const error = pageError(3, new Error('broken stream'));
    expect([error.code, error.message]).toEqual(['damaged-pdf', 'page 3 cannot be read: broken stream']);
  });

  test('a page without content or with a broken font is an empty page', async () => {
    const source = await openPdf(tinyPdf({ pages: [{ content: '' }, { content: 'BT /Nope 10 Tf 20 40 Td (x) Tj ET' }] }));
    expect((await source.page(1)).words).toEqual([]);
    expect((await source.page(2)).widthPt).toBe(200);
    await source.close();
  });
});
