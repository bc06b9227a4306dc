/**
 * Furniture of a paged document: what stands at the edge of its pages, or in the same place on most of them.
 *
 * A line is a running header or footer when most pages have it at the same height outside everything else. Captions of tables are
 * protected by their shape and by the share of pages: prose pages do not have them.
 */
import type { Block, TextLine } from '../model/block.ts';
import type { Marks } from './furniture.ts';
import { isMisreadRunning, misreadPageNumbers } from './furniture-recognised.ts';
import { compactOf, isProtected, pageNumberOf, pagePatterns } from './furniture-shapes.ts';

type Zone = 'header' | 'footer';

/** So many lines from the edge of a page may be furniture. */
const EDGE_LINES = 3;
/** A running line stands on so many pages, and on this share of them; left and right pages may differ. */
const MIN_PAGES = 3;
const MIN_SHARE = 0.4;
/** A watermark in the page's middle stands on more. */
const WATERMARK_PAGES = 4;
const WATERMARK_SHARE = 0.5;
/** The same place on two pages differs by less than this (points). */
const SAME_PLACE_PT = 3;

/** Furniture of all pages. */
export function pageFurniture(pages: readonly (readonly Block[])[]): Marks {
  const marks = new Map<TextLine, NonNullable<TextLine['furniture']>>();
  const filled = pages.filter((page) => page.length > 0);
  const edges = filled.map((page) => ({ header: edgeLines(page), footer: edgeLines(page.slice().reverse()) }));
  for (const line of pageNumbers(edges.flatMap(({ header, footer }) => [...footer.slice(0, 2), ...header.slice(0, 1)])))
    marks.set(line, 'page-number');
  for (const line of misreadPageNumbers(edges.flatMap(({ footer }) => footer.slice(0, 1)))) marks.set(line, 'page-number');
  for (const zone of ['header', 'footer'] as const) {
    markRunning(
      edges.map((edge) => edge[zone]),
      zone,
      marks,
    );
  }
  for (const line of watermarks(filled)) if (!marks.has(line)) marks.set(line, 'watermark');
  return marks;
}

/** The first lines of a page's blocks up to the first grid. */
function edgeLines(blocks: readonly Block[]): TextLine[] {
  const lines: TextLine[] = [];
  for (const block of blocks) {
    if (block.kind !== 'line' || lines.length === EDGE_LINES) break;
    lines.push(block);
  }
  return lines;
}

/** Lines that number their page: by their form, or because they count along with the pages. */
function pageNumbers(lines: readonly TextLine[]): TextLine[] {
  const found = [...new Set(lines)].flatMap((line) => {
    const number = pageNumberOf(line.text);
    return number === null ? [] : [{ line, explicit: number.explicit, offset: (line.place.page ?? 0) - number.value }];
  });
  const counts = new Map<number, number>();
  for (const { offset } of found) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  return found.filter(({ explicit, offset }) => explicit || (counts.get(offset) ?? 0) >= MIN_PAGES).map(({ line }) => line);
}

/** Marks repeated lines from the edge of the page inwards: a line counts only where everything outside it is furniture. */
function markRunning(edges: readonly (readonly TextLine[])[], zone: Zone, marks: Map<TextLine, NonNullable<TextLine['furniture']>>): void {
  const needed = Math.max(MIN_PAGES, MIN_SHARE * edges.length);
  const open = edges.flat().filter((line) => !marks.has(line));
  const running = groupsOf(open).filter((group) => group.length >= needed);
  const firsts = running.flatMap(([first]) => first ?? []);
  const misread = open.filter((line) => firsts.some((first) => isMisreadRunning(line, first)));
  const repeated = new Set([...running.flat(), ...misread]);
  for (const lines of edges) {
    for (const line of lines) {
      if (!marks.has(line) && !repeated.has(line)) break;
      if (!marks.has(line)) marks.set(line, zone);
    }
  }
}

/** Lines with the same words at the same height on their pages; a number in them may count along with the pages. */
function groupsOf(lines: readonly TextLine[]): TextLine[][] {
  const byPattern = new Map<string, TextLine[][]>();
  for (const line of lines) {
    if (isProtected(compactOf(line.text))) continue;
    for (const pattern of pagePatterns(line.text, line.place.page ?? 0)) {
      const groups = byPattern.get(pattern) ?? [];
      byPattern.set(pattern, groups);
      const group = groups.find(([first]) => first !== undefined && isSamePlace(first, line, 1));
      if (group === undefined) groups.push([line]);
      else group.push(line);
    }
  }
  return [...byPattern.values()].flat();
}

function isSamePlace(a: TextLine, b: TextLine, axis: 0 | 1): boolean {
  return Math.abs((a.place.bbox?.[axis] ?? 0) - (b.place.bbox?.[axis] ?? 0)) <= SAME_PLACE_PT;
}

/** Lines with the same words in the same place on most pages. */
function watermarks(pages: readonly (readonly Block[])[]): TextLine[] {
  const needed = Math.max(WATERMARK_PAGES, WATERMARK_SHARE * pages.length);
  const lines = pages.flat().filter((block) => block.kind === 'line');
  const groups = groupsOf(lines.filter((line) => !/\d/.test(line.text)));
  return groups
    .filter((group) => group.length >= needed && group.every((line, _, [first]) => first !== undefined && isSamePlace(first, line, 0)))
    .flat();
}
