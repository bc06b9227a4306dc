/**
 * Self-evaluation forms told apart by alignment alone: taken where their blocks can be put on their own columns and their figures agree.
 *
 * In → Out: a form's input → its table; facts only where no execution rate contradicts its amounts, indicators only where the weights
 * make a full mark. What cannot be told is left out, and the log says so. A form with lines between its rows is taken as it stands
 * where a rate confirms its amounts; its indicators where their scores add up to the form's, or the weights to a full mark.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { Grid } from '../model/block.ts';
import type { Fact } from '../model/fact.ts';
import type { Indicator } from '../model/indicator.ts';
import type { PerformanceForm } from '../model/performance-form.ts';
import { bandedForm } from './banded-form.ts';
import type { MappedTable } from './mapped-table.ts';
import { mapPerformance, type PerformanceInput } from './performance.ts';
import { ratesAgree } from './performance-funds-rate.ts';
import { compilePerformance } from './performance-labels.ts';
import { hasVisualLines } from './visual-lines.ts';

/** Sum of the weights in every form, with or without those of the funds. */
const FULL_MARK = 100;

/** A number with decimals or separators of thousands. */
const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)%?$/;

/** Maps a form whose grids were told apart by alignment. */
export function mapAlignedForm(input: PerformanceInput, form: PerformanceForm): MappedTable {
  const rowed = input.grids.every(hasRowLines) ? mapRowedForm(input, form) : null;
  if (rowed !== null) return rowed;
  const labels = compilePerformance(form);
  const banded = input.grids.map((grid) => bandedForm(grid, labels));
  if (banded.includes(null)) return withoutFigures(mapPerformance(input, form));
  const forms = banded.filter((one) => one !== null);
  const mapped = withLost(withoutStrangeRows(mapPerformance({ ...input, grids: forms.map(({ grid }) => grid) }, form)), input.grids);
  if (!ratesHold(mapped.facts)) return withoutFigures(mapped);
  const isWhole = forms.every(({ hasIndicators }) => hasIndicators) && weightsHold(mapped);
  return isWhole ? mapped : withoutIndicators(mapped);
}

/** True for a grid of row lines, which alone show cells over several rows. */
function hasRowLines({ cells }: Grid): boolean {
  return cells.some(({ rowSpan }) => rowSpan > 1);
}

/** The form as its cells stand; null where no rate confirms its amounts. */
function mapRowedForm(input: PerformanceInput, form: PerformanceForm): MappedTable | null {
  const mapped = mapPerformance(input, form);
  const rates = rateChecks(mapped.facts);
  if (!rates.includes(true) || rates.includes(false)) return null;
  return scoresHold(mapped) || marksHold(mapped) ? mapped : withoutIndicators(mapped);
}

/** True where the scores of the funds and of all indicators add up to that of the form. */
function scoresHold({ facts, indicators }: MappedTable): boolean {
  const scoreOf = (row: string): Decimal | null => {
    const value = facts.find((fact) => fact.row === row && fact.column === 'score')?.value;
    return value === undefined ? null : new Decimal(value);
  };
  const total = scoreOf('overall');
  const scores = indicators.map(({ score }) => numberOf(score));
  if (total === null || scores.length === 0 || scores.includes(null)) return false;
  return scores.reduce<Decimal>((sum, score) => sum.plus(score ?? 0), scoreOf('funds.total') ?? new Decimal(0)).eq(total);
}

/** True where every indicator has a weight, no score is above it, and the weights make a full mark. */
function marksHold(mapped: MappedTable): boolean {
  const isMarked = ({ weight, score }: Indicator): boolean => {
    const [most, own] = [numberOf(weight), numberOf(score)];
    return most !== null && own?.lte(most) === true;
  };
  return mapped.indicators.length > 0 && mapped.indicators.every(isMarked) && weightsHold(mapped);
}

function ratesHold(facts: readonly Fact[]): boolean {
  return !rateChecks(facts).includes(false);
}

/** Whether the rate of each row agrees with its amounts; null for rows without. */
function rateChecks(facts: readonly Fact[]): (boolean | null)[] {
  const rows = new Map<string, Fact[]>();
  for (const fact of facts) rows.set(fact.row, [...(rows.get(fact.row) ?? []), fact]);
  const figures = ({
    column,
    value,
  }: Fact): { slot: { key: string }; reading: { content: 'amount'; value: string; unit: null; repairs: [] } } => ({
    slot: { key: column },
    reading: { content: 'amount', value, unit: null, repairs: [] },
  });
  return [...rows.values()].map((row) => ratesAgree(row.map(figures)));
}

/** True where the weights of the indicators, alone or with that of the funds, make a full mark; a form may have none. */
function weightsHold({ indicators, facts }: MappedTable): boolean {
  const weights = indicators.map(({ weight }) => numberOf(weight)).filter((weight) => weight !== null);
  if (weights.length === 0) return true;
  const sum = weights.reduce((total, weight) => total.plus(weight), new Decimal(0));
  const funds = facts.filter(({ column }) => column === 'weight').map(({ value }) => new Decimal(value));
  return [new Decimal(0), ...funds].some((weight) => sum.plus(weight).eq(FULL_MARK));
}

/** The number that a mark begins with. */
function numberOf(mark: string): Decimal | null {
  const number = /^\d+(?:\.\d+)?/.exec(mark)?.[0];
  return number === undefined ? null : new Decimal(number);
}

function withoutFigures(mapped: MappedTable): MappedTable {
  const { table, facts, indicators } = mapped;
  return {
    ...mapped,
    table: { ...table, empty: true },
    facts: [],
    indicators: [],
    findings: [uncertain(mapped, facts.length + indicators.length)],
  };
}

function withoutIndicators(mapped: MappedTable): MappedTable {
  return { ...mapped, indicators: [], findings: [...mapped.findings, uncertain(mapped, mapped.indicators.length)] };
}

/** Tells the amounts of grids of which the lines are not known, so that nothing of them could be put under a header. */
function withLost(mapped: MappedTable, grids: readonly Grid[]): MappedTable {
  const cells = grids.filter((grid) => !hasVisualLines([grid])).flatMap((grid) => grid.cells);
  const count = cells.flatMap(({ text }) => text.split(/\s+/).filter((part) => AMOUNT.test(part))).length;
  return count === 0 ? mapped : { ...mapped, findings: [...mapped.findings, uncertain(mapped, count)] };
}

/** Leaves out figures of rows that no form knows: beside one of alignment alone stands whatever was printed near it. */
function withoutStrangeRows(mapped: MappedTable): MappedTable {
  const facts = mapped.facts.filter(({ row }) => !row.startsWith('x:'));
  const count = mapped.facts.length - facts.length;
  return count === 0 ? mapped : { ...mapped, facts, findings: [...mapped.findings, uncertain(mapped, count)] };
}

function uncertain({ table }: MappedTable, count: number): Finding {
  return { rule: 'structure/columns-uncertain', args: { table: table.title, count: String(count) }, locations: [table.source] };
}
