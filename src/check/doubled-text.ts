/**
 * Words, amounts and clauses printed twice in a row.
 *
 * In → Out: text without blanks, paragraphs parted by line feeds → the doubled places in order of their kind. Doubling is sure for
 * listed tokens, for an amount with its unit, for a whole clause, and for the end of a name (服务服务中心); Chinese compounds double
 * syllables on purpose elsewhere. Items of a list that stand side by side are doubled, however short they are.
 */
import type { CompletenessVocabulary } from '../model/completeness.ts';
import { matchesOf } from './patterns.ts';
import { conditionOf, TextTraits } from './text-traits.ts';

export interface Doubled {
  quote: string;
  /** Where it begins in the text. */
  at: number;
}

const AMOUNT = /(?<![\d.])(\d+(?:\.\d+)?(?:万元|亿元|元|%|％|个|辆|台|批次|人次|人))\1(?!\d)/g;
/** A digit right behind the unit of an amount, as there is where it is printed twice. */
const mayBeTwice = conditionOf(
  ['元', '%', '％', '个', '辆', '台', '次', '人'].flatMap((unit) => [...'0123456789'].map((digit) => unit + digit)).join('|'),
);
/** What ends a clause. */
const CLAUSE_ENDS = new Uint8Array(0x10000);
for (const char of '，,；;。：:、\n') CLAUSE_ENDS[char.charCodeAt(0)] = 1;
/** Shortest clause that is not repeated on purpose. */
const LEAST_CLAUSE = 5;
const CHINESE = /[\u4e00-\u9fff]{3}/;
/** What parts the items of a list, and the shortest item: no list names a thing twice on purpose (电费、电费). */
const LIST_MARK = '、';
const LEAST_ITEM = 2;
const CHINESE_ITEM = /[\u4e00-\u9fff]{2}/;
/** Characters that a quote shows around the doubled token. */
const SHOWN_BEFORE = 4;
const SHOWN_BEHIND = 4;

export function doubledText(text: string, vocabulary: CompletenessVocabulary, traits = new TextTraits(text)): Doubled[] {
  const amounts = mayBeTwice(traits) ? [...text.matchAll(AMOUNT)] : [];
  const tokens = matchesOf(vocabulary.doubledTokens, text, traits);
  return [
    ...amounts.map(({ index: at, 0: quote }) => ({ quote, at })),
    ...tokens.map(({ index: at, 0: token }) => quoteAt(text, at, token.length + SHOWN_BEHIND)),
    ...doubledNames(text, vocabulary.doubledBefore),
    ...doubledClauses(text),
  ];
}

/** The words around a place, within its line. */
function quoteAt(text: string, at: number, length: number): Doubled {
  const before = text.slice(Math.max(0, at - SHOWN_BEFORE), at);
  const [behind = ''] = text.slice(at, at + length).split('\n');
  return { quote: before.slice(before.lastIndexOf('\n') + 1) + behind, at };
}

/** Two characters twice, right before the end of a name. */
function doubledNames(text: string, ends: readonly string[]): Doubled[] {
  const found: Doubled[] = [];
  let run = 0;
  for (let i = 2; i + 1 < text.length; i++) {
    // How many characters up to here are those two places before.
    run = text.charCodeAt(i) === text.charCodeAt(i - 2) ? run + 1 : 0;
    if (run < 2 || text.charCodeAt(i) === text.charCodeAt(i - 1)) continue;
    const end = endAt(text, i + 1, ends);
    if (end !== null) found.push(quoteAt(text, i - 3, 4 + end.length));
  }
  return found;
}

/** The end of a name that stands at a place; null where none does. */
function endAt(text: string, at: number, ends: readonly string[]): string | null {
  for (const end of ends) if (text.startsWith(end, at)) return end;
  return null;
}

/** What a clause or item behind a mark must hold to be no accident where it stands twice; null where it is too short, or begins a line. */
function wordsOf(mark: string | undefined, length: number): RegExp | null {
  if (mark === LIST_MARK) return length >= LEAST_ITEM ? CHINESE_ITEM : null;
  return length >= LEAST_CLAUSE && mark !== '\n' ? CHINESE : null;
}

/** A clause, or an item of a list, and its double side by side; short clauses and those without words may repeat. */
function doubledClauses(text: string): Doubled[] {
  const found: Doubled[] = [];
  let at = 0;
  let lengthBefore = -1;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && CLAUSE_ENDS[text.charCodeAt(i)] === 0) continue;
    const length = i - at;
    const words = length === lengthBefore ? wordsOf(text[at - 1], length) : null;
    if (words !== null) {
      const clause = text.slice(at, i);
      if (text.startsWith(clause, at - length - 1) && words.test(clause)) found.push({ quote: text.slice(at - length - 1, i), at });
    }
    lengthBefore = length;
    at = i + 1;
  }
  return found;
}
