/**
 * The canonical table ids in the order of the statutory forms.
 *
 * Source: contract §2.
 */

export const TABLE_IDS = [
  'income_expenditure_summary',
  'income',
  'expenditure',
  'appropriation_summary',
  'general_budget_expenditure',
  'general_budget_basic_expenditure',
  'government_fund',
  'state_capital',
  'three_public',
  'disclosure_statistics',
  'appropriation_expenditure_detail',
  'general_budget_expenditure_detail',
  'general_budget_project_expenditure',
  'project_performance',
  'overall_performance',
] as const;

const known: ReadonlySet<string> = new Set(TABLE_IDS);

/** True for a table of the contract; false for `x:` tables and anything else. */
export function isTableId(id: string): boolean {
  return known.has(id);
}
