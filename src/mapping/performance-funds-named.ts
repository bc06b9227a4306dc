/**
 * Rows and columns of a funds block that were recognised too badly for any vocabulary, named by what forms print there.
 *
 * In → Out: rows and slots → the same, unknown ones with the key of the word that they are clearly most like among those that are not
 * there yet (see named-in-order.ts). Only where the rows were read from an image; whatever is named is told, and its figures are listed.
 */
import { distanceBetween } from '../model/likeness.ts';
import { hasSign, type Naming, namedInOrder, type PlacedWord } from './named-in-order.ts';
import type { FormCell, FormRow } from './performance-join.ts';
import { bareKey, isLevelled, labelKey, type PerformanceLabels } from './performance-labels.ts';

const UNKNOWN = 'x:';

/** What was recognised there besides the label. */
export function otherReadings({ cell }: FormCell): { others?: readonly string[] } {
  const others = cell.recognition?.candidates.map(({ text }) => text) ?? [];
  return others.length === 0 ? {} : { others };
}

/** Names rows and columns in place. */
export function nameFunds(rows: readonly (Named & { row: FormRow })[], slots: readonly Named[], labels: PerformanceLabels): void {
  if (!rows.some(({ row }) => row.filled.some(({ cell }) => cell.recognition !== undefined))) return;
  nameAll(rows, new Map([...labels.fundRows, ...levelledWords(rows, labels)]));
  nameColumns(slots, labels);
}

/** Kinds of fiscal money of so many characters say enough where one of them was misread. */
const TELLING_KIND = 4;

/**
 * Fiscal money named by level (市县区财政资金), as the only row that seems to be that would print it: its own levels, of which the first and
 * the last were read, over each kind. None where another row names it, or a second one seems to.
 */
function levelledWords(rows: readonly Named[], labels: PerformanceLabels): [string, string][] {
  const { row, pattern, kinds } = labels.levelledFunds;
  if (rows.some(({ key, label }) => key === row || isLevelled(label, labels))) return [];
  const words = rows.filter(isOpen).map((one) =>
    readingsOf(one).flatMap((read) =>
      kinds
        .filter(({ length }) => length >= TELLING_KIND)
        .map((kind) => ({ kind, levels: read.slice(0, -kind.length) }))
        .filter(({ kind, levels }) => pattern.test(levels.charAt(0) + kind) && pattern.test(levels.slice(-1) + kind))
        .map(({ kind, levels }) => ({ word: levels + kind, distance: distanceBetween(read, levels + kind) / read.length }))
        .filter(({ distance }) => distance <= LEVELLED)
        .map(({ word }) => word),
    ),
  );
  const [own, second] = words.filter(({ length }) => length > 0);
  return second === undefined ? (own ?? []).map((word) => [word, row]) : [];
}
/** Largest distance between such a row and its word, as a share of the row's length. */
const LEVELLED = 0.25;

export interface Named {
  key: string | null;
  label: string;
  /** What else was read for the label. */
  others?: readonly string[];
  meant?: string;
}

/** Columns of marks, whose order differs from form to form: 执行率, 权重, 得分 and 分值, 执行率, 得分. */
const MARKS: readonly (readonly string[])[] = [
  ['execution_rate', 'weight', 'score'],
  ['weight', 'execution_rate', 'score'],
];

/** Names unknown columns in place. */
export function nameColumns(slots: readonly Named[], { fundColumns }: PerformanceLabels): void {
  const money = distinctKeys(fundColumns).filter((key) => MARKS[0]?.includes(key) !== true);
  nameAll(
    slots,
    fundColumns,
    MARKS.map((marks) => [...money, ...marks]),
  );
}

/** Names in place what has an unknown key. `words`: printed word → key; `orders`: in which forms print the keys. */
export function nameAll(
  all: readonly Named[],
  words: ReadonlyMap<string, string>,
  orders: readonly (readonly string[])[] = [distinctKeys(words)],
): void {
  const namings = orders.flatMap((keys) => {
    const placed = all.map((one): PlacedWord => {
      const known = one.key === null ? -1 : keys.indexOf(one.key);
      return { pattern: known < 0 ? null : known, texts: isOpen(one) ? readingsOf(one) : null };
    });
    return namedInOrder(
      placed,
      keys.map((key) => wordsOf(key, words)),
    ).map(({ at, pattern, by }) => ({ at, key: keys[pattern] ?? '', by }));
  });
  for (const [at, one] of all.entries()) {
    const key = agreedKey(namings.filter((naming) => naming.at === at));
    if (key !== null) Object.assign(one, { key, meant: wordsOf(key, words)[0] });
  }
}

/** The key on which all orders agree that name anything there, likeness before place; null where there is none. */
function agreedKey(namings: readonly { key: string; by: Naming['by'] }[]): string | null {
  const alike = namings.filter(({ by }) => by === 'likeness');
  const [only, ...others] = new Set((alike.length > 0 ? alike : namings).map(({ key }) => key));
  return only !== undefined && others.length === 0 ? only : null;
}

/**
 * Names the first column of figures, right before that of the adjusted budget, by its place: forms print nothing but the initial budget
 * there, unless it stands under a group. A sign of the word must have been read.
 */
export function nameFirstColumn(first: Named, next: Named | undefined, { fundColumns }: PerformanceLabels): void {
  const words = wordsOf(INITIAL, fundColumns);
  if (isOpen(first) && next?.key === ADJUSTED && hasSign(words, readingsOf(first))) Object.assign(first, { key: INITIAL, meant: words[0] });
}
const INITIAL = 'initial_budget';
const ADJUSTED = 'adjusted_budget';

function isOpen({ key }: Named): boolean {
  return key?.startsWith(UNKNOWN) === true;
}

/** The ways in which a label was read; one below a group also without it. */
function readingsOf({ label, others = [] }: Named): string[] {
  const below = label.includes('/') ? [label.slice(label.lastIndexOf('/') + 1)] : [];
  return [label, ...below, ...others].map((text) => bareKey(labelKey(text)));
}

function wordsOf(key: string, words: ReadonlyMap<string, string>): string[] {
  return [...words].flatMap(([word, own]) => (own === key ? [word] : []));
}

function distinctKeys(words: ReadonlyMap<string, string>): string[] {
  return [...new Set(words.values())];
}
