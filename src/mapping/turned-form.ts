/**
 * Forms of one amount a row, printed across: what the form lists below each other stands in the header of a single row of figures
 * (国有资产占用情况表: 车辆 小计 | 主要领导干部用车 | … | 单价100万元（含）以上设备).
 *
 * In → Out: header paths of the value columns → their keys, each with the row that its labels name.
 * Limits: only forms whose rows are labels and whose one column is the amount; a table of several rows of figures is left as it is.
 */
import type { GridCell } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import { unknownKey } from './column-keys.ts';
import type { ColumnKey, FormLexicon, Lexicon } from './lexicon.ts';
import { type RowKey, RowKeys } from './row-keys.ts';

const AMOUNT = 'amount';
/** Fewest columns that a form must know as its rows, and their share of all. */
const ENOUGH = 3;
const MOST = 0.5;
const HAS_DIGIT = /\d/;
/** A label that says no more than the one above it. */
const OWN_TOTAL = /^(?:小计|合计|总计)$/;

/** Keys of columns that are rows of the form; none where the table is not printed across, with a single row of figures. */
export function turnedKeys(
  values: readonly number[],
  paths: readonly (readonly string[])[],
  { form, lexicon, body }: { form: FormLexicon; lexicon: Lexicon; body: readonly (readonly GridCell[])[] },
): (readonly [column: number, key: ColumnKey])[] {
  const { rowsBy, columns } = form.form;
  if (rowsBy !== 'label' || columns.length === 0 || columns.some(({ column, row }) => column !== AMOUNT || row !== undefined)) return [];
  if (body.filter((cells) => values.some((c) => HAS_DIGIT.test(cells[c]?.text ?? ''))).length !== 1) return [];
  const keys = new RowKeys(form, lexicon, { side: null });
  const rows = values.map((c) => ({ column: c, key: keys.next('', nameOf(paths[c] ?? [], form)) }));
  const known = rows.filter(({ key }) => key?.known === true);
  if (known.length < ENOUGH || known.length < rows.length * MOST) return [];
  return rows.flatMap(({ column, key }) => (key === null ? [] : [[column, turned(key, paths[column] ?? [])] as const]));
}

/** The label that names the row: the last one, or the one above a total of it (车辆 over 小计). */
function nameOf(path: readonly string[], { neutral }: FormLexicon): string {
  const labels = path.filter((label) => !neutral.has(normalizeLabel(label)));
  const last = labels.at(-1) ?? '';
  return OWN_TOTAL.test(normalizeLabel(last)) ? (labels.at(-2) ?? last) : last;
}

function turned({ row, unit, known }: RowKey, path: readonly string[]): ColumnKey {
  return { column: AMOUNT, row: known ? row : unknownKey(path), unit, known, rank: 0 };
}
