/**
 * Accuracy on the shared documents that have a truth file: every figure of it is read, and nothing else.
 *
 * A column that a truth file has for no row of a table was left out on purpose; figures in such a column are not held against us.
 * Reads ../shared/documents where they lie; skips with one line where they are absent.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read } from '../support/reading.ts';

const ROOT = join(import.meta.dirname, '../../../shared/documents');
const TRUTH = join(ROOT, 'truth');
const present = existsSync(TRUTH);
/** A slow machine may take its time. */
const TIMEOUT_MS = 60_000;
const names = present ? readdirSync(TRUTH).filter((name) => name.endsWith('.csv')) : [];

interface Figure {
  table: string;
  occurrence: number;
  row: string;
  column: string;
  value: string;
}

const line = (f: Figure): string => `${f.table}#${f.occurrence}/${f.row}/${f.column} = ${f.value}`;
const columnOf = ({ table, column }: Figure): string => `${table}/${column}`;

/** The truth files hold neither quotes nor commas in their fields. */
function readTruthFile(name: string): Figure[] {
  const [header, ...rows] = readFileSync(join(TRUTH, name), 'utf8')
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r?\n/);
  expect(header).toBe('table,occurrence,row,column,value');
  return rows.map((row) => {
    const [table = '', occurrence = '', key = '', column = '', value = '', ...rest] = row.split(',');
    expect(rest).toEqual([]);
    return { table, occurrence: Number(occurrence), row: key, column, value };
  });
}

function sourceOf(name: string): string {
  const stem = name.replace(/\.csv$/, '');
  const path = [`text/${stem}.txt`, `pdf/${stem}.pdf`].map((candidate) => join(ROOT, candidate)).find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error(`no document for ${name}`);
  return path;
}

describe.skipIf(present)('../shared/documents is absent', () => {
  it.skip('accuracy on the shared documents is not tested', () => {});
});

describe.skipIf(!present)('accuracy on the shared documents', { timeout: TIMEOUT_MS }, () => {
  it('has truth files', () => {
    expect(names.length).toBeGreaterThan(0);
  });

  it.each(names)('%s', async (name) => {
    const truth = readTruthFile(name);
    const { document } = await read(new Uint8Array(readFileSync(sourceOf(name))));
    const columns = new Set(truth.map(columnOf));
    const facts = document.facts.filter((fact) => columns.has(columnOf(fact)));
    expect(facts.map(line).sort()).toEqual(truth.map(line).sort());
  });
});
