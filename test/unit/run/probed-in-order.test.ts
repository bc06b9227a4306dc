import { describe, expect, it } from 'vitest';
import { probedInOrder } from '../../../src/run/probed-in-order.ts';

/** Work that ends when told to, and what became of it. */
function bench(items: number, options: { atOnce?: number; isWorthwhile?: (taken: readonly number[]) => boolean | null } = {}) {
  const ends = new Map<number, (error?: Error) => void>();
  const begun: number[] = [];
  const taken: number[] = [];
  const end = probedInOrder(
    Array.from({ length: items }, (_, i) => i),
    {
      atOnce: options.atOnce ?? 2,
      group: 3,
      work: (item) => {
        begun.push(item);
        return new Promise<number>((resolve, reject) => ends.set(item, (error) => (error === undefined ? resolve(item) : reject(error))));
      },
      take: (item) => taken.push(item),
      isWorthwhile: () => (options.isWorthwhile ?? (() => true))(taken),
    },
  );
  const finish = async (item: number, error?: Error): Promise<void> => {
    ends.get(item)?.(error);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, taken, finish, end };
}

describe('probedInOrder', () => {
  it('hands on in order, whichever was done first', async () => {
    const { taken, finish, end } = bench(3);
    await finish(1);
    expect(taken).toEqual([]);
    await finish(0);
    expect(taken).toEqual([0, 1]);
    await finish(2);
    await end;
    expect(taken).toEqual([0, 1, 2]);
  });

  it('keeps all lanes at work as soon as the first item says yes', async () => {
    const { begun, finish, end } = bench(5);
    expect(begun).toEqual([0, 1]);
    for (const item of [0, 1, 2, 3, 4]) {
      await finish(item);
      expect(begun.length).toBe(Math.min(5, item + 3));
    }
    await end;
  });

  it('does no more than a group where that says no, though its first items say so before', async () => {
    const { begun, taken, finish, end } = bench(9, { isWorthwhile: () => false });
    for (const item of [0, 1, 2]) await finish(item);
    await end;
    expect(begun).toEqual([0, 1, 2]);
    expect(taken).toEqual([0, 1, 2]);
  });

  it('goes on by groups while more must be seen to tell', async () => {
    const { begun, finish, end } = bench(9, { isWorthwhile: (taken) => (taken.length < 6 ? null : false) });
    for (const item of [0, 1]) await finish(item);
    expect(begun).toEqual([0, 1, 2]);
    for (const item of [2, 3, 4, 5]) await finish(item);
    await end;
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('begins nothing more after a failure, and rejects with it', async () => {
    const { begun, finish, end } = bench(9);
    const failed = expect(end).rejects.toThrow('broken');
    await finish(0, new Error('broken'));
    await finish(1);
    await failed;
    expect(begun).toEqual([0, 1]);
  });
});
