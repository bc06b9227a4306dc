/**
 * What is known of the reading of recognised words, for the cell or line that they make.
 */
import type { Word } from '../model/page.ts';
import type { Candidate, Recognition } from '../model/recognition.ts';
import { cellText } from './page-text.ts';

/** Words of one cell of which each may be another one; of more only all together are read otherwise. */
const MOST_COMBINED = 3;

/**
 * The recognition of a cell or a line: as sure as its least sure word. Other readings are kept where one word is all of it, or put
 * together from those of its words. null where no word was recognised.
 */
function recognitionOf(words: readonly Word[]): Recognition | null {
  let confidence = 1;
  let recognised = false;
  for (const word of words) {
    if (word.origin !== 'ocr') continue;
    recognised = true;
    confidence = Math.min(confidence, word.confidence ?? 0);
  }
  if (!recognised) return null;
  return { confidence, candidates: words.length === 1 ? (words[0]?.candidates ?? []) : combined(words) };
}

/** What words together may be where each may be another one; figures beside them stay as they are. */
function combined(words: readonly Word[]): Candidate[] {
  const open = words.filter((word) => otherOf(word) !== null);
  if (open.length === 0) return [];
  const choices = open.length > MOST_COMBINED ? [open] : subsetsOf(open);
  return choices.map((chosen) => {
    const others = words.map((word) => (chosen.includes(word) ? { ...word, ...otherOf(word) } : word));
    return { text: cellText(others), confidence: Math.min(...others.map(({ confidence }) => confidence ?? 1)) };
  });
}

const WORDS = /^\D*\p{Script=Han}\D*$/u;

/** Another reading of a word without digits; null where there is none. */
function otherOf({ text, candidates }: Word): Candidate | null {
  return WORDS.test(text) ? (candidates?.find((other) => WORDS.test(other.text)) ?? null) : null;
}

/** All choices of one word or more, the largest first. */
function subsetsOf(words: readonly Word[]): Word[][] {
  const masks = Array.from({ length: 2 ** words.length - 1 }, (_, i) => 2 ** words.length - 1 - i);
  return masks.map((mask) => words.filter((_, i) => (mask >> i) & 1));
}

/** The recognition as a field that is absent where there is none. */
function recognitionField(words: readonly Word[]): { recognition?: Recognition } {
  const recognition = recognitionOf(words);
  return recognition === null ? {} : { recognition };
}

/** What is known of the words of a cell beside their text, as fields that are absent where there is nothing to say. */
export function cellTraits(words: readonly Word[]): { recognition?: Recognition; clipped?: true; struck?: true } {
  return {
    ...recognitionField(words),
    ...(words.some((word) => word.clipped === true) ? { clipped: true } : {}),
    ...(words.some((word) => word.struck === true) ? { struck: true } : {}),
  };
}

const NUMBER = /^\d[\d,]*(?:\.\d+)?$/;

/** The recognition of a line, and how sure its numbers are. */
export function lineRecognitionFields(words: readonly Word[]): { recognition?: Recognition; figures?: Candidate[] } {
  const recognition = recognitionOf(words);
  return recognition === null ? {} : { recognition, figures: words.flatMap(figuresOf) };
}

function figuresOf({ text, confidence, figures }: Word): Candidate[] {
  if (figures !== undefined) return figures;
  return NUMBER.test(text) ? [{ text: text.replaceAll(',', ''), confidence: confidence ?? 0 }] : [];
}
