/**
 * Items listed under the operating cost against the table of basic expenditure, where both have one total: 机关运行经费支出 76万元，主要用于
 * 办公费 18万元、差旅费 15万元.
 *
 * In → Out: claims on such items, which name no fact since the operating cost may be that of some institutions only → findings. Where it
 * is all public cost of the table, its items are those of the table. Limits: items under other names than the table's; sums of a list.
 */
import type { Finding } from '../anomaly/finding.ts';
import { normalizeLabel, stripPrintedOrdinal } from '../model/label.ts';
import { amountsOf, type ClaimBook, type Statement, type TableCell } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { amountsIn, asPrinted, inUnit, OUR_DOUBT, placesOnce, subjectName } from './claim-findings.ts';
import { agrees, isOperatingCost } from './claim-operating-cost.ts';
import { isZero } from './interval.ts';

const TABLE = 'general_budget_basic_expenditure';
const PUBLIC_COST = `${TABLE}/total.public/amount`;
const ITEM_DIGITS = 5;

export function checkOperatingItems(book: ClaimBook): Finding[] {
  const total = book.cell(PUBLIC_COST);
  if (total === null || total.blank || isZero(total.interval)) return [];
  const isAllPublicCost = (statement: Statement): boolean =>
    isOperatingCost(statement.subject) && amountsOf(statement, 'final').some((figure) => agrees(figure, total.interval));
  const [whole] = book.statements.filter(isAllPublicCost);
  if (whole === undefined) return [];
  const cells = itemCells(book);
  return listBehind(book, whole).flatMap((statement) => {
    const cell = cells.get(normalizeLabel(statement.subject));
    return cell === undefined ? [] : contradictions(book, statement, cell);
  });
}

/** The items of the table by their names. */
function itemCells(book: ClaimBook): ReadonlyMap<string, TableCell> {
  const cells = new Map<string, TableCell>();
  for (const row of book.input.figures.table(TABLE)?.rows.keys() ?? []) {
    const cell = row.length === ITEM_DIGITS ? book.cell(`${TABLE}/${row}/amount`) : null;
    if (cell !== null) cells.set(normalizeLabel(stripPrintedOrdinal(cell.label)), cell);
  }
  return cells;
}

/** The statements behind one in its section that name no fact. */
function listBehind({ statements }: ClaimBook, whole: Statement): readonly Statement[] {
  const behind = statements.slice(statements.indexOf(whole) + 1);
  const end = behind.findIndex(({ section, facts }) => section !== whole.section || facts.length > 0);
  return end < 0 ? behind : behind.slice(0, end);
}

function contradictions(book: ClaimBook, statement: Statement, cell: TableCell): Finding[] {
  return amountsOf(statement, 'final', 'other').flatMap((figure) => {
    if (book.blamed.has(figure) || agrees(figure, cell.interval)) return [];
    book.blamed.add(figure);
    return [findingOf(figure, cell)];
  });
}

function findingOf(figure: ClaimFigure, cell: TableCell): Finding {
  const { claim, unitSize, unit } = figure;
  return {
    rule: 'narrative/amount-contradicts-table',
    ...(cell.doubtful || cell.blank ? OUR_DOUBT : {}),
    args: {
      subject: subjectName(claim),
      actual: asPrinted(figure),
      table: cell.title,
      expected: cell.blank ? '空白' : `${inUnit(cell.interval.value, unitSize)}${unit}`,
      hint: '',
    },
    locations: placesOnce([claim.source, cell.place]),
    facts: [cell.key],
    ...amountsIn(figure, cell.interval),
  };
}
