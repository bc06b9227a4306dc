/**
 * Amounts that are themselves the base of what follows: 与2023年 5万元相比, 完成预算 5万元的 98%, 比预算数 5万元减少 1万元.
 */
import type { Base } from './breath.ts';
import type { Clause } from './clauses.ts';
import type { Discourse } from './discourse.ts';
import type { Figure } from './figures.ts';
import type { Direction } from './grammar.ts';
import { type Head, isBase, trim } from './head.ts';

export interface BaseAmount {
  /** The head without the words of the comparison. */
  head: Head;
  base: Base;
  /** What the rate behind 的 is; null where none follows. */
  pending: 'share' | 'completion' | null;
}

const LINK = '的';
const LEVEL: Direction = '持平';
const COMPARING = ['相比', '比较', '对比'];

/** Reads an amount as a base; null where it is none. */
export function asBaseAmount(discourse: Discourse, head: Head, figure: Figure, next: Clause | undefined): BaseAmount | null {
  if (figure.kind === 'ratio' || next === undefined || head.direction !== null) return null;
  const follows = discourse.slice(next);
  if (follows === '') return null;
  if (follows.startsWith(LINK) && (next.figure === null || next.figure.kind === 'ratio')) return ofRate(discourse, head);
  if (COMPARING.some((word) => follows.startsWith(word))) return compared(discourse, head, true);
  const { grammar } = discourse.desk;
  const { text } = discourse.normal;
  const moved = grammar.directions.longest(text, trim(text, next, grammar.fillers));
  const moves = next.figure === null ? moved?.value.direction === LEVEL && moved.length === follows.length : moved !== null;
  return moves ? compared(discourse, head, false) : null;
}

/** `与`, `比` and the period or budget before the amount. */
function compared(discourse: Discourse, head: Head, closed: boolean): BaseAmount | null {
  const { grammar } = discourse.desk;
  const span = head.phrase;
  const slice = discourse.slice(span);
  for (const lead of grammar.compareLeads) {
    const at = slice.indexOf(lead);
    if (at < 0) continue;
    const base = { start: span.start + at + lead.length, end: trim(discourse.normal.text, span, grammar.shareTails) };
    const named = base.end > base.start;
    if (!closed && named && !isBase(discourse.normal.text, base, grammar)) continue;
    return { head: before(head, at), base: discourse.baseOf(base), pending: null };
  }
  return null;
}

/** `完成预算` and `占总支出` before an amount of which a rate follows. */
function ofRate(discourse: Discourse, head: Head): BaseAmount | null {
  const { completionVerbs, shareVerbs } = discourse.desk.grammar;
  const slice = discourse.slice(head.phrase);
  for (const [pending, verbs] of [
    ['completion', completionVerbs],
    ['share', shareVerbs],
  ] as const) {
    for (const verb of verbs) {
      const at = slice.lastIndexOf(verb);
      if (at < 0) continue;
      const base = discourse.baseOf({ start: head.phrase.start + at + verb.length, end: head.phrase.end });
      return { head: before(head, at), base, pending };
    }
  }
  return null;
}

function before(head: Head, at: number): Head {
  const phrase = { start: head.phrase.start, end: head.phrase.start + at };
  return { ...head, phrase, bare: phrase, measure: null };
}
