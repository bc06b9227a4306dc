/**
 * The lines over the tables: labels printed without a value (`部门：`), years of another account, dates of publication.
 *
 * In → Out: tables and lines → `completeness/blank-label`, `completeness/form-number`, `identity/table-year`,
 * `completeness/publication-date`.
 * A label that is missing is inherited from the table before and no error. Source: 表样 print entity, year and unit over each table.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { TextLine } from '../model/block.ts';
import type { Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';
import type { CheckContext } from './check-document.ts';
import { isYearSure } from './completeness-years.ts';
import { IN_DOUBT } from './performance-forms.ts';
import { printedOnce } from './shared-grids.ts';

const BLANK_LABEL = /^(?:编制|填报|公开|预算|编报)?(部门|单位|金额单位)(?:名称)?(?:[(（](?:部门|单位|盖章|公章)[)）])?[:：]$/;
const COLONS = ':：';
const BLANKS = /[\s\u3000]+/g;
/** Longest line that is a label. */
const MAX_LABEL = 20;
/** A value that stands on a line of its own below its label. */
const VALUE = /^[\u4e00-\u9fff（）()]{4,40}$|^(?:人民币)?[万亿]?元$/;

export function checkHeaders(context: CheckContext): Finding[] {
  return [...blankLabels(context), ...formNumbers(context), ...tableYears(context), ...publicationDate(context)];
}

interface BlankLabel {
  label: string;
  place: Place;
  table: Table | null;
}

function blankLabels({ document, lines }: CheckContext): Finding[] {
  const blank: BlankLabel[] = [];
  for (const [i, line] of lines.entries()) {
    const label = labelOf(line.text);
    if (label === null || line.furniture !== null || isValue(lines[i + 1], line)) continue;
    blank.push({ label, place: line.place, table: tableBelow(line.place, document.tables) });
  }
  for (const table of printedOnce(document.tables, (own) => own)) blank.push(...blankInGrid(table));
  return blank.flatMap(({ label, place, table }): Finding[] =>
    table === null ? [] : [{ rule: 'completeness/blank-label', args: { table: table.title, label }, locations: [place] }],
  );
}

function labelOf(text: string): string | null {
  if (text.length > MAX_LABEL || !COLONS.includes(text.trimEnd().slice(-1) || ' ')) return null;
  return BLANK_LABEL.exec(text.replace(BLANKS, ''))?.[1] ?? null;
}

/** Lines, or points, below a label in which its value may stand on a line of its own. */
const VALUE_LINES = 2;
const VALUE_POINTS = 30;

/** True where the next line is what the label asks for. */
function isValue(next: TextLine | undefined, { place }: TextLine): boolean {
  if (next === undefined || next.place.page !== place.page) return false;
  const text = next.text.replace(BLANKS, '');
  if (!VALUE.test(text) || text.endsWith('表')) return false;
  if (place.line !== null) return (next.place.line ?? 0) - (place.lineEnd ?? place.line) <= VALUE_LINES;
  return Math.abs((next.place.bbox?.[1] ?? 0) - (place.bbox?.[1] ?? 0)) <= VALUE_POINTS;
}

/** Lines, or points, within which the table of a label begins below it. */
const MAX_LINES = 8;
const MAX_POINTS = 160;

/** The first of the tables that begins right below a place. */
export function tableBelow(place: Place, tables: readonly Table[]): Table | null {
  const below = tables.filter(({ source }) => {
    if (place.line !== null) return source.line !== null && source.line > place.line && source.line - place.line <= MAX_LINES;
    const gap = (source.bbox?.[1] ?? 0) - (place.bbox?.[1] ?? 0);
    return source.page === place.page && gap > 0 && gap <= MAX_POINTS;
  });
  return below[0] ?? null;
}

/** A label cell of a caption row with nothing behind it in its row. */
function blankInGrid(table: Table): BlankLabel[] {
  const rows = new Set(table.rows.filter(({ role }) => role === 'caption').map(({ index }) => index));
  if (rows.size === 0) return [];
  const captions = table.cells.filter(({ row }) => rows.has(row));
  const blank: BlankLabel[] = [];
  for (const { row, column, raw, source } of captions) {
    const label = labelOf(raw);
    if (label === null) continue;
    const next = captions.find((cell) => cell.row === row && cell.column > column && cell.raw.trim() !== '');
    const isFilled = next !== undefined && labelOf(next.raw) === null && !/[:：]/.test(next.raw) && !next.raw.includes('公开');
    if (!isFilled) blank.push({ label, place: source, table });
  }
  return blank;
}

/** One form number over two tables. */
function formNumbers({ document }: CheckContext): Finding[] {
  const seen = new Map<string, Table>();
  return printedOnce(document.tables, (table) => table).flatMap((table): Finding[] => {
    const number = table.formNumber?.replace(BLANKS, '') ?? '';
    const other = seen.get(number);
    if (number === '' || other === undefined) {
      if (number !== '') seen.set(number, table);
      return [];
    }
    if (other.table === table.table) return [];
    const args = { number, first: other.title, second: table.title };
    return [{ rule: 'completeness/form-number', args, locations: [other.source, table.source], actual: number }];
  });
}

function tableYears({ document }: CheckContext): Finding[] {
  const { tables, fiscalYear } = document;
  if (fiscalYear === null) return [];
  return printedOnce(tables, (table) => table).flatMap((table): Finding[] => {
    const { title, source } = table;
    const printed = printedYear(table);
    if (printed === null || printed.value === String(fiscalYear)) return [];
    return [
      {
        rule: 'identity/table-year',
        ...(isYearSure(document) ? {} : IN_DOUBT),
        args: { table: title, actual: printed.value, expected: String(fiscalYear) },
        locations: [printed.place ?? source],
        expected: String(fiscalYear),
        actual: printed.value,
      },
    ];
  });
}

const TITLE_YEAR = /^(20\d\d)年/;

/** The year over a table, or in its title where none stands over it; null where neither is printed. */
function printedYear({ title, year }: Table): { value: string; place: Place | null } | null {
  if (year !== null && year.found !== 'inherited') return { value: year.value, place: year.source };
  const value = TITLE_YEAR.exec(title)?.[1];
  return value === undefined ? null : { value, place: null };
}

/** Longest line that is a date, with a label before it. */
const MAX_DATE = 40;
/** Final accounts are published in the year after the account, at the latest in the next. */
const LATEST_AFTER = 2;

function publicationDate({ document: { publishedOn, fiscalYear }, lines }: CheckContext): Finding[] {
  if (publishedOn === null || fiscalYear === null) return [];
  const year = Number(publishedOn.slice(0, 4));
  if (year > fiscalYear && year <= fiscalYear + LATEST_AFTER) return [];
  const parts = publishedOn.split('-').map(Number);
  const place = lines.find(({ text }) => text.length <= MAX_DATE && parts.every((part) => text.includes(String(part))))?.place;
  return [
    {
      rule: 'completeness/publication-date',
      severity: year <= fiscalYear ? 'error' : 'warning',
      args: { date: publishedOn, year: String(fiscalYear) },
      locations: place === undefined ? [] : [place],
      actual: publishedOn,
    },
  ];
}
