import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../src/rulebook/csv-rows.ts';

describe('csvRows', () => {
  it('numbers lines from 1 and passes over blank ones', () => {
    expect(csvRows('a,b\n\n1,2\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['1', '2'] },
    ]);
  });

  it('takes off a byte order mark and carriage returns', () => {
    expect(csvRows('\ufeffcode,name\r\n201,一般公共服务支出\r\n').map((row) => row.cells)).toEqual([
      ['code', 'name'],
      ['201', '一般公共服务支出'],
    ]);
  });

  it('reads quoted cells with commas and doubled quotes', () => {
    expect(csvRows('1,"a,b","say ""x""",')[0]?.cells).toEqual(['1', 'a,b', 'say "x"', '']);
  });

  it('keeps empty cells', () => {
    expect(csvRows(',,')[0]?.cells).toEqual(['', '', '']);
  });

  it.each(['"open,1', 'a"b",1', '"a"b,1'])('has no cells for unbalanced quotes: %s', (line) => {
    expect(csvRows(line)[0]?.cells).toBeNull();
  });
});
