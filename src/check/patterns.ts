/**
 * Regular expressions of vocabularies, compiled once for each loaded value.
 *
 * In → Out: patterns and a text → the matches, as those of one expression with the patterns as alternatives. Patterns that cannot occur
 * in the text are not tried. ^ and $ stand at lines, and nothing runs over a line.
 */
import { type Condition, conditionOf, type TextTraits } from './text-traits.ts';

interface Pattern {
  expression: Expression;
  mayOccur: Condition;
}

interface Expression {
  regexp: RegExp;
  /** True where it matches at the beginning of a line only: it is then tried there, not at every character. */
  atLineStart: boolean;
}

const COMPILED = new WeakMap<readonly string[], readonly Pattern[]>();

function compiled(patterns: readonly string[]): readonly Pattern[] {
  const known = COMPILED.get(patterns);
  if (known !== undefined) return known;
  const fresh = patterns.map((pattern) => {
    const atLineStart = pattern.startsWith('^') && !hasAlternatives(pattern);
    const regexp = new RegExp(pattern.replaceAll('[^', '[^\\n'), atLineStart ? 'my' : 'gm');
    return { expression: { regexp, atLineStart }, mayOccur: conditionOf(pattern) };
  });
  COMPILED.set(patterns, fresh);
  return fresh;
}

/** True where a pattern is a choice between several, outside of groups and classes. */
function hasAlternatives(pattern: string): boolean {
  let outside = pattern.replace(CHARACTERS, '');
  for (let before = ''; before !== outside; ) {
    before = outside;
    outside = outside.replace(GROUPS, '');
  }
  return outside.includes('|');
}

/** Escaped characters and classes, and groups without others in them. */
const CHARACTERS = /\\.|\[(?:\\.|[^\]\\])*\]/g;
const GROUPS = /\([^()]*\)/g;

/** Every match of any of the patterns in `text`, whose traits are given, in order; of matches that overlap only the first. */
export function matchesOf(patterns: readonly string[], text: string, traits: TextTraits): RegExpExecArray[] {
  const tried: Expression[] = [];
  for (const { expression, mayOccur } of compiled(patterns)) if (mayOccur(traits)) tried.push(expression);
  return tried.length === 0 ? [] : matchesInOrder(tried, text);
}

function matchesInOrder(tried: readonly Expression[], text: string): RegExpExecArray[] {
  const next = tried.map((expression) => matchFrom(expression, text, 0));
  const found: RegExpExecArray[] = [];
  for (let first = firstOf(next); first !== null; first = firstOf(next)) {
    found.push(first);
    const end = first.index + Math.max(1, first[0].length);
    for (const [i, expression] of tried.entries()) if ((next[i]?.index ?? end) < end) next[i] = matchFrom(expression, text, end);
  }
  return found;
}

function matchFrom({ regexp, atLineStart }: Expression, text: string, from: number): RegExpExecArray | null {
  if (!atLineStart) return matchAt(regexp, text, from);
  for (let at = lineStart(text, from); at !== null; at = lineStart(text, at + 1)) {
    const match = matchAt(regexp, text, at);
    if (match !== null) return match;
  }
  return null;
}

function matchAt(regexp: RegExp, text: string, at: number): RegExpExecArray | null {
  regexp.lastIndex = at;
  return regexp.exec(text);
}

/** The first beginning of a line at a place or behind it; null where there is none. */
function lineStart(text: string, from: number): number | null {
  if (from === 0) return 0;
  const end = text.indexOf('\n', from - 1);
  return end < 0 ? null : end + 1;
}

/** The match that begins first; of several at one place that of the first pattern. */
function firstOf(matches: readonly (RegExpExecArray | null)[]): RegExpExecArray | null {
  let first: RegExpExecArray | null = null;
  for (const match of matches) if (match !== null && (first === null || match.index < first.index)) first = match;
  return first;
}
