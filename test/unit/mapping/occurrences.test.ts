import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { type MappedTables, mapTables } from '../../../src/mapping/map-tables.ts';
import type { Grid } from '../../../src/model/block.ts';
import type { Candidate } from '../../../src/model/recognition.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { blocksOf, ruledGrid } from '../../support/grids.ts';

const lexicon = compileLexicon(loadForms());
const HEADER = '科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出';
const TOTAL = '合计|<|446.11|400.00|46.11|||';
const FIRST = [HEADER, TOTAL, '201|一般公共服务支出|385.24|339.13|46.11|||'];
const SECOND = [HEADER, TOTAL, '221|住房保障支出|60.87|60.87||||'];

/** How cells were read that were not read for sure, by their text. */
type Readings = Record<string, { confidence: number; candidates?: Candidate[] }>;

/** A page of 支出决算表, recognised as told; a text layer where nothing is. */
function page(rows: readonly string[], number: number, unsure: Readings | null): Grid {
  const grid = ruledGrid(rows, number);
  if (unsure === null) return grid;
  const cells = grid.cells.map((cell) => {
    const { confidence = 0.9999, candidates = [] } = unsure[cell.text] ?? {};
    return { ...cell, recognition: { confidence, candidates } };
  });
  return { ...grid, cells };
}

/** Two pages of the table, each under its title. */
function mapped(first: Grid, second: Grid): MappedTables {
  const blocks = blocksOf('支出决算表', '单位：万元', first, '注：本表反映支出情况。', '支出决算表', '单位：万元', second);
  return mapTables(findTableRegions(blocks, lexicon.titles), lexicon, 1);
}

const read = (from: string, to: string): string[] => SECOND.map((row) => row.replace(from, to));
const occurrences = ({ tables }: MappedTables) => tables.map(({ table, facts }) => [table.occurrence, facts.length]);
const basic = ({ tables }: MappedTables) =>
  tables.flatMap(({ facts }) =>
    facts.flatMap((fact) =>
      fact.row === 'total' && fact.column === 'basic' ? [{ value: fact.value, confidence: fact.confidence, source: fact.source }] : [],
    ),
  );

describe('a table that goes on under the total of the page before', () => {
  it('is one table where the total is the same', () => {
    expect(occurrences(mapped(page(FIRST, 1, {}), page(SECOND, 2, {})))).toEqual([
      [1, 6],
      [1, 2],
    ]);
  });

  it('is one table where the total was misread on the second page, and the figure is in doubt', () => {
    const unsure = { '100.00': { confidence: 0.9054, candidates: [{ text: '400.00', confidence: 0.0935 }] } };
    const result = mapped(page(FIRST, 1, {}), page(read('400.00', '100.00'), 2, unsure));
    expect(occurrences(result)).toEqual([
      [1, 6],
      [1, 2],
    ]);
    const [total] = basic(result);
    expect(total).toMatchObject({ value: '400.00', confidence: 0.5 });
    expect(total === undefined ? [] : result.otherReadings.get(total.source)).toEqual([{ text: '100.00', confidence: 0.4 }]);
  });

  it('takes the surer reading where the first page was misread', () => {
    const first = FIRST.map((row) => row.replace('400.00', '100.00'));
    const result = mapped(page(first, 1, { '100.00': { confidence: 0.6 } }), page(SECOND, 2, {}));
    expect(occurrences(result)).toEqual([
      [1, 6],
      [1, 2],
    ]);
    expect(basic(result)).toMatchObject([{ value: '400.00', confidence: 0.5, source: { page: 2 } }]);
  });

  it('is a further one where both figures were read for sure', () => {
    const result = mapped(page(FIRST, 1, {}), page(read('400.00', '100.00'), 2, {}));
    expect(occurrences(result)).toEqual([
      [1, 6],
      [2, 5],
    ]);
    expect(basic(result)).toMatchObject([
      { value: '400.00', confidence: 0.9999 },
      { value: '100.00', confidence: 0.9999 },
    ]);
    expect(result.otherReadings.size).toBe(0);
  });

  it('is a further one where as many figures differ as are the same, however unsure', () => {
    const other = [HEADER, '合计|<|246.11|200.00|46.11|||', '221|住房保障支出|60.87|60.87||||'];
    const unsure = { '246.11': { confidence: 0.5 }, '200.00': { confidence: 0.5 } };
    expect(occurrences(mapped(page(FIRST, 1, {}), page(other, 2, unsure)))).toEqual([
      [1, 6],
      [2, 5],
    ]);
  });

  it('believes text layers, of either page', () => {
    const differing = read('400.00', '100.00');
    const unsure = { '100.00': { confidence: 0.6 } };
    for (const second of [page(differing, 2, null), page(differing, 2, unsure)]) {
      const result = mapped(page(FIRST, 1, null), second);
      expect(occurrences(result)).toEqual([
        [1, 6],
        [2, 5],
      ]);
      expect(result.otherReadings.size).toBe(0);
    }
  });
});
