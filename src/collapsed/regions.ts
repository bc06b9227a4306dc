/**
 * Statutory tables whose rows stand in plain lines.
 *
 * In → Out: blocks → for every title with rows of figures below it, the table, its lines and where they stand among the blocks.
 * A region ends at a note, another table's title, a sentence, a part of the document, or a grid: tables that have one are read as such.
 */
import type { Block, TextLine } from '../model/block.ts';
import { opensNote, parseCaption, statedUnit } from '../segment/caption.ts';
import { matchTitle, type TitleIndex } from '../segment/titles.ts';
import { isStacked } from './stacked-lines.ts';

export interface CollapsedRegion {
  table: string;
  /** Index of the first block behind title and captions, and of the first one behind the region. */
  from: number;
  to: number;
  lines: TextLine[];
  /** The lines with the numbers among them that may be those of pages or cells alike; null where there are none. */
  numbered: TextLine[] | null;
  /** Captions among the lines: copies may put them behind cells of the header. A page break repeats them; each stands here once. */
  captions: TextLine[];
  /** Unit that the captions name; 万元 where none does. */
  unit: string;
}

const SENTENCE = /[。；;]|[，,](?!\d{3})/;
const PART = /^\s*第[一二三四五六七八九十]+(?:部分|章)/;
const HEADING = /(?:情况说明|情况|说明|解释)\s*$/;
/** Lines of a header at least: titles in a list of contents have none behind them. */
const MIN_LINES = 2;

/** The regions of a document, in reading order. */
export function collapsedRegions(blocks: readonly Block[], titles: TitleIndex): CollapsedRegion[] {
  const regions: CollapsedRegion[] = [];
  for (let at = 0; at < blocks.length; ) {
    const region = regionAt(blocks, at, titles);
    if (region !== null) regions.push(region);
    at = region?.to ?? at + 1;
  }
  return regions;
}

function regionAt(blocks: readonly Block[], at: number, titles: TitleIndex): CollapsedRegion | null {
  const table = titleOf(blocks[at], titles);
  if (table === null) return null;
  let from = at + 1;
  let unit: string | null = null;
  for (; isCaption(blocks[from], titles, table); from++) unit ??= unitOf(blocks[from]);
  let to = from;
  while (belongs(blocks[to], titles, table)) to++;
  if (blocks[to]?.kind === 'grid') return null;
  const all = blocks.slice(from, to).filter((block): block is TextLine => block.kind === 'line');
  const stacked = isStacked(all);
  const lines = all.filter((line, i) => line.furniture === null || (stacked && isCell(line, all[i - 1])));
  if (lines.length < MIN_LINES) return null;
  const captions = captionsAmong(lines);
  for (const caption of captions) unit ??= unitOf(caption);
  return {
    table,
    from,
    to,
    lines: withoutRepeated(lines, titles),
    numbered: withNumbers(all, lines, titles),
    captions,
    unit: unit ?? '万元',
  };
}

function captionsAmong(lines: readonly TextLine[]): TextLine[] {
  const captions = new Map(lines.filter(({ text }) => parseCaption(text).rest === '').map((line) => [line.text.trim(), line]));
  return [...captions.values()];
}

function titleOf(block: Block | undefined, titles: TitleIndex): string | null {
  return block?.kind === 'line' && block.furniture === null ? (matchTitle(block.text, titles)?.table ?? null) : null;
}

/** The unit, number or entity of a table, or its title once more. */
function isCaption(block: Block | undefined, titles: TitleIndex, table: string): boolean {
  if (block?.kind !== 'line') return false;
  return parseCaption(block.text).rest === '' || titleOf(block, titles) === table;
}

function unitOf(block: Block | undefined): string | null {
  return block?.kind === 'line' ? statedUnit(block.text) : null;
}

function belongs(block: Block | undefined, titles: TitleIndex, table: string): boolean {
  if (block?.kind !== 'line') return false;
  if (block.furniture !== null) return true;
  const { text } = block;
  if (opensNote(text) || PART.test(text) || SENTENCE.test(text) || HEADING.test(text)) return false;
  const title = titleOf(block, titles);
  return title === null || title === table;
}

/**
 * True for what only looks like furniture where every cell stands alone: names that several tables have, behind their code, and codes of
 * classes, which count up as pages do.
 */
function isCell({ furniture, text }: TextLine, before: TextLine | undefined): boolean {
  return furniture === 'watermark' ? CODE.test(before?.text ?? '') : furniture === 'page-number' && CLASS.test(text);
}
const CLASS = /^\s*[23]\d{2}\s*$/;
const CODE = /^\s*(?:[23]\d{2}(?:\d{2}){0,2}|\d{2})\s*$/;

function withoutRepeated(lines: readonly TextLine[], titles: TitleIndex): TextLine[] {
  const stacked = isStacked(lines);
  return lines.filter((line) => !isRepeated(line, titles, stacked));
}

/** Numbers of lines (行次) that stand alone, one more each time, look like those of pages. */
function withNumbers(all: readonly TextLine[], lines: readonly TextLine[], titles: TitleIndex): TextLine[] | null {
  if (!isStacked(lines)) return null;
  const isRead = (line: TextLine, i: number): boolean => line.furniture === null || isCell(line, all[i - 1]);
  const read = all.filter((line, i) => isRead(line, i) || (line.furniture === 'page-number' && NUMBER.test(line.text)));
  return read.length === lines.length ? null : withoutRepeated(read, titles);
}
const NUMBER = /^\s*\d{1,3}\s*$/;

/** Captions that a page break repeats, and numbers of pages, which cannot be told from cells where these stand alone. */
function isRepeated(line: TextLine, titles: TitleIndex, stacked: boolean): boolean {
  if (parseCaption(line.text).rest === '' || matchTitle(line.text, titles) !== null) return true;
  return !stacked && PAGE_NUMBER.test(line.text);
}
const PAGE_NUMBER = /^\s*[-—–]?\s*\d{1,3}\s*[-—–]?\s*$/;
