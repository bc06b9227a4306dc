/**
 * Chinese line breaking: anywhere between characters, but not before closing punctuation, not after opening brackets,
 * and not within a number or a Latin word that fits a line.
 *
 * Widths are in the unit of `measure`. Limits: a text without any allowed break is cut at the edge.
 */

const NOT_FIRST = /^[，。、；：？！）》”’…%％)\]]/u;
const NOT_LAST = /[（《“‘([]$/u;
const UNIT = /[!-~]+|./gsu;
/** Rounding of summed widths. */
const SLACK = 0.01;

export interface Measure {
  width: number;
  /** Indent of the first line. */
  indent: number;
  measure: (text: string) => number;
}

/** The lines of a text; at least one. */
export function breakLines(text: string, { width, indent, measure }: Measure): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  const room = (): number => width - (lines.length === 0 ? indent : 0) + SLACK;
  const fitsLine = (part: readonly string[]): boolean => measure(part.join('')) <= width + SLACK;
  for (const unit of unitsOf(text, { width, measure })) {
    if (line.length > 0 && measure(line.join('') + unit) > room()) {
      const kept = breakBefore(line, unit, fitsLine);
      lines.push(line.slice(0, kept).join(''));
      line = line.slice(kept);
    }
    line.push(unit);
  }
  return [...lines, line.join('')];
}

/** How many units of `line` stay on it when `next` begins another one: all, where those that must stay with `next` do not fit. */
function breakBefore(line: readonly string[], next: string, fitsLine: (part: readonly string[]) => boolean): number {
  let kept = line.length;
  while (kept > 1 && (NOT_FIRST.test(line[kept] ?? next) || NOT_LAST.test(line[kept - 1] ?? ''))) kept -= 1;
  return fitsLine([...line.slice(kept), next]) ? kept : line.length;
}

function unitsOf(text: string, { width, measure }: { width: number; measure: (text: string) => number }): string[] {
  const units = text.match(UNIT) ?? [];
  return units.flatMap((unit) => (measure(unit) > width ? [...unit] : [unit]));
}
