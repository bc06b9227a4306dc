import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Ledger, type LedgerEntry, type LedgerOutputs } from '../../../src/run/ledger.ts';
import { emptyRecord } from '../../../src/run/task.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
let outs = 0;
const newOut = (): string => join(folder, `out-${++outs}`);
const pathOf = (out: string): string => join(out, '.juesuan', 'ledger.jsonl');

function entry(file: string, change: Partial<LedgerEntry> = {}): LedgerEntry {
  return { signature: '1:2:3', madeBy: 'v/b/o', record: emptyRecord(file), pages: 3, limits: null, prior: null, ...change };
}

const OUTPUTS: LedgerOutputs = { key: 'k', sizes: { 'facts.csv': 7 }, problems: [], unusedAccepts: [] };

/** A ledger as a finished run leaves it. */
async function finished(...files: string[]): Promise<string> {
  const out = newOut();
  const ledger = Ledger.read(out);
  for (const file of files) {
    ledger.begin(file);
    ledger.done(entry(file));
  }
  await ledger.complete(files, OUTPUTS);
  return out;
}

describe('the ledger', () => {
  it('is empty, and makes no file, where nothing was done', () => {
    const out = newOut();
    const ledger = Ledger.read(out);
    expect([ledger.get('a'), ledger.outputs, ledger.wasCutShort]).toEqual([undefined, null, false]);
    expect(existsSync(out)).toBe(false);
  });

  it('knows after a run what the run did, in the order given, without a trace of the order of work', async () => {
    const out = await finished('b', 'a');
    const ledger = Ledger.read(out);
    expect(ledger.get('a')).toEqual(entry('a'));
    expect(ledger.outputs).toEqual(OUTPUTS);
    expect(ledger.wasCutShort).toBe(false);
    const files = readFileSync(pathOf(out), 'utf8').match(/"file":"."/g);
    expect(files).toEqual(['"file":"b"', '"file":"a"']);
  });

  it('knows after a kill what was done, but not what was begun', async () => {
    const out = await finished('a', 'b');
    const killed = Ledger.read(out);
    killed.voidOutputs();
    killed.begin('a');
    killed.begin('c');
    killed.done(entry('c'));
    killed.close();
    appendFileSync(pathOf(out), '{"done":{"signat');
    const ledger = Ledger.read(out);
    expect([ledger.get('a'), ledger.get('b'), ledger.get('c')]).toEqual([undefined, entry('b'), entry('c')]);
    expect([ledger.outputs, ledger.wasCutShort]).toEqual([null, true]);
  });

  it('goes on behind a line that was cut short', async () => {
    const out = await finished('a');
    appendFileSync(pathOf(out), '{"done":{"signat');
    const ledger = Ledger.read(out);
    ledger.begin('b');
    ledger.done(entry('b'));
    ledger.close();
    expect(Ledger.read(out).get('b')).toEqual(entry('b'));
  });

  it('is not written where nothing changed, and forgets inputs that are gone', async () => {
    const out = await finished('a', 'b');
    const before = readFileSync(pathOf(out));
    const same = Ledger.read(out);
    same.hold(entry('a'));
    writeFileSync(pathOf(out), 'untouched');
    await same.complete(['a', 'b'], OUTPUTS);
    expect(readFileSync(pathOf(out), 'utf8')).toBe('untouched');
    writeFileSync(pathOf(out), before);
    await Ledger.read(out).complete(['a'], OUTPUTS);
    expect(Ledger.read(out).get('b')).toBeUndefined();
  });

  it('names what it knows from the input root of now, also behind a kill and wherever the folders lie together', async () => {
    const out = newOut();
    const ledger = Ledger.read(out);
    expect(ledger.root).toBeNull();
    ledger.moveTo(join(folder, 'docs/2022'));
    ledger.done(entry('a.txt'));
    ledger.done(entry('b.txt', { record: { ...emptyRecord('b.txt'), duplicateOf: 'a.txt' } }));
    await ledger.complete(['a.txt', 'b.txt'], OUTPUTS);
    expect(readFileSync(pathOf(out), 'utf8')).not.toContain(folder);
    const killed = Ledger.read(out);
    expect(killed.root).toBe(join(folder, 'docs/2022'));
    killed.moveTo(join(folder, 'docs'));
    killed.begin('2023/c.txt');
    killed.done(entry('2023/c.txt'));
    killed.close();
    const after = Ledger.read(out);
    expect(after.root).toBe(join(folder, 'docs'));
    expect([...after.all()].map(({ record }) => [record.file, record.duplicateOf])).toEqual([
      ['2022/a.txt', null],
      ['2022/b.txt', '2022/a.txt'],
      ['2023/c.txt', null],
    ]);
  });

  it('keeps what it knows of other inputs where a run was interrupted', async () => {
    const out = await finished('a', 'b');
    const ledger = Ledger.read(out);
    ledger.begin('b');
    ledger.done(entry('b', { pages: 9 }));
    await ledger.complete(null, null);
    const after = Ledger.read(out);
    expect([after.get('a')?.pages, after.get('b')?.pages, after.outputs]).toEqual([3, 9, null]);
  });

  it.each(['{"ledger":0}\n{"outputs":null}\n', 'no JSON at all'])('trusts no file of another format: %j', async (text) => {
    const out = newOut();
    mkdirSync(dirname(pathOf(out)), { recursive: true });
    writeFileSync(pathOf(out), text);
    const ledger = Ledger.read(out);
    expect(ledger.wasCutShort).toBe(true);
    ledger.begin('a');
    ledger.done(entry('a'));
    ledger.close();
    expect(Ledger.read(out).get('a')).toEqual(entry('a'));
  });
});
