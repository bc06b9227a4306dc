/**
 * Row labels and codes to canonical row keys, panel by panel.
 *
 * State: what was met above in the same panel decides where a label belongs (一般公共预算财政拨款 below 年初结转和结余; the n-th kind of
 * vehicle; a name without code below its parent). Ordinals never decide: 一、 may be any class (contract §3).
 */
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { unknownKey } from './column-keys.ts';
import type { CompiledRow, FormLexicon, Lexicon } from './lexicon.ts';

export type Side = 'income' | 'expenditure';

export interface RowKey {
  /** Table of another form that shares the grid and has this row; null for the form's own. */
  table: string | null;
  /** Row coordinate; null where the column header gives it (三公 printed vertically). */
  row: string | null;
  column: string | null;
  unit: string | null;
  known: boolean;
}

/** Key of a row in a table whose headers alone give row and column. */
export const ANY_ROW: RowKey = { table: null, row: null, column: null, unit: null, known: true };

const SECTION = 'section:';
/** The number in front of a kind (8.其他用车). */
const KIND_NUMBER = /^(\d{1,2})[.．、]/;
const AMONG_WHICH = /^其中/;
/** What a label includes or leaves out (事业收入（不含教育收费）). */
const SCOPE = /\(不?(?:含|包括|包含)[^()]*\)$/;
/** A unit behind a label that is not the table's (公务用车保有量（辆）); of two that mean one (台/套, 台、套) the first is taken. */
const UNIT_IN_BRACKETS =
  /\((?:单位:)?(万元|元|亿元|千元|%|辆|台|套|个|人次|人|批次|批|次|平方米|㎡|家|户|项|件)(?:[/、,](?:辆|台|套|个|件))*(?:\)|\(套\)\))$/;

/** Keys of the rows of one panel, from the top down. */
export class RowKeys {
  readonly #form: FormLexicon;
  readonly #lexicon: Lexicon;
  readonly #side: Side | null;
  readonly #isRecognised: boolean;
  readonly #met = new Set<string>();
  #counter = 0;
  /** The last label that is no part of another one; a part (其中：…) has it in its key. */
  #whole = '';
  #parents: string[] = [];

  constructor(form: FormLexicon, lexicon: Lexicon, { side, isRecognised = false }: { side: Side | null; isRecognised?: boolean }) {
    this.#form = form;
    this.#lexicon = lexicon;
    this.#side = side;
    this.#isRecognised = isRecognised;
  }

  /**
   * Key of the next row; null for a row without code and label.
   * @param code joined digits, '' where none
   * @param label as printed
   * @param tail last digits of a code printed without its parent's; the name decides, the digits must agree
   */
  next(code: string, label: string, tail = ''): RowKey | null {
    if (code !== '' && this.#form.form.rowsBy !== 'label') {
      this.#descend(code);
      return known(code);
    }
    const normal = nameIn(label);
    if (normal === '') return null;
    const whole = this.#whole;
    const isPart = AMONG_WHICH.test(normal);
    if (!isPart) this.#whole = label;
    const pattern = this.#pattern(normal);
    if (pattern !== null) return this.#fromPattern(pattern, label);
    const row = unknownKey(isPart && whole !== '' ? [whole, label] : [label]);
    return this.#fromClassification(normal, tail) ?? { table: null, row, column: null, unit: unitOf(normal), known: false };
  }

  /** Takes note of a row whose figures are left out: the rows below it are its parts all the same. */
  pass(label: string): void {
    const pattern = this.#pattern(nameIn(label));
    if (pattern !== null) this.#fromPattern(pattern, label);
  }

  #pattern(normal: string): CompiledRow | null {
    const { rows } = this.#form;
    const patterns =
      rows.get(normal) ??
      (normal.endsWith(')') ? (rows.get(normal.replace(UNIT_IN_BRACKETS, '')) ?? rows.get(normal.replace(SCOPE, ''))) : undefined);
    if (patterns === undefined) return this.#byEnding(normal);
    const candidates = patterns.filter((pattern) => pattern.side === undefined || this.#side === null || pattern.side === this.#side);
    const below = candidates.filter((pattern) => pattern.under !== undefined && this.#met.has(pattern.under));
    return below[0] ?? candidates.find((pattern) => pattern.under === undefined) ?? null;
  }

  /** A kind that no pattern names, below what it is a kind of; parts of another kind (其中：…) are none. */
  #byEnding(normal: string): CompiledRow | null {
    const ending = AMONG_WHICH.test(normal)
      ? undefined
      : this.#form.endings.find(([end, { under }]) => normal.endsWith(end) && (under === undefined || this.#met.has(under)));
    return ending?.[1] ?? null;
  }

  #fromPattern(pattern: CompiledRow, label: string): RowKey {
    let row = pattern.row ?? null;
    if (row !== null) this.#met.add(row);
    if (row?.startsWith(SECTION)) row = unknownKey([label]);
    if (row?.includes('#')) row = row.replace('#', String(this.#nextKind(label)));
    return {
      table: pattern.table ?? null,
      row,
      column: pattern.column ?? null,
      unit: pattern.unit ?? unitOf(nameIn(label)),
      known: !row?.startsWith('x:'),
    };
  }

  /** The number of a kind: which of the printed ones it is. Where rows were recognised some may have been lost, but the kind prints it. */
  #nextKind(label: string): number {
    const printed = this.#isRecognised ? Number(KIND_NUMBER.exec(label.trim())?.[1] ?? 0) : 0;
    this.#counter = Math.max(this.#counter + 1, printed);
    return this.#counter;
  }

  /** Classes by name in the two-sided tables; functional and economic items by name where no code is printed. */
  #fromClassification(normal: string, tail: string): RowKey | null {
    const { form } = this.#form;
    if (form.classesByName === true && this.#side !== 'income') {
      const code = this.#lexicon.classes.get(normal);
      return code === undefined ? null : known(`expenditure.${code}`);
    }
    if (form.rowsBy !== 'functional' && form.rowsBy !== 'economic') return null;
    const codes = (form.rowsBy === 'functional' ? this.#lexicon.functional : this.#lexicon.economic).get(normal) ?? [];
    const code = this.#resolve(codes.filter((candidate) => candidate.endsWith(tail)));
    if (code === null) return null;
    this.#descend(code);
    return known(code);
  }

  /** Makes `code` the last of the parents: of those before it only the ones it lies under stay. */
  #descend(code: string): void {
    this.#parents = this.#parents.filter((parent) => code.startsWith(parent) && parent.length < code.length);
    this.#parents.push(code);
  }

  /** The only code of a name that can stand here: a child of the nearest parent met, or the only one at all. */
  #resolve(codes: readonly string[]): string | null {
    for (const parent of this.#parents.toReversed()) {
      const children = codes.filter((code) => code.startsWith(parent) && code.length === parent.length + 2);
      if (children.length === 1) return children[0] ?? null;
    }
    const classes = codes.filter((code) => code.length === 3);
    if (classes.length === 1) return classes[0] ?? null;
    return codes.length === 1 ? (codes[0] ?? null) : null;
  }
}

/** The label as the vocabulary has it; behind 其中, too, its ordinal is no part of it. */
function nameIn(label: string): string {
  const name = stripOrdinal(normalizeLabel(label)).replace(/:$/, '');
  const which = /^其中:?/.exec(name)?.[0] ?? '';
  return which === '' ? name : `${which}${stripOrdinal(name.slice(which.length))}`;
}

/** The unit behind a normalised label; null where none is printed. */
function unitOf(normal: string): string | null {
  return normal.endsWith(')') ? (UNIT_IN_BRACKETS.exec(normal)?.[1] ?? null) : null;
}

function known(row: string): RowKey {
  return { table: null, row, column: null, unit: null, known: true };
}
