/**
 * Readings of numbers behind signs that no reader knows: ≥95%, which is read as >95%, 295% or 29598.
 *
 * In → Out: a page, its readings → those that begin with such a sign: the sign by its shape, what stands behind it read once more by the
 * reader of words. A reading that may have one, or begins with > or <, is never sure.
 */
import { comparisonSign, type SeenSign, slashAt } from './comparison-signs.ts';
import { cropOfText, cropOfTextBehind } from './crops.ts';
import type { Lane, LineReading } from './engine.ts';
import type { PageInk } from './page-ink.ts';
import { beforePercent } from './percent-signs.ts';
import type { SegmentReading } from './read-segments.ts';
import { figuresIn } from './text-figures.ts';

/** A number, perhaps behind a sign and what else was read for it. */
const NUMBER = /^(?:[^\d\p{Script=Han}]{0,2}|[一-龥])\d/u;
const COMPARISON = /^[<>＜＞]/;
/** What stands behind a sign. */
const VALUE = /^\d+(?:[.,]\d+)*[^\d.,]{0,8}$/;
/** The same before a sign of percent; readers take that for a 9 and more. */
const PLAIN = /^\d+(?:\.\d+)?$/;
const PERCENT = /[%％]/;
/** A reading that may have lost its sign is at most so sure. */
const MOST_SURE = 0.85;
/** A number behind a sign that was read by one reader. */
const BEHIND_SIGN = 0.95;

/** What is read for a sign alone is no longer. */
const LONGEST_SIGN = 2;
/** A stroke that stands for nothing, and what is read for it. */
const STROKE = '1';
const SLASH: SegmentReading = { text: '/', confidence: MOST_SURE, candidates: [], isFigure: false };

interface Seen {
  i: number;
  sign: SeenSign;
}

/** The readings, those with a sign of comparison in front as they are printed. Rejects where the engine breaks. */
export async function withComparisons(page: PageInk, readings: readonly SegmentReading[], lane: Lane): Promise<SegmentReading[]> {
  const seen = page.segments.flatMap((segment, i): Seen[] => {
    const text = readings[i]?.text ?? '';
    const sign = NUMBER.test(text) || isShort(text) ? comparisonSign(page, segment) : null;
    return sign === null || (sign.rest !== null && !NUMBER.test(text)) ? [] : [{ i, sign }];
  });
  const rests = await restsOf(page, seen, lane);
  const signs = new Map(seen.map(({ i, sign }) => [i, sign]));
  return readings.map((reading, i) => {
    const [sign, segment] = [signs.get(i), page.segments[i]];
    const found = sign === undefined ? null : comparison(sign, rests.get(i));
    if (found !== null) return found;
    const slash = reading.text === STROKE && segment !== undefined ? slashAt(page, segment) : null;
    if (slash === 'clear') return SLASH;
    const isOpen = sign !== undefined || slash === 'possible' || COMPARISON.test(reading.text);
    return isOpen ? { ...reading, confidence: Math.min(MOST_SURE, reading.confidence) } : reading;
  });
}

/** What is read behind clear signs, by the index of their segments. Before a sign of percent its number is read alone. */
async function restsOf({ image }: PageInk, seen: readonly Seen[], lane: Lane): Promise<Map<number, LineReading | undefined>> {
  const behind = seen.flatMap(({ i, sign: { isClear, rest } }) => {
    if (!isClear || rest === null) return [];
    const before = beforePercent({ image }, rest);
    const number = before === null ? [] : [cropOfText(before.image, before.segment)];
    return [{ i, crops: [cropOfTextBehind(image, rest), ...number] }];
  });
  const read = await lane.read(
    lane.readers.words,
    behind.flatMap(({ crops }) => crops),
  );
  let at = 0;
  return new Map(
    behind.map(({ i, crops }) => {
      const [whole, number] = [read[at], crops.length > 1 ? read[at + 1] : undefined];
      at += crops.length;
      return [i, percentage(whole, number) ?? whole];
    }),
  );
}

/** The number that was read in front of a sign of percent, with the sign, never sure where the whole reads otherwise; null where that is something else. */
function percentage(whole: LineReading | undefined, number: LineReading | undefined): LineReading | null {
  const [text, digits] = [whole, number].map((reading) => reading?.text.replace(/\s+/g, '') ?? '');
  if (number === undefined || text === undefined || digits === undefined) return null;
  const isFront = text.startsWith(digits) || (digits.length > 1 && text.startsWith(digits.slice(0, -1)));
  if (!PLAIN.test(digits) || !PERCENT.test(text) || !isFront) return null;
  const isAgreed = text === `${digits}%`;
  const symbols = isAgreed
    ? number.symbols
    : number.symbols.map((symbol) => ({ ...symbol, confidence: Math.min(MOST_SURE, symbol.confidence) }));
  return { ...number, text: `${digits}%`, symbols };
}

function isShort(text: string): boolean {
  return text.length <= LONGEST_SIGN;
}

/** The sign and what was read behind it; null where that is no value, or the sign is not clear. */
function comparison({ sign, rest, isClear, isTouching }: SeenSign, words: LineReading | undefined): SegmentReading | null {
  if (!isClear) return null;
  if (rest === null) return { text: sign, confidence: BEHIND_SIGN, candidates: [], isFigure: false };
  const text = words?.text.replace(/\s+/g, '') ?? '';
  if (words === undefined || !VALUE.test(text)) return null;
  const digits = figuresIn(words.symbols);
  const confidence = Math.min(isTouching ? MOST_SURE : BEHIND_SIGN, ...digits.map((figure) => figure.confidence));
  return { text: sign + text, confidence, candidates: [], isFigure: false, figures: digits };
}
