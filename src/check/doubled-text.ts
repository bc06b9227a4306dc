/**
 * Words, amounts and clauses printed twice in a row.
 *
 * In → Out: text without blanks → the doubled places as quotes, in order. Doubling is sure for listed tokens, for an amount with its
 * unit, for a whole clause, and for the end of a name (服务服务中心); Chinese compounds double syllables on purpose elsewhere.
 */
import type { CompletenessVocabulary } from '../model/completeness.ts';
import { anyOf } from './patterns.ts';

const AMOUNT = /(?<![\d.])(\d+(?:\.\d+)?(?:万元|亿元|元|%|％|个|辆|台|批次|人次|人))\1(?!\d)/g;
const CLAUSE = /[，,；;。：:、]/;
/** Shortest clause that is not repeated on purpose. */
const LEAST_CLAUSE = 5;
const CHINESE = /[\u4e00-\u9fff]{3}/;
/** Characters of a name that a quote shows before the doubled token. */
const SHOWN = 4;

export function doubledText(text: string, vocabulary: CompletenessVocabulary): string[] {
  return [
    ...[...text.matchAll(AMOUNT)].map(([quote]) => quote),
    ...[...text.matchAll(anyOf(vocabulary.doubledTokens))].map(({ index, 0: quote }) =>
      text.slice(Math.max(0, index - 2), index + quote.length + SHOWN),
    ),
    ...doubledNames(text, vocabulary.doubledBefore),
    ...doubledClauses(text),
  ];
}

/** Two characters twice, right before the end of a name. */
function doubledNames(text: string, ends: readonly string[]): string[] {
  const found: string[] = [];
  for (let i = 0; i + 4 < text.length; i++) {
    if (text[i] !== text[i + 2] || text[i + 1] !== text[i + 3] || text[i] === text[i + 1]) continue;
    const end = ends.find((own) => text.startsWith(own, i + 4));
    if (end !== undefined) found.push(text.slice(Math.max(0, i - SHOWN), i + 4 + end.length));
  }
  return found;
}

/** A clause and its double side by side; short ones and those without words may repeat. */
function doubledClauses(text: string): string[] {
  const clauses = text.split(CLAUSE);
  return clauses
    .filter((clause, i) => clause.length >= LEAST_CLAUSE && clause === clauses[i + 1] && CHINESE.test(clause))
    .map((clause) => `${clause}，${clause}`);
}
