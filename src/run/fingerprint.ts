/**
 * By what a document's output is known to be still what this program would make of the same bytes.
 *
 * In → Out: options → version, hash of code and declarative data, hash of the options that can change a document. Limits of time
 * and memory are no part of it: they decide whether there is a result, never which.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OWN_PIPELINES } from '../rulebook/load.ts';
import { DEFAULT_MAX_PAGES, type ReadingOptions } from './options.ts';
import { dependencyVersions, packageVersion } from './package-version.ts';

/** `src/` or `dist/`, whichever runs. */
const CODE = fileURLToPath(new URL('..', import.meta.url));
/** Folders of the code that no document passes through. */
const NOT_IN_THE_WAY = /^(?:cli|inspect|config|suggest)[\\/]/;
/** Digits of a hash that are kept: enough to tell programs apart, short enough for a line per document. */
const DIGITS = 12;

export interface Fingerprint {
  version: string;
  /** Hash of code, packages and declarative data; tells builds of one version apart. */
  build: string;
  /** Hash of the options. */
  options: string;
}

/** Adds the files below `folder` in the order of their names. */
function hashFolder(hash: ReturnType<typeof createHash>, folder: string, isPart: (name: string) => boolean): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length)
        .replace(/^[\\/]/, ''),
    )
    .filter(isPart)
    .sort();
  for (const name of names) hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
}

function buildHash(pipelines: string): string {
  const hash = createHash('sha256').update(dependencyVersions());
  hashFolder(hash, CODE, (name) => !name.endsWith('.d.ts') && !NOT_IN_THE_WAY.test(name));
  hashFolder(hash, pipelines, (name) => /\.(?:json|csv)$/.test(name));
  return hash.digest('hex').slice(0, DIGITS);
}

/** The fingerprint of a run. Throws the file system's error where the pipelines cannot be read. */
export function fingerprint({ pipelines, signal: _, password: __, ...options }: ReadingOptions): Fingerprint {
  const stated = { maxPages: DEFAULT_MAX_PAGES, ...options };
  const sorted = JSON.stringify(Object.entries(stated).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    version: packageVersion(),
    build: buildHash(pipelines ?? OWN_PIPELINES),
    options: createHash('sha256').update(sorted).digest('hex').slice(0, DIGITS),
  };
}

/** The fingerprint as one word. */
export function fingerprintKey({ version, build, options }: Fingerprint): string {
  return `${version}/${build}/${options}`;
}

/** Why an output with the key `before` is made anew; null where it still holds. */
export function changedBecause(before: string, now: Fingerprint): 'version' | 'build' | 'options' | null {
  const [version, build, options] = before.split('/');
  if (version !== now.version) return 'version';
  if (options !== now.options) return 'options';
  return build === now.build ? null : 'build';
}
