/**
 * The log under audit: each fault of the tables beside this file is planted alone, and the log must name it, at its place, once.
 *
 * The disclosure is generated, so nothing else is wrong with it; it is laid out as a tab-separated dump, where places are exact.
 */
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../scripts/generate/layouts/text.ts';
import type { MakeOptions } from '../../scripts/generate/make-disclosure.ts';
import type { Anomaly } from '../../src/model/anomaly.ts';
import { read } from '../support/reading.ts';
import { Draft } from './draft.ts';
import type { Fault } from './fault.ts';
import { ACROSS_TABLES } from './faults/across-tables.ts';
import { COMPLETENESS } from './faults/completeness.ts';
import { NARRATIVE, NARRATIVE_ALONE } from './faults/narrative.ts';
import { PERFORMANCE } from './faults/performance.ts';
import { WITHIN_TABLES } from './faults/within-tables.ts';

const USUAL: MakeOptions = { seed: 7, family: 'shanxi', fund: true, full: true, overall: true };
const RANK = { info: 0, warning: 1, error: 2 } as const;
/** A busy machine may take its time; a document takes well under a second. */
const LIMIT = { timeout: 60_000 };

interface Log {
  lines: string[];
  anomalies: Anomaly[];
}

async function logOf(draft: Draft): Promise<Log> {
  const text = layoutText(draft.disclosure, { tables: 'tabs', captions: 'lines', cutAfter: 0, contents: 'dots' });
  return { lines: text.split('\n'), anomalies: (await read(new TextEncoder().encode(text))).anomalies };
}

const clean = new Map<string, Promise<Log>>();

/** The log of the disclosure before the fault. */
function cleanLog(make: MakeOptions): Promise<Log> {
  const key = JSON.stringify(make);
  const known = clean.get(key) ?? logOf(new Draft(make));
  clean.set(key, known);
  return known;
}

function content({ rule, message, facts }: Anomaly): string {
  return [rule, message, ...facts].join('\n');
}

const CELL = /^[a-z_]+(?:#\d+)?\/[^/]+\/[^/]+$/;

/** True where the anomaly points to the place of the fault first: its cell, or a line with one of its words. */
function isAt(
  { locations: [place], facts }: Anomaly,
  { at }: Fault,
  { draft, lines }: { draft: Draft; lines: readonly string[] },
): boolean {
  if (at === '') return true;
  if (place?.line == null) return false;
  const text = lines.slice(place.line - 1, place.lineEnd ?? place.line).join('');
  if (!CELL.test(at)) return at.split('|').some((words) => text.includes(words));
  const printed = place.columns === null ? text : text.slice(place.columns[0] - 1, place.columns[1]);
  return facts.includes(at.replace('#1/', '/')) && printed.includes(draft.cell(at).text);
}

const tables = {
  'within tables': WITHIN_TABLES,
  'across tables': ACROSS_TABLES,
  'of the narrative': NARRATIVE,
  'of a narrative without tables': NARRATIVE_ALONE,
  'of evaluations': PERFORMANCE,
  'of completeness and form': COMPLETENESS,
};

describe.each(Object.entries(tables))('faults %s', LIMIT, (_, faults) => {
  it.each(faults)('$what', async (fault) => {
    const make = { ...USUAL, ...fault.make };
    const before = new Set((await cleanLog(make)).anomalies.map(content));
    const draft = new Draft(make);
    fault.edit(draft);
    const { lines, anomalies } = await logOf(draft);
    const fresh = anomalies.filter((anomaly) => !before.has(content(anomaly)));
    const named = fresh.filter(
      ({ rule, severity, origin }) =>
        fault.rules.includes(rule) && origin === (fault.origin ?? 'publisher') && RANK[severity] >= RANK[fault.severity ?? 'error'],
    );
    expect(named, fresh.map(content).join('\n\n')).not.toEqual([]);
    expect(named.some((anomaly) => isAt(anomaly, fault, { draft, lines }))).toBe(true);
    const loud = fresh.filter(({ severity }) => severity !== 'info');
    expect(loud.length, loud.map(content).join('\n\n')).toBeLessThanOrEqual(1 + (fault.more ?? 0));
  });
});

it('finds nothing wrong with the disclosures before', LIMIT, async () => {
  for (const family of ['shanxi', 'jilin', 'national-2022'] as const) {
    const { anomalies } = await cleanLog({ ...USUAL, family });
    expect(anomalies.filter(({ severity, origin }) => severity !== 'info' && origin === 'publisher').map(content)).toEqual([]);
  }
});
