/**
 * What package.json says of this package: its version and what it depends on, stated once.
 */
import { readFileSync } from 'node:fs';

/** Works from `src/` and from `dist/`, which lie at the same depth. */
function packageJson(): Record<'dependencies' | 'peerDependencies', Record<string, string>> & { version: string } {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
}

/** Version as published. */
export function packageVersion(): string {
  return packageJson().version;
}

/** The packages that it is built on, and those that are optional to install, with their exact versions. */
export function dependencyVersions(): string {
  const { dependencies, peerDependencies } = packageJson();
  return JSON.stringify({ ...dependencies, ...peerDependencies });
}

/** The packages that are optional to install, with the versions that it works with. */
export function peerVersions(): Readonly<Record<string, string>> {
  return packageJson().peerDependencies;
}
