/**
 * Several readings of one figure → the most probable one, how probable it is, and the others.
 *
 * Readings of the same number of characters are compared character by character: each speaks with the weight of its reliability (log
 * odds), so that readers which err in different places mend each other. Which number of characters is right is voted on, too, and
 * the width of the figure on the page has a say. A second reading by the same model tells less than the first, since it errs alike.
 * The weights are tempered: readers are not independent.
 */
import type { Candidate } from '../model/recognition.ts';
import type { Reader, ReadSymbol } from './engine.ts';
import { isWellFormed, withZeroPoint } from './figure-text.ts';

/** `network` is our own, see figure-net.ts. */
export type Voter = Reader | 'shapes' | 'network';

export interface Vote {
  voter: Voter;
  /** What was read, with the voter's own measure of each character: 0 to 1, for `shapes` the margin. */
  characters: readonly ReadSymbol[];
}

export interface Decision {
  text: string;
  confidence: number;
  candidates: Candidate[];
}

/** Reliability of a character by the voter's own measure, from the highest bound down; measured on scans whose text is known. */
const RELIABILITY: Readonly<Record<Voter, readonly (readonly [from: number, reliability: number])[]>> = {
  legacy: [
    [0.85, 0.98],
    [0.75, 0.95],
    [0.6, 0.85],
    [0, 0.6],
  ],
  lstm: [
    [0.97, 0.98],
    [0.9, 0.94],
    [0.7, 0.8],
    [0, 0.55],
  ],
  shapes: [
    [0.2, 0.985],
    [0.1, 0.95],
    [0.05, 0.8],
    [0.02, 0.65],
    [0, 0.52],
  ],
  network: [
    [0.995, 0.998],
    [0.97, 0.993],
    [0.9, 0.97],
    [0.7, 0.9],
    [0.5, 0.75],
    [0, 0.55],
  ],
  text: [
    [0.95, 0.9],
    [0.8, 0.8],
    [0, 0.6],
  ],
  paddle: [
    [0.98, 0.996],
    [0.9, 0.98],
    [0.7, 0.9],
    [0.4, 0.7],
    [0, 0.55],
  ],
};
/** Weight of a further vote by the same voter. */
const REPEATED = 0.4;
/** Readers err together more often than independent ones would; our network, which sees what the stamp covers, errs elsewhere. */
const TEMPER = 0.75;
const TEMPER_OF: Readonly<Partial<Record<Voter, number>>> = { network: 1 };
/** Share of a character's weight that a vote gives to its number of characters. */
const LENGTH_WEIGHT = 0.8;
/** Confidence of what is no figure is at most this. */
const MALFORMED = 0.5;
/** Candidates less probable than this are not kept, nor more than so many. */
const LEAST = 0.0005;
const MOST_CANDIDATES = 6;
/** Digits; what nobody read may be any of them. */
const DIGITS = 10;

/** How far a text is from filling the figure's width: a cost to its log odds, 0 where it fills it. */
export type WidthCost = (text: string) => number;

interface Weighed {
  characters: readonly ReadSymbol[];
  /** Log odds of each character. */
  weights: number[];
  /** Their mean. */
  weight: number;
}

/** The decision over all votes; an empty text where nobody read anything. */
export function decide(votes: readonly Vote[], widthCost: WidthCost = () => 0): Decision {
  const weighed = weigh(votes);
  const lengths = byLength(weighed);
  const scores = [...lengths].map(([length, group]) => ({ length, group, score: lengthScore(group, widthCost) }));
  // Something that nobody read has the weight of silence.
  const total = 1 + scores.reduce((sum, { score }) => sum + Math.exp(score), 0);
  const ranked = scores.flatMap(({ group, score }) => readings(group, Math.exp(score) / total));
  return best(merged(ranked));
}

function weigh(votes: readonly Vote[]): Weighed[] {
  const heard = new Map<Voter, number>();
  return votes.flatMap(({ voter, characters }): Weighed[] => {
    if (characters.length === 0) return [];
    const times = heard.get(voter) ?? 0;
    heard.set(voter, times + 1);
    const factor = (TEMPER_OF[voter] ?? TEMPER) * (times === 0 ? 1 : REPEATED);
    const weights = characters.map(({ confidence }) => factor * logOdds(voter, confidence));
    return [{ characters, weights, weight: weights.reduce((sum, weight) => sum + weight, 0) / weights.length }];
  });
}

function logOdds(voter: Voter, confidence: number): number {
  const reliability = RELIABILITY[voter].find(([from]) => confidence >= from)?.[1] ?? 0.5;
  return oddsOf(reliability);
}

/** Votes of the same number of characters and the same places of signs. */
function byLength(votes: readonly Weighed[]): Map<string, Weighed[]> {
  const groups = new Map<string, Weighed[]>();
  for (const vote of votes) {
    const shape = vote.characters.map(({ text }) => (text >= '0' && text <= '9' ? '0' : text)).join('');
    groups.set(shape, [...(groups.get(shape) ?? []), vote]);
  }
  return groups;
}

function lengthScore(group: readonly Weighed[], widthCost: WidthCost): number {
  const text = group[0]?.characters.map((character) => character.text).join('') ?? '';
  const weight = group.reduce((sum, vote) => sum + LENGTH_WEIGHT * vote.weight, 0);
  return (isWellFormed(text) ? weight : weight / 2) - widthCost(text);
}

/** The readings that votes of one shape make together, `share` of all probability between them. */
function readings(group: readonly Weighed[], share: number): Candidate[] {
  const places = (group[0]?.characters ?? []).map((_, place) => distribution(group, place));
  const first = places.map((options) => options[0]?.text ?? '').join('');
  const probability = places.reduce((product, options) => product * (options[0]?.confidence ?? 0), share);
  const found: Candidate[] = [{ text: first, confidence: probability }];
  for (const [place, [taken, ...others]] of places.entries()) {
    if (taken === undefined) continue;
    for (const other of others) {
      const text = first.slice(0, place) + other.text + first.slice(place + 1);
      found.push({ text, confidence: (probability / taken.confidence) * other.confidence });
    }
  }
  return found;
}

/** The characters read at one place, the most probable first. */
function distribution(group: readonly Weighed[], place: number): Candidate[] {
  const scores = new Map<string, number>();
  for (const { characters, weights } of group) {
    const text = characters[place]?.text ?? '';
    scores.set(text, (scores.get(text) ?? 0) + (weights[place] ?? 0));
  }
  for (const [text, confidence] of othersAt(group, place)) if (!scores.has(text)) scores.set(text, TEMPER * oddsOf(confidence));
  const isSign = [...scores.keys()].every((text) => text < '0' || text > '9');
  // A digit that nobody read is as likely as silence makes it; signs are told by the shape already.
  const rest = isSign ? 0 : Math.max(0, DIGITS - scores.size) / DIGITS;
  const total = rest + [...scores.values()].reduce((sum, score) => sum + Math.exp(score), 0);
  const options = [...scores].map(([text, score]): Candidate => ({ text, confidence: Math.exp(score) / total }));
  return options.sort(byConfidence);
}

/** What readers say that a character may be besides, as probable as the surest of them has it, but never more than not. */
function othersAt(group: readonly Weighed[], place: number): Map<string, number> {
  const others = new Map<string, number>();
  for (const { text, confidence } of group.flatMap(({ characters }) => characters[place]?.others ?? []))
    others.set(text, Math.min(0.5, Math.max(confidence, others.get(text) ?? 0)));
  return others;
}

function oddsOf(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function merged(readings: readonly Candidate[]): Candidate[] {
  const sums = new Map<string, number>();
  for (const { text: read, confidence } of readings) {
    const text = withZeroPoint(read);
    sums.set(text, (sums.get(text) ?? 0) + confidence);
  }
  return [...sums].map(([text, confidence]) => ({ text, confidence: rounded(confidence) })).sort(byConfidence);
}

function byConfidence(a: Candidate, b: Candidate): number {
  return b.confidence - a.confidence || (a.text < b.text ? -1 : 1);
}

/** The most probable figure, or where there is none the most probable text. */
function best(ranked: readonly Candidate[]): Decision {
  const chosen = ranked.find(({ text }) => isWellFormed(text)) ?? ranked[0];
  if (chosen === undefined) return { text: '', confidence: 0, candidates: [] };
  const candidates = ranked.filter((other) => other !== chosen && other.confidence >= LEAST).slice(0, MOST_CANDIDATES);
  return {
    text: chosen.text,
    confidence: isWellFormed(chosen.text) ? chosen.confidence : Math.min(chosen.confidence, MALFORMED),
    candidates,
  };
}

/** Four digits are more than a confidence can say. */
function rounded(value: number): number {
  return Math.min(1, Math.round(value * 10_000) / 10_000);
}
