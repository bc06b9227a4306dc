import { describe, expect, it } from 'vitest';
import { joinBrokenRows } from '../../../src/mapping/broken-rows.ts';
import type { Grid } from '../../../src/model/block.ts';
import type { TableRegion } from '../../../src/segment/table-regions.ts';
import { ruledGrid } from '../../support/grids.ts';

const HEADER = '项目|行次|决算数';

function region(grid: Grid, follows: boolean): TableRegion {
  return { captions: [], heading: null, grid, notes: [], follows };
}

/** Rows of the joined regions as text. */
function joined(...grids: readonly Grid[]): string[][] {
  return joinBrokenRows(grids.map((grid, index) => region(grid, index > 0))).map(({ grid }) =>
    Array.from({ length: grid.rowCount }, (_, row) =>
      grid.cells
        .filter((cell) => cell.row === row)
        .map(({ text }) => text.replaceAll('\n', '/'))
        .join('|'),
    ),
  );
}

describe('a row that a page break cut through', () => {
  it('is whole on the page where it began', () => {
    expect(joined(ruledGrid([HEADER, '十一、城乡社区|43|59.99'], 8), ruledGrid(['支出||', '十二、农林水支出|44|105.97'], 9))).toEqual([
      [HEADER, '十一、城乡社区/支出|43|59.99'],
      ['十二、农林水支出|44|105.97'],
    ]);
  });

  it('is found below a header that is printed again', () => {
    expect(
      joined(ruledGrid([HEADER, '十一、城乡社区|43|59.99'], 8), ruledGrid([HEADER, '支出||', '十二、农林水支出|44|105.97'], 9)),
    ).toEqual([
      [HEADER, '十一、城乡社区/支出|43|59.99'],
      [HEADER, '十二、农林水支出|44|105.97'],
    ]);
  });

  it('leaves nothing where its half stood alone', () => {
    expect(joined(ruledGrid([HEADER, '十一、城乡社区|43|59.99'], 8), ruledGrid(['支出||'], 9))).toEqual([
      [HEADER, '十一、城乡社区/支出|43|59.99'],
    ]);
  });

  it('is another row where it has an ordinal or a figure of its own, where other rows have none, or on the same page', () => {
    const upper = ruledGrid([HEADER, '十、节能环保支出|42|1.00'], 8);
    const apart = [
      ruledGrid(['十一、城乡社区支出||', '十二、农林水支出|44|105.97'], 9),
      ruledGrid(['支出|43|', '十二、农林水支出|44|105.97'], 9),
      ruledGrid(['其他支出||', '农林水支出||', '合计|60|1.00'], 9),
      ruledGrid(['支出||', '十二、农林水支出|44|105.97'], 8),
      ruledGrid(['支出||', '十二、农林水支出|44|105.97'], 10),
    ];
    for (const lower of apart) expect(joined(upper, lower)).toHaveLength(2);
    for (const lower of apart) expect(joined(upper, lower)[0]?.at(-1)).toBe('十、节能环保支出|42|1.00');
  });
});

describe('a header that a page break cut through', () => {
  it('stands above the rows of the next page, in its columns', () => {
    const stub: Grid = { ...ruledGrid(['预算数|决算数'], 24), columnEdges: [0, 100, 200] };
    expect(joined(stub, ruledGrid(['合计|公务接待费|合计|公务接待费', '1|2|3|4', '2.00|2.00|1.50|1.50'], 25))).toEqual([
      ['预算数|决算数', '合计|公务接待费|合计|公务接待费', '1|2|3|4', '2.00|2.00|1.50|1.50'],
    ]);
  });

  it('is mended where its words go on, too', () => {
    expect(joined(ruledGrid(['科目|对附属单位补助支'], 24), ruledGrid(['|出', '栏次|1', '合计|2.64'], 25))).toEqual([
      ['科目|对附属单位补助支/出', '栏次|1', '合计|2.64'],
    ]);
  });

  it('stays apart from a table whose columns are others, or that begins with the same header', () => {
    const stub: Grid = { ...ruledGrid(['预算数|决算数'], 24), columnEdges: [0, 70, 200] };
    expect(joined(stub, ruledGrid(['合计|公务接待费|合计|公务接待费', '2.00|2.00|1.50|1.50'], 25))).toHaveLength(2);
    expect(joined(ruledGrid([HEADER], 24), ruledGrid([HEADER, '合计|1|2.64'], 25))).toHaveLength(2);
  });
});
