/**
 * Rows that name columns of their own in the middle of a table that no form knows (部门整体支出绩效评价基础数据表: staff, then costs of
 * three years, then areas, one below the other).
 *
 * In → Out: a region → one region for each header, all with the captions of the first; the region itself where there is one header.
 * Limits: only under a title that no vocabulary knows; figures stand above and below such a row, and what it names are measures.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import type { TableRegion } from '../segment/table-regions.ts';
import { bareTitle, isGenericTitle, looksLikeTitle, matchTitle, type TitleIndex } from '../segment/titles.ts';
import { partOfGrid } from './grid-part.ts';

/** What the columns of figures are called: 编制数, 2022年预算数, 控制率, 批复规模(㎡), 实际投资(万元). */
const MEASURE = /(?:数|率|额|规模|投资|面积)(?:\([^()]{1,6}\))?$/;
const FIGURE = /^-?[\d,，]+(?:[.．]\d+)?%?$/;
/** So many measures beside the name of the rows make a header. */
const MIN_MEASURES = 2;

/** The regions of a table that has several headers. */
export function splitHeaders(
  region: TableRegion,
  { titles, isForm }: { titles: TitleIndex; isForm: (region: TableRegion) => boolean },
): TableRegion[] {
  const starts = headerRows(region.grid);
  if (starts.length < 2 || !isUnknown(region, titles) || isForm(region)) return [region];
  const bounds = [0, ...starts.slice(1), region.grid.rowCount];
  return bounds.slice(0, -1).map((from, i): TableRegion => {
    const grid = partOfGrid(region.grid, from, bounds[i + 1] ?? region.grid.rowCount);
    return { ...region, grid, notes: i === bounds.length - 2 ? region.notes : [], follows: i === 0 && region.follows };
  });
}

/** True under a title that no form and no family has. */
function isUnknown({ captions, heading }: TableRegion, titles: TitleIndex): boolean {
  const own = [...captions, ...(heading === null ? [] : [heading])].map(({ text }) => text);
  const isTitle = (text: string): boolean => looksLikeTitle(bareTitle(text)) && !isGenericTitle(text);
  return own.some(isTitle) && own.every((text) => matchTitle(text, titles) === null);
}

/** Rows of measures that have figures below them, before the next such row. */
function headerRows(grid: Grid): number[] {
  const rows = Array.from({ length: grid.rowCount }, (): GridCell[] => []);
  for (const cell of grid.cells) if (cell.text.trim() !== '') rows[cell.row]?.push(cell);
  const headers = [...rows.keys()].filter((r) => namesMeasures(rows[r] ?? []));
  const hasFigures = (from: number, to: number): boolean => rows.slice(from, to).some((row) => row.some(({ text }) => isFigure(text)));
  return headers.every((r, i) => hasFigures(r + 1, headers[i + 1] ?? rows.length)) ? headers : [];
}

function namesMeasures(row: readonly GridCell[]): boolean {
  const named = row.filter(({ column }) => column > 0).map(({ text }) => normalizeLabel(text));
  return named.length >= MIN_MEASURES && new Set(named).size === named.length && named.every((text) => MEASURE.test(text));
}

function isFigure(text: string): boolean {
  return FIGURE.test(text.trim());
}
