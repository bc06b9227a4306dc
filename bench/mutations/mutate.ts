/**
 * One fault put into the text of a disclosure: what it does to the characters, and where.
 *
 * In → Out: lines of a text dump and what was read from them → the text with one fault, and the place of it; null where the fault
 * does not fit there. Only the characters are touched, so the whole program meets the fault as it would in print.
 */
import type { Random } from '../../scripts/generate/random.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Claim } from '../../src/model/indicator.ts';

export interface Fault {
  text: string;
  /** Line of the fault, from 1, in the text before it. */
  line: number;
  /** Characters concerned, from 1, inclusive; null where the whole line is. */
  columns: [number, number] | null;
  /** Lines that the fault takes away: what stands behind moves up. */
  removed: number;
}

const DIGIT = /\d/;
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['增加', '减少'],
  ['增长', '下降'],
  ['上升', '下降'],
  ['大于', '小于'],
  ['高于', '低于'],
];

/** A fault in a figure's characters: the changed characters, or null where it does not apply. */
type FigureFault = (raw: string, random: Random) => string | null;

/** The faults of single figures by name. */
export const FIGURE_FAULTS: Readonly<Record<string, FigureFault>> = {
  'digit changed': changeDigit,
  'point dropped': (raw) => (raw.includes('.') ? raw.replace('.', '') : null),
  'neighbours swapped': swapNeighbours,
  'sign flipped': (raw) => (/[1-9]/.test(raw) ? (raw.startsWith('-') ? raw.slice(1) : `-${raw}`) : null),
};

function changeDigit(raw: string, random: Random): string | null {
  const at = positions(raw, (char) => DIGIT.test(char));
  if (at.length === 0 || !/[1-9]/.test(raw)) return null;
  const position = random.pick(at);
  const leads = position === at[0] && at.length > 1;
  const others = [...'0123456789'].filter((digit) => digit !== raw[position] && !(leads && digit === '0'));
  return replaceAt(raw, position, random.pick(others));
}

function swapNeighbours(raw: string, random: Random): string | null {
  const at = positions(raw, (char, i) => DIGIT.test(char) && DIGIT.test(raw[i + 1] ?? '') && raw[i + 1] !== char);
  const inner = at.filter((i) => !(raw[i + 1] === '0' && i === at[0] && !/\d/.test(raw.slice(0, i))));
  if (inner.length === 0) return null;
  const i = random.pick(inner);
  return `${raw.slice(0, i)}${raw[i + 1]}${raw[i]}${raw.slice(i + 2)}`;
}

function positions(raw: string, test: (char: string, index: number) => boolean): number[] {
  return [...raw].flatMap((char, i) => (test(char, i) ? [i] : []));
}

function replaceAt(text: string, at: number, char: string): string {
  return text.slice(0, at) + char + text.slice(at + 1);
}

/** Puts a figure's fault into its cell. */
export function faultInFact(lines: readonly string[], fact: Fact, { fault, random }: { fault: FigureFault; random: Random }): Fault | null {
  const { line, columns } = fact.source;
  const own = line === null ? undefined : lines[line - 1];
  if (line === null || columns === null || own === undefined) return null;
  const cell = own.slice(columns[0] - 1, columns[1]);
  const at = cell.indexOf(fact.raw);
  const changed = at < 0 ? null : fault(fact.raw, random);
  if (changed === null) return null;
  const start = columns[0] - 1 + at;
  return replaceLine(lines, line, { text: own.slice(0, start) + changed + own.slice(start + fact.raw.length), columns });
}

/** Shifts the figures of a tab-separated row one cell to the right; the last cell is lost. */
export function shiftRow(lines: readonly string[], fact: Fact): Fault | null {
  const { line, columns } = fact.source;
  const own = line === null ? undefined : lines[line - 1];
  if (line === null || columns === null || own === undefined || !own.includes('\t')) return null;
  const before = own.slice(0, columns[0] - 1);
  const cells = own.slice(columns[0] - 1).split('\t');
  if (cells.length < 2) return null;
  return replaceLine(lines, line, { text: `${before}\t${cells.slice(0, -1).join('\t')}`, columns: null });
}

/** Takes a row's line away. */
export function dropRow(lines: readonly string[], fact: Fact): Fault | null {
  const { line, lineEnd } = fact.source;
  if (line === null || lineEnd !== line) return null;
  return { text: lines.filter((_, i) => i !== line - 1).join('\n'), line, columns: null, removed: 1 };
}

/** A fault in the figure of a sentence, with the figure that stands there now. */
export interface ClaimFault extends Fault {
  value: string;
}

/** Changes a digit of the figure that a claim states. */
export function faultInClaim(lines: readonly string[], claim: Claim, random: Random): ClaimFault | null {
  let value: string | null = null;
  const fault = inClaim(lines, claim, (own) => {
    const at = figureAt(own, claim.value);
    value = at < 0 ? null : changeDigit(claim.value, random);
    return value === null ? null : own.slice(0, at) + value + own.slice(at + claim.value.length);
  });
  return fault === null || value === null ? null : { ...fault, value };
}

/** Turns the direction word in front of the figure that a claim states. */
export function turnDirection(lines: readonly string[], claim: Claim): Fault | null {
  if (claim.direction === null) return null;
  return inClaim(lines, claim, (own) => {
    const at = figureAt(own, claim.value);
    const head = own.slice(0, Math.max(at, 0));
    const words = OPPOSITES.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]).map(([word, other]) => ({
      word,
      other,
      i: head.lastIndexOf(word),
    }));
    const last = words.filter(({ i }) => i >= 0 && at - i <= MOST_BETWEEN).sort((a, b) => b.i - a.i)[0];
    return last === undefined ? null : own.slice(0, last.i) + last.other + own.slice(last.i + last.word.length);
  });
}

/** Characters that may stand from a direction word to its figure. */
const MOST_BETWEEN = 6;

/** Where `value` stands as a figure of its own; -1 where it does not, or more than once. */
function figureAt(text: string, value: string): number {
  const found = positions(
    text,
    (_, i) => text.startsWith(value, i) && !/[\d.]/.test(text[i - 1] ?? '') && !/[\d.]/.test(text[i + value.length] ?? ''),
  );
  return found.length === 1 ? (found[0] ?? -1) : -1;
}

function inClaim(lines: readonly string[], claim: Claim, change: (line: string) => string | null): Fault | null {
  const { line, lineEnd } = claim.source;
  if (line === null) return null;
  for (let n = line; n <= (lineEnd ?? line); n++) {
    const changed = change(lines[n - 1] ?? '');
    if (changed !== null) return replaceLine(lines, n, { text: changed, columns: null });
  }
  return null;
}

function replaceLine(lines: readonly string[], line: number, { text, columns }: { text: string; columns: Fault['columns'] }): Fault {
  return { text: lines.map((own, i) => (i === line - 1 ? text : own)).join('\n'), line, columns, removed: 0 };
}
