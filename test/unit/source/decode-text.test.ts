/**
 * Text of every Chinese encoding, and what is none.
 */
import { describe, expect, it } from 'vitest';
import type { DocumentError } from '../../../src/model/error.ts';
import { decodeText } from '../../../src/source/decode-text.ts';
import { encodeGb18030 } from '../../support/gb18030.ts';

const SAMPLE = '收入决算表\t单位：万元\n合计\t4417.08\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16le = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const utf16be = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

describe('decodeText', () => {
  it.each([
    ['utf-8', utf8(SAMPLE)],
    ['utf-8', utf8(`\ufeff${SAMPLE}`)],
    ['utf-16le', utf16le(`\ufeff${SAMPLE}`)],
    ['utf-16be', utf16be(`\ufeff${SAMPLE}`)],
    ['utf-16le', utf16le(SAMPLE)],
    ['utf-16be', utf16be(SAMPLE)],
    ['gb18030', encodeGb18030(SAMPLE)],
  ] as const)('reads %s', (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: SAMPLE, encoding });
  });

  it('ends all lines alike', () => {
    expect(decodeText(utf8('一\r\n二\r三\n\r\n四')).text).toBe('一\n二\n三\n\n四');
  });

  it('keeps UTF-8 that has a few broken bytes', () => {
    const bytes = utf8(SAMPLE.repeat(20));
    bytes[1] = 0x41;
    const { text, encoding } = decodeText(bytes.slice(0, -1).with(40, 0xff));
    expect(encoding).toBe('utf-8');
    expect(text).toContain('\ufffd');
    expect(text).toContain('4417.08');
  });

  it('is not misled by UTF-8 that is cut within a character', () => {
    expect(decodeText(utf8('收入支出').slice(0, -1)).encoding).toBe('utf-8');
  });

  it.each([
    ['an executable', Uint8Array.from({ length: 3000 }, (_, i) => (i * 37 + (i >> 3)) % 256)],
    ['Latin letters in one byte', Uint8Array.from(Buffer.from('Übergänge für große Häuser. '.repeat(9), 'latin1'))],
    ['UTF-16 of control characters', utf16le(`\ufeff${'\u0001\u0002\u0003'.repeat(50)}`)],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code: 'undecodable-text' }) as DocumentError);
  });

  it('takes plain ASCII for UTF-8', () => {
    expect(decodeText(utf8('a,b\n')).encoding).toBe('utf-8');
  });
});
