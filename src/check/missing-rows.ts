/**
 * Rows that a table seems to have lost: the parts of a row fall short by just what is known of a row that is not there.
 *
 * In → Out: broken sums of rows → for each table and row one lost row, with what is known of it as evidence: the figure that another
 * table prints for it, or the sum of the rows below it. Broken identities of the same table and amount have the same cause.
 * Limits: a lost row of which nothing is known is not named; its sum stays broken and is reported as such.
 */
import { stripPrintedOrdinal } from '../model/label.ts';
import type { Figure, Figures, FigureTable } from './figures.ts';
import type { IdentityInstance } from './identity-instance.ts';
import { EXACT_ZERO, type Interval, sum } from './interval.ts';
import { CODE_SIBLINGS, ROW_WITNESSES } from './row-witnesses.ts';

export interface MissingRow {
  /** Name of the lost row: its code, and its label where another table prints it. */
  name: string;
  /** The figures that add up to what is missing. */
  witnesses: readonly Figure[];
  /** Title of the table that prints the row; null where the witnesses are the rows below it in the same table. */
  title: string | null;
  /** The broken identities that the row explains, first the sum that the witnesses fit. */
  explained: IdentityInstance[];
}

type Evidence = Omit<MissingRow, 'explained'>;

/** Finds the lost rows behind broken sums. */
export function missingRows(instances: readonly IdentityInstance[], figures: Figures): MissingRow[] {
  const broken = instances.filter((instance) => instance.verdict === 'broken');
  const found = new Map<string, MissingRow>();
  for (const instance of broken) {
    const place = placeOf(instance);
    const known = place === null ? undefined : found.get(place);
    if (known !== undefined) known.explained.push(instance);
    const lost = place === null || known !== undefined ? null : lostRow(instance, figures);
    if (place !== null && lost !== null) found.set(place, { ...lost, explained: [instance] });
  }
  const rows = [...found.values()];
  const told = new Set(rows.flatMap(({ explained }) => explained));
  for (const instance of broken) if (!told.has(instance)) rows.find((row) => isSameLoss(row, instance))?.explained.push(instance);
  return rows;
}

/** The row whose parts an identity lists, with its table; null where it lists none. */
function placeOf({ operands, left, wholeRow }: IdentityInstance): string | null {
  const [whole] = operands;
  if (whole === undefined) return null;
  if (wholeRow !== null) return whole.table.key(wholeRow, '');
  return left === 1 && operands.every(({ table }) => table === whole.table) ? whole.table.key(whole.row, '') : null;
}

function lostRow(instance: IdentityInstance, figures: Figures): Evidence | null {
  const table = instance.operands[0]?.table;
  if (table === undefined) return null;
  if (instance.wholeRow === null) return labelledRow(instance, table, figures);
  for (const id of CODE_SIBLINGS) {
    const sibling = figures.table(id);
    const evidence = sibling === undefined || sibling === table ? null : codedRow(sibling, instance, table);
    if (evidence !== null) return evidence;
  }
  return ownParts(instance, table);
}

/** A coded row of `sibling` that `table` does not print and that makes up the difference. */
function codedRow(sibling: FigureTable, instance: IdentityInstance, table: FigureTable): Evidence | null {
  const length = instance.operands[instance.left]?.row.length;
  for (const code of sibling.codeRows.all) {
    if (code.length !== length || !code.startsWith(instance.wholeRow ?? '') || table.hasRow(code)) continue;
    for (const figure of sibling.rows.get(code)?.values() ?? [])
      if (fits([figure], instance.difference)) return evidenceOf(figure, sibling, code);
  }
  return null;
}

/** A code without row of its own whose parts the table prints, and that make up the difference. */
function ownParts(instance: IdentityInstance, table: FigureTable): Evidence | null {
  const [part] = instance.operands.slice(instance.left);
  if (part === undefined) return null;
  const length = part.row.length;
  const below = table.codeRows.all.filter((code) => code.length === length + 2 && code.startsWith(instance.wholeRow ?? ''));
  for (const code of new Set(below.map((child) => child.slice(0, length)))) {
    if (table.hasRow(code)) continue;
    const witnesses = table.codeRows.children(code).flatMap((child) => table.figure(child, part.column) ?? []);
    if (fits(witnesses, instance.difference)) return { name: code, witnesses, title: null };
  }
  return null;
}

/** A row by label that another table has a figure for, in a row or in a column of its own. */
function labelledRow(instance: IdentityInstance, table: FigureTable, figures: Figures): Evidence | null {
  const [whole] = instance.operands;
  if (whole === undefined) return null;
  for (const witness of ROW_WITNESSES) {
    if (witness.table !== table.table.table || witness.whole !== whole.row || witness.column !== whole.column) continue;
    const other = figures.table(witness.other);
    if (other === undefined || other.incomplete) continue;
    for (const { row, figure } of witness.rows(other)) {
      if (!table.hasRow(row) && fits([figure], instance.difference)) return evidenceOf(figure, other, '');
    }
  }
  return null;
}

function evidenceOf(figure: Figure, table: FigureTable, code: string): Evidence {
  const { label, row } = figure.fact;
  const name = row === 'total' ? (columnHeader(table, figure) ?? figure.fact.column) : label;
  const bare = stripPrintedOrdinal(name);
  return { name: bare.startsWith(code) ? bare : `${code} ${bare}`, witnesses: [figure], title: table.table.title };
}

function columnHeader(table: FigureTable, { fact }: Figure): string | undefined {
  return table.table.columns.find(({ key }) => key === fact.column)?.path.at(-1);
}

function fits(witnesses: readonly Figure[], difference: Interval): boolean {
  const known = sum(witnesses.map((interval) => ({ interval, sign: 1 })));
  if (known.value.isZero()) return false;
  return known.value.minus(difference.value).abs().lte(known.half.plus(difference.half));
}

/** True for an identity over the same table that is off by the lost row's amount, one way or the other. */
function isSameLoss({ explained, witnesses }: MissingRow, instance: IdentityInstance): boolean {
  const table = explained[0]?.operands[0]?.table;
  if (!instance.operands.some((operand) => operand.table === table)) return false;
  const { value, half } = instance.difference;
  return fits(witnesses, { value, half }) || fits(witnesses, { value: EXACT_ZERO.value.minus(value), half });
}
