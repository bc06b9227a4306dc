/**
 * Work on many items, a few at a time, with the results in the order of the items.
 *
 * Work goes on ahead of whoever takes the results, but only so far: a reader that is slow, or an item that is, holds it up, so what
 * waits in memory does not grow with the number of items.
 */
import PQueue from 'p-queue';

/** Items finished or in work ahead of the one that is taken next, per unit of concurrency. */
const AHEAD = 2;

/** The results of `work`; leaving the loop drops what was not begun. Rejects as the work whose turn it is. */
export async function* inOrder<T, R>(items: Iterable<T>, concurrency: number, work: (item: T) => Promise<R>): AsyncGenerator<R, void> {
  const queue = new PQueue({ concurrency });
  const ahead: Promise<R>[] = [];
  try {
    for (const item of items) {
      const result = queue.add(() => work(item));
      result.catch(() => undefined); // Whoever takes it hears of it; after an error nobody does.
      ahead.push(result);
      const next = ahead.length > concurrency * AHEAD ? ahead.shift() : undefined;
      if (next !== undefined) yield await next;
    }
    for (const result of ahead) yield await result;
  } finally {
    queue.clear();
  }
}
