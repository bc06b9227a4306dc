/**
 * Whether the readers of a figure agree on it.
 */
import type { Reader } from './engine.ts';
import { isWellFormed } from './figure-text.ts';
import type { Vote } from './figure-votes.ts';

/** A reader that is alone is taken at its word from this confidence of each character. */
const SURE_ALONE = 0.97;

/** The characters that a vote reads. */
export function textOf(vote: Vote | undefined): string {
  return vote?.characters.map(({ text }) => text).join('') ?? '';
}

/** An amount; where both lost a point, others may see it. */
const AMOUNT = /^-?[\d,]+\.\d\d$/;

/** True where the first reader and our own network read the same amount, each character of it for sure. */
export function isAgreedWithNetwork(votes: readonly Vote[]): boolean {
  const [first, network] = [votes[0], votes.find(({ voter }) => voter === 'network')];
  const text = textOf(first);
  if (first === undefined || network === undefined || !AMOUNT.test(text) || !isWellFormed(text) || textOf(network) !== text) return false;
  return [first, network].every(({ characters }) => characters.every(({ confidence }) => confidence >= SURE_ALONE));
}

/**
 * What all readers of figures read; null where they differ, or one that is alone is not sure, or it is no figure. For readers that
 * were not asked our own network stands.
 */
export function agreedText(votes: readonly Vote[], readers: readonly Reader[]): string | null {
  const network = votes.find(({ voter }) => voter === 'network');
  const [first, ...others] = readers.map((reader) => votes.find((vote) => vote.voter === reader) ?? network);
  const text = textOf(first);
  if (!isWellFormed(text) || others.some((vote) => textOf(vote) !== text)) return null;
  const isTold = others.length > 0 || first?.characters.every(({ confidence }) => confidence >= SURE_ALONE);
  return isTold ? text : null;
}
