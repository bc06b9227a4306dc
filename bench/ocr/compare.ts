/**
 * Facts read from images against those of the digital original.
 */

import { type Fact, factKey } from '../../src/model/fact.ts';
import type { ReadResult } from '../../src/run/read-document.ts';

export interface Score {
  cells: number;
  right: number;
  /** Wrong with a confidence of at least SURE and no anomaly about the cell. */
  silent: number;
  flagged: number;
  missing: number;
  /** Facts that the original does not have. */
  extra: number;
  /** Right, and wrong and silent, before the identities of the accounts were asked. */
  rightBefore: number;
  /** Right cells that are flagged or not sure. */
  doubted: number;
  /** What is wrong, for looking at. */
  errors: string[];
}

const SURE = 0.9;
const PROOF = 'ocr/proved-reading';

export const NO_SCORE: Score = {
  cells: 0,
  right: 0,
  silent: 0,
  flagged: 0,
  missing: 0,
  extra: 0,
  rightBefore: 0,
  doubted: 0,
  errors: [],
};

/** Counts cell by cell. */
export function compare(original: ReadResult, scanned: ReadResult): Score {
  const found = new Map(scanned.document.facts.map((fact) => [factKey(fact), fact]));
  const reported = new Set(scanned.anomalies.filter(({ severity }) => severity !== 'info').flatMap(({ facts }) => facts));
  const score: Score = { ...NO_SCORE, errors: [] };
  for (const fact of original.document.facts) {
    const key = factKey(fact);
    const read = found.get(key);
    found.delete(key);
    score.cells++;
    count(score, { fact, read, flagged: reported.has(key) });
  }
  for (const [key, fact] of found) {
    score.extra++;
    const silent = (fact.confidence ?? 0) >= SURE && !reported.has(key);
    score.errors.push(`extra ${silent ? 'silent' : 'flagged'} ${key} = ${fact.value} (${fact.label})`);
  }
  return score;
}

function count(score: Score, { fact, read, flagged }: { fact: Fact; read: Fact | undefined; flagged: boolean }): void {
  if (read === undefined) {
    score.missing++;
    score.errors.push(`missing ${factKey(fact)} = ${fact.value} (${fact.label})`);
    return;
  }
  const before = read.repairs.find(({ rule }) => rule === PROOF)?.before ?? read.value;
  if (before === fact.value) score.rightBefore++;
  const sure = (read.confidence ?? 0) >= SURE && !flagged;
  if (read.value === fact.value) {
    score.right++;
    if (!sure) score.doubted++;
    return;
  }
  if (sure) score.silent++;
  else score.flagged++;
  score.errors.push(`${sure ? 'SILENT' : 'flagged'} ${factKey(fact)} = ${fact.value}, read ${read.value} (${read.confidence})`);
}

/** Two scores as one. */
export function sum(a: Score, b: Score): Score {
  return {
    cells: a.cells + b.cells,
    right: a.right + b.right,
    silent: a.silent + b.silent,
    flagged: a.flagged + b.flagged,
    missing: a.missing + b.missing,
    extra: a.extra + b.extra,
    rightBefore: a.rightBefore + b.rightBefore,
    doubted: a.doubted + b.doubted,
    errors: [...a.errors, ...b.errors],
  };
}
