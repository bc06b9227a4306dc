/**
 * What a file is, from its bytes alone.
 */
import { describe, expect, it } from 'vitest';
import { sniff } from '../../../src/source/sniff.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const raw = (...values: number[]) => Uint8Array.from(values);
const utf16 = (text: string, mark: boolean) => new Uint8Array(Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le'));

describe('sniff', () => {
  it.each([
    ['PDF', bytes('%PDF-1.7\n%âãÏÓ'), 'pdf'],
    ['PDF behind a byte order mark', bytes('\ufeff%PDF-1.4\n'), 'pdf'],
    ['PDF behind junk', bytes(`${'\n'.repeat(900)}%PDF-1.4\n`), 'pdf'],
    ['text that names the PDF header late', bytes(`${'正文'.repeat(600)} %PDF-1.4`), 'text'],
    ['saved page', bytes('<!DOCTYPE html><html><head><title>决算</title></head><body>…'), 'html'],
    ['page without doctype', bytes('\n <html lang="zh"><body><div>决算</div></body></html>'), 'html'],
    ['XHTML page', bytes('<?xml version="1.0"?><!-- 页面 --><html><head></head></html>'), 'html'],
    ['page behind HTTP headers', bytes('HTTP/1.1 404 Not Found\r\n\r\n<html>\n<head><title>404</title></head></html>'), 'html'],
    ['web archive', bytes('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n'), 'html'],
    ['Markdown with an HTML table', bytes('# 收入决算表\n\n<table><tr><td>项目</td></tr></table>\n'), 'text'],
    ['dump that begins with a table', bytes('<table><tr><td>项目</td></tr></table>\n'), 'text'],
    ['dump whose tables are pages of their own', bytes('<html><body><table><tr><td>1</td></tr></table></body></html>\n\n第二部分'), 'text'],
    ['page that is one table', bytes('<html><body><table><tr><td>1</td></tr></table></body></html>\n'), 'html'],
    ['docx, xlsx, ofd', raw(0x50, 0x4b, 0x03, 0x04, 20, 0), 'zip'],
    ['doc, xls', raw(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0), 'ole'],
    ['JPEG', raw(0xff, 0xd8, 0xff, 0xe0), 'image'],
    ['PNG', raw(0x89, 0x50, 0x4e, 0x47, 13, 10), 'image'],
    ['TIFF', raw(0x4d, 0x4d, 0, 0x2a), 'image'],
    ['BMP', raw(0x42, 0x4d, 70, 0, 0, 0, 0, 0, 0, 0, 54), 'image'],
    ['text that begins with BM', bytes('BM 说明：本表反映部门收支'), 'text'],
    ['data of this program', bytes('{\n  "id": "云溪县", "tables": []}'), 'json'],
    ['records', bytes('[\n  {"row": "total"}]'), 'json'],
    ['no records', bytes('[]\n'), 'json'],
    ['text that begins with a bracket', bytes('[公开01表]\n收入支出决算总表'), 'text'],
    ['text that begins with a brace', bytes('{云溪县}部门决算'), 'text'],
    ['RTF', bytes('{\\rtf1\\ansi 决算}'), 'binary'],
    ['control characters', raw(...Array.from({ length: 400 }, (_, i) => (i * 7) % 256)), 'binary'],
    ['no bytes', raw(), 'empty'],
    ['blanks and NULs', raw(0xef, 0xbb, 0xbf, 0x20, 0x0a, 0, 0), 'empty'],
    ['UTF-8', bytes('收入支出决算总表'), 'text'],
    ['UTF-16 with mark', utf16('收入决算表\n1.00\n', true), 'text'],
    ['UTF-16 without mark', utf16('收入决算表\n1.00\n'.repeat(5), false), 'text'],
    ['GBK', raw(0xca, 0xd5, 0xc8, 0xeb, 0x0a), 'text'],
  ] as const)('%s', (_, content, kind) => {
    expect(sniff(content)).toBe(kind);
  });
});
