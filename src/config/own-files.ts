/**
 * Names of the files that people write for juesuan beside their documents; a search through a folder leaves them out.
 */

/** Name of an accept file. */
export const ACCEPT_FILE = 'juesuan.accept.json';

/** Names of a configuration, in the order in which they are looked for. */
export const CONFIG_NAMES: readonly string[] = ['juesuan.config.json', 'juesuan.config.mjs', 'juesuan.config.ts'];

const OWN_NAMES: ReadonlySet<string> = new Set([ACCEPT_FILE, ...CONFIG_NAMES]);

/** True for a file of settings or accepted anomalies, which is no input. */
export function isOwnFile(name: string): boolean {
  return OWN_NAMES.has(name);
}
