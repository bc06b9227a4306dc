/**
 * What the checks cost beside everything else that is done to one document: reading, mapping, claims, the schema and JSON.
 *
 * In → Out: files → their times, in this process and from the later half of the rounds, when the compiler has settled. Times are those
 * of the quicker third, since whatever else the machine does only adds to them.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { anomaliesJsonl, canonicalDocument, checked, documentJson, loadForms, readUnchecked } from './built.ts';

/** Milliseconds. */
export interface CheckTimes {
  file: string;
  /** Everything, checks included. */
  extraction: number;
  checks: number;
}

const forms = loadForms();
/** Time spent on rounds, which are many for small files. Unit: milliseconds. */
const ENOUGH_MS = 8000;
const FEWEST_ROUNDS = 8;

interface Round {
  others: number;
  checks: number;
}

async function timesOf(file: string, source: Uint8Array): Promise<Round> {
  const bytes = source.slice(); // The PDF engine takes over what it is given.
  const started = performance.now();
  const unchecked = await readUnchecked({ file, bytes, sha256: '', id: file }, { forms, ocr: 'never' });
  const read = performance.now();
  const result = checked(unchecked);
  const done = performance.now();
  const { document, anomalies } = canonicalDocument(result);
  documentJson(document);
  anomaliesJsonl(anomalies);
  return { others: read - started + (performance.now() - done), checks: done - read };
}

function quick(values: readonly number[]): number {
  const settled = values.slice(values.length >> 1).sort((a, b) => a - b);
  return settled[Math.floor(settled.length / 3)] ?? Number.NaN;
}

/** Times of each file, all files in turns. */
export async function checkTimes(paths: readonly string[]): Promise<CheckTimes[]> {
  if (paths.length === 0) return [];
  const files = paths.map((path) => ({ file: basename(path), bytes: new Uint8Array(readFileSync(path)), rounds: [] as Round[] }));
  const started = performance.now();
  for (let round = 0; round < FEWEST_ROUNDS || performance.now() - started < ENOUGH_MS; round++)
    for (const { file, bytes, rounds } of files) rounds.push(await timesOf(file, bytes));
  return files.map(({ file, rounds }) => {
    const checks = quick(rounds.map((round) => round.checks));
    return { file, checks, extraction: quick(rounds.map(({ others }) => others)) + checks };
  });
}
