/**
 * Labels of recognised headers that no vocabulary knows, each as the word of the form that it was meant to be.
 *
 * In → Out: header paths and the form → the same paths with such labels replaced, and which columns that named. A label stands over all
 * its columns: 孩工数 over a second set of them is 预算数 where the first set stands under 决算数. By likeness where one word is clearly
 * nearest; by place where one word alone gives every column under the label a key, and none that another column has. Only for
 * recognised headers: a text layer says what it says.
 */
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { distanceBetween } from '../model/likeness.ts';
import { columnKey } from './column-keys.ts';
import type { ColumnKey, FormLexicon, Lexicon } from './lexicon.ts';
import type { NamedColumn } from './recognised-columns.ts';

export interface ReadHeader {
  paths: readonly (readonly string[])[];
  /** Value columns of each panel. */
  panels: readonly (readonly number[])[];
  form: FormLexicon;
  lexicon: Lexicon;
  /** True for a column whose header was read from an image. */
  isRecognised: (column: number) => boolean;
}

export interface MeantHeader {
  paths: string[][];
  named: NamedColumn[];
}

/** Largest distance to the word that was meant, as a share of the longer one's length, and how much farther another meaning must be. */
const LIKE = 0.5;
const CLEARLY = 0.15;
/** The same for all labels over a column together: a likeness beyond it is to be checked like what a place tells. */
const SURELY_LIKE = 0.4;
/** A word that its place tells has so much of its characters, or at least their number and one of them. */
const NEAR_IN_PLACE = 0.7;
const TRACE = 0.9;
/** Columns under a label, and the share of them, that tell what it is without those under a further unknown label. */
const MIN_CLEAR = 2;
const CLEAR_SHARE = 0.6;
/** Labels of one character have too many neighbours. */
const SHORTEST = 2;
const COLUMN_NUMBER = /^[1-9]\d?$/;

/** The paths as they were meant. */
export function meantPaths(header: ReadHeader): MeantHeader {
  const words = wordsOf(header.form, header.lexicon);
  const meant = new Meant(header);
  meant.dropNumbers();
  for (const label of meant.unknown(words)) {
    const word = likeliest(label, words, meant);
    if (word !== null) meant.replace(label, { word, by: 'likeness' });
  }
  for (const label of meant.unknown(words)) {
    const word = onlyFitting(label, words, meant);
    if (word !== null) meant.replace(label, { word, by: 'place' });
  }
  return { paths: meant.paths, named: meant.named() };
}

/** A form's words in its headers, each with what it stands for: numbers of patterns, codes, or nothing of its own. */
export type Words = ReadonlyMap<string, ReadonlySet<string>>;

const NEUTRAL = 'neutral';
const remembered = new WeakMap<FormLexicon, Words>();

/** The words of a form's headers. */
export function wordsOf(form: FormLexicon, lexicon: Lexicon): Words {
  const known = remembered.get(form);
  if (known !== undefined) return known;
  const words = new Map<string, Set<string>>();
  const add = (word: string, meaning: string): void => {
    words.set(word, (words.get(word) ?? new Set()).add(meaning));
  };
  for (const { column, row, paths } of form.columns) for (const word of paths.flat()) add(word, `${row ?? ''}/${column ?? ''}`);
  for (const word of form.neutral) add(word, NEUTRAL);
  if (form.form.economicColumns === true) for (const [word, codes] of lexicon.economic) for (const code of codes) add(word, code);
  remembered.set(form, words);
  return words;
}

function normal(label: string): string {
  return stripOrdinal(normalizeLabel(label));
}

/** The word that is clearly most like a label, of those that can stand there where the labels above it are known; null where none is. */
function likeliest(label: string, words: Words, meant: Meant): string | null {
  const near = [...words.keys()].map((word) => ({ word, distance: distanceShare(label, word) })).sort((a, b) => a.distance - b.distance);
  const ranked = meant.isClear(label, words) ? near.filter(({ word }) => meant.keysWith(label, word, words) !== null) : near;
  const [best] = ranked;
  if (best === undefined || best.distance > LIKE) return null;
  const meanings = words.get(best.word) ?? new Set();
  const other = ranked.find(({ word }) => ![...(words.get(word) ?? [])].some((meaning) => meanings.has(meaning)));
  return other === undefined || other.distance - best.distance >= CLEARLY ? best.word : null;
}

/** The word that alone gives all columns under a label keys that no other column has; null where none does, or several mean different ones. */
function onlyFitting(label: string, words: Words, meant: Meant): string | null {
  const fitting = new Map<string, string>();
  for (const word of words.keys()) {
    if (!mayBe(label, word)) continue;
    const keys = meant.keysWith(label, word, words);
    if (keys !== null && !fitting.has(keys)) fitting.set(keys, word);
  }
  const [only, ...others] = fitting.values();
  return only !== undefined && others.length === 0 ? only : null;
}

function mayBe(label: string, word: string): boolean {
  const distance = distanceShare(label, word);
  return distance <= NEAR_IN_PLACE || (label.length === word.length && distance <= TRACE);
}

function distanceShare(label: string, word: string): number {
  return distanceBetween(label, word) / Math.max(1, label.length, word.length);
}

/** Header paths in which labels are replaced one after the other. */
class Meant {
  readonly paths: string[][];
  readonly #header: ReadHeader;
  readonly #named = new Map<number, NamedColumn['by']>();

  constructor(header: ReadHeader) {
    this.#header = header;
    this.paths = header.paths.map((path) => [...path]);
  }

  /** Labels in recognised headers of columns without a known key, each once, that are no words of the form. */
  unknown(words: Words): string[] {
    const open = this.#header.panels.flat().filter((c) => this.#header.isRecognised(c) && !this.#key(this.paths[c] ?? []).known);
    const labels = new Set(open.flatMap((c) => (this.paths[c] ?? []).map(normal)));
    return [...labels].filter((label) => label.length >= SHORTEST && !words.has(label));
  }

  /** Leaves the number of a column out where the row of numbers was taken for a row of the header: its first words were misread. */
  dropNumbers(): void {
    for (const c of this.#header.panels.flat()) {
      const path = this.paths[c] ?? [];
      const rest = path.filter((label) => !COLUMN_NUMBER.test(label.trim()));
      if (rest.length === path.length || !this.#header.isRecognised(c) || this.#key(path).known || !this.#key(rest).known) continue;
      this.paths[c] = rest;
      this.#named.set(c, 'likeness');
    }
  }

  replace(label: string, { word, by }: { word: string; by: NamedColumn['by'] }): void {
    for (const c of this.#under(label)) {
      this.paths[c] = this.#with(c, label, word);
      if (this.#named.get(c) !== 'place') this.#named.set(c, by);
    }
  }

  /** True for a label that stands under another one, where all other labels over its columns are words of the form. */
  isClear(label: string, words: Words): boolean {
    const all = this.#under(label).map((c) => this.paths[c] ?? []);
    return all.every((path) => path.length > 1 && path.every((own) => normal(own) === label || words.has(normal(own))));
  }

  /**
   * The keys of all columns under a label if it were another word; null where one has none, or one that another column has. Of several
   * columns some may stand under a further label that nothing knows yet.
   */
  keysWith(label: string, word: string, words: Words): string | null {
    const all = this.#under(label);
    const isClear = (c: number): boolean => (this.paths[c] ?? []).every((own) => normal(own) === label || words.has(normal(own)));
    const clear = all.filter(isClear);
    const under = clear.length >= Math.max(MIN_CLEAR, CLEAR_SHARE * all.length) ? clear : all;
    const keys = under.map((c) => this.#key(this.#with(c, label, word)));
    if (keys.some(({ known }) => !known)) return null;
    const own = under.map((c, i) => this.#identity(c, keys[i]));
    const others = this.#header.panels
      .flat()
      .flatMap((c) => (under.includes(c) ? [] : [this.#identity(c, this.#key(this.paths[c] ?? []))]));
    const isDouble = own.some((key, i) => own.indexOf(key) !== i || others.includes(key));
    return isDouble ? null : own.join(' ');
  }

  /** The columns that a replaced label named. */
  named(): NamedColumn[] {
    const known = [...this.#named].filter(([c]) => this.#key(this.paths[c] ?? []).known);
    return known.map(([index, by]) => ({ index, by: by === 'likeness' && this.#isSurelyLike(index) ? 'likeness' : 'place' }));
  }

  #isSurelyLike(c: number): boolean {
    const [read, meant] = [this.#header.paths[c] ?? [], this.paths[c] ?? []].map((path) => path.map(normal).join(''));
    return distanceShare(read ?? '', meant ?? '') <= SURELY_LIKE;
  }

  #under(label: string): number[] {
    const { panels, isRecognised } = this.#header;
    return panels.flat().filter((c) => isRecognised(c) && (this.paths[c] ?? []).some((own) => normal(own) === label));
  }

  #with(c: number, label: string, word: string): string[] {
    return (this.paths[c] ?? []).map((own) => (normal(own) === label ? word : own));
  }

  #key(path: readonly string[]): ColumnKey {
    return columnKey(path, this.#header.form, this.#header.lexicon);
  }

  /** A column's key within its panel. */
  #identity(c: number, key: ColumnKey | undefined): string {
    const panel = this.#header.panels.findIndex((columns) => columns.includes(c));
    return `${panel}:${key?.row ?? ''}/${key?.column ?? ''}`;
  }
}
