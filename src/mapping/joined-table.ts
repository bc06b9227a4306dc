/**
 * The pieces of one table as a single sequence of rows, and what its columns are for.
 *
 * In → Out: readings of one or more grids on the same columns → rows with their kind → roles, panels, keys.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import type { ColumnRole } from '../model/table.ts';
import { labelPaths } from '../table/header.ts';
import { keepsLastBlanks } from '../table/last-blanks.ts';
import { cellsOfRow } from '../table/matrix.ts';
import type { GridReading } from '../table/read-grid.ts';
import { columnRoles, findPanels, type Panel } from '../table/roles.ts';
import type { RowKind } from '../table/row-kinds.ts';
import { clippedColumnKey } from './clipped-labels.ts';
import { contradicts, isMisplaced, losersOf, misplaced, standsOverWords } from './column-conflicts.ts';
import { columnKey, unknownKey } from './column-keys.ts';
import { spreadHeader } from './header-spans.ts';
import { meantPaths } from './header-words.ts';
import { withoutLatestYear } from './header-years.ts';
import type { ColumnKey, FormLexicon, Lexicon } from './lexicon.ts';
import { withoutForeignCodes } from './other-classification.ts';
import { isWidthDoubtful, numberedColumns, raggedRows, usualWidth, wholeHeaders } from './ragged-header.ts';
import { type NamedColumn, namedColumns } from './recognised-columns.ts';
import { withLineNumbers } from './recognised-line-numbers.ts';
import { bestReadPaths } from './repeated-labels.ts';
import type { Side } from './row-keys.ts';
import { withoutHeading } from './section-headings.ts';
import { isSlipped } from './slipped-header.ts';
import { spanlessPaths } from './spanless-header.ts';
import { turnedKeys } from './turned-form.ts';
import { uprightColumnKey } from './upright-labels.ts';

export interface JoinedRow {
  cells: readonly GridCell[];
  kind: RowKind | 'caption';
  grid: Grid;
  /** Row within its grid. */
  row: number;
}

export interface TableColumns {
  roles: ColumnRole[];
  /** Header labels per column, top down, as printed without blanks. */
  paths: string[][];
  numbers: (string | null)[];
  panels: (Panel & { side: Side | null })[];
  /** Key of every value column; null elsewhere and where a value column has no header. */
  keys: (ColumnKey | null)[];
  /** True where the header lost cells, or contradicts the columns of a table without ruling lines, so that no figure can be placed. */
  uncertain: boolean;
  /** True where blanks were put back into the header, or taken out. */
  mended: boolean;
  /** Columns that a badly recognised header did not name; empty for text layers. */
  named: NamedColumn[];
  /** True for a column whose header was read from an image. */
  isRecognised: (column: number) => boolean;
}

/** Rows of all pieces in order. */
export function joinRows(pieces: readonly GridReading[]): JoinedRow[] {
  return pieces.flatMap((piece) =>
    piece.matrix.map((cells, row): JoinedRow => {
      const kind = row < piece.captionCount ? 'caption' : (piece.header.kinds[row] ?? 'data');
      if (piece.header.rows.includes(row) && row >= piece.captionCount) return { cells, kind: 'header', grid: piece.grid, row };
      return { cells: kind === 'data' ? cells.map((cell) => withoutNumber(cell, piece)) : cells, kind, grid: piece.grid, row };
    }),
  );
}

const COLUMN_NUMBER = /^\d{1,2}$/;

/** A blank in place of the number of a column whose cell reaches over the row that numbers them: no line parts the rows there. */
function withoutNumber(cell: GridCell, { header }: GridReading): GridCell {
  if (cell.rowSpan === 1 || !COLUMN_NUMBER.test(cell.text.trim())) return cell;
  const covered = header.kinds.slice(cell.row, cell.row + cell.rowSpan);
  return covered.includes('numbering') ? { ...cell, text: '' } : cell;
}

/** Reads what the columns are for. The header is the first piece's that has one. */
export function readColumns(pieces: readonly GridReading[], rows: readonly JoinedRow[], form: FormLexicon, lexicon: Lexicon): TableColumns {
  const piece = pieces.find(({ header }) => header.rows.length > 0) ?? pieces[0];
  const mended = piece === undefined ? null : mendHeader(piece, { rows, form, lexicon });
  const printed =
    mended ?? columnsOf(piece === undefined ? [] : bestReadPaths(piece, { pieces, form, lexicon }), { piece, rows, form, lexicon });
  const spanless = piece === undefined || !printed.uncertain ? null : spanlessColumns(piece, { rows, form, lexicon });
  if (spanless !== null) return spanless;
  if (mended !== null) return mended;
  const columns = piece !== undefined && hasJoinedLabels(piece, form) ? { ...printed, mended: true } : printed;
  if (piece === undefined || SPANS_KNOWN.has(piece.grid.origin) || faultsOf(columns) === 0) return columns;
  const paths = spreadHeader(piece.header.labels, {
    score: (candidate) => -faultsOf(columnsOf(candidate, { piece, rows, form, lexicon })),
  });
  const spread = columnsOf(paths, { piece, rows, form, lexicon });
  return faultsOf(spread) < faultsOf(columns) ? spread : columns;
}

/**
 * Columns of a text table whose header rows lost or doubled blank cells: those that every way to put the blanks back agrees on among the
 * ways in which labels stand over what they name; uncertain where there is none, or several. Null for a header that is whole.
 */
function mendHeader(piece: GridReading, context: { rows: readonly JoinedRow[]; form: FormLexicon; lexicon: Lexicon }): TableColumns | null {
  const width = usualWidth(context.rows);
  const ragged = width === null ? [] : raggedRows(piece, width);
  if (width === null || ragged.length === 0) return null;
  const body = context.rows.flatMap(({ kind, cells }) => (kind === 'data' ? [cells] : []));
  const printed = columnsOf(piece.header.paths, { piece, ...context });
  const isCounted = body.length === 1 && width === numberedColumns(context.rows);
  if (!keepsLastBlanks(piece.grid) && !isCounted && !isMisplaced(printed, body)) return null;
  const ways = wholeHeaders(piece, { width, ragged }) ?? [];
  const read = ways.map((labels) => columnsOf(labelPaths(labels, width), { piece, ...context }));
  const fitting = read.filter((columns) => !isMisplaced(columns, body));
  const [first] = fitting;
  const keys = ({ keys }: TableColumns): string => keys.map((key) => `${key?.row ?? ''}/${key?.column ?? ''}`).join('|');
  const isOnly = first !== undefined && fitting.every((columns) => keys(columns) === keys(first));
  if (isOnly && !isWidthDoubtful(piece, context.rows, width) && !mayBeCut(printed, { piece, ragged, body }))
    return { ...first, mended: true };
  return { ...printed, uncertain: true };
}

/** Columns of a text table whose header lost the spans of its cells; null where its labels do not tell them. */
function spanlessColumns(
  piece: GridReading,
  context: { rows: readonly JoinedRow[]; form: FormLexicon; lexicon: Lexicon },
): TableColumns | null {
  const width = usualWidth(context.rows);
  const paths = width === null ? null : spanlessPaths(piece, { ...context, width });
  return paths === null ? null : { ...columnsOf(paths, { piece, ...context }), uncertain: false, mended: true };
}

/** True where ragged rows that lost their last labels, not blanks, would explain all that does not fit; the sums of a lone row tell. */
function mayBeCut(
  printed: TableColumns,
  { piece, ragged, body }: { piece: GridReading; ragged: readonly number[]; body: readonly (readonly GridCell[])[] },
): boolean {
  const end = Math.min(...ragged.map((i) => piece.grid.rowLengths?.[piece.header.rows[i] ?? -1] ?? 0));
  const wrong = misplaced(printed, body);
  return body.length > 1 && wrong.length > 0 && wrong.every((c) => c >= end);
}

/** True where the header was put together from lines of which each names columns: it may be two rows that lost cells. */
function hasJoinedLabels({ grid, header, matrix }: GridReading, { columns }: FormLexicon): boolean {
  if (grid.origin !== 'tabs') return false;
  const isLabel = (text: string): boolean => columns.some(({ paths }) => paths.some((path) => path.includes(normalizeLabel(text))));
  return header.rows.some((r) => matrix[r]?.some(({ text }) => text.includes('\n') && text.split('\n').every(isLabel)) === true);
}

/** Origins in which a blank header cell is certain to belong to the label on its left, or to none. */
const SPANS_KNOWN: ReadonlySet<Grid['origin']> = new Set(['html', 'tabs', 'pipes']);

/** What speaks against a header: value columns without a known key of their own, and that it contradicts the columns below it. */
function faultsOf({ roles, keys, uncertain }: TableColumns): number {
  return roles.filter((role, c) => role === 'value' && keys[c]?.known !== true).length + (uncertain ? 1 : 0);
}

interface ColumnContext {
  piece: GridReading | undefined;
  rows: readonly JoinedRow[];
  form: FormLexicon;
  lexicon: Lexicon;
}

function columnsOf(paths: string[][], { piece, rows, form, lexicon }: ColumnContext): TableColumns {
  const undated = withoutHeading(withoutLatestYear(paths), form, lexicon);
  const matrix = rows.map((row) => row.cells);
  const body = [...rows.keys()].filter((index) => rows[index]?.kind === 'data');
  const isRecognised = (c: number): boolean => (piece === undefined ? false : isHeaderRecognised(piece, c));
  const isOpen = (c: number): boolean => isRecognised(c) && !columnKey(undated[c] ?? [], form, lexicon).known;
  const roles = withLineNumbers(columnRoles(matrix, body, paths), { matrix, body, isOpen });
  const found = findPanels(roles);
  const meant = meantPaths({ paths: undated, panels: found.map(({ values }) => values), form, lexicon, isRecognised });
  const panels = found.map((panel, index) => ({ ...panel, side: sideOf(panel, { index, paths: meant.paths, form, lexicon, rows }) }));
  const isCertain = piece !== undefined && isGridCertain(piece.grid.origin);
  const keyOf = (path: readonly string[], c: number): ColumnKey => {
    const key = columnKey(path, form, lexicon);
    if (key.known || !isCertain || isRecognised(c)) return key;
    return uprightColumnKey(path, form, lexicon) ?? clippedColumnKey(path, form, lexicon) ?? key;
  };
  const byHeader = roles.map((role, c) => (role === 'value' && (paths[c]?.length ?? 0) > 0 ? keyOf(meant.paths[c] ?? [], c) : null));
  const printed = withoutForeignCodes(byHeader, meant.paths, { form, lexicon });
  const { keys, named } = namedColumns({
    keys: withOwnNames(printed, { paths, panels }),
    paths: meant.paths,
    panels: panels.map(({ values }) => values),
    form,
    isRecognised,
  });
  const across =
    panels.length === 1 ? turnedKeys(panels[0]?.values ?? [], paths, { form, lexicon, body: body.map((r) => matrix[r] ?? []) }) : [];
  for (const [c, key] of across) keys[c] = key;
  const numbers = piece?.header.numbers ?? [];
  const uncertain =
    piece !== undefined &&
    (isHeaderCut(piece, form) ||
      isSlipped({ rows, roles, paths, numbers, keys, panels, form }) ||
      (SPLIT_ORIGINS.has(piece.grid.origin) &&
        form.columns.length > 0 &&
        standsOverWords(
          paths,
          body.map((r) => matrix[r] ?? []),
        )) ||
      (!isGridCertain(piece.grid.origin) && contradicts({ panels, keys, roles, paths, numbers, matrix, body, form })));
  return {
    roles,
    paths,
    numbers,
    panels,
    keys: withoutDoubles(panels, keys, paths),
    uncertain,
    mended: false,
    named: [...meant.named.filter(({ index }) => !named.some((other) => other.index === index)), ...named],
    isRecognised,
  };
}

/** A label that carries no meaning of its own (人员经费 over the panel of 公开06) names a column of its own beside one that is known. */
function withOwnNames(
  keys: readonly (ColumnKey | null)[],
  { paths, panels }: { paths: readonly (readonly string[])[]; panels: readonly Panel[] },
): (ColumnKey | null)[] {
  const named = [...keys];
  for (const { values } of panels) {
    if (!values.some((c) => keys[c]?.known === true)) continue;
    for (const c of values) {
      const key = keys[c];
      if (key != null && !key.known && key.column === null && key.row === null) named[c] = { ...key, column: unknownKey(paths[c] ?? []) };
    }
  }
  return named;
}

function isHeaderRecognised({ header, matrix }: GridReading, column: number): boolean {
  return header.rows.some((r) => matrix[r]?.[column]?.recognition !== undefined);
}

/** Origins whose rows were split one by one, so that a header may stand beside its columns. */
const SPLIT_ORIGINS: ReadonlySet<Grid['origin']> = new Set(['tabs', 'pipes']);

/** A header row of fewer columns than the table has lost its spans, which matters where its labels tell columns apart (收入 | 支出 do not). */
function isHeaderCut({ grid, header, matrix }: GridReading, { neutral }: FormLexicon): boolean {
  if (grid.origin !== 'html' || grid.rowLengths === null) return false;
  const lengths = grid.rowLengths;
  const isCut = (r: number): boolean => (lengths[r] ?? grid.columnCount) < grid.columnCount;
  const labels = (r: number): string[] => cellsOfRow(matrix[r] ?? []).map((cell) => normalizeLabel(cell.text));
  return header.rows.some((r) => isCut(r) && labels(r).some((label) => label !== '' && !neutral.has(stripOrdinal(label))));
}

/** True where cells were told apart by lines or separators, not by alignment. */
export function isGridCertain(origin: Grid['origin']): boolean {
  return origin !== 'spaces' && origin !== 'aligned';
}

interface SideContext {
  index: number;
  paths: readonly (readonly string[])[];
  form: FormLexicon;
  lexicon: Lexicon;
  rows: readonly JoinedRow[];
}

/** The panel's side, for forms with an income and an expenditure side: its rows say so, else its header, else the first is income. */
function sideOf(panel: Panel, context: SideContext): Side | null {
  if (!context.form.form.rows.some((row) => row.side !== undefined)) return null;
  const byRows = sideByRows(panel, context);
  if (byRows !== null) return byRows;
  const labels = [...panel.labels, ...panel.values].flatMap((c) => context.paths[c] ?? []).map(normalizeLabel);
  if (labels.some((label) => /^(?:本年)?收入/.test(label))) return 'income';
  if (labels.some((label) => /^(?:本年)?支出/.test(label))) return 'expenditure';
  return context.index === 0 ? 'income' : 'expenditure';
}

/** The side of which most of the panel's row labels are; null where none is told. */
function sideByRows(panel: Panel, { form, lexicon, rows }: SideContext): Side | null {
  let balance = 0;
  for (const { kind, cells } of rows) {
    if (kind !== 'data') continue;
    for (const c of panel.labels) balance += sideOfLabel(stripOrdinal(normalizeLabel(cells[c]?.text ?? '')), form, lexicon);
  }
  return balance === 0 ? null : balance > 0 ? 'income' : 'expenditure';
}

/** 1 for a label of the income side alone, -1 for one of the expenditure side alone, 0 for any other. */
function sideOfLabel(label: string, form: FormLexicon, lexicon: Lexicon): number {
  const patterns = form.rows.get(label);
  const side = patterns?.every((pattern) => pattern.side === patterns[0]?.side) === true ? patterns[0]?.side : undefined;
  if (side === 'income') return 1;
  return lexicon.classes.has(label) || side === 'expenditure' ? -1 : 0;
}

/** Within a panel a key is given once, to the column whose header stands first in the form's list; others keep their printed path. */
function withoutDoubles(
  panels: readonly Panel[],
  keys: readonly (ColumnKey | null)[],
  paths: readonly (readonly string[])[],
): (ColumnKey | null)[] {
  const losers = new Set(panels.flatMap((panel) => losersOf(panel, keys)));
  return keys.map((key, c) =>
    losers.has(c) ? { column: unknownKey(paths[c] ?? []), row: null, unit: key?.unit ?? null, known: false, rank: 0 } : key,
  );
}
