/**
 * Segments → what is printed in them: figures by vote of the engine's readers, everything else by its reader of words.
 *
 * In → Out: a prepared page and an open lane → for each segment its text, confidence and other readings.
 * What looks like a figure and is none goes to the reader of words, and what that reads as a figure goes to the vote.
 */
import type { Candidate } from '../model/recognition.ts';
import { agreedText, isAgreedWithNetwork, textOf } from './agreement.ts';
import { cropOf, cropOfText } from './crops.ts';
import { DigitShapes } from './digit-shapes.ts';
import { surerWords, wordsInDoubt } from './doubtful-words.ts';
import type { Lane, LineReading, Reader, Rereading } from './engine.ts';
import { digitHeight, figureLine } from './figure-lines.ts';
import { figureCharacters, isWellFormed } from './figure-text.ts';
import { type Decision, decide, type Vote } from './figure-votes.ts';
import { FigureWidths } from './figure-widths.ts';
import { fillsSegment, glyphsOf, type Look, lookOf, usualHeight } from './glyphs.ts';
import { otherWords } from './other-words.ts';
import type { PageInk } from './page-ink.ts';
import { isNumberWithSigns, mayHoldSign, NO_DIGITS, percentageOf, percentagesBySign } from './percentages.ts';
import type { Preparation } from './preparation.ts';
import type { Grey } from './raster.ts';
import { withComparisons } from './read-comparisons.ts';
import type { Segment } from './segments.ts';
import { figuresIn } from './text-figures.ts';
import { areTooMany, areWords, mayBeFigure, mayBeWords } from './words-as-figures.ts';

/** What was read; `isFigure` where the readers of figures had a say. */
export interface SegmentReading extends Decision {
  isFigure: boolean;
  /** Numbers within a text. */
  figures?: Candidate[];
}

type FigureReader = Pick<Preparation, 'readFigures'>;

/** What a reader of words read. */
interface WordReading extends LineReading {
  reader: Reader;
}

/** Height of digits in the engine's images, in pixels. */
const DIGIT_HEIGHT = 25;
/** Below this confidence of all readers a segment is no figure, unless two read the same. */
const NO_FIGURE = 0.4;
/** Figures less sure than this are read again in other ways. */
const DOUBTFUL = 0.985;
/** The longest amount (1,234,567,890.12); what is longer and was read as words is the number of a project. */
const LONGEST_FIGURE = 16;
/** Further readings: larger digits, and strokes darker than this much above the threshold as black. */
const LARGER_DIGITS = 31;
const DARKER = 15;
/** However sure the readers are of a figure of small type under a stamp: a digit that lost a stroke is another digit to all of them. */
const UNDER_STAMP = 0.85;
/** Of so many characters a figure is that a stamp made look like words: marks of a character look like a 1. */
const FEWEST_CHARACTERS = 3;
const DASH = '—';

export interface ReadSegmentsOptions {
  lane: Lane;
  preparation: FigureReader;
  /** What the reader of words read already, by index of the segment. */
  known?: ReadonlyMap<number, LineReading>;
  signal?: AbortSignal;
}

/** Reads the segments of a page. Rejects with the signal's reason when aborted between two calls of the engine. */
export async function readSegments(page: PageInk, options: ReadSegmentsOptions): Promise<SegmentReading[]> {
  return withComparisons(page, await new SegmentReader(page, options).read(), options.lane);
}

/** Reads the segments of one page. */
class SegmentReader {
  readonly #lane: Lane;
  readonly #page: PageInk;
  readonly #signal: AbortSignal | undefined;
  readonly #network: FigureReader;
  readonly #known: ReadonlyMap<number, LineReading>;
  readonly #looks: readonly Look[];
  readonly #stamped: ReadonlySet<number>;
  /** Votes on each segment that is or may be a figure, by its index. */
  readonly #votes = new Map<number, Vote[]>();
  readonly #networkVotes = new Map<number, Vote>();

  constructor(page: PageInk, { lane, preparation, known, signal }: ReadSegmentsOptions) {
    this.#lane = lane;
    this.#page = page;
    this.#signal = signal;
    this.#network = preparation;
    this.#known = known ?? new Map();
    this.#stamped = new Set(page.stamped);
    this.#looks = page.segments.map((segment) => lookOf(segment, page.em));
  }

  /** The votes on a segment that is or may be a figure, in the order in which they were taken. */
  votesOf(i: number): readonly Vote[] {
    return this.#votes.get(i) ?? [];
  }

  async read(): Promise<SegmentReading[]> {
    const looks = this.#looks;
    const readings = looks.map((look): SegmentReading => ({ ...NOTHING, text: look === 'dash' ? DASH : '' }));
    await this.#readFigures(indexes(looks, (look) => look === 'figure'));
    const words = indexes(looks, (look, i) => look !== 'dash' && !this.#isFigure(i));
    const texts = await this.#readTexts(words);
    const others = await otherWords(this.#page, texts, this.#lane);
    for (const [i, reading] of texts) readings[i] = toText(reading, others.get(i));
    const figures = new Set([...texts].flatMap(([i, { text }]) => (mayBeFigure(text) || this.#looksNoWords(i, text) ? [i] : [])));
    const hidden = await this.#hiddenFigures([...texts.keys()].filter((i) => this.#stamped.has(i) && !figures.has(i)));
    await this.#readFigures([...figures, ...hidden], true);
    for (const [i, { symbols, reader }] of texts) this.#votes.get(i)?.push({ voter: reader, characters: figureCharacters(symbols) });
    const decisions = await this.#decide();
    const noFigures = await this.#otherThanFigures(decisions, texts);
    for (const [i, figure] of decisions) {
      if (!noFigures.has(i) && this.#isText(texts.get(i), { i, figure })) continue;
      const decision = noFigures.get(i) ?? { ...figure, isFigure: true };
      const confidence = this.#page.isSmall && this.#stamped.has(i) ? Math.min(UNDER_STAMP, decision.confidence) : decision.confidence;
      readings[i] = { ...decision, confidence };
    }
    return readings;
  }

  /**
   * Takes the votes of the readers of figures on segments; the others are not asked where the first sees no figure. Of small type our
   * own network is asked before them, and only what they do not both read as the same sure amount goes to the others.
   */
  async #readFigures(which: readonly number[], isSure = false): Promise<void> {
    for (const i of which) this.#votes.set(i, []);
    const [first, ...others] = this.#lane.readers.figures;
    if (first !== undefined) await this.#vote({ reader: first, way: 'same' }, which);
    const figures = isSure ? which : which.filter((i) => this.#isFigure(i));
    if (this.#page.isSmall) await this.#askNetwork(figures);
    const open = figures.filter((i) => !isAgreedWithNetwork(this.votesOf(i)));
    for (const reader of others) await this.#vote({ reader, way: 'same' }, open);
  }

  async #vote({ reader, way }: Rereading, which: readonly number[]): Promise<void> {
    this.#signal?.throwIfAborted();
    const crops = which.map((i) => this.#digits(i, way));
    const readings = await this.#lane.read(reader, crops);
    for (const [at, i] of which.entries()) {
      const symbols = readings[at]?.symbols;
      if (symbols !== undefined) this.#votes.get(i)?.push({ voter: reader, characters: figureCharacters(symbols) });
    }
  }

  /** Takes the votes of our own network on segments of which it has none; what it reads is kept. */
  async #askNetwork(which: readonly number[]): Promise<void> {
    this.#signal?.throwIfAborted();
    const usual = digitHeight(this.#page.segments.filter((_, i) => this.#looks[i] === 'figure'));
    if (usual === null) return;
    const asked = which.flatMap((i) => {
      const line = this.#networkVotes.has(i) ? null : figureLine(this.#page, this.#segment(i), usual);
      return line === null ? [] : [{ i, line }];
    });
    const readings = await this.#network.readFigures(asked.map(({ line }) => line));
    for (const [at, { i }] of asked.entries())
      this.#networkVotes.set(i, { voter: 'network', characters: figureCharacters(readings[at] ?? []) });
    for (const i of which) {
      const [vote, votes] = [this.#networkVotes.get(i), this.#votes.get(i)];
      if (vote !== undefined && votes?.includes(vote) === false) votes.push(vote);
    }
  }

  /** Those of segments under a stamp that it made look like words, while our own network sees a figure. */
  async #hiddenFigures(which: readonly number[]): Promise<number[]> {
    for (const i of which) this.#votes.set(i, []);
    await this.#askNetwork(which);
    const figures = which.filter((i) => this.votesOf(i).some((vote) => textOf(vote).length >= FEWEST_CHARACTERS) && this.#isFigure(i));
    for (const i of which) this.#votes.delete(i);
    return figures;
  }

  /** True for what looks like a figure and is too narrow for the words that were read: one reader of figures lost digits of it. */
  #looksNoWords(i: number, text: string): boolean {
    const { x0, x1 } = this.#segment(i);
    return this.#looks[i] === 'figure' && areTooMany(text, { width: x1 - x0, em: this.#page.em });
  }

  /** True for what stays the words that were read; a figure under a stamp is seen as a number with words behind it, too. */
  #isText(words: WordReading | undefined, { i, figure }: { i: number; figure: Decision }): boolean {
    if (words === undefined) return false;
    if (!isWellFormed(figure.text) || figure.text.length > LONGEST_FIGURE) return true;
    return figure.confidence < NO_DIGITS && !this.#stamped.has(i) && isNumberWithSigns(words);
  }

  /** Those of doubtful figures that are a number of percent or words; what was not read as words before is now. */
  async #otherThanFigures(
    figures: ReadonlyMap<number, Decision>,
    texts: ReadonlyMap<number, LineReading>,
  ): Promise<Map<number, SegmentReading>> {
    const unsure = new Map([...figures].filter(([, { text, confidence }]) => confidence < DOUBTFUL || mayHoldSign(text)));
    const signed = await percentagesBySign(this.#page, unsure, this.#lane);
    const doubtful = [...unsure].filter(
      ([i, figure]) =>
        figure.confidence < (texts.has(i) ? DOUBTFUL : NO_DIGITS) || mayHoldSign(figure.text) || mayBeWords(figure) || signed.has(i),
    );
    const open = doubtful.flatMap(([i]) => (texts.has(i) ? [] : [i]));
    const late = await this.#readWords(this.#lane.readers.words, open);
    const others = doubtful.flatMap(([i, figure]): [number, SegmentReading][] => {
      const percentage = percentageOf(figure, texts.get(i) ?? late.get(i)) ?? signed.get(i) ?? null;
      if (percentage !== null) return [[i, { ...percentage, isFigure: true }]];
      const words = this.#stamped.has(i) ? undefined : late.get(i);
      return words !== undefined && areWords(words) ? [[i, toText(words)]] : [];
    });
    return new Map(others);
  }

  /** A figure, cut out in one of several ways. */
  #digits(i: number, way: Rereading['way']): Grey {
    const segment = this.#segment(i);
    const { image, smooth, threshold } = this.#page;
    const inkHeight = way === 'larger' ? LARGER_DIGITS : DIGIT_HEIGHT;
    const options = { inkHeight, lineHeight: usualHeight(glyphsOf(segment)) };
    return way === 'blackened' ? blackened(cropOf(smooth, segment, options), threshold + DARKER) : cropOf(image, segment, options);
  }

  #segment(i: number): Segment {
    const segment = this.#page.segments[i];
    if (segment === undefined) throw new Error(`no segment ${i}`);
    return segment;
  }

  /** True where two readers agree, or one of them is at least somewhat sure of a figure that fills the segment. */
  #isFigure(i: number): boolean {
    const votes = this.votesOf(i).filter((vote) => isWellFormed(textOf(vote)) && fillsSegment(textOf(vote), this.#segment(i)));
    const [first, second] = votes;
    if (first !== undefined && second !== undefined && textOf(first) === textOf(second)) return true;
    return votes.some(({ characters }) => characters.every(({ confidence }) => confidence >= NO_FIGURE));
  }

  async #readTexts(which: readonly number[]): Promise<Map<number, WordReading>> {
    const { words, doubtfulWords } = this.#lane.readers;
    for (const i of which) this.#votes.delete(i);
    const known = which.flatMap((i) => {
      const reading = this.#known.get(i);
      return reading === undefined ? [] : [[i, { ...reading, reader: words }] as const];
    });
    const unknown = which.filter((i) => !this.#known.has(i));
    const readings = new Map<number, WordReading>([...known, ...(await this.#readWords(words, unknown))].sort(([a], [b]) => a - b));
    for (const reader of doubtfulWords) {
      const again = await this.#readWords(reader, wordsInDoubt(readings));
      for (const [i, reading] of again) readings.set(i, surerWords(readings.get(i), reading));
    }
    return readings;
  }

  async #readWords(reader: Reader, which: readonly number[]): Promise<Map<number, WordReading>> {
    this.#signal?.throwIfAborted();
    const crops = which.map((i) => cropOfText(this.#page.image, this.#segment(i)));
    const readings = await this.#lane.read(reader, crops);
    return new Map(which.flatMap((i, at) => (readings[at] === undefined ? [] : [[i, { ...readings[at], reader }] as const])));
  }

  /** Asks the shapes, and where doubt remains the readers again. */
  async #decide(): Promise<Map<number, Decision>> {
    const { figures, rounds } = this.#lane.readers;
    const which = [...this.#votes.keys()];
    const segments = which.map((i) => this.#segment(i));
    const agreed = which.map((i) => agreedText(this.votesOf(i), figures));
    const shapes = new DigitShapes(this.#page.image, segments, agreed);
    for (const [at, i] of which.entries()) this.#votes.get(i)?.push({ voter: 'shapes', characters: figureCharacters(shapes.read(at)) });
    const widths = new FigureWidths(segments.flatMap((segment, at) => (agreed[at] == null ? [] : [{ segment, text: agreed[at] }])));
    const decision = (i: number): Decision => decide(this.votesOf(i), widths.costIn(this.#segment(i)));
    await this.#askNetwork(which.filter((i) => this.#stamped.has(i) || (this.#page.isRough && decision(i).confidence < DOUBTFUL)));
    let doubtful = which;
    for (const round of rounds) {
      doubtful = doubtful.filter((i) => decision(i).confidence < DOUBTFUL);
      for (const rereading of round) await this.#vote(rereading, doubtful);
    }
    return new Map(which.map((i) => [i, decision(i)]));
  }
}

const NOTHING: SegmentReading = { text: '', confidence: 0, candidates: [], isFigure: false };

function indexes<T>(values: readonly T[], holds: (value: T, i: number) => boolean): number[] {
  return values.flatMap((value, i) => (holds(value, i) ? [i] : []));
}

/** Text is as sure as its characters are on the whole. */
function toText({ text, symbols }: LineReading, candidates: Candidate[] = []): SegmentReading {
  const sum = symbols.reduce((total, { confidence }) => total + confidence, 0);
  const confidence = symbols.length === 0 ? 0 : Math.round((1000 * sum) / symbols.length) / 1000;
  return { text, confidence, candidates, isFigure: false, figures: figuresIn(symbols) };
}

function blackened({ width, height, data }: Grey, threshold: number): Grey {
  return { width, height, data: data.map((tone) => (tone < threshold ? 0 : 250)) };
}
