/**
 * Blank lines between the rows of tables.
 */
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { gridsIn } from '../../support/text-grids.ts';

const ROWS = ['项目\t金额', '甲\t1.00', '乙\t2.00', '丙\t', '丁\t4.00', '戊\t5.00', '合计\t12.00'];

function rowCounts(text: string): number[] {
  return gridsIn(layoutText(text)).map(({ rowCount }) => rowCount);
}

describe('blank lines between rows', () => {
  it('part no rows where they part them all', () => {
    expect(rowCounts(ROWS.join('\n\n'))).toEqual([7]);
    expect(rowCounts(ROWS.map((row) => `| ${row.replace('\t', ' | ')} |`).join('\n\n\n'))).toEqual([7]);
  });

  it('keep the line that a cell stands on', () => {
    const [grid] = gridsIn(layoutText(ROWS.join('\n\n')));
    expect(grid?.cells.find(({ text }) => text === '12.00')?.place.line).toBe(13);
  });

  it('end a table where more of them stand than between its rows', () => {
    expect(rowCounts(`${ROWS.join('\n\n')}\n\n\n${ROWS.join('\n\n')}`)).toEqual([7, 7]);
  });

  it('end a table where other rows stand right below each other', () => {
    expect(rowCounts(`${ROWS.join('\n')}\n\n${ROWS.join('\n')}`)).toEqual([7, 7]);
  });
});
