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

const LIMITS = { workMs: 10_000, wallMs: 60_000 };
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
    await expect(lanes.use(() => never, { ...LIMITS, wallMs: 5 })).rejects.toThrow(PageTimeout);
    expect(engine.closed).toBe(1);
    await expect(lanes.use(async () => 'next', LIMITS)).resolves.toBe('next');
    expect(engine.opened).toBe(2);
  });

  it('count work, not the time that a busy machine takes for it', async () => {
    // Between two looks at the clock 100 seconds go by, of which the process gets a tenth.
    let looks = 0;
    const starved = { wall: () => looks++ * 100_000, processor: () => looks * 10_000 };
    const lanes = new Lanes(counting(), 1, starved);
    await expect(lanes.use(() => never, { workMs: 25_000, wallMs: 10_000_000 })).rejects.toThrow('no end after 25 seconds of work');
    expect(looks).toBeGreaterThan(3);
    const stuck = { wall: () => looks++ * 100_000, processor: () => 0 };
    await expect(new Lanes(counting(), 1, stuck).use(() => never, { workMs: 1, wallMs: 250_000 })).rejects.toThrow('after 250 seconds');
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
