/**
 * The self-evaluation tables of a document as the checks see them: funds, indicators and texts of one form together.
 *
 * Units: money in 元. A form is doubtful where figures or indicators of it were left out or put right in reading.
 */
import type { Decimal } from '../model/amount.ts';
import type { Document } from '../model/document.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Cell, Table } from '../model/table.ts';
import type { Figure, Figures, FigureTable } from './figures.ts';

export interface EvaluationForm {
  table: Table;
  figures: FigureTable;
  indicators: readonly Indicator[];
  /** Name of the project or, in overall evaluations, the title; never ''. */
  name: string;
  /** True where what was read of the form may not be all of it. */
  doubtful: boolean;
}

const KINDS: ReadonlySet<string> = new Set(['project_performance', 'overall_performance']);

/** All self-evaluation tables in printed order. */
export function evaluationForms(document: Document, figures: Figures): EvaluationForm[] {
  const indicators = new Map<string, Indicator[]>();
  for (const indicator of document.indicators) {
    const key = `${indicator.table}#${indicator.occurrence}`;
    const list = indicators.get(key);
    if (list === undefined) indicators.set(key, [indicator]);
    else list.push(indicator);
  }
  return figures.tables
    .filter(({ table }) => KINDS.has(table.table))
    .map((own) => {
      const { table } = own;
      const { projectName } = table.attributes;
      return {
        table,
        figures: own,
        indicators: indicators.get(`${table.table}#${table.occurrence}`) ?? [],
        name: projectName ?? (table.title || '整体绩效自评表'),
        doubtful: own.incomplete,
      };
    });
}

/** True for the evaluation of one project. */
export function isProject(form: EvaluationForm): boolean {
  return form.table.table === 'project_performance';
}

/** The total of a funds column: the printed total, else the one row of money there is; undefined where neither is. */
export function fundsTotal(form: EvaluationForm, column: string): Figure | undefined {
  const total = form.figures.figure('funds.total', column);
  if (total !== undefined) return total;
  const rows = [...form.figures.rows].filter(([row]) => row.startsWith('funds.'));
  return rows.length === 1 ? rows[0]?.[1].get(column) : undefined;
}

/** Cells with words in printed order. */
export function textCells(form: EvaluationForm): Cell[] {
  return form.table.cells.filter(({ content, raw }) => content === 'text' && raw.trim() !== '');
}

/** Longer cells are texts, shorter ones values and labels. */
export const LEAST_TEXT = 12;
/** Goals of the project; 目标申报数 is a column of money, 目标值 one of the indicators. */
const GOAL_LABEL = /目标(?!申报|值)/;

/** True for the rows in which the annual goals stand: that of their label and those right below. */
export function goalRows(cells: readonly Cell[]): (row: number) => boolean {
  const label = cells.find(({ raw }) => raw.length < LEAST_TEXT && GOAL_LABEL.test(raw));
  return (row) => label !== undefined && row >= label.row && row <= label.row + label.rowSpan + 1;
}

/** A plain decimal without trailing zeros. */
export function plain(value: Decimal): string {
  return value.toFixed();
}

/** Number in a cell of weights or scores; null where it is none. */
export function scoreOf(text: string): string | null {
  return /^\s*(-?\d+(?:\.\d+)?)\s*分?\s*$/.exec(text)?.[1] ?? null;
}

/** What the log adds to a finding that rests on a doubtful operand: the reading may be wrong, so the publisher is not accused. */
export const IN_DOUBT = { origin: 'extraction', severity: 'warning' } as const;
