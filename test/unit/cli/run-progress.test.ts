import { describe, expect, it } from 'vitest';
import { cutToColumns } from '../../../src/cli/display-width.ts';
import { RunProgress } from '../../../src/cli/run-progress.ts';
import type { RunEvent } from '../../../src/run/options.ts';
import { emptyRecord } from '../../../src/run/task.ts';

/** Progress on a clock that is moved by hand. */
function progress(inputs: number, kept = 0, duplicates = 0) {
  let now = 0;
  const counted = new RunProgress(() => now);
  const take = (event: RunEvent): void => counted.take(event);
  take({ type: 'planned', plan: { inputs, kept, duplicates, earlier: 0, reasons: {}, versions: [] } });
  return {
    counted,
    start: (file: string) => take({ type: 'started', file }),
    finish: (file: string, { failed = false, isKept = false } = {}) => {
      const record = {
        ...emptyRecord(file),
        status: failed ? ('failed' as const) : ('complete' as const),
        anomalies: { error: 1, warning: 0, info: 2 },
      };
      take({ type: 'finished', record, pages: 10, kept: isKept });
    },
    wait: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

describe('progress', () => {
  it('counts documents, pages a second, time left, failures and anomalies, and names what takes longest', () => {
    const { counted, start, finish, wait } = progress(2010, 0, 10);
    for (const file of ['a', 'b', 'c', 'd']) start(file);
    wait(10);
    for (const file of ['a', 'b', 'd']) finish(file, { failed: file === 'b' });
    wait(2);
    expect(counted.line()).toBe('3 of 2,000 documents, 2.5 pages/s, 2 h 13 min left, 1 failed, 9 anomalies, longest now 12 s: c');
  });

  it('foretells from what is extracted, not from what is kept', () => {
    const { counted, start, finish, wait } = progress(106, 100);
    for (let n = 0; n < 100; n++) finish(`kept ${n}`, { isKept: true });
    for (let n = 0; n < 3; n++) {
      start(`${n}`);
      wait(60);
      finish(`${n}`);
    }
    expect(counted.line()).toContain('103 of 106 documents, 0.2 pages/s, 3 min left');
  });

  it('tells how many documents were held against those of the year before', () => {
    const { counted, finish } = progress(2);
    finish('a');
    finish('b');
    counted.take({ type: 'compared', record: emptyRecord('b'), prior: 'a' });
    expect(counted.line()).toBe('2 of 2 documents, 0 failed, 6 anomalies, 1 held against the year before');
  });

  it('draws a bar that fits the terminal, Chinese names counted double', () => {
    const { counted, start, finish } = progress(4);
    finish('a');
    start('某市某局2023年度部门决算.pdf');
    expect(counted.bar(200)).toMatch(/^█{5}░{15} 1 of 4 documents, 0 failed, 3 anomalies, longest now 0 s: 某市/);
    expect(counted.bar(30)).toHaveLength(30);
    expect(cutToColumns('a决算b', 4)).toBe('a决');
    expect(cutToColumns('a决算b', 6)).toBe('a决算b');
  });
});
