/**
 * What a run says on standard error while it goes on: a bar that is drawn over on a terminal, a line every few seconds in a log,
 * one JSON object per event with `--log json`, nothing with `--quiet`.
 */
import type { RunEvent } from '../run/options.ts';
import { RunProgress } from './run-progress.ts';
import type { Terminal } from './terminal.ts';

/** Often enough to look alive, seldom enough to cost nothing. */
const REDRAW_MS = 250;
/** Seldom enough for the log of a night's run. */
const LINE_EVERY_MS = 5000;
/** Back to the first column, and the line cleared. */
const CLEAR_LINE = '\r\u001b[2K';

export interface RunReporter {
  event(event: RunEvent): void;
  /** Prints data to standard output, clear of the bar. */
  print(text: string): void;
  /** Ends what is drawn. */
  end(): void;
}

/** How a run reports. */
export type ReportStyle = 'words' | 'json' | 'quiet';

function quietReporter({ stdout }: Terminal): RunReporter {
  return { event: () => undefined, print: stdout, end: () => undefined };
}

/** One event as a line of JSON. */
export function eventLine(event: Record<string, unknown>): string {
  return `${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`;
}

function eventData(event: RunEvent): Record<string, unknown> {
  const { type, ...rest } = event;
  if (event.type === 'compared') {
    const { file, id, anomalies } = event.record;
    return { event: type, file, id, prior: event.prior, anomalies };
  }
  if (event.type !== 'finished') return { event: type, ...rest };
  const { file, id, status, facts, anomalies, durationMs, error } = event.record;
  return { event: type, file, id, status, pages: event.pages, facts, anomalies, durationMs, kept: event.kept, error };
}

function jsonReporter({ stdout, stderr }: Terminal): RunReporter {
  return { event: (event) => stderr(eventLine(eventData(event))), print: stdout, end: () => undefined };
}

function every(ms: number, action: () => void): () => void {
  const timer = setInterval(action, ms);
  timer.unref();
  return () => clearInterval(timer);
}

function retryLine(event: RunEvent): string {
  return event.type === 'retried' ? `${event.file}: ${event.message}; tried once more\n` : '';
}

function lineReporter({ stdout, stderr }: Terminal): RunReporter {
  const progress = new RunProgress();
  const end = every(LINE_EVERY_MS, () => stderr(`${progress.line()}\n`));
  const event = (event: RunEvent): void => {
    progress.take(event);
    if (event.type === 'retried') stderr(retryLine(event));
  };
  return { event, print: stdout, end };
}

function barReporter({ stdout, stderr }: Terminal, columns: () => number): RunReporter {
  const progress = new RunProgress();
  let isDrawn = false;
  const clear = (): void => {
    if (isDrawn) stderr(CLEAR_LINE);
    isDrawn = false;
  };
  const draw = (): void => {
    stderr(`${CLEAR_LINE}${progress.bar(columns() - 1)}`);
    isDrawn = true;
  };
  const stop = every(REDRAW_MS, draw);
  return {
    event(event) {
      progress.take(event);
      if (event.type !== 'retried') return;
      clear();
      stderr(retryLine(event));
    },
    print(text) {
      clear();
      stdout(text);
    },
    end() {
      stop();
      clear();
    },
  };
}

/** The reporter for a style and a terminal. */
export function runReporter(style: ReportStyle, terminal: Terminal): RunReporter {
  if (style === 'quiet') return quietReporter(terminal);
  if (style === 'json') return jsonReporter(terminal);
  return terminal.columns === undefined ? lineReporter(terminal) : barReporter(terminal, terminal.columns);
}
