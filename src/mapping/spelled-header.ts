/**
 * Headers of tables laid out by blanks whose labels wrap over lines, so that no run stands over its column for sure.
 *
 * In → Out: header rows with their runs, columns numbered by a row of the table → label path per column, or null. The words of every line
 * are taken from the left, at most one a line for a label, so that each numbered column gets a label that the form knows; a word may also
 * stand over several columns. Counts only where one order of columns alone uses up all words.
 * Limits: at most `MOST_LINES` lines; a form that prints a label nobody knows stays uncertain.
 */
import type { GridCell } from '../model/block.ts';
import type { GridReading } from '../table/read-grid.ts';
import { roleByHeader } from '../table/roles.ts';
import { columnKey } from './column-keys.ts';
import type { FormLexicon, Lexicon } from './lexicon.ts';

const MOST_LINES = 4;
const FEWEST_COLUMNS = 3;
/** Steps after which the search is given up. */
const MOST_STEPS = 20_000;

/** Label paths of the grid's columns, none for those that hold codes and names without a label of their own; null where nothing is certain. */
export function spelledHeader({ header, matrix }: GridReading, form: FormLexicon, lexicon: Lexicon): string[][] | null {
  const values = header.numbers.flatMap((number, c) => (number === null ? [] : [c]));
  const isCounted = values.every((c, i) => Number(header.numbers[c]) === i + 1 && c === (values[0] ?? 0) + i);
  const lines = wordsOf(header.rows.flatMap((r) => matrix[r] ?? []));
  if (values.length < FEWEST_COLUMNS || !isCounted || lines === null) return null;
  const found = new Speller(lines, { count: values.length, form, lexicon }).only();
  if (found === null) return null;
  const paths: string[][] = header.numbers.map(() => []);
  for (const [i, c] of values.entries()) paths[c] = found.paths[i] ?? [];
  const first = values[0] ?? 0;
  if (first <= found.names.length) for (let c = 0; c < first; c++) paths[c] = [found.names[found.names.length - first + c] ?? ''];
  return paths;
}

/** The words of each visual line, from the left; null where they are not known or there are too many lines. */
function wordsOf(cells: readonly GridCell[]): string[][] | null {
  const runs = [...new Set(cells)].flatMap(({ text, runs }) => (text.trim() === '' ? [] : (runs ?? [null])));
  const lines = new Map<number, { x0: number; words: string[] }[]>();
  for (const run of runs) {
    if (run === null) return null;
    lines.set(run.line, [...(lines.get(run.line) ?? []), { x0: run.x0, words: run.text.split(/\s+/).filter((word) => word !== '') }]);
  }
  if (lines.size === 0 || lines.size > MOST_LINES) return null;
  const ordered = [...lines].sort(([a], [b]) => a - b);
  return ordered.map(([, line]) => line.sort((a, b) => a.x0 - b.x0).flatMap(({ words }) => words));
}

interface Spelling {
  /** Labels of columns of codes and names. */
  names: string[];
  /** Label paths of the columns of figures. */
  paths: string[][];
}

interface State extends Spelling {
  /** Next word of each line. */
  at: readonly number[];
  /** Label that stands over the columns to come, and whether it stood over one. */
  over: string | null;
  used: boolean;
  keys: readonly string[];
}

class Speller {
  readonly #lines: readonly (readonly string[])[];
  readonly #context: { count: number; form: FormLexicon; lexicon: Lexicon };
  readonly #found = new Map<string, Spelling>();
  #steps = 0;

  constructor(lines: readonly (readonly string[])[], context: { count: number; form: FormLexicon; lexicon: Lexicon }) {
    this.#lines = lines;
    this.#context = context;
  }

  /** The only spelling; null where there is none or several. */
  only(): Spelling | null {
    this.#go({ names: [], paths: [], at: this.#lines.map(() => 0), over: null, used: false, keys: [] });
    const [first, ...others] = this.#found.values();
    return first === undefined || others.length > 0 || this.#steps > MOST_STEPS ? null : first;
  }

  #go(state: State): void {
    if (this.#steps++ > MOST_STEPS) return;
    if (state.paths.length === this.#context.count) {
      const isAll = state.at.every((at, l) => at === this.#lines[l]?.length);
      if (isAll && (state.over === null || state.used)) this.#found.set(state.keys.join('|'), { names: state.names, paths: state.paths });
      return;
    }
    for (let mask = 1; mask < 2 ** this.#lines.length; mask++) this.#take(state, mask);
  }

  /** Takes the next words of the lines in `mask` as one label: of names, of a column, or over columns. */
  #take(state: State, mask: number): void {
    let label = '';
    const at = state.at.map((index, l) => {
      if (((mask >> l) & 1) === 0) return index;
      label += this.#lines[l]?.[index] ?? '\n';
      return index + 1;
    });
    if (label.includes('\n')) return;
    const role = roleByHeader([label]);
    if (state.paths.length === 0 && (role === 'code' || role === 'label')) this.#go({ ...state, at, names: [...state.names, label] });
    this.#column(state, at, [label]);
    if (state.over === null) {
      if ((mask & (mask - 1)) === 0) this.#go({ ...state, at, over: label, used: false });
      return;
    }
    this.#column({ ...state, used: true }, at, [state.over, label]);
    if (state.used) this.#go({ ...state, at, over: label, used: false });
  }

  #column(state: State, at: readonly number[], path: string[]): void {
    const key = columnKey(path, this.#context.form, this.#context.lexicon);
    const name = `${key.row ?? ''}/${key.column ?? ''}`;
    if (!key.known || state.keys.includes(name)) return;
    // A label without the one above it ends that one's span.
    const isUnder = path.length > 1;
    if (!isUnder && state.over !== null && !state.used) return;
    this.#go({
      ...state,
      at,
      over: isUnder ? state.over : null,
      used: isUnder,
      keys: [...state.keys, name],
      paths: [...state.paths, path],
    });
  }
}
