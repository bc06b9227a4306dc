/**
 * Which anomalies concern which cell of a document's tables, and which concern a table as a whole.
 *
 * In → Out: document and log → anomalies by cell and by table. An anomaly goes to the cells of its facts and to those at its
 * places; where it has neither, to the tables that hold its places. Frame: points from the top left, pages and lines from 1.
 */
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';
import { factKey } from '../model/fact.ts';
import { factCells } from '../model/fact-cell.ts';
import type { Place } from '../model/place.ts';
import type { Cell, Table } from '../model/table.ts';

export interface CellNotes {
  cells: ReadonlyMap<Cell, readonly Anomaly[]>;
  tables: ReadonlyMap<Table, readonly Anomaly[]>;
}

/** Half a hundredth of a point: published coordinates are rounded to hundredths. */
const TOLERANCE_PT = 0.02;

function overlaps(inner: Place, outer: Place): boolean {
  if (inner.page !== null) {
    if (inner.page !== outer.page || inner.bbox === null || outer.bbox === null) return false;
    const [x, y] = [(inner.bbox[0] + inner.bbox[2]) / 2, (inner.bbox[1] + inner.bbox[3]) / 2];
    const [x0, y0, x1, y1] = outer.bbox;
    return x >= x0 - TOLERANCE_PT && x <= x1 + TOLERANCE_PT && y >= y0 - TOLERANCE_PT && y <= y1 + TOLERANCE_PT;
  }
  if (inner.line === null || outer.line === null) return false;
  const last = outer.lineEnd ?? outer.line;
  if (inner.line < outer.line || inner.line > last) return false;
  if (inner.columns === null || outer.columns === null) return outer.columns === null;
  return inner.columns[0] <= outer.columns[1] && inner.columns[1] >= outer.columns[0];
}

/** True where a place is one cell, not a row, a line or a table. */
function isPoint({ page, columns }: Place): boolean {
  return page !== null || columns !== null;
}

/** Page or line on which a place is looked up. */
const shelf = ({ page, line }: Place): string => (page === null ? `l${line}` : `p${page}`);

function shelveCells(tables: readonly Table[]): Map<string, Cell[]> {
  const shelves = new Map<string, Cell[]>();
  for (const table of tables) {
    for (const cell of table.cells) {
      const cells = shelves.get(shelf(cell.source)) ?? [];
      shelves.set(shelf(cell.source), cells);
      cells.push(cell);
    }
  }
  return shelves;
}

function push<Key>(map: Map<Key, Anomaly[]>, key: Key, anomaly: Anomaly): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [anomaly]);
  else if (!list.includes(anomaly)) list.push(anomaly);
}

/** A table continues on later pages, so the pages decide where the place is not on the first. */
function holds({ source, pages }: Table, place: Place): boolean {
  if (place.page !== null && place.page !== source.page) return pages.includes(place.page);
  return overlaps(place, source);
}

/** The anomalies of a document by cell and by table. */
export function cellNotes(document: Document, anomalies: readonly Anomaly[]): CellNotes {
  const cellOf = factCells(document.tables);
  const factCell = new Map(document.facts.map((fact) => [factKey(fact), cellOf(fact).cell]));
  const shelves = shelveCells(document.tables);
  const cells = new Map<Cell, Anomaly[]>();
  const tables = new Map<Table, Anomaly[]>();
  for (const anomaly of anomalies) {
    const ofFacts = anomaly.facts.flatMap((key) => factCell.get(key) ?? []);
    const ofPlaces = anomaly.locations
      .filter(isPoint)
      .flatMap((place) => (shelves.get(shelf(place)) ?? []).filter((cell) => overlaps(place, cell.source)));
    for (const cell of [...ofFacts, ...ofPlaces]) push(cells, cell, anomaly);
    if (ofFacts.length + ofPlaces.length > 0) continue;
    for (const table of document.tables) if (anomaly.locations.some((place) => holds(table, place))) push(tables, table, anomaly);
  }
  return { cells, tables };
}
