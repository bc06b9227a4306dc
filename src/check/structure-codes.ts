/**
 * Classification codes of one table: none is printed twice, all ascend.
 *
 * In → Out: the printings of coded tables → findings, one a repeated code, one a table out of order.
 * Source: the forms list 类, 款 and 项 of 政府收支分类科目 below one another.
 * Limits: tables of several panels have no order; economic items are not looked at for repetition.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CheckContext } from './check-document.ts';
import { type CodedRow, type CodedTable, codedTables, codePlace } from './printed-rows.ts';

/** Findings on repeated and misplaced codes. */
export function checkCodes(context: CheckContext): Finding[] {
  return codedTables(context).flatMap((coded) => {
    const found = [...(coded.by === 'functional' ? repeatedCodes(coded) : []), ...outOfOrder(coded)];
    if (found.length === 0) return found;
    const isOurs = coded.table.incomplete || standsInCells(coded);
    return found.map((finding) => (isOurs ? { ...finding, origin: 'extraction' as const } : finding));
  });
}

/** True for a copy whose rows take several lines: every cell has one of its own, and which panel came first is no choice of the publisher. */
function standsInCells({ rows }: CodedTable): boolean {
  const places = rows.map(codePlace);
  return places.filter(({ line, lineEnd }) => line !== null && lineEnd !== null && lineEnd > line).length * 2 > rows.length;
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
      ...(areDoubled(same) ? { severity: 'warning' as const } : {}),
      args: { table: table.table.title, code, count: String(same.length) },
      locations: same.map(codePlace),
      expected: '1',
      actual: String(same.length),
    }));
}

/** True where a row with an amount stands twice in a row: not across a page, where layouts print it again. */
function areDoubled(rows: readonly CodedRow[]): boolean {
  const [first, second] = rows;
  if (first === undefined || second === undefined || first.piece !== second.piece || second.row !== first.row + 1) return false;
  const cells = first.piece.cells.filter(({ row, content }) => content === 'amount' && (row === first.row || row === second.row));
  const pages = new Set(cells.map(({ source }) => source.page));
  return pages.size === 1 && cells.some(({ raw }) => NON_ZERO.test(raw));
}

const NON_ZERO = /[1-9]/;

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
