import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../../src/cli/run-cli.ts';
import { onLines } from '../../../src/model/place.ts';
import { runBatch } from '../../../src/run/batch.ts';
import { inThisThread } from '../../../src/run/task-runner.ts';
import { FAKE_READER, fakeDocument, fakeFact, fakeTable } from '../../support/fake-document.ts';
import { printedTerminal } from '../../support/printed.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const docs = writeFiles(join(folder, 'docs'), { 'a.txt': '标题\n社会保障\t4,528.17\n', 'b.txt': '标题\n社会保障\t4,528.17\n\n' });
const out = join(folder, 'out');

async function trace(...words: string[]) {
  const terminal = printedTerminal();
  const code = await runCli(['trace', ...words], terminal, new AbortController().signal);
  return { code, ...terminal.text };
}

beforeAll(async () => {
  const place = onLines(2, 2, [6, 13]);
  const fact = fakeFact({ source: place, confidence: null });
  const table = fakeTable([fact]);
  const reader = {
    ...FAKE_READER,
    read: async (source: Parameters<typeof fakeDocument>[0]) => {
      const facts = source.file === 'b.txt' ? [fact, fakeFact({ row: 'total', source: place })] : [fact];
      return { document: fakeDocument(source, { mediaType: 'text/plain', facts, tables: [table] }), anomalies: [] };
    },
  };
  await runBatch([docs], { out }, inThisThread(reader));
});

describe('juesuan trace', () => {
  it('goes from the value back to the characters of the source', async () => {
    const { code, stdout, stderr } = await trace('expenditure/total/basic', '--out', out);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').slice(0, 10)).toEqual([
      'fact      expenditure/total/basic',
      'label     社会保障和就业支出',
      'value     4528.17 万元 = 45281700 元',
      'repair    format/thousand-separators: "4,528.17" → "4528.17"',
      'raw       "4,528.17"',
      'cell      row 1, column 2 (本年支出 / 基本支出)',
      'table     支出决算表 公开03表, unit 万元 (caption)',
      'words     "4,528.17"',
      'source    b.txt, line 2, characters 6 to 13',
      expect.stringMatching(/^document {2}b-[0-9a-f]{8}$/),
    ]);
  });

  it('asks for the document where several have the fact', async () => {
    const { code, stderr } = await trace('expenditure/208/basic', '--out', out);
    expect(code).toBe(2);
    const ids = /--document: (\S+), (\S+) /.exec(stderr);
    expect(ids?.[1]).toMatch(/^a-/);
    expect((await trace('expenditure/208/basic', '--out', out, '--document', ids?.[2] ?? '')).stdout).toContain('b.txt, line 2');
  });

  it('prints JSON', async () => {
    const [only] = JSON.parse((await trace('expenditure/total/basic', '--out', out, '--json')).stdout);
    expect(only).toMatchObject({ file: 'b.txt', words: ['4,528.17'], fact: { value: '4528.17' }, cell: { row: 0, column: 1 } });
  });

  it('says so where no document has the fact', async () => {
    expect((await trace('expenditure/999/basic', '--out', out)).stderr).toContain("no fact 'expenditure/999/basic' in the 2 documents");
  });

  it('says so where the source has moved or changed, and takes its new folder', async () => {
    writeFileSync(join(docs, 'b.txt'), 'changed');
    const changed = await trace('expenditure/total/basic', '--out', out);
    expect([changed.code, changed.stderr]).toEqual([0, expect.stringContaining('b.txt has changed')]);
    expect(changed.stdout).toContain('words     source not opened');
    const moved = await trace('expenditure/total/basic', '--out', out, '--input', join(folder, 'none'));
    expect(moved.stderr).toMatch(/none\/b\.txt: no such file or folder; give its folder with --input\n$/);
    const copy = writeFiles(join(folder, 'copy'), { 'b.txt': '标题\n社会保障\t4,528.17\n\n' });
    expect((await trace('expenditure/total/basic', '--out', out, '--input', copy)).stdout).toContain('words     "4,528.17"');
  });
});
