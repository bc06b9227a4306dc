/**
 * Empty tables and the statements that say so.
 *
 * In → Out: document → `completeness/empty-table-unexplained`, `completeness/statement-contradicts-figures`.
 * Source: tables without data are printed empty and explained. A statement in the narrative explains a table, too; a budget without
 * spending does not contradict a statement on spending. Conditional sentences of templates are no statements.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CompletenessVocabulary } from '../model/completeness.ts';
import { normalizeLabel } from '../model/label.ts';
import type { Table } from '../model/table.ts';
import type { CheckContext } from './check-document.ts';
import { textPieces } from './document-text.ts';
import type { Figure, FigureTable } from './figures.ts';
import { isZero } from './interval.ts';
import { IN_DOUBT } from './performance-forms.ts';

type EmptyTable = CompletenessVocabulary['emptyTables'][number];

export function checkStatements(context: CheckContext): Finding[] {
  const { figures, forms } = context;
  return forms.completeness.emptyTables.flatMap((rule) =>
    figures.tables.filter(({ table }) => table.table === rule.table).flatMap((table) => checkTable(context, rule, table)),
  );
}

function checkTable(context: CheckContext, rule: EmptyTable, own: FigureTable): Finding[] {
  const statement = statementOf(own.table, rule, context.forms.completeness);
  const all = [...own.rows].flatMap(([row, cells]) => [...cells.values()].map((figure) => ({ row, figure })));
  const filled = all.filter(({ figure }) => !isZero(figure));
  const spoken = rule.rows === undefined ? filled : filled.filter(({ row }) => rule.rows?.includes(row));
  if (statement !== null)
    return spoken.length === 0
      ? []
      : [
          contradiction(
            own,
            statement,
            spoken.map(({ figure }) => figure),
          ),
        ];
  return filled.length > 0 || own.incomplete || isExplained(context, rule) ? [] : [unexplained(own)];
}

/** The statement that a table as a whole is empty; null where none is printed. */
function statementOf({ emptyStatement }: Table, { subject }: EmptyTable, { conditionWords }: CompletenessVocabulary): string | null {
  if (emptyStatement === null || conditionWords.some((word) => emptyStatement.includes(word))) return null;
  return wholePattern(subject).test(normalizeLabel(emptyStatement)) ? emptyStatement : null;
}

const WHOLE = new WeakMap<readonly string[], RegExp>();

/** Says of the table or of its subject as a whole that there is none; not of single items (无因公出国费用). */
function wholePattern(subject: readonly string[]): RegExp {
  const known = WHOLE.get(subject);
  if (known !== undefined) return known;
  const words = subject.join('|');
  const pattern = new RegExp(
    `本表(?:无|为空|没有)|空表|(?:没有|无|未发生|未安排|未使用|不涉及)[^,。;，；]{0,16}(?:${words})|(?:${words})[^,。;，；]{0,16}(?:为零|为0|均无)`,
  );
  WHOLE.set(subject, pattern);
  return pattern;
}

/** True where the narrative says of the table's money that there was none. */
function isExplained({ document, forms }: CheckContext, { words }: EmptyTable): boolean {
  const { nothingWords } = forms.completeness;
  return textPieces(document).some(({ bare, path, part, kind }) => {
    if (part === 'glossary' || kind === 'cell') return false;
    const speaks = words.some((word) => path.includes(word) || bare.includes(word));
    return speaks && kind !== 'title' && nothingWords.some((word) => bare.includes(word));
  });
}

/** What stands around the words of a statement. */
const FRAME = /^(?:说明|注|备注)[:：]\s*|[。.]$/g;

function contradiction({ table, incomplete }: FigureTable, statement: string, figures: readonly Figure[]): Finding {
  const doubt = incomplete || figures.some(({ doubtful }) => doubtful);
  return {
    rule: 'completeness/statement-contradicts-figures',
    ...(doubt ? IN_DOUBT : {}),
    args: { table: table.title, statement: statement.replace(FRAME, ''), count: String(figures.length) },
    locations: [table.source, ...figures.map(({ fact }) => fact.source)],
    facts: figures.map(({ key }) => key),
    actual: statement,
  };
}

function unexplained({ table }: FigureTable): Finding {
  return { rule: 'completeness/empty-table-unexplained', args: { table: table.title }, locations: [table.source] };
}
