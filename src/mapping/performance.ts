/**
 * Self-evaluation tables (项目支出绩效自评表, 部门整体绩效自评表): recognition, continuation over pages, facts and indicators.
 *
 * In → Out: the grids of one form and the vocabulary → `MappedTable`. Source: contract §3 (project_performance, overall_performance).
 * Steps: grids joined → blocks → head, funds, pairs, indicators, score → facts, indicators, findings, table.
 */
import type { Finding } from '../anomaly/finding.ts';
import { isMoneyUnit } from '../model/amount.ts';
import type { Grid, GridCell, TextLine } from '../model/block.ts';
import type { Fact } from '../model/fact.ts';
import { normalizeLabel } from '../model/label.ts';
import type { IndicatorRole, PerformanceForm } from '../model/performance-form.ts';
import type { Place } from '../model/place.ts';
import type { Attribute } from '../model/table.ts';
import type { MappedTable } from './mapped-table.ts';
import { headAbove, type PerformanceHead, readHead, readMoneyUnit, readYear } from './performance-attributes.ts';
import { FactCollector } from './performance-facts.ts';
import { readFunds } from './performance-funds.ts';
import { type IndicatorReading, readIndicators } from './performance-indicators.ts';
import type { FormRow, JoinedGrid } from './performance-join.ts';
import { compilePerformance, type PerformanceLabels } from './performance-labels.ts';
import { readPairs } from './performance-pairs.ts';
import { readParts } from './performance-parts.ts';
import { readForm } from './performance-reading.ts';
import { continues, type PerformanceKind, recognize, recognizeCut } from './performance-recognition.ts';
import { toIndicators } from './performance-records.ts';
import { type RowKind, scoreMeant } from './performance-sections.ts';
import { buildTable } from './performance-table.ts';
import { unplacedAmounts } from './performance-unplaced.ts';
import { realignedRows } from './realigned-rows.ts';
import { repairFindings } from './repair-findings.ts';

export interface PerformanceInput {
  kind: PerformanceKind;
  /** 1 for the first table of the kind in the document. */
  occurrence: number;
  title: string;
  /** Where the title stands; null where it is not printed. */
  titleSource: Place | null;
  captions: readonly TextLine[];
  /** The form's grids in reading order; at least one. */
  grids: readonly Grid[];
  family: string | null;
  /** Confidence of every fact: 1 for a digital text layer, null for a text dump. */
  confidence: number | null;
}

/** What a table without a printed title is called in findings. */
const NAMES: Readonly<Record<PerformanceKind, string>> = {
  project_performance: '项目支出绩效自评表',
  overall_performance: '整体绩效自评表',
};
/** Unit that the national form prescribes. */
const PRESCRIBED_UNIT = '万元';

/** The kind of self-evaluation form that begins with this grid, by content and the caption above it; null where none does. */
export function recognizePerformance(grid: Grid, form: PerformanceForm, captions: readonly TextLine[] = []): PerformanceKind | null {
  const labels = compilePerformance(form);
  return recognize([grid], labels, { title: titleAmong(captions, labels), project: headAbove(captions, labels).has('projectName') });
}

/** The kind of form of which a page cut off so little that only `next`, the grid behind it, tells what it is; null where it is none. */
export function recognizeCutPerformance(stub: Grid, next: Grid, form: PerformanceForm): PerformanceKind | null {
  return recognizeCut(stub, next, compilePerformance(form));
}

/** True where `next` carries on the form that the grids `previous` began and did not end. */
export function continuesPerformance(previous: readonly Grid[], next: Grid, form: PerformanceForm): boolean {
  return continues(previous, next, compilePerformance(form));
}

/** Maps one form. Throws RangeError where `input.grids` is empty. */
export function mapPerformance(input: PerformanceInput, form: PerformanceForm): MappedTable {
  const labels = compilePerformance(form);
  const { grid, rows, kinds } = readForm(input.grids, labels);
  const head = readHead({ rows, kinds, captions: input.captions }, labels);
  const title = input.title || head.title?.value || titleAmong(input.captions, labels);
  const name = title || NAMES[input.kind];
  const unit = readMoneyUnit(rows, kinds, input.captions);
  const reading: Reading = {
    labels,
    grid,
    rows,
    kinds,
    head,
    name,
    indicators: readIndicators(rows, kinds, { labels, exact: grid.exact, keepsBlanks: grid.keepsBlanks }),
  };
  const { collector, told } = collectFacts(input, reading, unit?.value ?? PRESCRIBED_UNIT);
  const { facts, realigned, findings, rowKeys, readings } = collector.result;
  const projectName = head.projectName?.value ?? null;
  const records = toIndicators(reading.indicators.indicators, {
    table: input.kind,
    occurrence: input.occurrence,
    title: name,
    projectName,
  });
  const table = buildTable({
    ...{ table: input.kind, occurrence: input.occurrence, title, family: input.family },
    unit: unit ?? unitOfFigures(facts) ?? { value: PRESCRIBED_UNIT, found: 'assumed', source: null },
    year: readYear(head.title, { text: input.title, place: input.titleSource }, input.captions),
    ...{ head, grid, rows, kinds, rowKeys, readings },
    header: reading.indicators.headers[0] ?? null,
    empty: facts.length === 0,
  });
  const own = formFindings(input, reading, { unit, facts: facts.length, indicators: records.indicators.length });
  return {
    table,
    facts,
    indicators: records.indicators,
    findings: [
      ...own,
      ...findings,
      ...unplaced(name, unplacedAmounts(rows, kinds, { readings, told })),
      ...records.findings,
      ...realignedRows(name, [...realigned, ...records.realigned]),
      ...repairFindings(facts, name),
    ],
    damaged: [],
  };
}

/** The caption nearest to the grid that names a self-evaluation; '' where none does. */
function titleAmong(captions: readonly TextLine[], labels: PerformanceLabels): string {
  const line = captions.findLast(({ text }) => labels.titleWords.some((word) => normalizeLabel(text).includes(word)));
  return line === undefined ? '' : line.text.replace(/\s+/g, '');
}

/** The unit printed with the figures themselves, where nothing else states one. */
function unitOfFigures(facts: readonly Fact[]): Attribute | null {
  const fact = facts.find(({ unit, repairs }) => isMoneyUnit(unit) && repairs.some(({ rule }) => rule === 'unit/stray-unit'));
  return fact === undefined ? null : { value: fact.unit, found: 'grid', source: fact.source };
}

interface Reading {
  labels: PerformanceLabels;
  grid: JoinedGrid;
  rows: readonly FormRow[];
  kinds: readonly RowKind[];
  head: PerformanceHead;
  /** What findings call the table. */
  name: string;
  indicators: IndicatorReading;
}

/** Amounts that stand under no column and beside no label that a form has. */
function unplaced(table: string, cells: readonly GridCell[]): Finding[] {
  if (cells.length === 0) return [];
  return [
    {
      rule: 'structure/unplaced-figure',
      severity: 'warning',
      args: { table, count: String(cells.length) },
      locations: cells.map(({ place }) => place),
    },
  ];
}

/** The facts of a form, and the rows with figures that were left out and are told. */
function collectFacts(
  input: PerformanceInput,
  reading: Reading,
  moneyUnit: string,
): { collector: FactCollector; told: ReadonlySet<FormRow> } {
  const { rows, kinds, labels, name } = reading;
  const collector = new FactCollector({
    table: input.kind,
    occurrence: input.occurrence,
    title: name,
    moneyUnit,
    confidence: input.confidence,
  });
  const pairs = readPairs(rows, kinds, labels);
  collector.addPairs(pairs);
  const funds = readFunds(rows, kinds, { labels, exact: reading.grid.exact, keepsBlanks: reading.grid.keepsBlanks });
  collector.addFunds(funds);
  const parts = readParts(rows, kinds, { labels, funds });
  collector.addPairs(parts);
  const columnOf = (wanted: IndicatorRole): number | null =>
    reading.indicators.headers[0]?.columns.find(({ role }) => role === wanted)?.column ?? null;
  const points = { weight: columnOf('weight'), score: columnOf('score'), isCut: isHeaderCut(rows, kinds) };
  for (const row of rows) if (kinds[row.index] === 'score') collector.addScore(row, points, scoreMeant(row, labels));
  const left = [...funds.filter(({ outcome }) => outcome === 'ambiguous'), ...pairs.headerless, ...parts.headerless];
  return { collector, told: new Set(left.map(({ row }) => row)) };
}

/** True where the header of the indicators has fewer cells than rows below it. */
function isHeaderCut(rows: readonly FormRow[], kinds: readonly RowKind[]): boolean {
  const lengths = (kind: RowKind): number[] => rows.flatMap(({ length }, at) => (kinds[at] === kind ? (length ?? []) : []));
  const [header] = lengths('indicator-header');
  return header !== undefined && lengths('indicator').some((length) => length > header);
}

/** What is odd about the form as a whole: parts that were not found, a name that stood in the wrong place, an assumed unit. */
function formFindings(
  input: PerformanceInput,
  reading: Reading,
  found: { unit: Attribute | null; facts: number; indicators: number },
): Finding[] {
  const { head, name, grid, kinds } = reading;
  const findings: Finding[] = [];
  const report = (rule: Finding['rule'], args: Record<string, string>, place: Place): void => {
    findings.push({ rule, args: { table: name, ...args }, locations: [place] });
  };
  if (head.nameFromCaption && head.projectName !== null)
    report('performance/name-in-caption', { name: head.projectName.value }, head.projectName.place);
  if (input.kind === 'project_performance' && head.projectName === null) report('performance/name-missing', {}, grid.place);
  const hasFunds = input.kind === 'project_performance' || kinds.includes('funds-header');
  if (hasFunds && found.facts === 0) report('performance/funds-missing', {}, grid.place);
  for (const { cell, role, meant } of reading.indicators.headers.flatMap(({ misread }) => misread)) {
    if (role !== null && meant !== null) report('ocr/column-by-form', { label: cell.text, column: role }, cell.cell.place);
  }
  if (found.indicators === 0) report('performance/indicators-missing', {}, grid.place);
  if (found.unit === null && found.facts > 0 && kinds.includes('funds-header'))
    report('unit/assumed', { unit: PRESCRIBED_UNIT }, grid.place);
  return findings;
}
