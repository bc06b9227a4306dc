/**
 * Self-evaluations that were filled in before the year that they evaluate was over.
 *
 * In → Out: self-evaluation forms with a year of their own → `performance/filled-early`.
 * Limits: forms that print no year may be on another one; those of December are filled in as the year ends.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Table } from '../model/table.ts';
import type { CheckContext } from './check-document.ts';

const EVALUATION: ReadonlySet<string> = new Set(['project_performance', 'overall_performance']);
const LABEL = /填[报表写](?:日期|时间)[:：]?/;
const DATE = /^(20\d\d)[年./-](\d{1,2})(?:[月./-]|$)/;
const BLANKS = /\s+/g;
const LAST_MONTH = 12;

export function checkFillingDates({ document }: CheckContext): Finding[] {
  return document.tables.flatMap((table) => (EVALUATION.has(table.table) ? earlyIn(table) : []));
}

function earlyIn({ title, year, cells }: Table): Finding[] {
  if (year === null || year.found === 'inherited') return [];
  return cells.flatMap(({ raw, row, column, source }): Finding[] => {
    const text = raw.replace(BLANKS, '');
    const label = LABEL.exec(text);
    if (label === null) return [];
    const behind = text.slice(label.index + label[0].length);
    const next = cells.find((cell) => cell.row === row && cell.column > column && cell.raw.trim() !== '');
    const date = DATE.exec(behind === '' ? (next?.raw.replace(BLANKS, '') ?? '') : behind);
    if (date === null || !isEarly(date, Number(year.value))) return [];
    const said = date[0].replace(/[./-]$/, '');
    return [{ rule: 'performance/filled-early', args: { table: title, date: said, year: year.value }, locations: [source], actual: said }];
  });
}

function isEarly([, year, month]: RegExpExecArray, evaluated: number): boolean {
  return Number(year) < evaluated || (Number(year) === evaluated && Number(month) < LAST_MONTH);
}
