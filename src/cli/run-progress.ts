/**
 * How far a run is: counted from its events, put into words for a line of a terminal or a log.
 *
 * Units: milliseconds. The pace is that of the documents extracted in this run; what an earlier run made takes no time worth a
 * forecast.
 */
import type { RunEvent } from '../run/options.ts';
import { cutToColumns } from './display-width.ts';
import { counted, grouped, printable } from './terminal.ts';

const MINUTE_S = 60;
const HOUR_S = 3600;
/** Before so many documents a forecast says nothing. */
const FORECAST_FROM = 3;
/** Cells of the bar. */
const BAR_WIDTH = 20;

export class RunProgress {
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #running = new Map<string, number>();
  /** How far the documents are that are read from images. */
  readonly #scans = new Map<string, string>();
  #inputs = 0;
  #toExtract = 0;
  #finished = 0;
  #extracted = 0;
  #pages = 0;
  #failed = 0;
  #anomalies = 0;
  #compared = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#startedAt = now();
  }

  take(event: RunEvent): void {
    if (event.type === 'planned') {
      const { inputs, kept, duplicates } = event.plan;
      this.#inputs = inputs - duplicates;
      this.#toExtract = inputs - kept - duplicates;
    } else if (event.type === 'started') this.#running.set(event.file, this.#now());
    else if (event.type === 'page') this.#scans.set(event.file, `, page ${event.done} of ${event.scans} from its image`);
    else if (event.type === 'finished') this.#finish(event);
    else if (event.type === 'compared') this.#compared += 1;
  }

  #finish({ record, pages, kept }: Extract<RunEvent, { type: 'finished' }>): void {
    this.#running.delete(record.file);
    this.#scans.delete(record.file);
    this.#finished += 1;
    if (!kept) {
      this.#extracted += 1;
      this.#pages += pages ?? 0;
    }
    if (record.status === 'failed') this.#failed += 1;
    this.#anomalies += record.anomalies.error + record.anomalies.warning + record.anomalies.info;
  }

  /** Part that is done, 0 to 1. */
  #share(): number {
    return this.#inputs === 0 ? 0 : this.#finished / this.#inputs;
  }

  /** The file that has been in work for longest. */
  #slowest(): string[] {
    const [first] = this.#running; // Started first, for a map keeps its order.
    if (first === undefined) return [];
    const [file, since] = first;
    // Its name last: it may be long, and the end of a line is cut.
    return [`longest now ${duration((this.#now() - since) / 1000)}${this.#scans.get(file) ?? ''}: ${printable(file)}`];
  }

  #timeLeft(seconds: number): string[] {
    const left = this.#toExtract - this.#extracted;
    if (this.#extracted < FORECAST_FROM || left <= 0) return [];
    return [`${duration((seconds / this.#extracted) * left)} left`];
  }

  /** The parts of a line, the most important first. */
  #parts(): string[] {
    const seconds = (this.#now() - this.#startedAt) / 1000;
    const pace = this.#pages === 0 || seconds === 0 ? [] : [`${(this.#pages / seconds).toFixed(1)} pages/s`];
    return [
      `${grouped(this.#finished)} of ${counted(this.#inputs, 'document')}`,
      ...pace,
      ...this.#timeLeft(seconds),
      `${grouped(this.#failed)} failed`,
      `${grouped(this.#anomalies)} anomalies`,
      ...(this.#compared === 0 ? [] : [`${grouped(this.#compared)} held against the year before`]),
      ...this.#slowest(),
    ];
  }

  /** A line of a log. */
  line(): string {
    return this.#parts().join(', ');
  }

  /** A line with a bar, cut to `columns` columns of a terminal. */
  bar(columns: number): string {
    const filled = Math.floor(this.#share() * BAR_WIDTH);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
    return cutToColumns(`${bar} ${this.line()}`, columns);
  }

  /** The counts as data. */
  counts(): Record<string, number> {
    return { finished: this.#finished, inputs: this.#inputs, pages: this.#pages, failed: this.#failed, anomalies: this.#anomalies };
  }
}

/** `45 s`, `3 min`, `2 h 5 min`. */
function duration(seconds: number): string {
  if (seconds < MINUTE_S) return `${Math.round(seconds)} s`;
  if (seconds < HOUR_S) return `${Math.round(seconds / MINUTE_S)} min`;
  return `${Math.floor(seconds / HOUR_S)} h ${Math.round((seconds % HOUR_S) / MINUTE_S)} min`;
}
