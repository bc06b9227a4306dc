/**
 * Keys that `juesuan suggest` drafts for labels of which nobody has said yet what they are: `unnamed_1`, `income.unnamed_2`.
 *
 * The identities of the accounts do not know such a key, as little as an `x:` key: a sum beside it proves nothing.
 */
const UNNAMED = /(?:^|\.)unnamed_\d+$/;

/** The n-th such key behind a prefix. */
export function unnamedKey(prefix: string, n: number): string {
  return `${prefix}unnamed_${n}`;
}

/** True for a key that is still to be named. */
export function isUnnamed(key: string): boolean {
  return UNNAMED.test(key);
}
