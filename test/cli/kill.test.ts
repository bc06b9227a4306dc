import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { killTest } from '../../bench/kills.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const CLI = fileURLToPath(new URL('../support/faulty-cli.ts', import.meta.url));
const folder = temporaryFolder();
/** Enough to meet a run in each of its parts; `npm run bench:batch -- --kills 50` does more, with the real pipeline. */
const KILLS = 8;

describe('a run that is killed', { timeout: 300_000 }, () => {
  it('goes on where it was, and ends with the same bytes as an undisturbed one', async () => {
    const years = Array.from({ length: 6 }, (_, n) => [
      `y${n}.txt`,
      `year 云溪县文化馆${n % 3} ${2022 + Math.floor(n / 3)} opening=4.00 closing=5.00 HOOK:slow`,
    ]);
    const others = Array.from({ length: 12 }, (_, n) => [`${n}.txt`, n % 4 === 3 ? 'fake fail' : `fake HOOK:slow ${n}`]);
    const files = [...years, ...others];
    const docs = writeFiles(join(folder, 'docs'), Object.fromEntries(files));
    const formats = ['--format', 'csv,ndjson,parquet,sqlite,xlsx'];
    const command = (out: string) => ['--import', 'tsx', CLI, docs, '--out', out, '--concurrency', '2', ...formats];
    const { kills, problems } = await killTest({ command, folder, kills: KILLS });
    expect(problems).toEqual([]);
    expect(kills).toBe(KILLS);
  });
});
