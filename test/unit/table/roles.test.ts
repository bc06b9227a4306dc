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

  it('takes words for labels whose header ran into that of the figures before them', () => {
    const printed = ['政府性基金收入|8.00农林水支出|3.00', '|住房保障支出|2.00', '|教育支出|3.00'];
    expect(roles(printed, [['项目'], ['支出', '决算数  项目'], ['合计']])).toEqual(['label', 'label', 'value']);
    expect(roles(printed, [['项目'], ['支出', '决算数'], ['合计']])).toEqual(['label', 'other', 'value']);
  });

  it('takes figures with their unit or a currency sign for figures', () => {
    const header = [['科目编码'], ['科目名称'], ['合计'], ['基本支出'], ['备注']];
    const printed = ['205|教育支出|12.00万元|¥1,012.00|无', '20508|进修及培训|12.00万元|￥-2.00|无', '2050803|培训支出|12万元|¥3.00|无'];
    expect(roles(printed, header)).toEqual(['code', 'label', 'value', 'value', 'other']);
  });

  it('knows codes of a further panel by the groups that they follow on, whatever their header says', () => {
    const header = [['科目名称'], ['决算数'], ['群目代妇'], ['科目名称'], ['决算数']];
    const names = ['商品和服务支出', '办公费', '印刷费', '咨询费', '手续费'];
    const panels = (codes: readonly string[]): string[] => codes.map((code, i) => `基本工资|5.00|${code}|${names[i] ?? ''}|1.00`);
    expect(roles(panels(['302', '30201', '30202', '30203']), header)).toEqual(['label', 'value', 'code', 'label', 'value']);
    // Without the group above them, of other lengths, or under each other by chance.
    expect(roles(panels(['30201', '30202', '30203', '30204']), header)[2]).toBe('value');
    expect(roles(panels(['302', '3021', '3022', '3023']), header)[2]).toBe('value');
    expect(roles(panels(['205', '20501', '711', '832', '905']), header)[2]).toBe('value');
  });

  it('knows words in front of all figures as labels where no header tells any', () => {
    const header = [['序号'], ['一级目录'], ['二级目录'], ['决算金额'], ['备注']];
    const bought = ['合计|<|<|3.00|', '1|公共服务|文化服务|2.00|已完成', '2|辅助服务|物业服务|1.00|已完成'];
    expect(roles(bought, header)).toEqual(['line', 'label', 'label', 'value', 'value']);
    expect(roles(bought, [['序号'], ['项目名称'], ['二级目录'], ['决算金额'], ['备注']])[2]).toBe('value');
  });

  it('knows words between two columns of one header as labels of the second, whatever their own header says', () => {
    const rows = ['教育支出|1|2.00|基本支出|5|2.00', '农林水支出|2|3.00|人员经费|6|1.50', '其他支出|3|5.00|项目支出|7|8.00'];
    const header = (own: string, amount: string): string[][] => [['项目'], ['行次'], ['决算数'], [own], ['行次'], [amount]];
    const expected = ['label', 'line', 'value', 'label', 'line', 'value'];
    expect(roles(rows, header('支出性质', '决算数'))).toEqual(expected);
    expect(roles(rows, header('项目（按支出性质和经济分类）', '金额'))).toEqual(expected);
    expect(roles(rows, header('资金性质', '其中：追加'))[3]).toBe('other');
  });

  it('knows recognised words in front of figures as labels whatever their header was read as', () => {
    const panels = ['拨款收入|1|2.00|教育支出|5|2.00|甲', '事业收入|2|3.00|农林水支出|6|3.00|乙', '合计|3|5.00|合计|7|5.00|丙'];
    const header = [['项县'], ['行次'], ['决算数'], ['项县'], ['行次'], ['决算数'], ['坏注']];
    const grid = ruledGrid(panels);
    const read = { ...grid, cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.9, candidates: [] } })) };
    const rolesOf = (one: typeof grid, paths = header): string[] => columnRoles(toMatrix(one), [0, 1, 2], paths);
    expect(rolesOf(read)).toEqual(['label', 'line', 'value', 'label', 'line', 'value', 'other']);
    // In a text layer the header that is repeated behind them tells, and nothing else.
    expect(rolesOf(grid)).toEqual(rolesOf(read));
    expect(rolesOf(grid, header.with(5, ['金额']))[3]).toBe('other');
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
