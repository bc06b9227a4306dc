/**
 * `datapackage.json` before the reference implementation of Frictionless Data: the descriptor against the published profile,
 * every row of every CSV file against its schema.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import frictionless from 'datapackage';
import { describe, expect, it } from 'vitest';
import { dataPackage } from '../../src/emit/datapackage.ts';
import type { Document } from '../../src/model/document.ts';
import { extract } from '../../src/run/extract.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));
const out = temporaryFolder();

/** Column types of the Fiscal Data Package (taxonomy of budgets) that are used. */
const FISCAL_TYPES = ['date:fiscal-year', 'administrative-classification:generic:level1:label', 'activity:generic:project:label', 'value'];

interface Described {
  name: string;
  schema: { fields: { name: string; type: string; columnType?: string }[] };
}

describe('the data package', () => {
  it('validates, and each row of each CSV file fits its schema', { timeout: 60_000 }, async () => {
    await extract([SAMPLES], { out, output: { cells: true } });
    const loaded = await frictionless.Package.load(join(out, 'datapackage.json'), { strict: false });
    expect([loaded.valid, loaded.errors.map(String), loaded.profile.name]).toEqual([true, [], 'tabular-data package']);
    const rows = new Map<string, unknown[]>();
    for (const resource of loaded.resources) rows.set(resource.name, await resource.read());
    const documents = readdirSync(join(out, 'documents')).map(
      (id) => JSON.parse(readFileSync(join(out, 'documents', id, 'document.json'), 'utf8')) as Document,
    );
    const sum = (count: (document: Document) => number): number => documents.reduce((total, document) => total + count(document), 0);
    expect(rows.get('facts')).toHaveLength(sum(({ facts }) => facts.length));
    expect(rows.get('cells')).toHaveLength(sum(({ tables }) => tables.reduce((total, { cells }) => total + cells.length, 0)));
    expect([...rows.keys()]).toEqual(['facts', 'claims', 'indicators', 'tables', 'anomalies', 'cells']);
  });

  it.each([[['csv']], [['ndjson', 'parquet']], [['json', 'csv', 'ndjson', 'parquet', 'sqlite']]] as const)(
    'validates with %j, and describes each file once',
    async (formats) => {
      const descriptor = JSON.parse(dataPackage(formats, { cells: false }) ?? '');
      const { valid, errors } = await frictionless.validate(descriptor);
      expect([valid, errors.map(String)]).toEqual([true, []]);
      const paths = descriptor.resources.map(({ path }: { path: string }) => path);
      expect(new Set(paths).size).toBe(paths.length);
    },
  );

  it('is left out where there is no file that it could describe', () => {
    expect(dataPackage(['json', 'duckdb', 'xlsx'], { cells: true })).toBeNull();
  });

  it('carries column types that the Fiscal Data Package knows', () => {
    const { resources } = JSON.parse(dataPackage(['csv', 'parquet'], { cells: true }) ?? '') as { resources: Described[] };
    const used = new Set(resources.flatMap(({ schema }) => schema.fields.flatMap(({ columnType }) => columnType ?? [])));
    expect([...used].sort()).toEqual([...FISCAL_TYPES].sort());
    const facts = resources.find(({ name }) => name === 'facts-parquet');
    expect(facts?.schema.fields.filter(({ name }) => name.startsWith('value')).map(({ name, type }) => [name, type])).toEqual([
      ['value', 'number'],
      ['valueText', 'string'],
    ]);
  });
});
