/** Faults that only a second table tells of: each table adds up on its own. */
import type { Fault } from '../fault.ts';

const SUMMARY = 'income_expenditure_summary';
const APPROPRIATION = 'appropriation_summary';
const GENERAL = 'general_budget_expenditure';
const BASIC = 'general_budget_basic_expenditure';
const FUND = 'government_fund';

export const ACROSS_TABLES: readonly Fault[] = [
  {
    what: 'income of one table only',
    edit: (draft) => draft.addAlong(731, 'income', '2070109', 'superior_subsidy', 'current_total'),
    rules: ['cross_table/income-total', 'cross_table/income-superior-subsidy'],
    at: '合计|上级补助收入',
  },
  {
    what: 'income moved from one source to another',
    edit: (draft) => {
      draft.addAlong(731, 'income', '2070109', 'superior_subsidy');
      draft.addAlong(-731, 'income', '2070109', 'appropriation');
    },
    rules: ['cross_table/income-appropriation', 'cross_table/income-superior-subsidy'],
    at: '合计|财政拨款|上级补助收入',
    more: 1,
  },
  {
    what: 'expenditure of one table only',
    edit: (draft) => draft.addAlong(731, 'expenditure', '2101101', 'basic', 'current_total'),
    rules: ['cross_table/expenditure-total', 'cross_table/expenditure-class'],
    at: '合计|210',
    more: 3,
  },
  {
    what: 'expenditure moved to another class',
    edit: (draft) => {
      draft.add(731, `${SUMMARY}/expenditure.208/amount`);
      draft.add(-731, `${SUMMARY}/expenditure.210/amount`);
    },
    rules: ['cross_table/expenditure-class'],
    at: '208|210|社会保障|卫生健康',
    more: 1,
  },
  {
    what: 'income by budget of one summary only',
    edit: (draft) => {
      draft.add(731, `${SUMMARY}/income.general_public_budget/amount`);
      draft.add(-731, `${SUMMARY}/income.government_fund/amount`);
    },
    rules: ['cross_table/appropriation-general-public-budget', 'cross_table/appropriation-government-fund'],
    at: '一般公共预算财政拨款|政府性基金预算财政拨款',
    more: 1,
  },
  {
    what: 'appropriations of one table only',
    edit: (draft) => {
      draft.add(
        731,
        `${APPROPRIATION}/income.general_public_budget/amount`,
        `${APPROPRIATION}/income.current_total/amount`,
        `${APPROPRIATION}/income.grand_total/amount`,
      );
      draft.add(
        731,
        `${APPROPRIATION}/expenditure.closing_carryover/general_public_budget`,
        `${APPROPRIATION}/expenditure.closing_carryover/total`,
      );
      draft.add(731, `${APPROPRIATION}/expenditure.grand_total/general_public_budget`, `${APPROPRIATION}/expenditure.grand_total/total`);
    },
    rules: ['cross_table/appropriation-income', 'cross_table/appropriation-general-public-budget', 'cross_table/closing-carryover'],
    at: '一般公共预算|合计|年末',
    more: 3,
  },
  {
    what: 'general budget of one table only',
    edit: (draft) => draft.addAlong(731, GENERAL, '2101101', 'basic', 'total'),
    rules: ['cross_table/general-budget-total', 'cross_table/general-budget-class', 'cross_table/basic-total'],
    at: '合计|210',
    more: 9,
  },
  {
    what: 'general budget moved to another class',
    edit: (draft) => {
      draft.add(731, `${APPROPRIATION}/expenditure.208/general_public_budget`, `${APPROPRIATION}/expenditure.208/total`);
      draft.add(-731, `${APPROPRIATION}/expenditure.210/general_public_budget`, `${APPROPRIATION}/expenditure.210/total`);
    },
    rules: ['cross_table/general-budget-class'],
    at: '208|210|社会保障|卫生健康',
    more: 1,
  },
  {
    what: 'a fund of one table only',
    edit: (draft) => draft.addAlong(731, FUND, '2120899', 'income', 'expenditure.project', 'expenditure.total'),
    rules: ['cross_table/government-fund-total', 'cross_table/government-fund-class', 'cross_table/government-fund-income'],
    at: '合计|212',
    more: 3,
  },
  {
    what: 'state capital of one table only',
    edit: (draft) => draft.addAlong(731, 'state_capital', '2230199', 'expenditure.project', 'expenditure.total'),
    rules: ['cross_table/state-capital-total'],
    at: '合计',
    more: 1,
  },
  {
    what: 'basic expenditure of one table only',
    edit: (draft) => draft.add(731, `${BASIC}/30101/amount`, `${BASIC}/301/amount`, `${BASIC}/total.personnel/amount`),
    rules: ['cross_table/basic-total', 'within_table/basic-total'],
    at: '合计',
    more: 1,
  },
  {
    what: 'public cost of one table only',
    edit: (draft) => {
      draft.addAlong(731, GENERAL, '2101101', 'basic.public');
      draft.addAlong(-731, GENERAL, '2101101', 'basic.personnel');
    },
    rules: ['cross_table/basic-public', 'cross_table/basic-personnel'],
    at: '合计',
    make: { family: 'jilin' },
    more: 1,
  },
  {
    what: 'general budget of an item above all expenditure of it',
    edit: (draft) => {
      draft.add(-731, 'expenditure/2101101/basic', 'expenditure/2101101/current_total');
      draft.add(731, 'expenditure/2101102/basic', 'expenditure/2101102/current_total');
    },
    rules: ['cross_table/general-budget-within-total', 'cross_table/general-budget-within-basic'],
    at: '2101101',
    more: 1,
  },
  {
    what: 'an item of the general budget that all expenditure does not list',
    edit: (draft) => {
      for (const column of ['basic', 'project', 'current_total']) {
        const moved = Number(draft.cell(`expenditure/2101101/${column}`).text);
        draft.add(Math.round(moved * 100), `expenditure/2101102/${column}`);
      }
      draft.dropRow('expenditure', '2101101');
    },
    rules: ['cross_table/item-not-listed'],
    at: '2101101',
  },
  {
    what: 'reception below that of basic expenditure',
    edit: (draft) => draft.add(-150, 'three_public/actual/reception', 'three_public/actual/total'),
    rules: ['cross_table/three-public-reception'],
    at: '30217|公务接待费|12',
    more: 9,
  },
  {
    what: 'operation of vehicles below that of basic expenditure',
    edit: (draft) => draft.add(-150, 'three_public/actual/vehicle.operation', 'three_public/actual/vehicle', 'three_public/actual/total'),
    rules: ['cross_table/three-public-vehicle-operation'],
    at: '30231|12',
    more: 9,
  },
  {
    what: 'opening carry-over of appropriations above all of it',
    edit: (draft) => {
      draft.add(-600, `${SUMMARY}/income.opening_carryover/amount`);
      draft.add(600, `${SUMMARY}/income.non_fiscal_surplus_used/amount`);
    },
    rules: ['cross_table/opening-carryover'],
    at: '年初',
    severity: 'warning',
  },
  {
    what: 'operating cost of a table and of the narrative',
    edit: (draft) => draft.add(-731, 'disclosure_statistics/operating_cost.administrative/amount'),
    rules: ['narrative/amount-contradicts-table'],
    at: '机关运行经费',
  },
  {
    what: 'procurement of a table and of the narrative',
    edit: (draft) => draft.add(-300, 'disclosure_statistics/procurement.goods/amount', 'disclosure_statistics/procurement.total/amount'),
    rules: ['narrative/amount-contradicts-table'],
    at: '政府采购支出总额',
    more: 1,
  },
  {
    what: 'figures that stand two rows too high from a row on',
    edit: (draft) => draft.displace('general_budget_expenditure', '208', 2),
    rules: ['cross_table/rows-displaced'],
    at: 'general_budget_expenditure/208/total',
    more: 1,
  },
];
