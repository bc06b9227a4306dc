/**
 * Tables copied with every cell on a line of its own.
 */
import { describe, expect, it } from 'vitest';
import { restoreCollapsed } from '../../../src/collapsed/restore-collapsed.ts';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import type { Grid } from '../../../src/model/block.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { read } from '../../support/reading.ts';

const LEXICON = compileLexicon(loadForms());

function gridsOf(title: string, cells: string): Grid[] {
  const text = `${title}\n单位：万元\n${cells.split('|').join('\n')}\n注：本表反映收支情况。`;
  return restoreCollapsed(layoutText(text), LEXICON).filter((block): block is Grid => block.kind === 'grid');
}

/** Rows of the only table behind its header. */
function bodyOf(title: string, cells: string, header = 1): string[] {
  const [grid] = gridsOf(title, cells);
  if (grid === undefined) return [];
  return Array.from({ length: grid.rowCount - header }, (_, i) =>
    grid.cells
      .filter(({ row }) => row === i + header)
      .map(({ text }) => text)
      .join('|'),
  );
}

describe('cells on lines of their own', () => {
  it('may have a code and its name on one line', () => {
    const head = '项目|支出功能分类科目编码|科目名称|合计|基本支出|项目支出|栏次|1|2|3|';
    const cells = `${head}合计|9.00|6.00|3.00|205|教育支出|9.00|6.00|3.00|20502 普通教育|9.00|6.00|3.00|2050202 小学教育|5.00|2.00|3.00`;
    expect(bodyOf('一般公共预算财政拨款支出决算表', cells)).toEqual([
      '合计||9.00|6.00|3.00',
      '205|教育支出|9.00|6.00|3.00',
      '20502|普通教育|9.00|6.00|3.00',
      '2050202|小学教育|5.00|2.00|3.00',
    ]);
  });

  it('are no part of a name where they are amounts', () => {
    const head = '项目|支出功能分类科目编码|科目名称|合计|基本支出|项目支出|栏次|1|2|3|';
    const cells = `${head}合计|9.00|6.00|3.00|205|教育支出|9.00|6.00|3.00|20502|普通教育|4.00|4.00|0.00|（小学教育）|5.00|2.00|3.00`;
    expect(bodyOf('一般公共预算财政拨款支出决算表', cells)).toEqual([
      '合计||9.00|6.00|3.00',
      '205|教育支出|9.00|6.00|3.00',
      '||20502 普通教育 4.00 4.00 0.00 （小学教育） 5.00 2.00 3.00||',
    ]);
  });

  it('stand beside the code of the next panel where a line has both', () => {
    const head = '科目编码|科目名称|决算数|科目编码|科目名称|决算数|';
    const left = '301|工资福利支出|30.00 302|商品和服务支出|9.00|30101|基本工资|20.00 30201|办公费|4.00|';
    const cells = `${head}${left}30102|津贴补贴|10.00 30202|印刷费|5.00|人员经费合计|30.00 公用经费合计|9.00`;
    const rows = bodyOf('一般公共预算财政拨款基本支出决算表', cells);
    expect(rows.slice(0, 6)).toEqual([
      '301|工资福利支出|30.00|||',
      '|||302|商品和服务支出|9.00',
      '30101|基本工资|20.00|||',
      '|||30201|办公费|4.00',
      '30102|津贴补贴|10.00|||',
      '|||30202|印刷费|5.00',
    ]);
  });

  it('are left out where a code has no name or that of another code, and so are totals that nothing proves then', () => {
    const items = '301|工资福利支出|30.00|30101|基本工资|20.00|30102|津贴补贴|10.00|';
    const cells = `科目编码|科目名称|决算数|${items}30229|维修（护）费|9.00|310|30.00|公用经费合计|9.00`;
    const rows = bodyOf('一般公共预算财政拨款基本支出决算表', cells);
    expect(rows.slice(0, 3)).toEqual(['301|工资福利支出|30.00|||', '30101|基本工资|20.00|||', '30102|津贴补贴|10.00|||']);
    expect(rows.slice(3)).toEqual(['||30229 维修（护）费 9.00 310 30.00|||', '||公用经费合计 9.00|||']);
  });

  it('are left out where they do not add up to their class, and so is what nothing proves beside figures without a code', () => {
    const head = '科目编码|科目名称|决算数|';
    const proved = '301|工资福利支出|30.00|30101|基本工资|20.00|30102|津贴补贴|10.00|';
    const failing = '302|商品和服务支出|9.00|30201|办公费|5.00|30202|印刷费|5.00|';
    const rows = bodyOf('一般公共预算财政拨款基本支出决算表', `${head}${proved}${failing}399|其他支出|1.00`);
    expect(rows).toContain('399|其他支出|1.00');
    expect(rows).toContain('||302 商品和服务支出 9.00');
    expect(rows).toContain('||30201 办公费 5.00');
    const disordered = bodyOf('一般公共预算财政拨款基本支出决算表', `7.00|${head}${proved}399|其他支出|1.00`);
    expect(disordered).toContain('301|工资福利支出|30.00');
    expect(disordered).toContain('||399 其他支出 1.00');
    expect(disordered).toContain('||7.00');
  });

  it('belong to the first of two totals whose labels stand together where they are its sum alone', () => {
    const head = '科目编码|科目名称|决算数|';
    const items = '301|工资福利支出|30.00|30101|基本工资|30.00|302|商品和服务支出|9.00|30201|办公费|9.00|';
    const rows = bodyOf('一般公共预算财政拨款基本支出决算表', `${head}${items}人员经费合计|公用经费合计|30.00`);
    expect(rows).toContain('30201|办公费|9.00|人员经费合计||30.00');
    expect(rows.filter((row) => row.includes('公用经费合计'))).toEqual(['||公用经费合计 30.00|||']);
  });

  it.each([
    ['科目编码|科目名称|决算数|301|工资福利支出|30.00|30101|基本工资|20.00|30102|津贴补贴|9.00', 'structure/blanks-lost'],
    [
      '科目编码|科目名称|决算数|301|302|工资福利支出|商品和服务支出|30.00|9.00|30101|30201|基本工资|办公费|30.00|9.00',
      'structure/loose-figures',
    ],
  ])('report what was left out though no figure of the table is sure', async (cells, rule) => {
    const text = `云溪县文化馆2023年度单位决算\n一般公共预算财政拨款基本支出决算表\n单位：万元\n${cells.split('|').join('\n')}`;
    const { document, anomalies } = await read(new TextEncoder().encode(text));
    expect(document.facts).toEqual([]);
    expect(anomalies.map((anomaly) => anomaly.rule)).toContain(rule);
    expect(anomalies.filter(({ origin, category }) => origin === 'publisher' && category === 'structure')).toEqual([]);
  });

  it('keep captions that stand among them', async () => {
    const cells = '科目编码|科目名称|单位：元|决算数|301|工资福利支出|30.00|30101|基本工资|30.00|302|商品和服务支出|9.00|30201|办公费|9.00';
    const text = `云溪县文化馆2023年度单位决算\n一般公共预算财政拨款基本支出决算表\n${cells.split('|').join('\n')}`;
    const { document } = await read(new TextEncoder().encode(text));
    expect(document.facts.map(({ row, value, unit }) => `${row} ${value} ${unit}`)).toContain('30101 30.00 元');
  });

  it('are rows of a table of codes, names put together again', () => {
    const head = '项目|支出功能分类科目编码|科目名称|合计|基本支出|项目支出|栏次|1|2|3|';
    const cells = `${head}合计|9.00|6.00|3.00|205|教育支出|5.00|2.00|3.00|2080505|机关事业单位基本养老保险|缴费支出|4.00|4.00`;
    expect(bodyOf('一般公共预算财政拨款支出决算表', cells)).toEqual([
      '合计||9.00|6.00|3.00',
      '205|教育支出|5.00|2.00|3.00',
      '2080505|机关事业单位基本养老保险缴费支出|4.00 4.00||',
    ]);
  });

  it('are rows of two sides whose numbers look like those of pages', () => {
    const numbers = Array.from({ length: 9 }, (_, i) => i);
    const rows = numbers.map((i) => (i === 0 ? '一、一般公共预算财政拨款收入|1|80.00|' : `${i + 1}|`));
    const classes = ['一、一般公共服务支出', '二、外交支出', '三、国防支出', '四、公共安全支出', '五、教育支出', '六、科学技术支出'];
    const right = [...classes, '七、文化旅游体育与传媒支出', '八、社会保障和就业支出', '九、卫生健康支出'];
    const cells = rows.map((left, i) => `${left}${right[i]}|${31 + i}|${i === 4 ? '80.00' : '0.00'}`).join('|');
    const head = '收入|支出|项目|行次|金额|项目|行次|金额|栏次|1|栏次|2|';
    const body = bodyOf('收入支出决算总表', `${head}${cells}|总计|10|80.00|总计|40|80.00`, 2);
    expect(body).toHaveLength(10);
    expect(body[4]).toBe('||五、教育支出|80.00');
    expect(body[9]).toBe('总计|80.00|总计|80.00');
  });

  it('are rows of two sides, with or without numbers and labels', () => {
    const head = '收入|支出|项目|行次|金额|项目|行次|金额|栏次|1|栏次|2|';
    const cells = `${head}一、一般公共预算财政拨款收入|1|80.00|一、一般公共服务支出|31|2|二、外交支出|32|30.00|3|三、国防支出|33|50.00|总计|4|80.00|总计|34|80.00`;
    const expected = [
      '一、一般公共预算财政拨款收入|80.00|一、一般公共服务支出|',
      '||二、外交支出|30.00',
      '||三、国防支出|50.00',
      '总计|80.00|总计|80.00',
    ];
    expect(bodyOf('收入支出决算总表', cells, 2)).toEqual(expected);
    const bare =
      '收入|支出|项目|金额|项目|金额|一、一般公共预算财政拨款收入|80.00|一、一般公共服务支出|二、外交支出|30.00|三、国防支出|50.00|';
    expect(bodyOf('收入支出决算总表', `${bare}总计|80.00|总计|80.00`, 2)).toEqual(expected);
  });

  it('say nothing where the numbers of the lines do not agree', () => {
    const head = '收入|支出|项目|行次|金额|项目|行次|金额|';
    const cells = `${head}一、一般公共预算财政拨款收入|1|80.00|一、一般公共服务支出|31|50.00|2|二、外交支出|35|30.00|总计|3|80.00|总计|33|80.00`;
    expect(gridsOf('收入支出决算总表', cells)).toEqual([]);
  });

  it('are no two sides where their totals differ, or a figure has no label', () => {
    const head = '收入|支出|项目|金额|项目|金额|';
    const rows = '一、一般公共预算财政拨款收入|80.00|一、一般公共服务支出|30.00|二、外交支出|50.00|';
    expect(gridsOf('收入支出决算总表', `${head}${rows}总计|80.00|总计|80.00`)).toHaveLength(1);
    expect(gridsOf('收入支出决算总表', `${head}${rows}总计|30|总计|80.00`)).toEqual([]);
    expect(gridsOf('收入支出决算总表', `${head}${rows}总计|80.00`)).toEqual([]);
    expect(gridsOf('收入支出决算总表', `${head}${rows}名称不明的支出|5.00|总计|80.00|总计|80.00`)).toEqual([]);
  });

  it('are no header where the figures of a total are more than its columns', async () => {
    const head = '项目|支出功能分类科目编码|科目名称|合计|基本支出|项目支出|栏次|1|2|3|';
    const cells = `${head}合计|9.00|6.00|3.00|9.00|6.00|205|教育支出|9.00|6.00|3.00|20502|普通教育|9.00|6.00|3.00`;
    const text = `云溪县文化馆2023年度单位决算\n一般公共预算财政拨款支出决算表\n单位：万元\n${cells.split('|').join('\n')}`;
    const { document, anomalies } = await read(new TextEncoder().encode(text));
    expect(document.facts.filter(({ column }) => column.startsWith('x:'))).toEqual([]);
    expect(document.facts).toHaveLength(6);
    expect(anomalies.map(({ rule }) => rule)).toContain('structure/blanks-lost');
  });

  it('are in no column where codes have no figures, as those of other rows may stand behind a code', () => {
    const head = '项目|支出功能分类科目编码|科目名称|合计|基本支出|项目支出|栏次|1|2|3|';
    const cells = `${head}合计|205|教育支出|9.00|6.00|3.00|20502|普通教育|20503|职业教育|4.00|2.00|2.00|5.00|4.00|1.00`;
    expect(gridsOf('一般公共预算财政拨款支出决算表', cells)).toEqual([]);
  });

  it('are in no column where a full row does not add up', () => {
    const head = '项目|支出功能分类科目编码|科目名称|合计|基本支出|项目支出|栏次|1|2|3|';
    const rows = [1, 2, 3, 4].map((i) => `205020${i}|学前教育|3.00|2.00|1.00`).join('|');
    const cells = `${head}合计|9.00|6.00|3.00|205|教育支出|9.00|6.00|3.00|20502|普通教育|5.00|4.00|4.00|${rows}`;
    expect(bodyOf('一般公共预算财政拨款支出决算表', cells).slice(1, 4)).toEqual([
      '205|教育支出|9.00|6.00|3.00',
      '20502|普通教育|5.00 4.00 4.00||',
      '2050201|学前教育|3.00|2.00|1.00',
    ]);
  });

  it('are one row of costs below the numbers of its columns', () => {
    const items = '合计|因公出国（境）费|公务用车购置及运行维护费|公务接待费|';
    const parts = '小计|公务用车购置费|公务用车运行维护费|';
    const head = `预算数|决算数|${items}${items}${parts}${parts}1|2|3|4|5|6|7|8|9|10|11|12|`;
    const cells = `${head}5.00|0.00|3.00|1.00|2.00|2.00|4.00|0.00|2.50|1.00|1.50|1.50`;
    expect(bodyOf('财政拨款“三公”经费支出决算表', cells, 2)).toEqual(['5.00|0.00|3.00|1.00|2.00|2.00|4.00|0.00|2.50|1.00|1.50|1.50']);
  });

  it('are a row of costs and one of those whose column the blanks leave open', () => {
    const items = '合计|因公出国（境）费|公务用车购置及运行维护费|公务接待费|';
    const parts = '小计|公务用车购置费|公务用车运行维护费|';
    const head = `预算数|决算数|${items}${items}${parts}${parts}1|2|3|4|5|6|7|8|9|10|11|12|`;
    expect(bodyOf('财政拨款“三公”经费支出决算表', `${head}5.00|3.00|1.00|2.00|2.00|4.00|2.50|2.50|1.50`, 2)).toEqual([
      '5.00||3.00|1.00|2.00|2.00|4.00||2.50|||1.50',
      '|||||||2.50||||',
    ]);
  });

  it('report costs of which no column is sure', async () => {
    const items = '合计|因公出国（境）费|公务用车购置及运行维护费|公务接待费|';
    const parts = '小计|公务用车购置费|公务用车运行维护费|';
    const cells = `预算数|决算数|${items}${items}${parts}${parts}1|2|3|4|5|6|7|8|9|10|11|12|5.00|3.00|1.00|4.00`;
    const text = `云溪县文化馆2023年度单位决算\n财政拨款“三公”经费支出决算表\n单位：万元\n${cells.split('|').join('\n')}`;
    const { document, anomalies } = await read(new TextEncoder().encode(text));
    expect(document.facts).toEqual([]);
    expect(anomalies.map(({ rule }) => rule)).toContain('structure/blanks-lost');
  });

  it('may be the levels of one code', () => {
    const head = '项目|功能分类科目编码|科目名称|合计|基本支出|项目支出|';
    const cells = `${head}合计|9.00|6.00|3.00|205|教育支出|9.00|6.00|3.00|205|02|普通教育|9.00|6.00|3.00|205|02|03|初中教育|9.00|6.00|3.00`;
    expect(bodyOf('一般公共预算财政拨款支出决算表', cells).slice(1)).toEqual([
      '205|教育支出|9.00|6.00|3.00',
      '20502|普通教育|9.00|6.00|3.00',
      '2050203|初中教育|9.00|6.00|3.00',
    ]);
  });

  it('may be codes that count up as the numbers of pages do', async () => {
    const names = [
      ['301', '工资福利支出', '8.00'],
      ['302', '商品和服务支出', '2.00'],
      ['30214', '租赁费'],
      ['303', '对个人和家庭的补助', '4.00'],
    ];
    const cells = ['科目编码', '科目名称', '金额', ...names.flat(), '合计', '14.00'];
    const text = `云溪县文化馆2023年度单位决算\n\n一般公共预算财政拨款基本支出决算表\n\n单位：万元\n\n${cells.join('\n\n')}`;
    const { document } = await read(new TextEncoder().encode(text));
    expect(document.facts.filter(({ row }) => row === '30214' || row === '303').map(({ row, value }) => `${row} ${value}`)).toEqual([
      '303 4.00',
    ]);
  });

  it('are codes and figures of panels', () => {
    const cells =
      '科目编码|科目名称|金额|科目编码|科目名称|金额|301|工资福利支出|8.00|302|商品和服务支出|2.00|30101|基本工资|8.00|30201|办公费|2.00';
    expect(bodyOf('一般公共预算财政拨款基本支出决算表', cells)).toEqual([
      '301|工资福利支出|8.00',
      '302|商品和服务支出|2.00',
      '30101|基本工资|8.00',
      '30201|办公费|2.00',
    ]);
  });
});
