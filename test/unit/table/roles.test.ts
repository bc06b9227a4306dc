import { describe, expect, it } from 'vitest';
import { toMatrix } from '../../../src/table/matrix.ts';
import { columnRoles } from '../../../src/table/roles.ts';
import { ruledGrid } from '../../support/grids.ts';

function roles(rows: readonly string[], paths: readonly string[][]): string[] {
  return columnRoles(
    toMatrix(ruledGrid(rows)),
    rows.map((_, r) => r),
    paths,
  );
}

describe('columnRoles', () => {
  const rows = ['205|教育支出|12.00', '20508|进修及培训|12.00', '2050803|培训支出|12.00'];

  it('knows codes in front of names whatever their header says', () => {
    expect(roles(rows, [['税目全码'], ['科目名称'], ['合计']])).toEqual(['code', 'label', 'value']);
  });

  it('knows labels that their cells wrap over two rows of the header', () => {
    const side = ['拨款|1|302|2.00', '事业|3|303|4.00'];
    expect(
      roles(side, [
        ['收入', '项', '目'],
        ['收入', '行', '次'],
        ['支出', '科目编', '码'],
        ['决算', '数'],
      ]),
    ).toEqual(['label', 'line', 'code', 'value']);
  });

  it('takes no figures for codes', () => {
    const figures = ['教育支出|205|208', '进修及培训|205|208', '培训支出|205|208'];
    expect(roles(figures, [['科目名称'], ['合计'], ['其中']])).toEqual(['label', 'value', 'value']);
    expect(roles(['205|12.00', '20508|12.00', '2050803|12.00'], [['本年'], ['上年']])).toEqual(['value', 'value']);
    expect(roles(['205|教育支出', '2.5|进修及培训', '30|培训支出'], [['本年'], ['科目名称']])).toEqual(['value', 'label']);
  });
});
