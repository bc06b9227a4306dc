/**
 * Rows of a coded table: code, name and figures of a line, the name perhaps wrapped above and below it.
 *
 * In → Out: lines → rows in printed order, and the lines of the header before them. A name is put together where the classification
 * knows the whole; where it does not, the words of the row's own line are the name.
 */
import type { TextLine } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import { cover } from '../model/place.ts';
import { type Figure, isBlankMark, isCode, isMoney, type Token, tokensOf } from './tokens.ts';

export interface CodedRow {
  /** '' for a total. */
  code: string;
  name: string;
  figures: Figure[];
  line: TextLine;
}

export interface CodedLines {
  header: TextLine[];
  rows: CodedRow[];
  /** Lines with figures that are no row. */
  odd: TextLine[];
}

/** True where the classification knows a name of a code. */
export type IsName = (code: string, name: string) => boolean;

const TOTAL = /^(?:合计|总计|支出合计|收入合计|本年支出合计|本年收入合计)$/;

/** True for the label of a total's row. */
export function isTotalRow(label: string): boolean {
  return TOTAL.test(label);
}
const LEVELS = new Set(['类', '款', '项']);

/** Parts the lines of a coded table. */
export function codedLines(lines: readonly TextLine[], isName: IsName): CodedLines {
  const parts = runningOn(lines, isName).map((line) => ({ line, row: rowOf(line) }));
  const first = parts.findIndex(({ row }) => row !== null);
  if (first < 0) return { header: parts.map(({ line }) => line), rows: [], odd: [] };
  const rows: CodedRow[] = [];
  const odd: TextLine[] = [];
  let headerEnd = first;
  let before: string[] = parts.slice(Math.max(0, first - 2), first).map(({ line }) => normalizeLabel(line.text));
  for (let at = first; at < parts.length; at++) {
    const row = parts[at]?.row ?? null;
    const line = parts[at]?.line;
    if (row === null) {
      if (line !== undefined && tokensOf(line).some(({ figure }) => figure !== null)) odd.push(line);
      else if (line !== undefined) before.push(normalizeLabel(line.text));
      continue;
    }
    const after = textsAfter(parts, at);
    const { name, heads, tail } = wholeName(row, { before, after }, isName);
    if (at === first) headerEnd -= heads;
    rows.push({ ...row, name });
    before = [];
    at += tail;
  }
  return { header: parts.slice(0, headerEnd).map(({ line }) => line), rows, odd };
}

/** Lines that a name may run on over behind that of its code. */
const MOST_NAME_LINES = 2;

/** The lines, those made one on which a known name runs on from its code's line to that of its figures. */
function runningOn(lines: readonly TextLine[], isName: IsName): TextLine[] {
  const result: TextLine[] = [];
  for (let at = 0; at < lines.length; ) {
    const whole = Array.from({ length: MOST_NAME_LINES }, (_, i) => lines.slice(at, at + 2 + i))
      .map((own) => joinedRow(own, isName))
      .find((line) => line !== null);
    result.push(...(whole === undefined ? lines.slice(at, at + 1) : [whole.line]));
    at += whole?.count ?? 1;
  }
  return result;
}

/** One line of a code with the begin of its name, and those with the rest and the figures; null where the whole is no known name. */
function joinedRow(lines: readonly TextLine[], isName: IsName): { line: TextLine; count: number } | null {
  const [top = [], ...below] = lines.map((line) => tokensOf(line));
  const [first] = lines;
  if (first === undefined || !isCode(top[0]?.text ?? '')) return null;
  const code = codeParts(top);
  const ends = below.at(-1) ?? [];
  const figures = ends.slice(figuresFrom(ends));
  const name = [...top.slice(code.length), ...below.slice(0, -1).flat(), ...ends.slice(0, ends.length - figures.length)];
  if (!figures.some(isMoney) || name.some(({ figure }) => figure !== null)) return null;
  const words = name.map(({ text }) => text).join('');
  if (!isName(code.join(''), normalizeLabel(words))) return null;
  const text = [code.join(''), words, ...figures.map((token) => token.text)].join(' ');
  return { line: { ...first, text, place: cover(lines.map(({ place }) => place)) }, count: lines.length };
}

function textsAfter(parts: readonly { line: TextLine; row: CodedRow | null }[], at: number): string[] {
  const texts: string[] = [];
  for (let next = at + 1; next < parts.length && texts.length < 3; next++) {
    const part = parts[next];
    if (part === undefined || part.row !== null || tokensOf(part.line).some(({ figure }) => figure !== null)) break;
    texts.push(normalizeLabel(part.line.text));
  }
  return texts;
}

interface WholeName {
  name: string;
  /** Lines above and below the row's own that the name takes. */
  heads: number;
  tail: number;
}

/** The name that the classification knows, with as few lines above and below as make it. */
function wholeName(row: CodedRow, { before, after }: { before: string[]; after: string[] }, isName: IsName): WholeName {
  const own = normalizeLabel(row.name);
  if (row.code === '' || isName(row.code, own)) return { name: row.name, heads: 0, tail: 0 };
  const ways = before.concat('').flatMap((_, heads) => after.concat('').map((__, tail) => ({ heads, tail })));
  for (const { heads, tail } of ways) {
    const name = [...before.slice(before.length - heads), own, ...after.slice(0, tail)].join('');
    if (isName(row.code, name)) return { name, heads, tail };
  }
  if (own !== '') return { name: row.name, heads: 0, tail: 0 };
  const [head, foot] = [before.at(-1) ?? '', after[0] ?? ''];
  const isWrapped = head !== '' && foot !== '';
  return { name: head + foot, heads: isWrapped ? 1 : 0, tail: isWrapped ? 1 : 0 };
}

/** A line that begins with a code or the word for the total and ends with figures. */
function rowOf(line: TextLine): CodedRow | null {
  let tokens = tokensOf(line);
  while (tokens.length > 0 && LEVELS.has(tokens[0]?.text ?? '')) tokens = tokens.slice(1);
  const [first] = tokens;
  if (first === undefined) return null;
  if (isTotalRow(normalizeLabel(first.text))) return withFigures('', first.text, tokens.slice(1), line);
  if (!isCode(first.text)) return null;
  const parts = codeParts(tokens);
  const rest = tokens.slice(parts.length);
  const start = figuresFrom(rest);
  // Amounts within the name are those of a row that was taken for a part of it.
  if (rest.slice(0, start).some(isMoney)) return null;
  return withFigures(
    parts.join(''),
    rest
      .slice(0, start)
      .map(({ text }) => text)
      .join(''),
    rest.slice(start),
    line,
  );
}

/** The code that a row begins with; class, 款 and 项 may stand in columns of their own (201 03 50 事业运行). */
function codeParts(tokens: readonly Token[]): string[] {
  const words = tokens.map(({ text }) => text);
  const [first = '', ...others] = words;
  const end = others.findIndex((word) => !LEVEL.test(word));
  // A name follows: two digits before figures are a figure.
  const isSplit = CLASS.test(first) && end > 0 && end <= MOST_LEVELS && tokens[end + 1]?.figure === null;
  return isSplit ? [first, ...others.slice(0, end)] : [first];
}

const CLASS = /^\d{3}$/;
const LEVEL = /^\d{2}$/;
/** Levels below the class. */
const MOST_LEVELS = 2;

function withFigures(code: string, name: string, tokens: readonly Token[], line: TextLine): CodedRow | null {
  const figures = tokens.flatMap(({ figure }) => (figure === null ? [] : [figure]));
  const isRow =
    figures.length > 0 && figures.length === tokens.length && (tokens.some(isMoney) || code !== '' || tokens.every(isBlankMark));
  return isRow ? { code, name, figures, line } : null;
}

/** Index of the first of the figures that end a line. */
function figuresFrom(tokens: readonly Token[]): number {
  let start = tokens.length;
  while (start > 0 && tokens[start - 1]?.figure != null) start--;
  return start;
}
