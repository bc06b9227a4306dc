/**
 * The visual lines of a block as rows: texts wrapped over lines come back to the row whose figures stand beside them.
 *
 * In → Out: lines of placed texts, what each column holds → rows; null where it cannot be told which row a text belongs to.
 * A line with a mark or a figure is a row; another one carries on the row above or begins the one below: a line in front of which, or
 * behind which, its cell goes on is as wide as the column.
 * Limits: levels that stand on no row's line are centred beside several rows, of which nothing tells the first.
 */
import type { GridCell } from '../model/block.ts';
import { cover } from '../model/place.ts';
import type { PlacedBlock, PlacedCell } from './placed-texts.ts';

type Row = Map<number, GridCell>;

/** Share of its column's widest text from which on a line may be wrapped. */
const FULL = 0.8;
const MARK_ROLES: ReadonlySet<string> = new Set(['weight', 'score', 'fund']);
const VALUE_ROLES: ReadonlySet<string> = new Set(['target', 'actual']);
const LEVEL_ROLES: ReadonlySet<string> = new Set(['level1', 'level2']);

/**
 * Gathers the lines. `roles` are those of the header's labels, left to right; `isName` tells a text that names a row: on a line of its own
 * it is a row without figures, and what stands below it is no part of it unless both together are a name.
 */
export function gatherRows(
  { header, lines, offset }: PlacedBlock,
  roles: readonly string[],
  isName: (text: string) => boolean,
): PlacedCell[][] | null {
  const roleAt = (column: number): string => roles[column === 0 ? 0 : column - offset] ?? 'other';
  const marks = roles.some((role) => MARK_ROLES.has(role)) ? MARK_ROLES : VALUE_ROLES;
  const isRow = (line: readonly PlacedCell[]): boolean => line.some(({ column }) => column > offset && marks.has(roleAt(column)));
  const rows: Row[] = lines.filter(isRow).map((line) => new Map(line.map(({ cell, column }) => [column, cell])));
  const widest = widestOf([header, ...lines].flat());
  let at = -1;
  for (const line of lines) {
    if (isRow(line)) at++;
    else if (isEmptyRow(line, rows[at], isName)) continue;
    else if (
      !line.every((text) => attach(text, { above: rows[at], below: rows[at + 1], widest, isLevel: LEVEL_ROLES.has(roleAt(text.column)) }))
    )
      return null;
  }
  const [first] = rows;
  const levels = header.filter(({ column }) => LEVEL_ROLES.has(roleAt(column)));
  if (first !== undefined && levels.some(({ column }) => !first.has(column))) return null;
  return rows.map((row) => [...row].map(([column, cell]) => ({ column, cell })).sort((a, b) => a.column - b.column));
}

/** True for the name of a row whose figures are blank, alone on its line. */
function isEmptyRow(line: readonly PlacedCell[], above: Row | undefined, isName: (text: string) => boolean): boolean {
  const [only] = line;
  if (only === undefined || line.length > 1) return false;
  const upper = above?.get(only.column)?.text ?? '';
  return isName(upper) ? !isName(upper + only.cell.text) : isName(only.cell.text);
}

function widestOf(texts: readonly PlacedCell[]): Map<number, number> {
  const widest = new Map<number, number>();
  for (const { cell, column } of texts) widest.set(column, Math.max(widest.get(column) ?? 0, widthOf(cell)));
  return widest;
}

function widthOf({ runs = [] }: GridCell): number {
  const last = runs.at(-1);
  return last === undefined ? 0 : last.x1 - last.x0;
}

interface Around {
  above: Row | undefined;
  below: Row | undefined;
  widest: ReadonlyMap<number, number>;
  isLevel: boolean;
}

/** Puts a wrapped text to its row; false where none can be told. */
function attach({ cell, column }: PlacedCell, { above, below, widest, isLevel }: Around): boolean {
  const [upper, lower] = [above?.get(column), below?.get(column)];
  if (isLevel && upper === undefined && lower === undefined) return false;
  const isFull = (text: GridCell | undefined): boolean => text !== undefined && widthOf(text) >= FULL * (widest.get(column) ?? 0);
  const [fromAbove, fromBelow] = [isFull(upper), lower !== undefined && isFull(cell)];
  const toAbove =
    above !== undefined &&
    (below === undefined || fromAbove || (!fromBelow && upper !== undefined) || (upper === undefined && lower === undefined && !isLevel));
  if (fromAbove && fromBelow && lower !== undefined && !isNearer(cell, upper, lower)) return false;
  const [row, text] = toAbove ? [above, upper] : [below, lower];
  if (row === undefined) return false;
  row.set(column, text === undefined ? cell : toAbove ? joined(text, cell) : joined(cell, text));
  return true;
}

/** True where a text stands on the line right below the upper one, and not right above the lower. */
function isNearer(cell: GridCell, upper: GridCell | undefined, lower: GridCell): boolean {
  const line = cell.runs?.[0]?.line ?? 0;
  return line - (upper?.runs?.at(-1)?.line ?? Number.NEGATIVE_INFINITY) < (lower.runs?.[0]?.line ?? Number.POSITIVE_INFINITY) - line;
}

function joined(upper: GridCell, lower: GridCell): GridCell {
  return {
    ...upper,
    text: `${upper.text}\n${lower.text}`,
    place: cover([upper.place, lower.place]),
    runs: [...(upper.runs ?? []), ...(lower.runs ?? [])],
  };
}
