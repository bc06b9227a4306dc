/**
 * Scores of a network for each step along a line → characters, what else each may be, and how probable that is.
 *
 * In → Out: probabilities [step][class] with class 0 for "no character here" → symbols. Connectionist temporal classification,
 * best path: runs of one class are one character, and a blank parts equal ones. A character has the confidence of its surest step;
 * what competes with it there are its other readings.
 */
import type { ReadSymbol } from './engine.ts';

export interface Scores {
  /** Steps one after the other, `classes` probabilities each. */
  data: Float32Array;
  steps: number;
  classes: number;
}

const BLANK = 0;
/** Other readings less probable than this are not kept, nor more than so many. */
const LEAST_OTHER = 0.001;
const MOST_OTHERS = 4;

/** The characters of a line; `alphabet[0]` stands for the blank. */
export function decoded(scores: Scores, alphabet: readonly string[]): ReadSymbol[] {
  const symbols: ReadSymbol[] = [];
  let last = BLANK;
  let peak = { step: 0, score: 0 };
  const finish = (): void => {
    if (last !== BLANK) symbols.push(symbolAt(scores, alphabet, { ...peak, best: last }));
  };
  for (let step = 0; step < scores.steps; step++) {
    const best = bestAt(scores, step);
    const score = scores.data[step * scores.classes + best] ?? 0;
    if (best !== last) {
      finish();
      peak = { step, score };
    } else if (score > peak.score) peak = { step, score };
    last = best;
  }
  finish();
  return symbols;
}

function bestAt({ data, classes }: Scores, step: number): number {
  const from = step * classes;
  let best = 0;
  for (let k = 1; k < classes; k++) if ((data[from + k] ?? 0) > (data[from + best] ?? 0)) best = k;
  return best;
}

function symbolAt(
  { data, classes }: Scores,
  alphabet: readonly string[],
  { step, score, best }: { step: number; score: number; best: number },
): ReadSymbol {
  const others: { text: string; confidence: number }[] = [];
  for (let k = 1; k < classes; k++) {
    const confidence = data[step * classes + k] ?? 0;
    if (k !== best && confidence >= LEAST_OTHER) others.push({ text: alphabet[k] ?? '', confidence: Math.min(1, confidence) });
  }
  others.sort((a, b) => b.confidence - a.confidence || (a.text < b.text ? -1 : 1));
  return { text: alphabet[best] ?? '', confidence: Math.min(1, score), others: others.slice(0, MOST_OTHERS) };
}
