/**
 * The unit of money of a table that has none among its captions, from its notes, its header, or the other tables.
 *
 * In → Out: groups of regions → the unit as an attribute with its place; null where nothing states one.
 */
import { toHalfWidth } from '../model/label.ts';
import type { Attribute } from '../model/table.ts';
import { parseCaption, statedUnit } from '../segment/caption.ts';
import { cellsOfRow } from '../table/matrix.ts';
import type { StatutoryGroup, TableGroup } from './table-groups.ts';

/** The unit that every statutory table with a unit of its own states; null where they state several, or none does. */
export function commonUnit(groups: readonly TableGroup[]): Attribute | null {
  const stated: Attribute[] = [];
  for (const group of groups) {
    const own = group.kind === 'statutory' ? group.attributes.unit : null;
    if (own !== null) stated.push(own);
  }
  const [first] = stated;
  return first !== undefined && stated.every(({ value }) => value === first.value) ? first : null;
}

/** The unit of money that the notes under a table or its header state; null where they state none, or several. */
export function unitBeside({ regions, pieces }: StatutoryGroup): Attribute | null {
  for (const note of regions.flatMap((region) => region.notes)) {
    const value = statedUnit(note.text);
    if (value !== null) return { value, found: 'note', source: note.place };
  }
  const cells = pieces.flatMap(({ header, matrix }) => header.rows.flatMap((r) => cellsOfRow(matrix[r] ?? [])));
  const stated = cells.flatMap((cell): Attribute[] => {
    const value = HEADER_UNIT.exec(toHalfWidth(cell.text).replace(/\s+/g, ''))?.[1] ?? parseCaption(cell.text).unit;
    return value === null ? [] : [{ value, found: 'grid', source: cell.place }];
  });
  const [first] = stated;
  return first !== undefined && stated.every(({ value }) => value === first.value) ? first : null;
}

/** A unit of money at the end of a header label: 金额（万元）. */
const HEADER_UNIT = /\((?:单位:)?(百万元|千万元|万元|亿元|千元|元)\)$/;
