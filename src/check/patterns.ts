/**
 * Regular expressions of vocabularies, compiled once for each loaded value.
 */

const COMPILED = new WeakMap<readonly string[], RegExp>();

/** One expression that matches where any of the patterns does, for `matchAll`; ^ and $ stand at lines, and nothing runs over a line. */
export function anyOf(patterns: readonly string[]): RegExp {
  const known = COMPILED.get(patterns);
  if (known !== undefined) return known;
  const compiled = new RegExp(patterns.map((pattern) => `(?:${pattern.replaceAll('[^', '[^\\n')})`).join('|'), 'gm');
  COMPILED.set(patterns, compiled);
  return compiled;
}
