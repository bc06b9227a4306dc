/**
 * The row of figures of the three public expenses, put back into columns.
 *
 * In → Out: lines of the table printed across → its header as the form has it and the one row of figures. Budget and final figures stand in
 * pairs, or the budget's half stands before the final half. Of fewer figures than columns, those are placed that stand in one column
 * wherever the others stand, as long as both halves add up.
 * Limits: null where a part of the header is missing, and for tables printed downwards.
 */
import type { TextLine } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import type { Restored } from './coded-table.ts';
import { type ColumnSum, holds, placementsOf } from './placement.ts';
import type { RestoredRow } from './restored-grid.ts';
import { type Figure, isBlankMark, isMoney, tokensOf } from './tokens.ts';

/** The columns in the order of the form: total, abroad, vehicles, their purchase, their running, reception. */
const LABELS = ['合计', '因公出国(境)费', '公务用车购置及运行维护费小计', '公务用车购置费', '公务用车运行维护费', '公务接待费'];
const WIDTH = 12;
const HALF = 6;
/** Characters that the header of these six columns has at least. */
const WORDS = ['合计', '因公出国', '公务用车', '小计', '购置', '运行', '公务接待费'];
const PAIRS = /^(?:预算数决算数){6}$/;
const NUMBERS = /^123456789101112$/;

/** The rows of the table; null where it is printed in another way. */
export function threePublicRow(lines: readonly TextLine[]): Restored | null {
  const texts = lines.map((line) => normalizeLabel(line.text));
  const marked = texts.findIndex((text) => PAIRS.test(text) || NUMBERS.test(text));
  const last = marked >= 0 ? marked : lines.findIndex(hasFigures) - 1;
  const header = texts.slice(0, last + 1).join('');
  const [top] = lines;
  const isNamed = marked >= 0 && WORDS.every((word) => header.includes(word));
  if (last < 0 || top === undefined || (!isNamed && !isSpelled(header))) return null;
  const inPairs = PAIRS.test(texts[last] ?? '');
  if (!inPairs && (header.split('预算数').length !== 2 || header.indexOf('决算数') < header.indexOf('预算数'))) return null;
  const [only, ...others] = lines.slice(last + 1).filter(hasFigures);
  if (only === undefined || others.length > 0 || (!isNamed && !addsUp(only, inPairs))) return null;
  return { rows: [...headerRows(inPairs, top), ...figureRows(only, inPairs)], values: new Set(Array.from({ length: WIDTH }, (_, i) => i)) };
}

function hasFigures(line: TextLine): boolean {
  return tokensOf(line).some(({ figure }) => figure !== null);
}

/** True for a header with the characters of all words once a half: labels wrapped beside each other are broken anywhere. */
function isSpelled(header: string): boolean {
  const counts = new Map<string, number>();
  for (const character of header) counts.set(character, (counts.get(character) ?? 0) + 1);
  for (const character of [...WORDS, ...WORDS].join('')) counts.set(character, (counts.get(character) ?? 0) - 1);
  return [...counts.values()].every((count) => count >= 0);
}

/** True for a figure in every column that add up in the order of the form, which those of a form in another order do not. */
function addsUp(line: TextLine, inPairs: boolean): boolean {
  const figures = tokensOf(line).flatMap(({ figure }) => figure ?? []);
  const asPrinted = figures.map((_, i) => i);
  return figures.length === WIDTH && [...sumsOf(inPairs, 0), ...sumsOf(inPairs, 1)].every((sum) => holds(figures, asPrinted, sum));
}

function headerRows(inPairs: boolean, { place }: TextLine): RestoredRow[] {
  const labels = Array.from({ length: WIDTH }, (_, i) => LABELS[inPairs ? Math.floor(i / 2) : i % HALF] ?? '');
  const kinds = labels.map((_, i) => ((inPairs ? i % 2 === 0 : i < HALF) ? '预算数' : '决算数'));
  const rows = inPairs ? [labels, kinds] : [kinds, labels];
  return rows.map((texts) => ({ texts, place, restored: null }));
}

/** The rows of the figures: those whose column is sure, and behind them those that may stand in several columns. */
function figureRows(line: TextLine, inPairs: boolean): RestoredRow[] {
  const tokens = tokensOf(line);
  const figures = tokens.flatMap(({ figure }) => (figure === null ? [] : [figure]));
  const isRow = figures.length === tokens.length && (tokens.some(isMoney) || tokens.every(isBlankMark));
  const columns = isRow ? columnsOf(figures, inPairs) : figures.map(() => null);
  const rowOf = (isOwn: (column: number | null) => boolean): string[] => {
    const texts = Array.from({ length: WIDTH }, () => '');
    for (const [i, { text }] of figures.slice(0, WIDTH).entries()) if (isOwn(columns[i] ?? null)) texts[columns[i] ?? i] = text;
    return texts;
  };
  const sure: RestoredRow = {
    texts: rowOf((column) => column !== null),
    place: line.place,
    restored: figures.length === WIDTH ? null : 'placed',
  };
  const unsure: RestoredRow = { texts: rowOf((column) => column === null), place: line.place, restored: 'unplaced' };
  return [sure, unsure].filter(({ texts }) => texts.some((text) => text !== ''));
}

/** The column of every figure in which all placements that add up agree; null where they do not. */
function columnsOf(figures: readonly Figure[], inPairs: boolean): (number | null)[] {
  if (figures.length === WIDTH) return figures.map((_, i) => i);
  const [first, ...others] = placementsOf(figures, WIDTH, [...sumsOf(inPairs, 0), ...sumsOf(inPairs, 1)], []);
  return figures.map((_, i) => (others.every((placement) => placement[i] === first?.[i]) ? (first?.[i] ?? null) : null));
}

/** Total = abroad + vehicles + reception, vehicles = purchase + running, of one half. */
function sumsOf(inPairs: boolean, half: number): ColumnSum[] {
  const at = (i: number): number => (inPairs ? i * 2 + half : half * HALF + i);
  return [
    { whole: [at(0)], parts: [at(1), at(2), at(5)] },
    { whole: [at(2)], parts: [at(3), at(4)] },
  ];
}
