/**
 * Header label paths to canonical column keys.
 *
 * In → Out: `[本年支出, 基本支出, 人员经费]` → column `basic.personnel`. A pattern counts only where it and the neutral labels
 * explain every label of the path; so 上年数/合计 is not taken for 合计. What nothing explains becomes `x:` + the path (contract §3).
 */
import { normalizeLabel, stripOrdinal, stripPrintedOrdinal } from '../model/label.ts';
import type { ColumnKey, CompiledColumn, FormLexicon, Lexicon } from './lexicon.ts';

const HEADER_UNIT =
  /\((万元|元|亿元|千元|%|辆|台|套|个|人次|人|批次|批|次|平方米|㎡|m2|家|户|项|件|亩|公里)(?:[/、,](?:辆|台|套|个|件))*\)$|[:]?单位:(万元|元|亿元)$|(?<=[\u4e00-\u9fff])(%)$/;

interface Match {
  pattern: CompiledColumn;
  covered: ReadonlySet<number>;
  /** Segments matched, then characters: the more specific pattern wins. */
  weight: number;
  rank: number;
}

/** Keys remembered for a form before all are forgotten; only unheard-of headers add to them. */
const MAX_REMEMBERED = 2000;

/** Key of one column. `path` are its header labels from the top, as printed without blanks. */
export function columnKey(path: readonly string[], form: FormLexicon, lexicon: Lexicon): ColumnKey {
  const printed = path.join('\n');
  const known = form.columnKeys.get(printed);
  if (known !== undefined) return known;
  if (form.columnKeys.size >= MAX_REMEMBERED) form.columnKeys.clear();
  const key = findKey(path, form, lexicon);
  form.columnKeys.set(printed, key);
  return key;
}

/** The labels of a path that a vocabulary would have to explain, in its form, and whether it does. */
export function columnLabels(path: readonly string[], form: FormLexicon, lexicon: Lexicon): { labels: string[]; known: boolean } {
  const labels = path.map((label) => normalHeader(label).label).filter((label) => label !== '' && !form.neutral.has(label));
  return { labels, known: columnKey(path, form, lexicon).known };
}

/** A header label as patterns have it, and the unit that it ends with. */
function normalHeader(label: string): { label: string; unit: string | null } {
  const normal = stripOrdinal(normalizeLabel(label));
  const match = HEADER_UNIT.exec(normal);
  return match === null
    ? { label: normal, unit: null }
    : { label: normal.slice(0, match.index), unit: match[1] ?? match[2] ?? match[3] ?? null };
}

function findKey(path: readonly string[], form: FormLexicon, lexicon: Lexicon): ColumnKey {
  const headers = path.map(normalHeader);
  const labels = headers.map(({ label }) => label);
  const unit = headers.findLast((header) => header.unit !== null)?.unit ?? null;
  // A label in a second language is nothing in its normal form.
  const printed = labels.filter((label) => label !== '');
  for (const variant of [...readings(printed), plainLabels(printed, form.neutral)]) {
    const found = explain(variant, form) ?? economicColumn(variant, form, lexicon);
    if (found !== null) return { ...found, unit, known: true };
  }
  return { ...unexplained(path, labels, form), unit, known: false, rank: 0 };
}

/** The printed path as key, none where it says nothing; labels that give a row coordinate (预算数) give it all the same. */
function unexplained(path: readonly string[], labels: readonly string[], form: FormLexicon): Pick<ColumnKey, 'column' | 'row'> {
  const givesRow = form.columns.filter((pattern) => pattern.column === null);
  const match = givesRow.flatMap((pattern) => bestMatch(labels, pattern, form.neutral))[0];
  const rest = path.filter((_, i) => !form.neutral.has(labels[i] ?? '') && !match?.covered.has(i));
  const row = match?.pattern.row ?? rowAtEnd(labels.at(-1) ?? '', givesRow);
  return { column: rest.length === 0 ? null : unknownKey(rest), row };
}

/** A figure of another period, or a difference, is not of the row that its label ends with. */
const OTHER_PERIOD = /年|比|增|减|差/;

/** The row whose label ends one that also names what no vocabulary knows (机关运行经费决算数). */
function rowAtEnd(label: string, patterns: readonly CompiledColumn[]): string | null {
  for (const { row, paths } of patterns) {
    const end = paths.find((path) => path.length === 1 && label.endsWith(path[0] ?? ''))?.[0];
    if (end !== undefined && end.length < label.length && !OTHER_PERIOD.test(label.slice(0, -end.length))) return row;
  }
  return null;
}

/** What a header label says beside its name: 其中 before it, a total of what stands below it behind it. */
const AMONG_WHICH = /^其中[:：]?/;
const OWN_TOTAL = /^(..+)(小计|合计)$/;

/**
 * The labels as if 其中 were not printed and each total stood in a row of its own (本年支出小计 → 本年支出 | 小计); the total of a label
 * without a meaning of its own (人员经费合计) stays another one than the total of the table.
 */
function plainLabels(labels: readonly string[], neutral: ReadonlySet<string>): string[] {
  return labels.flatMap((label) => {
    const plain = label.replace(AMONG_WHICH, '') || label;
    const [, whole = '', total = ''] = OWN_TOTAL.exec(plain) ?? [];
    return whole === '' || neutral.has(whole) ? [plain] : [whole, total];
  });
}

/** Header rows in which a label may be broken (一般公共预算财 | 政拨款); more are not worth trying. */
const MAX_BROKEN = 6;

/** Ways to read a path whose labels may be broken over rows: as printed first, then with the fewest joins. */
function readings(labels: readonly string[]): string[][] {
  if (labels.length < 2 || labels.length > MAX_BROKEN) return [[...labels]];
  const masks = Array.from({ length: 2 ** (labels.length - 1) }, (_, mask) => mask);
  const joins = (mask: number): number => mask.toString(2).replaceAll('0', '').length;
  return masks.sort((a, b) => joins(a) - joins(b) || a - b).map((mask) => joinAt(labels, mask));
}

/** Joins label i + 1 to label i where bit i of `mask` is set. */
function joinAt(labels: readonly string[], mask: number): string[] {
  return labels.reduce<string[]>((path, label, i) => {
    if (i > 0 && (mask >> (i - 1)) & 1) path.push(`${path.pop() ?? ''}${label}`);
    else path.push(label);
    return path;
  }, []);
}

type Explained = Pick<ColumnKey, 'column' | 'row' | 'rank'>;

/** The best pair of a column and a row coordinate that explains the whole path. */
function explain(labels: readonly string[], form: FormLexicon): Explained | null {
  if (labels.length === 0) return null;
  const matches = form.columns.flatMap((pattern) => bestMatch(labels, pattern, form.neutral));
  const columns: (Match | null)[] = [...matches.filter((m) => m.pattern.column !== null), null];
  const rows: (Match | null)[] = [...matches.filter((m) => m.pattern.column === null), null];
  const pairs = columns.flatMap((column) => rows.map((row): Pair => ({ column, row })));
  const whole = pairs
    .filter((pair) => explainsAll(labels, { ...pair, ancestors: ancestorsOf(pair, matches) }, form.neutral))
    .sort((a, b) => weightOf(b) - weightOf(a));
  const best = whole[0];
  if (best === undefined) return null;
  return {
    column: best.column?.pattern.column ?? null,
    row: best.row?.pattern.row ?? best.column?.pattern.row ?? null,
    rank: Math.max(best.column?.rank ?? 0, best.row?.rank ?? 0),
  };
}

interface Pair {
  column: Match | null;
  row: Match | null;
}

function weightOf(pair: Pair): number {
  return (pair.column?.weight ?? 0) + (pair.row?.weight ?? 0);
}

/** True where every label is matched by the pair or neutral, and at least one is matched. */
function explainsAll(labels: readonly string[], by: Pair & { ancestors: readonly Match[] }, neutral: ReadonlySet<string>): boolean {
  if (by.column === null && by.row === null) return false;
  const matches = [by.column, by.row, ...by.ancestors];
  return labels.every((label, i) => neutral.has(label) || matches.some((match) => match?.covered.has(i)));
}

/** Matches of the keys above the pair's: `vehicle` for `vehicle.purchase`, whose header stands above it. */
function ancestorsOf(pair: Pair, matches: readonly Match[]): Match[] {
  const key = pair.column?.pattern.column ?? '';
  return matches.filter(({ pattern }) => pattern.column !== null && key.startsWith(`${pattern.column}.`));
}

const SEGMENT_WEIGHT = 1000;

/** The heaviest path of a pattern that occurs in the labels in order, of those that leave only neutral labels if any does; none or one. */
function bestMatch(labels: readonly string[], pattern: CompiledColumn, neutral: ReadonlySet<string>): Match[] {
  const matches: (Match & { isWhole: boolean })[] = [];
  for (const [rank, path] of pattern.paths.entries()) {
    const covered = coveredBy(path, labels);
    if (covered === null) continue;
    const weight = path.length * SEGMENT_WEIGHT + path.reduce((sum, segment) => sum + segment.length, 0);
    const isWhole = labels.every((label, i) => covered.has(i) || neutral.has(label));
    matches.push({ pattern, covered, weight, rank, isWhole });
  }
  return matches.sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.weight - a.weight || a.rank - b.rank).slice(0, 1);
}

/** Where the segments of a path stand among the labels, in order; null where one does not. */
function coveredBy(path: readonly string[], labels: readonly string[]): Set<number> | null {
  const covered = new Set<number>();
  let at = 0;
  for (const segment of path) {
    const index = labels.indexOf(segment, at);
    if (index < 0) return null;
    covered.add(index);
    at = index + 1;
  }
  return covered;
}

/** Columns that are economic items (四川 detail tables): by code, or by name under its class. */
function economicColumn(labels: readonly string[], form: FormLexicon, lexicon: Lexicon): Explained | null {
  if (form.form.economicColumns !== true) return null;
  const informative = labels.filter((label) => !form.neutral.has(label));
  const leaf = informative.at(-1);
  if (leaf === undefined) return null;
  const printed = informative.findLast((label) => /^\d{3}(?:\d{2})?$/.test(label));
  if (printed !== undefined) return { column: printed, row: null, rank: 0 };
  if (!informative.every((label) => isOfEconomic(label, lexicon))) return null;
  const classCode = informative.flatMap((label) => lexicon.economic.get(label) ?? []).find((code) => code.length === 3);
  if (/^(?:小计|合计)$/.test(leaf) && classCode !== undefined) return { column: classCode, row: null, rank: 0 };
  const codes = lexicon.economic.get(leaf) ?? [];
  const within = codes.filter((code) => classCode === undefined || code.startsWith(classCode));
  const only = within.length === 1 ? within[0] : within.length === 0 ? undefined : within.find((code) => code.length === 5);
  return only === undefined || (within.length > 1 && classCode === undefined) ? null : { column: only, row: null, rank: 0 };
}

/** Beside names: totals, codes, and the groups that whole classes belong to. */
const OWN_OR_CODE = /^(?:小计|合计|人员经费|(?:日常)?公用经费|\d{3}(?:\d{2})?)$/;

/** True for a name or code of the classification, or a total of one; below anything else an item is another's. */
function isOfEconomic(label: string, { economic }: Lexicon): boolean {
  return economic.has(label) || OWN_OR_CODE.test(label);
}

/** The key of what no vocabulary knows: `x:` and the label path without blanks and ordinals. */
export function unknownKey(path: readonly string[]): string {
  const labels = path.map((label) => stripPrintedOrdinal(label.replace(/\s+/g, ''))).filter((label) => label !== '');
  return `x:${labels.join('/')}`;
}
