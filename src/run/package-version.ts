/**
 * The version of this package, read from its package.json so that it is stated once.
 */
import { readFileSync } from 'node:fs';

/** Version as published. Works from `src/` and from `dist/`, which lie at the same depth. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return version;
}
