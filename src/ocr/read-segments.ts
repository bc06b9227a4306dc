/**
 * Segments → what is printed in them: figures by vote of several readers, everything else by the reader of text.
 *
 * In → Out: a prepared page and an open lane → for each segment its text, confidence and other readings.
 * What looks like a figure and is none goes to the reader of text, and what that reads as a figure goes to the vote.
 */
import { cropOf } from './crops.ts';
import { DigitShapes } from './digit-shapes.ts';
import type { Lane, LineReading } from './engine.ts';
import { figureCharacters, isWellFormed, tidyFigure } from './figure-text.ts';
import { type Decision, decide, type Vote, type Voter } from './figure-votes.ts';
import { FigureWidths } from './figure-widths.ts';
import { fillsSegment, glyphsOf, lookOf, usualHeight } from './glyphs.ts';
import type { PageInk } from './page-ink.ts';
import type { Grey } from './raster.ts';
import type { Segment } from './segments.ts';

/** What was read; `isFigure` where the readers of figures had a say. */
export interface SegmentReading extends Decision {
  isFigure: boolean;
}

/** Height of digits and of ideographs in the engine's images, in pixels. */
const DIGIT_HEIGHT = 25;
const TEXT_HEIGHT = 32;
/** Below this confidence of both models a segment is no figure, unless both read the same. */
const NO_FIGURE = 0.4;
/** Figures less sure than this are read again in other ways. */
const DOUBTFUL = 0.985;
/** Further readings: larger digits, and strokes darker than this much above the threshold as black. */
const LARGER_DIGITS = 31;
const DARKER = 15;
const DASH = '—';

/** Reads the segments of a page. Rejects with the signal's reason when aborted between two calls of the engine. */
export async function readSegments(lane: Lane, page: PageInk, signal?: AbortSignal): Promise<SegmentReading[]> {
  return new SegmentReader(lane, page, signal).read();
}

/** Reads the segments of one page. */
export class SegmentReader {
  readonly #lane: Lane;
  readonly #page: PageInk;
  readonly #signal: AbortSignal | undefined;
  /** Votes on each segment that is or may be a figure, by its index. */
  readonly #votes = new Map<number, Vote[]>();

  constructor(lane: Lane, page: PageInk, signal: AbortSignal | undefined) {
    this.#lane = lane;
    this.#page = page;
    this.#signal = signal;
  }

  /** The votes on a segment that is or may be a figure, in the order in which they were taken. */
  votesOf(i: number): readonly Vote[] {
    return this.#votes.get(i) ?? [];
  }

  async read(): Promise<SegmentReading[]> {
    const { segments, em } = this.#page;
    const looks = segments.map((segment) => lookOf(segment, em));
    const readings = looks.map((look): SegmentReading => ({ ...NOTHING, text: look === 'dash' ? DASH : '' }));
    await this.#readFigures(indexes(looks, (look) => look === 'figure'));
    const words = indexes(looks, (look, i) => look === 'text' || (look === 'figure' && !this.#isFigure(i)));
    const texts = await this.#readTexts(words);
    for (const [i, reading] of texts) readings[i] = { ...toText(reading), isFigure: false };
    await this.#readFigures(
      [...texts].flatMap(([i, { text }]) => (mayBeFigure(text) ? [i] : [])),
      true,
    );
    for (const [i, { symbols }] of texts) this.#votes.get(i)?.push({ voter: 'text', characters: figureCharacters(symbols) });
    for (const [i, decision] of await this.#decide()) {
      const isText = texts.has(i) && !isWellFormed(decision.text);
      if (!isText) readings[i] = { ...decision, isFigure: true };
    }
    return readings;
  }

  /** Takes the votes of both models on segments; the second is not asked where the first sees no figure. */
  async #readFigures(which: readonly number[], isSure = false): Promise<void> {
    for (const i of which) this.#votes.set(i, []);
    await this.#vote('lstm', which, (i) => this.#digits(i));
    const figures = isSure ? which : which.filter((i) => this.#isFigure(i));
    await this.#vote('legacy', figures, (i) => this.#digits(i));
  }

  async #vote(voter: 'legacy' | 'lstm', which: readonly number[], crop: (i: number) => Grey): Promise<void> {
    this.#signal?.throwIfAborted();
    const readings = await this.#lane.read(voter, which.map(crop));
    for (const [at, i] of which.entries()) {
      const reading = readings[at];
      if (reading !== undefined) this.#votes.get(i)?.push({ voter, characters: figureCharacters(reading.symbols) });
    }
  }

  #digits(i: number, { image = this.#page.image, inkHeight = DIGIT_HEIGHT } = {}): Grey {
    const segment = this.#segment(i);
    return cropOf(image, segment, { inkHeight, lineHeight: usualHeight(glyphsOf(segment)) });
  }

  #segment(i: number): Segment {
    const segment = this.#page.segments[i];
    if (segment === undefined) throw new Error(`no segment ${i}`);
    return segment;
  }

  /** True where the models agree, or one of them is at least somewhat sure of a figure that fills the segment. */
  #isFigure(i: number): boolean {
    const votes = this.votesOf(i).filter((vote) => isWellFormed(textOf(vote)) && fillsSegment(textOf(vote), this.#segment(i)));
    const [first, second] = votes;
    if (first !== undefined && second !== undefined && textOf(first) === textOf(second)) return true;
    return votes.some(({ characters }) => characters.every(({ confidence }) => confidence >= NO_FIGURE));
  }

  async #readTexts(which: readonly number[]): Promise<Map<number, LineReading>> {
    for (const i of which) this.#votes.delete(i);
    this.#signal?.throwIfAborted();
    const crops = which.map((i) => {
      const segment = this.#segment(i);
      return cropOf(this.#page.image, segment, { inkHeight: TEXT_HEIGHT, lineHeight: segment.y1 - segment.y0 });
    });
    const readings = await this.#lane.read('text', crops);
    return new Map(which.flatMap((i, at) => (readings[at] === undefined ? [] : [[i, readings[at]] as const])));
  }

  /** Asks the shapes, and where doubt remains the models again. */
  async #decide(): Promise<Map<number, Decision>> {
    const which = [...this.#votes.keys()];
    const segments = which.map((i) => this.#segment(i));
    const agreed = which.map((i) => agreedText(this.votesOf(i)));
    const shapes = new DigitShapes(this.#page.image, segments, agreed);
    for (const [at, i] of which.entries()) this.#votes.get(i)?.push({ voter: 'shapes', characters: figureCharacters(shapes.read(at)) });
    const widths = new FigureWidths(segments.flatMap((segment, at) => (agreed[at] == null ? [] : [{ segment, text: agreed[at] }])));
    const decision = (i: number): Decision => decide(this.votesOf(i), widths.costIn(this.#segment(i)));
    const doubtful = which.filter((i) => decision(i).confidence < DOUBTFUL);
    await this.#vote('lstm', doubtful, (i) => this.#digits(i, { inkHeight: LARGER_DIGITS }));
    await this.#vote('legacy', doubtful, (i) => blackened(this.#digits(i, { image: this.#page.smooth }), this.#page.threshold + DARKER));
    return new Map(which.map((i) => [i, decision(i)]));
  }
}

const NOTHING: SegmentReading = { text: '', confidence: 0, candidates: [], isFigure: false };

function indexes<T>(values: readonly T[], holds: (value: T, i: number) => boolean): number[] {
  return values.flatMap((value, i) => (holds(value, i) ? [i] : []));
}

function textOf(vote: Vote | undefined): string {
  return vote?.characters.map(({ text }) => text).join('') ?? '';
}

/** What both models read; null where they differ or it is no figure. */
function agreedText(votes: readonly Vote[]): string | null {
  const of = (voter: Voter): string => textOf(votes.find((vote) => vote.voter === voter));
  const text = of('legacy');
  return isWellFormed(text) && text === of('lstm') ? text : null;
}

/** True for what the reader of text took for a figure, or for a jumble of letters, as it takes digits that touch each other. */
function mayBeFigure(text: string): boolean {
  const plain = text.replace(IDEOGRAPH, '');
  return isWellFormed(tidyFigure(text)) || (plain.length > JUMBLE_SHARE * text.length && PRINTABLE.test(plain));
}
const IDEOGRAPH = /[\u4e00-\u9fff]/g;
const PRINTABLE = /^[\x21-\x7e]+$/;
/** Share of characters that are letters and signs of Latin script. */
const JUMBLE_SHARE = 0.7;

/** Text is as sure as its characters are on the whole. */
function toText({ text, symbols }: LineReading): Decision {
  const sum = symbols.reduce((total, { confidence }) => total + confidence, 0);
  return { text, confidence: symbols.length === 0 ? 0 : Math.round((1000 * sum) / symbols.length) / 1000, candidates: [] };
}

function blackened({ width, height, data }: Grey, threshold: number): Grey {
  return { width, height, data: data.map((tone) => (tone < threshold ? 0 : 250)) };
}
