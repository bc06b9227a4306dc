/**
 * Statements: what is said of one subject in one breath, the lists that open under them, and what was said before.
 *
 * Invariant: a statement's number is given when its first claim is; a list's parts carry the number of its whole.
 */
import type { Claim } from '../model/indicator.ts';
import type { Subject } from './subjects.ts';

/** A subject that is being spoken of, with the claims made so far. */
export interface Spoken {
  subject: Subject;
  /** As printed, blanks removed. */
  printed: string;
  /** Number of the statement; null until it has a claim. */
  number: number | null;
  partOf: number | null;
  /** Keys of the facts of the whole that it is a part of. */
  wholeFacts: readonly string[];
  /** Which figure of a whole it states a part of, until it states a final one: a budget, or last year's; null for a part of what was spent. */
  listed: Listed | null;
  claims: Claim[];
}

export type Listed = 'initial_budget' | 'adjusted_budget' | 'prior';

/** A list of parts behind 其中. */
export interface OpenList {
  /** What the parts make up; null where no statement was made of it. */
  whole: Spoken | null;
  /** Keys of the facts of the whole. */
  facts: readonly string[];
  opens: string | null;
  /** True where the list goes on over the paragraphs that follow. */
  lasting: boolean;
  /** The last part so far of each kind that the vocabulary knows, and of those that it does not. */
  parts: Map<string, Spoken>;
  /** True behind the first sentence of a paragraph of a lasting list: what follows there explains the part. */
  resting: boolean;
  /** Level of the numbered paragraph that it was opened in; 0 outside of one. */
  level: number;
}

/** A subject from now on spoken of, as a part of a list where it is one. */
export function openSpoken(subject: Subject, printed: string, membership: Membership | null): Spoken {
  const { whole = null, list = null } = membership ?? {};
  const spoken: Spoken = {
    subject,
    printed,
    number: null,
    partOf: whole?.number ?? null,
    wholeFacts: [],
    listed: listedOf(membership),
    claims: [],
  };
  if (membership === null) return spoken;
  spoken.wholeFacts = whole === list?.whole ? (list?.facts ?? []) : (whole?.subject.facts ?? []);
  list?.parts.set(subject.entry?.id ?? '', spoken);
  return spoken;
}

/** What is all that was stated of a whole (预算为 20万元，其中：…; 2022年支出为 20万元，其中：…); null where a final figure was, or nothing. */
function listedOf(membership: Membership | null): Listed | null {
  const { whole = null, list = null } = membership ?? {};
  const amounts = (whole?.claims ?? []).filter(({ kind }) => kind === 'amount');
  const [first] = amounts;
  if (first === undefined) return whole?.listed ?? null;
  if (list?.lasting === false && whole !== null && isOfLastYear(whole)) return 'prior';
  if (!amounts.every(({ measure }) => measure === first.measure)) return null;
  return first.measure === 'initial_budget' || first.measure === 'adjusted_budget' ? first.measure : null;
}

/** True where the last sentence on a whole states last year's amount and nothing else: behind a change the parts are this year's. */
function isOfLastYear({ claims }: Spoken): boolean {
  const sentence = claims.at(-1)?.text;
  return claims.every(({ kind, measure, text }) => text !== sentence || (kind === 'amount' && measure === 'prior'));
}

/** A list of parts of a whole that was spoken of, or only named. */
export function openList(whole: Spoken | null, subject: Subject | null, { lasting, level }: Pick<OpenList, 'lasting' | 'level'>): OpenList {
  const { facts = [], entry = null } = subject ?? {};
  return { whole, facts, opens: entry?.opens ?? null, lasting, parts: new Map(), resting: false, level };
}

/** Lists that are open at once; more are no prose. */
const MOST_LISTS = 8;

/** Opens a list; the oldest gives way where too many are open. */
export function pushList(lists: OpenList[], list: OpenList): void {
  if (lists.length >= MOST_LISTS) lists.shift();
  lists.push(list);
}

/** All statements of a document, in order. */
export class Statements {
  readonly claims: Claim[] = [];
  #next = 1;
  /** The last statement of each subject with facts, that of its final figure before others. */
  readonly #last = new Map<string, Spoken>();

  /** Number of a subject's statement, given with its first claim. */
  numberOf(spoken: Spoken): number {
    spoken.number ??= this.#next++;
    return spoken.number;
  }

  /** Adds a claim to its statement. */
  add(claim: Claim, spoken: Spoken): void {
    this.claims.push(claim);
    spoken.claims.push(claim);
    const key = spoken.subject.facts.join(';');
    const states = claim.kind === 'amount' && claim.measure === 'final';
    if (key !== '' && (states || !this.#last.has(key))) this.#last.set(key, spoken);
  }

  /** The last statement of the same facts; undefined where none was made. */
  lastOf(subject: Subject): Spoken | undefined {
    return subject.facts.length === 0 ? undefined : this.#last.get(subject.facts.join(';'));
  }
}

/** Where a subject belongs: the list, and the statement that is its whole. */
export interface Membership {
  list: OpenList;
  whole: Spoken | null;
}

/**
 * The list of which a subject is a part: the innermost under its whole, where the vocabulary knows it, or under which its whole
 * is a part; else the innermost that is not under another part of the same whole (公务用车运行费 2万元，主要包括燃料费等；公务接待费 1万元).
 * Null for a subject that never is a part.
 */
export function membershipOf(subject: Subject | null, open: readonly OpenList[]): Membership | null {
  const lists = open.filter(({ resting }) => !resting);
  const wholes = subject?.entry?.whole;
  if (wholes?.length === 0) return null;
  for (const id of wholes ?? []) {
    const found = lists.findLast(({ whole }) => whole?.subject.entry?.id === id);
    if (found !== undefined) return { list: found, whole: found.whole };
    for (const list of lists.toReversed()) {
      const part = list.parts.get(id);
      if (part !== undefined) return { list, whole: part };
    }
  }
  const list = lists.findLast(({ whole }) => !areSiblings(whole?.subject ?? null, subject));
  return list === undefined ? null : { list, whole: list.whole };
}

/** True for two subjects that the vocabulary knows as parts of one whole. */
function areSiblings(one: Subject | null, other: Subject | null): boolean {
  const wholes = other?.entry?.whole;
  return wholes !== undefined && one?.entry?.whole?.some((id) => wholes.includes(id)) === true;
}

export interface Relation {
  direction: NonNullable<Claim['direction']>;
  base: string;
  baseFacts: string[];
  /** True where the base is a budget. */
  budget: boolean;
}

/** Claims of a statement that a relation behind them may be about. */
const RECENT = 12;

/** The relation of a subject's final figure to a base goes to the claim that has room for it: the rate, the figure, the budget. */
export function relate({ claims }: Spoken, { direction, base, baseFacts, budget }: Relation): void {
  const free = claims.slice(-RECENT).filter((claim) => claim.direction === null);
  const figures = free.filter(({ kind, measure }) => (kind === 'amount' || kind === 'count') && measure !== 'prior');
  const rate = budget ? free.findLast((claim) => claim.kind === 'completion') : undefined;
  const target = rate ?? figures.findLast(isFinal) ?? (budget ? figures.at(-1) : undefined);
  if (target === undefined) return;
  target.direction = direction;
  if (target.base !== '') return;
  target.base = base;
  target.baseFacts = baseFacts;
}

function isFinal({ measure }: Claim): boolean {
  return measure === 'final' || measure === 'other';
}
