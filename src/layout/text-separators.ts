/**
 * Tables whose cells other separators than tabs part: two ideographic blanks for every cell, as some editors write a tab, commas,
 * semicolons.
 *
 * In → Out: lines → the same lines, with a tab for each separator where neighbouring lines have equally many.
 * Characters keep their places; separators inside quotes count as text. Limits: an indented paragraph has one pair of blanks; lines of
 * commas or semicolons count only where cells are amounts; lines with tabs or bars of their own stay as they are.
 */
import { isAmount } from './figures.ts';
import { hasBar } from './text-pipes.ts';
import { isBlankLine, type SourceLine } from './text-source.ts';
import { hasTab } from './text-tabs.ts';

interface Separator {
  mark: string;
  /** What stands in its place, as many characters long. */
  tab: string;
  /** So many in a line make a row. */
  least: number;
  /** True where sentences have it too. */
  isPunctuation: boolean;
}

const SEPARATORS: readonly Separator[] = [
  { mark: '\u3000\u3000', tab: '\u3000\t', least: 2, isPunctuation: false },
  // Before commas, which may group the digits of cells that semicolons part.
  { mark: ';', tab: '\t', least: 3, isPunctuation: true },
  { mark: ',', tab: '\t', least: 3, isPunctuation: true },
];
/**
 * An amount with grouped digits that a blank parts from another figure, or a gap from anything: the commas part no cells.
 * A gap is two blanks or more.
 */
const GROUPED_ROW = /\d,\d{3}(?:\.\d+)?(?:[ \u00a0]+-?\d|[ \u00a0]{2,}\S)|\S[ \u00a0]{2,}-?\d{1,3},\d{3}(?!\d)/;
/** Lines in a row with as many separators that make a table. */
const MIN_LINES = 3;

/** Lines with tabs for separators. */
export function tabSeparators(lines: readonly SourceLine[]): readonly SourceLine[] {
  return SEPARATORS.reduce(tabOne, lines);
}

function tabOne(lines: readonly SourceLine[], separator: Separator): readonly SourceLine[] {
  const counts = lines.map((line) => countOf(line, separator));
  const result = lines.slice();
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && counts[to] === counts[from]) to++;
    if ((counts[from] ?? 0) >= separator.least && to - from >= MIN_LINES) {
      const rows = lines
        .slice(from, to)
        .map((line) => ({ ...line, text: partsOf(line.text, separator.mark).map(unquoted).join(separator.tab) }));
      if (!separator.isPunctuation || rows.some(hasAmount)) result.splice(from, rows.length, ...rows);
    }
    from = to;
  }
  return result;
}

function countOf(line: SourceLine, { mark }: Separator): number {
  if (!line.text.includes(mark) || isBlankLine(line) || hasTab(line) || hasBar(line)) return 0;
  if (mark === ',' && (line.text.includes(';') || GROUPED_ROW.test(line.text))) return 0;
  return partsOf(line.text, mark).length - 1;
}

/** The parts between separators, those inside quotes left alone. */
function partsOf(text: string, mark: string): string[] {
  if (!text.includes('"')) return text.split(mark);
  const parts: string[] = [];
  let [from, quoted] = [0, false];
  for (let i = 0; i < text.length; i++) {
    if (text.charAt(i) === '"') quoted = !quoted;
    else if (!quoted && text.startsWith(mark, i)) {
      parts.push(text.slice(from, i));
      from = i + mark.length;
    }
  }
  return [...parts, text.slice(from)];
}

/** A cell without its quotes, blanks in their places. */
function unquoted(cell: string): string {
  return QUOTED.test(cell) ? ` ${cell.slice(1, -1)} ` : cell;
}
const QUOTED = /^".*"$/;

function hasAmount({ text }: SourceLine): boolean {
  return text.split('\t').some((cell) => isAmount(cell.trim()));
}
