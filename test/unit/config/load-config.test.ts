import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/config/config-error.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const root = temporaryFolder();
let count = 0;
const folderWith = (files: Record<string, string>) => writeFiles(join(root, String(++count)), { '.keep': '', ...files });

/** The message of a configuration that cannot be used. */
async function complaint(files: Record<string, string>, named?: string): Promise<{ message: string; hint: string }> {
  const error = await loadConfig(named, folderWith(files)).catch((thrown: unknown) => thrown);
  if (!(error instanceof ConfigError)) throw new Error(`no ConfigError: ${String(error)}`);
  return error;
}

describe('the configuration', () => {
  it('is empty where there is no file', async () => {
    expect(await loadConfig(undefined, folderWith({}))).toEqual({ file: null, settings: {} });
  });

  it('is read from JSON, its paths from its own folder', async () => {
    const folder = folderWith({ 'sub/my.json': '{"out": "result", "pipelines": "../p", "format": ["csv", "duckdb"], "bom": true}' });
    expect((await loadConfig('sub/my.json', folder)).settings).toEqual({
      out: join(folder, 'sub/result'),
      pipelines: join(folder, 'p'),
      format: ['csv', 'duckdb'],
      bom: true,
    });
  });

  it.each([
    ['juesuan.config.mjs', "const years = [1];\nexport default { concurrency: years.length, failOn: 'error' };"],
    [
      'juesuan.config.ts',
      "interface Own { concurrency: number; failOn: 'error' | 'warning' }\nenum E { One = 1 }\nexport default { concurrency: E.One, failOn: 'error' } satisfies Own;",
    ],
  ])('is found as %s', async (name, text) => {
    const folder = folderWith({ [name]: text });
    expect(await loadConfig(undefined, folder)).toEqual({ file: join(folder, name), settings: { concurrency: 1, failOn: 'error' } });
    expect(readdirSync(folder).sort()).toEqual(['.keep', name]);
  });

  it('names the file, the place, the fault and the setting that was meant', async () => {
    const text =
      '{"formats": ["csv"], "zzz": 1, "format": ["xls"], "concurrency": 0, "accept": [{"id": "a", "reason": "  "}, {"id": "b", "why": ""}]}';
    const lines = (await complaint({ 'juesuan.config.json': text })).message.split('\n');
    expect(lines).toHaveLength(7);
    expect(lines.every((line) => line.startsWith('juesuan.config.json: '))).toBe(true);
    const all = lines.join('\n');
    expect(all).toMatch(/format\[0\]: .*"parquet"/);
    expect(all).toContain('concurrency: ');
    expect(all).toContain('accept[0].reason: an accepted anomaly needs a reason');
    expect(all).toMatch(/accept\[1\]\.reason: /);
    expect(all).toContain('accept[1]: there is no setting why');
    expect(all).toContain('there is no setting formats; did you mean format?');
    expect(all).toMatch(/there is no setting zzz; settings are out, /);
  });

  it.each([
    [{ 'juesuan.config.json': '{"out": }' }, undefined, 'cannot be read: ', 'comma'],
    [{ 'juesuan.config.ts': 'export default {{' }, undefined, 'cannot be read: ', 'comma'],
    [{ 'juesuan.config.mjs': 'export const x = 1;' }, undefined, 'exports nothing as default', 'export default'],
    [{ 'juesuan.config.mjs': '', 'juesuan.config.ts': '' }, undefined, 'there are juesuan.config.mjs and juesuan.config.ts', '--config'],
    [{}, 'none.json', 'there is no such file', '--config'],
    [{ 'a.yaml': '' }, 'a.yaml', 'is no kind of configuration file', '.json'],
  ])('is refused with what to do: %j', async (files, named, what, hint) => {
    const error = await complaint(files as Record<string, string>, named);
    expect(error.message).toContain(what);
    expect(error.message.split('\n')).toHaveLength(1);
    expect(error.hint).toContain(hint);
  });
});
