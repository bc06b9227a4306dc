import { deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inflateAtOnce } from '../../../src/source/pdf-inflate.ts';

const TEXT = Buffer.from('BT /F1 10.5 Tf (收入支出决算总表) Tj ET '.repeat(400));

/** Reads a stream as pdf.js does. */
async function inflated(format: 'deflate' | 'gzip', bytes: Uint8Array<ArrayBuffer>): Promise<Buffer> {
  const { readable, writable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  await writer.ready;
  writer
    .write(bytes)
    .then(async () => {
      await writer.ready;
      await writer.close();
    })
    .catch(() => undefined);
  const chunks: Uint8Array[] = [];
  for await (const chunk of readable) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('a stream inflated in one call', () => {
  const native = globalThis.DecompressionStream;
  beforeEach(inflateAtOnce);
  afterEach(() => {
    globalThis.DecompressionStream = native;
  });

  it('holds what the platform finds in it, in one piece', async () => {
    expect(globalThis.DecompressionStream).not.toBe(native);
    expect(await inflated('deflate', new Uint8Array(deflateSync(TEXT)))).toEqual(TEXT);
    expect(await inflated('deflate', new Uint8Array(deflateSync(Buffer.alloc(0))))).toHaveLength(0);
  });

  it('is refused where it is cut or damaged, so that pdf.js reads what is left', async () => {
    const whole = new Uint8Array(deflateSync(TEXT));
    await expect(inflated('deflate', whole.slice(0, -8))).rejects.toThrow('unexpected end of file');
    await expect(inflated('deflate', new Uint8Array([1, 2, 3]))).rejects.toThrow('incorrect header check');
    await expect(inflated('deflate', new Uint8Array())).rejects.toThrow('unexpected end of file');
  });

  it('is refused where it is longer than any page', async () => {
    const bomb = new Uint8Array(deflateSync(Buffer.alloc(65 * 2 ** 20)));
    await expect(inflated('deflate', bomb)).rejects.toThrow(RangeError);
  });

  it('is left to the platform in another format', async () => {
    expect(await inflated('gzip', new Uint8Array(gzipSync(TEXT)))).toEqual(TEXT);
  });
});
