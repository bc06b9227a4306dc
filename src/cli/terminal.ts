/**
 * Words for people: names made printable, numbers grouped, one line per failure.
 */

/** Where a command writes: data to `stdout`, words for people to `stderr`. */
export interface Terminal {
  stdout: (text: string) => void;
  stderr: (text: string) => void;
  /** Width of the terminal behind `stderr`; absent where it is a file or a pipe. */
  columns?: () => number;
}

/** Control, format and line-breaking characters, which could forge lines or colours on a terminal; and lone surrogates. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** `text` with every unprintable character as an escape (`\n`, `\u001b`), so that it stays on its line. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (char) => {
    if (char === '\n') return '\\n';
    if (char === '\t') return '\\t';
    return `\\u{${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`;
  });
}

/** A count with thousands apart: 12,345. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `what: why — what to do`, the one form of a failure. */
export function failureLine(what: string, { message, hint }: { message: string; hint: string }): string {
  return `${printable(what)}: ${printable(message)} — ${printable(hint)}`;
}
