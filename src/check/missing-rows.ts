/**
 * Rows that a table seems to have lost: the parts of a row fall short by just what another table prints under a code of its own.
 *
 * In → Out: broken sums of rows → for each table and row one lost code, with the figure of the other table as evidence.
 * Limits: a lost row that no other table prints is not named; its sum stays broken and is reported as such.
 */
import type { Figure, Figures, FigureTable } from './figures.ts';
import { differenceOf, type IdentityInstance, verdictOf } from './identity-instances.ts';

export interface MissingRow {
  /** Code of the lost row. */
  code: string;
  /** The figure of another table under that code that equals what is missing. */
  witness: Figure;
  /** Title of that table. */
  title: string;
  /** The broken sums that the row explains, first the one that the witness fits. */
  explained: IdentityInstance[];
}

/** Tables whose rows are functional codes of the same accounts. */
const SIBLINGS = [
  'expenditure',
  'general_budget_expenditure',
  'income',
  'appropriation_expenditure_detail',
  'general_budget_expenditure_detail',
];

/** Finds the lost rows behind broken sums. */
export function missingRows(instances: readonly IdentityInstance[], figures: Figures): MissingRow[] {
  const broken = instances.filter((instance) => instance.wholeRow !== null && verdictOf(instance, differenceOf(instance)) === 'broken');
  const found = new Map<string, MissingRow>();
  for (const instance of broken) {
    const place = `${instance.operands[0]?.table.table.table} ${instance.wholeRow}`;
    const known = found.get(place);
    if (known !== undefined) {
      known.explained.push(instance);
      continue;
    }
    const lost = lostRow(instance, figures);
    if (lost !== null) found.set(place, { ...lost, explained: [instance] });
  }
  return [...found.values()];
}

function lostRow(instance: IdentityInstance, figures: Figures): Omit<MissingRow, 'explained'> | null {
  const table = instance.operands[0]?.table;
  if (table === undefined) return null;
  for (const id of SIBLINGS) {
    const sibling = figures.table(id);
    if (sibling === undefined || sibling === table) continue;
    const found = rowIn(sibling, instance, table);
    if (found !== null) return { ...found, title: sibling.table.title };
  }
  return null;
}

/** A row of `sibling` that `table` does not print and that makes up the difference. */
function rowIn(sibling: FigureTable, instance: IdentityInstance, table: FigureTable): { code: string; witness: Figure } | null {
  const length = instance.operands[instance.left]?.row.length;
  const difference = differenceOf(instance);
  const codes = sibling.codeRows.all.filter(
    (code) => code.length === length && code.startsWith(instance.wholeRow ?? '') && !table.hasRow(code),
  );
  for (const code of codes) {
    const witness = [...(sibling.rows.get(code)?.values() ?? [])].find((figure) => fits(figure, difference));
    if (witness !== undefined) return { code, witness };
  }
  return null;
}

function fits(figure: Figure, difference: { value: Figure['value']; half: Figure['half'] }): boolean {
  return !figure.value.isZero() && figure.value.minus(difference.value).abs().lte(figure.half.plus(difference.half));
}
