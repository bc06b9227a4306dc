/**
 * Classification codes of one table: each has the row of its parent, none is printed twice, all ascend.
 *
 * In → Out: the printings of coded tables → findings, one a missing parent, one a repeated code, one a table out of order.
 * Source: the forms list 类, 款 and 项 of 政府收支分类科目 below one another.
 * Limits: a level of which most rows are absent is a level that the table does not print; tables of several panels have no order.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CheckContext } from './check-document.ts';
import type { FigureTable } from './figures.ts';
import { type CodedRow, codedRows, codePlace } from './printed-rows.ts';

/** Digits by which a code is longer than its parent's. */
const LEVEL_DIGITS = 2;

/** A printing of a table with its coded rows. */
interface CodedTable {
  table: FigureTable;
  rows: readonly CodedRow[];
}

/** Findings on the codes of all tables whose rows are codes. */
export function checkCodes({ document, figures, forms }: CheckContext): Finding[] {
  const rowsBy = new Map(forms.forms.map((form) => [form.table, form.rowsBy]));
  return figures.tables.flatMap((table) => {
    const { table: id, occurrence } = table.table;
    const by = rowsBy.get(id);
    if (by !== 'functional' && by !== 'economic') return [];
    const rows = codedRows(document.tables.filter((piece) => piece.table === id && piece.occurrence === occurrence));
    const coded = { table, rows };
    const found = [...missingParents(coded), ...(by === 'functional' ? repeatedCodes(coded) : []), ...outOfOrder(coded)];
    return found.map((finding) => (table.incomplete ? { ...finding, origin: 'extraction' as const } : finding));
  });
}

function missingParents({ table, rows }: CodedTable): Finding[] {
  const children = new Map<string, CodedRow[]>();
  for (const row of rows) {
    const parent = row.code.slice(0, -LEVEL_DIGITS);
    const siblings = children.get(parent);
    if (siblings !== undefined) siblings.push(row);
    else if (parent.length > LEVEL_DIGITS) children.set(parent, [row]);
  }
  const lacking = [...children].filter(([parent]) => !table.hasRow(parent) && printsLevel(parent.length, children, table));
  return lacking.map(([parent, below]) => missingParent(table, parent, below));
}

/** True where most of the rows that a level should have are printed. */
function printsLevel(digits: number, children: ReadonlyMap<string, unknown>, table: FigureTable): boolean {
  const needed = [...children.keys()].filter((parent) => parent.length === digits);
  const present = needed.filter((parent) => table.hasRow(parent)).length;
  return present > 0 && present * 2 >= needed.length;
}

function missingParent(table: FigureTable, parent: string, below: readonly CodedRow[]): Finding {
  return {
    rule: 'structure/missing-parent-code',
    args: { table: table.table.title, parent, children: below.map(({ code }) => code).join('、') },
    locations: below.map(codePlace),
    facts: below.flatMap(({ code }) => [...(table.rows.get(code)?.values() ?? [])].slice(0, 1).map(({ key }) => key)),
    expected: parent,
  };
}

/** Rows of one code that do not contradict each other; contradicting ones are reported where they are read. */
function repeatedCodes({ table, rows }: CodedTable): Finding[] {
  if (rows.length === table.codeRows.all.length) return [];
  const byCode = new Map<string, CodedRow[]>();
  for (const row of rows) {
    const same = byCode.get(row.code);
    if (same === undefined) byCode.set(row.code, [row]);
    else same.push(row);
  }
  return [...byCode]
    .filter(([, same]) => same.length > 1 && !contradict(same))
    .map(([code, same]) => ({
      rule: 'structure/repeated-code',
      args: { table: table.table.title, code, count: String(same.length) },
      locations: same.map(codePlace),
      expected: '1',
      actual: String(same.length),
    }));
}

function contradict(rows: readonly CodedRow[]): boolean {
  const seen = new Map<number, string>();
  for (const { piece, row } of rows) {
    for (const cell of piece.cells) {
      if (cell.row !== row || cell.content !== 'amount') continue;
      const text = cell.raw.trim();
      if ((seen.get(cell.column) ?? text) !== text) return true;
      seen.set(cell.column, text);
    }
  }
  return false;
}

/** The codes that stand below a higher one; children come after their parent, before the next code of its level. */
function outOfOrder({ table, rows }: CodedTable): Finding[] {
  if (rows.some(({ row, piece }, i) => rows[i - 1]?.row === row && rows[i - 1]?.piece === piece)) return [];
  const falls = rows.flatMap((row, i) => {
    const above = rows[i - 1];
    return above !== undefined && row.code < above.code ? [{ above, row }] : [];
  });
  const [first] = falls;
  if (first === undefined) return [];
  const args = { table: table.table.title, count: String(falls.length), code: first.row.code, above: first.above.code };
  return [{ rule: 'structure/code-order', args, locations: falls.map(({ row }) => codePlace(row)) }];
}
