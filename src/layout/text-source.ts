/**
 * The lines of a text input, with the numbers that an editor shows.
 *
 * In → Out: text with `\n` line ends → lines without their ends, 1-based numbers, 0-based offset of a part within its line.
 * A form feed ends a page inside a line: the parts before and after it are two entries with one number.
 */

export interface SourceLine {
  /** 1-based line of the file. */
  number: number;
  /** Characters before `text` in the line; 0 unless a form feed or a table cut the line. */
  offset: number;
  text: string;
  /** True where a form feed stands right before it. */
  pageBreak: boolean;
}

/** A cell as found in the source: its raw characters and where they stand. */
export interface SourceCell {
  /** Raw characters; visual lines joined by `\n`. */
  text: string;
  line: number;
  lineEnd: number;
  /** 0-based range of characters in `line`, end exclusive. */
  from: number;
  to: number;
  /** The texts that blanks part in it, with their display columns and characters, of a cell in a space-aligned table. */
  runs?: readonly { x0: number; x1: number; line: number; from: number; to: number; text: string }[];
  /** The cells of single lines that a cell of several lines is made of. */
  pieces?: readonly SourceCell[];
}

/** Lines of `text` from character `start` to `end`, which lie on line `number` and after. */
export function splitLines(text: string, range: { start: number; end: number; number: number; offset: number }): SourceLine[] {
  const lines: SourceLine[] = [];
  let { number, offset } = range;
  for (let from = range.start; ; ) {
    const feed = text.indexOf('\n', from);
    const to = feed < 0 || feed > range.end ? range.end : feed;
    pushParts(lines, { number, offset, text: text.slice(from, to), pageBreak: false });
    if (to === range.end) return lines;
    from = to + 1;
    number++;
    offset = 0;
  }
}

function pushParts(lines: SourceLine[], line: SourceLine): void {
  if (!line.text.includes('\f')) {
    lines.push(line);
    return;
  }
  let offset = line.offset;
  for (const [i, part] of line.text.split('\f').entries()) {
    lines.push({ number: line.number, offset, text: part, pageBreak: i > 0 });
    offset += part.length + 1;
  }
}

const CONTENT = /\S/;

/** True for a line of blanks alone (ideographic and no-break ones included). */
export function isBlankLine(line: SourceLine): boolean {
  return !CONTENT.test(line.text);
}

const PAGE_NUMBER = /^(?:[-–—]\s*)?\d{1,4}(?:\s*[-–—])?$|^第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?$|^\d{1,4}\s*\/\s*\d{1,4}$/;

/** True for a line that may number its page: it is asked of the last line of a page. */
export function isPageNumber(line: SourceLine | undefined): boolean {
  return line !== undefined && PAGE_NUMBER.test(line.text.trim());
}

/** Two pieces of one row that a line break separates inside a cell: the last cell of `row` goes on as the first of `more`. */
export function joinCells(row: readonly SourceCell[], more: readonly SourceCell[]): SourceCell[] {
  const [last, first] = [row.at(-1), more[0]];
  if (last === undefined || first === undefined) return [...row, ...more];
  return [...row.slice(0, -1), { ...last, text: `${last.text}\n${first.text}`, lineEnd: first.lineEnd }, ...more.slice(1)];
}
