/**
 * Phrase templates of the vocabulary written out: `[x]` may be missing, `{a|b}` is one of several; both nest.
 *
 * In → Out: `一般公共预算[财政拨款]支出` → both spellings, normalised. Throws SyntaxError on a bracket that does not close.
 */
import { normalizeLabel } from '../model/label.ts';

const CLOSE = { '[': ']', '{': '}' } as const;

/** All spellings of one template, each once. */
export function spellings(template: string): string[] {
  const { texts, end } = sequence(template, 0, '');
  if (end < template.length) throw new SyntaxError(`unopened ${template.charAt(end)} in ${template}`);
  return [...new Set(texts.map(normalizeLabel).filter((text) => text !== ''))];
}

/** All spellings of several templates. */
export function allSpellings(templates: readonly string[]): string[] {
  return templates.flatMap(spellings);
}

/** Alternatives from `start` to a mark of `stops` that is not nested, or to the end. */
function sequence(template: string, start: number, stops: string): { texts: string[]; end: number } {
  let texts = [''];
  let at = start;
  while (at < template.length) {
    const char = template.charAt(at);
    if (stops.includes(char) || char === ']' || char === '}') break;
    if (char === '[' || char === '{') {
      const { choices, end } = group(template, at);
      texts = texts.flatMap((text) => choices.map((choice) => text + choice));
      at = end;
    } else {
      texts = texts.map((text) => text + char);
      at++;
    }
  }
  return { texts, end: at };
}

/** The choices of the group that opens at `start`, and the place behind its end. */
function group(template: string, start: number): { choices: string[]; end: number } {
  const close = template.charAt(start) === '[' ? CLOSE['['] : CLOSE['{'];
  const choices = close === ']' ? [''] : [];
  let at = start;
  do {
    const part = sequence(template, at + 1, '|');
    choices.push(...part.texts);
    at = part.end;
  } while (template.charAt(at) === '|');
  if (template.charAt(at) !== close) throw new SyntaxError(`${close} is missing in ${template}`);
  return { choices, end: at + 1 };
}
