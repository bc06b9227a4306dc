/**
 * Self-evaluation forms told apart by alignment alone: taken where their blocks can be put on their own columns and their figures agree.
 *
 * In → Out: a form's input → its table; facts only where no execution rate contradicts its amounts, indicators only where the weights
 * make a full mark. What cannot be told is left out, and the log says so.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { Fact } from '../model/fact.ts';
import type { Indicator } from '../model/indicator.ts';
import type { PerformanceForm } from '../model/performance-form.ts';
import { bandedForm } from './banded-form.ts';
import type { MappedTable } from './mapped-table.ts';
import { mapPerformance, type PerformanceInput } from './performance.ts';
import { ratesAgree } from './performance-funds-rate.ts';
import { compilePerformance } from './performance-labels.ts';

/** Sum of the weights in every form, with or without those of the funds. */
const FULL_MARK = 100;

/** Maps a form whose grids were told apart by alignment. */
export function mapAlignedForm(input: PerformanceInput, form: PerformanceForm): MappedTable {
  const labels = compilePerformance(form);
  const banded = input.grids.map((grid) => bandedForm(grid, labels));
  if (banded.includes(null)) return withoutFigures(mapPerformance(input, form));
  const forms = banded.filter((one) => one !== null);
  const mapped = mapPerformance({ ...input, grids: forms.map(({ grid }) => grid) }, form);
  if (!ratesHold(mapped.facts)) return withoutFigures(mapped);
  const isWhole = forms.every(({ hasIndicators }) => hasIndicators) && weightsHold(mapped);
  return isWhole ? mapped : withoutIndicators(mapped);
}

function ratesHold(facts: readonly Fact[]): boolean {
  const rows = new Map<string, Fact[]>();
  for (const fact of facts) rows.set(fact.row, [...(rows.get(fact.row) ?? []), fact]);
  const figures = ({
    column,
    value,
  }: Fact): { slot: { key: string }; reading: { content: 'amount'; value: string; unit: null; repairs: [] } } => ({
    slot: { key: column },
    reading: { content: 'amount', value, unit: null, repairs: [] },
  });
  return [...rows.values()].every((row) => ratesAgree(row.map(figures)) !== false);
}

/** True where the weights of the indicators, alone or with that of the funds, make a full mark; a form may have none. */
function weightsHold({ indicators, facts }: MappedTable): boolean {
  const weights = indicators.map(weightOf).filter((weight) => weight !== null);
  if (weights.length === 0) return true;
  const sum = weights.reduce((total, weight) => total.plus(weight), new Decimal(0));
  const funds = facts.filter(({ column }) => column === 'weight').map(({ value }) => new Decimal(value));
  return [new Decimal(0), ...funds].some((weight) => sum.plus(weight).eq(FULL_MARK));
}

function weightOf({ weight }: Indicator): Decimal | null {
  const number = /^\d+(?:\.\d+)?/.exec(weight ?? '')?.[0];
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

function uncertain({ table }: MappedTable, count: number): Finding {
  return { rule: 'structure/columns-uncertain', args: { table: table.title, count: String(count) }, locations: [table.source] };
}
