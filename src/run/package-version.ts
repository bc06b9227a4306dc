/**
 * What package.json says of this package: its version and what it depends on, stated once.
 */
import { readFileSync } from 'node:fs';

/** Works from `src/` and from `dist/`, which lie at the same depth. */
function packageJson(): { version: string; dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
}

/** Version as published. */
export function packageVersion(): string {
  return packageJson().version;
}

/** The packages that it is built on, with their exact versions. */
export function dependencyVersions(): string {
  return JSON.stringify(packageJson().dependencies);
}
