/**
 * Columns that text takes on a terminal, where Chinese takes two a character.
 */

/** Characters that take two columns of a terminal: Chinese and its punctuation. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns that `text` takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 2 : 1;
  return width;
}

/** `text` cut so that it takes at most `columns` columns. */
export function cutToColumns(text: string, columns: number): string {
  let used = 0;
  let kept = '';
  for (const char of text) {
    used += WIDE.test(char) ? 2 : 1;
    if (used > columns) return kept;
    kept += char;
  }
  return kept;
}

/** Rows as lines, each field as wide as the widest of its column; the last is not filled. */
export function alignedRows(rows: readonly (readonly string[])[], indent: string): string {
  const widths: number[] = [];
  for (const row of rows) for (const [i, field] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, displayWidth(field));
  const line = (row: readonly string[]): string =>
    row.map((field, i) => (i === row.length - 1 ? field : field + ' '.repeat((widths[i] ?? 0) - displayWidth(field)))).join('  ');
  return rows.map((row) => `${indent}${line(row).trimEnd()}\n`).join('');
}
