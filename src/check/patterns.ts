/**
 * Regular expressions of vocabularies, compiled once for each loaded value.
 */
import { type Condition, conditionOf, type TextTraits } from './text-traits.ts';

interface Compiled {
  /** Matches where any of the patterns does. */
  expression: RegExp;
  mayOccur: Condition;
}

const COMPILED = new WeakMap<readonly string[], Compiled>();

/** Every match of any of the patterns in `text`, whose traits are given; ^ and $ stand at lines, and nothing runs over a line. */
export function matchesOf(patterns: readonly string[], text: string, traits: TextTraits): Iterable<RegExpExecArray> {
  const { expression, mayOccur } = compiled(patterns);
  return mayOccur(traits) ? text.matchAll(expression) : [];
}

function compiled(patterns: readonly string[]): Compiled {
  const known = COMPILED.get(patterns);
  if (known !== undefined) return known;
  const any = patterns.map((pattern) => `(?:${pattern.replaceAll('[^', '[^\\n')})`).join('|');
  const fresh = { expression: new RegExp(any, 'gm'), mayOccur: conditionOf(any) };
  COMPILED.set(patterns, fresh);
  return fresh;
}
