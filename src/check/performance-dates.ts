/**
 * Self-evaluations that were filled in before the year that they evaluate was over, or after they were published.
 *
 * In → Out: dates in self-evaluation forms and on lines above them → `performance/filled-early`, `performance/filled-after-publication`.
 * Limits: forms that print no year may be on a part of the year, so that only a date before the year of the account is too early; those
 * of December are filled in as the year ends.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Document } from '../model/document.ts';
import type { Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';
import type { CheckContext } from './check-document.ts';
import { tableBelow } from './completeness-headers.ts';

const EVALUATION: ReadonlySet<string> = new Set(['project_performance', 'overall_performance']);
/** With which labels of dates begin; next to no cell holds it. */
const LABEL_START = '填';
const LABEL = /填[报表写](?:日期|时间)[:：]?/;
const DATE = /^(20\d\d)[年./-](\d{1,2})(?:[月./-]|$)/;
const BLANKS = /\s+/g;
const LAST_MONTH = 12;

/** The month in which a form was filled in. */
interface Filled {
  table: Table;
  year: number;
  month: number;
  printed: string;
  place: Place;
}

export function checkFillingDates({ document, lines }: CheckContext): Finding[] {
  const forms = document.tables.filter(({ table }) => EVALUATION.has(table));
  const above = lines
    .filter(({ text }) => LABEL.test(text))
    .flatMap(({ text, place }) => {
      const table = tableBelow(place, forms);
      return table === null ? [] : (filledIn(table, behindLabel(text), place) ?? []);
    });
  return [...above, ...forms.flatMap(inForm)].flatMap((filled) => early(filled, document) ?? late(filled, document) ?? []);
}

function inForm(table: Table): Filled[] {
  const found: Filled[] = [];
  for (const { raw, row, column, source } of table.cells) {
    const behind = behindLabel(raw);
    if (behind === null) continue;
    const next = table.cells.find((cell) => cell.row === row && cell.column > column && cell.raw.trim() !== '');
    const filled = filledIn(table, behind === '' ? (next?.raw.replace(BLANKS, '') ?? '') : behind, source);
    if (filled !== null) found.push(filled);
  }
  return found;
}

/** What stands behind the label of a date, without blanks; null without such a label. */
function behindLabel(printed: string): string | null {
  if (!printed.includes(LABEL_START)) return null;
  const text = printed.replace(BLANKS, '');
  const label = LABEL.exec(text);
  return label === null ? null : text.slice(label.index + label[0].length);
}

function filledIn(table: Table, text: string | null, place: Place): Filled | null {
  const date = DATE.exec(text ?? '');
  if (date === null) return null;
  return { table, year: Number(date[1]), month: Number(date[2]), printed: date[0].replace(/[./-]$/, ''), place };
}

function early({ table: { title, year }, ...filled }: Filled, { fiscalYear }: Document): Finding[] | null {
  const own = year === null || year.found === 'inherited' ? null : Number(year.value);
  const evaluated = own ?? fiscalYear;
  if (evaluated === null || filled.year > evaluated) return null;
  if (filled.year === evaluated && (own === null || filled.month >= LAST_MONTH)) return null;
  const args = { table: title, date: filled.printed, year: String(evaluated) };
  return [{ rule: 'performance/filled-early', args, locations: [filled.place], actual: filled.printed }];
}

function late({ table, year, month, printed, place }: Filled, { publishedOn }: Document): Finding[] | null {
  const [publishedYear, publishedMonth] = (publishedOn ?? '').split('-').map(Number);
  if (publishedOn === null || publishedYear === undefined || publishedMonth === undefined) return null;
  if (year < publishedYear || (year === publishedYear && month <= publishedMonth)) return null;
  const args = { table: table.title, date: printed, published: publishedOn };
  return [{ rule: 'performance/filled-after-publication', args, locations: [place], expected: publishedOn, actual: printed }];
}
