/**
 * Tesseract (tesseract.js) as an engine: three models, each in a worker thread of its own that stays for all pages.
 *
 * The models' data come from the installed packages `@tesseract.js-data/eng` and `chi_sim`; nothing is downloaded and nothing cached.
 * Dictionaries are off: figures are no words, and a dictionary would mend labels into words that are not printed. The legacy model
 * must not adapt to what it has read, else a page would be read differently after another; nor does it read a line a second time
 * with what it would have learned from the first, which takes as long again.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Worker as Thread } from 'node:worker_threads';
import type { Page as TesseractPage, Word as TesseractWord, Worker } from 'tesseract.js';
import type { Engine, Lane, LineReading, Reader, Readers, ReadSymbol } from './engine.ts';
import { lineAt, pack, toPgm } from './pack.ts';
import type { Grey } from './raster.ts';

interface ModelData {
  language: string;
  /** Folder in the language's package. */
  variant: string;
  legacy: boolean;
  parameters: Record<string, string>;
}

type Model = Exclude<Reader, 'paddle'>;

/** The network reads figures first: it tells them from words. What both leave in doubt is read again, each model in its own way. */
export const READERS: Readers = {
  figures: ['lstm', 'legacy'],
  words: 'text',
  doubtfulWords: [],
  rounds: [
    [
      { reader: 'lstm', way: 'larger' },
      { reader: 'legacy', way: 'blackened' },
    ],
  ],
};

const FIGURES = '0123456789.,-';
const MODELS: Readonly<Record<Model, ModelData>> = {
  legacy: {
    language: 'eng',
    variant: '4.0.0',
    legacy: true,
    parameters: { tessedit_char_whitelist: FIGURES, classify_enable_learning: '0', tessedit_tess_adaption_mode: '0' },
  },
  lstm: { language: 'eng', variant: '4.0.0_best_int', legacy: false, parameters: { tessedit_char_whitelist: FIGURES } },
  text: { language: 'chi_sim', variant: '4.0.0_best_int', legacy: false, parameters: {} },
};

/** Set when a model is opened: no dictionaries. */
const OPENING = {
  load_system_dawg: '0',
  load_freq_dawg: '0',
  load_unambig_dawg: '0',
  load_punc_dawg: '0',
  load_number_dawg: '0',
  load_bigram_dawg: '0',
};
/**
 * The legacy model prints statistics for its developers where a line is hard to it. Lines that are hard to the networks are not read
 * once more as white on black: that takes a tenth of all time, and lines are given as black on white.
 */
const COMMON_PARAMETERS = { user_defined_dpi: '300', debug_file: '/dev/null', invert_threshold: '0' };
/** Engine modes: Tesseract's own numbers. */
const LEGACY_ONLY = 0;
const LSTM_ONLY = 1;
/** Page layouts: a block of lines, one line. */
const BLOCK = '6';
const SINGLE_LINE = '7';
/** Lines of one call: keeps the image small and lets work be stopped between two calls. */
const MOST_LINES = 64;

/** The engine. */
export const TESSERACT: Engine = { name: 'tesseract', open: async () => new TesseractLane() };

class TesseractLane implements Lane {
  readonly readers = READERS;
  readonly #workers = new Map<Model, Promise<Worker>>();
  #isClosed = false;

  async read(reader: Reader, lines: readonly Grey[]): Promise<LineReading[]> {
    if (reader === 'paddle') throw new RangeError('no model of Tesseract');
    if (lines.length === 0) return [];
    const worker = await this.#worker(reader);
    const readings: LineReading[] = [];
    threadOf(worker).ref();
    try {
      for (let from = 0; from < lines.length; from += MOST_LINES) {
        readings.push(...(await readPack(worker, lines.slice(from, from + MOST_LINES))));
      }
    } finally {
      threadOf(worker).unref();
    }
    return readings;
  }

  #worker(model: Model): Promise<Worker> {
    if (this.#isClosed) throw new Error('the lane is closed');
    const worker = this.#workers.get(model) ?? openWorker(MODELS[model]);
    this.#workers.set(model, worker);
    return worker;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const workers = await Promise.allSettled(this.#workers.values());
    this.#workers.clear();
    // The package's own way leaves a job that is about to be sent without a thread to take it, which nobody can catch.
    await Promise.all(workers.map((worker) => (worker.status === 'fulfilled' ? threadOf(worker.value).terminate() : undefined)));
  }
}

async function openWorker({ language, variant, legacy, parameters }: ModelData): Promise<Worker> {
  const require = createRequire(import.meta.url);
  const { createWorker } = await import('tesseract.js');
  const home = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
  const options = { langPath: join(home, variant), cacheMethod: 'none', gzip: true, legacyCore: legacy, legacyLang: legacy };
  const worker = await createWorker(language, legacy ? LEGACY_ONLY : LSTM_ONLY, { ...options, errorHandler: () => undefined }, OPENING);
  await worker.setParameters({ ...parameters, ...COMMON_PARAMETERS });
  threadOf(worker).unref();
  return worker;
}

/** The thread of a worker: one that has nothing to do must not keep the program from ending. The package's types leave it out. */
function threadOf(worker: Worker): Thread {
  return (worker as Worker & { worker: Thread }).worker;
}

/** Reads lines in one call; those in which nothing was found, each in a call of its own. */
async function readPack(worker: Worker, lines: readonly Grey[]): Promise<LineReading[]> {
  const packed = pack(lines);
  const readings = await recognise(worker, packed, BLOCK);
  for (const [i, reading] of readings.entries()) {
    const line = lines[i];
    if (reading.text !== '' || line === undefined || lines.length === 1) continue;
    const [alone] = await recognise(worker, pack([line]), SINGLE_LINE);
    if (alone !== undefined) readings[i] = alone;
  }
  return readings;
}

async function recognise(worker: Worker, packed: ReturnType<typeof pack>, layout: string): Promise<LineReading[]> {
  await worker.setParameters({ tessedit_pageseg_mode: layout as never });
  const { data } = await worker.recognize(toPgm(packed.image), {}, { text: false, blocks: true });
  const found: TesseractWord[][] = packed.ends.map(() => []);
  for (const word of wordsOf(data)) found[lineAt(packed, (word.bbox.y0 + word.bbox.y1) / 2)]?.push(word);
  return found.map((words) => toReading(words.sort((a, b) => a.bbox.x0 - b.bbox.x0)));
}

function wordsOf({ blocks }: TesseractPage): TesseractWord[] {
  return (blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines.flatMap(({ words }) => words)));
}

/** The symbols stay in the order in which they were read: the boxes of the network's symbols overlap. */
function toReading(words: readonly TesseractWord[]): LineReading {
  const symbols = words.flatMap((word) => word.symbols.map(({ text, confidence }): ReadSymbol => ({ text, confidence: confidence / 100 })));
  const confidence = symbols.reduce((least, symbol) => Math.min(least, symbol.confidence), symbols.length === 0 ? 0 : 1);
  return { text: symbols.map(({ text }) => text).join(''), confidence, symbols };
}
