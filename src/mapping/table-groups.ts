/**
 * Regions to tables: which regions are pieces of one table, and what kind of table each is.
 *
 * A statutory piece continues the one before when nothing stands between them, its columns line up, and it either has no header
 * of its own or repeats the same one. A self-evaluation form is recognised by content and goes on until it is complete.
 */
import type { Grid } from '../model/block.ts';
import { isOnNextPage } from '../model/place.ts';
import type { TableRegion } from '../segment/table-regions.ts';
import { bareTitle, matchTitle } from '../segment/titles.ts';
import { type GridReading, lineUpColumns, moveColumns, readGrid } from '../table/read-grid.ts';
import { likeHeader, sameHeader, sharesFrame } from '../table/repeated-header.ts';
import { roleByHeader } from '../table/roles.ts';
import { joinBrokenFigures } from './broken-figures.ts';
import { joinBrokenRows } from './broken-rows.ts';
import { splitHeaders } from './header-split.ts';
import { withoutLatestYear } from './header-years.ts';
import { splitLabelledTotal } from './labelled-total.ts';
import type { Lexicon } from './lexicon.ts';
import { continuesPerformance, recognizeCutPerformance, recognizePerformance } from './performance.ts';
import { splitForms } from './performance-split.ts';
import { isOwnTitle, recognizeForm } from './recognize.ts';
import { splitStatistics } from './statistics-split.ts';
import { readAttributes, type TableAttributes } from './table-attributes.ts';

export interface StatutoryGroup {
  kind: 'statutory';
  /** Form id; null where no form was recognised. */
  form: string | null;
  regions: TableRegion[];
  pieces: GridReading[];
  attributes: TableAttributes;
}

export interface PerformanceGroup {
  kind: 'project_performance' | 'overall_performance';
  regions: TableRegion[];
  attributes: TableAttributes;
}

export type TableGroup = StatutoryGroup | PerformanceGroup;

/** Groups the regions of a document, in reading order. */
export function groupTables(regions: readonly TableRegion[], lexicon: Lexicon): TableGroup[] {
  const groups: TableGroup[] = [];
  const joined = joinBrokenRows(joinBrokenFigures(regions)).map(splitLabelledTotal);
  const forms = joined.flatMap((region) => splitForms(region, lexicon.data.performance)).flatMap(splitStatistics);
  const isForm = ({ grid, captions }: TableRegion): boolean => recognizePerformance(grid, lexicon.data.performance, captions) !== null;
  const split = forms.flatMap((region) => splitHeaders(region, { titles: lexicon.titles, isForm }));
  for (const [index, region] of split.entries()) {
    const before = groups.at(-1);
    const performance =
      recognizePerformance(region.grid, lexicon.data.performance, region.captions) ?? kindOfStub(region, split[index + 1], lexicon);
    if (performance !== null) {
      groups.push({ kind: performance, regions: [region], attributes: attributesOf(region, lexicon, null) });
    } else if (before !== undefined && before.kind !== 'statutory' && continuesForm(before, region, lexicon)) {
      before.regions.push(region);
    } else addStatutory(groups, region, lexicon);
  }
  return groups;
}

/** What a form is that begins with a few rows at the foot of a page. */
function kindOfStub({ grid }: TableRegion, next: TableRegion | undefined, { data }: Lexicon): PerformanceGroup['kind'] | null {
  if (next === undefined || !next.follows || !isOnNextPage(grid.place, next.grid.place)) return null;
  return recognizeCutPerformance(grid, next.grid, data.performance);
}

function continuesForm(before: PerformanceGroup, region: TableRegion, lexicon: Lexicon): boolean {
  return (
    region.follows &&
    continuesPerformance(
      before.regions.map((piece) => piece.grid),
      region.grid,
      lexicon.data.performance,
    )
  );
}

function attributesOf(region: TableRegion, lexicon: Lexicon, reading: GridReading | null): TableAttributes {
  return readAttributes({ captions: region.captions, heading: region.heading, rows: reading?.captions ?? [] }, lexicon.titles);
}

function addStatutory(groups: TableGroup[], region: TableRegion, lexicon: Lexicon): void {
  const before = groups.at(-1);
  const reading = readGrid(region.grid, (text) => namesTable(text, lexicon));
  const attributes = attributesOf(region, lexicon, reading);
  const own = attributes.titles.map((title) => matchTitle(title, lexicon.titles)?.table).find((table) => table !== undefined) ?? null;
  if (before?.kind === 'statutory' && region.follows && (own === null ? !opensAnother(before, region, attributes) : own === before.form)) {
    const piece = continuation(before, { region, reading, lexicon });
    if (piece !== null) {
      before.pieces.push(piece);
      before.regions.push(region);
      before.attributes.entity ??= attributes.entity;
      return;
    }
  }
  groups.push({
    kind: 'statutory',
    form: recognize(region, { reading, attributes, lexicon }),
    regions: [region],
    pieces: [reading],
    attributes,
  });
}

/** True for a text alone in its row at the top of a grid that names a table, known or not. */
function namesTable(text: string, { titles }: Lexicon): boolean {
  return matchTitle(text, titles) !== null || isOwnTitle(text);
}

/**
 * True for a table under a title and a form number of its own, which no vocabulary knows. Recognised titles may be misread: there the
 * number must be another one, and the table stand on the page of the one before, where none goes on under a title.
 */
function opensAnother({ attributes: before, pieces }: StatutoryGroup, { captions, grid }: TableRegion, own: TableAttributes): boolean {
  const title = own.titles.find(isOwnTitle);
  if (title === undefined || (own.formNumber !== null && own.formNumber === before.formNumber)) return false;
  const bare = bareTitle(title);
  // Two numbers are two forms where one title holds the other (财决05表 支出决算明细表, 财决05-1表 基本支出决算明细表).
  const isNumberedApart = own.formNumber !== null && before.formNumber !== null && numberIn(own.formNumber) !== numberIn(before.formNumber);
  const isRecognised = captions.some((line) => line.recognition !== undefined) || grid.cells.some((cell) => cell.recognition !== undefined);
  if (isRecognised && !(isNumberedApart && pieces.at(-1)?.grid.place.page === grid.place.page)) return false;
  const isSame = (other: string): boolean =>
    breakdownOf(other) === breakdownOf(bare) && (isNumberedApart ? other === bare : other.includes(bare) || bare.includes(other));
  return !before.titles.map(bareTitle).some(isSame);
}

/** The number itself, however it is written (公开05表, 公开 5 表). */
function numberIn(formNumber: string): string {
  return formNumber.replace(/[^\d-]/g, '').replace(/^0+/, '');
}

/** What a bare title says its table is broken down by (收入决算表（按单位列示）); '' where nothing. */
function breakdownOf(bare: string): string {
  return /\((?:分|按)[^()]*\)$/.exec(bare)?.[0] ?? '';
}

/** The region's grid on the columns of the table before it; null where it is a table of its own. */
function continuation(before: StatutoryGroup, next: { region: TableRegion; reading: GridReading; lexicon: Lexicon }): GridReading | null {
  const onto: Grid | undefined = before.pieces[0]?.grid;
  const headed = before.pieces.find((piece) => piece.header.rows.length > 0);
  if (onto === undefined) return null;
  const targets = lineUpColumns(onto, next.region.grid);
  if (targets === null) return null;
  const isTitle = (text: string): boolean => namesTable(text, next.lexicon);
  const moved = readGrid(moveColumns(next.region.grid, targets, onto), isTitle, headed?.header);
  if (moved.header.rows.length === 0 || (headed !== undefined && isRepeated(headed.header, moved))) return moved;
  const isRecognised = next.region.grid.cells.some(({ recognition }) => recognition !== undefined);
  const isNext = isOnNextPage(before.pieces.at(-1)?.grid.place ?? onto.place, next.region.grid.place);
  // Words that the header before does not have were taken for data: read by itself, the piece shows its header whole.
  return isRecognised && isNext && headed !== undefined && sharesFrame(headed, next.reading) ? next.reading : null;
}

/** True for a piece that repeats the header; both may be read with slips where they were recognised. */
function isRepeated(header: GridReading['header'], { header: own, grid }: GridReading): boolean {
  if (sameHeader(header, own)) return true;
  return grid.cells.some(({ recognition }) => recognition !== undefined) && likeHeader(header, own);
}

function recognize(region: TableRegion, context: { reading: GridReading; attributes: TableAttributes; lexicon: Lexicon }): string | null {
  const { reading, attributes, lexicon } = context;
  return recognizeForm(
    {
      titles: attributes.titles,
      notes: region.notes.map((note) => note.text),
      paths: withoutLatestYear(reading.header.paths).filter(standsOverFigures),
      texts: () => reading.body.flatMap((r) => reading.matrix[r] ?? []).map((cell) => cell.text.trim()),
    },
    lexicon,
  );
}

function standsOverFigures(path: readonly string[]): boolean {
  return roleByHeader(path) === 'value';
}
