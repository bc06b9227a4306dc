/**
 * The start of a thread that works on documents, see thread-pool.ts.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { inflateAtOnce } from '../source/pdf-inflate.ts';
import { loadReader } from './reader.ts';
import { serveTasks } from './serve-tasks.ts';
import type { TaskSettings } from './task.ts';

const settings = workerData as TaskSettings;
if (parentPort !== null) {
  inflateAtOnce();
  serveTasks(parentPort, settings, () => loadReader(settings.reading.pipelines));
}
