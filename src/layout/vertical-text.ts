/**
 * Text of a narrow cell that runs downwards: 附属单位 | 上缴收入 as two columns of characters, the first one on the right.
 *
 * In → Out: upright words of a cell → its text, a line for each column; null where they run across, as nearly all do.
 * Evidence: ideographs alone, in two columns or more without gaps, that follow each other closer downwards than across; text is set solid
 * in its own direction, and its lines stand apart.
 * Source: W3C, Requirements for Chinese Text Layout, on writing modes. Limits: digits and other signs than brackets among the ideographs.
 */
import type { Word } from '../model/page.ts';

const IDEOGRAPHS = /^\p{Script=Han}+$/u;
/** Signs that are turned in text that runs downwards. */
const BRACKET = /^[（）〔〕《》“”]$/;
/** Characters set solid stand this far from each other, in em. */
const SOLID_EM = { from: 0.95, to: 1.03 };
/** Columns stand further from each other than their characters do, by at least this, in em. */
const APART_EM = 0.04;
/** Characters of one column lie off each other by less than this, in em. */
const SAME_COLUMN_EM = 0.25;

interface Glyph {
  text: string;
  /** Its middle, in points. */
  x: number;
  y: number;
}

/** The text of a cell's words where it runs downwards, else null. */
export function verticalText(words: readonly Word[]): string | null {
  const [first] = words;
  if (first === undefined || words.length < 2) return null;
  if (!words.every((word) => word.sizePt === first.sizePt && mayStand(word))) return null;
  const em = first.sizePt;
  const columns = columnsOf(words.flatMap(glyphsOf), em);
  if (columns.length < 2 || !columns.every((column) => isSolid(column, em)) || !columns.some(({ length }) => length > 1)) return null;
  return standApart(columns, em) ? columns.map((column) => column.map(({ text }) => text).join('')).join('\n') : null;
}

function mayStand({ text, turned }: Word): boolean {
  return turned === 0 ? IDEOGRAPHS.test(text) : BRACKET.test(text);
}

function glyphsOf({ text, bbox: [x0, y0, x1, y1], sizePt }: Word): Glyph[] {
  const characters = [...text];
  const pitch = characters.length === 1 ? 0 : (x1 - x0 - sizePt) / (characters.length - 1);
  const start = characters.length === 1 ? (x0 + x1) / 2 : x0 + sizePt / 2;
  return characters.map((character, i) => ({ text: character, x: start + i * pitch, y: (y0 + y1) / 2 }));
}

/** Columns of characters from the right, each from the top. */
function columnsOf(glyphs: readonly Glyph[], em: number): Glyph[][] {
  const columns: Glyph[][] = [];
  for (const glyph of glyphs.toSorted((a, b) => b.x - a.x)) {
    const last = columns.at(-1);
    if (last?.[0] !== undefined && last[0].x - glyph.x < SAME_COLUMN_EM * em) last.push(glyph);
    else columns.push([glyph]);
  }
  return columns.map((column) => column.sort((a, b) => a.y - b.y));
}

function isSolid(column: readonly Glyph[], em: number): boolean {
  return column.every(({ y }, i) => {
    const pitch = (y - (column[i - 1]?.y ?? y - em)) / em;
    return pitch >= SOLID_EM.from && pitch <= SOLID_EM.to;
  });
}

function standApart(columns: readonly Glyph[][], em: number): boolean {
  const [right] = columns.filter(({ length }) => length > 1);
  const pitch = ((right?.[1]?.y ?? 0) - (right?.[0]?.y ?? 0)) / em;
  return columns.every((column, i) => i === 0 || ((columns[i - 1]?.[0]?.x ?? 0) - (column[0]?.x ?? 0)) / em >= pitch + APART_EM);
}
