/**
 * Rows whose label was recognised too badly for any vocabulary, named by what the form prints there.
 *
 * In → Out: the rows of one panel of a table whose rows are told by their labels → labels for unknown ones where likeness or place tells
 * them (see named-in-order.ts). Only for recognised labels: a text layer says what it says, and ordinals never decide.
 */
import type { GridCell } from '../model/block.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { labelsOfRules } from '../model/rule-labels.ts';
import type { JoinedRow } from './joined-table.ts';
import type { FormLexicon, Lexicon } from './lexicon.ts';
import { namedInOrder, type PlacedWord } from './named-in-order.ts';
import type { Side } from './row-keys.ts';
import { distinct, flatTextOf } from './row-texts.ts';

/** A row that was named: its label as the form prints it, and how it was read. */
export interface NamedRow {
  meant: string;
  read: string;
  /** False where its place alone told it, or where it was read so surely that it may be a row of the publisher's own. */
  isSure: boolean;
}

export interface PanelLabels {
  /** Columns of the labels. */
  columns: readonly number[];
  side: Side | null;
  form: FormLexicon;
  lexicon: Lexicon;
}

/** An ordinal with whatever was read for its digits and its mark. */
const MISREAD_ORDINAL = /^.{1,3}?[,、.．:;·]/;
const SHORTEST = 2;
/** A label read as sure as this is hardly misread by half its characters. */
const WELL_READ = 0.9;

/** The rows that were named, by their index. */
export function namedRows(rows: readonly JoinedRow[], panel: PanelLabels): Map<number, NamedRow> {
  const { form } = panel.form;
  if (form.rowsBy !== 'label' || panel.columns.length === 0 || !rows.some(({ cells }) => cells.some(isRecognised))) return new Map();
  const filled = labelsOf(rows, panel.columns);
  if (!filled.some(({ confidence }) => confidence !== null)) return new Map();
  const printed = rowWords(panel);
  const words = printed.map(({ labels }) => labels);
  const places = new Map(words.flatMap((labels, place) => labels.map((label) => [label, place] as const)));
  const seen = new Set<number>();
  const ofRules = new Set(labelsOfRules(panel.lexicon.data.rules).map(normalizeLabel));
  const isKnown = (label: string): boolean => panel.form.rows.has(label) || ofRules.has(label);
  const placed = filled.map(({ label, others, confidence }): PlacedWord => {
    const bare = stripOrdinal(label);
    const place = places.get(bare);
    if (place === undefined) {
      const texts = confidence === null || isKnown(bare) ? null : [bare, ...others.map(stripOrdinal)].flatMap(waysToRead);
      return { pattern: null, texts };
    }
    // Below another row the same words name something else, also where that was misread.
    const below = panel.form.rows.get(bare)?.filter(({ under }) => under !== undefined) ?? [];
    const isBelow = below.length > 0 && [...seen].some((at) => at > place || below.some(({ under }) => printed[at]?.row === under));
    if (seen.has(place) || isBelow) return { pattern: null, texts: null };
    seen.add(place);
    return { pattern: place, texts: null };
  });
  return new Map(
    namedInOrder(placed, words).flatMap(({ at, pattern, by }): [number, NamedRow][] => {
      const [row, meant] = [filled[at], words[pattern]?.[0]];
      if (row === undefined || meant === undefined) return [];
      return [[row.index, { meant, read: row.label, isSure: by === 'likeness' && (row.confidence ?? 1) < WELL_READ }]];
    }),
  );
}

function isRecognised({ recognition }: GridCell): boolean {
  return recognition !== undefined;
}

interface PrintedLabel {
  index: number;
  label: string;
  /** What else was read for it. */
  others: readonly string[];
  /** How sure it was read; null for one that was not recognised. */
  confidence: number | null;
}

/** The labels of the rows that have one. */
function labelsOf(rows: readonly JoinedRow[], columns: readonly number[]): PrintedLabel[] {
  return rows.flatMap((row, index): PrintedLabel[] => {
    const cells = row.kind === 'data' ? distinct(columns, row.cells, []) : [];
    const label = normalizeLabel(cells.map(flatTextOf).join('')).replace(/:$/, '');
    const read = cells.flatMap((cell) => cell?.recognition?.confidence ?? []);
    const others = cells.length === 1 ? (cells[0]?.recognition?.candidates.map(({ text }) => normalizeLabel(text)) ?? []) : [];
    return label === '' ? [] : [{ index, label, others, confidence: read.length === 0 ? null : Math.min(...read) }];
  });
}

/** A label as it was read, and without what may be its ordinal. */
function waysToRead(label: string): string[] {
  const rest = label.replace(MISREAD_ORDINAL, '');
  return rest === label || rest.length < SHORTEST ? [label] : [label, rest];
}

/** What one row of a panel is called; the first is its usual name. */
interface RowWords {
  /** Key of the row; null for a class of the classification. */
  row: string | null;
  labels: string[];
}

/** What the rows of a panel are called, in the form's order. Rows that their place decides are left out. */
function rowWords({ side, form, lexicon }: PanelLabels): RowWords[] {
  const own = new Map<string, string[]>();
  for (const { labels, row, side: only, under } of form.form.rows) {
    if (row === undefined || under !== undefined || row.includes('#') || row.includes(':')) continue;
    if (only !== undefined && side !== null && only !== side) continue;
    own.set(row, [...(own.get(row) ?? []), ...labels.map(normalizeLabel)]);
  }
  const classes = form.form.classesByName === true && side !== 'income' ? classWords(lexicon) : [];
  return [...classes.map((labels) => ({ row: null, labels })), ...[...own].map(([row, labels]) => ({ row, labels }))];
}

/** The functional classes in the order of their codes, the name in use first. */
function classWords({ classes, data }: Lexicon): string[][] {
  const names = new Map<string, string[]>();
  for (const [name, code] of classes) names.set(code, [...(names.get(code) ?? []), name]);
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, all]) => [...new Set([...(data.functional.get(code)?.names.slice(0, 1).map(normalizeLabel) ?? []), ...all])]);
}
