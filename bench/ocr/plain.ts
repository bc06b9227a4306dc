/**
 * Plain recognition of the same images: tesseract.js over whole pages, without a look at lines or cells.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Times } from '../measure.ts';
import { timed } from './timed.ts';

/** Time that whole-page recognition (layout 11: sparse text) takes, its start apart. */
export async function plainTime(images: readonly Buffer[]): Promise<Times> {
  const { createWorker } = await import('tesseract.js');
  const home = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim/package.json'));
  const worker = await createWorker('chi_sim', 1, { langPath: join(home, '4.0.0_best_int'), cacheMethod: 'none', gzip: true });
  await worker.setParameters({ tessedit_pageseg_mode: '11' as never });
  const { times } = await timed(async () => {
    for (const image of images) await worker.recognize(image);
  });
  await worker.terminate();
  return times;
}
