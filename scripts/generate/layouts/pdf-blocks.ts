/**
 * Everything but tables: cover, contents, headings and paragraphs.
 *
 * Sizes follow the usual look: body 16 pt with 28 pt leading and an indent of two characters.
 */
import type { Piece } from '../disclosure.ts';
import { type Flow, MARGIN } from './pdf-flow.ts';
import { breakLines } from './pdf-lines.ts';

const BODY = { size: 16, leading: 28 };
const HEADINGS = { 1: { size: 22, leading: 44 }, 2: { size: 16, leading: 28 }, 3: { size: 16, leading: 28 } } as const;
const COVER = { size: 30, leading: 52, top: 220, dateTop: 640, dateSize: 18 };
const CONTENTS = { title: 22, size: 14, leading: 25 };
/** Room between the text of a contents line and its dots. */
const LEADER_GAP = 6;
const INDENT_CHARS = 2;

/** The year and name large, the last line, a date, low on the page. */
export function drawCover(flow: Flow, lines: readonly string[]): void {
  flow.newSheet('cover');
  const titles = lines.length > 1 ? lines.slice(0, -1) : lines;
  const room = { left: MARGIN, right: flow.right, align: 'center' } as const;
  flow.y = COVER.top;
  for (const title of titles.flatMap((text) => wrapText(flow, text, { size: COVER.size, indent: 0 }))) {
    flow.drawLine({ ...room, text: title, size: COVER.size, top: flow.y, height: COVER.leading, bold: true });
    flow.y += COVER.leading;
  }
  const date = lines.length > 1 ? (lines.at(-1) ?? '') : '';
  flow.drawLine({ ...room, text: date, size: COVER.dateSize, top: COVER.dateTop, height: COVER.leading });
}

type Entry = Extract<Piece, { kind: 'contents' }>['entries'][number];

/** Contents with dot leaders. An entry whose heading has no known page is printed without number. */
export function drawContents(flow: Flow, entries: readonly Entry[], pages: ReadonlyMap<string, number>): void {
  flow.newSheet();
  const edges = { left: flow.left, right: flow.right };
  flow.drawLine({ ...edges, text: '目  录', size: CONTENTS.title, align: 'center', top: flow.y, height: CONTENTS.leading * 2, bold: true });
  flow.y += CONTENTS.leading * 2;
  for (const entry of entries) {
    const left = flow.left + (entry.level - 1) * INDENT_CHARS * CONTENTS.size;
    const page = pages.get(entry.text);
    const lines = breakLines(entry.text, {
      width: flow.right - left - CONTENTS.size * 3,
      indent: 0,
      measure: (text) => flow.faces.width(text) * CONTENTS.size,
    });
    for (const [i, text] of lines.entries()) {
      flow.ensure(CONTENTS.leading);
      const place = { size: CONTENTS.size, top: flow.y, height: CONTENTS.leading };
      flow.drawLine({ ...place, text, left, right: flow.right, align: 'left' });
      if (i === lines.length - 1 && page !== undefined) drawLeader(flow, { ...place, text, left, page: String(page) });
      flow.y += CONTENTS.leading;
    }
  }
}

function drawLeader(flow: Flow, line: { text: string; left: number; page: string; size: number; top: number; height: number }): void {
  const { text, page, size, top, height } = line;
  const start = line.left + flow.faces.width(text) * size + LEADER_GAP;
  const end = flow.right - flow.faces.width(page) * size;
  const dots = '.'.repeat(Math.max(0, Math.floor((end - start) / (flow.faces.width('.') * size))));
  flow.drawLine({ text: dots + page, size, top, height, left: start, right: flow.right, align: 'right' });
}

/** A heading; a part begins a page. Returns the number of its page. */
export function drawHeading(flow: Flow, text: string, level: 1 | 2 | 3): number {
  const { size, leading } = HEADINGS[level];
  const indent = level === 1 ? 0 : INDENT_CHARS * BODY.size;
  const lines = wrapText(flow, text, { size, indent });
  flow.ensure(leading * lines.length + BODY.leading);
  const page = flow.sheets.length;
  for (const [i, line] of lines.entries()) {
    const left = flow.left + (i === 0 ? indent : 0);
    const align = level === 1 ? 'center' : 'left';
    flow.drawLine({ text: line, size, left, right: flow.right, align, top: flow.y, height: leading, bold: true });
    flow.y += leading;
  }
  return page;
}

/** A justified paragraph with indented first line. */
export function drawParagraph(flow: Flow, text: string): void {
  const indent = INDENT_CHARS * BODY.size;
  const lines = wrapText(flow, text, { size: BODY.size, indent });
  for (const [i, line] of lines.entries()) {
    flow.ensure(BODY.leading);
    const left = flow.left + (i === 0 ? indent : 0);
    const align = i < lines.length - 1 ? 'justify' : 'left';
    flow.drawLine({ text: line, size: BODY.size, left, right: flow.right, align, top: flow.y, height: BODY.leading });
    flow.y += BODY.leading;
  }
}

function wrapText(flow: Flow, text: string, { size, indent }: { size: number; indent: number }): string[] {
  return breakLines(text, { width: flow.right - flow.left, indent, measure: (part) => flow.faces.width(part) * size });
}
