/**
 * Accuracy on the committed corpus: everything that the generator printed is read, and nothing else.
 *
 * Truth comes from the generator, which shares no code with the reader; a case is a folder of test/corpus.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readTruth } from '../scripts/generate/truth-file.ts';
import { Anomaly } from '../src/model/anomaly.ts';
import { Document } from '../src/model/document.ts';
import { factCells } from '../src/model/fact-cell.ts';
import type { ReadResult } from '../src/run/read-document.ts';
import { schemaGuard } from '../src/run/schema-guard.ts';
import { FORMS, factLines, headingLine, headingLines, indicatorLines, read, unknownFacts } from './support/reading.ts';

const CORPUS = join(import.meta.dirname, 'corpus');
/** Fewer cases than these mean that the walk went wrong. */
const FEWEST_CASES = 16;
/** A slow machine may take its time; reading a case takes well under a second. */
const TIMEOUT_MS = 60_000;

const slugs = existsSync(CORPUS) ? readdirSync(CORPUS).sort() : [];

function open(slug: string) {
  const folder = join(CORPUS, slug);
  const source = readdirSync(folder).find((name) => name.startsWith('source.'));
  if (source === undefined) throw new Error(`${slug} has no source`);
  return {
    source,
    bytes: new Uint8Array(readFileSync(join(folder, source))),
    truth: readTruth(readFileSync(join(folder, 'truth.json'), 'utf8')),
  };
}

it('has cases', () => {
  expect(slugs.length).toBeGreaterThanOrEqual(FEWEST_CASES);
});

describe.each(slugs)('%s', (slug) => {
  const { source, bytes, truth } = open(slug);
  let result: ReadResult;

  beforeAll(async () => {
    result = await read(bytes, source);
  }, TIMEOUT_MS);

  it('gives every fact and no other', () => {
    const { document } = result;
    expect(truth.facts.length).toBeGreaterThan(0);
    expect(factLines(document.facts)).toEqual(factLines(truth.facts));
  });

  it('gives every indicator and no other', () => {
    const { document } = result;
    expect(truth.indicators.length).toBeGreaterThan(0);
    expect(indicatorLines(document.indicators)).toEqual(indicatorLines(truth.indicators));
  });

  it('gives the headings on their levels, in order', () => {
    const { document } = result;
    const headings = headingLines(document.sections);
    const expected = truth.sections.map(({ level, text }) => headingLine(level, text));
    expect(expected.length).toBeGreaterThan(0);
    const wanted = new Set(expected);
    expect(headings.filter((heading) => wanted.has(heading))).toEqual(expected);
  });

  it('gives the attributes', () => {
    const { document } = result;
    const { documentKind, unitName, fiscalYear, entityKind, publishedOn } = truth;
    expect(document).toMatchObject({ documentKind, unitName, fiscalYear, entityKind, publishedOn });
  });

  it('names a family that prints these tables in this order', () => {
    const { document } = result;
    const family = FORMS.families.find(({ id }) => id === document.formFamily);
    const printed = [...new Set(truth.facts.map(({ table }) => table))].filter((table) => table !== 'project_performance');
    const order = family?.tables.map(({ table }) => table) ?? [];
    expect(order.filter((table) => printed.includes(table))).toEqual(printed);
  });

  it('lists the facts as they are printed: by table, row and column', () => {
    const { tables, facts } = result.document;
    const cellOf = factCells(tables);
    const places = facts.map((fact) => {
      const { table, cell } = cellOf(fact);
      return [table, cell?.row ?? Number.NaN, cell?.column ?? Number.NaN] as const;
    });
    expect(places).toEqual(places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]));
  });

  it('names no fact in its log that it does not give', () => {
    expect(result.anomalies.some(({ facts }) => facts.length > 0)).toBe(true);
    expect(unknownFacts(result)).toEqual([]);
  });

  it('needs no change to be published', () => {
    expect(schemaGuard(Document)(result.document)).toBe(true);
    expect(schemaGuard(z.array(Anomaly))(result.anomalies)).toBe(true);
  });

  it('reports no failure of ours', () => {
    const { anomalies } = result;
    const failures = anomalies.filter(({ severity, origin }) => severity === 'error' && origin === 'extraction');
    expect(failures.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});
