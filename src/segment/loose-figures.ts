/**
 * Rows of figures that stand in plain lines: tables whose cells no separator, line or alignment tells apart any more.
 *
 * In → Out: blocks → one finding with the places of all such lines; none where there are few.
 * Limits: a line of figures alone, or of amounts that nothing but blanks, commas and semicolons part; sentences never count. Fewer lines
 * are a loss on a page that states a unit of money and has no table, below such a line of a text dump, and one is at the top of a page: the
 * last row of a table, and anywhere where it begins with a code and its name. A line that names a table and holds its cells, too, is a
 * whole table.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Block, TextLine } from '../model/block.ts';

const AMOUNT = /^[¥￥]?[-－(（]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)[.．]\d+[)）]?$/;
const SEPARATORS = /[\s,;，；|]+/;
const SENTENCE = /[。：:！？]/;
/** A mark for a blank cell on a line of its own. */
const BLANK = /^\s*[-—–]+\s*$/;
/** Amounts of a line that is a row, and rows that make a loss, with few other lines between them: labels of a chart stand alone. */
const MIN_AMOUNTS = 2;
const MIN_ROWS = 3;
const MAX_BETWEEN = 3;
/** Lines of one amount each: a table printed cell by cell has many. */
const MIN_CELLS = 10;

/** Such lines on a page with the caption of a table, but no table: one column that was printed by itself. */
const MIN_CAPTIONED = 2;
const UNIT = /单位[:：]\s*(?:人民币)?[百千万亿]*元/;

/** Amounts of a row that stands alone at the top of a page; that of a total may have fewer. */
const MIN_LAST = 3;
const TOTAL = /^\s*\S*[合总]\s*计\s/;

/** A code of the classification with its name and nothing but amounts behind it: no sentence is built so. */
const CODED_ROW = /^\s*\d{3}(?:\d{2}){0,2}\s*[\u4e00-\u9fff][^\d。：:]*\s(?=\s*[-－]?\d)/;

/** A line on which a table stands with all its cells: its name, and amounts that blanks part and no unit follows. */
const MIN_IN_LINE = 3;
const TABLE_NAME = /决算(?:总|明细)?表|自评表/;
const UNIT_BEHIND = /^(?:[百千万亿]*元|[%％]|个|辆|台|人|批|次|套)/;

/** What is lost with figures outside of tables. */
export function looseFigures(blocks: readonly Block[]): Finding[] {
  const lines = blocks.filter(isPlainLine);
  const captioned = pagesWithoutTable(blocks);
  const below = linesBelowUnit(blocks);
  const tops = firstLines(blocks);
  const rows: number[] = [];
  const cells: number[] = [];
  for (const [i, { text }] of lines.entries()) {
    if (amountsIn(text) >= MIN_AMOUNTS) rows.push(i);
    if (AMOUNT.test(text.trim())) cells.push(i);
  }
  const alone = cells.filter((i) => captioned.has(lines[i]?.place.page ?? null));
  const inText = cells.filter((i) => below.has(lines[i]));
  const whole = lines.flatMap(({ text }, i) => (holdsTable(text) ? [i] : []));
  const last = rows.filter((i) => tops.has(lines[i]) && endsTable(lines[i]?.text ?? ''));
  const coded = lines.flatMap(({ text }, i) => (isCodedRow(text) ? [i] : []));
  const few = inText.length >= MIN_CAPTIONED ? inText : [];
  const runs = [
    ...last,
    ...whole,
    ...coded,
    ...few,
    ...runsOf(rows, MIN_ROWS),
    ...runsOf(cells, MIN_CELLS),
    ...runsOf(alone, MIN_CAPTIONED),
  ];
  const lost = [...new Set(runs)].sort((a, b) => a - b).flatMap((i) => lines[i] ?? []);
  if (lost.length === 0) return [];
  return [{ rule: 'structure/loose-figures', args: { count: String(lost.length) }, locations: lost.map(({ place }) => place) }];
}

function isCodedRow(text: string): boolean {
  const start = CODED_ROW.exec(text)?.[0];
  if (start === undefined) return false;
  const parts = text.slice(start.length).trim().split(SEPARATORS);
  return parts.every((part) => AMOUNT.test(part));
}

function endsTable(text: string): boolean {
  return TOTAL.test(text) || amountsIn(text) >= MIN_LAST;
}

/** The lines that begin a page: nothing but furniture stands above them. */
function firstLines(blocks: readonly Block[]): Set<Block | undefined> {
  const first = new Map<number, Block>();
  for (const block of blocks) {
    const { page } = block.place;
    if (page !== null && !first.has(page) && (block.kind === 'grid' || block.furniture === null)) first.set(page, block);
  }
  return new Set(first.values());
}

/** Pages on which a line states a unit of money and no grid stands. */
function pagesWithoutTable(blocks: readonly Block[]): Set<number | null> {
  const pages = new Set<number | null>();
  for (const block of blocks) if (block.kind === 'line' && block.place.page !== null && UNIT.test(block.text)) pages.add(block.place.page);
  for (const block of blocks) {
    if (block.kind === 'grid') for (const { place } of [block, ...block.cells]) pages.delete(place.page);
  }
  return pages;
}

/** Lines of a text dump below one that states a unit of money, down to a table, a sentence or the next part. */
function linesBelowUnit(blocks: readonly Block[]): Set<Block | undefined> {
  const below = new Set<Block>();
  let open = false;
  for (const block of blocks) {
    if (block.kind === 'grid') open = false;
    else if (block.place.page !== null || block.furniture !== null) continue;
    else if (UNIT.test(block.text)) open = true;
    else if (FULL_STOP.test(block.text) || PART.test(block.text)) open = false;
    else if (open) below.add(block);
  }
  return below;
}

const FULL_STOP = /[。！？]/;
const PART = /^\s*第[一二三四五六七八九十]+部分/;

function holdsTable(text: string): boolean {
  if (!TABLE_NAME.test(text)) return false;
  const words = text.trim().split(/\s+/);
  const cells = words.filter((word, i) => AMOUNT.test(word) && !UNIT_BEHIND.test(words[i + 1] ?? ''));
  return cells.length >= MIN_IN_LINE;
}

function isPlainLine(block: Block): block is TextLine {
  return block.kind === 'line' && block.furniture === null && !BLANK.test(block.text);
}

/** The indexes that stand near to each other, at least `least` of them. */
function runsOf(indexes: readonly number[], least: number): number[] {
  const runs: number[][] = [];
  for (const index of indexes) {
    const run = runs[runs.length - 1];
    if (run !== undefined && index - (run[run.length - 1] ?? 0) <= MAX_BETWEEN + 1) run.push(index);
    else runs.push([index]);
  }
  return runs.filter((run) => run.length >= least).flat();
}

function amountsIn(text: string): number {
  if (SENTENCE.test(text)) return 0;
  let count = 0;
  for (const part of text.split(SEPARATORS)) if (AMOUNT.test(part)) count++;
  return count;
}
