import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { heapTidier } from '../../../src/run/heap-tidier.ts';

const MEBIBYTE = 1024 * 1024;
const used = (): number => getHeapStatistics().used_heap_size / MEBIBYTE;

/** Fills the heap with what nobody holds afterwards. */
function waste(megabytes: number): void {
  const kept: number[][] = [];
  while (kept.length < megabytes) kept.push(Array.from({ length: MEBIBYTE / 8 }, (_, n) => n + 0.5));
}

describe('the heap of a thread', () => {
  it('is freed between documents where much lies on it, without a collector that others see', () => {
    const tidy = heapTidier();
    waste(200);
    const before = used();
    tidy();
    expect(before).toBeGreaterThan(150);
    expect(used()).toBeLessThan(before - 100);
    expect('gc' in globalThis).toBe(false);
  });
});
