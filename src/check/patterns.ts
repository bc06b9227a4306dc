/**
 * Regular expressions of vocabularies, compiled once for each loaded value.
 *
 * In → Out: patterns and a text → the matches, as those of one expression with the patterns as alternatives. Patterns that cannot occur
 * in the text are not tried. ^ and $ stand at lines, and nothing runs over a line.
 */
import { type Condition, conditionOf, type TextTraits } from './text-traits.ts';

interface Pattern {
  expression: RegExp;
  mayOccur: Condition;
}

const COMPILED = new WeakMap<readonly string[], readonly Pattern[]>();

function compiled(patterns: readonly string[]): readonly Pattern[] {
  const known = COMPILED.get(patterns);
  if (known !== undefined) return known;
  const fresh = patterns.map((pattern) => {
    const expression = new RegExp(pattern.replaceAll('[^', '[^\\n'), 'gm');
    return { expression, mayOccur: conditionOf(pattern) };
  });
  COMPILED.set(patterns, fresh);
  return fresh;
}

/** Every match of any of the patterns in `text`, whose traits are given, in order; of matches that overlap only the first. */
export function matchesOf(patterns: readonly string[], text: string, traits: TextTraits): RegExpExecArray[] {
  const tried: RegExp[] = [];
  for (const { expression, mayOccur } of compiled(patterns)) if (mayOccur(traits)) tried.push(expression);
  return tried.length === 0 ? [] : matchesInOrder(tried, text);
}

function matchesInOrder(tried: readonly RegExp[], text: string): RegExpExecArray[] {
  const next = tried.map((expression) => matchFrom(expression, text, 0));
  const found: RegExpExecArray[] = [];
  for (let first = firstOf(next); first !== null; first = firstOf(next)) {
    found.push(first);
    const end = first.index + Math.max(1, first[0].length);
    for (const [i, expression] of tried.entries()) if ((next[i]?.index ?? end) < end) next[i] = matchFrom(expression, text, end);
  }
  return found;
}

function matchFrom(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

/** The match that begins first; of several at one place that of the first pattern. */
function firstOf(matches: readonly (RegExpExecArray | null)[]): RegExpExecArray | null {
  let first: RegExpExecArray | null = null;
  for (const match of matches) if (match !== null && (first === null || match.index < first.index)) first = match;
  return first;
}
