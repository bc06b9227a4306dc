/**
 * The two-sided summary tables (收入支出决算总表, 财政拨款收入支出决算总表), put back into columns.
 *
 * In → Out: lines → a grid's rows: income label and amount, expenditure label and its columns. One amount to a label is certain; of a
 * side with a total and its funds, labels with fewer figures are placed where they alone add up to the totals.
 * Of cells on lines of their own nothing is read unless all have a label and both sides print the same total.
 * Limits: where the income side says nothing of a fund, rows of two figures stay out.
 */
import type { TextLine } from '../model/block.ts';
import type { Restored } from './coded-table.ts';
import { headerColumns, type NamedColumn } from './header.ts';
import { type LabelEntry, type LabelLine, type LabelLines, labelLines, type SidesOf } from './label-panels.ts';
import { distanceApart, numberedLines } from './numbered-lines.ts';
import { numberedRows } from './numbered-stream.ts';
import { addingUp, amountsOf, type Placement, placementsOf, widest } from './placement.ts';
import type { RestoredRow } from './restored-grid.ts';
import type { Figure } from './tokens.ts';

export interface SummaryWords {
  sidesOf: SidesOf;
  columns: readonly NamedColumn[];
  neutral: ReadonlySet<string>;
  /** What a row is: its key among the form's rows; null for classes and unknown labels. */
  rowOf: (label: string, side: 'income' | 'expenditure') => string | null;
  /** True where cells stood on lines of their own, whose order the copy may have lost. */
  isStacked: boolean;
}

const CURRENT = 'expenditure.current_total';
const GRAND = 'expenditure.grand_total';
/** Cells of the income side. */
const LEFT = 2;

/** The rows of a summary table; null where its header or its lines are not understood. */
export function summaryTable(lines: readonly TextLine[], words: SummaryWords): Restored | null {
  const read = numberedLines(lines, words.sidesOf) ?? inRows(lines, words.sidesOf) ?? labelLines(lines, words.sidesOf);
  const [top] = lines;
  if (read.lines.length === 0 || top === undefined) return null;
  const columns = rightColumns(read.header, words);
  if (columns === null || read.lines.some(({ income }) => (income?.figures.length ?? 0) > 1)) return null;
  if (words.isStacked && (read.odd.length > 0 || !isBalanced(read.lines, words))) return null;
  // Where most figures have no label, those that have one may have that of another row, or be its line number.
  if (read.odd.length > read.lines.filter(hasFigures).length) return null;
  const placements = placeRight(read.lines, columns, words);
  const head: RestoredRow[] = [
    { texts: ['收入', '', '支出', ...columns.map(() => '')], place: top.place, restored: null },
    { texts: ['项目', '决算数', '项目', ...columns.map(({ label }) => label)], place: top.place, restored: null },
  ];
  const body = read.lines.map((line, i) => rowOf(line, columns.length, placements[i] ?? null));
  const lost = read.odd.map((line): RestoredRow => ({ texts: lostTexts(line, columns.length), place: line.place, restored: 'unplaced' }));
  return { rows: [...head, ...body, ...lost], values: new Set([1, ...columns.map((_, i) => LEFT + 1 + i)]) };
}

/** The entries of a table with line numbers whose rows run over the ends of lines. */
function inRows(lines: readonly TextLine[], sidesOf: SidesOf): LabelLines | null {
  const apart = distanceApart(lines);
  const rows = apart === null ? null : numberedRows(lines, apart);
  return rows === null ? null : numberedLines(rows, sidesOf);
}

function hasFigures({ income, expenditure }: LabelLine): boolean {
  return [income, expenditure].some((entry) => entry !== null && entry.figures.length > 0);
}

/** True where both sides print the same total, as they must: then the cells of a copy kept their order down to the last row. */
function isBalanced(lines: readonly LabelLine[], words: SummaryWords): boolean {
  const totalOf = (side: 'income' | 'expenditure'): bigint | undefined => {
    const entries = lines.flatMap((line) => line[side] ?? []);
    return entries.findLast(({ label }) => words.rowOf(label, side) === `${side}.grand_total`)?.figures[0]?.amount;
  };
  const income = totalOf('income');
  return income !== undefined && income === totalOf('expenditure');
}

function lostTexts(line: TextLine, width: number): string[] {
  return ['', '', line.text.trim().split(/\s+/)[0] ?? '', line.text.trim(), ...Array.from({ length: width - 1 }, () => '')];
}

/** The columns of the expenditure side: one amount, or the total and its funds. */
function rightColumns(
  header: readonly TextLine[],
  { columns, neutral }: SummaryWords,
): readonly { column: string; label: string }[] | null {
  const found = headerColumns(
    header,
    columns.filter(({ column }) => column !== 'amount'),
    new Set([...neutral, '收入决算数', '支出决算数', '决算数', '金额']),
  );
  if (found === null) return null;
  return found.length === 0 ? [{ column: 'amount', label: '决算数' }] : found[0]?.column === 'total' ? found : null;
}

function rowOf({ income, expenditure, place }: LabelLine, width: number, placement: Placement | null): RestoredRow {
  const texts = [income?.label ?? '', income?.figures[0]?.text ?? '', expenditure?.label ?? '', ...Array.from({ length: width }, () => '')];
  const figures = expenditure?.figures ?? [];
  if (figures.length > 0 && placement === null) {
    texts[LEFT + 1] = figures.map(({ text }) => text).join(' ');
    return { texts, place, restored: 'unplaced' };
  }
  for (const [i, figure] of figures.entries()) texts[LEFT + 1 + (placement?.[i] ?? 0)] = figure.text;
  return { texts, place, restored: figures.length > 0 && figures.length < width ? 'placed' : null };
}

/** The placement of every line's expenditure figures; null where it is not certain. */
function placeRight(lines: readonly LabelLine[], columns: readonly { column: string }[], words: SummaryWords): (Placement | null)[] {
  const width = columns.length;
  const parts = columns.map((_, i) => i).slice(1);
  const choices = lines.map(({ expenditure }) => choicesOf(expenditure, width, parts));
  if (width === 1) return choices.map(([only]) => only ?? null);
  const keys = lines.map(({ expenditure }) => (expenditure === null ? null : words.rowOf(expenditure.label, 'expenditure')));
  const current = keys.indexOf(CURRENT);
  const funds = columns.map(({ column }) => incomeOf(lines, column, words));
  for (const key of [CURRENT, GRAND]) {
    const at = keys.indexOf(key);
    const figures = lines[at]?.expenditure?.figures ?? [];
    const fits = (choices[at] ?? []).filter((placement) => agrees(amountsOf(figures, placement, width), funds));
    if (at >= 0 && (choices[at]?.length ?? 0) > 1 && fits.length === 1) choices[at] = fits;
  }
  const [total, ...others] = choices[current] ?? [];
  if (total !== undefined && others.length === 0) placeClasses(lines, choices, { current, total, width, keys });
  return choices.map((placements) => (placements.length === 1 ? (placements[0] ?? null) : null));
}

function choicesOf(entry: LabelEntry | null, width: number, parts: readonly number[]): Placement[] {
  const figures = entry?.figures ?? [];
  if (figures.length === width) return [figures.map((_, i) => i)];
  return figures.length === 0 || width === 1 ? [] : placementsOf(figures, width, [{ whole: [0], parts }], [0]);
}

/** Income of a fund; null for the total. */
function incomeOf(lines: readonly LabelLine[], column: string, words: SummaryWords): bigint | null {
  const line = lines.find(({ income }) => income !== null && words.rowOf(income.label, 'income') === `income.${column}`);
  return line === undefined ? null : (line.income?.figures[0]?.amount ?? 0n);
}

/** Without balances brought forward and carried over every fund spends what it receives. */
function agrees(amounts: readonly bigint[], funds: readonly (bigint | null)[]): boolean {
  return funds.every((fund, i) => fund === null || fund === amounts[i]);
}

function placeClasses(
  lines: readonly LabelLine[],
  choices: Placement[][],
  { current, total, width, keys }: { current: number; total: Placement; width: number; keys: readonly (string | null)[] },
): void {
  const figures: readonly Figure[] = lines[current]?.expenditure?.figures ?? [];
  const classes = lines.flatMap(({ expenditure }, i) =>
    i < current && keys[i] === null && (expenditure?.figures.length ?? 0) > 0 ? [i] : [],
  );
  const filled = new Set(total.filter((_, i) => figures[i]?.amount !== 0n));
  const fitting = classes.map((i) => {
    const own = lines[i]?.expenditure?.figures ?? [];
    const placements = (choices[i] ?? []).filter((placement) =>
      placement.every((column, k) => filled.has(column) || own[k]?.amount === 0n),
    );
    return { figures: own, placements };
  });
  const placed = addingUp(fitting, { amounts: amountsOf(figures, total, width), half: widest(figures) });
  for (const [k, i] of classes.entries()) {
    const only = placed[k];
    if ((choices[i]?.length ?? 0) > 1 && only != null) choices[i] = [only];
  }
}
