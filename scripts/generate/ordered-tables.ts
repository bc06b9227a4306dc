/**
 * The statutory tables of a disclosure in the order, and with the form numbers, of its family.
 */
import type { Accounts } from './accounts.ts';
import type { PrintedTable } from './printed-table.ts';
import { chineseNumber, type Style } from './style.ts';
import { basicExpenditureTable } from './tables/basic.ts';
import {
  expenditureTable,
  generalBudgetTable,
  governmentFundTable,
  incomeTable,
  stateCapitalFlowTable,
  stateCapitalTable,
} from './tables/coded.ts';
import { appropriationDetailTable, generalDetailTable, projectExpenditureTable } from './tables/detail.ts';
import { statisticsTable } from './tables/statistics.ts';
import { appropriationSummary, incomeExpenditureSummary } from './tables/summary.ts';
import { threePublicTable } from './tables/three-public.ts';

/** All tables; `panels` of 公开06. */
export function orderedTables(a: Accounts, style: Style, panels: 2 | 3 | 4): PrintedTable[] {
  return tablesOf(a, style, panels).map((table, i) => ({ ...table, ordinal: chineseNumber(i + 1), formNumber: formNumber(style, i + 1) }));
}

function formNumber({ family }: Style, n: number): string | null {
  if (family === 'shanghai') return null;
  return family === 'national-2019' ? `表${n}` : `公开${String(n).padStart(2, '0')}表`;
}

function tablesOf(a: Accounts, style: Style, panels: 2 | 3 | 4): PrintedTable[] {
  const first = [incomeExpenditureSummary(a, style), incomeTable(a, style), expenditureTable(a, style), appropriationSummary(a, style)];
  const general = generalBudgetTable(a, style);
  const basic = basicExpenditureTable(a, style, panels);
  const fund = governmentFundTable(a, style);
  const three = threePublicTable(a, style);
  switch (style.family) {
    case 'national-2019':
      return [...first, general, basic, three, fund];
    case 'shanghai':
      return [...first, general, basic, three, fund, stateCapitalFlowTable(a, style)];
    case 'sichuan':
      return [
        ...first,
        appropriationDetailTable(a, style),
        general,
        generalDetailTable(a, style),
        basic,
        projectExpenditureTable(a, style),
        fund,
        stateCapitalFlowTable(a, style),
        { ...stateCapitalTable(a, style), occurrence: 2 },
        three,
      ];
    case 'shanxi':
      return [...first, general, basic, fund, stateCapitalTable(a, style), three, statisticsTable(a, style)];
    case 'national-2022':
    case 'jilin':
    case 'hubei':
      return [...first, general, basic, fund, stateCapitalTable(a, style), three];
  }
}
