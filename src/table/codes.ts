/**
 * Classification codes as printed: in one cell, split over 类 | 款 | 项, in brackets, or in front of the name.
 *
 * In → Out: `201 | 06 | 01` → `2010601`; `[2210201]住房公积金` → code and name. Children without their parent's digits
 * take them from the row above where their column tells the level; in a single column only their name can. Source: code layouts met
 * in public disclosures.
 */
import { toHalfWidth } from '../model/label.ts';

export interface PrintedCode {
  /** Joined digits; '' where none, or where the digits alone cannot tell the level. */
  code: string;
  /** Digits of a code that is printed without its parent's in a single column; '' otherwise. */
  tail: string;
  /** What remains as the row's name. */
  label: string;
  /** True where the digits stood in more than one cell. */
  split: boolean;
}

const DIGITS = /^\d{1,7}$/;
const LEADING_CODE = /^\[?(\d{3}(?:\d{2}){0,2})\]?\s*[-—–:：.、]?\s*(?=[\u4e00-\u9fff“"（(])(.*)$/s;

/** Reads the code of one row. `codeCells` in column order, `labelCells` likewise; `above` is the code of the row before, '' at the top. */
export function readCode(codeCells: readonly string[], labelCells: readonly string[], above: string): PrintedCode {
  const parts = codeCells.map(bareCode);
  const label = labelCells.length === 1 ? (labelCells[0] ?? '') : labelCells.join('');
  const filled = parts.filter((part) => part !== '');
  if (filled.length > 0 && filled.every((part) => DIGITS.test(part))) {
    const code = completeCode(parts, above);
    return { code, tail: code === '' ? filled.join('') : '', label, split: filled.length > 1 || code.length > filled.join('').length };
  }
  const words = onceEach([...codeCells, ...labelCells]).join('');
  const leading = LEADING_CODE.exec(words.trim());
  if (leading !== null) return { code: leading[1] ?? '', tail: '', label: (leading[2] ?? '').trim(), split: false };
  return { code: '', tail: '', label: words, split: false };
}

/** The words of cells, once where a merged cell is written out over its columns (合计 | 合计). */
function onceEach(cells: readonly string[]): string[] {
  return cells.filter((text, i) => text !== cells[i - 1]);
}

function bareCode(text: string): string {
  return DIGITS.test(text) ? text : toHalfWidth(text).replace(/[\s[\]【】]/g, '');
}

/** Joins the parts; a level that is left out takes the digits of the row above. '' where the digits alone cannot tell the level. */
function completeCode(parts: readonly string[], above: string): string {
  const joined = parts.join('');
  const first = parts.findIndex((part) => part !== '');
  if (joined.length >= 3 && first === 0) return joined;
  if (parts.length === 1) return '';
  const prefix = above.slice(0, first === 1 ? 3 : 5);
  return prefix.length === (first === 1 ? 3 : 5) && joined.length % 2 === 0 ? prefix + joined : '';
}
