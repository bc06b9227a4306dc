/**
 * The worst of what a run found, for people: what is wrong, where, and whose it is; read in ten seconds.
 *
 * In → Out: the run's records and its output folder → lines for the terminal. Only the logs of the documents listed are opened.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Anomaly } from '../model/anomaly.ts';
import type { InputRecord } from '../model/manifest.ts';
import type { Place } from '../model/place.ts';
import { counted, grouped, printable } from './terminal.ts';

/** Documents listed, those with most errors first, and errors of each. */
const MAX_DOCUMENTS = 5;
const MAX_ERRORS = 3;

/** What the run found worst; '' where it found no error. */
export function findingsText(inputs: readonly InputRecord[], out: string): string {
  const open = ({ anomalies, accepted }: InputRecord): number => anomalies.error - accepted.error;
  const worst = inputs.filter((input) => input.id !== null && open(input) > 0).sort((a, b) => open(b) - open(a));
  if (worst.length === 0) return '';
  const listed = worst.slice(0, MAX_DOCUMENTS).map((input) => documentText(input, errorsOf(input, out)));
  const rest = worst.length - listed.length;
  const more = rest > 0 ? `  … and ${counted(rest, 'document')} more with errors\n` : '';
  return `errors     most first; all of them are in anomalies.csv, juesuan explain RULE tells more\n${listed.join('')}${more}`;
}

function documentText({ file, anomalies, accepted }: InputRecord, errors: readonly Anomaly[]): string {
  const shown = errors.slice(0, MAX_ERRORS);
  const rest = anomalies.error - accepted.error - shown.length;
  const lines = shown.map(
    ({ locations, message, origin, rule }) => `    ${whose(origin)} ${where(locations[0])}${printable(message)} [${rule}]\n`,
  );
  return `  ${printable(file)}\n${lines.join('')}${rest > 0 ? `    … and ${grouped(rest)} more\n` : ''}`;
}

/** Whose the oddity is, in the width of one word. */
function whose(origin: Anomaly['origin']): string {
  return origin === 'publisher' ? 'disclosure' : 'reading   ';
}

function where(place: Place | undefined): string {
  if (place === undefined) return '';
  return place.page === null ? `line ${place.line ?? '?'}: ` : `page ${place.page}: `;
}

/** The errors that nobody accepted, publishers' first: they stand at the head of the document's log. */
function errorsOf({ id }: InputRecord, out: string): Anomaly[] {
  const lines = readFileSync(join(out, 'documents', id ?? '', 'anomalies.jsonl'), 'utf8').split('\n');
  const errors = lines.flatMap((line): Anomaly[] => {
    const anomaly = line === '' ? null : (JSON.parse(line) as Anomaly);
    return anomaly?.severity === 'error' && anomaly.accepted === null ? [anomaly] : [];
  });
  return errors.sort((a, b) => Number(b.origin === 'publisher') - Number(a.origin === 'publisher'));
}
