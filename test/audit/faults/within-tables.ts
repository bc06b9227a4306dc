/** Faults within one table: sums, levels, numbering. */
import type { Draft } from '../draft.ts';
import type { Fault } from '../fault.ts';

const SUMMARY = 'income_expenditure_summary';
const APPROPRIATION = 'appropriation_summary';
const GENERAL = 'general_budget_expenditure';
const BASIC = 'general_budget_basic_expenditure';
const FUND = 'government_fund';

/** Identities that hold a cell of several to another table: they may speak first where more than one breaks. */
const ACROSS = [
  'cross_table/income-total',
  'cross_table/income-appropriation',
  'cross_table/expenditure-class',
  'cross_table/expenditure-total',
  'cross_table/basic-total',
  'cross_table/general-budget-within-basic',
  'cross_table/appropriation-general-public-budget',
  'cross_table/appropriation-income',
];

function wrongCell(what: string, place: string, rules: string[], rest: Partial<Fault> = {}): Fault {
  return { what, edit: (draft) => draft.add(731, place), rules: [...rules, ...ACROSS], at: place, ...rest };
}

export const WITHIN_TABLES: readonly Fault[] = [
  wrongCell('a source of income', `${SUMMARY}/income.other/amount`, ['within_table/income-total', 'cross_table/income-other']),
  wrongCell('income of the year', `${SUMMARY}/income.current_total/amount`, ['within_table/income-total']),
  wrongCell('a class of expenditure', `${SUMMARY}/expenditure.208/amount`, ['within_table/expenditure-total']),
  wrongCell('expenditure of the year', `${SUMMARY}/expenditure.current_total/amount`, ['within_table/expenditure-total']),
  wrongCell('opening carry-over', `${SUMMARY}/income.opening_carryover/amount`, ['within_table/income-grand-total']),
  wrongCell('surplus used', `${SUMMARY}/income.non_fiscal_surplus_used/amount`, ['within_table/income-grand-total']),
  wrongCell('surplus distribution', `${SUMMARY}/expenditure.surplus_distribution/amount`, ['within_table/expenditure-grand-total'], {
    at: '总计',
  }),
  wrongCell('closing carry-over', `${SUMMARY}/expenditure.closing_carryover/amount`, ['within_table/expenditure-grand-total'], {
    at: '结余分配',
  }),
  wrongCell('a grand total', `${SUMMARY}/income.grand_total/amount`, [
    'within_table/income-grand-total',
    'within_table/grand-totals-equal',
  ]),
  {
    what: 'grand totals that differ, each of them the sum of its side',
    edit: (draft) => draft.add(731, `${SUMMARY}/expenditure.closing_carryover/amount`, `${SUMMARY}/expenditure.grand_total/amount`),
    rules: ['within_table/grand-totals-equal', 'within_table/expenditure-grand-total'],
    at: '总计',
  },
  ...(['income', 'expenditure', GENERAL] as const).flatMap((id) => {
    const column = { income: 'appropriation', expenditure: 'basic', [GENERAL]: 'basic' }[id] ?? '';
    const name = { income: 'income-by-function', expenditure: 'expenditure-by-function', [GENERAL]: 'general-budget' }[id] ?? '';
    const rules = [`within_table/${name}-total`, `within_table/${name}-hierarchy`];
    return [
      wrongCell(`total of ${id}`, `${id}/total/${column}`, rules),
      wrongCell(`class of ${id}`, `${id}/208/${column}`, rules),
      wrongCell(`section of ${id}`, `${id}/20805/${column}`, rules),
      wrongCell(`item of ${id}`, `${id}/2080501/${column}`, rules),
    ];
  }),
  ...['20805', '208'].map(
    (code): Fault => ({
      what: `row ${code} above its items is gone`,
      edit: (draft) => draft.dropRow('expenditure', code),
      rules: [
        'structure/missing-parent-code',
        'within_table/expenditure-by-function-total',
        'within_table/expenditure-by-function-hierarchy',
        'cross_table/item-not-listed',
      ],
      at: '',
      severity: 'warning',
    }),
  ),
  {
    what: 'an item without row',
    edit: (draft) => draft.dropRow('expenditure', '2080502'),
    rules: ['within_table/expenditure-by-function-hierarchy', 'cross_table/item-not-listed'],
    at: '',
  },
  {
    what: 'a code printed twice',
    edit: (draft) => draft.repeatRow('expenditure', '2080502'),
    rules: ['structure/repeated-code', 'within_table/expenditure-by-function-hierarchy'],
    at: '2080502',
    severity: 'info',
  },
  {
    what: 'codes out of order',
    edit: (draft) => swapRows(draft, 'expenditure', ['2080501', '2080502']),
    rules: ['structure/code-order'],
    at: '208050',
    severity: 'info',
  },
  wrongCell('income of the general budget', `${APPROPRIATION}/income.general_public_budget/amount`, [
    'within_table/appropriation-income-total',
  ]),
  wrongCell('appropriations of the year', `${APPROPRIATION}/income.current_total/amount`, ['within_table/appropriation-income-total']),
  wrongCell('a class of a fund', `${APPROPRIATION}/expenditure.212/government_fund`, [
    'within_table/appropriation-expenditure-total',
    'within_table/appropriation-by-budget',
    'cross_table/government-fund-class',
  ]),
  wrongCell('all appropriations spent', `${APPROPRIATION}/expenditure.current_total/total`, [
    'within_table/appropriation-expenditure-total',
    'within_table/appropriation-by-budget',
  ]),
  wrongCell('opening carry-over of a fund', `${APPROPRIATION}/income.opening_carryover.government_fund/amount`, [
    'within_table/appropriation-opening-carryover',
  ]),
  wrongCell('closing carry-over of a budget', `${APPROPRIATION}/expenditure.closing_carryover/general_public_budget`, [
    'within_table/appropriation-expenditure-grand-total',
    'within_table/appropriation-by-budget',
  ]),
  wrongCell('a grand total of a budget', `${APPROPRIATION}/expenditure.grand_total/general_public_budget`, [
    'within_table/appropriation-expenditure-grand-total',
    'within_table/appropriation-by-budget',
  ]),
  wrongCell('grand total of appropriations', `${APPROPRIATION}/income.grand_total/amount`, [
    'within_table/appropriation-income-grand-total',
    'within_table/appropriation-grand-totals-equal',
  ]),
  ...['301', '302', '303', '310'].map((code) =>
    wrongCell(`economic class ${code}`, `${BASIC}/${code}/amount`, [
      'within_table/basic-hierarchy',
      'within_table/basic-personnel',
      'within_table/basic-public',
    ]),
  ),
  ...['30101', '30201', '30302', '31002'].map((code) =>
    wrongCell(`economic item ${code}`, `${BASIC}/${code}/amount`, ['within_table/basic-hierarchy'], { at: code.slice(0, 3) }),
  ),
  wrongCell('personnel cost', `${BASIC}/total.personnel/amount`, [
    'within_table/basic-personnel',
    'within_table/basic-total',
    'cross_table/basic-personnel',
  ]),
  wrongCell('public cost', `${BASIC}/total.public/amount`, [
    'within_table/basic-public',
    'within_table/basic-total',
    'cross_table/basic-public',
  ]),
  ...['opening_carryover', 'income', 'expenditure.total', 'expenditure.basic', 'expenditure.project', 'closing_carryover'].map((column) =>
    wrongCell(`${column} of an item of a fund`, `${FUND}/2120899/${column}`, [
      'within_table/government-fund-balance',
      'within_table/government-fund-by-nature',
      'within_table/government-fund-hierarchy',
    ]),
  ),
  ...['budget', 'actual'].flatMap((row) =>
    ['total', 'overseas', 'vehicle', 'vehicle.purchase', 'vehicle.operation', 'reception'].map((column) =>
      wrongCell(
        `${row} of ${column}`,
        `three_public/${row}/${column}`,
        ['within_table/three-public-total', 'within_table/three-public-vehicle'],
        threePublicPlace(row, column),
      ),
    ),
  ),
  {
    what: 'a row number left out on the left',
    edit: (draft) => renumber(draft, SUMMARY, '5', '15'),
    rules: ['structure/line-numbers'],
    at: '15',
    severity: 'info',
  },
  {
    what: 'a row number left out on the right',
    edit: (draft) => renumber(draft, SUMMARY, '35', '85'),
    rules: ['structure/line-numbers'],
    at: '85',
    severity: 'info',
  },
  {
    what: 'column numbers that start at 7',
    edit: (draft) => {
      for (const cell of draft.table(GENERAL).header.flat()) if (/^\d$/.test(cell.text)) cell.text = String(Number(cell.text) + 6);
    },
    rules: ['structure/column-numbers'],
    at: '7',
    severity: 'info',
  },
  ...['total', 'goods', 'works', 'services'].map((kind) =>
    wrongCell(`procurement of ${kind}`, `disclosure_statistics/procurement.${kind}/amount`, ['within_table/procurement-total']),
  ),
  {
    what: 'the number of vehicles',
    edit: (draft) => draft.set('disclosure_statistics/vehicles.total/amount', '39'),
    rules: ['within_table/vehicles-total'],
    at: 'disclosure_statistics/vehicles.total/amount',
  },
  {
    what: 'a kind of vehicles',
    edit: (draft) => draft.set('disclosure_statistics/vehicles.3/amount', '9'),
    rules: ['within_table/vehicles-total'],
    at: 'disclosure_statistics/vehicles.3/amount',
  },
  // Sums across a row.
  ...['current_total', 'appropriation', 'superior_subsidy', 'business', 'subordinate_remittance', 'other'].map((column) =>
    wrongCell(`${column} of an item of income`, `income/2070109/${column}`, [
      'within_table/income-by-source',
      'within_table/income-by-function-hierarchy',
    ]),
  ),
  ...['current_total', 'project', 'remitted_to_superior', 'business', 'subsidy_to_subordinate'].map((column) =>
    wrongCell(`${column} of an item of expenditure`, `expenditure/2070109/${column}`, [
      'within_table/expenditure-by-nature',
      'within_table/expenditure-by-function-hierarchy',
    ]),
  ),
  wrongCell('all budgets of a class', `${APPROPRIATION}/expenditure.208/total`, [
    'within_table/appropriation-by-budget',
    'within_table/appropriation-expenditure-total',
  ]),
  wrongCell('basic expenditure of an item', `${GENERAL}/2101101/basic`, [
    'within_table/general-budget-by-nature',
    'within_table/general-budget-hierarchy',
  ]),
  wrongCell(
    'personnel cost of an item',
    `${GENERAL}/2101101/basic.personnel`,
    ['within_table/general-budget-basic-by-kind', 'within_table/general-budget-hierarchy'],
    { make: { family: 'jilin' } },
  ),
  wrongCell('state capital of an item', `state_capital/2230199/expenditure.project`, [
    'within_table/state-capital-by-nature',
    'within_table/state-capital-hierarchy',
  ]),
];

/** Nothing but the sum tells of a budget: it is held against the total. A rate of the narrative may tell as well. */
function threePublicPlace(row: string, column: string): Partial<Fault> {
  return row === 'budget' && !['total', 'vehicle', 'vehicle.purchase'].includes(column) ? { at: '34.07', more: 1 } : {};
}

function swapRows(draft: Draft, id: string, [first, second]: readonly [string, string]): void {
  draft.repeatRow(id, first, second);
  draft.dropRow(id, first);
}

function renumber(draft: Draft, id: string, from: string, to: string): void {
  const cell = draft
    .table(id)
    .body.flat()
    .find(({ text, fact }) => fact === null && text === from);
  if (cell === undefined) throw new Error(`no row number ${from}`);
  cell.text = to;
}
