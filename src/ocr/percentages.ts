/**
 * Numbers with signs that are no digits: readers of figures know digits only and take a sign for one or two more.
 */
import { cropOfText } from './crops.ts';
import type { Lane, LineReading, ReadSymbol } from './engine.ts';
import type { Decision } from './figure-votes.ts';
import type { PageInk } from './page-ink.ts';
import { beforePercent } from './percent-signs.ts';

/** Figures less sure than this may hold a sign that is no digit. */
export const NO_DIGITS = 0.7;
/** Behind two decimals a sign of percent is also read as digits and a sign (9%, %6, 9%6). */
const PERCENTAGE = /^(-?\d{1,4}(?:\.\d{1,2})?)[%％]$|^(-?\d{1,4}\.\d{2})9?[%％]6?$/;
/** The sign in a cell of its own, that of the unit. */
const LONE_SIGN = /^[%％]$/;
/** What a sign is taken for, alone and together with the digit in front, which it touches. */
const DIGITS_OF_SIGN = /^[1-9]\d?$/;
const DIGITS_OF_SIGN_AND_DIGIT = /^\d{2,3}$/;
/** What one reader alone says is never sure. */
const MOST_SURE = 0.85;

/** More decimals than amounts have: the last digits may be a sign. */
const SIGN_BEHIND = /\.\d{3,4}$/;

/** True for a figure that is worth asking the reader of words about, however sure the readers of figures are: 0.00% is 0.009 to them. */
export function mayHoldSign(text: string): boolean {
  return SIGN_BEHIND.test(text);
}

/** A figure as the number of percent that it is to the reader of words; null where that reads something else. */
export function percentageOf({ text }: Decision, words: LineReading | undefined): Decision | null {
  if (words === undefined) return null;
  const [, plain, doubled] = PERCENTAGE.exec(words.text) ?? [];
  const number = LONE_SIGN.test(words.text) ? '' : (plain ?? doubled);
  if (number === undefined || !isWithSign(text, number)) return null;
  return { text: `${number}%`, confidence: Math.min(MOST_SURE, words.confidence), candidates: [] };
}

/** True for a figure that is a number and digits that its sign was taken for. */
function isWithSign(text: string, number: string): boolean {
  if (text.startsWith(number)) return DIGITS_OF_SIGN.test(text.slice(number.length));
  const front = number.slice(0, -1);
  return front.includes('.') && text.startsWith(front) && DIGITS_OF_SIGN_AND_DIGIT.test(text.slice(front.length));
}

/** A number of percent without its sign. */
const NUMBER = /^-?\d{1,4}(?:\.\d{1,2})?$/;
/** What is read for the last digit and the sign behind it, which touch each other, is at least one digit. */
const DIGITS_AT_END = /^\d{1,3}$/;

/**
 * Figures behind which the shape of a sign of percent stands, by their index: what the reader of words reads in front of it, where the
 * readers of figures read the same and digits. Never sure. Rejects where the engine breaks.
 */
export async function percentagesBySign(
  page: Pick<PageInk, 'image' | 'segments'>,
  figures: ReadonlyMap<number, Decision>,
  lane: Lane,
): Promise<Map<number, Decision>> {
  const seen = [...figures].flatMap(([i, figure]) => {
    const segment = page.segments[i];
    const before = segment === undefined ? null : beforePercent(page, segment);
    return before === null ? [] : [{ i, figure, crop: cropOfText(before.image, before.segment) }];
  });
  const readings = await lane.read(
    lane.readers.words,
    seen.map(({ crop }) => crop),
  );
  const found = seen.flatMap(({ i, figure }, at): [number, Decision][] => {
    const reading = readings[at];
    const number = reading?.text.replace(/\s+/g, '') ?? '';
    if (reading === undefined || !NUMBER.test(number) || !isBeforeSign(figure.text, number)) return [];
    return [[i, { text: `${number}%`, confidence: Math.min(MOST_SURE, reading.confidence), candidates: [] }]];
  });
  return new Map(found);
}

/** True where a figure is the number, but for digits that its sign was taken for, or its last digit and the sign. */
function isBeforeSign(text: string, number: string): boolean {
  const front = number.slice(0, -1);
  return text.length > number.length - 1 && text.startsWith(front) && text !== number && DIGITS_AT_END.test(text.slice(front.length));
}

/** A comparison or a number and what it counts: >300人次, =100%, 26场, 82.5元/册. */
const WITH_SIGNS = /^(?:[<>=≥≤≧≦＜＞＝]?\d+(?:\.\d+)?[%％\p{Script=Han}](?:[/／]?\p{Script=Han}){0,2}|[<>=≥≤≧≦＜＞＝]\d+(?:\.\d+)?)$/u;
const OF_UNIT = /\p{Script=Han}/u;
/** A reader of words is believed from this confidence of each digit and sign. */
const SURE_SIGN = 0.9;

/** True for what the reader of words read for certain as a number with signs that no reader of figures knows. */
export function isNumberWithSigns({ text, symbols }: Pick<LineReading, 'text' | 'symbols'>): boolean {
  const isSure = ({ text: character, confidence }: ReadSymbol): boolean => confidence >= SURE_SIGN || OF_UNIT.test(character);
  return WITH_SIGNS.test(text) && symbols.every(isSure);
}
