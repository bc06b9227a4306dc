/**
 * Empty tables and the statements that say so.
 *
 * In → Out: document → `completeness/empty-table-unexplained`, `completeness/statement-contradicts-figures`: statements below the
 * table, and sentences of the narrative that say of its subject as a whole that there was none.
 * Source: tables without data are printed empty and explained. A statement in the narrative explains a table, too; a budget without
 * spending does not contradict a statement on spending. Conditional sentences of templates are no statements.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CompletenessVocabulary } from '../model/completeness.ts';
import { normalizeLabel } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';
import type { CheckContext } from './check-document.ts';
import { documentText, textPieces } from './document-text.ts';
import type { Figure, FigureTable } from './figures.ts';
import { isZero } from './interval.ts';
import { IN_DOUBT } from './performance-forms.ts';
import type { TextTraits } from './text-traits.ts';

type EmptyTable = CompletenessVocabulary['emptyTables'][number];

export function checkStatements(context: CheckContext): Finding[] {
  const { figures, forms } = context;
  const { emptyTables } = forms.completeness;
  const often = new Set(emptyTables.map(({ table }) => table));
  return [
    ...emptyTables.flatMap((rule) => figures.printings(rule.table).flatMap((table) => checkTable(context, rule, table))),
    ...figures.tables.flatMap((table) => (often.has(table.table.table) ? [] : (emptinessFinding(table, context) ?? []))),
  ];
}

/** Says of the table below which it stands that nothing is in it. */
const EMPTY_TABLE = /^(?:(?:说明|注|备注)[:：])?(?:本表(?:无数据|为空|没有数据)|空表)/;

/** Tables that are hardly ever empty: only words on the table itself speak of it, and a table unread may be the one they mean. */
function emptinessFinding(own: FigureTable, { unread }: CheckContext): Finding | null {
  const { emptyStatement, source } = own.table;
  if (emptyStatement === null || !EMPTY_TABLE.test(normalizeLabel(emptyStatement))) return null;
  const filled = filledOf(own, undefined);
  if (filled.length === 0) return null;
  return { ...contradiction(own, { statement: emptyStatement, places: [source] }, filled), ...(unread > 0 ? IN_DOUBT : {}) };
}

function checkTable(context: CheckContext, rule: EmptyTable, own: FigureTable): Finding[] {
  const statement = statementOf(own.table, rule, context.forms.completeness);
  const spoken = filledOf(own, rule.rows);
  if (statement !== null) return spoken.length === 0 ? [] : [contradiction(own, { statement, places: [own.table.source] }, spoken)];
  if (spoken.length > 0)
    return sentencesOfNothing(context, rule)
      .map((said) => contradiction(own, said, spoken))
      .slice(0, 1);
  return filledOf(own, undefined).length > 0 || own.incomplete || isExplained(context, rule) ? [] : [unexplained(own)];
}

/** The figures of the rows, by default of all, that are not zero. */
function filledOf({ rows }: FigureTable, which: readonly string[] | undefined): Figure[] {
  const filled: Figure[] = [];
  for (const [row, cells] of rows)
    if (which === undefined || which.includes(row)) for (const figure of cells.values()) if (!isZero(figure)) filled.push(figure);
  return filled;
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

/** Sentences of the narrative that say of the table's subject as a whole that there was none in the year. */
function sentencesOfNothing({ document, forms }: CheckContext, { subject }: EmptyTable): Statement[] {
  const { joined, traits, pieceAt } = documentText(document);
  if (!mayDeny(joined, subject, traits)) return [];
  const pattern = noneOfAll(subject);
  return [...joined.matchAll(pattern)].flatMap(({ index, 0: match }) => {
    const { piece } = pieceAt(index);
    if (piece.part !== 'narrative' || piece.kind !== 'paragraph') return [];
    if (forms.completeness.conditionWords.some((word) => match.includes(word))) return [];
    return [{ statement: match, places: [piece.place] }];
  });
}

/** What a denial begins with; between it and the subject stand at most as many characters as `noneOfAll` allows. */
const DENIAL = /没有|无|未发生|未安排|未使用|不涉及/;
const LONGEST_DENIAL = '未发生'.length + '使用当年财政拨款“'.length;

/** False where a subject surely stands behind no denial: nearly always, and told by a look at the few places that name it. */
function mayDeny(text: string, subject: readonly string[], traits: TextTraits): boolean {
  for (const word of subject) {
    if (!traits.mayHold(word)) continue;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      if (DENIAL.test(text.slice(Math.max(0, at - LONGEST_DENIAL), at))) return true;
  }
  return false;
}

const NONE_OF_ALL = new WeakMap<readonly string[], RegExp>();

/** A sentence that denies all money of a subject: no words but those of the subject and of the account may stand in it. */
function noneOfAll(subject: readonly string[]): RegExp {
  const known = NONE_OF_ALL.get(subject);
  if (known !== undefined) return known;
  const account = '(?:经营|预算|财政拨款|经费|收入|支出|收支|安排的?|决算|及|和|与|、|也|结转|结余|资金|情况|[”"])*';
  const pattern = new RegExp(
    `(?<=[\\n。，；：]|年度?|单位|部门|本级|[局厅委办馆院校所站中心])(?:没有|无|未发生|未安排|未使用|不涉及)(?:使用|发生|安排|涉及)?(?:当年|年度)?(?:财政拨款)?[“"]?(?:${subject.join('|')})${account}(?=[。；，]|$)`,
    'gm',
  );
  NONE_OF_ALL.set(subject, pattern);
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

/** What says that there is nothing, and where it stands. */
interface Statement {
  statement: string;
  places: Place[];
}

function contradiction({ table, incomplete }: FigureTable, { statement, places }: Statement, figures: readonly Figure[]): Finding {
  const doubt = incomplete || figures.some(({ doubtful }) => doubtful);
  return {
    rule: 'completeness/statement-contradicts-figures',
    ...(doubt ? IN_DOUBT : {}),
    args: { table: table.title, statement: statement.replace(FRAME, ''), count: String(figures.length) },
    locations: [...places, ...figures.map(({ fact }) => fact.source)],
    facts: figures.map(({ key }) => key),
    actual: statement,
  };
}

function unexplained({ table }: FigureTable): Finding {
  return { rule: 'completeness/empty-table-unexplained', args: { table: table.title }, locations: [table.source] };
}
