import { describe, expect, test } from 'vitest';
import { openPdf } from '../../../src/source/pdf.ts';
import { OP, PATH } from '../../../src/source/pdf-operators.ts';
import { linkedPorts } from '../../../src/source/pdf-port.ts';
import { tinyPdf } from '../../support/tiny-pdf.ts';

describe('operator codes', () => {
  test('are those of the installed engine', async () => {
    const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    for (const [name, code] of Object.entries(OP)) expect([name, OPS[name as keyof typeof OPS]]).toEqual([name, code]);
    expect(Object.keys(PATH)).toHaveLength(5);
  });
});

describe('built-in functions after the engine is loaded', () => {
  test('are native or answer alike', async () => {
    const source = await openPdf(tinyPdf({ pages: [{ content: '' }] }));
    await source.close();
    for (const builtIn of [Array.prototype.push, JSON.parse, JSON.stringify])
      expect(Function.prototype.toString.call(builtIn)).toContain('[native code]');
    const bytes = new Uint8Array([0, 250, 251, 252, 253]).subarray(1) as Uint8Array & { toBase64(options?: object): string };
    expect(bytes.toBase64()).toBe('+vv8/Q==');
    expect(bytes.toBase64({ alphabet: 'base64url', omitPadding: true })).toBe('-vv8_Q');
  });
});

describe('linked ports', () => {
  const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  test('hand messages over in order, by reference, to the other end only', async () => {
    const [a, b] = linkedPorts(() => undefined);
    const received: unknown[] = [];
    b.addEventListener('message', ({ data }) => received.push(data));
    a.addEventListener('message', () => received.push('own'));
    const [first, second] = [{ n: 1 }, { n: 2 }];
    a.postMessage(first);
    a.postMessage(second);
    expect(received).toEqual([]);
    await tick();
    expect(received[0]).toBe(first);
    expect(received[1]).toBe(second);
  });

  test('copy the lists of an operator chunk, which the sender empties', async () => {
    const [a, b] = linkedPorts(() => undefined);
    const received: unknown[] = [];
    b.addEventListener('message', ({ data }) => received.push(data));
    const fnArray = [1, 2];
    a.postMessage({ stream: 1, chunk: { fnArray, argsArray: [[], []], length: 2 } });
    fnArray.length = 0;
    await tick();
    expect(received).toEqual([{ stream: 1, chunk: { fnArray: [1, 2], argsArray: [[], []], length: 2 } }]);
  });

  test('report what a listener throws, and stop at an abort', async () => {
    const errors: unknown[] = [];
    const [a, b] = linkedPorts((error) => errors.push(error));
    const stop = new AbortController();
    b.addEventListener(
      'message',
      () => {
        throw new Error('listener');
      },
      { signal: stop.signal },
    );
    a.postMessage({});
    await tick();
    stop.abort();
    a.postMessage({});
    await tick();
    expect(errors).toEqual([new Error('listener')]);
  });
});
