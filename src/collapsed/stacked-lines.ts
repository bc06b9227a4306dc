/**
 * Tables copied with every cell on a line of its own and blank cells lost, as lines with a row each.
 *
 * In → Out: lines of a statutory table → the same cells joined by blanks, row by row, as copies with single blanks have them; the lines as
 * they are where cells do not stand alone. A row begins with a code or a label of the left side; words that only together are a label
 * are joined. Which column a figure has is left to whoever reads the rows.
 */
import type { TextLine } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import { cover } from '../model/place.ts';
import type { SidesOf } from './label-panels.ts';
import { figureOf, isCode } from './tokens.ts';

/** Lines of a lone figure that a stacked table has, and their part of all lines with figures. */
const MIN_FIGURES = 4;
const MIN_SHARE = 0.8;
const NUMBER = /^\d{1,3}$/;
const ORDINAL = /^[一二三四五六七八九十]{1,3}、/;
const PAIR_WORD = /^(?:预算数|决算数)$/;

/** True where nearly all figures stand alone on their line. */
export function isStacked(lines: readonly TextLine[]): boolean {
  let [alone, beside] = [0, 0];
  for (const { text } of lines) {
    const words = text.trim().split(/\s+/);
    if (!words.some((word) => figureOf(word) !== null)) continue;
    if (words.length === 1 || isPanelEdge(words)) alone++;
    else beside++;
  }
  return alone >= MIN_FIGURES && alone >= (alone + beside) * MIN_SHARE;
}

/** Cells of a row, and the lines that they stand on. */
class Row {
  readonly cells: string[] = [];
  readonly #lines: TextLine[] = [];

  get last(): string | undefined {
    return this.cells.at(-1);
  }

  add(line: TextLine, text: string): void {
    this.cells.push(text);
    this.#lines.push(line);
  }

  /** Goes on with the last cell. */
  extend(line: TextLine, text: string): void {
    this.cells[this.cells.length - 1] = `${this.last ?? ''}${text}`;
    this.#lines.push(line);
  }

  get line(): TextLine | null {
    const [first] = this.#lines;
    return first === undefined ? null : { ...first, text: this.cells.join(' '), place: cover(this.#lines.map(({ place }) => place)) };
  }
}

function textsOf(rows: readonly Row[]): TextLine[] {
  return rows.flatMap(({ line }) => line ?? []);
}

/** A code with the name beside it. */
const CODE_AND_NAME = /^([23]\d{2}(?:\d{2}){0,2})\s+(\D.*)$/;

/** Rows of a table of codes; `isTotal` for labels that stand without a code. */
export function codedRowLines(lines: readonly TextLine[], isTotal: (label: string) => boolean): TextLine[] {
  const rows: Row[] = [];
  const header: TextLine[] = [];
  const cells = joinedCodes(lines.flatMap(figuresOf));
  for (const [i, line] of cells.entries()) {
    const text = line.text.trim();
    const opening = openingWords(text, isWord(cells[i + 1]?.text), isTotal);
    if (opening.length > 0) rows.push(new Row());
    const row = rows.at(-1);
    if (row === undefined) header.push(line);
    else if (opening.length > 0) for (const word of opening) row.add(line, word);
    else if (isWord(text) && isWord(row.last)) row.extend(line, text);
    else row.add(line, text);
  }
  return [...header, ...textsOf(rows)];
}

/** Lines of the levels of one code, each alone (207, 01, 09 before a name), as one line. */
function joinedCodes(lines: readonly TextLine[]): TextLine[] {
  const result: TextLine[] = [];
  for (let at = 0; at < lines.length; ) {
    const own = lines.slice(at, at + levelsAt(lines, at));
    const [first] = own;
    if (first !== undefined)
      result.push({ ...first, text: own.map(({ text }) => text.trim()).join(''), place: cover(own.map(({ place }) => place)) });
    at += Math.max(1, own.length);
  }
  return result;
}

/** Lines that the code at `at` is printed on; one for any other line. */
function levelsAt(lines: readonly TextLine[], at: number): number {
  if (!CLASS.test(lines[at]?.text.trim() ?? '')) return 1;
  let end = at + 1;
  while (end < at + MOST_LEVELS && LEVEL.test(lines[end]?.text.trim() ?? '')) end++;
  return isWord(lines[end]?.text) ? end - at : 1;
}

const CLASS = /^[23]\d{2}$/;
const LEVEL = /^\d{2}$/;
const MOST_LEVELS = 3;

/** A line of nothing but figures and codes as a line for each. */
function figuresOf(line: TextLine): TextLine[] {
  const words = line.text.trim().split(/\s+/);
  return words.length > 1 && words.every((word) => figureOf(word) !== null) ? words.map((text) => ({ ...line, text })) : [line];
}

/** True for the last figure of a panel beside the code of the next one. */
function isPanelEdge([figure = '', code = '', ...others]: readonly string[]): boolean {
  return figureOf(figure) !== null && isCode(code) && others.length === 0;
}

/** The words of a line that opens a row; none where it does not. */
function openingWords(text: string, isNamed: boolean, isTotal: (label: string) => boolean): string[] {
  const coded = CODE_AND_NAME.exec(text);
  if (coded !== null) return coded.slice(1);
  // A column may be headed by the word for the total.
  const opens = isNamed ? isCode(text) && /^[23]/.test(text) : isTotal(normalizeLabel(text));
  return opens ? [text] : [];
}

/** True for a cell that is no figure and holds no amount. */
function isWord(text: string | undefined): boolean {
  return text !== undefined && figureOf(text.trim()) === null && !AMOUNT.test(text);
}

const AMOUNT = /\d[.．]\d{2}(?!\d)/;

/** Rows of a two-sided table of labels. */
export function sidedRowLines(lines: readonly TextLine[], sidesOf: SidesOf): TextLine[] {
  const first = lines.findIndex(({ text }) => ORDINAL.test(text.trim()) && sidesOf(text.trim()).length > 0);
  if (first < 0) return [...lines];
  const header = lines.slice(0, first);
  const reader = new SidedRows(sidesOf, header.filter(({ text }) => text.includes('行次')).length > 1);
  for (const line of lines.slice(first)) reader.take(line, line.text.trim());
  return [...joined(header, /行次|栏次/), ...textsOf(reader.rows)];
}

class SidedRows {
  readonly rows: Row[] = [];
  readonly #sidesOf: SidesOf;
  readonly #isNumbered: boolean;
  /** Sides that the row has so far. */
  #sides = { income: true, expenditure: true };
  /** The last number of a line on the left. */
  #number = 0;

  constructor(sidesOf: SidesOf, isNumbered: boolean) {
    this.#sidesOf = sidesOf;
    this.#isNumbered = isNumbered;
  }

  take(line: TextLine, text: string): void {
    const row = this.rows.at(-1);
    if (figureOf(text) !== null) this.#figure(line, text);
    else if (this.#sidesOf(text).length > 0) this.#label(line, text);
    else if (row !== undefined && isWord(row.last) && this.#sidesOf(`${row.last ?? ''}${text}`).length > 0)
      this.#completed(line, text, row);
    else row?.add(line, text);
  }

  #figure(line: TextLine, text: string): void {
    const row = this.rows.at(-1);
    const numbers = this.#isNumbered && NUMBER.test(text);
    if (numbers && Number(text) === this.#number + 1 && !isWord(row?.last)) {
      // A left side without a label.
      this.#open({ income: true, expenditure: false }).add(line, text);
      this.#number++;
      return;
    }
    if (numbers && isWord(row?.last) && !this.#sides.expenditure) this.#number = Number(text);
    row?.add(line, text);
  }

  #label(line: TextLine, text: string): void {
    const sides = this.#sidesOf(text);
    // A label of both sides (总计) stands on the right of itself alone.
    const fits = sides.length < 2 || this.rows.at(-1)?.cells[0] === text;
    const isRight = sides.includes('expenditure') && !this.#sides.expenditure && fits;
    const row = isRight ? this.rows.at(-1) : this.#open({ income: sides.includes('income'), expenditure: !sides.includes('income') });
    if (isRight) this.#sides.expenditure = true;
    row?.add(line, text);
  }

  /** Two words that together are a label: the first stood alone so far. */
  #completed(line: TextLine, text: string, row: Row): void {
    row.extend(line, text);
    if (this.#sidesOf(row.last ?? '').includes('expenditure')) this.#sides.expenditure = true;
  }

  #open(sides: { income: boolean; expenditure: boolean }): Row {
    const row = new Row();
    this.rows.push(row);
    this.#sides = sides;
    return row;
  }
}

/** Runs of lines joined to one line each: the numbers of columns (1 2 3 …), figures, and words like `word`. */
export function joined(lines: readonly TextLine[], word: RegExp = PAIR_WORD): TextLine[] {
  const rows: { row: Row; kind: string }[] = [];
  for (const line of lines) {
    const text = line.text.trim();
    const last = rows.at(-1);
    const kind = kindOf(text, word, last?.kind === 'number' ? last.row.cells.length + 1 : 1);
    const row = kind !== '' && last?.kind === kind ? last.row : new Row();
    if (row !== last?.row) rows.push({ row, kind });
    row.add(line, text);
  }
  return textsOf(rows.map(({ row }) => row));
}

function kindOf(text: string, word: RegExp, number: number): 'number' | 'figure' | 'word' | '' {
  if (text === String(number)) return 'number';
  if (figureOf(text) !== null) return 'figure';
  return word.test(text) ? 'word' : '';
}
