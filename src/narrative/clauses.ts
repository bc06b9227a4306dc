/**
 * A paragraph cut into clauses: stretches that end with a figure, a mark, or where a word opens a list or a reason.
 *
 * In → Out: `NormalText` → `Clause[]` of the text itself, and each bracketed remark that states something as a passage of its own.
 * Linear: every character is looked at once per level of brackets.
 */
import type { NormalText } from '../model/label.ts';
import { type Figure, isDigit, readFigure } from './figures.ts';
import type { Grammar } from './grammar.ts';

export interface Clause {
  /** What the word before the clause opens; null where none stands there. */
  opener: 'list' | 'aside' | null;
  start: number;
  /** Behind the clause's last character; with a figure, where the figure begins. */
  end: number;
  figure: Figure | null;
  /** The mark that ends a clause without figure; '' where none does. */
  mark: string;
  /** True where the clause directly follows a figure. */
  behindFigure: boolean;
}

/** A text without its bracketed remarks, and these in order with the place that they follow. */
export interface Passage {
  normal: NormalText;
  remarks: { at: number; passage: Passage }[];
}

const MARKS = ',;。:!?！？';
const MAX_NESTING = 4;
const REMARK_MARKS = new Set(',;。:');
const UNIT_START = new Set('元万亿千百%辆台个人批次项');

/** Parts a text into itself and its bracketed remarks. */
export function passageOf(normal: NormalText, depth = 0): Passage {
  const spans = depth < MAX_NESTING ? remarkSpans(normal.text) : [];
  if (spans.length === 0) return { normal, remarks: [] };
  const { text, origins } = normal;
  const remarks: Passage['remarks'] = [];
  let kept = '';
  const keptOrigins: number[] = [];
  let from = 0;
  for (const [start, end] of spans) {
    kept += text.slice(from, start);
    for (let i = from; i < start; i++) keptOrigins.push(origins[i] ?? 0);
    const inner = { text: text.slice(start + 1, end), origins: origins.subarray(start + 1, end) };
    remarks.push({ at: kept.length, passage: passageOf(inner, depth + 1) });
    from = end + 1;
  }
  kept += text.slice(from);
  for (let i = from; i < text.length; i++) keptOrigins.push(origins[i] ?? 0);
  return { normal: { text: kept, origins: Int32Array.from(keptOrigins) }, remarks };
}

/** Outermost bracket pairs whose content states something: places of the opening and the closing bracket. */
function remarkSpans(text: string): [number, number][] {
  const spans: [number, number][] = [];
  const open: number[] = [];
  for (let i = text.indexOf('('); i >= 0 && i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '(') open.push(i);
    else if (char === ')') {
      const start = open.pop();
      if (start === undefined || !states(text, start + 1, i)) continue;
      while ((spans.at(-1)?.[0] ?? -1) > start) spans.pop();
      spans.push([start, i]);
    }
  }
  return spans;
}

/** True for a remark with a mark or with a number and its unit; `（境）`, `（类）`, `（01项）` and `（含）` are parts of names. */
function states(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const char = text.charAt(i);
    if (REMARK_MARKS.has(char)) return true;
    if (i > start && UNIT_START.has(char) && isDigit(text.charCodeAt(i - 1)) && !(char === '项' && i + 1 === end)) return true;
  }
  return false;
}

/** Cuts a passage into clauses. */
export function clausesOf(normal: NormalText, source: string, grammar: Grammar): Clause[] {
  return new ClauseCutter(normal, source, grammar).cut();
}

class ClauseCutter {
  readonly #normal: NormalText;
  readonly #source: string;
  readonly #grammar: Grammar;
  readonly #clauses: Clause[] = [];
  #start = 0;
  #opener: Clause['opener'] = null;
  #behindFigure = false;
  #depth = 0;

  constructor(normal: NormalText, source: string, grammar: Grammar) {
    this.#normal = normal;
    this.#source = source;
    this.#grammar = grammar;
  }

  cut(): Clause[] {
    const { text } = this.#normal;
    let at = 0;
    while (at < text.length) at = this.#step(text, at);
    this.#end({ end: text.length, next: text.length, figure: null, mark: '' });
    return this.#clauses;
  }

  /** Looks at one character, or a number or word that begins there; gives the place behind. */
  #step(text: string, at: number): number {
    const code = text.charCodeAt(at);
    if (isDigit(code)) return this.#number(at);
    const char = text.charAt(at);
    if (MARKS.includes(char)) {
      // A colon before a number reads as 为.
      if (char !== ':' || !isDigit(text.charCodeAt(at + 1))) this.#end({ end: at, next: at + 1, figure: null, mark: char });
      return at + 1;
    }
    if (char === '(') this.#depth++;
    else if (char === ')') this.#depth = Math.max(0, this.#depth - 1);
    return this.#depth === 0 ? this.#word(text, at) : at + 1;
  }

  #number(at: number): number {
    const { figure, end } = readFigure(this.#normal, at, this.#source, this.#grammar);
    if (figure !== null) this.#end({ end: figure.start, next: end, figure, mark: '' });
    return end;
  }

  #word(text: string, at: number): number {
    const found = this.#grammar.keywords.longest(text, at);
    if (found === null || (found.value.atStart && at > this.#start)) return at + 1;
    const next = at + found.length;
    this.#end({ end: at, next, figure: null, mark: '' });
    this.#opener = found.value.opens;
    return next;
  }

  #end({ end, next, figure, mark }: { end: number; next: number; figure: Figure | null; mark: string }): void {
    const start = Math.min(this.#start, end);
    this.#clauses.push({ opener: this.#opener, start, end, figure, mark, behindFigure: this.#behindFigure });
    this.#start = next;
    this.#opener = null;
    this.#behindFigure = figure !== null;
  }
}
