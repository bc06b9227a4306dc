import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ReportStyle, runReporter } from '../../../src/cli/run-reporter.ts';
import type { RunEvent } from '../../../src/run/options.ts';
import { emptyRecord } from '../../../src/run/task.ts';
import { printedTerminal } from '../../support/printed.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const EVENTS: RunEvent[] = [
  { type: 'planned', plan: { inputs: 2, kept: 0, duplicates: 0, earlier: 0, reasons: { new: 2 }, versions: [] } },
  { type: 'started', file: 'a.pdf' },
  { type: 'retried', file: 'a.pdf', code: 'crashed', message: 'its thread ended with 3' },
  { type: 'finished', record: emptyRecord('b.pdf'), pages: 3, kept: false },
];

/** What is said in seven seconds, with data printed in between. */
function said(style: ReportStyle, columns?: number) {
  const terminal = { ...printedTerminal(), ...(columns === undefined ? {} : { columns: () => columns }) };
  const reporter = runReporter(style, terminal);
  for (const event of EVENTS) reporter.event(event);
  vi.advanceTimersByTime(6000);
  reporter.print('data\n');
  vi.advanceTimersByTime(1000);
  reporter.end();
  vi.advanceTimersByTime(60_000);
  return terminal.text;
}

describe('the report of a run', () => {
  it('is a line every five seconds in a log', () => {
    const { stdout, stderr } = said('words');
    expect(stdout).toBe('data\n');
    expect(stderr).toMatch(/^a\.pdf: its thread ended with 3; tried once more\n1 of 2 documents, [^\n]*longest now 5 s: a\.pdf\n$/);
  });

  it('is a bar on a terminal, cleared for data and at the end', () => {
    const { stdout, stderr } = said('words', 60);
    expect(stdout).toBe('data\n');
    const drawn = stderr.split('\r\u001b[2K');
    expect(drawn.length).toBeGreaterThan(20);
    expect(drawn.at(-1)).toBe('');
    expect(drawn.filter((text) => text.startsWith('█')).every((text) => text.length <= 59)).toBe(true);
  });

  it('is one JSON object per event', () => {
    const events = said('json')
      .stderr.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ event }) => event)).toEqual(['planned', 'started', 'retried', 'finished']);
    expect(events.every(({ time }) => !Number.isNaN(Date.parse(time)))).toBe(true);
    expect(events[3]).toMatchObject({ file: 'b.pdf', status: 'failed', pages: 3, kept: false });
  });

  it('is nothing when quiet', () => {
    expect(said('quiet')).toEqual({ stdout: 'data\n', stderr: '' });
  });
});
