import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAcceptFiles } from '../../../src/config/accept-files.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();

describe('accept files', () => {
  it('are read from the input root down to the documents, each for its own folder', async () => {
    const root = writeFiles(join(folder, 'a'), {
      'juesuan.accept.json': '[{"id": "1", "reason": "r"}]',
      '2023/town/juesuan.accept.json': '[{"id": "2", "reason": " r ", "document": "d"}]',
      'elsewhere/juesuan.accept.json': '[{"id": "3", "reason": "r"}]',
      'plain.zip': '',
    });
    expect(await readAcceptFiles(root, ['2023/town/a.pdf', 'b.pdf', 'plain.zip/inner/c.pdf'])).toEqual([
      { id: '1', reason: 'r', folder: '', source: 'juesuan.accept.json' },
      { id: '2', reason: 'r', document: 'd', folder: '2023/town', source: '2023/town/juesuan.accept.json' },
    ]);
  });

  it.each([
    ['{"id": 1}', /expected array/],
    ['[{"id": "1"}]', /\[0\]\.reason/],
    ['[{"id": "1", "reason": ""}]', /\[0\]\.reason: an accepted anomaly needs a reason/],
    ['[', /is not JSON/],
  ])('are refused: %s', async (text, message) => {
    const root = writeFiles(join(folder, `b${text.length}`), { 'juesuan.accept.json': text });
    await expect(readAcceptFiles(root, ['x.pdf'])).rejects.toThrow(message);
  });
});
