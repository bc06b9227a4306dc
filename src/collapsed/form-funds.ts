/**
 * The funds of a self-evaluation form in plain lines: header, labels and figures one behind the other.
 *
 * In → Out: words from the header on → rows of a grid, label in front, figures in the columns of the header; null where no header stands.
 * A row begins with a label that the vocabulary knows, or with one on a line of its own before a figure. Rows with more cells than columns,
 * or whose figures may stand in several ways, are kept without columns and reported by whoever reads them.
 */
import { fundRowKey } from '../mapping/performance-funds-header.ts';
import { lookUp, type PerformanceLabels } from '../mapping/performance-labels.ts';
import type { Place } from '../model/place.ts';
import { type FormLine, type FormPart, type FundMarks, plainRow } from './form-rows.ts';
import { endsFunds, type FormWords, type FoundLabel, isNothing, isValueWord } from './form-words.ts';
import { type FundsHeader, fundsHeaderAt, isBlockTitle } from './funds-header.ts';
import { type FundPlacement, placeFunds } from './funds-placement.ts';

/** Key of the sum of all funds. */
export const TOTAL = 'funds.total';
const LONGEST_LABEL = 20;
const OF_WHICH = /^其中[:：]\S{2,18}$/;
const SENTENCE = /[。；，,:：]/;

interface FundsRow {
  label: string;
  key: string | null;
  values: string[];
  from: number;
  to: number;
}

/** Funds, and the marks of their total. */
export interface FormFunds extends FormPart {
  marks: FundMarks;
}

/** The funds whose header begins at the word `at`; null where none does. */
export function fundsAt(words: FormWords, at: number, labels: PerformanceLabels): FormFunds | null {
  const header = fundsHeaderAt(words, at, labels);
  if (header === null) return null;
  const { rows, end } = bodyOf(words, header, labels);
  if (rows.length === 0) return null;
  const { columns } = header;
  const placements = placeFunds(
    rows.map(({ key, values }) => ({ texts: values, isTotal: key === TOTAL })),
    columns.map(({ key }) => key),
  );
  const top = plainRow([header.titles.join(''), ...columns.map(({ text }) => text)], words.placeOf(at, header.end));
  const lines = rows.map((row, i) =>
    fundLine({ ...row, place: words.placeOf(row.from, row.to) }, { placement: placements[i] ?? null, width: columns.length }),
  );
  const total = lines[rows.findIndex(({ key }) => key === TOTAL)];
  const markOf = (mark: string): string | null => {
    const column = columns.findIndex(({ key }) => key === mark);
    return total === undefined || total.restored === 'unplaced' || column < 0 ? null : (total.cells.get(1 + column) ?? null);
  };
  return { rows: [top, ...lines], end, marks: { weight: markOf('weight'), score: markOf('score') } };
}

/** The row of a label with its figures in their columns, or all of them in one where these could not be found. */
export function fundLine(
  { label, values, place }: { label: string; values: readonly string[]; place: Place },
  { placement, width }: { placement: FundPlacement | null; width: number },
): FormLine {
  const cells = new Map([[0, label]]);
  if (placement === null) cells.set(1, values.join(' '));
  else for (const [i, value] of values.entries()) cells.set(1 + (placement[i] ?? 0), value);
  const isWhole = values.length === width || values.every(isNothing);
  return { cells, place, restored: isWhole && placement !== null ? null : placement === null ? 'unplaced' : 'placed' };
}

function bodyOf(words: FormWords, header: FundsHeader, labels: PerformanceLabels): { rows: FundsRow[]; end: number } {
  const rows: FundsRow[] = [];
  let at = header.end;
  while (at < words.count) {
    const label = labelAt(words, at, labels);
    const end = label?.end ?? (header.hasNote && rows.length > 0 ? noteAt(words, at, labels) : null);
    if (end === null) break;
    at = label === null || label.key === '' ? end : addRow(words, { label, at, rows }, labels);
    const last = rows.at(-1);
    if (last !== undefined) last.to = at;
  }
  return { rows, end: at };
}

/** Adds the row of a label; the first word behind its figures. */
function addRow(
  words: FormWords,
  { label, at, rows }: { label: FoundLabel; at: number; rows: FundsRow[] },
  labels: PerformanceLabels,
): number {
  const to = valuesEnd(words, label.end);
  const values = words.words.slice(label.end, to).map(({ text }) => text);
  rows.push({ label: label.text, key: fundRowKey(label.text, labels), values, from: at, to });
  return to;
}

/** The label of a row; one with the key '' for the title of the block. */
function labelAt(words: FormWords, at: number, labels: PerformanceLabels): FoundLabel | null {
  const known = words.labelAt(at, (key) => isFundRow(key, labels));
  if (known !== null) return known;
  const title = words.labelAt(at, (key) => isBlockTitle(key, labels));
  return title === null ? unknownLabelAt(words, at, labels) : { ...title, key: '' };
}

function isFundRow(key: string, labels: PerformanceLabels): boolean {
  return lookUp(labels.fundRows, key) !== undefined || fundRowKey(key, labels) === labels.levelledFunds.row;
}

/** A label that no vocabulary knows, on a line of its own before a figure, or before a known label where the row is blank. */
function unknownLabelAt(words: FormWords, at: number, labels: PerformanceLabels): FoundLabel | null {
  const word = words.words[at];
  if (word === undefined || !word.alone || words.labelAt(at, (key) => endsFunds(key, labels)) !== null) return null;
  const isLabel = isUnknownLabel(word.text) && isValueWord(words.words[at + 1]?.text ?? '');
  const isBlank = OF_WHICH.test(word.text) && words.labelAt(at + 1, (key) => isFundRow(key, labels)) !== null;
  return isLabel || isBlank ? { text: word.text, key: word.text, end: at + 1 } : null;
}

function isUnknownLabel(text: string): boolean {
  return (
    text.length <= LONGEST_LABEL && !isValueWord(text) && !SENTENCE.test(text.replace(/[:：]$/, '')) && /\p{Script=Han}{2}/u.test(text)
  );
}

/** The end of a remark behind the figures of a row, on a line of its own. */
function noteAt(words: FormWords, at: number, labels: PerformanceLabels): number | null {
  const { text, end } = words.restOfLine(at);
  if (!words.opensLine(at) || isValueWord(text) || words.labelAt(at, (key) => endsFunds(key, labels)) !== null) return null;
  return end;
}

function valuesEnd(words: FormWords, from: number): number {
  let end = from;
  while (isValueWord(words.words[end]?.text ?? '')) end++;
  return end;
}
