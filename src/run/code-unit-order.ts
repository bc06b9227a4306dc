/**
 * The order of names in everything a run lists: by UTF-16 code units, so that it is the same in every locale.
 */

/** Comparison for `sort`. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
