/**
 * Grids with the lines that belong to them: captions above, notes below; and which grids are pieces of one table.
 *
 * In → Out: blocks in reading order → regions, each with caption lines (nearest to the grid last), the heading above them, one or
 * more grids (a table cut by page breaks), and its notes. A piece continues the region before it when nothing but furniture and
 * repeated captions stands between them; whether its columns fit is decided where columns are known.
 * Limits: no vocabulary but titles is used; what a table is, is decided later.
 */
import type { Block, Grid, TextLine } from '../model/block.ts';
import { hasCaption, opensNote, parseCaption, statesEmpty } from './caption.ts';
import { looksLikeTitle, matchTitle, type TitleIndex } from './titles.ts';
import { joinWrappedCaptions } from './wrapped-captions.ts';

export interface TableRegion {
  captions: TextLine[];
  /** The numbered heading or other line right above the captions; null where none. */
  heading: TextLine | null;
  grid: Grid;
  notes: TextLine[];
  /** True where no title of its own and no prose stand between this grid and the one before. */
  follows: boolean;
}

/** Caption lines looked at above a grid; forms print at most six (number, title, entity, year, unit, continuation mark). */
const MAX_CAPTIONS = 8;
const MAX_NOTE_LINES = 12;
/** Recognised lines between a title and its grid that were too badly read to be known as captions, and how long they are. */
const MOST_MISREAD = 3;
const LONGEST_MISREAD = 40;
const FULL_STOP = /[。；]/;
const NUMBERED = /^\s*(?:第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]{1,3}\s*[、.．]|[(（][一二三四五六七八九十]{1,3}[)）])/;

/** A page number alone in its line: text dumps keep it between the pieces of a table. */
const PAGE_NUMBER = /^\s*(?:[-—–·]+\s*\d{1,4}\s*[-—–·]+|第\s*\d{1,4}\s*页(?:[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,3}(?:\s*\/\s*\d{1,3})?)\s*$/;

/** Finds the regions of all grids, in reading order. */
export function findTableRegions(blocks: readonly Block[], titles: TitleIndex): TableRegion[] {
  const regions: TableRegion[] = [];
  let between: TextLine[] = [];
  for (const block of blocks) {
    if (block.kind === 'line') {
      if (block.furniture === null && !PAGE_NUMBER.test(block.text)) between.push(block);
      continue;
    }
    regions.push(openRegion(block, joinWrappedCaptions(between), { titles, previous: regions.at(-1) ?? null }));
    between = [];
  }
  const last = regions.at(-1);
  if (last !== undefined) last.notes.push(...takeNotes(between));
  return regions;
}

function openRegion(grid: Grid, between: readonly TextLine[], context: { titles: TitleIndex; previous: TableRegion | null }): TableRegion {
  const captions = takeCaptions(between, context.titles);
  const above = between.slice(0, between.length - captions.length);
  if (context.previous !== null) {
    const notes = takeNotes(above);
    context.previous.notes.push(...notes);
    above.splice(0, notes.length);
  }
  const headingLine = above.at(-1);
  const heading = headingLine !== undefined && isHeadingOver(headingLine, context.titles) ? headingLine : null;
  return {
    captions,
    heading,
    grid,
    notes: [],
    follows: context.previous !== null && above.length === 0 && between.length === captions.length,
  };
}

function isHeadingOver(line: TextLine, titles: TitleIndex): boolean {
  return line.headingMarks !== null || NUMBERED.test(line.text) || matchTitle(line.text, titles) !== null || looksLikeTitle(line.text);
}

/** Caption lines at the end of `lines`, in printed order. */
function takeCaptions(lines: readonly TextLine[], titles: TitleIndex): TextLine[] {
  let start = runOfCaptions(lines, lines.length, titles);
  for (let title = titleBeyond(lines, start, titles); title !== null; title = titleBeyond(lines, start, titles))
    start = runOfCaptions(lines, title + 1, titles);
  return lines.slice(start);
}

/** Where the caption lines begin that end before `end`. */
function runOfCaptions(lines: readonly TextLine[], end: number, titles: TitleIndex): number {
  let start = end;
  while (start > 0 && lines.length - start < MAX_CAPTIONS) {
    const line = lines[start - 1];
    if (line === undefined || !isCaptionLine(line, titles)) break;
    start--;
  }
  return start;
}

/** The title that misread lines part from the captions that begin at `start`; null where none does. */
function titleBeyond(lines: readonly TextLine[], start: number, titles: TitleIndex): number | null {
  for (let i = start - 1; i >= start - 1 - MOST_MISREAD && lines.length - i <= MAX_CAPTIONS; i--) {
    const line = lines[i];
    if (line === undefined) return null;
    if (matchTitle(parseCaption(line.text).rest, titles) !== null) return i === start - 1 ? null : i;
    if (!isMisread(line, lines)) return null;
  }
  return null;
}

/** True for a line that was recognised, too badly to be known, where captions stand: short, no sentence, on the page of the grid. */
function isMisread({ text, recognition, place }: TextLine, lines: readonly TextLine[]): boolean {
  if (recognition === undefined || text.length > LONGEST_MISREAD || opensNote(text) || NUMBERED.test(text)) return false;
  return place.page === lines.at(-1)?.place.page && !FULL_STOP.test(text);
}

function isCaptionLine(line: TextLine, titles: TitleIndex): boolean {
  if (opensNote(line.text) || NUMBERED.test(line.text)) return false;
  if (titles.isFormHead(line.text)) return true;
  const parts = parseCaption(line.text);
  if (parts.rest === '') return true;
  return matchTitle(parts.rest, titles) !== null || looksLikeTitle(parts.rest) || (hasCaption(parts) && parts.rest.length <= 4);
}

/** Note lines at the start of `lines`: from 注：or 说明：on, and statements that the table has no data. */
function takeNotes(lines: readonly TextLine[]): TextLine[] {
  const notes: TextLine[] = [];
  for (const line of lines.slice(0, MAX_NOTE_LINES)) {
    const opens = opensNote(line.text);
    const runsOn = notes.length > 0 && (continuesNote(line) || notes.at(-1)?.endsFull === true);
    if (!opens && !runsOn && !(statesEmpty(line.text) && !NUMBERED.test(line.text) && line.headingMarks === null)) break;
    notes.push(line);
  }
  return notes;
}

/** The next numbered point of a note (2.本套报表…). */
function continuesNote(line: TextLine): boolean {
  return /^\s*[2-9]\s*[.．、]/.test(line.text) && line.headingMarks === null;
}
