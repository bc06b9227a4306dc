/**
 * The vocabulary of self-evaluation tables as it is after loading (`pipelines/forms/performance.json`).
 *
 * Labels are compared after normalisation, without a trailing annotation in brackets ((万元), (A), (50分), (盖章)) and without
 * a leading 其中：. Source: the national 项目支出绩效自评表 and 部门整体绩效自评表 and their provincial variants.
 */
import { z } from 'zod';

const Labels = z.array(z.string().min(1)).min(1);

/** What a column of the indicator block holds. `adjusted` is a second target column, after adjustment; `other` what no field takes. */
export const IndicatorRole = z.enum([
  'section',
  'level1',
  'level2',
  'level3',
  'operator',
  'target',
  'adjusted',
  'unit',
  'actual',
  'weight',
  'score',
  'note',
  'other',
]);
export type IndicatorRole = z.infer<typeof IndicatorRole>;

export const PerformanceForm = z.strictObject({
  $schema: z.string().optional(),
  /** Labels of the head; `entity` is whose overall evaluation it is. */
  attributes: z.strictObject({ projectName: Labels, department: Labels, unit: Labels, entity: Labels }),
  /** Column labels of the funds block and the canonical column they give. */
  fundColumns: z.array(z.strictObject({ column: z.string(), labels: Labels })).min(1),
  /** Funds columns that may stand over several sub-columns. */
  fundGroups: Labels,
  /** Sub-column labels of such a group; of them, `fundSubTotals` stand for the group itself. */
  fundSubColumns: Labels,
  fundSubTotals: Labels,
  /** Row labels of the funds block and the canonical row they give. */
  fundRows: z.array(z.strictObject({ row: z.string(), labels: Labels })).min(1),
  /** Fiscal money named by level of government (市县区财政资金): words of `levels`, then one of `kinds`. */
  levelledFunds: z.strictObject({ row: z.string(), levels: Labels, kinds: Labels }),
  /** Labels of the funds block as a whole, which are no row label. */
  fundTitles: Labels,
  /** Labels that open the block of annual goals; column labels inside it; those that speak of what was achieved. */
  goalLabels: Labels,
  goalHeaders: Labels,
  goalActuals: Labels,
  /** Vertical label of the indicator block. */
  sectionLabels: Labels,
  indicatorColumns: z.array(z.strictObject({ role: IndicatorRole, labels: Labels, prefixes: Labels.optional() })).min(1),
  /** What stands below the label of a level beside its weight (名称). */
  levelNames: Labels,
  /** Names of first and second level indicators without 指标. */
  level1: Labels,
  level2: Labels,
  /** Ending of second level names that are not listed (参保人员满意度指标). */
  satisfactionSuffix: z.string().min(1),
  /** Words that stand in an operator column in place of a sign. */
  operatorWords: Labels,
  /** Words that say a field was not filled in; no indicator is named so. */
  unfilled: Labels,
  /** First label of the row with the overall score; label of an overall score printed as a pair of cells; subtotals. */
  scoreRows: Labels,
  scoreLabels: Labels,
  subtotalRows: Labels,
  /** First word of a note row. */
  noteWords: Labels,
  /** First label of rows after the indicators. */
  closingLabels: Labels,
  /** Words by which a title is known. */
  titleWords: Labels,
});
export type PerformanceForm = z.infer<typeof PerformanceForm>;
