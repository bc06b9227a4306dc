/**
 * The configuration of a run: `juesuan.config.json`, `.mjs` or `.ts` in the working folder, or the file that was named.
 *
 * In → Out: folder or path → settings, paths in them made absolute from the file's own folder. A module exports its settings
 * as default. TypeScript is read through jiti, the one door to it, because Node 20 cannot; nothing is written to a cache.
 * Throws ConfigError with every problem of the file.
 */
import { access, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Config, SETTING_NAMES } from '../model/config.ts';
import { ConfigError, describeIssues } from './config-error.ts';
import { CONFIG_NAMES } from './own-files.ts';

export interface LoadedConfig {
  /** Path of the file; null where there is none. */
  file: string | null;
  settings: Config;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The one file of a folder; null where there is none. Throws ConfigError where there are several: which one holds is not guessed. */
async function findConfig(folder: string): Promise<string | null> {
  const found: string[] = [];
  for (const name of CONFIG_NAMES) if (await exists(join(folder, name))) found.push(name);
  const [first, ...more] = found;
  if (first === undefined) return null;
  if (more.length === 0) return join(folder, first);
  throw new ConfigError(folder, [`there are ${found.join(' and ')}`], { hint: 'keep one of them, or name one with --config' });
}

async function readJsonConfig(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8')) as unknown;
}

async function importConfig(path: string): Promise<unknown> {
  const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
  return module.default;
}

async function importTypeScript(path: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  return createJiti(import.meta.url, { fsCache: false, moduleCache: false }).import(path, { default: true });
}

const READERS: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  '.json': readJsonConfig,
  '.js': importConfig,
  '.mjs': importConfig,
  '.ts': importTypeScript,
  '.mts': importTypeScript,
};

async function readSettings(path: string): Promise<unknown> {
  const read = READERS[extname(path)];
  if (read === undefined) throw new ConfigError(path, ['is no kind of configuration file'], { hint: 'name it .json, .mjs or .ts' });
  try {
    return await read(path);
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const why = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new ConfigError(path, [missing ? 'there is no such file' : `cannot be read: ${why}`], {
      hint: missing ? 'check the path behind --config' : 'look for a missing or extra comma, quote or bracket',
      cause,
    });
  }
}

/** Reads and validates the configuration at `path`. */
async function readConfig(path: string): Promise<LoadedConfig> {
  const value = await readSettings(path);
  if (value === undefined) throw new ConfigError(path, ['exports nothing as default'], { hint: 'write export default { … }' });
  const parsed = Config.safeParse(value);
  if (!parsed.success)
    throw new ConfigError(basename(path), describeIssues(parsed.error, SETTING_NAMES), { hint: 'see docs/cli.md, Configuration' });
  const { out, pipelines, ...rest } = parsed.data;
  const folder = dirname(path);
  const settings: Config = {
    ...rest,
    ...(out === undefined ? {} : { out: resolve(folder, out) }),
    ...(pipelines === undefined ? {} : { pipelines: resolve(folder, pipelines) }),
  };
  return { file: path, settings };
}

/** The configuration `named`, or that of `folder`; empty settings where there is none. */
export async function loadConfig(named: string | undefined, folder: string): Promise<LoadedConfig> {
  const path = named === undefined ? await findConfig(folder) : resolve(folder, named);
  return path === null ? { file: null, settings: {} } : readConfig(path);
}
