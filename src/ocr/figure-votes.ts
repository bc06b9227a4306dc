/**
 * Several readings of one figure → the most probable one, how probable it is, and the others.
 *
 * Each reading speaks for its text with the weight of its reliability (log odds); a second reading by the same model tells less than
 * the first, since it errs alike. A text that is no figure speaks little. The weights are tempered: readers are not independent.
 */
import type { Candidate } from '../model/recognition.ts';

export type Voter = 'legacy' | 'lstm' | 'shapes' | 'text';

export interface Vote {
  voter: Voter;
  text: string;
  /** The voter's own measure: 0 to 1, for `shapes` the margin. */
  confidence: number;
}

export interface Decision {
  text: string;
  confidence: number;
  candidates: Candidate[];
}

/** Reliability of a vote by the voter's own confidence, from the highest bound down; measured on scans whose text is known. */
const RELIABILITY: Readonly<Record<Voter, readonly (readonly [from: number, reliability: number])[]>> = {
  legacy: [
    [0.75, 0.96],
    [0.6, 0.9],
    [0.3, 0.7],
    [0, 0.55],
  ],
  lstm: [
    [0.95, 0.97],
    [0.8, 0.9],
    [0.5, 0.75],
    [0, 0.55],
  ],
  shapes: [
    [0.2, 0.98],
    [0.1, 0.92],
    [0.04, 0.75],
    [0, 0.55],
  ],
  text: [
    [0.9, 0.88],
    [0.7, 0.75],
    [0, 0.55],
  ],
};
/** Weight of a further vote by the same voter. */
const REPEATED = 0.4;
/** Weight of a text that is no figure. */
const MALFORMED = 0.25;
/** Readers err together more often than independent ones would. */
const TEMPER = 0.75;
/** Candidates less probable than this are not kept, nor more than so many. */
const LEAST = 0.001;
const MOST_CANDIDATES = 4;

const FIGURE = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const GROUPED = /^(-?\d{1,3}(?:[.,]\d{3})+)[.,](\d{2})$/;

/** The text of a figure without what engines add: blanks, doubled or hanging signs; groups of three parted by commas. */
export function tidyFigure(text: string): string {
  const tight = text
    .replace(/\s+/g, '')
    .replace(/[.,]{2,}/g, '.')
    .replace(/^[.,]+|[.,-]+$/g, '');
  const grouped = GROUPED.exec(tight);
  return grouped === null ? tight : `${(grouped[1] ?? '').replaceAll('.', ',')}.${grouped[2]}`;
}

/** True for what can be a figure or a code. */
export function isWellFormed(text: string): boolean {
  return FIGURE.test(text);
}

/** The decision over all votes; an empty text where nobody read anything. */
export function decide(votes: readonly Vote[]): Decision {
  const scores = new Map<string, number>();
  const heard = new Map<Voter, number>();
  for (const { voter, text, confidence } of votes) {
    if (text === '') continue;
    const times = heard.get(voter) ?? 0;
    heard.set(voter, times + 1);
    const weight = logOdds(voter, confidence) * TEMPER * (times === 0 ? 1 : REPEATED) * (isWellFormed(text) ? 1 : MALFORMED);
    scores.set(text, (scores.get(text) ?? 0) + weight);
  }
  // Something that nobody read has the weight of silence.
  const total = 1 + [...scores.values()].reduce((sum, score) => sum + Math.exp(score), 0);
  const ranked = [...scores].map(([text, score]): Candidate => ({ text, confidence: rounded(Math.exp(score) / total) }));
  ranked.sort((a, b) => b.confidence - a.confidence || (a.text < b.text ? -1 : 1));
  const [best, ...others] = ranked;
  if (best === undefined) return { text: '', confidence: 0, candidates: [] };
  const candidates = others.filter(({ confidence }) => confidence >= LEAST).slice(0, MOST_CANDIDATES);
  return { ...best, confidence: isWellFormed(best.text) ? best.confidence : Math.min(best.confidence, MALFORMED_CONFIDENCE), candidates };
}

/** What is no figure is never sure. */
const MALFORMED_CONFIDENCE = 0.5;

function logOdds(voter: Voter, confidence: number): number {
  const reliability = RELIABILITY[voter].find(([from]) => confidence >= from)?.[1] ?? 0.5;
  return Math.log(reliability / (1 - reliability));
}

/** Three digits are all that a confidence can say. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
