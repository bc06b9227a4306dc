/**
 * A view per statutory table as people know it from the paper: one row per unit and printed row, one column per 栏次.
 *
 * In → Out: forms → SQL that DuckDB and SQLite both take. Columns have the names that the forms print (基本支出), keys keep
 * theirs (`row`, `label`). Figures are in the printed unit, which stands in `unit`. Columns that no form knows are joined in
 * 其他列. A key that is printed twice in one table gives two rows: nothing is hidden.
 * Source: pipelines/forms.
 */
import type { Form, Forms } from '../model/form.ts';
import { quoteName, quoteText } from './database-schema.ts';

export interface WideView {
  /** The table's id. */
  name: string;
  /** The printed title. */
  title: string;
  sql: string;
}

const OTHER_COLUMNS = '其他列';

/** Column keys of a form with the names that its paper prints, in the form's order. */
function printedColumns({ columns, rows, economicColumns }: Form, economic: Forms['economic']): Map<string, string> {
  const names = new Map<string, string>();
  const add = (key: string | undefined, label: string | undefined): void => {
    if (key !== undefined && label !== undefined && !names.has(key)) names.set(key, label.replaceAll('/', '_'));
  };
  for (const { column, paths } of columns) add(column, paths[0]);
  for (const { column, labels } of rows) add(column, labels[0]);
  if (economicColumns) for (const { code, names: terms } of economic.values()) add(code, `${code}${terms[0] ?? ''}`);
  return names;
}

/** Names made different where two columns would share one. */
function distinctNames(columns: ReadonlyMap<string, string>): [key: string, name: string][] {
  const seen = new Set<string>();
  return [...columns].map(([key, name]) => {
    const distinct = seen.has(name) ? `${name}_${key}` : name;
    seen.add(distinct);
    return [key, distinct];
  });
}

function viewSql(table: string, columns: readonly (readonly [key: string, name: string])[]): string {
  const figures = columns.map(([key, name]) => `  max(CASE WHEN "column" = ${quoteText(key)} THEN value END) AS ${quoteName(name)},`);
  const known = columns.map(([key]) => quoteText(key)).join(', ');
  return [
    `CREATE VIEW ${quoteName(table)} AS`,
    'SELECT document, file, fiscalYear, unitName, occurrence, "row", min(label) AS label,',
    '  coalesce(max(CASE WHEN amountYuan IS NOT NULL THEN unit END), max(unit)) AS unit,',
    ...figures,
    `  group_concat(CASE WHEN "column" NOT IN (${known}) THEN "column" || '=' || value END, '; ') AS ${quoteName(OTHER_COLUMNS)}`,
    'FROM (',
    '  SELECT *, row_number() OVER (PARTITION BY documentNumber, "key" ORDER BY factNumber) AS copy',
    `  FROM facts WHERE "table" = ${quoteText(table)}`,
    ') JOIN documents USING (documentNumber)',
    'GROUP BY documentNumber, document, file, fiscalYear, unitName, occurrence, "row", copy',
    'ORDER BY documentNumber, occurrence, min(factNumber)',
  ].join('\n');
}

/** The views of the statutory tables and of the funds of self-evaluation tables. */
export function wideViews({ forms, performance, economic }: Forms): WideView[] {
  const statutory = forms.map((form) => ({
    name: form.table,
    title: form.titles[0] ?? form.table,
    columns: distinctNames(printedColumns(form, economic)),
  }));
  const funds = distinctNames(new Map(performance.fundColumns.map(({ column, labels }) => [column, labels[0] ?? column])));
  const evaluations = [
    { name: 'project_performance', title: '项目支出绩效自评表', columns: funds },
    { name: 'overall_performance', title: '部门整体绩效自评表', columns: funds },
  ];
  return [...statutory, ...evaluations].map(({ name, title, columns }) => ({ name, title, sql: viewSql(name, columns) }));
}
