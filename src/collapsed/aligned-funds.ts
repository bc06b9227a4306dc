/**
 * The funds of a self-evaluation form that blanks alone laid out.
 *
 * In → Out: the lines of a grid → rows of a grid, label in front, figures in the columns of the header, and the lines that they took; null
 * where they are not understood. The title of the block, printed down the left edge beside the labels, is put together from its pieces: they
 * must make a title that the vocabulary knows, so that no piece of a label is taken for one of the title.
 */
import { fundRowKey } from '../mapping/performance-funds-header.ts';
import { isOneOf, labelKey, lookUp, type PerformanceLabels } from '../mapping/performance-labels.ts';
import { cover } from '../model/place.ts';
import { type AlignedHeader, alignedHeader } from './aligned-header.ts';
import type { AlignedLine, AlignedWord } from './aligned-lines.ts';
import { fundLine, TOTAL } from './form-funds.ts';
import { type FormLine, plainRow } from './form-rows.ts';
import { endsFunds, isValueWord } from './form-words.ts';
import { isBlockTitle } from './funds-header.ts';
import { type FundPlacement, placeFunds } from './funds-placement.ts';

/** Rows of the funds and the lines that they took, end exclusive. */
export interface AlignedFunds {
  rows: FormLine[];
  from: number;
  to: number;
}

interface Row {
  label: string;
  key: string | null;
  /** Where its label begins. */
  x0: number;
  values: readonly AlignedWord[];
  /** Words left of the label. */
  left: readonly AlignedWord[];
  line: AlignedLine;
}

interface Body {
  rows: Row[];
  /** Lines of pieces of the title between the rows. */
  pieces: AlignedWord[][];
  to: number;
}

/** Lines behind the last row in which no other may stand. */
const LINES_BEHIND = 3;

/** The funds among these lines. */
export function alignedFunds(lines: readonly AlignedLine[], labels: PerformanceLabels): AlignedFunds | null {
  const header = alignedHeader(lines, labels);
  const body = header === null ? null : bodyOf(lines, header, labels);
  if (header === null || body === null) return null;
  const title = titleOf(header, body, labels);
  const placements = placementsOf(body.rows, header);
  if (title === null || placements === null) return null;
  const places = lines.slice(header.from, header.to).map(({ place }) => place);
  const top = plainRow([title, ...header.columns.map(({ text }) => text)], cover(places));
  const rows = body.rows.map((row, i) =>
    fundLine(
      { label: row.label, values: row.values.map(({ text }) => text), place: row.line.place },
      { placement: placements[i] ?? null, width: header.columns.length },
    ),
  );
  return { rows: [top, ...rows], from: header.from, to: body.to };
}

function bodyOf(lines: readonly AlignedLine[], header: AlignedHeader, labels: PerformanceLabels): Body | null {
  const rows: Row[] = [];
  const pieces: AlignedWord[][] = [];
  let waiting: AlignedWord[][] = [];
  let [at, to] = [header.to, header.to];
  for (; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || endsAt(line, labels)) break;
    const row = rowOf(line, labels);
    if (row !== null) {
      pieces.push(...waiting, [...row.left]);
      waiting = [];
      rows.push(row);
      to = at + 1;
    } else if (line.words.some(({ text }) => isValueWord(text))) return null;
    else if (waiting.length >= LINES_BEHIND) break;
    else waiting.push([...line.words]);
  }
  const behind = lines.slice(to, to + LINES_BEHIND).map((line) => rowOf(line, labels));
  const isWhole = rows.length > 0 && rows.some(({ key }) => key === TOTAL) && behind.every((row) => row === null);
  return isWhole && rows.every(({ key }) => key !== null) ? { rows, pieces, to } : null;
}

/** True for a line on which something behind the funds begins. */
function endsAt({ words }: AlignedLine, labels: PerformanceLabels): boolean {
  return words.some(({ text }) => {
    const key = labelKey(text);
    return endsFunds(key, labels) || isOneOf(labels.goalHeaders, key) || isOneOf(labels.scoreRows, key);
  });
}

/** A label with its figures; null for a line without any. A label that no vocabulary knows has no key. */
function rowOf(line: AlignedLine, labels: PerformanceLabels): Row | null {
  const first = line.words.findLastIndex(({ text }) => !isValueWord(text)) + 1;
  const values = line.words.slice(first);
  if (values.length === 0) return null;
  const texts = line.words.slice(0, first);
  for (const [from, { x0 }] of texts.entries()) {
    const label = texts
      .slice(from)
      .map(({ text }) => text)
      .join('');
    if (isFundRow(label, labels)) return { label, key: fundRowKey(label, labels), x0, values, left: texts.slice(0, from), line };
  }
  return { label: '', key: null, x0: 0, values, left: texts, line };
}

function isFundRow(label: string, labels: PerformanceLabels): boolean {
  const key = labelKey(label);
  return lookUp(labels.fundRows, key) !== undefined || fundRowKey(key, labels) === labels.levelledFunds.row;
}

/** The title of the block from its pieces left of the labels; null where they make none. */
function titleOf(header: AlignedHeader, { rows, pieces }: Body, labels: PerformanceLabels): string | null {
  const edge = Math.min(...rows.map(({ x0 }) => x0));
  const isLeft = (word: AlignedWord): boolean => word.x0 < edge;
  const between = pieces.flat();
  const own = rows.flatMap(({ left }) => left);
  if (between.some((word) => !isLeft(word) && !own.includes(word))) return null;
  const edgeTitle = [...header.left.filter(isLeft), ...between].map(({ text }) => text).join('');
  const others = header.left.filter((word) => !isLeft(word)).map(({ text }) => text);
  const titles = [edgeTitle, ...others].filter((text) => text !== '');
  return titles.every((text) => isBlockTitle(labelKey(text), labels)) ? titles.join('') : null;
}

/** The columns of the figures of every row, as their sums and rates tell; null where those of one stand elsewhere in print. */
function placementsOf(rows: readonly Row[], { columns }: AlignedHeader): (FundPlacement | null)[] | null {
  const placed = placeFunds(
    rows.map(({ key, values }) => ({ texts: values.map(({ text }) => text), isTotal: key === TOTAL })),
    columns.map(({ key }) => key),
  );
  const isFull = ({ values }: Row): boolean => values.length === columns.length;
  const full = rows.filter(isFull);
  const stands = (row: Row, placement: FundPlacement | null | undefined): boolean =>
    placement === null ||
    placement === undefined ||
    row.values.every((value, i) => full.every(({ values }) => isNear(value, values, placement[i] ?? 0)));
  return full.length > 0 && rows.every((row, i) => isFull(row) || stands(row, placed[i])) ? placed : null;
}

/** True where no other figure of a full row stands nearer than that of the column. */
function isNear(value: AlignedWord, row: readonly AlignedWord[], column: number): boolean {
  const distance = (other: AlignedWord | undefined): number =>
    other === undefined ? 0 : Math.abs(value.x0 + value.x1 - other.x0 - other.x1);
  return row.every((other) => distance(row[column]) <= distance(other));
}
