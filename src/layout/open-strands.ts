/**
 * The columns of a table without lines between them, from the words of its body and its lowest header labels.
 *
 * In → Out: rows of lines, header labels → columns with what stands in them and the boundaries between them, left to right.
 * Words that stand over each other are one column; a header label with nothing over or below it is a column that the body leaves blank.
 * Boundaries: cells have the same padding throughout, so a column of figures ends that much behind their common right edge, and a
 * column of text begins that much before its common left edge.
 */
import type { Word } from '../model/page.ts';
import { isAmount, isFigure, isLeadingSign, isNothing } from './figures.ts';
import type { HeaderBlock } from './header-blocks.ts';
import { numbersColumns } from './open-rows.ts';
import { emOf, type WordLine } from './page-text.ts';
import type { BlankStart } from './segments.ts';

export interface OpenColumn {
  /** Extent of its words, header labels of its own included. */
  start: number;
  end: number;
  /** Boundaries. */
  from: number;
  to: number;
}

/** Words of the body that stand over each other. */
export interface Strand {
  start: number;
  end: number;
  body: Word[];
  /** Its lowest header label; null where none stands over it alone. */
  head: HeaderBlock | null;
}

/** A gutter is free of text over at least this width, in em. */
const GUTTER_EM = 0.15;
/** From so many rows on, words over two columns are left out: text that overflows its cell. */
const MANY_ROWS = 8;
/** Figures share their right edge, text its left edge within this, in em. */
const EDGE_EM = 0.2;
/** Labels of one level end within this, in em. */
const LEVEL_EM = 0.4;
const COLUMN_NUMBER = /^\d{1,2}$/;
/** The padding of a cell is at most this, in em. */
const MAX_PADDING_EM = 0.7;

/** The columns of the words of the body; none where it has no words. */
export function openStrands(bands: readonly (readonly WordLine[])[]): Strand[] {
  const words = standingApart(bands.filter(isRow).flatMap((band) => band.flatMap(wordsInColumns)));
  return strandsOf(words, { gutter: GUTTER_EM * emOf(words), many: bands.length >= MANY_ROWS });
}

type Body = Pick<Strand, 'body'>;
type Alignment = BlankStart['aligned'];

const ALIGNMENTS: readonly Alignment[] = ['end', 'middle', 'start'];
const PLACES: Readonly<Record<Alignment, (word: Word) => number>> = {
  start: ({ bbox }) => bbox[0],
  middle: ({ bbox }) => (bbox[0] + bbox[2]) / 2,
  end: ({ bbox }) => bbox[2],
};

/**
 * The words that show where columns are: signs for nothing may stand elsewhere in their cells than figures do, and show columns only where
 * the body has no figures. A short dash may be the sign of a figure, whose column it must not become.
 */
export function standingApart(words: readonly Word[]): readonly Word[] {
  const isMark = ({ text }: Word): boolean => isNothing(text) && !isLeadingSign(text);
  return words.some((word) => isFigure(word.text) && !isNothing(word.text)) ? words.filter((word) => !isMark(word)) : words;
}

/**
 * Where labels begin that belong to columns which the body leaves blank: behind the figures of the last column. Null where no column
 * shows by figures of several widths how they stand in it, or where those of the last one do not stand so.
 */
export function blankStart(strands: readonly Body[]): BlankStart | null {
  const last = strands[strands.length - 1];
  const em = emOf(strands.flatMap(({ body }) => body));
  const aligned = ALIGNMENTS.find((side) => strands.some((strand) => isAligned(strand, side, em)));
  if (last === undefined || aligned === undefined || commonPlace(last, aligned, em) === null) return null;
  const amounts = last.body.filter(({ text }) => isAmount(text));
  const at = commonPlace(last, aligned, em) ?? 0;
  return { from: Math.max(...amounts.map(({ bbox }) => bbox[2])), aligned, at };
}

/** True for a column whose figures, of several widths, share an edge or their middle. */
function isAligned(strand: Body, side: Alignment, em: number): boolean {
  const widths = strand.body.filter(({ text }) => isAmount(text)).map(({ bbox }) => bbox[2] - bbox[0]);
  return commonPlace(strand, side, em) !== null && Math.max(...widths) - Math.min(...widths) > EDGE_EM * em;
}

/** The edge or middle that a column's figures share; null where they do not, or where most of its words are none. */
function commonPlace({ body }: Body, side: Alignment, em: number): number | null {
  const own = body.filter(({ text }) => isAmount(text)).map(PLACES[side]);
  if (own.length * 2 <= unnumbered(body).length) return null;
  const [least, most] = [Math.min(...own), Math.max(...own)];
  return most - least <= EDGE_EM * em ? most : null;
}

/** The columns with their boundaries, those that the body leaves blank included. `strands` are taken over. */
export function openColumns(strands: Strand[], header: readonly HeaderBlock[]): OpenColumn[] {
  const em = emOf(strands.flatMap(({ body }) => body));
  joinNumbers(strands);
  const whole = withHeads(strands, header);
  const padding = paddingOf(whole, em);
  const edges: number[] = [];
  let to = (whole[whole.length - 1]?.end ?? 0) + padding;
  for (let i = whole.length - 1; i >= 0; i--) {
    const strand = whole[i];
    if (strand !== undefined) to = boundary(whole[i - 1], strand, { padding, em, to });
    edges[i] = to;
  }
  return whole.map(({ start, end }, i) => ({ start, end, from: edges[i] ?? start, to: edges[i + 1] ?? end + padding }));
}

/** A row has figures or several texts apart; a lone text is a heading that may reach over all columns. */
function isRow(band: readonly WordLine[]): boolean {
  return band.some(({ words }) => words.length > 1 || words.some(({ text }) => isFigure(text)));
}

/** The words of a line that show where columns are: what names the line of column numbers stands in the middle, as header labels do. */
function wordsInColumns({ words }: WordLine): readonly Word[] {
  return numbersColumns(words) ? words.filter(({ text }) => isFigure(text)) : words;
}

function strandsOf(words: readonly Word[], { gutter, many }: { gutter: number; many: boolean }): Strand[] {
  const cores = many
    ? union(
        words.filter(({ text }) => isAmount(text)),
        gutter,
      )
    : [];
  const own = words.filter((word) => isFigure(word.text) || cores.filter((core) => overlap(core, word.bbox)).length < 2);
  const isBeside = (word: Word): boolean => isFigure(word.text) || !cores.some((core) => overlap(core, word.bbox));
  return union(many ? own.filter(isBeside) : own, gutter);
}

function overlap({ start, end }: { start: number; end: number }, [x0, , x1]: Word['bbox']): boolean {
  return start < x1 && x0 < end;
}

function union(words: readonly Word[], gutter: number): Strand[] {
  const strands: Strand[] = [];
  for (const word of words.slice().sort((a, b) => a.bbox[0] - b.bbox[0])) {
    const last = strands[strands.length - 1];
    if (last === undefined || word.bbox[0] - last.end >= gutter) {
      strands.push({ start: word.bbox[0], end: word.bbox[2], body: [word], head: null });
    } else {
      last.end = Math.max(last.end, word.bbox[2]);
      last.body.push(word);
    }
  }
  return strands;
}

/** Strands with their lowest labels: over a strand, beside the words of a wider column, or over a blank column. */
function withHeads(strands: Strand[], header: readonly HeaderBlock[]): Strand[] {
  for (const level of levelsOf(header)) {
    const lonely: HeaderBlock[] = [];
    for (const block of level) {
      const over = strands.filter(({ start, end }) => block.start < end && start < block.end);
      if (over.length === 0) lonely.push(block);
      else if (!over.some((strand) => isHeadedBelow(strand, block))) addHead(strands, over, block);
    }
    for (const block of lonely) addLonely(strands, block);
  }
  return strands;
}

/** Labels by their last lines, the lowest first. */
function levelsOf(header: readonly HeaderBlock[]): HeaderBlock[][] {
  const levels: HeaderBlock[][] = [];
  for (const block of header.slice().sort((a, b) => b.last - a.last)) {
    const level = levels[levels.length - 1];
    const [first] = level ?? [];
    if (level !== undefined && first !== undefined && first.last - block.last <= LEVEL_EM * (block.words[0]?.sizePt ?? 0))
      level.push(block);
    else levels.push([block]);
  }
  return levels;
}

/** True where a strand has a label below the block, which then spans columns. */
function isHeadedBelow({ head }: Strand, block: HeaderBlock): boolean {
  return head !== null && head.first > block.last;
}

/** Makes a label the head of the strand that it stands over; the number of a column and its figures may stand apart under one label. */
function addHead(strands: Strand[], over: readonly Strand[], block: HeaderBlock): void {
  const [first, ...others] = over;
  if (first === undefined || over.filter((strand) => !isNumbers(strand)).length > 1) return;
  for (const other of others) absorb(strands, first, other);
  widen(first, block);
}

/**
 * Gives a label over no words to the figures on its right or the text on its left that have none, or a column of its own. One between
 * columns that have labels below it spans them.
 */
function addLonely(strands: Strand[], block: HeaderBlock): void {
  const right = strands.find(({ start }) => start > block.start);
  const left = strands.findLast(({ end }) => end < block.end);
  if (right !== undefined && right.head === null && isOfFigures(right)) widen(right, block);
  else if (left !== undefined && left.head === null && !isOfFigures(left)) widen(left, block);
  else if (left === undefined || right === undefined || !isHeadedBelow(left, block) || !isHeadedBelow(right, block)) {
    const at = right === undefined ? strands.length : strands.indexOf(right);
    strands.splice(at, 0, { start: block.start, end: block.end, body: [], head: block });
  }
}

/**
 * Joins the number of a column, which stands in its middle, with the figures at its right edge. Figures of a column of their own would
 * have a number, too.
 */
function joinNumbers(strands: Strand[]): void {
  for (const strand of strands.slice()) {
    const right = strands[strands.indexOf(strand) + 1];
    const [number] = strand.body;
    if (number === undefined || right === undefined || !isNumbers(strand) || !isOfFigures(right)) continue;
    const isNumbered = right.body.some(({ baseline }) => Math.abs(baseline - number.baseline) <= LEVEL_EM * number.sizePt);
    if (!isNumbered) absorb(strands, strand, right);
  }
}

/** True for the number of a column alone, which stands in its middle, beside its figures. */
function isNumbers({ body }: Strand): boolean {
  return body.length === 1 && COLUMN_NUMBER.test(body[0]?.text ?? '');
}

function absorb(strands: Strand[], strand: Strand, other: Strand): void {
  strand.start = Math.min(strand.start, other.start);
  strand.end = Math.max(strand.end, other.end);
  strand.body.push(...other.body);
  strands.splice(strands.indexOf(other), 1);
}

function widen(strand: Strand, leaf: HeaderBlock): void {
  strand.start = Math.min(strand.start, leaf.start);
  strand.end = Math.max(strand.end, leaf.end);
  strand.head = leaf;
}

function isOfFigures({ body }: Strand): boolean {
  return body.filter(({ text }) => isAmount(text)).length * 2 > unnumbered(body).length;
}

/** The words of a column without its number, which stands in its middle and says nothing of its edges. */
function unnumbered(body: readonly Word[]): Word[] {
  return body.filter(({ text }) => !COLUMN_NUMBER.test(text));
}

/** Half the narrowest gap between figures and the text or figures behind them. */
function paddingOf(strands: readonly Strand[], em: number): number {
  const gaps = strands.slice(1).map((strand, i) => strand.start - (strands[i]?.end ?? 0));
  return Math.min(MAX_PADDING_EM * em, Math.max(0, Math.min(...gaps)) / 2);
}

/**
 * The boundary before a column that ends at `to`: where nothing else tells it, the label of figures stands in the middle of their
 * column.
 */
function boundary(left: Strand | undefined, right: Strand, { padding, em, to }: { padding: number; em: number; to: number }): number {
  const around = right.head !== null && isOfFigures(right) ? right.head.start + right.head.end - to : null;
  if (left === undefined) return Math.min(right.start - padding, around ?? right.start);
  const end = commonEdge(left, 2, em);
  const start = commonEdge(right, 0, em);
  const [low, high] = [left.end, right.start];
  const at = end !== null ? end + padding : start !== null ? start - padding : (around ?? (low + high) / 2);
  return Math.min(Math.max(at, low), high);
}

/** The right edge of the figures (side 2), or the left edge of the text (side 0), that a column's words share; null where they do not. */
function commonEdge({ body }: Pick<Strand, 'body'>, side: 0 | 2, em: number): number | null {
  const own = body.filter(({ text }) => (side === 2 ? isAmount(text) : !isFigure(text)));
  if (own.length * 2 <= unnumbered(body).length) return null;
  const edges = own.map(({ bbox }) => bbox[side]);
  const [least, most] = [Math.min(...edges), Math.max(...edges)];
  return most - least <= EDGE_EM * em ? (side === 2 ? most : least) : null;
}
