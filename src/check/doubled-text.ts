/**
 * Words, amounts and clauses printed twice in a row.
 *
 * In → Out: text without blanks, paragraphs parted by line feeds → the doubled places in order of their kind. Doubling is sure for
 * listed tokens, for an amount with its unit, for a whole clause, and for the end of a name (服务服务中心); Chinese compounds double
 * syllables on purpose elsewhere.
 */
import type { CompletenessVocabulary } from '../model/completeness.ts';
import { anyOf } from './patterns.ts';

export interface Doubled {
  quote: string;
  /** Where it begins in the text. */
  at: number;
}

const AMOUNT = /(?<![\d.])(\d+(?:\.\d+)?(?:万元|亿元|元|%|％|个|辆|台|批次|人次|人))\1(?!\d)/g;
const CLAUSE = /[，,；;。：:、\n]/;
/** Shortest clause that is not repeated on purpose. */
const LEAST_CLAUSE = 5;
const CHINESE = /[\u4e00-\u9fff]{3}/;
/** Characters that a quote shows around the doubled token. */
const SHOWN_BEFORE = 4;
const SHOWN_BEHIND = 4;

export function doubledText(text: string, vocabulary: CompletenessVocabulary): Doubled[] {
  return [
    ...[...text.matchAll(AMOUNT)].map(({ index: at, 0: quote }) => ({ quote, at })),
    ...[...text.matchAll(anyOf(vocabulary.doubledTokens))].map(({ index: at, 0: token }) => quoteAt(text, at, token.length + SHOWN_BEHIND)),
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
  for (let i = 0; i + 4 < text.length; i++) {
    if (text.charCodeAt(i) !== text.charCodeAt(i + 2) || text.charCodeAt(i + 1) !== text.charCodeAt(i + 3)) continue;
    if (text[i] === text[i + 1]) continue;
    const end = ends.find((own) => text.startsWith(own, i + 4));
    if (end !== undefined) found.push(quoteAt(text, i, 4 + end.length));
  }
  return found;
}

/** A clause and its double side by side; short ones and those without words may repeat. */
function doubledClauses(text: string): Doubled[] {
  const found: Doubled[] = [];
  let at = 0;
  let before = '';
  for (const clause of text.split(CLAUSE)) {
    const isRepeated = clause.length >= LEAST_CLAUSE && clause === before && text[at - 1] !== '\n' && CHINESE.test(clause);
    if (isRepeated) found.push({ quote: text.slice(at - clause.length - 1, at + clause.length), at });
    before = clause;
    at += clause.length + 1;
  }
  return found;
}
