/**
 * What is known of the reading of recognised words, for the cell or line that they make.
 */
import type { Word } from '../model/page.ts';
import type { Candidate, Recognition } from '../model/recognition.ts';

/**
 * The recognition of a cell or a line: as sure as its least sure word. Other readings are kept where one word is all of it.
 * null where no word was recognised.
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
  return { confidence, candidates: words.length === 1 ? (words[0]?.candidates ?? []) : [] };
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
