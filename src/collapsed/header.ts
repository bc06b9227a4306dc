/**
 * The columns that the lines of a header name whose cells were wrapped and run together.
 *
 * In → Out: header lines and a form's columns → the columns in the form's order with the label found, or null where a word remains that
 * is neither a column nor one of the words that every such table has, or the labels stand in another order.
 * Limits: the place of one label wrapped over lines among the others is the form's; that of all others is as printed.
 */
import type { TextLine } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import { parseCaption } from '../segment/caption.ts';
import { figureOf } from './tokens.ts';

export interface HeaderColumn {
  column: string;
  label: string;
  /** Header lines on which the label stands, by index. */
  lines: number[];
}

/** A column and the labels it may have, the likeliest first. */
export interface NamedColumn {
  column: string;
  labels: readonly string[];
}

interface Piece {
  text: string;
  line: number;
  at: number;
  used: boolean;
}

/** Words and parts of words of every such header. */
const COMMON = [
  '项目',
  '支出功能分类科目编码',
  '收入功能分类科目编码',
  '功能分类',
  '功能分类科目编码',
  '功能分类科目代码',
  '经济分类',
  '经济分类科目编码',
  '科目名称',
  '科目编码',
  '科目代码',
  '类款项',
  '栏次',
  '行次',
  '合计',
];
const MAX_PIECES = 5;

/** The columns of a header; null where it is not understood. */
export function headerColumns(
  lines: readonly TextLine[],
  columns: readonly NamedColumn[],
  neutral: ReadonlySet<string>,
): HeaderColumn[] | null {
  return wrappedColumns(lines, columns, neutral) ?? flowingColumns(lines, columns, neutral);
}

interface HeaderWord {
  text: string;
  /** Null for words that every such table has. */
  column: string | null;
}

/**
 * The columns of a header whose cells stand one behind the other, each running on over the ends of lines: the whole text is nothing but known
 * words, and the columns among them are in the order of the form.
 */
function flowingColumns(lines: readonly TextLine[], columns: readonly NamedColumn[], neutral: ReadonlySet<string>): HeaderColumn[] | null {
  const text = lines
    .flatMap((line, i) => (parseCaption(line.text).rest === '' ? [] : piecesOf(line, i).map((piece) => piece.text)))
    .join('');
  const labels = columns.flatMap(({ column, labels: own }): HeaderWord[] => own.map((label) => ({ text: label, column })));
  const common = [...COMMON, ...neutral].map((word): HeaderWord => ({ text: word, column: null }));
  const words = [...labels, ...common].filter((word) => word.text !== '').sort((a, b) => b.text.length - a.text.length);
  const order = columns.map(({ column }) => column);
  const found = wordsOf(text, { words, order, from: 0, dead: new Set() })?.filter(({ column }) => column !== null);
  return found === undefined ? null : found.map(({ text: label, column }, i) => ({ column: column ?? '', label, lines: [i] }));
}

interface HeaderSearch {
  words: readonly HeaderWord[];
  order: readonly string[];
  /** Columns before this one are printed already. */
  from: number;
  /** Ends of the text, and columns before them, that no words make up. */
  dead: Set<string>;
}

/** Known words that make up a text, columns in their order; null where none do. */
function wordsOf(text: string, search: HeaderSearch): HeaderWord[] | null {
  const { words, order, from, dead } = search;
  const key = `${text.length} ${from}`;
  if (text === '') return [];
  if (dead.has(key)) return null;
  for (const word of words) {
    const at = word.column === null ? from : order.indexOf(word.column);
    if (at < from || !text.startsWith(word.text)) continue;
    const rest = wordsOf(text.slice(word.text.length), { ...search, from: word.column === null ? from : at + 1 });
    if (rest !== null) return [word, ...rest];
  }
  dead.add(key);
  return null;
}

/** The columns of a header whose labels are wrapped beside each other. */
function wrappedColumns(lines: readonly TextLine[], columns: readonly NamedColumn[], neutral: ReadonlySet<string>): HeaderColumn[] | null {
  const pieces = lines.flatMap((line, index) => (parseCaption(line.text).rest === '' ? [] : piecesOf(line, index)));
  const found = columns.flatMap(({ column, labels }) => {
    const match = labels.map((label) => ({ label, parts: compose(label, pieces, -1) })).find(({ parts }) => parts !== null);
    for (const part of match?.parts ?? []) part.used = true;
    return match?.parts ? [{ column, label: match.label, parts: match.parts }] : [];
  });
  const isCommon = ({ text }: Piece): boolean => neutral.has(text) || COMMON.some((word) => word.includes(text));
  const subtotals = new Set(pieces.filter((piece, i) => isSubtotal(piece, pieces[i + 1])));
  if (subtotals.size > 1 || pieces.some((piece) => !piece.used && !isCommon(piece) && !subtotals.has(piece))) return null;
  return inOrder(found.map(({ parts }) => parts))
    ? found.map(({ column, label, parts }) => ({ column, label, lines: parts.map(({ line }) => line) }))
    : null;
}

/** True for 小计 before the labels of parts: what it is the sum of has a label above, which is the column's. */
function isSubtotal({ text, used }: Piece, next: Piece | undefined): boolean {
  return text === SUBTOTAL && !used && next?.used === true;
}
const SUBTOTAL = '小计';

function piecesOf(line: TextLine, index: number): Piece[] {
  const words = line.text.trim().split(/\s+/).map(normalizeLabel);
  return words.filter((text) => text !== '' && figureOf(text) === null).map((text, at) => ({ text, line: index, at, used: false }));
}

/** The unused pieces that make up a label, each in a line below the one before; null where there are none. */
function compose(label: string, pieces: readonly Piece[], below: number, depth = 0): Piece[] | null {
  if (label === '') return [];
  if (depth === MAX_PIECES) return null;
  const whole = depth === 0 ? pieces.find((piece) => !piece.used && piece.text === label) : undefined;
  if (whole !== undefined) return [whole];
  for (const piece of pieces) {
    if (piece.used || piece.line <= below || !label.startsWith(piece.text)) continue;
    const rest = compose(label.slice(piece.text.length), pieces, piece.line, depth + 1);
    if (rest !== null) return [piece, ...rest];
  }
  return null;
}

/** True where labels that share a line stand in it in the order of the columns. */
function inOrder(columns: readonly (readonly Piece[])[]): boolean {
  const last = new Map<number, number>();
  return columns.every((parts) =>
    parts.every(({ line, at }) => {
      const before = last.get(line) ?? -1;
      last.set(line, at);
      return at > before;
    }),
  );
}
