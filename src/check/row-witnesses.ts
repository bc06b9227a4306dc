/**
 * Where else a row of a table is printed: what other tables know of a row that is not there.
 *
 * Source: the forms state income by source and expenditure by function several times over, as rows here and as columns there.
 */
import type { Figure, FigureTable } from './figures.ts';

/** Tables whose rows are functional codes of the same accounts. */
export const CODE_SIBLINGS = [
  'expenditure',
  'general_budget_expenditure',
  'income',
  'appropriation_expenditure_detail',
  'general_budget_expenditure_detail',
  'government_fund',
  'state_capital',
] as const;

/** A table that prints the parts of a total of another one. */
export interface RowWitness {
  table: string;
  /** Row and column of the total whose parts are looked for. */
  whole: string;
  column: string;
  other: string;
  /** The rows of `table` that `other` has figures for. */
  rows(other: FigureTable): { row: string; figure: Figure }[];
}

const CLASSES = 'expenditure.current_total';
const SOURCES = 'income.current_total';
const CLASS_ROW = /^(?:expenditure\.)?(\d{3})$/;
const FUNDS = ['general_public_budget', 'government_fund', 'state_capital'] as const;
const OWN_SOURCES = ['superior_subsidy', 'institutional', 'business', 'subordinate_remittance', 'other'] as const;

/** Functional classes of a table's column as rows of a two-sided table. */
function classes(column: string): RowWitness['rows'] {
  return (other) =>
    [...other.rows].flatMap(([key, cells]) => {
      const code = CLASS_ROW.exec(key)?.[1];
      const figure = cells.get(column);
      return code === undefined || figure === undefined ? [] : [{ row: `expenditure.${code}`, figure }];
    });
}

/** Sources of income that stand in the same rows of the other table. */
function funds(other: FigureTable): { row: string; figure: Figure }[] {
  return FUNDS.flatMap((fund) => {
    const figure = other.figure(`income.${fund}`, 'amount');
    return figure === undefined ? [] : [{ row: `income.${fund}`, figure }];
  });
}

/** Sources of income that are columns of the income table. */
function sources(other: FigureTable): { row: string; figure: Figure }[] {
  return OWN_SOURCES.flatMap((source) => {
    const figure = other.figure('total', source);
    return figure === undefined ? [] : [{ row: `income.${source}`, figure }];
  });
}

function witness(place: Omit<RowWitness, 'other' | 'rows'>, other: string, rows: RowWitness['rows']): RowWitness {
  return { ...place, other, rows };
}

const SUMMARY_CLASSES = { table: 'income_expenditure_summary', whole: CLASSES, column: 'amount' };
const SUMMARY_SOURCES = { table: 'income_expenditure_summary', whole: SOURCES, column: 'amount' };
const appropriated = (column: string) => ({ table: 'appropriation_summary', whole: CLASSES, column });

/** All that is known of rows by label. */
export const ROW_WITNESSES: readonly RowWitness[] = [
  witness(SUMMARY_CLASSES, 'expenditure', classes('current_total')),
  witness(SUMMARY_CLASSES, 'appropriation_summary', classes('total')),
  witness(SUMMARY_SOURCES, 'income', sources),
  witness(SUMMARY_SOURCES, 'appropriation_summary', funds),
  witness(appropriated('total'), 'general_budget_expenditure', classes('total')),
  witness(appropriated('total'), 'income_expenditure_summary', classes('amount')),
  witness(appropriated('general_public_budget'), 'general_budget_expenditure', classes('total')),
  witness(appropriated('government_fund'), 'government_fund', classes('expenditure.total')),
  witness(appropriated('state_capital'), 'state_capital', classes('expenditure.total')),
  witness({ table: 'appropriation_summary', whole: SOURCES, column: 'amount' }, 'income_expenditure_summary', funds),
];
