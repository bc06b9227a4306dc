/**
 * Figures that stand outside of tables.
 */
import { describe, expect, it } from 'vitest';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { looseFigures } from '../../../src/segment/loose-figures.ts';
import { lattice, pageOf, text, textEnding } from '../../support/page-fixture.ts';

describe('cells on lines of their own that no table took', () => {
  const rows = Array.from({ length: 5 }, (_, i) => `20${i}\n某类支出\n${i}.00\n——\n——\n——\n——\n${i}.50`);

  it('are lost, marks of blank cells between them or not', () => {
    const [loss] = looseFigures(layoutText(rows.join('\n')));
    expect(loss?.args).toEqual({ count: '10' });
    expect(looseFigures(layoutText(rows.join('\n').replaceAll('——\n', '')))).toHaveLength(1);
  });

  it('are no loss where they are few', () => {
    expect(looseFigures(layoutText(rows.slice(1).join('\n')))).toEqual([]);
  });

  it('are a loss where they are few, on a page that states a unit and has no table', () => {
    const column = ['金额', '111.46', '80.38', '31.09'].flatMap((line, i) => textEnding(200, 120 + 15 * i, line));
    const unit = textEnding(200, 100, '单位：万元');
    const [loss] = looseFigures(layoutPage(pageOf([...unit, ...column])));
    expect(loss?.args).toEqual({ count: '3' });
    expect(looseFigures(layoutPage(pageOf(column)))).toEqual([]);
    const table = [
      ...text(105, 214, '合计'),
      ...textEnding(295, 214, '222.93'),
      ...text(105, 234, '教育'),
      ...textEnding(295, 234, '222.93'),
    ];
    expect(looseFigures(layoutPage(pageOf([...unit, ...column, ...table], lattice([100, 200, 300], [200, 220, 240]))))).toEqual([]);
  });
});

describe('cells of a text dump', () => {
  const cells = [
    '收入支出决算总表',
    '部门：某馆',
    '金额单位：万元',
    '收入',
    '一、财政拨款收入',
    '1',
    '479.01',
    '二、上级补助收入',
    '2',
    '三、外交支出',
  ];
  const more = ['五、教育支出', '39', '409.52', '六、其他收入', '7'];

  it('are lost below a unit of money where no table took them, however far apart', () => {
    const [loss] = looseFigures(layoutText([...cells, ...more].join('\n')));
    expect(loss?.locations.map(({ line }) => line)).toEqual([7, 13]);
  });

  it('are none of a table behind a sentence or in another part', () => {
    expect(looseFigures(layoutText([...cells, '本表反映收支情况。', ...more].join('\n')))).toEqual([]);
    expect(looseFigures(layoutText([...cells, '第三部分 情况说明', ...more].join('\n')))).toEqual([]);
  });

  it('are lost where a whole table stands on one line, which amounts with units never are', () => {
    const line = '收入支出决算总表 收入 项目 行次 金额 一、财政拨款收入 1 11,122.04 总计 30 25,754.39 25,754.39';
    expect(looseFigures(layoutText(line))).toMatchObject([{ args: { count: '1' } }]);
    expect(looseFigures(layoutText(line.replaceAll('.04', '.04 万元').replaceAll('.39', '.39 万元')))).toEqual([]);
  });
});

describe('a row of amounts at the top of a page', () => {
  const row = [...text(54, 60, '总计'), ...['487.18', '407.05', '79.13'].flatMap((figure, i) => textEnding(200 + 60 * i, 60, figure))];

  it('is the last one of a table', () => {
    expect(looseFigures(layoutPage(pageOf(row)))).toMatchObject([{ args: { count: '1' } }]);
  });

  it('may have fewer amounts where it is a total', () => {
    const pair = (label: string) => [
      ...text(54, 60, label),
      ...textEnding(200, 60, '571.08'),
      ...text(220, 60, '公用经费'),
      ...textEnding(400, 60, '46.13'),
    ];
    expect(looseFigures(layoutPage(pageOf(pair('人员经费合计'))))).toHaveLength(1);
    expect(looseFigures(layoutPage(pageOf(pair('人员经费情况'))))).toEqual([]);
  });

  it('is none below other text', () => {
    expect(looseFigures(layoutPage(pageOf([...text(54, 40, '单位情况'), ...row])))).toEqual([]);
  });
});

describe('a row with a code and its name', () => {
  const loss = (line: string) => looseFigures(layoutText(`一、支出情况\n${line}\n二、收入情况`)).length;

  it('is one wherever it stands', () => {
    expect(loss('2210203  购房补贴  33.58')).toBe(1);
    expect(loss('30299 其他商品和服务支出 2.60 1.00')).toBe(1);
  });

  it('is no sentence, and no year', () => {
    expect(loss('2210203购房补贴支出33.58万元')).toBe(0);
    expect(loss('2023年度支出合计 33.58')).toBe(0);
  });
});
