import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText, openCsv } from '../../../src/emit/csv.ts';
import { guardField } from '../../../src/emit/csv-guard.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
let files = 0;
const newPath = (): string => join(folder, `${++files}.csv`);

/** Reads RFC 4180: fields are bare or in quotes, records end in CRLF. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('a CSV file', () => {
  it('follows RFC 4180', async () => {
    const path = newPath();
    const file = openCsv(path, ['a', 'b', 'c']);
    await file.write([
      ['1,5', 'say "so"', null],
      ['two\nlines', -3.1, true],
    ]);
    await file.close();
    expect(readFileSync(path, 'utf8')).toBe('a,b,c\r\n"1,5","say ""so""",\r\n"two\nlines",-3.1,true\r\n');
  });

  it('has its header without rows', async () => {
    const path = newPath();
    await openCsv(path, ['a', 'b']).close();
    expect(readFileSync(path, 'utf8')).toBe('a,b\r\n');
  });

  it('has no line for a document without rows', async () => {
    const path = newPath();
    const file = openCsv(path, ['a'], { bom: true });
    await file.append(await csvText([]));
    await file.append(await csvText([['1'], ['=1']]));
    await file.append(await csvText([]));
    await file.close();
    expect(readFileSync(path, 'utf8')).toBe("\ufeffa\r\n1\r\n'=1\r\n");
  });

  it('gives back what was written, whatever it was, formulas behind an apostrophe', async () => {
    // NUL is no text; fast-csv takes it out.
    const field = fc
      .oneof(fc.constantFrom('=1', '-3.1', '"', ',', '\r\n', ' a ', '；', '0.00'), fc.string({ unit: 'grapheme' }))
      .filter((text) => !text.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 20 }), async (rows) => {
        const path = newPath();
        const file = openCsv(path, ['a', 'b']);
        await file.write(rows);
        await file.close();
        expect(parse(readFileSync(path, 'utf8'))).toEqual([['a', 'b'], ...rows.map((row) => row.map(guardField))]);
      }),
      { numRuns: 50 },
    );
  });

  it('appears only when it is closed, and leaves nothing when it is given up', async () => {
    const path = newPath();
    const file = openCsv(path, ['a']);
    await file.write([['1']]);
    expect(existsSync(path)).toBe(false);
    await file.abort();
    expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });

  it('takes many rows in bounded memory', async () => {
    const path = newPath();
    const file = openCsv(path, ['n', 'text']);
    function* rows(): Generator<[number, string]> {
      for (let n = 0; n < 20_000; n++) yield [n, '社会保障和就业支出'];
    }
    await file.write(rows());
    await file.close();
    expect(readFileSync(path, 'utf8').split('\r\n')).toHaveLength(20_002);
  });

  it('rejects where it cannot be written', async () => {
    const file = openCsv(join(folder, 'none', 'a.csv'), ['a']);
    await expect(file.close()).rejects.toThrow('ENOENT');
    const many = openCsv(join(folder, 'none', 'a.csv'), ['a']);
    await expect(many.write(Array.from({ length: 5000 }, () => ['x'.repeat(100)]))).rejects.toThrow('ENOENT');
    await many.abort();
  });
});
