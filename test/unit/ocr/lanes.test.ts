import { describe, expect, it } from 'vitest';
import type { Engine, Lane } from '../../../src/ocr/engine.ts';
import { Lanes, PageTimeout } from '../../../src/ocr/lanes.ts';

/** An engine that counts its lanes. */
function counting(): Engine & { opened: number; closed: number } {
  const engine = {
    name: 'counting',
    opened: 0,
    closed: 0,
    open: async (): Promise<Lane> => {
      engine.opened++;
      return {
        readers: { figures: [], words: 'text', doubtfulWords: [], rounds: [] },
        read: async () => [],
        close: async () => {
          engine.closed++;
        },
      };
    },
  };
  return engine;
}

const LIMITS = { timeoutMs: 10_000 };
const never = new Promise<never>(() => undefined);

describe('Lanes', () => {
  it('are used again, never more of them than allowed', async () => {
    const engine = counting();
    const lanes = new Lanes(engine, 2);
    let [busy, most] = [0, 0];
    const work = async (): Promise<void> => {
      most = Math.max(most, ++busy);
      await new Promise((resolve) => setImmediate(resolve));
      busy--;
    };
    await Promise.all(Array.from({ length: 7 }, () => lanes.use(work, LIMITS)));
    expect(most).toBe(2);
    expect(engine.opened).toBe(2);
    await lanes.close();
    expect(engine.closed).toBe(2);
  });

  it('end with a page that takes too long, and are replaced', async () => {
    const engine = counting();
    const lanes = new Lanes(engine, 1);
    await expect(lanes.use(() => never, { timeoutMs: 5 })).rejects.toThrow(PageTimeout);
    expect(engine.closed).toBe(1);
    await expect(lanes.use(async () => 'next', LIMITS)).resolves.toBe('next');
    expect(engine.opened).toBe(2);
  });

  it('end with the signal, also while waiting', async () => {
    const lanes = new Lanes(counting(), 1);
    const controller = new AbortController();
    const limits = { ...LIMITS, signal: controller.signal };
    const works = [lanes.use(() => never, limits), lanes.use(async () => 'late', limits)];
    controller.abort(new Error('enough'));
    for (const result of await Promise.allSettled(works))
      expect(result).toMatchObject({ status: 'rejected', reason: { message: 'enough' } });
  });
});
