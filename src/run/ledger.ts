/**
 * The private record of an output folder, by which a run knows what earlier runs did: `.juesuan/ledger.jsonl`.
 *
 * One JSON object a line, the last word on an input counts. While a run goes on, a line is added when a document is begun and
 * when it is done, so that a run that is killed loses no more than the documents in work; at its end the file is written anew
 * with one line per input, the same for the same inputs, options and version. It holds no times and no absolute paths: files are named from
 * the input root, which stands there as it is seen from the output folder.
 * A line cut short by a kill, and a file that another version wrote, count as unknown: the documents are made again.
 */
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writeAtomically } from '../emit/atomic-file.ts';
import type { OutputProblem } from '../emit/sink.ts';
import type { InputRecord } from '../model/manifest.ts';
import { fileFrom, pathBetween } from './input-root.ts';
import { RunError } from './run-error.ts';

/** Folder below the output folder for what only this program reads. */
export const PRIVATE_FOLDER = '.juesuan';
const LEDGER = 'ledger.jsonl';
/** Raised when the lines change their meaning. */
const FORMAT = 1;

/** Stands for a log that is being held against another document. */
export const OPEN = 'open';

/** What is known of an input. */
export interface LedgerEntry {
  /** See file-signature.ts; null where the file must be read to know it again. */
  signature: string | null;
  /** Fingerprint of the program and options that made it. */
  madeBy: string;
  /** Its entry in the manifest; its duration is always 0 here. */
  record: InputRecord;
  pages: number | null;
  /** Limits of time and memory that it failed under; null for all others. */
  limits: string | null;
  /** What its log was held against, see year-neighbours.ts; null where nothing, OPEN where a run was killed over it. */
  prior: string | null;
}

/** The files for all documents that were written last. */
export interface LedgerOutputs {
  /** What they were made from, apart from the documents. */
  key: string;
  /** Size of each file in bytes. */
  sizes: Readonly<Record<string, number>>;
  problems: OutputProblem[];
  /** Places of accepted anomalies, in the list that was given, that no document has. */
  unusedAccepts: number[];
}

type Line =
  | { ledger: number }
  | { root: string | null }
  | { begin: string }
  | { done: LedgerEntry }
  | { outputs: LedgerOutputs | null }
  | { stale: string[] };

function parseLine(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null; // Cut short when the run was killed.
  }
}

export class Ledger {
  readonly #path: string;
  readonly #out: string;
  readonly #entries = new Map<string, LedgerEntry>();
  #outputs: LedgerOutputs | null = null;
  /** Absolute path of the folder from which the entries are named; null where it is not known. */
  #root: string | null = null;
  /** Files of formats that an interrupted run found and its manifest does not name any more. */
  #staleFiles: readonly string[] = [];
  #file: number | null = null;
  /** False where there is no file yet, or one of another format. */
  #isOurs = false;
  /** True where the file does not say what is known now. */
  #isStale = false;
  /** True where the last run was killed: there may be temporary files. */
  wasCutShort = false;

  private constructor(out: string) {
    this.#out = out;
    this.#path = join(out, PRIVATE_FOLDER, LEDGER);
  }

  /** Reads the ledger of an output folder; an empty one where there is none. Writes nothing. */
  static read(out: string): Ledger {
    const ledger = new Ledger(out);
    let text = '';
    try {
      text = readFileSync(ledger.#path, 'utf8');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw RunError.writing(out, error);
    }
    const [first, ...lines] = text.split('\n');
    const head = parseLine(first ?? '');
    ledger.#isOurs = head !== null && 'ledger' in head && head.ledger === FORMAT;
    if (ledger.#isOurs) for (const line of lines) ledger.#take(parseLine(line));
    else ledger.wasCutShort = text !== '';
    return ledger;
  }

  #take(line: Line | null): void {
    if (line === null) return;
    if ('root' in line) this.#rename(line.root === null ? null : resolve(this.#out, line.root));
    else if ('done' in line) this.#entries.set(line.done.record.file, line.done);
    else if ('stale' in line) this.#staleFiles = line.stale;
    else if ('outputs' in line) {
      this.#outputs = line.outputs;
      this.wasCutShort ||= line.outputs === null;
    } else if ('begin' in line) {
      this.#entries.delete(line.begin);
      this.wasCutShort = true;
    }
  }

  /** Names the entries from another folder; entries named from a folder that is not known keep their names. */
  #rename(root: string | null): void {
    const before = this.#root;
    this.#root = root;
    if (before === null || root === null || before === root) return;
    const entries = [...this.#entries.values()];
    const renamed = (file: string): string => fileFrom(root, resolve(before, file));
    this.#entries.clear();
    for (const { record, ...entry } of entries) {
      const { file, duplicateOf } = record;
      const named = { ...record, file: renamed(file), duplicateOf: duplicateOf === null ? null : renamed(duplicateOf) };
      this.#entries.set(named.file, { ...entry, record: named });
    }
  }

  /** Absolute path of the input root of the last run; null where it is not known. */
  get root(): string | null {
    return this.#root;
  }

  /** Names everything from the input root of this run, an absolute path. */
  moveTo(root: string): void {
    if (root === this.#root) return;
    this.#isStale = true;
    this.#rename(root);
  }

  /** The line that says from where files are named. */
  #rootLine(): Line {
    return { root: this.#root === null ? null : pathBetween(resolve(this.#out), this.#root) };
  }

  get(file: string): LedgerEntry | undefined {
    return this.#entries.get(file);
  }

  /** Everything known, in no order that means anything. */
  all(): Iterable<LedgerEntry> {
    return this.#entries.values();
  }

  get staleFiles(): readonly string[] {
    return this.#staleFiles;
  }

  get outputs(): LedgerOutputs | null {
    return this.#outputs;
  }

  #append(line: Line): void {
    try {
      this.#isStale = true;
      this.#file ??= this.#open();
      writeSync(this.#file, `${JSON.stringify(line)}\n`);
    } catch (error) {
      throw RunError.writing(this.#out, error);
    }
  }

  #open(): number {
    mkdirSync(dirname(this.#path), { recursive: true });
    const file = openSync(this.#path, this.#isOurs ? 'a' : 'w');
    // The line break ends a line that was cut short.
    writeSync(file, this.#isOurs ? '\n' : `${JSON.stringify({ ledger: FORMAT })}\n`);
    writeSync(file, `${JSON.stringify(this.#rootLine())}\n`);
    this.#isOurs = true;
    return file;
  }

  /** An input's files are about to change: what was known of it is void until it is done. */
  begin(file: string): void {
    this.#append({ begin: file });
    this.#entries.delete(file);
  }

  /** An input is done. */
  done(entry: LedgerEntry): void {
    this.#append({ done: entry });
    this.#entries.set(entry.record.file, entry);
  }

  /** An input is what it was; what is known of it by now is written at the end of the run. */
  hold(entry: LedgerEntry): void {
    const before = this.#entries.get(entry.record.file);
    if (JSON.stringify(before) !== JSON.stringify(entry)) this.#isStale = true;
    this.#entries.set(entry.record.file, entry);
  }

  /** The files for all documents are about to be made anew. */
  voidOutputs(): void {
    this.#append({ outputs: null });
    this.#outputs = null;
  }

  /**
   * Writes the ledger anew at the end of a run, where it changed. `files`: the inputs to keep, in order; all that are known where
   * it is null. `stale`: files of formats that were not taken away.
   */
  async complete(files: readonly string[] | null, outputs: LedgerOutputs | null, stale: readonly string[] = []): Promise<void> {
    this.close();
    if (stale.length !== this.#staleFiles.length) this.#isStale = true;
    if (!this.#isStale && !this.wasCutShort && (files === null || files.length === this.#entries.size)) return;
    const kept = (files ?? [...this.#entries.keys()].sort()).flatMap((file) => this.#entries.get(file) ?? []);
    const lines: Line[] = [{ ledger: FORMAT }, this.#rootLine(), ...kept.map((done) => ({ done })), { outputs }];
    if (stale.length > 0) lines.push({ stale: [...stale] });
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      await writeAtomically(this.#path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    } catch (error) {
      throw RunError.writing(this.#out, error);
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }
}
