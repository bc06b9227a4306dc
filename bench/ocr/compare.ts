/**
 * Facts read from images against those of the digital original.
 */
import type { Anomaly } from '../../src/model/anomaly.ts';
import { type Fact, factKey } from '../../src/model/fact.ts';
import type { Place } from '../../src/model/place.ts';
import type { ReadResult } from '../../src/run/read-document.ts';

/** Numbers of cells. */
export interface Counts {
  right: number;
  /** Wrong with a confidence of at least SURE and no anomaly about the cell. */
  silent: number;
  flagged: number;
  missing: number;
}

export interface Score extends Counts {
  cells: number;
  /** Facts that the original does not have; those of them that are sure and not reported. */
  extra: number;
  silentExtra: number;
  /** The same before the identities of the accounts were asked; only the confidence of the reading told what was doubtful. */
  before: Counts;
  /** Right cells that are flagged or not sure. */
  doubted: number;
  /** Rows of tables with facts, and those of them that are there with the same key. */
  rows: number;
  mapped: number;
  /** What is wrong, for looking at. */
  errors: string[];
}

const SURE = 0.9;
const PROOF = 'ocr/proved-reading';
const NO_COUNTS: Counts = { right: 0, silent: 0, flagged: 0, missing: 0 };

export const NO_SCORE: Score = {
  ...NO_COUNTS,
  cells: 0,
  extra: 0,
  silentExtra: 0,
  before: NO_COUNTS,
  doubted: 0,
  rows: 0,
  mapped: 0,
  errors: [],
};

/** A cell as it was read, and what is known of it. */
interface Read {
  fact: Fact;
  /** Confidence of the reading itself. */
  confidence: number;
  reported: boolean;
}

/** Counts cell by cell. */
export function compare(original: ReadResult, scanned: ReadResult): Score {
  const found = readCells(scanned);
  const score: Score = { ...NO_SCORE, before: { ...NO_COUNTS }, errors: [] };
  const rows = new Set<string>();
  for (const fact of original.document.facts) {
    const key = factKey(fact);
    count(score, fact, found.get(key));
    if (!rows.has(rowOf(fact))) rows.add(rowOf(fact));
    found.delete(key);
  }
  const readRows = new Set(scanned.document.facts.map(rowOf));
  score.rows = rows.size;
  score.mapped = [...rows].filter((row) => readRows.has(row)).length;
  for (const [key, { fact, reported }] of found) {
    const silent = (fact.confidence ?? 0) >= SURE && !reported;
    score.extra++;
    if (silent) score.silentExtra++;
    score.errors.push(`extra ${silent ? 'SILENT' : 'flagged'} ${key} = ${fact.value} (${fact.label})`);
  }
  return score;
}

function rowOf({ table, occurrence, row }: Fact): string {
  return `${table}#${occurrence}/${row}`;
}

function readCells({ document, anomalies }: ReadResult): Map<string, Read> {
  const reported = reportedKeys(anomalies);
  const confidences = new Map<string, number>();
  for (const { cells } of document.tables) {
    for (const { source, recognition } of cells) if (recognition !== undefined) confidences.set(placeKey(source), recognition.confidence);
  }
  return new Map(
    document.facts.map((fact) => {
      const key = factKey(fact);
      const confidence = confidences.get(placeKey(fact.source)) ?? fact.confidence ?? 0;
      return [key, { fact, confidence, reported: reported.has(key) }];
    }),
  );
}

function reportedKeys(anomalies: readonly Anomaly[]): Set<string> {
  return new Set(anomalies.filter(({ severity }) => severity !== 'info').flatMap(({ facts }) => facts));
}

function placeKey({ page, bbox }: Place): string {
  return `${page} ${bbox?.join(' ')}`;
}

function count(score: Score, fact: Fact, read: Read | undefined): void {
  score.cells++;
  if (read === undefined) {
    score.missing++;
    score.before.missing++;
    score.errors.push(`missing ${factKey(fact)} = ${fact.value} (${fact.label})`);
    return;
  }
  const { value, confidence, repairs } = read.fact;
  const before = repairs.find(({ rule }) => rule === PROOF)?.before ?? value;
  score.before[outcome(before === fact.value, read.confidence >= SURE)]++;
  const sure = (confidence ?? 0) >= SURE && !read.reported;
  const after = outcome(value === fact.value, sure);
  score[after]++;
  if (after === 'right' && !sure) score.doubted++;
  if (after !== 'right')
    score.errors.push(`${after === 'silent' ? 'SILENT' : after} ${factKey(fact)} = ${fact.value}, read ${value} (${confidence})`);
}

function outcome(isRight: boolean, isSure: boolean): keyof Counts {
  if (isRight) return 'right';
  return isSure ? 'silent' : 'flagged';
}

/** Two scores as one. */
export function sum(a: Score, b: Score): Score {
  return {
    ...sumCounts(a, b),
    cells: a.cells + b.cells,
    extra: a.extra + b.extra,
    silentExtra: a.silentExtra + b.silentExtra,
    before: sumCounts(a.before, b.before),
    doubted: a.doubted + b.doubted,
    rows: a.rows + b.rows,
    mapped: a.mapped + b.mapped,
    errors: [...a.errors, ...b.errors],
  };
}

function sumCounts(a: Counts, b: Counts): Counts {
  return { right: a.right + b.right, silent: a.silent + b.silent, flagged: a.flagged + b.flagged, missing: a.missing + b.missing };
}
