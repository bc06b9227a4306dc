import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InputRecord } from '../../../src/model/manifest.ts';
import { documentId } from '../../../src/run/document-id.ts';
import type { Input } from '../../../src/run/find-inputs.ts';
import { Ledger, type LedgerEntry } from '../../../src/run/ledger.ts';
import { type PlanOptions, planRun, summarize } from '../../../src/run/plan.ts';
import { sha256 } from '../../../src/run/read-input.ts';
import { emptyRecord } from '../../../src/run/task.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const SIGNATURE = 'size:mtime:ctime';
let cases = 0;

/** An input with this content. */
function input(file: string, content: string, change: Partial<Input> = {}): Input {
  const root = join(folder, `case-${cases}`);
  writeFiles(root, { [file]: content });
  return { file, path: join(root, file), bytes: Buffer.byteLength(content), signature: SIGNATURE, error: null, ...change };
}

function options(change: Partial<PlanOptions> = {}): PlanOptions {
  const fingerprint = { version: '1', build: 'b', options: 'o' };
  return { out: folder, force: false, fingerprint, hasPassword: false, limits: '600/2048', signal: undefined, ...change };
}

/** What the ledger has of a finished input with this content. */
function entry(file: string, content: string, record: Partial<InputRecord> = {}, change: Partial<LedgerEntry> = {}): LedgerEntry {
  const hash = sha256(Buffer.from(content));
  const known = { ...emptyRecord(file), sha256: hash, bytes: content.length, id: documentId(file, hash), status: 'complete' as const };
  return { signature: SIGNATURE, madeBy: '1/b/o', record: { ...known, ...record }, pages: null, limits: null, prior: null, ...change };
}

/** The steps for `inputs`, in words. */
async function plan(inputs: Input[], entries: LedgerEntry[], change: Partial<PlanOptions> = {}): Promise<string[]> {
  const ledger = Ledger.read(join(folder, 'none'));
  for (const known of entries) ledger.hold(known);
  const steps = await planRun(inputs, ledger, options(change));
  cases += 1;
  return steps.map((step) => {
    const why = step.action === 'extract' ? step.reason : step.action === 'duplicate' ? `of ${step.original}` : 'it';
    return `${step.action} ${why}${step.suffix}`;
  });
}

describe('the plan of a run', () => {
  it.each<[string, Partial<InputRecord>, Partial<LedgerEntry>, Partial<PlanOptions>, string]>([
    ['the same', {}, {}, {}, 'keep it'],
    ['of the same bytes with another signature', {}, { signature: 'other' }, {}, 'keep it'],
    ['without a signature', {}, { signature: null }, {}, 'keep it'],
    ['made by another version', {}, { madeBy: '0/b/o' }, {}, 'extract version'],
    ['made by another build', {}, { madeBy: '1/a/o' }, {}, 'extract build'],
    ['made with other options', {}, { madeBy: '1/b/x' }, {}, 'extract options'],
    ['known, but --force', {}, {}, { force: true }, 'extract forced'],
    ['whose files are gone', { outputs: ['documents/none/document.json'] }, {}, {}, 'extract missing'],
    [
      'that could not be read',
      { sha256: null, id: null, status: 'failed', error: { code: 'not-found', message: '', hint: '' } },
      {},
      {},
      'extract retry',
    ],
    ['that is damaged', { status: 'failed', error: { code: 'damaged-pdf', message: '', hint: '' } }, {}, {}, 'keep it'],
    ['that was encrypted', { status: 'failed', error: { code: 'encrypted', message: '', hint: '' } }, {}, {}, 'keep it'],
    [
      'that was encrypted, with a password',
      { status: 'failed', error: { code: 'encrypted', message: '', hint: '' } },
      {},
      { hasPassword: true },
      'extract retry',
    ],
    [
      'that took too long',
      { status: 'failed', error: { code: 'timed-out', message: '', hint: '' } },
      { limits: '600/2048' },
      {},
      'keep it',
    ],
    [
      'that took too long, with more time',
      { status: 'failed', error: { code: 'timed-out', message: '', hint: '' } },
      { limits: '10/2048' },
      {},
      'extract retry',
    ],
    ['that was a duplicate', { duplicateOf: 'gone.txt' }, {}, {}, 'extract new'],
  ])('an input %s', async (_, record, change, options, expected) => {
    expect(await plan([input('a.txt', 'abc')], [entry('a.txt', 'abc', record, change)], options)).toEqual([expected]);
  });

  it('tells new from changed, also where the size is the same', async () => {
    expect(await plan([input('a.txt', 'abd'), input('b.txt', 'new')], [entry('a.txt', 'abc', {}, { signature: 'other' })])).toEqual([
      'extract changed',
      'extract new',
    ]);
    expect(await plan([input('a.txt', 'abcd')], [entry('a.txt', 'abc', {}, { signature: 'other' })])).toEqual(['extract changed']);
  });

  it('takes the first of the same bytes, whatever the names, and no file without bytes', async () => {
    const inputs = [
      input('a.txt', 'same'),
      input('b/other.pdf', 'same'),
      input('c.txt', 'else'),
      input('d.txt', 'same'),
      input('e', ''),
      input('f', ''),
    ];
    expect(await plan(inputs, [])).toEqual([
      'extract new',
      'duplicate of a.txt',
      'extract new',
      'duplicate of a.txt',
      'extract new',
      'extract new',
    ]);
  });

  it('does not read what the signature settles', async () => {
    const unread = { path: join(folder, 'none.txt') };
    const inputs = [input('a.txt', 'abc', unread), input('b.txt', 'abd', unread)];
    expect(await plan(inputs, [entry('a.txt', 'abc'), entry('b.txt', 'abd')])).toEqual(['keep it', 'keep it']);
  });

  it('leaves what cannot be read to fail where it is read', async () => {
    const missing = input('b.txt', 'abc', { path: join(folder, 'none.txt') });
    expect(await plan([input('a.txt', 'abc'), missing], [entry('b.txt', 'abc', {}, { signature: 'other' })])).toEqual([
      'extract new',
      'extract changed',
    ]);
  });

  it('keeps the ids of different files apart whose hashes begin alike', async () => {
    // Found by trying: the SHA-256 of both begins with the same 32 bits.
    const [one, two] = ['text 859', 'text 4460'];
    expect(sha256(Buffer.from(one)).slice(0, 8)).toBe(sha256(Buffer.from(two)).slice(0, 8));
    const inputs = [input('x/a.txt', one), input('y/A.txt', two)];
    expect(await plan(inputs, [])).toEqual(['extract new', 'extract new-2']);
    expect(
      await plan([input('y/A.txt', two)], [entry('y/A.txt', two, { id: `${documentId('A.txt', sha256(Buffer.from(two)))}-2` })]),
    ).toEqual(['extract changed']);
  });

  it('is summed up for people', async () => {
    const ledger = Ledger.read(join(folder, 'none'));
    ledger.hold(entry('a.txt', 'abc', {}, { madeBy: '0.9/b/o' }));
    ledger.hold(entry('b.txt', 'abd'));
    const steps = await planRun([input('a.txt', 'abc'), input('b.txt', 'abd'), input('c.txt', 'abd')], ledger, options());
    expect(summarize(steps, ledger)).toEqual({ inputs: 3, kept: 1, duplicates: 1, earlier: 0, reasons: { version: 1 }, versions: ['0.9'] });
  });

  it('ends when aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(plan([input('a.txt', 'abc')], [], { signal })).rejects.toThrow('enough');
  });
});
