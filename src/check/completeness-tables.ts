/**
 * Tables that are missing: announced in the contents or in a list of annexes but absent, or required and nowhere announced.
 *
 * In → Out: document → `completeness/announced-table-missing`, `completeness/required-table-missing`; one finding each, for a reader
 * wants the list. Source: nine tables of the statutory catalogue; families of provinces list more.
 * Limits: where grids or pages stayed unread, a missing table may be among them, and the publisher is not accused; nor where its title
 * stands above a unit of money, or above the first label of a self-evaluation, as it does above a form whose cells nothing parts. A
 * document on one expense alone owes no other table.
 */
import type { Finding } from '../anomaly/finding.ts';
import { inYears } from '../model/completeness.ts';
import type { Document } from '../model/document.ts';
import type { Forms } from '../model/form.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import type { Section } from '../model/section.ts';
import type { CheckContext } from './check-document.ts';
import { isOfThreePublic } from './document-scope.ts';
import { headingPlace } from './document-text.ts';
import { IN_DOUBT } from './performance-forms.ts';

/** A title of a table where it is announced. */
interface Announced {
  title: string;
  table: string;
  place: Place;
}

const EVALUATION: ReadonlySet<string> = new Set(['project_performance', 'overall_performance']);
const TITLE_END = '表';
/** Form number, entity and unit stand on so many lines below a title. */
const CAPTION_LINES = 3;
const UNIT = /单位\s*[:：]\s*(?:人民币)?[百千万亿]*元/;
const TRAILING_BRACKET = /\([^()]*\)$/;
const EVALUATION_TITLE = /绩效.*(?:自评|评价).*表$/;

export function checkTables(context: CheckContext): Finding[] {
  const { document, forms } = context;
  const titles = knownTitles(forms);
  const listed = inContents(document, titles);
  const inList = new Set(listed.map(({ table }) => table));
  // The list of annexes may name a table in other words than the contents: what both name is announced once.
  const announced = [...listed, ...inSections(document.sections, titles).filter(({ table }) => !inList.has(table))];
  const present = new Set(document.tables.map(({ table }) => (EVALUATION.has(table) ? 'project_performance' : table)));
  const absent = announced.filter(({ table }) => !present.has(table));
  const printed = captioned(context.lines, { titles, forms });
  const required = requiredAbsent(context, { present, announced: absent });
  return [false, true].flatMap((isPrinted) => {
    const doubt = isPrinted || mayBeUnread(context) ? IN_DOUBT : {};
    const isOwn = ({ table }: { table: string }): boolean => printed.has(table) === isPrinted;
    return [...announcedMissing(absent.filter(isOwn), doubt), ...requiredMissing(context, required.filter(isOwn), doubt)];
  });
}

/** Tables whose title stands right above a unit of money, or above the first label of a form: they are printed, whether read or not. */
function captioned(
  lines: CheckContext['lines'],
  { titles, forms }: { titles: ReadonlyMap<string, string>; forms: Forms },
): ReadonlySet<string> {
  const printed = new Set<string>();
  const labels = formLabels(forms.performance);
  const opensForm = (text: string): boolean => {
    const label = normalizeLabel(text);
    return labels.some((own) => label.startsWith(own));
  };
  for (const [i, { text }] of lines.entries()) {
    const table = tableOf(text, titles);
    if (table === null) continue;
    const isOpened = EVALUATION.has(table) ? opensForm : (below: string): boolean => UNIT.test(below);
    if (lines.slice(i + 1, i + 1 + CAPTION_LINES).some((line) => isOpened(line.text))) printed.add(table);
  }
  return printed;
}

const FORM_LABELS = new WeakMap<Forms['performance'], readonly string[]>();

/** The labels with which a self-evaluation begins, normalised. */
function formLabels(performance: Forms['performance']): readonly string[] {
  const known = FORM_LABELS.get(performance);
  if (known !== undefined) return known;
  const labels = Object.values(performance.attributes).flat().map(normalizeLabel);
  FORM_LABELS.set(performance, labels);
  return labels;
}

const TITLES = new WeakMap<Forms, ReadonlyMap<string, string>>();

/** Table ids by normalised title. */
export function knownTitles(forms: Forms): ReadonlyMap<string, string> {
  const known = TITLES.get(forms);
  if (known !== undefined) return known;
  const titles = new Map<string, string>();
  for (const { table, titles: own } of forms.forms) for (const title of own) titles.set(normalizeLabel(title), table);
  for (const { tables } of forms.families)
    for (const { table, titles: own } of tables) for (const title of own ?? []) titles.set(normalizeLabel(title), table);
  TITLES.set(forms, titles);
  return titles;
}

/** The table that a title names; null where it names none. */
export function tableOf(printed: string, titles: ReadonlyMap<string, string>): string | null {
  // Nearly all lines are none; no other character is read as the last of a title.
  if (!printed.includes(TITLE_END)) return null;
  const title = stripOrdinal(normalizeLabel(printed)).replace(TRAILING_BRACKET, '');
  if (!title.endsWith(TITLE_END)) return null;
  if (EVALUATION_TITLE.test(title)) return 'project_performance';
  // 某局2023年度收入支出决算总表: the name of the table is the longest ending that is one.
  for (let start = 0; start < title.length; start++) {
    const table = titles.get(title.slice(start));
    if (table !== undefined) return table;
  }
  return null;
}

function inContents({ toc }: Document, titles: ReadonlyMap<string, string>): Announced[] {
  return toc.flatMap(({ title, source }) => {
    const table = tableOf(title, titles);
    return table === null ? [] : [{ title, table, place: source }];
  });
}

/** Headings that name a table: with a table below, or in a list of annexes. */
function inSections(sections: readonly Section[], titles: ReadonlyMap<string, string>): Announced[] {
  const found: Announced[] = [];
  for (const section of sections) {
    const table = section.kind === 'narrative' || section.kind === 'glossary' ? null : tableOf(section.title, titles);
    if (table !== null) found.push({ title: section.title, table, place: headingPlace(section) });
    found.push(...inSections(section.children, titles));
  }
  return found;
}

/** True where a missing table may be one that was not understood. */
function mayBeUnread({ document, forms, unread }: CheckContext): boolean {
  const isListed = (own: string): boolean => forms.families.some(({ tables }) => tables.some(({ table }) => table === own));
  return unread > 0 || document.tables.some(({ table }) => table.startsWith('x:') && !isListed(table));
}

type Doubt = Partial<typeof IN_DOUBT>;

function announcedMissing(absent: readonly Announced[], doubt: Doubt): Finding[] {
  if (absent.length === 0) return [];
  const names = uniqueTitles(absent);
  return [
    {
      rule: 'completeness/announced-table-missing',
      ...doubt,
      args: { count: String(names.length), titles: names.join('》《') },
      locations: absent.map(({ place }) => place),
      expected: names.join('、'),
    },
  ];
}

/** Titles in the order in which they were announced, each once. */
function uniqueTitles(absent: readonly Announced[]): string[] {
  const seen = new Map(absent.map(({ title }) => [normalizeLabel(title), title]));
  return [...seen.values()];
}

type Required = CheckContext['forms']['completeness']['requiredTables'][number];

/** Required tables that are neither there nor announced. */
function requiredAbsent(
  { document, forms }: CheckContext,
  { present, announced }: { present: ReadonlySet<string>; announced: readonly Announced[] },
): Required[] {
  if (isOfThreePublic(document)) return [];
  const spoken = new Set(announced.map(({ table }) => table));
  return forms.completeness.requiredTables.filter(
    ({ table, years }) => !present.has(table) && !spoken.has(table) && (inYears(document.fiscalYear, years) || isOpen(years)),
  );
}

function requiredMissing({ document, forms }: CheckContext, missing: readonly Required[], doubt: Doubt): Finding[] {
  if (missing.length === 0) return [];
  const titles = missing.map(({ table }) => forms.forms.find((form) => form.table === table)?.titles[0] ?? table);
  return [
    {
      rule: 'completeness/required-table-missing',
      ...doubt,
      args: { count: String(titles.length), titles: titles.join('》《') },
      locations: document.tables.slice(0, 1).map(({ source }) => source),
      expected: titles.join('、'),
    },
  ];
}

function isOpen([from, to]: readonly [number | null, number | null]): boolean {
  return from === null && to === null;
}
