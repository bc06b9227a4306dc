/**
 * The names above the funds of a self-evaluation form that blanks alone laid out.
 *
 * In → Out: lines of words → rows of labels with their values, from the first label on, and how many lines stand above it. A label that is
 * wrapped over two lines is printed above and below its value (`项目名`, the name, `称`); both pieces make a label that the vocabulary knows.
 */
import { labelKey, lookUp, type PerformanceLabels } from '../mapping/performance-labels.ts';
import { cover, type Place } from '../model/place.ts';
import { type FormLine, plainRow } from './form-rows.ts';
import { isFigureWord } from './form-words.ts';

export interface HeadLine {
  words: readonly string[];
  place: Place;
}

export interface AlignedHead {
  rows: FormLine[];
  /** Lines above the first label. */
  above: number;
}

/** The names in these lines; null where neither a project nor a unit is named. */
export function alignedHead(lines: readonly HeadLine[], labels: PerformanceLabels): AlignedHead | null {
  const rows: FormLine[] = [];
  let [named, above] = [false, -1];
  for (let at = 0; at < lines.length; ) {
    const found = rowAt(lines, at, labels);
    if (found.key !== null && above < 0) above = at;
    named ||= found.key === 'projectName' || found.key === 'entity';
    if (above >= 0) rows.push(found.row);
    at = found.next;
  }
  return named ? { rows, above } : null;
}

interface FoundRow {
  row: FormLine;
  /** The attribute with which it begins; null for other lines. */
  key: string | null;
  next: number;
}

function rowAt(lines: readonly HeadLine[], at: number, labels: PerformanceLabels): FoundRow {
  const [first, second, third] = lines.slice(at, at + 3);
  const [top = '', ...others] = first?.words ?? [];
  const wrapped = others.length === 0 && third?.words.length === 1 ? `${top}${third.words[0] ?? ''}` : '';
  const places = (count: number): Place => cover(lines.slice(at, at + count).map(({ place }) => place));
  const wrappedKey = attributeOf(wrapped, labels);
  if (wrappedKey !== null && attributeOf(top, labels) === null && second !== undefined)
    return { row: plainRow([wrapped, ...pairs(second.words, labels)], places(3)), key: wrappedKey, next: at + 3 };
  const key = attributeOf(top, labels);
  const isAmounts = others.length % 2 === 1 && [top, ...others].every((word, i) => isFigureWord(word) === (i % 2 === 1));
  if (key !== null && others.length > 0) return { row: plainRow([top, ...pairs(others, labels)], places(1)), key, next: at + 1 };
  return { row: plainRow(isAmounts ? [top, ...others] : [[top, ...others].join(' ')], places(1)), key: null, next: at + 1 };
}

/** A value, and the labels and values behind it on the same line. */
function pairs(words: readonly string[], labels: PerformanceLabels): string[] {
  const texts: string[] = [];
  let value: string[] = [];
  for (const word of words) {
    if (attributeOf(word, labels) === null || value.length === 0) value.push(word);
    else {
      texts.push(value.join(' '), word);
      value = [];
    }
  }
  return [...texts, value.join(' ')];
}

function attributeOf(text: string, labels: PerformanceLabels): string | null {
  return text === '' ? null : (lookUp(labels.attributes, labelKey(text)) ?? null);
}
