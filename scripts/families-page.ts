/**
 * The page on form families, forms and classifications as Markdown.
 *
 * In → Out: `Forms` → text of docs/families.md; the same data give the same text.
 */
import type { ClassificationEntry, Family, Form, Forms } from '../src/model/form.ts';

const INTRODUCTION = `# Form families, forms and classifications

Generated from \`pipelines/\` by \`npm run docs\`; edit the data, not this page.

A *form* (\`pipelines/forms/\`) says which printed titles, column headers and row labels mean which key of the output. A *family*
(\`pipelines/families/\`) is the set of forms that a province or a period prints, in its order and with its form numbers, and the
variants that only it has. Tables are recognised by their titles, headers and notes, never by the family; the family that fits the
printed tables best is named in the output (\`formFamily\`). Labels are compared without blanks, ordinals and quotation marks, and
with half-width brackets, so one entry stands for all spacings.`;

/** The whole page. */
export function familiesPage(forms: Forms): string {
  const { families } = forms;
  return `${[
    INTRODUCTION,
    '## Families',
    overview(families),
    ...families.flatMap(familySection),
    '## Forms',
    ...forms.forms.map(formSection),
    '## Classifications',
    classifications(forms),
  ].join('\n\n')}\n`;
}

function overview(families: readonly Family[]): string {
  const rows = families.map(({ id, name, years, tables }) => `| [\`${id}\`](#${id}) | ${name} | ${span(years)} | ${tables.length} |`);
  return ['| id | name | fiscal years | tables |', '|---|---|---|--:|', ...rows].join('\n');
}

function span([from, to]: Family['years']): string {
  if (from === null && to === null) return 'any';
  if (from === null) return `to ${to}`;
  return to === null ? `from ${from}` : `${from}–${to}`;
}

function familySection({ id, name, years, regions, source, tables }: Family): string[] {
  const rows = tables.map(
    ({ table, number, titles = [] }, i) =>
      `| ${i + 1} | ${number ?? '–'} | \`${table}\` | ${titles.length === 0 ? '' : titles.join('; ')} |`,
  );
  return [
    `### ${id}`,
    `${name}, fiscal years ${span(years)}. Places: ${regions.length === 0 ? 'any' : regions.join('、')}.`,
    `Source: ${source}`,
    ['| | form number | table | titles of its own |', '|--:|---|---|---|', ...rows].join('\n'),
  ];
}

function formSection({ table, titles, columns, rows, notePhrases }: Form): string {
  const lines = [
    `Titles: ${titles.join('; ')}`,
    ...(notePhrases.length === 0 ? [] : [`Known by a note with: ${notePhrases.join('; ')}`]),
    ...columns.map(({ paths, column, row }) => `column ${key(column, row)}: ${paths.join('; ')}`),
    ...rows.map(({ labels, row, column, side, under }) => `row ${key(row, column)}${where(side, under)}: ${labels.join('; ')}`),
  ];
  return `### ${table}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function key(own: string | undefined, other: string | undefined): string {
  if (own === undefined) return `\`${other ?? ''}\` (other axis)`;
  return other === undefined ? `\`${own}\`` : `\`${own}\` + \`${other}\``;
}

function where(side: string | undefined, under: string | undefined): string {
  const parts = [...(side === undefined ? [] : [`${side} side`]), ...(under === undefined ? [] : [`below \`${under}\``])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function classifications({ functional, economic }: Forms): string {
  const rows = [
    classification('支出功能分类', 'functional.csv', functional),
    classification('部门预算支出经济分类', 'economic.csv', economic),
  ];
  return [
    '| classification | file | 类 | 款 | 项 | names |',
    '|---|---|--:|--:|--:|--:|',
    ...rows,
    '',
    'Each name says whether it is current, in which fiscal years it was in force where that is known, and where it comes from:',
    '`disclosures` – printed in at least two published disclosures; `classification`, `earlier classification` – a name of the official',
    'classification that was not counted in disclosures; `printed variant` – a wording that differs from the official one. A code that is',
    'not in the files is taken as printed.',
  ].join('\n');
}

function classification(name: string, file: string, entries: Forms['functional']): string {
  const all: ClassificationEntry[] = [...entries.values()];
  const count = (digits: number): number => all.filter(({ code }) => code.length === digits).length;
  const names = all.reduce((sum, entry) => sum + entry.names.length, 0);
  return `| ${name} | \`pipelines/vocabularies/${file}\` | ${count(3)} | ${count(5)} | ${count(7)} | ${names} |`;
}
