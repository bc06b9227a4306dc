/**
 * Two-sided tables of labels (收入 | 支出), put back into columns.
 *
 * In → Out: lines of the summary tables → rows of label and figures for both sides. Every word that the vocabulary knows as a label opens
 * a cell of its side; the figures behind it are its own. A label wrapped around its figures is known by both halves together.
 * Where a side has several columns, a label with fewer figures is placed as the sums allow (`placement.ts`), or not at all.
 */
import type { TextLine } from '../model/block.ts';
import type { Place } from '../model/place.ts';
import { type Figure, type Token, tokensOf } from './tokens.ts';

export type Side = 'income' | 'expenditure';

/** Sides on which a label stands; none where it is no label. */
export type SidesOf = (text: string) => readonly Side[];

export interface LabelEntry {
  label: string;
  figures: Figure[];
  place: Place;
}

export interface LabelLine {
  income: LabelEntry | null;
  expenditure: LabelEntry | null;
  place: Place;
}

export interface LabelLines {
  header: TextLine[];
  lines: LabelLine[];
  odd: TextLine[];
}

/** Parts the lines of a two-sided table into entries; figures that no label opens are odd. */
export function labelLines(lines: readonly TextLine[], sidesOf: SidesOf): LabelLines {
  const joined = joinWrapped(lines, sidesOf);
  const first = joined.findIndex(
    (tokens) => sidesOf(tokens[0]?.text ?? '').length > 0 && /[一二三四五六七八九十]、/.test(tokens[0]?.text ?? ''),
  );
  if (first < 0) return { header: [...lines], lines: [], odd: [] };
  const result: LabelLines = { header: lines.slice(0, first), lines: [], odd: [] };
  for (const [i, tokens] of joined.slice(first).entries()) {
    if (tokens.length === 0) continue;
    const line = lineOf(tokens, sidesOf);
    const source = lines[first + i];
    if (line !== null) result.lines.push(line);
    else if (source !== undefined && tokens.some(({ figure }) => figure !== null)) result.odd.push(source);
  }
  return result;
}

/** The words of every line; halves of a label above and below a line of figures alone move to that line. */
function joinWrapped(lines: readonly TextLine[], sidesOf: SidesOf): Token[][] {
  const words = lines.map((line) => tokensOf(line));
  for (const [i, tokens] of words.entries()) {
    const [above, below] = [words[i - 1]?.at(-1), words[i + 1]?.[0]];
    const isWord = (token: Token | undefined): token is Token => token !== undefined && token.figure === null;
    if (tokens.length > 0 && tokens.every(({ figure }) => figure !== null) && isWord(above) && isWord(below)) {
      const text = above.text + below.text;
      if (sidesOf(text).length === 0 || sidesOf(above.text).length > 0) continue;
      words[i] = [{ ...above, text }, ...tokens];
      words[i - 1]?.pop();
      words[i + 1]?.shift();
    } else if (isWord(tokens[0]) && tokens.length === 1 && isWord(above) && sidesOf(above.text).length === 0) {
      const text = above.text + tokens[0].text;
      if (sidesOf(text).length === 0) continue;
      words[i - 1]?.splice(-1, 1, { ...above, text });
      words[i] = [];
    }
  }
  return words;
}

interface OpenEntry {
  sides: readonly Side[];
  entry: LabelEntry;
}

/** The entries of a line on their sides; null where a word is no label or the sides are not clear. */
function lineOf(tokens: readonly Token[], sidesOf: SidesOf): LabelLine | null {
  const entries = entriesOf(tokens, sidesOf);
  const [left, right] = entries ?? [];
  if (left === undefined || (entries?.length ?? 0) > 2) return null;
  const place = left.entry.place;
  if (right !== undefined) {
    const fits = left.sides.includes('income') && right.sides.includes('expenditure');
    return fits ? { income: left.entry, expenditure: right.entry, place } : null;
  }
  if (left.sides.length > 1) return null;
  return left.sides[0] === 'income' ? { income: left.entry, expenditure: null, place } : { income: null, expenditure: left.entry, place };
}

function entriesOf(tokens: readonly Token[], sidesOf: SidesOf): OpenEntry[] | null {
  const entries: OpenEntry[] = [];
  for (const { text, figure, place } of tokens) {
    if (figure !== null) {
      const open = entries.at(-1);
      if (open === undefined) return null;
      open.entry.figures.push(figure);
      continue;
    }
    const sides = sidesOf(text);
    if (sides.length === 0) return null;
    entries.push({ sides, entry: { label: text, figures: [], place } });
  }
  return entries;
}
