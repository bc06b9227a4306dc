/**
 * Signs at the left edge of a column and the figures at its right edge, in tables without lines between columns → one word each.
 *
 * In → Out: the words outside ruled grids → the same, minus and currency signs joined with the figures that they belong to. Source:
 * accounting formats of spreadsheets. Limits: a dash may be a sign for nothing in a column of its own. It is one with the figure behind it
 * only where most figures below each other have none, and neither a label nor a figure stands where that other column would be; or where
 * a label stands in the middle between them.
 */
import type { Word } from '../model/page.ts';
import { union } from '../model/place.ts';
import { isAmount, isBodyLine, isLeadingSign } from './figures.ts';
import { linesOf, type WordLine } from './page-text.ts';

/** Edges of one column lie this close to each other, in em. */
const SAME_EDGE_EM = 0.5;
/** Fewer lines of words are no header and no row. */
const MIN_WORDS = 3;
/** Figures of a column of which at most this share are negative. */
const MOST_NEGATIVE = 0.6;
const MIN_FIGURES = 3;
/** Without a header a sign stands this close to the column before, in em. */
const PADDING_EM = 1.5;
/** A label in the middle of its column is that near to the middle between the column's edges, in em. */
const CENTRED_EM = 0.1;
const CURRENCY = /^[¥￥]$/;

interface Pair {
  sign: Word;
  amount: Word;
}

/** The words, each sign joined with its figure. */
export function joinLeadingSigns(words: readonly Word[]): Word[] {
  const all = [...words];
  if (!all.some(({ text }) => isLeadingSign(text))) return all;
  const lines = linesOf(all.filter(({ turned }) => turned === 0));
  const pairs = lines.flatMap(pairsIn);
  const joined = new Map<Word, Word | null>();
  for (const pair of pairs) {
    if (!CURRENCY.test(pair.sign.text) && !isMinus(pair, pairs, lines)) continue;
    const { sign, amount } = pair;
    joined.set(sign, null).set(amount, { ...amount, text: `${sign.text}${amount.text}`, bbox: union([sign.bbox, amount.bbox]) });
  }
  return joined.size === 0 ? all : all.flatMap((word) => (joined.has(word) ? (joined.get(word) ?? []) : [word]));
}

function pairsIn({ words }: WordLine): Pair[] {
  return words.flatMap((sign, i): Pair[] => {
    const amount = words[i + 1];
    return amount !== undefined && isLeadingSign(sign.text) && isAmount(amount.text) ? [{ sign, amount }] : [];
  });
}

/** True where the dash can be nothing but the sign of the figure behind it. */
function isMinus({ sign, amount }: Pair, pairs: readonly Pair[], lines: readonly WordLine[]): boolean {
  const near = SAME_EDGE_EM * amount.sizePt;
  const body = lines.filter((line) => isBodyLine(line.words)).flatMap(wordsOf);
  const header = lines.filter((line) => line.words.length >= MIN_WORDS && !isBodyLine(line.words)).flatMap(wordsOf);
  const figures = body.filter(({ text, bbox }) => isAmount(text) && Math.abs(bbox[2] - amount.bbox[2]) <= near);
  const signs = pairs.filter((other) => Math.abs(other.sign.bbox[0] - sign.bbox[0]) <= near);
  const isUsual = figures.length >= MIN_FIGURES && signs.length > MOST_NEGATIVE * figures.length;
  if (isUsual || (figures.length < MIN_FIGURES && header.length === 0)) return false;
  const isForeign = (word: Word): boolean => overlaps(word, sign) && !overlaps(word, amount);
  if ([...body, ...header].some(isForeign)) return false;
  if (header.some((label) => isCentredOver(label, { sign, amount }))) return true;
  const before = Math.max(...body.map(({ bbox }) => bbox[2]).filter((end) => end <= sign.bbox[0]));
  if (header.length === 0) return sign.bbox[0] - before <= PADDING_EM * amount.sizePt;
  const labels = header.filter((word) => middleOf(word) > before && middleOf(word) < amount.bbox[2]);
  return !labels.some((label) => middleOf(label) < sign.bbox[2] || labels.some((other) => other !== label && !overlaps(label, other)));
}

/** True for a label in the middle between a sign and its figure, which stand at the edges of its column. */
function isCentredOver(label: Word, { sign, amount }: Pair): boolean {
  return Math.abs(middleOf(label) - (sign.bbox[0] + amount.bbox[2]) / 2) <= CENTRED_EM * amount.sizePt;
}

function middleOf({ bbox }: Word): number {
  return (bbox[0] + bbox[2]) / 2;
}

function wordsOf({ words }: WordLine): Word[] {
  return words.filter(({ text }) => !isLeadingSign(text));
}

function overlaps(a: Word, b: Word): boolean {
  return a.bbox[0] < b.bbox[2] && b.bbox[0] < a.bbox[2];
}
