/**
 * How two names of units relate: one name, a short form, a slip of a few characters, or two units.
 *
 * Names are compared without brackets, blanks and quotes, with known abbreviations written out. A slip is a few characters put in,
 * left out or exchanged in an otherwise equal name; characters that tell neighbours apart (第一, 东) are never a slip.
 */
import type { CompletenessVocabulary } from '../model/completeness.ts';
import { normalizeLabel } from '../model/label.ts';

export type NameRelation = 'same' | 'short' | 'slip' | 'other';

const BRACKETS = /\([^()]*\)/g;
const CODE = /^\d{3,9}[-—_]*/;
/** Most characters of a slip, and least length of names that can have one. */
const MOST_SLIP = 3;
const LEAST_LENGTH = 8;
/** The same where one of them has a single character more: hardly two units are named so. */
const LEAST_BUT_ONE = 5;
/** Characters with which both must begin. */
const LEAST_START = 3;

/** A name as it is compared. */
export function plainName(name: string, { abbreviations }: CompletenessVocabulary): string {
  let plain = normalizeLabel(name).replace(BRACKETS, '').replace(CODE, '');
  for (const [short, full] of abbreviations) if (!plain.includes(full)) plain = plain.replace(short, full);
  return plain;
}

/** Relation of two plain names. `inserted`: most characters that one of them may have more. */
export function relate(
  a: string,
  b: string,
  { distinctive, inserted = MOST_SLIP }: { distinctive: string; inserted?: number },
): NameRelation {
  if (a === b) return 'same';
  if (a.endsWith(b) || b.endsWith(a)) return 'short';
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const isOneMore = long.length === short.length + 1;
  if (short.length < (isOneMore ? LEAST_BUT_ONE : LEAST_LENGTH)) return 'other';
  const { start, end } = commonEnds(short, long);
  const added = long.slice(start, long.length - end);
  const removed = short.slice(start, short.length - end);
  const isTelling = [...added, ...removed].some((char) => distinctive.includes(char));
  // What stands in place of something else names something else, a single character apart; the beginning and the end must agree.
  const isSmall = removed === '' ? added.length <= inserted : added.length === 1 && removed.length === 1;
  return isSmall && !isTelling && start >= LEAST_START && end > 0 ? 'slip' : 'other';
}

/** Lengths of the common beginning and, behind it, of the common end. */
function commonEnds(short: string, long: string): { start: number; end: number } {
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  return { start, end };
}
