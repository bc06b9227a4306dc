/**
 * Who is asked about which segment, and who is believed: with an engine and a network that say what a test wants.
 */
import { describe, expect, it } from 'vitest';
import type { Lane, LineReading, Reader, ReadSymbol } from '../../../src/ocr/engine.ts';
import type { FigureLine } from '../../../src/ocr/figure-lines.ts';
import type { PageInk } from '../../../src/ocr/page-ink.ts';
import { readSegments, type SegmentReading } from '../../../src/ocr/read-segments.ts';
import type { Segment } from '../../../src/ocr/segments.ts';

const DIGIT = { wide: 9, high: 13, advance: 10 };

/** A segment of so many characters of the size of digits. */
function segment(characters: number, y0: number, wide = DIGIT.wide): Segment {
  const parts = Array.from({ length: characters }, (_, i) => {
    const x0 = 20 + i * (wide + 1);
    return { x0, y0, x1: x0 + wide, y1: y0 + DIGIT.high, area: wide * DIGIT.high };
  });
  return { x0: 20, y0, x1: parts.at(-1)?.x1 ?? 20, y1: y0 + DIGIT.high, parts };
}

/** Characters at the same place of segments look alike, those at other places otherwise. */
function pageOf(segments: Segment[], { stamped = [], isRough = true, isSmall = false }: Partial<PageInk>): PageInk {
  const image = { width: 300, height: 400, data: new Uint8Array(300 * 400).fill(250) };
  for (const { parts } of segments) {
    for (const [i, { x0, y0, x1, y1 }] of parts.entries()) {
      for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if ((x - x0 + i * (y - y0)) % 5 < 2) image.data[y * 300 + x] = 20;
    }
  }
  return { image, smooth: image, threshold: 200, rules: [], segments, covers: null, stamped, isRough, isSmall, em: 18, turn: 0 };
}

function reading(text: string, confidence: number): LineReading {
  return { text, confidence, symbols: [...text].map((character): ReadSymbol => ({ text: character, confidence })) };
}

interface Said {
  engine: Partial<Record<Reader, LineReading>>;
  network: ReadSymbol[];
  known?: ReadonlyMap<number, LineReading>;
}

interface Read {
  readings: SegmentReading[];
  /** Lines that the network was asked for. */
  asked: number;
  /** Lines that each reader was asked for. */
  lines: Partial<Record<Reader, number>>;
}

/** Reads a page on which everything is read as said. */
async function read(page: PageInk, { engine, network, known = new Map() }: Said): Promise<Read> {
  let asked = 0;
  const counts: Read['lines'] = {};
  const lane: Lane = {
    readers: { figures: ['lstm', 'legacy'], words: 'text', doubtfulWords: [], rounds: [] },
    read: async (reader, lines) => {
      counts[reader] = (counts[reader] ?? 0) + lines.length;
      return lines.map(() => engine[reader] ?? reading('', 0));
    },
    close: async () => undefined,
  };
  const preparation = {
    readFigures: async (lines: FigureLine[]) => {
      asked += lines.length;
      return lines.map(() => network);
    },
  };
  return { readings: await readSegments(page, { lane, preparation, known }), asked, lines: counts };
}

describe('readSegments', () => {
  const sure = { lstm: reading('12345', 0.99), legacy: reading('12345', 0.9) };

  it('leaves the network alone where the readers agree on a scan of usual type', async () => {
    const segments = Array.from({ length: 6 }, (_, i) => segment(5, 20 + 30 * i));
    const { readings, asked } = await read(pageOf(segments, {}), { engine: sure, network: reading('99999', 1).symbols });
    expect(asked).toBe(0);
    expect(readings[0]).toMatchObject({ text: '12345', isFigure: true });
  });

  it.each([
    { what: 'under a stamp', stamped: [0], isSmall: false },
    { what: 'of small type', stamped: [], isSmall: true },
  ])('asks it about sure figures $what, and doubts what it reads otherwise', async ({ stamped, isSmall }) => {
    const page = pageOf([segment(5, 20)], { stamped, isSmall });
    const alike = await read(page, { engine: sure, network: reading('12345', 0.999).symbols });
    expect(alike.asked).toBe(1);
    expect(alike.readings[0]?.text).toBe('12345');
    const { readings } = await read(page, { engine: sure, network: reading('12346', 0.999).symbols });
    expect(readings[0]?.confidence).toBeLessThan(0.9);
    expect([readings[0], ...(readings[0]?.candidates ?? [])].map((one) => one?.text)).toEqual(expect.arrayContaining(['12345', '12346']));
  });

  it('asks it where the readers of a rough scan differ, of a crisp one not', async () => {
    const engine = { lstm: reading('12345', 0.99), legacy: reading('12845', 0.9) };
    const { readings, asked } = await read(pageOf([segment(5, 20)], {}), { engine, network: reading('12845', 0.999).symbols });
    expect(asked).toBe(1);
    expect(readings[0]?.text).toBe('12845');
    const crisp = await read(pageOf([segment(5, 20)], { isRough: false }), { engine, network: [] });
    expect(crisp.asked).toBe(0);
  });

  it('takes a doubtful figure for one of percent where it is one to the reader of words, never for sure', async () => {
    const engine = { lstm: reading('12.09', 0.6), legacy: reading('12.6', 0.5), text: reading('12%', 0.99) };
    const page = pageOf([segment(4, 20)], { isRough: false });
    const wrong = await read(page, { engine: { ...engine, text: reading('13%', 0.99) }, network: [] });
    expect(wrong.readings[0]?.text).not.toContain('%');
    const percent = { lstm: reading('8396', 0.6), legacy: reading('8398', 0.5), text: reading('83%', 0.99) };
    const { readings } = await read(page, { engine: percent, network: [] });
    expect(readings[0]).toMatchObject({ text: '83%', isFigure: true });
    expect(readings[0]?.confidence).toBeLessThan(0.9);
    const sureOfDigits = { lstm: reading('8396', 0.999), legacy: reading('8396', 0.999), text: reading('83%', 0.99) };
    expect((await read(page, { engine: sureOfDigits, network: [] })).readings[0]?.text).toBe('8396');
  });

  /** Words that look like no figure to the first reader, and as which figure the others see them. */
  const seenAs = (text: string, figure: string, sure: number): Said => ({
    engine: { lstm: reading(figure, 0.3), legacy: reading(figure, sure), text: reading(text, 0.98) },
    network: [],
  });

  it.each([
    { what: 'whose sign is taken for digits', text: '83.00%', figure: '83.0096', read: '83.00%' },
    { what: 'whose sign and last digit are', text: '0.00%', figure: '0.014', read: '0.00%' },
    { what: 'whose sign is read as digits and a sign', text: '79.309%6', figure: '79.308', read: '79.30%' },
  ])('takes words for a number of percent $what, never for sure', async ({ text, figure, read: expected }) => {
    const { readings } = await read(pageOf([segment(figure.length, 20, 15)], { isRough: false }), seenAs(text, figure, 0.9));
    expect(readings[0]).toMatchObject({ text: expected, isFigure: true });
    expect(readings[0]?.confidence).toBeLessThan(0.9);
  });

  it('reads words in doubt of a rough scan again, and keeps what else they may be', async () => {
    const words = [segment(4, 20, 18)];
    const twice = async (first: LineReading, second: string, page: Partial<PageInk> = {}): Promise<Read> => {
      const readAs = { lstm: reading('', 0), text: reading(second, 0.8) };
      return read(pageOf(words, page), { engine: readAs, network: [], known: new Map([[0, first]]) });
    };
    const { readings } = await twice(reading('决艳数', 0.8), '决算数');
    expect(readings[0]).toMatchObject({ text: '决艳数', isFigure: false, candidates: [{ text: '决算数', confidence: 0.8 }] });
    for (const other of ['决艳数', '决3数', 'abc', ''])
      expect((await twice(reading('决艳数', 0.8), other)).readings[0]?.candidates).toEqual([]);
    expect((await twice(reading('决算数', 0.95), '决艳数')).lines.text ?? 0).toBe(0);
    expect((await twice(reading('决艳数', 0.8), '决算数', { isRough: false })).readings[0]?.candidates).toEqual([]);
    const sentence = reading('本表反映部门本年度一般公共预算财政拨款实际支出', 0.8);
    expect((await twice(sentence, '决算数')).readings[0]?.candidates).toEqual([]);
  });

  it('takes a doubtful figure for the words that they are to the reader of words, but not under a stamp', async () => {
    const engine = { lstm: reading('518', 0.5), legacy: reading('618', 0.4), text: reading('分值', 0.98) };
    const segments = [segment(3, 20)];
    const { readings } = await read(pageOf(segments, { isRough: false }), { engine, network: [] });
    expect(readings[0]).toMatchObject({ text: '分值', confidence: 0.98, isFigure: false, candidates: [] });
    const stamped = await read(pageOf(segments, { stamped: [0] }), { engine, network: reading('518', 0.6).symbols });
    expect(stamped.readings[0]).toMatchObject({ text: '518', isFigure: true });
    const unsure = await read(pageOf(segments, { isRough: false }), { engine: { ...engine, text: reading('分值', 0.7) }, network: [] });
    expect(unsure.readings[0]?.isFigure).toBe(true);
    const sureOfDigits = { lstm: reading('518', 0.99), legacy: reading('518', 0.99), text: reading('分值', 0.98) };
    expect((await read(pageOf(segments, { isRough: false }), { engine: sureOfDigits, network: [] })).readings[0]?.text).toBe('518');
  });

  it('asks the reader of words about figures of three decimals, however sure they are', async () => {
    const engine = { lstm: reading('0.009', 0.99), legacy: reading('0.009', 0.99), text: reading('0.00%', 0.98) };
    const page = pageOf([segment(5, 20)], { isRough: false });
    const { readings } = await read(page, { engine, network: [] });
    expect(readings[0]).toMatchObject({ text: '0.00%', isFigure: true });
    expect(readings[0]?.confidence).toBeLessThan(0.9);
    const plain = await read(page, { engine: { ...engine, text: reading('0.009', 0.98) }, network: [] });
    expect(plain.readings[0]?.text).toBe('0.009');
  });

  it('takes a sign of percent alone for one, and leaves words alone that are longer than any figure', async () => {
    const percent = await read(pageOf([segment(2, 20, 15)], { isRough: false }), seenAs('%', '96', 0.5));
    expect(percent.readings[0]?.text).toBe('%');
    const code = '51T0009221-118187600';
    const engine = { lstm: reading('5170009221711818760', 0.6), legacy: reading('5170009221711818760', 0.6), text: reading(code, 0.98) };
    const { readings } = await read(pageOf([segment(20, 20, 12)], { isRough: false }), { engine, network: [] });
    expect(readings[0]).toMatchObject({ text: code, isFigure: false });
  });

  it('keeps words of numbers with signs where figures are in doubt, and takes the figure elsewhere', async () => {
    const page = (characters: number, stamped: number[] = []): PageInk =>
      pageOf([segment(characters, 20, 15)], { isRough: false, stamped });
    const words = await read(page(5), seenAs('<19%', '51996', 0.5));
    expect(words.readings[0]).toMatchObject({ text: '<19%', isFigure: false });
    const stamped = await read(page(5, [0]), seenAs('<19%', '51996', 0.5));
    expect(stamped.readings[0]).toMatchObject({ text: '51996', isFigure: true });
    const jumble = await read(page(5), seenAs('S1q9b', '51996', 0.5));
    expect(jumble.readings[0]).toMatchObject({ text: '51996', isFigure: true });
  });

  it('never takes a figure of small type under a stamp for certain', async () => {
    const { readings } = await read(pageOf([segment(5, 20)], { stamped: [0], isSmall: true }), {
      engine: sure,
      network: reading('12345', 1).symbols,
    });
    expect(readings[0]?.text).toBe('12345');
    expect(readings[0]?.confidence).toBeLessThan(0.9);
  });

  it('takes what a stamp made look like words for the figure that the network sees, words and single strokes not', async () => {
    const engine = { text: reading('在工', 0.5) };
    const wide = segment(3, 40, 15);
    const page = pageOf([segment(4, 20), wide], { stamped: [1], isSmall: true });
    const found = await read(page, { engine, network: reading('4.30', 0.9).symbols });
    expect(found.readings[1]).toMatchObject({ text: '4.30', isFigure: true });
    expect(found.readings[1]?.confidence).toBeLessThan(0.9);
    for (const network of [reading('1', 0.99).symbols, reading('4.30', 0.3).symbols, []]) {
      const { readings } = await read(page, { engine, network });
      expect(readings[1]).toMatchObject({ text: '在工', isFigure: false });
    }
  });

  it('asks the other readers of figures where the first saw none and the segment is too narrow for the words', async () => {
    const engine = { lstm: reading('15', 0.6), legacy: reading('7715', 0.97) };
    const narrow = await read(pageOf([segment(4, 20)], {}), { engine: { ...engine, text: reading('下站王人', 0.5) }, network: [] });
    expect(narrow.readings[0]).toMatchObject({ text: '7715', isFigure: true });
    expect(narrow.readings[0]?.confidence).toBeLessThan(0.9);
    const words = await read(pageOf([segment(4, 20)], {}), { engine: { ...engine, text: reading('下站', 0.9) }, network: [] });
    expect(words.readings[0]).toMatchObject({ text: '下站', isFigure: false });
  });

  it('asks the second model of small type only where the network and the first do not agree on an amount for sure', async () => {
    const page = pageOf([segment(5, 20)], { stamped: [0], isSmall: true });
    const engine = { lstm: reading('12.45', 0.99), legacy: reading('12.45', 0.9) };
    const network = reading('12.45', 0.999).symbols;
    const agreed = await read(page, { engine, network });
    expect(agreed).toMatchObject({ asked: 1, lines: { lstm: 1, legacy: 0 } });
    expect(agreed.readings[0]).toMatchObject({ text: '12.45', confidence: 0.85 });
    for (const said of [
      { engine, network: reading('12.46', 0.999).symbols },
      { engine, network: reading('12.45', 0.9).symbols },
      { engine: { ...engine, lstm: reading('12.45', 0.9) }, network },
      // Both may have lost its point.
      { engine: { ...engine, lstm: reading('12345', 0.99) }, network: reading('12345', 0.999).symbols },
    ]) {
      expect(await read(page, said)).toMatchObject({ asked: 1, lines: { lstm: 1, legacy: 1 } });
    }
    expect((await read(pageOf([segment(5, 20)], { isSmall: true }), { engine, network })).lines.legacy).toBe(0);
    expect((await read(pageOf([segment(5, 20)], { stamped: [0] }), { engine, network })).lines.legacy).toBe(1);
  });

  it('reads no words again that are known', async () => {
    const page = pageOf([segment(4, 20), segment(3, 40, 15), segment(3, 60, 15)], {});
    const known = new Map([[1, reading('收入', 0.95)]]);
    const { readings, lines } = await read(page, { engine: { text: reading('支出', 0.95) }, network: [], known });
    expect(readings.map(({ text }) => text)).toEqual(['支出', '收入', '支出']);
    expect(lines.text).toBe(2);
  });
});
