/**
 * Wholes and their parts, every one of which a narrative may state.
 *
 * The facts are named by their keys. Source: contract §3; the forms of 三公 expenses, of procurement and of the account's totals.
 */

export interface Group {
  whole: string;
  parts: readonly string[];
  /** True where a part that is not mentioned is nothing. */
  unmentionedIsZero?: true;
  /** True where there are further parts, so that changes add up only where the final amounts do. */
  open?: true;
  /** A part into which `parts` divide one of another group: where that one is stated, the other group holds. */
  instead?: string;
  /** A part that lists leave out where there was none of it. */
  optional?: string;
}

const SUMMARY = 'income_expenditure_summary';

export const GROUPS: readonly Group[] = [
  {
    whole: 'three_public/actual/total',
    parts: ['three_public/actual/overseas', 'three_public/actual/vehicle', 'three_public/actual/reception'],
  },
  {
    whole: 'three_public/actual/total',
    parts: [
      'three_public/actual/overseas',
      'three_public/actual/vehicle.purchase',
      'three_public/actual/vehicle.operation',
      'three_public/actual/reception',
    ],
    instead: 'three_public/actual/vehicle',
    optional: 'three_public/actual/vehicle.purchase',
  },
  {
    whole: 'three_public/actual/vehicle',
    parts: ['three_public/actual/vehicle.purchase', 'three_public/actual/vehicle.operation'],
  },
  {
    whole: 'disclosure_statistics/procurement.total/amount',
    parts: [
      'disclosure_statistics/procurement.goods/amount',
      'disclosure_statistics/procurement.works/amount',
      'disclosure_statistics/procurement.services/amount',
    ],
    unmentionedIsZero: true,
  },
  {
    whole: `${SUMMARY}/income.grand_total/amount`,
    parts: [
      `${SUMMARY}/income.current_total/amount`,
      `${SUMMARY}/income.non_fiscal_surplus_used/amount`,
      `${SUMMARY}/income.opening_carryover/amount`,
    ],
  },
  {
    whole: `${SUMMARY}/expenditure.grand_total/amount`,
    parts: [
      `${SUMMARY}/expenditure.current_total/amount`,
      `${SUMMARY}/expenditure.surplus_distribution/amount`,
      `${SUMMARY}/expenditure.closing_carryover/amount`,
    ],
  },
  { whole: `${SUMMARY}/income.grand_total/amount`, parts: [`${SUMMARY}/expenditure.grand_total/amount`] },
  { whole: 'appropriation_summary/income.grand_total/amount', parts: ['appropriation_summary/expenditure.grand_total/total'] },
  {
    whole: 'general_budget_expenditure/total/basic',
    parts: ['general_budget_basic_expenditure/total.personnel/amount', 'general_budget_basic_expenditure/total.public/amount'],
  },
  {
    whole: 'general_budget_basic_expenditure/total.personnel/amount',
    parts: ['general_budget_basic_expenditure/301/amount', 'general_budget_basic_expenditure/303/amount'],
  },
  { whole: `${SUMMARY}/expenditure.current_total/amount`, parts: ['expenditure/total/basic', 'expenditure/total/project'], open: true },
  {
    whole: 'three_public/budget/total',
    parts: ['three_public/budget/overseas', 'three_public/budget/vehicle', 'three_public/budget/reception'],
  },
  {
    whole: 'three_public/budget/total',
    parts: [
      'three_public/budget/overseas',
      'three_public/budget/vehicle.purchase',
      'three_public/budget/vehicle.operation',
      'three_public/budget/reception',
    ],
  },
];
