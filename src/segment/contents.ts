/**
 * The contents page: where it stands and what it lists.
 *
 * In → Out: `OutlineItem[]` → the range of items it takes and its entries, in order; null where the document has none.
 * It ends where the body begins: at the first line that repeats an entry, at a second 第一部分, at a sentence or a table.
 * Handles leaders, tabs, no page numbers, entries wrapped over two lines, a date line inside, breaks over pages, a contents
 * page laid out as a table, and one without the word 目录 (its first entries come again later in the document).
 * Limits: a contents page printed as one running paragraph is not read.
 */
import type { Grid } from '../model/block.ts';
import { cover } from '../model/place.ts';
import type { ContentsEntry } from '../model/section.ts';
import { type ContentsLine, readContentsLine } from './contents-entry.ts';
import type { LineItem, OutlineItem } from './outline-item.ts';
import { cleanTitle, endsAsHeading, endsSentence, hasInnerSentence, textWidth, titleKey } from './wording.ts';

export interface Contents {
  /** First item of the contents page and the first one behind it. */
  start: number;
  end: number;
  entries: ContentsEntry[];
  /** Level of each entry by its numbering; null where it has none. */
  levels: (number | null)[];
}

/** What became of an item: an entry, the first title of the body, or text. */
type Step = 'taken' | 'repeated' | 'text';

/** How many items from the start may hold the word 目录. */
const MARKER_REACH = 150;
/** An entry is a title: wider lines without leaders are text. */
const MAX_ENTRY_WIDTH = 60;
const MIN_ENTRIES = 3;
const MARKER = /^[(（【《]?(?:.{0,40}(?:决算|预算)(?:公开)?)?目[录錄次][)）】》]?[:：]?$/;
const METADATA = /(?:时间|日期)\s*[:：]/;
/** Ends of titles that wrap onto a line of their own. */
const TITLE_ENDS = /^(?:表|总表|明细表|决算表|说明|情况|情况说明|明|况说明|的说明|概况|况)$/;

/** True for the heading 目录 in any spelling, also behind the document's title; not for 公开目录 of a web page. */
function isContentsMarker(text: string): boolean {
  return text.length <= MAX_ENTRY_WIDTH && MARKER.test(text.replace(/\s+/g, ''));
}

/** Finds the contents page. */
export function findContents(items: readonly OutlineItem[]): Contents | null {
  const marker = items.slice(0, MARKER_REACH).findIndex((item) => item.kind === 'line' && isContentsMarker(item.text));
  if (marker >= 0) return new Reader(items, marker, marker + 1).read();
  const start = repeatedStart(items);
  if (start === null) return null;
  const contents = new Reader(items, start, start).read();
  return contents.entries.length >= MIN_ENTRIES ? contents : null;
}

/** First of the opening numbered lines when it comes again behind at least two others and before any sentence stands between. */
function repeatedStart(items: readonly OutlineItem[]): number | null {
  const opening: { index: number; key: string }[] = [];
  for (const [index, item] of items.slice(0, MARKER_REACH).entries()) {
    const text = item.kind === 'grid' || isText(item.text);
    if (text && (item.kind === 'grid' || opening.length > 0)) return null;
    const key = text ? null : entryKey(item);
    if (key === null) continue;
    if (opening[0]?.key === key) return opening.length >= MIN_ENTRIES ? opening[0].index : null;
    opening.push({ index, key });
  }
  return null;
}

/** Number and title of a line that could be an entry; null for one without number. */
function entryKey(item: OutlineItem): string | null {
  if (item.kind === 'grid') return null;
  const { entry, level } = readContentsLine(item.text, item.line.place);
  return level === null ? null : entry.number + titleKey(entry.title);
}

/** True for a line that is running text, not a title. */
function isText(text: string): boolean {
  if (text.length > MAX_ENTRY_WIDTH * 2) return true;
  return (endsSentence(text) && !/[.·…:：]$/.test(text)) || hasInnerSentence(text);
}

class Reader {
  readonly #items: readonly OutlineItem[];
  readonly #start: number;
  readonly #first: number;
  readonly #lines: (ContentsLine & { item: number })[] = [];
  readonly #seen = new Set<string>();

  constructor(items: readonly OutlineItem[], start: number, first: number) {
    this.#items = items;
    this.#start = start;
    this.#first = first;
  }

  read(): Contents {
    let index = this.#first;
    let repeated = false;
    for (; index < this.#items.length; index += 1) {
      const item = this.#items[index];
      if (item === undefined) break;
      const step = item.kind === 'grid' ? this.#takeGrid(item.grid, index) : this.#takeLine(item, index);
      repeated = step === 'repeated';
      if (step !== 'taken') break;
    }
    const end = repeated ? index : this.#withoutBody(index);
    const kept = this.#lines.filter((line) => line.item < end);
    return { start: this.#start, end, entries: kept.map((line) => line.entry), levels: kept.map((line) => line.level) };
  }

  #takeLine(item: LineItem, index: number): Step {
    if (METADATA.test(item.text) || isContentsMarker(item.text)) return 'taken';
    const line = readContentsLine(item.text, item.line.place);
    if (!line.leader && line.entry.page === null && (isText(item.text) || textWidth(item.text) > MAX_ENTRY_WIDTH)) return 'text';
    const previous = this.#lines.at(-1);
    if (previous !== undefined && line.level === null && this.#continues(previous, line, item)) {
      this.#extend(previous, line);
      return 'taken';
    }
    return this.#push(line, index);
  }

  #push(line: ContentsLine, index: number): Step {
    if (this.#repeats(line)) return 'repeated';
    this.#seen.add(line.entry.number + titleKey(line.entry.title));
    if (line.level === 1) this.#seen.add(`1:${line.entry.number}`);
    this.#lines.push({ ...line, item: index });
    return 'taken';
  }

  /** True where the line is the body's: a title or a first number that was there already. */
  #repeats({ entry, level, leader }: ContentsLine): boolean {
    const first = this.#lines[0];
    if (first === undefined) return false;
    const listsPages = this.#lines.some((line) => line.entry.page !== null || line.leader);
    if (listsPages && (leader || entry.page !== null)) return false;
    if (this.#seen.has(entry.number + titleKey(entry.title)) && entry.title !== '') return true;
    if (level === 1) return this.#seen.has(`1:${entry.number}`);
    return level !== null && level === first.level && entry.number === first.entry.number && !this.#lines.some((line) => line.level === 1);
  }

  /** True where an unnumbered line is the end of the entry before it. */
  #continues(previous: ContentsLine, line: ContentsLine, item: LineItem): boolean {
    if (previous.entry.page !== null || previous.leader || previous.level === null) return false;
    const before = previous.entry.title;
    if (before === '' || TITLE_ENDS.test(line.entry.title)) return true;
    const last = this.#items[this.#lines.at(-1)?.item ?? 0];
    if (last?.kind === 'line' && last.line.endsFull === true && item.line.place.page === last.line.place.page) return true;
    return !endsAsHeading(before) && endsAsHeading(line.entry.title) && (line.entry.page !== null || line.entry.title.length <= 8);
  }

  #extend(previous: ContentsLine, line: ContentsLine): void {
    const { entry } = previous;
    previous.entry = {
      number: entry.number,
      title: cleanTitle(entry.title + line.entry.title),
      page: line.entry.page,
      source: cover([entry.source, line.entry.source]),
    };
    previous.leader = line.leader;
    this.#seen.add(entry.number + titleKey(previous.entry.title));
  }

  /** Takes a contents page that was laid out as a table of titles and page numbers. */
  #takeGrid(grid: Grid, index: number): Step {
    const rows: string[][] = Array.from({ length: grid.rowCount }, () => []);
    const places = new Map<number, ContentsEntry['source']>();
    for (const cell of grid.cells) {
      if (cell.text.trim() === '') continue;
      rows[cell.row]?.push(cell.text.replace(/\n/g, '').trim());
      if (!places.has(cell.row)) places.set(cell.row, cell.place);
    }
    const filled = rows.flatMap((cells, row) =>
      cells.length === 0 ? [] : [{ text: cells.join('\t'), place: places.get(row) ?? grid.place }],
    );
    const lines = filled.map(({ text, place }) => readContentsLine(text, place));
    const listed = lines.filter((line) => line.level !== null || line.entry.page !== null).length;
    if (grid.columnCount > 3 || listed * 2 < lines.length || filled.some(({ text }) => isText(text))) return 'text';
    return lines.every((line) => this.#push(line, index) === 'taken') ? 'taken' : 'repeated';
  }

  /** Where the end was not a repeated title: entries without page on the body's first page are its headings. */
  #withoutBody(end: number): number {
    const item = this.#items[end];
    if (item === undefined || item.kind === 'grid') return end;
    const paged = this.#lines.filter((line) => line.entry.page !== null);
    const lastPaged = paged.at(-1);
    if (lastPaged !== undefined && paged.length * 2 >= this.#lines.length) {
      const next = this.#lines.find((line) => line.item > lastPaged.item && line.entry.page === null);
      return next === undefined || !this.#isOnPageOf(next, item) ? end : next.item;
    }
    return end;
  }

  #isOnPageOf(line: ContentsLine, item: LineItem): boolean {
    return line.entry.source.page === null || line.entry.source.page === item.line.place.page;
  }
}
