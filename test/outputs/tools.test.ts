/**
 * The lines for other tools in the README, run as they stand there; skipped, with the tool's name, where it is not installed.
 *
 * PostgreSQL runs as a cluster of its own in a temporary folder, reached by a socket there.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresTables } from '../../scripts/postgres-tables.ts';
import { type Extracted, extractAllFormats } from '../support/all-formats.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const START = README.indexOf('## In other tools');
const SECTION = README.slice(START, README.indexOf('\n## ', START));

/** Working folder of the tools: the repository's documents, and the output where the lines look for it. */
const folder = temporaryFolder();
const out = join(folder, 'out');
let documents: Extracted[] = [];

/** The blocks of the section in a language. */
function lines(language: string): string[] {
  return [...SECTION.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\``, 'gm'))].map(([, block = '']) => block);
}

function run(command: string, args: readonly string[], env: Record<string, string> = {}): string {
  return execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The first of `commands` with which `args` succeed; null where none does. */
function findTool(commands: readonly string[], args: readonly string[]): string | null {
  return commands.find((command) => spawnSync(command, args, { stdio: 'ignore' }).status === 0) ?? null;
}

const python = findTool(['python3', '/usr/bin/python3'], ['-c', 'import pandas']);
const openpyxl = findTool(['python3', '/usr/bin/python3'], ['-c', 'import openpyxl']);
const jq = findTool(['jq'], ['--version']);
const rscript = findTool(['Rscript'], ['--version']);
const initdb = findTool(
  ['initdb', ...[13, 14, 15, 16, 17, 18].map((version) => `/usr/lib/postgresql/${version}/bin/initdb`)],
  ['--version'],
);

/** `unit column value` of the facts that the lines ask for, in the order of the documents. */
const threePublic = (): [unit: string, column: string, value: string][] =>
  documents.flatMap(({ document }) =>
    document.facts
      .filter(({ table, row }) => table === 'three_public' && row === 'actual')
      .map(({ column, value }): [string, string, string] => [document.unitName ?? '', column, value]),
  );

beforeAll(async () => {
  documents = await extractAllFormats(out);
  symlinkSync(join(ROOT, 'docs'), join(folder, 'docs'));
}, 120_000);

describe('the lines for other tools', () => {
  it('are one for each tool, over figures that the samples have', () => {
    expect(['python', 'sql', 'sh', 'r'].map((language) => lines(language).length)).toEqual([1, 2, 3, 1]);
    expect(threePublic().length).toBeGreaterThan(5);
  });

  it.skipIf(python === null)(`pandas${python === null ? ' (not installed)' : ''}`, () => {
    const program = `import decimal, json, pandas\nresult = ${lines('python')[0]}\nprint(json.dumps({f"{unit} {column}": str(value) for column, series in result.items() for (year, unit), value in series.items()}))`;
    const values = JSON.parse(run(python ?? '', ['-c', program])) as Record<string, string>;
    for (const [unit, column, value] of threePublic()) expect(values[`${unit} ${column}`], `${unit} ${column}`).toBe(value);
  });

  it('DuckDB and SQLite, on the views', async () => {
    const sql = lines('sql')[0] ?? '';
    const instance = await DuckDBInstance.create(join(out, 'juesuan.duckdb'), { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    const rows = (await connection.runAndReadAll(sql)).getRowObjects();
    const database = new sqlite.Database(join(out, 'juesuan.sqlite'), { readOnly: true });
    expect(database.all(sql)).toHaveLength(rows.length);
    const classes = documents.flatMap(({ document }) => [
      ...new Set(document.facts.flatMap(({ table, row }) => (table === 'expenditure' && row.length === 3 ? [row] : []))),
    ]);
    expect(rows).toHaveLength(classes.length);
    database.close();
    connection.closeSync();
    instance.closeSync();
  });

  it('DuckDB, on Parquet', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const sql = (lines('sql')[1] ?? '').replace("'out/", `'${out}/`);
    const sums = new Map((await connection.runAndReadAll(sql)).getRows().map(([unit, sum]) => [String(unit), Number(String(sum))]));
    for (const { document } of documents) {
      const total = document.facts.find(
        ({ table, row, column }) => table === 'expenditure' && row === 'total' && column === 'current_total',
      );
      if (total !== undefined) expect(sums.get(document.unitName ?? ''), document.id).toBe(Number(total.amountYuan));
    }
    expect(sums.size).toBeGreaterThan(2);
    connection.closeSync();
    instance.closeSync();
  });

  it.skipIf(jq === null)(`jq${jq === null ? ' (not installed)' : ''}`, () => {
    const line = lines('sh').find((block) => block.startsWith('jq')) ?? '';
    expect(run('sh', ['-c', line])).toBe(
      threePublic()
        .map((fields) => `${fields.join('\t')}\n`)
        .join(''),
    );
  });

  it.skipIf(rscript === null)(`R${rscript === null ? ' (not installed)' : ''}`, () => {
    const program = `result <- ${lines('r')[0]}; cat(sprintf("%.2f", sum(result)))`;
    const sum = documents
      .flatMap(({ document }) => document.facts)
      .filter(({ table, row }) => table === 'three_public' && row === 'actual')
      .reduce((total, { amountYuan }) => total + Number(amountYuan), 0);
    expect(run('Rscript', ['-e', program])).toBe(sum.toFixed(2));
  });

  it.skipIf(openpyxl === null)(`Excel files, by openpyxl${openpyxl === null ? ' (not installed)' : ''}`, () => {
    const { document } = documents.find(({ anomalies, document: { tables } }) => anomalies.length > 0 && tables.length > 0) ?? {
      document: null,
    };
    const path = join(out, 'documents', document?.id ?? '', `${document?.id}.xlsx`);
    const program =
      'import json, openpyxl, sys\nbook = openpyxl.load_workbook(sys.argv[1])\n' +
      'cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]\n' +
      'print(json.dumps([len(book.sheetnames), sum(cell.comment is not None for cell in cells), sum(cell.data_type == "f" for cell in cells)]))';
    const [sheets, comments, formulas] = JSON.parse(run(openpyxl ?? '', ['-c', program, path])) as number[];
    expect(sheets).toBe((document?.tables.length ?? 0) + 2);
    expect(comments).toBeGreaterThan(0);
    expect(formulas).toBe(0);
  });
});

describe('PostgreSQL', () => {
  const cluster = mkdtempSync(join(tmpdir(), 'jpg-'));
  /** The server refuses to run as root. */
  const isRoot = process.getuid?.() === 0;
  const postgresUser = isRoot ? spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }) : null;
  const skip = initdb === null || (isRoot && postgresUser?.status !== 0);
  const asServer = (command: string, args: readonly string[]): void => {
    const [program, rest] = isRoot ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, [...args]];
    execFileSync(program, rest, { stdio: 'ignore', cwd: cluster });
  };
  const pgCtl = (initdb ?? '').replace(/initdb$/, 'pg_ctl');
  const data = join(cluster, 'data');

  afterAll(() => {
    if (existsSync(join(data, 'postmaster.pid'))) asServer(pgCtl, ['-D', data, '-m', 'immediate', 'stop']);
    rmSync(cluster, { recursive: true, force: true });
  });

  it('has definitions that are made from the resources; npm run docs writes them anew', () => {
    expect(readFileSync(join(ROOT, 'docs/schema/postgres.sql'), 'utf8')).toBe(postgresTables());
  });

  it.skipIf(skip)(`COPY${skip ? ' (not installed)' : ''}`, { timeout: 60_000 }, () => {
    if (isRoot) chownSync(cluster, Number(postgresUser?.stdout), -1);
    chmodSync(cluster, 0o755);
    asServer(initdb ?? '', ['-D', data, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-U', 'postgres']);
    asServer(pgCtl, ['-D', data, '-w', '-o', `-c listen_addresses='' -k ${cluster}`, '-l', join(cluster, 'log'), 'start']);
    const env = { PGHOST: cluster, PGUSER: 'postgres', PGDATABASE: 'postgres' };
    const line = lines('sh').find((block) => block.startsWith('psql')) ?? '';
    const facts = documents.flatMap(({ document }) => document.facts);
    expect(run('sh', ['-c', line], env)).toContain(`COPY ${facts.length}\n`);
    for (const name of ['claims', 'indicators', 'tables', 'anomalies', 'cells'])
      expect(run('psql', ['-c', `\\copy ${name} FROM 'out/${name}.csv' WITH (FORMAT csv, HEADER true)`], env)).toMatch(/^COPY \d+\n/);
    const sql = `SELECT document, "table", occurrence, "row", "column", value, coalesce("amountYuan"::text, '') FROM facts`;
    const expected = documents.flatMap(({ document }) =>
      document.facts.map((f) => [document.id, f.table, f.occurrence, f.row, f.column, f.value, f.amountYuan ?? ''].join('|')),
    );
    expect(run('psql', ['-At', '-c', sql], env).trimEnd().split('\n').sort()).toEqual(expected.sort());
  });
});
