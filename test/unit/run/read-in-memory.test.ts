import { describe, expect, it } from 'vitest';
import { readInMemory } from '../../../src/run/read-in-memory.ts';
import { FAKE_READER, readFake } from '../../support/fake-document.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('one document in memory', () => {
  it('is what a run would write', async () => {
    const { document, anomalies } = await readInMemory(bytesOf('fine'), { file: 'docs\\a.txt' }, FAKE_READER);
    expect(document.file).toBe('docs/a.txt');
    expect(document.id).toMatch(/^a-[0-9a-f]{8}$/);
    expect(document.facts[0]?.source.bbox).toEqual([100.12, 200, 150.5, 211]);
    expect(anomalies).toHaveLength(1);
  });

  it('takes a Buffer, which pdf.js does not', async () => {
    let type: unknown;
    const reader = {
      ...FAKE_READER,
      read: async (source: Parameters<typeof readFake>[0]) => {
        type = source.bytes.constructor;
        return readFake(source);
      },
    };
    await readInMemory(Buffer.from('fine'), { file: 'a' }, reader);
    expect(type).toBe(Uint8Array);
  });

  it('rejects with a DocumentError, also for a defect', async () => {
    await expect(readInMemory(bytesOf('fail'), { file: 'a' }, FAKE_READER)).rejects.toMatchObject({ code: 'damaged-pdf' });
    await expect(readInMemory(bytesOf('crash'), { file: 'a' }, FAKE_READER)).rejects.toMatchObject({ code: 'internal' });
    await expect(readInMemory(bytesOf(''), { file: 'a' }, FAKE_READER)).rejects.toMatchObject({ code: 'empty-file' });
  });

  it('rejects with the reason of the signal, a time limit as such', async () => {
    const stop = (reason: unknown) => ({ file: 'a', signal: AbortSignal.abort(reason) });
    const reader = {
      ...FAKE_READER,
      read: async (_: unknown, { signal }: { signal?: AbortSignal }) => {
        signal?.throwIfAborted();
        throw new Error('not reached');
      },
    };
    const reason = new Error('enough');
    await expect(readInMemory(bytesOf('x'), stop(reason), reader)).rejects.toBe(reason);
    const late = new DOMException('late', 'TimeoutError');
    await expect(readInMemory(bytesOf('x'), stop(late), reader)).rejects.toMatchObject({ code: 'timed-out' });
  });
});
