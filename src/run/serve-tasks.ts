/**
 * The inside of a thread: takes one task after the other and reports each.
 *
 * Everything heavy is loaded with the first task that needs it and stays for the next: what it costs to start the PDF engine is
 * paid once a thread.
 */
import type { MessagePort } from 'node:worker_threads';
import { ArchiveReader } from './archive-reader.ts';
import { fatalData, type Order, type Report } from './messages.ts';
import { processTask } from './process-input.ts';
import type { Reader } from './reader.ts';
import type { PageProgress, Task, TaskSettings } from './task.ts';

/** Does the tasks that come in at `port` with the pipeline that `load` gives. */
export function serveTasks(port: MessagePort, settings: TaskSettings, load: () => Promise<Reader>): void {
  const archives = new ArchiveReader();
  let work: AbortController | null = null;
  const report = (message: Report): void => port.postMessage(message);
  const serve = async (task: Task): Promise<void> => {
    const controller = new AbortController();
    work = controller;
    report({ type: 'begun' });
    try {
      const onIdentified = (input: Extract<Report, { type: 'identified' }>['input']): void => {
        report({ type: 'identified', input: { sha256: input.sha256, bytes: input.bytes, id: input.id } });
      };
      const onPage = (progress: PageProgress): void => report({ type: 'page', progress });
      const result = await processTask(task, { settings, reader: load, archives, signal: controller.signal, onIdentified, onPage });
      report({ type: 'done', result });
    } catch (error) {
      report(controller.signal.aborted ? { type: 'aborted' } : { type: 'fatal', error: fatalData(error) });
    }
  };
  port.on('message', (order: Order) => {
    if (order.type === 'abort') work?.abort();
    else void serve(order.task);
  });
}
