/**
 * Lines of two-sided tables with line numbers (行次) on both sides: label, number and figures of each, blank cells lost.
 *
 * In → Out: lines of a table → its header, the entries of every numbered line, and the lines with figures that cannot be read; null for
 * tables without line numbers. Proof: the numbers of nearly all lines rise, and the two of a line are equally far apart. A label that is
 * wrapped stands above and below its line, at times beside a wrapped one of the other side; its pieces make a label that is known.
 */
import type { TextLine } from '../model/block.ts';
import type { LabelEntry, LabelLine, LabelLines, Side, SidesOf } from './label-panels.ts';
import { type Figure, type Token, tokensOf } from './tokens.ts';

const NUMBER = /^\d{1,3}$/;
const HEADER = /行\s*次/g;
/** A label with a digit may have a figure run into it. */
const DIGIT = /\d/;
const SIDES = 2;
/** So many lines at least bear out how far apart the numbers are. */
const FEWEST_LINES = 3;
/** Share of the lines whose numbers may be out of order: of more the numbers are none. */
const MOST_IRREGULAR = 0.1;
/** Lines above and below that a wrapped label takes: evenly around its number, or all of them on one side of it. */
const AROUND = [
  [1, 1],
  [2, 2],
] as const;
const ON_A_SIDE = [
  [0, 1],
  [1, 0],
  [0, 2],
  [2, 0],
] as const;

interface Part {
  label: string;
  figures: Figure[];
}

interface Numbered {
  /** Index of the line. */
  at: number;
  number: number;
  /** True where its two numbers are as far apart as those of the others. */
  isRegular: boolean;
  left: Part;
  right: Part;
}

/** How far apart the two numbers of a line are in a table; null where it has none. */
export function distanceApart(lines: readonly TextLine[]): number | null {
  return mostOften(lines.flatMap((line) => distancesOf(tokensOf(line))));
}

/** The entries of a table with line numbers; null for any other. */
export function numberedLines(lines: readonly TextLine[], sidesOf: SidesOf): LabelLines | null {
  const tokens = lines.map((line) => tokensOf(line));
  const apart = distanceApart(lines);
  const read = apart === null ? [] : readLines(tokens, { apart, sidesOf });
  const [first] = read;
  if (first === undefined || read.length < FEWEST_LINES) return null;
  const numbered = new Set(read.map(({ at }) => at));
  const isPiece = (i: number): boolean => !numbered.has(i) && (tokens[i]?.length ?? 0) > 0 && tokens[i]?.every(isWord) === true;
  const top = first.at - Math.max(...labelsOf(first, { tokens, sidesOf, isPiece }).map(({ above }) => above));
  const header = lines.slice(0, top);
  if (header.reduce((count, { text }) => count + (text.match(HEADER)?.length ?? 0), 0) < SIDES) return null;
  const body = new Set(bodyLines(lines, top));
  const isBody = lines.map((line) => body.has(line));
  const pieces = { tokens, sidesOf, isPiece: (i: number) => isBody[i] === true && isPiece(i) };
  const entries = new Map(read.map((line) => [line.at, entriesOf(line, { pieces, place: lines[line.at]?.place })]));
  const odd = lines.filter((_, i) => isBody[i] === true && (entries.get(i) ?? null) === null && tokens[i]?.some(isFigure) === true);
  if (odd.length + read.filter(({ isRegular }) => !isRegular).length > MOST_IRREGULAR * read.length) return null;
  return { header, lines: [...entries.values()].filter((line) => line !== null), odd };
}

/** The lines behind a header of `top` lines without those with which a page break repeats it. */
export function bodyLines(lines: readonly TextLine[], top: number): TextLine[] {
  const header = lines.slice(0, top).map(({ text }) => text.trim());
  const body: TextLine[] = [];
  for (let at = top; at < lines.length; ) {
    const own = lines.slice(at, at + Math.max(1, top));
    const isHeader = top > 0 && own.length === top && own.every(({ text }, i) => text.trim() === header[i]);
    body.push(...(isHeader ? [] : own.slice(0, 1)));
    at += isHeader ? top : 1;
  }
  return body;
}

function isFigure({ figure }: Token): boolean {
  return figure !== null;
}

function isWord(token: Token): boolean {
  return !isFigure(token);
}

/** How far apart the numbers of a line may be. */
function distancesOf(tokens: readonly Token[]): number[] {
  const first = tokens.findIndex(isFigure);
  const number = numberOf(tokens[first]);
  if (number === null) return [];
  return tokens.slice(first + 1).flatMap((token) => {
    const other = numberOf(token);
    return other === null || other <= number ? [] : [other - number];
  });
}

/** The value of a line number; null for any other word. */
export function numberOf(token: Token | undefined): number | null {
  return token !== undefined && NUMBER.test(token.text) ? Number(token.text) : null;
}

/** The value that stands most often among others, often enough; null where two do. */
function mostOften(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best, second] = [...counts].sort(([, a], [, b]) => b - a);
  return best === undefined || best[1] < FEWEST_LINES || best[1] === second?.[1] ? null : best[0];
}

interface Numbering {
  apart: number;
  sidesOf: SidesOf;
}

function readLines(lines: readonly (readonly Token[])[], numbering: Numbering): Numbered[] {
  const read: Numbered[] = [];
  for (const [at, tokens] of lines.entries()) {
    const line = readLine(tokens, numbering);
    if (line !== null && line.number > (read.at(-1)?.number ?? 0)) read.push({ at, ...line });
  }
  return read;
}

/** Label, number and figure of the left, label, number and figures of the right; null where a line has no such order. */
function readLine(tokens: readonly Token[], { apart, sidesOf }: Numbering): Omit<Numbered, 'at'> | null {
  const first = tokens.findIndex(isFigure);
  const number = numberOf(tokens[first]);
  if (number === null) return null;
  const left: Part = { label: textOf(tokens.slice(0, first)), figures: [] };
  let at = first + 1;
  const own = tokens[at]?.figure ?? null;
  if (own !== null && numberOf(tokens[at]) !== number + apart) {
    left.figures.push(own);
    at++;
  }
  const from = at;
  while (at < tokens.length && tokens[at]?.figure === null) at++;
  const right: Part = { label: textOf(tokens.slice(from, at)), figures: [] };
  const isLeftAlone = at === tokens.length && right.label === '' && sidesOf(left.label).includes('income');
  if (at === tokens.length) return isLeftAlone ? { number, isRegular: true, left, right } : null;
  const figures = tokens.slice(at + 1).flatMap(({ figure }) => figure ?? []);
  if (figures.length < tokens.length - at - 1) return null;
  const second = numberOf(tokens[at]);
  const isRegular = second === number + apart;
  // Behind a known label a number out of order is still that of the line where figures follow it: publishers misprint one.
  if (!isRegular && (second === null || figures.length === 0 || !sidesOf(right.label).includes('expenditure'))) return null;
  return { number, isRegular, left, right: { ...right, figures } };
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

interface Pieces {
  tokens: readonly (readonly Token[])[];
  sidesOf: SidesOf;
  /** True for lines of nothing but words. */
  isPiece: (i: number) => boolean;
}

/** A label, and how many lines above its own it takes. */
interface Labelled {
  label: string | null;
  above: number;
}

function labelsOf({ at, left, right }: Numbered, pieces: Pieces): [Labelled, Labelled] {
  return [labelled(at, { part: left, side: 'income' }, pieces), labelled(at, { part: right, side: 'expenditure' }, pieces)];
}

/** The label of a side, put together where it is wrapped; null where it is not known and may have pieces, or two are. */
function labelled(at: number, { part, side }: { part: Part; side: Side }, { tokens, sidesOf, isPiece }: Pieces): Labelled {
  const isKnown = (label: string): boolean => sidesOf(label).includes(side);
  if (part.label !== '' && isKnown(part.label)) return { label: part.label, above: 0 };
  const isWhole = part.label !== '' && !DIGIT.test(part.label) && !isPiece(at - 1) && !isPiece(at + 1);
  if (isWhole) return { label: part.label, above: 0 };
  const pieceAt = (i: number): string | null => (isPiece(i) ? pieceOf(tokens[i] ?? [], side) : null);
  const joined = (from: number, count: number): string | null => {
    const pieces = Array.from({ length: count }, (_, i) => pieceAt(from + i));
    return pieces.includes(null) ? null : pieces.join('');
  };
  const found = new Map<string, number>();
  for (const [above, below] of part.label === '' ? AROUND : [...AROUND, ...ON_A_SIDE]) {
    const [before, behind] = [joined(at - above, above), joined(at + 1, below)];
    const label = before === null || behind === null ? '' : before + part.label + behind;
    if (label !== '' && isKnown(label)) found.set(label, above);
  }
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? { label: null, above: 0 } : { label: only[0], above: only[1] };
}

/** A side's piece on a line of one, or of one a side. */
function pieceOf(tokens: readonly Token[], side: Side): string | null {
  if (tokens.length > SIDES) return null;
  return (tokens.length === SIDES && side === 'expenditure' ? tokens[1] : tokens[0])?.text ?? null;
}

/** The entries of a line; null where figures have no label. */
function entriesOf(line: Numbered, { pieces, place }: { pieces: Pieces; place: TextLine['place'] | undefined }): LabelLine | null {
  const [income, expenditure] = labelsOf(line, pieces);
  if (place === undefined || isLost(line.left, income) || isLost(line.right, expenditure)) return null;
  const entry = (part: Part, { label }: Labelled): LabelEntry | null => (label === null ? null : { label, figures: part.figures, place });
  return { income: entry(line.left, income), expenditure: entry(line.right, expenditure), place };
}

function isLost(part: Part, { label }: Labelled): boolean {
  return label === null && (part.figures.length > 0 || DIGIT.test(part.label));
}
