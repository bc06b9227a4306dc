/**
 * The words before a figure: what it is said of, what kind of figure it is, which way it went and against what.
 *
 * In → Out: the stretch from the last figure or comma to the figure → `Head`, by peeling known words off its end.
 * Places are in the normal text. Source: the phrasing of disclosures, which the vocabulary holds.
 */
import type { Claim } from '../model/indicator.ts';
import type { Figure } from './figures.ts';
import { type Direction, type Grammar, type MeasureWord, RELATIONS } from './grammar.ts';
import type { WordTree } from './word-tree.ts';

/** A stretch of the normal text. */
export interface Span {
  start: number;
  end: number;
}

export interface Head {
  kind: Claim['kind'];
  /** What is left when the known words are off: the phrase of the subject, with its measure word where one was peeled. */
  phrase: Span;
  /** The phrase without the measure word; the same where none was. */
  bare: Span;
  measure: MeasureWord | null;
  direction: Direction | null;
  base: Span | null;
  /** True for 分别 and 各: one figure to each of several. */
  dealt: boolean;
  /** True for 共 and 均: one figure for all that is named before it. */
  joint: boolean;
}

const DEALT = /分别|各|均/;
const JOINT = /共|合计|总计|均|都/;
/** What an average is of, and the word behind it. */
const AVERAGED = '人车';
const EACH = '均';
const BECOMES = '至到';
/** 减少为 3万元 is the new amount too; 减少额为 3万元 and 比上年减少为 3万元 are changes. */
const IS = '为';
const NAMED_CHANGE = /[额数值率幅例度速了]$/;
const YEAR_AT_START = /^(?:20)?\d\d年/;
/** 占 right before a number: a share that lost its sign. */
const SHARE_END = /占(?:比|比例)?(?:为|约)?$/;
const COMPARING = '相比';
/** Longest base, in characters: longer stretches are no periods or totals. */
const MAX_BASE = 40;

/** Reads the words from `start` to the figure. */
export function readHead(text: string, start: number, figure: Figure, grammar: Grammar): Head {
  const end = withAverage(text, trim(text, { start, end: figure.start }, grammar.fillers));
  const isRate = figure.kind === 'ratio' || (figure.kind === 'none' && SHARE_END.test(text.slice(Math.max(start, end - MAX_BASE), end)));
  const head = isRate ? ratioHead(text, { start, end }, grammar) : amountHead(text, { start, end }, figure, grammar);
  const between = text.slice(head.bare.end, figure.start);
  const { kind, phrase, bare, measure, direction, base } = head;
  return { kind, phrase, bare, measure, direction, base, dealt: DEALT.test(between), joint: JOINT.test(between) };
}

/** The 均 of 人均 and 车均 is no filler. */
function withAverage(text: string, end: number): number {
  return AVERAGED.includes(text.charAt(end - 1)) && text.startsWith(EACH, end) ? end + EACH.length : end;
}

type Reading = Omit<Head, 'dealt' | 'joint'>;

/** The end of the span without the words of a set, taken off as often as they stand there. */
export function trim(text: string, { start, end }: Span, words: WordTree<true>): number {
  let at = end;
  for (;;) {
    const found = words.longest(text, at);
    if (found === null || at - found.length < start) return at;
    at -= found.length;
  }
}

function endsWith(text: string, { start, end }: Span, words: WordTree<unknown>): boolean {
  const found = words.longest(text, end);
  return found !== null && end - found.length >= start;
}

function ratioHead(text: string, span: Span, grammar: Grammar): Reading {
  const slice = text.slice(span.start, span.end);
  return (
    shareHead(text, slice, span, grammar) ??
    completionHead(text, slice, span, grammar) ??
    directedHead(text, span, 'growth', grammar) ??
    plain('share', span)
  );
}

function plain(kind: Claim['kind'], phrase: Span): Reading {
  return { kind, phrase, bare: phrase, measure: null, direction: null, base: null };
}

/** `…占本年支出合计的`, `占比`; 占年初预算的 is a completion. */
function shareHead(text: string, slice: string, { start, end }: Span, grammar: Grammar): Reading | null {
  for (const verb of grammar.shareVerbs) {
    const at = slice.lastIndexOf(verb);
    if (at < 0) continue;
    const base = { start: start + at + verb.length, end };
    base.end = trim(text, base, grammar.shareTails);
    const kind = endsWith(text, base, grammar.budgetWords) ? 'completion' : 'share';
    const phrase = { start, end: trim(text, { start, end: start + at }, grammar.fillers) };
    return { ...plain(kind, phrase), base: base.end > base.start ? base : null };
  }
  return null;
}

/** `…完成年初预算的`, `预算执行率`. */
function completionHead(text: string, slice: string, { start, end }: Span, grammar: Grammar): Reading | null {
  for (const verb of grammar.completionVerbs) {
    const at = slice.lastIndexOf(verb);
    if (at < 0) continue;
    const base = { start: start + at + verb.length, end };
    base.end = trim(text, base, grammar.shareTails);
    if (base.end > base.start && !endsWith(text, base, grammar.budgetWords)) continue;
    const phrase = { start, end: trim(text, { start, end: start + at }, grammar.fillers) };
    return { ...plain('completion', phrase), base: base.end > base.start ? base : null };
  }
  const name = grammar.completionNames.longest(text, end);
  if (name === null || end - name.length < start) return null;
  return plain('completion', { start, end: trim(text, { start, end: end - name.length }, grammar.shareTails) });
}

function amountHead(text: string, span: Span, figure: Figure, grammar: Grammar): Reading {
  const kind = figure.kind === 'count' ? 'count' : 'amount';
  const becoming = becomes(text, span.start, figure, grammar);
  if (becoming !== null) return measured(text, kind, becoming, grammar);
  return directedHead(text, span, 'change', grammar) ?? differenceHead(text, span, grammar) ?? measured(text, kind, span, grammar);
}

/** `决算数小于预算数 5万元`: the difference between two figures. */
function differenceHead(text: string, { start, end }: Span, grammar: Grammar): Reading | null {
  const slice = text.slice(start, end);
  for (const { word, direction } of grammar.relations) {
    const at = slice.indexOf(word);
    const base = { start: start + at + word.length, end };
    if (at < 0 || base.end <= base.start || !isBase(text, base, grammar)) continue;
    const phrase = { start, end: trim(text, { start, end: start + at }, grammar.fillers) };
    return { ...measured(text, 'change', phrase, grammar), direction, base };
  }
  return null;
}

/** `…增加至`, `…减少为`: the figure is the new amount, not the change. */
function becomes(text: string, start: number, { start: end, kind }: Figure, grammar: Grammar): Span | null {
  const last = text.charAt(end - 1);
  if ((!BECOMES.includes(last) && last !== IS) || end - 1 <= start) return null;
  const found = grammar.directions.longest(text, end - 1);
  const from = end - 1 - (found?.length ?? 0);
  if (found === null || from < start) return null;
  const phrase = { start, end: trim(text, { start, end: from }, grammar.fillers) };
  if (last !== IS) return phrase;
  const isChange = kind !== 'money' || NAMED_CHANGE.test(text.slice(from, end - 1)) || readComparison(text, phrase, grammar) !== null;
  return isChange || phrase.end <= phrase.start ? null : phrase;
}

/** A head that ends with a word of direction; the word outside the brackets counts in 增加（减少）. */
function directedHead(text: string, span: Span, kind: 'change' | 'growth', grammar: Grammar): Reading | null {
  const { start } = span;
  const end = withoutAlternative(text, span, grammar);
  const found = grammar.directions.longest(text, end);
  if (found === null || end - found.length < start) return null;
  const rest = { start, end: trim(text, { start, end: end - found.length }, grammar.fillers) };
  const reading = compared(text, rest, grammar);
  // 超过 20 and 低于 20 are bounds, not changes; 比预算数超出 20 is one.
  if (reading.base === null && RELATIONS.has(found.value.direction)) return null;
  return { ...reading, kind, direction: found.value.direction };
}

/** The end of the span before `（减少）` or `/减少`, the other way of an unfilled template. */
function withoutAlternative(text: string, { start, end }: Span, grammar: Grammar): number {
  const bracketed = text.charAt(end - 1) === ')';
  const inner = bracketed ? end - 1 : end;
  const found = grammar.directions.longest(text, inner);
  if (found === null) return end;
  const before = inner - found.length - 1;
  return before >= start && text.charAt(before) === (bracketed ? '(' : '/') ? before : end;
}

/** The subject and the base in `…支出决算比2022年度决算数`, `与上年相比…`. */
export function compared(text: string, span: Span, grammar: Grammar): Reading {
  const before = comparedBefore(text, span, grammar);
  if (before !== null) return before;
  const comparison = readComparison(text, span, grammar);
  if (comparison === null) return measured(text, 'change', span, grammar);
  const rest = { start: span.start, end: trim(text, { start: span.start, end: comparison.from }, grammar.fillers) };
  return { ...measured(text, 'change', rest, grammar), base: comparison.base };
}

/** `与上年相比收、支总计各`: the comparison stands before the subject. */
function comparedBefore(text: string, { start, end }: Span, grammar: Grammar): Reading | null {
  const at = text.slice(start, end).indexOf(COMPARING);
  if (at <= 0) return null;
  const rest = { start: start + at + COMPARING.length, end };
  const comparison = rest.end > rest.start ? readComparison(text, { start, end: rest.start }, grammar) : null;
  return comparison === null ? null : { ...measured(text, 'change', rest, grammar), base: comparison.base };
}

export interface Comparison {
  /** Where its first word stands. */
  from: number;
  base: Span;
}

/** A comparison that ends where the span ends: with 相比, or with a period or a budget behind 比 or 较; null where there is none. */
export function readComparison(text: string, { start, end }: Span, grammar: Grammar): Comparison | null {
  const tail = grammar.compareTails.longest(text, end);
  const closed = tail !== null && end - tail.length > start;
  const baseEnd = closed ? end - tail.length : end;
  const slice = text.slice(Math.max(start, baseEnd - MAX_BASE), baseEnd);
  const offset = baseEnd - slice.length;
  for (const lead of grammar.compareLeads) {
    for (let at = slice.lastIndexOf(lead); at >= 0; at = at === 0 ? -1 : slice.lastIndexOf(lead, at - 1)) {
      const base = { start: offset + at + lead.length, end: baseEnd };
      if (base.end > base.start && (closed || isBase(text, base, grammar))) return { from: offset + at, base };
    }
  }
  return null;
}

/** True for a period other than the account's, or a budget. */
export function isBase(text: string, span: Span, grammar: Grammar): boolean {
  const { start, end } = span;
  return (
    grammar.priorPeriods.longest(text, start) !== null ||
    YEAR_AT_START.test(text.slice(start, end)) ||
    endsWith(text, span, grammar.budgetWords)
  );
}

/** Peels the word that says which figure it is. */
export function measured(text: string, kind: Claim['kind'], phrase: Span, grammar: Grammar): Reading {
  const word = grammar.measures.longest(text, phrase.end);
  if (word === null || phrase.end - word.length < phrase.start) return plain(kind, phrase);
  const bare = { start: phrase.start, end: trim(text, { start: phrase.start, end: phrase.end - word.length }, grammar.fillers) };
  return { kind, phrase, bare, measure: word.value, direction: null, base: null };
}
