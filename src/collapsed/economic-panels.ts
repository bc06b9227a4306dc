/**
 * Tables of economic codes in panels side by side, put back into columns.
 *
 * In → Out: lines of the basic expenditure table with one figure to a code → rows of code, name and figure for every panel. Each code opens
 * a cell of its panel, a figure belongs to the code before it; nothing is left to choose. Totals by name stand in the row's panels.
 * Limits: null where a line has a figure that no code or total opens, and where codes have several figures.
 */
import type { TextLine } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import { cover, type Place } from '../model/place.ts';
import type { IsName } from './coded-rows.ts';
import type { Restored } from './coded-table.ts';
import type { RestoredRow } from './restored-grid.ts';
import { type ProofWords, sureEntries } from './stacked-proof.ts';
import { isBlankMark, isCode, isMoney, type Token, tokensOf } from './tokens.ts';

/** A code or a total with its figure as printed; '' for what it does not have. */
export interface Entry {
  code: string;
  name: string;
  figure: string;
  place: Place;
  /** Where the figure stood if it was another entry's line. */
  movedFrom: Place | null;
}

interface PanelLine {
  entries: Entry[];
  line: TextLine;
}

const ITEM = /^\d{2}$/;
/** Cells of a panel: code, name, figure. */
const CELLS = 3;
const MAX_PANELS = 3;

/** What the panels need to know. */
export interface PanelWords extends ProofWords {
  isTotal: (label: string) => boolean;
  /** True where cells stood on lines of their own, whose order the copy may have lost. */
  isStacked: boolean;
}

/** The rows of a table of economic codes in panels; null where its lines are none. */
export function economicPanels(printed: readonly TextLine[], words: PanelWords): Restored | null {
  const lines = runningOn(printed, words);
  const first = lines.findIndex((line) => isCode(tokensOf(line)[0]?.text ?? '') && tokensOf(line).length > 1);
  const [top] = lines;
  if (first < 0 || top === undefined) return null;
  const read = lines.slice(first).map((line) => ({ line, entries: entriesOf(tokensOf(line), words) }));
  const whole = read.filter((part): part is PanelLine => part.entries !== null);
  const panels = Math.max(0, ...whole.map(({ entries }) => entries.length));
  if (panels > MAX_PANELS || panels === 0) return null;
  completeNames(read, words.isName);
  const stray = [...lines.slice(0, first).filter(isAmountLine), ...read.filter(isOdd).map(({ line }) => line)];
  const entries = whole.flatMap((part) => part.entries);
  const sure = words.isStacked ? sureEntries(entries, stray.length > 0, words) : new Set(entries);
  const header = Array.from({ length: panels }, () => ['科目编码', '科目名称', '决算数']).flat();
  const rows: RestoredRow[] = [{ texts: header, place: top.place, restored: null }];
  for (const part of whole) {
    if (part.entries.every((entry) => sure.has(entry))) rows.push(placedRow(part, panels, words));
    else rows.push(lostRow(part.line, panels));
  }
  rows.push(...stray.map((line) => lostRow(line, panels)));
  return { rows, values: new Set(Array.from({ length: panels }, (_, p) => p * CELLS + CELLS - 1)) };
}

/** Lines that a name may run on over behind that of its code. */
const MOST_NAME_LINES = 3;

/** The lines, those made one on which the last name of a line runs on to the next ones up to its figure. */
function runningOn(lines: readonly TextLine[], words: PanelWords): TextLine[] {
  const result: TextLine[] = [];
  for (let at = 0; at < lines.length; ) {
    let line: TextLine | undefined = lines[at];
    at++;
    while (line !== undefined) {
      const count = continuations(line, lines.slice(at, at + MOST_NAME_LINES), words);
      if (count === 0) break;
      line = asOne([line, ...lines.slice(at, at + count)]);
      at += count;
    }
    if (line !== undefined) result.push(line);
  }
  return result;
}

function asOne(lines: readonly TextLine[]): TextLine | undefined {
  const [first] = lines;
  return first && { ...first, text: lines.map(({ text }) => text.trim()).join(''), place: cover(lines.map(({ place }) => place)) };
}

/** How many lines the name of a line's last code, which has no figure there, runs on over; 0 where that makes no known name. */
function continuations(line: TextLine, below: readonly TextLine[], words: PanelWords): number {
  const open = entriesOf(tokensOf(line), words)?.at(-1);
  if (open === undefined || open.code === '' || open.figure !== '') return 0;
  let name = open.name;
  for (const [i, next] of below.entries()) {
    const tokens = tokensOf(next);
    const end = tokens.findIndex(({ figure }) => figure !== null);
    name += tokens
      .slice(0, end < 0 ? tokens.length : end)
      .map(({ text }) => text)
      .join('');
    if (end === 0) return 0;
    if (end > 0) return words.isName(open.code, normalizeLabel(name)) ? i + 1 : 0;
  }
  return 0;
}

/** True for a line of figures that is no row. */
function isOdd({ line, entries }: { line: TextLine; entries: Entry[] | null }): boolean {
  return entries === null && tokensOf(line).some(({ figure }) => figure !== null);
}

function isAmountLine(line: TextLine): boolean {
  return tokensOf(line).some(isMoney);
}

function placedRow({ line, entries }: PanelLine, panels: number, words: PanelWords): RestoredRow {
  const moved = entries.flatMap(({ movedFrom }) => movedFrom ?? []);
  const texts = textsOf(entries, panels, words);
  if (moved.length === 0) return { texts, place: line.place, restored: null };
  return { texts, place: cover([line.place, ...moved]), restored: 'placed' };
}

function lostRow({ text, place }: TextLine, panels: number): RestoredRow {
  return { texts: lostTexts(text.trim(), panels), place, restored: 'unplaced' };
}

function lostTexts(text: string, panels: number): string[] {
  return Array.from({ length: panels * CELLS }, (_, i) => (i === CELLS - 1 ? text : ''));
}

/** The entries of a line, left to right; null where a word belongs to none, or an entry has two figures. */
function entriesOf(tokens: readonly Token[], words: PanelWords): Entry[] | null {
  const entries: Entry[] = [];
  for (const [i, token] of tokens.entries()) {
    const open = entries.at(-1);
    const opened = openedBy(token, { open, next: tokens[i + 1], words });
    if (opened !== null) entries.push(opened);
    else if (open === undefined || !takes(open, token)) return null;
  }
  return entries.length === 0 ? null : entries;
}

/** The entry that a word opens: a code, or the name of a total. */
function openedBy({ text, place }: Token, at: { open: Entry | undefined; next: Token | undefined; words: PanelWords }): Entry | null {
  if (isCode(text) && opensPanel(at.next)) return { code: text, name: '', figure: '', place, movedFrom: null };
  return at.words.isTotal(normalizeLabel(text)) ? { code: '', name: text, figure: '', place, movedFrom: null } : null;
}

/** Adds a word to an open entry: the digits of its item, its name, its figure; false where it has all of them. */
function takes(open: Entry, { text, figure }: Token): boolean {
  if (open.figure !== '') return false;
  if (open.name === '' && ITEM.test(text) && open.code.length === 3) open.code += text;
  else if (figure !== null) open.figure = text;
  else open.name += text;
  return true;
}

/** A code is followed by a name, by the two digits of its item, or, where the name is wrapped, by the figure or nothing. */
function opensPanel(next: Token | undefined): boolean {
  return (
    next === undefined || next.figure === null || isBlankMark(next) || ITEM.test(next.text) || /[.．]/.test(next.text) || isCode(next.text)
  );
}

/** Names that are wrapped around their line are put together where the classification knows the whole. */
function completeNames(read: readonly { line: TextLine; entries: Entry[] | null }[], isName: IsName): void {
  for (const [at, { entries }] of read.entries()) {
    const [above, below] = [wordsNear(read[at - 1]), wordsNear(read[at + 1])];
    for (const entry of entries ?? []) if (entry.code !== '') completeName(entry, { above, below }, isName);
  }
}

function completeName(entry: Entry, { above, below }: { above: readonly string[]; below: readonly string[] }, isName: IsName): void {
  const own = normalizeLabel(entry.name);
  if (isName(entry.code, own)) return;
  const name = ['', ...above].flatMap((head) => ['', ...below].map((tail) => head + own + tail)).find((whole) => isName(entry.code, whole));
  if (name !== undefined) entry.name = name;
  else if (own === '') entry.name = (above[0] ?? '') + (below[0] ?? '');
}

function wordsNear(part: { line: TextLine; entries: Entry[] | null } | undefined): string[] {
  return part === undefined || part.entries !== null ? [] : tokensOf(part.line).map(({ text }) => normalizeLabel(text));
}

/** Cells of a line; one entry stands in the panel of its code, or in the first. Totals without a code fill the panels in order. */
function textsOf(entries: readonly Entry[], panels: number, words: PanelWords): string[] {
  const texts = Array.from({ length: panels * CELLS }, () => '');
  const start = entries.length === 1 && panels > 1 && !startsLeft(entries[0], words) ? panels - 1 : 0;
  for (const [i, { code, name, figure }] of entries.entries()) {
    const at = (start + i) * CELLS;
    texts[at] = code === '' ? name : code;
    texts[at + 1] = code === '' ? '' : name;
    texts[at + 2] = figure;
  }
  return texts;
}

/** A lone entry of personnel stands on the left, others on the right; the key is the code, so the panel changes nothing. */
function startsLeft(entry: Entry | undefined, words: PanelWords): boolean {
  return entry === undefined || /^30[13]/.test(entry.code) || (entry.code === '' && words.isTotal(normalizeLabel(entry.name)));
}
