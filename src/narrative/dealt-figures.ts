/**
 * Several figures dealt out to several subjects: 收入总计、支出总计分别为 3万元、2万元.
 *
 * A subject that the vocabulary knows by its parts gives each figure to a part; other lists of names are parted as printed. Where
 * there are not as many parts as figures, each figure is claimed under the whole phrase, without facts.
 */
import type { Clause } from './clauses.ts';
import type { Discourse } from './discourse.ts';
import type { Figure } from './figures.ts';
import type { Head } from './head.ts';
import { openSpoken, type Spoken } from './statements.ts';

const SEPARATORS = new Set(['、', '和', '及', '与', '以及']);
const BETWEEN_NAMES = /[、,]|和|及|与/;

/** The figures that follow with nothing but a separator between, the first included; one where the others differ in kind. */
export function coordinated(text: string, clauses: readonly Clause[], at: number): Figure[] {
  const figures: Figure[] = [];
  for (let i = at; i < clauses.length; i++) {
    const clause = clauses[i];
    if (clause === undefined || (i > at && !goesOn(text, clause, clauses[i - 1]))) break;
    if (clause.figure !== null) figures.push(clause.figure);
  }
  const kind = figures.at(-1)?.kind;
  return figures.every((figure) => figure.kind === kind || figure.kind === 'none') ? figures : figures.slice(0, 1);
}

/** True for a clause that is a separator and a figure, or the comma in `41,25万元`, which ends a clause of its own. */
function goesOn(text: string, { opener, start, end, figure, mark }: Clause, before: Clause | undefined): boolean {
  if (opener !== null) return false;
  const between = text.slice(start, end);
  if (figure === null) return between === '' && mark === ',';
  return SEPARATORS.has(between) || (between === '' && before?.mark === ',');
}

/** One subject for each of `count` figures. */
export function dealtSubjects(discourse: Discourse, head: Head, count: number): Spoken[] {
  const { breath } = discourse;
  const inherits = discourse.isPronoun(head.bare);
  if (inherits && breath.dealt.length === count) return breath.dealt;
  const listed = inherits ? listedParts(discourse, count) : null;
  if (listed !== null) return listed;
  const whole = inherits ? (breath.frame.spoken?.subject ?? null) : (discourse.resolve(head.phrase) ?? discourse.resolve(head.bare));
  const printed = discourse.words(whole?.span ?? head.bare);
  if (whole !== null && whole.parts.length === count)
    return whole.parts.map((facts, i) => openSpoken({ ...whole, key: `${whole.key}:${i}`, facts, parts: [] }, printed, null));
  return namedParts(discourse, head, count) ?? unnamedParts(discourse, head, { printed, count });
}

/** 包括购置费 3万元和运行费 2万元，分别减少…: the parts of the list that was just given, where it has as many. */
function listedParts({ breath }: Discourse, count: number): Spoken[] | null {
  const parts = [...(breath.frame.lists.at(-1)?.parts.values() ?? [])];
  const isJustGiven = parts.at(-1) === breath.frame.spoken && parts.every(({ number }) => number !== null);
  return !breath.aside && parts.length === count && isJustGiven ? parts : null;
}

function namedParts(discourse: Discourse, { bare, phrase, measure }: Head, count: number): Spoken[] | null {
  const named = measure?.weak === true ? phrase : bare;
  const names = discourse.slice(named).split(BETWEEN_NAMES);
  if (names.length !== count) return null;
  const membership = discourse.membershipOf(null);
  let at = named.start;
  return names.map((name) => {
    const span = { start: at, end: at + name.length };
    at = span.end + 1;
    const subject = discourse.resolve(span) ?? discourse.unknown(span);
    return openSpoken(subject, discourse.words(span), membership);
  });
}

function unnamedParts(discourse: Discourse, { bare }: Head, { printed, count }: { printed: string; count: number }): Spoken[] {
  return Array.from({ length: count }, () => openSpoken(discourse.unknown(bare), printed, null));
}

/** Where the last item of a list of names begins; separators in brackets (局（部、委、办）) part no items. */
export function lastItem(words: string): number {
  let depth = 0;
  for (let i = words.length - 1; i >= 0; i--) {
    const char = words.charAt(i);
    if (char === ')') depth++;
    else if (char === '(') depth--;
    else if (char === '、' && depth === 0) return i + 1;
  }
  return 0;
}
