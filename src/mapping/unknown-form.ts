/**
 * The form of a table whose title no vocabulary knows: rows by code or label, all else kept under `x:` keys.
 *
 * In → Out: title and first piece → form with the table id `x:<title>`. Where every column of figures is one of a form whose header gives
 * the rows, too (预算数 over 公务接待费), the table is read as that form is, under its own id: its only row has no label to be named by.
 */
import type { Form } from '../model/form.ts';
import type { GridReading } from '../table/read-grid.ts';
import { roleByHeader } from '../table/roles.ts';
import { columnKey, unknownKey } from './column-keys.ts';
import type { FormLexicon, Lexicon } from './lexicon.ts';

/** Form of a title that no vocabulary knows. */
export function unknownForm(title: string, piece: GridReading | undefined, lexicon: Lexicon): FormLexicon {
  const like = piece === undefined ? undefined : [...lexicon.forms.values()].find((form) => hasColumnsOf(piece, form, lexicon));
  if (like !== undefined)
    return { ...like, form: { ...like.form, table: unknownKey([title]), titles: [title] }, rows: new Map(), endings: [] };
  return plainForm(title);
}

/** True where each column of figures has both coordinates from its header. */
function hasColumnsOf({ header }: GridReading, form: FormLexicon, lexicon: Lexicon): boolean {
  const paths = header.paths.filter((path) => path.length > 0 && roleByHeader(path) === 'value');
  const isWhole = (path: readonly string[]): boolean => {
    const { known, row, column } = columnKey(path, form, lexicon);
    return known && row !== null && column !== null;
  };
  return paths.length > 1 && paths.every(isWhole);
}

/** A form of which nothing is known but how statutory rows are keyed. */
function plainForm(title: string): FormLexicon {
  const form: Form = {
    table: unknownKey([title]),
    rowsBy: 'functional',
    titles: [title],
    notePhrases: [],
    columns: [],
    rows: [],
    neutral: ['项目'],
    signature: [],
  };
  const total = { labels: ['合计', '总计'], row: 'total' };
  return {
    form,
    columns: [],
    rows: new Map(total.labels.map((label) => [label, [total]])),
    endings: [],
    neutral: new Set(form.neutral),
    notePhrases: [],
    columnKeys: new Map(),
  };
}
