/**
 * Dumps in which a blank stands between all letters, as some readers of PDF write text that is set spaced out.
 *
 * In → Out: text → the same text, line for line and character for character as long, letters and digits together again; blanks that
 * were between letters stand before figures and behind words, so that columns keep their edges. Only texts are changed in which nearly all
 * figures are spaced out: elsewhere single blanks part cells. Where cells ran together they stay together, and are no figure.
 */

/** A decimal point spaced out, and one as usual. */
const SPACED = /\d [.．] \d/;
const USUAL = /\d[.．]\d/;
/** So many lines with figures spaced out make a habit, and the part of all lines with figures that they are at least. */
const MIN_LINES = 5;
const MIN_SHARE = 0.8;
/** Words that single blanks part, and the part of them that letters alone are where they are one spaced out. */
const RUN = /(?<!\S)\S+(?: \S+)+(?!\S)/g;
const LETTERS = 0.6;
/** Cells that tabs or bars part need no blanks. */
const CELLS = /[\t|]/;
const FIGURE_END = /\d$/;

/** A text without blanks between letters, and the lines on which it has fewer, 1-based. */
export interface Closed {
  text: string;
  lines: number[];
}

/** Takes the blanks between letters out of a text that has them everywhere. */
export function withoutLetterSpacing(text: string): Closed {
  if (!SPACED.test(text)) return { text, lines: [] };
  const lines = text.split('\n');
  const spaced = lines.filter((line) => SPACED.test(line)).length;
  const usual = lines.filter((line) => USUAL.test(line)).length;
  if (spaced < MIN_LINES || spaced < MIN_SHARE * (spaced + usual)) return { text, lines: [] };
  const closed = lines.map((line) => (CELLS.test(line) ? line : line.replace(RUN, together)));
  return { text: closed.join('\n'), lines: closed.flatMap((line, i) => (line === lines[i] ? [] : [i + 1])) };
}

/** Letters spaced out as one word as long; words that blanks part as they are. */
function together(run: string): string {
  const words = run.split(' ');
  if (words.filter(({ length }) => length === 1).length < LETTERS * words.length) return run;
  const word = words.join('');
  return FIGURE_END.test(word) ? word.padStart(run.length) : word.padEnd(run.length);
}
