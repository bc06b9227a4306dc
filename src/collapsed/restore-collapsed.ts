/**
 * Statutory tables of dumps that part cells by single blanks and lose blank cells (pdfplumber, PyMuPDF), as grids.
 *
 * In → Out: blocks → the same blocks, the lines of such tables replaced by a grid of the form's columns. Only what can be placed with
 * certainty stands in a column; rows that cannot are kept, marked, and reported by whoever reads them. Tables whose header or lines are not
 * understood stay lines.
 */

import type { FormLexicon, Lexicon } from '../mapping/lexicon.ts';
import type { Block } from '../model/block.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { type IsName, isTotalRow } from './coded-rows.ts';
import { codedTable, type Restored } from './coded-table.ts';
import { economicPanels } from './economic-panels.ts';
import type { NamedColumn } from './header.ts';
import type { Side } from './label-panels.ts';
import { type CollapsedRegion, collapsedRegions } from './regions.ts';
import { restoredGrid } from './restored-grid.ts';
import { codedRowLines, isStacked, joined, sidedRowLines } from './stacked-lines.ts';
import { type States, statedAmounts } from './statements.ts';
import { type SummaryWords, summaryTable } from './summary-table.ts';
import { threePublicRow } from './three-public-row.ts';
import { type Figure, figureOf } from './tokens.ts';

/** Total columns of the tables of functional codes; funds and capital have balances beside their sum. */
const TOTALS: ReadonlyMap<string, string> = new Map([
  ['income', 'current_total'],
  ['expenditure', 'current_total'],
  ['general_budget_expenditure', 'total'],
]);

/** Blocks with the tables that stood in plain lines as grids. */
export function restoreCollapsed(blocks: readonly Block[], lexicon: Lexicon): Block[] {
  const regions = collapsedRegions(blocks, lexicon.titles);
  if (regions.length === 0) return [...blocks];
  const inSentences = statedAmounts(blocks);
  const inTotals = regions.flatMap((region) => (region.table === OF_ALL ? printedTotals(region, lexicon, inSentences) : []));
  const states: States = (label, figure, unit) => inSentences(label, figure, unit) || inTotals.includes(printed(label, figure, unit));
  const result: Block[] = [];
  let at = 0;
  for (const region of regions) {
    const restored = restoreRegion(region, lexicon, states);
    if (restored === null) continue;
    result.push(...blocks.slice(at, region.from), ...region.captions, restoredGrid(restored.rows, restored.values));
    at = region.to;
  }
  return [...result, ...blocks.slice(at)];
}

/** The table whose amounts are part of those of all income and expenditure: a total that both print is the same money. */
const OF_ALL = 'general_budget_expenditure';

/** What the full total of a table states: its amounts by column and unit. */
function printedTotals(region: CollapsedRegion, lexicon: Lexicon, states: States): string[] {
  const [head, ...body] = restoreRegion(region, lexicon, states)?.rows ?? [];
  const total = body.find(({ texts: [label = ''], restored }) => isTotalRow(label) && restored === null);
  return (head?.texts ?? []).flatMap((label, i) => {
    const figure = figureOf(total?.texts[i] ?? '');
    return figure === null ? [] : [printed(label, figure, region.unit)];
  });
}

function printed(label: string, { amount }: Figure, unit: string): string {
  return `${label} ${amount}${unit}`;
}

function restoreRegion(region: CollapsedRegion, lexicon: Lexicon, states: States): Restored | null {
  const { numbered } = region;
  return restore(region, lexicon, states) ?? (numbered === null ? null : restore({ ...region, lines: numbered }, lexicon, states));
}

function restore(region: CollapsedRegion, lexicon: Lexicon, states: States): Restored | null {
  const form = lexicon.forms.get(region.table);
  if (form === undefined) return null;
  const { rowsBy } = form.form;
  const stacked = isStacked(region.lines);
  const isTotal = (label: string): boolean => rowKey(form, label, null)?.startsWith('total') === true;
  if (region.table === 'three_public') return threePublicRow(stacked ? joined(region.lines) : region.lines);
  if (rowsBy === 'economic')
    return economicPanels(stacked ? codedRowLines(region.lines, isTotal) : region.lines, {
      isName: isNameOf(lexicon, 'economic'),
      isTotal,
      rowOf: (label) => rowKey(form, label, null),
      codesOf: (name) => lexicon.economic.get(name) ?? [],
      isStacked: stacked,
    });
  if (form.form.classesByName === true) {
    const words = { ...summaryWords(form, lexicon), isStacked: stacked };
    return summaryTable(stacked ? sidedRowLines(region.lines, words.sidesOf) : region.lines, words);
  }
  if (rowsBy !== 'functional') return null;
  return codedTable(stacked ? codedRowLines(region.lines, isTotalRow) : region.lines, {
    columns: namedColumns(form),
    neutral: form.neutral,
    total: TOTALS.get(region.table) ?? null,
    isName: isNameOf(lexicon, 'functional'),
    isStacked: stacked,
    states: (label, figure) => states(label, figure, region.unit),
  });
}

/** A form's columns with the labels that stand alone, in the order of the form. */
function namedColumns(form: FormLexicon): NamedColumn[] {
  const labels = new Map<string, string[]>();
  for (const { column, paths } of form.columns) {
    if (column === null || column !== form.form.columns.find((known) => known.column === column)?.column) continue;
    const single = paths.flatMap(([label, below]) => (label !== undefined && below === undefined ? [label] : []));
    labels.set(column, [...(labels.get(column) ?? []), ...single]);
  }
  const columns = [...labels].map(([column, known]) => ({ column, labels: known }));
  // Parts are printed right behind what they are parts of.
  return columns.flatMap((named) => (partOf(named, columns) ? [] : [named, ...columns.filter((part) => isPart(part, named))]));
}

function partOf(named: NamedColumn, columns: readonly NamedColumn[]): boolean {
  return columns.some((whole) => isPart(named, whole));
}

function isPart({ column }: NamedColumn, whole: NamedColumn): boolean {
  return column.startsWith(`${whole.column}.`);
}

function isNameOf(lexicon: Lexicon, vocabulary: 'functional' | 'economic'): IsName {
  return (code, name) => name !== '' && lexicon[vocabulary].get(name)?.includes(code) === true;
}

function rowKey(form: FormLexicon, label: string, side: Side | null): string | null {
  const patterns = form.rows.get(stripOrdinal(normalizeLabel(label))) ?? [];
  return patterns.find((pattern) => side === null || pattern.side === undefined || pattern.side === side)?.row ?? null;
}

function summaryWords(form: FormLexicon, lexicon: Lexicon): Omit<SummaryWords, 'isStacked'> {
  return {
    columns: namedColumns(form),
    neutral: form.neutral,
    rowOf: (label, side) => rowKey(form, label, side),
    sidesOf: (text) => {
      const label = stripOrdinal(normalizeLabel(text));
      const known = (form.rows.get(label) ?? []).flatMap(({ side }) => side ?? []);
      return [...new Set<Side>(lexicon.classes.has(label) ? [...known, 'expenditure'] : known)];
    },
  };
}
