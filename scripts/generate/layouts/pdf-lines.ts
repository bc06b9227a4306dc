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
  for (const unit of unitsOf(text, { width, measure })) {
    if (line.length > 0 && measure(line.join('') + unit) > room()) {
      const carried = carryOver(line, unit);
      lines.push(line.join(''));
      line = carried;
    }
    line.push(unit);
  }
  return [...lines, line.join('')];
}

/** Takes off the end of `line` what must stay with `next`. */
function carryOver(line: string[], next: string): string[] {
  const carried: string[] = [];
  while (line.length > 1 && (NOT_FIRST.test(carried[0] ?? next) || NOT_LAST.test(line.at(-1) ?? ''))) {
    const unit = line.pop();
    if (unit !== undefined) carried.unshift(unit);
  }
  return carried;
}

function unitsOf(text: string, { width, measure }: { width: number; measure: (text: string) => number }): string[] {
  const units = text.match(UNIT) ?? [];
  return units.flatMap((unit) => (measure(unit) > width ? [...unit] : [unit]));
}
