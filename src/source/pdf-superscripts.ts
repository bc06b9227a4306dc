/**
 * Note marks beside text: small raised digits and signs, which are no digits of a figure.
 *
 * In → Out: a page's words → the same, such marks as raised characters at the end of the word that they stand behind (`5.00¹`).
 * Limits: upright text; a mark begins where its word ends.
 */
import type { Word } from '../model/page.ts';
import { round } from './pdf-geometry.ts';

/** A mark is at most this large, as a share of its word. */
const MARK_SHARE = 0.8;
/** It is raised by this much of its word's size, from the least to the most. */
const MIN_RISE = 0.12;
const MAX_RISE = 0.75;
/** It stands this near to the end of its word, as a share of the word's size. */
const NEAR = 0.35;
const MARK = /^(?:\d{1,2}|[[(（〔]\d{1,2}[\])）〕]|[①-⑳*＊※†‡])$/;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The words with their note marks. */
export function withNoteMarks(words: readonly Word[]): Word[] {
  const largest = words.reduce((size, { sizePt }) => Math.max(size, sizePt), 0);
  const small = words.filter((word) => word.turned === 0 && word.sizePt <= MARK_SHARE * largest && MARK.test(word.text));
  if (small.length === 0) return words.slice();
  // Most small numbers stand on pages of small text under a large title: only the few larger words are looked at.
  const bySize = words.slice().sort((a, b) => b.sizePt - a.sizePt);
  const marks = new Map<Word, Word>();
  const taken = new Set<Word>();
  for (const mark of small) {
    const host = hostOf(mark, bySize);
    if (host === null) continue;
    marks.set(host, mark);
    taken.add(mark);
  }
  return words.filter((word) => !taken.has(word)).map((word) => marked(word, marks.get(word)));
}

/** The word that carries a mark, among words from the largest on; null where none does. */
function hostOf(mark: Word, bySize: readonly Word[]): Word | null {
  for (const word of bySize) {
    if (mark.sizePt > MARK_SHARE * word.sizePt) return null;
    if (carries(word, mark)) return word;
  }
  return null;
}

function carries(word: Word, mark: Word): boolean {
  if (word.turned !== 0) return false;
  const rise = (word.baseline - mark.baseline) / word.sizePt;
  return rise >= MIN_RISE && rise <= MAX_RISE && Math.abs(mark.bbox[0] - word.bbox[2]) <= NEAR * word.sizePt;
}

function marked(word: Word, mark: Word | undefined): Word {
  if (mark === undefined) return word;
  const [x0, y0, , y1] = word.bbox;
  const text = mark.text.replace(/\d/g, (digit) => RAISED.charAt(Number(digit)));
  return { ...word, text: word.text + text, bbox: [x0, y0, round(Math.max(word.bbox[2], mark.bbox[2])), y1] };
}
