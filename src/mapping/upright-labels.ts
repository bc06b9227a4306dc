/**
 * Header labels set upright: characters run down and their columns from right to left, while the page is read line by line.
 *
 * In → Out: `[合支本计出年]` → column `current_total` (本年 | 支出 | 合计 from the right). A label is read so only where it says nothing as it
 * was read, and where every way to part it into lines that a form knows gives one column.
 * Limits: labels of one path that are set upright, one of them.
 */
import { normalizeLabel } from '../model/label.ts';
import { columnKey } from './column-keys.ts';
import type { ColumnKey, FormLexicon, Lexicon } from './lexicon.ts';

/** Characters from which on a label takes several columns of several lines. */
const MIN_LENGTH = 4;
const MOST_LINES = 6;
const IDEOGRAPHS = /^[\u4e00-\u9fff()（）]+$/;

/** The key of a column whose label is set upright; null where no reading, or more than one, is known. */
export function uprightColumnKey(path: readonly string[], form: FormLexicon, lexicon: Lexicon): ColumnKey | null {
  const found = new Map<string, ColumnKey>();
  for (const [i, label] of path.entries()) {
    if (form.neutral.has(normalizeLabel(label))) continue;
    for (const upright of uprightReadings(label)) {
      const key = columnKey(path.with(i, upright), form, lexicon);
      if (key.known) found.set(`${key.column ?? ''}/${key.row ?? ''}`, key);
    }
  }
  const [key] = found.values();
  return found.size === 1 && key !== undefined ? key : null;
}

/** The label's characters from top to bottom and right to left, for each number of lines that they may stand on. */
function uprightReadings(label: string): string[] {
  const characters = Array.from(label);
  if (characters.length < MIN_LENGTH || !IDEOGRAPHS.test(label)) return [];
  const readings: string[] = [];
  for (let lines = 2; lines <= MOST_LINES && lines < characters.length; lines++) readings.push(readUpright(characters, lines));
  return readings;
}

/** The last column, at the left, may be shorter: the lines below its end have a character less there. */
function readUpright(characters: readonly string[], lines: number): string {
  const columns = Math.ceil(characters.length / lines);
  const full = characters.length - (columns - 1) * lines;
  const rows: string[][] = [];
  let at = 0;
  for (let row = 0; row < lines; row++) {
    const width = row < full ? columns : columns - 1;
    rows.push(characters.slice(at, at + width).reverse());
    at += width;
  }
  return Array.from({ length: columns }, (_, column) => rows.map((row) => row[column] ?? '').join('')).join('');
}
