import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../src/model/block.ts';
import { correctRecognised } from '../../../src/repair/recognised-blocks.ts';
import { EXAMPLE_FORMS } from '../../rules/facts-document.ts';
import { ruledGrid } from '../../support/grids.ts';

/** A grid whose cells were recognised. */
function recognised(rows: readonly string[]): Grid {
  const grid = ruledGrid(rows);
  return { ...grid, cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.95, candidates: [] } })) };
}

function texts(grid: Grid): string[] {
  const [block] = correctRecognised([grid], EXAMPLE_FORMS).blocks;
  return block?.kind === 'grid' ? block.cells.map(({ text }) => text) : [];
}

describe('correctRecognised', () => {
  it('puts the numbers of columns right that a stamp covers', () => {
    expect(texts(recognised(['栏决|1|2|了|7111|5|6']))).toEqual(['栏次', '1', '2', '3', '4', '5', '6']);
    expect(texts(recognised(['栏交||2|3|了|1|6|7']))).toEqual(['栏次', '1', '2', '3', '4', '5', '6', '7']);
    expect(texts(recognised(['合计||2|3|了|1|6|7']))[0]).toBe('合计');
    expect(correctRecognised([recognised(['栏次|1|2||4|5|6'])], EXAMPLE_FORMS).findings).toMatchObject([{ rule: 'ocr/labels-corrected' }]);
  });

  it('puts the colons of captions right that stand in the first row of a frame, and none in an evaluation', () => {
    const caption = '公开03表\\n部门;云岭市档案馆||金额单位;万元';
    expect(texts(recognised([caption, '项目|决算数|合计']))[0]).toBe('公开03表\n部门:云岭市档案馆');
    expect(texts(recognised([caption, '项目|决算数|合计']))[2]).toBe('金额单位:万元');
    expect(texts(recognised(['绩效指标|得分|自评', '单位,家|5|好']))[3]).toBe('单位,家');
  });

  it('parts the headers of several columns that were read as one cell', () => {
    const [merged, below] = ['项目支出|上缴 上级支出 经营支出|<', '1.00|2.00|3.00'];
    expect(texts(recognised([merged, below])).slice(0, 3)).toEqual(['项目支出', '上缴上级支出', '经营支出']);
    for (const row of ['上缴上级支出 经营支出|<|<', '上缴上级支出经营支出|<|3', '因公出国 （境）费|<|3', '上缴上级支出 甲乙丙丁戊|<|3']) {
      expect(texts(recognised([row, below]))[0]).toBe(row.split('|')[0]);
    }
    expect(texts(ruledGrid([merged, below]))[1]).toBe('上缴 上级支出 经营支出');
  });

  it('knows the row that numbers the columns of two panels, whatever was read in front of the numbers', () => {
    expect(texts(recognised(['董次||1|玫次||2']))).toEqual(['栏次', '', '1', '栏次', '', '2']);
    expect(texts(recognised(['栏次||1|在决||2|3|4|5']))).toEqual(['栏次', '', '1', '栏次', '', '2', '3', '4', '5']);
    for (const row of ['董次||1|玫次||3', '其他||1|利息||2', '批次||1|人次||2', '董次||1|玫次||2.00', '1|董次||玫次||2']) {
      expect(texts(recognised([row]))).toEqual(row.split('|'));
    }
    expect(texts(ruledGrid(['董次||1|玫次||2']))[0]).toBe('董次');
  });

  it('knows it by whole numbers that count the columns above figures with decimals, whatever stands in front of them', () => {
    expect(texts(recognised(['拼立||1|奏裕||2', '年初结转|29|0.31|年末结转|59|0.31'])).slice(0, 6)).toEqual([
      '栏次',
      '',
      '1',
      '栏次',
      '',
      '2',
    ]);
    expect(texts(recognised(['|棕决|1|2', '205|教育支出|1.00|2.00'])).slice(0, 4)).toEqual(['', '栏次', '1', '2']);
    for (const [row, below] of [
      ['拼立||1|奏裕||2', '年初结转|29|3|年末结转|59|4'],
      ['拼立||1|奏裕||3', '年初结转|29|0.31|年末结转|59|0.31'],
      ['公务用车购置||1|公务接待||2', '年初结转|29|0.31|年末结转|59|0.31'],
    ]) {
      expect(texts(recognised([row ?? '', below ?? ''])).slice(0, 6)).toEqual(row?.split('|'));
    }
    expect(texts(ruledGrid(['拼立||1|奏裕||2', '年初结转|29|0.31|年末结转|59|0.31']))[0]).toBe('拼立');
  });

  it('knows it without words in front, where a number was misread or stands in one cell with the next', () => {
    const below = '5.62|—|3.72|—|3.92|1.43|4.53|3.21';
    expect(texts(recognised(['1|2|3|4|5|6|了|8\\n9', below])).slice(0, 8)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    for (const row of ['1|2|3|4|9|12|了|8', '2|3|4|5|6|7|了|9', '1|2|3|4|5|6|了|8.00']) {
      expect(texts(recognised([row, below])).slice(0, 8)).toEqual(row.split('|'));
    }
    expect(texts(recognised(['1|2|3|4|5|6|了|8', '5|6|3|7|8|9|4|3'])).slice(6, 7)).toEqual(['了']);
    expect(texts(ruledGrid(['1|2|3|4|5|6|了|8', below])).slice(6, 7)).toEqual(['了']);
  });

  it('knows it where the words before the second panel were read as an unsure number', () => {
    const unsure = (row: string, at: string): Grid => {
      const grid = recognised([row]);
      const cells = grid.cells.map((cell) => (cell.text === at ? { ...cell, recognition: { confidence: 0.4, candidates: [] } } : cell));
      return { ...grid, cells };
    };
    expect(texts(unsure('在次||1|120||2', '120'))).toEqual(['栏次', '', '1', '栏次', '', '2']);
    expect(texts(recognised(['在次||1|120||2']))).toEqual(['在次', '', '1', '120', '', '2']);
    expect(texts(unsure('在次|1|2|8', '8'))).toEqual(['在次', '1', '2', '8']);
  });

  it('knows the first ordinal where it was read as a dash', () => {
    expect(texts(recognised(['—、政府采购情况|- 、机关运行经费|—|-1.00|— 乙']))).toEqual([
      '一、政府采购情况',
      '一、机关运行经费',
      '—',
      '-1.00',
      '— 乙',
    ]);
  });

  it('knows the labels of self-evaluation tables', () => {
    expect(texts(recognised(['年度财政资金总颜|全年执行孝|实际完成值|完成|分什|得分']))).toEqual([
      '年度财政资金总额',
      '全年执行数',
      '实际完成值',
      '完成',
      '分值',
      '得分',
    ]);
  });

  it('knows names of classifications of which a character was taken for one that looks like it', () => {
    expect(texts(recognised(['科目编码|科目名称|办公咒']))).toEqual(['科目编码', '科目名称', '办公费']);
    expect(texts(recognised(['资金岛额|全年执行数|执行率|得分']))[0]).toBe('资金总额');
  });

  it('knows the row of the overall score of a self-evaluation table', () => {
    expect(texts(recognised(['三级指标|实际完成值|得分', '岛分|100|97.50']))).toEqual([
      '三级指标',
      '实际完成值',
      '得分',
      '总分',
      '100',
      '97.50',
    ]);
    expect(texts(ruledGrid(['三级指标|实际完成值|得分', '岛分|100|97.50']))).toContain('岛分');
  });

  it('knows the headers of evaluations with the marks of their columns', () => {
    expect(texts(recognised(['预算教(A)|执行数(B)|全年预算教(B/A)']))).toEqual(['预算数(A)', '执行数(B)', '全年预算数(B/A)']);
    const marked = (text: string, confidence: number): string[] => {
      const grid = recognised(['']);
      return texts({ ...grid, cells: grid.cells.map((cell) => ({ ...cell, text, recognition: { confidence, candidates: [] } })) });
    };
    expect(marked('执行率\n18141', 0.3)).toEqual(['执行率']);
    expect(marked('预算执衍率\n18141', 0.3)).toEqual(['预算执行率']);
    for (const text of ['执行率\n18.14', '其他收入\n18141', '执行率']) expect(marked(text, 0.3)).toEqual([text]);
    expect(marked('执行率\n18141', 0.7)).toEqual(['执行率\n18141']);
  });

  it('knows the mark of a column by its letters whatever was read for its brackets', () => {
    expect(texts(recognised(['预算数〈《A)|执行教〈B)|全年预算数(A)|机房〈A)']))).toEqual([
      '预算数(A)',
      '执行数(B)',
      '全年预算数(A)',
      '机房〈A)',
    ]);
  });

  it('takes what else was read for the word that it is near to, where the first reading is near to none', () => {
    const readAs = (text: string, others: readonly string[]): string[] => {
      const grid = recognised(['']);
      const candidates = others.map((other) => ({ text: other, confidence: 0.8 }));
      return texts({ ...grid, cells: grid.cells.map((cell) => ({ ...cell, text, recognition: { confidence: 0.9, candidates } })) });
    };
    expect(readAs('五.政信丢艺', ['五.教育支出'])).toEqual(['五.教育支出']);
    expect(readAs('决艳孝', ['决算教'])).toEqual(['决算数']);
    // Words stay as they were read, and nothing is taken of what is near to two.
    expect(readAs('项目支出', ['基本支出'])).toEqual(['项目支出']);
    expect(readAs('真日士凶', ['其口土山'])).toEqual(['真日士凶']);
    expect(readAs('丰目士出', ['基本支出', '项目支出'])).toEqual(['丰目士出']);
  });

  it('takes off an ordinal that was misread, and keeps what is a word with it', () => {
    expect(texts(recognised(['五，教育支出|牛元、城乡社区支出|十五，商业服务业等支岀']))).toEqual([
      '教育支出',
      '城乡社区支出',
      '商业服务业等支出',
    ]);
    expect(texts(recognised(['四、公共安全支出|其中:公务接待费']))).toEqual(['四、公共安全支出', '其中:公务接待费']);
    expect(texts(recognised(['其中:公务接侍费']))).toEqual(['其中:公务接待费']);
  });

  it('keeps the digits of a code that ran into its name: they are no misread words', () => {
    expect(texts(recognised(['20805行政事业单位养老支岀|210 卫生健康支出']))).toEqual(['20805行政事业单位养老支出', '210 卫生健康支出']);
    const wrapped = '其他国有土地使用权出让收2420899入安排的支出';
    expect(texts(recognised([`${wrapped}|2023年度卫生健康支岀`]))).toEqual([wrapped, '2023年度卫生健康支岀']);
  });

  it('takes labels of statutory tables for none of self-evaluation tables', () => {
    expect(texts(recognised(['项目|求年支出', '合计|3.00']))[1]).toBe('本年支出');
    expect(texts(recognised(['三级指标|绩效指标|求年支出']))[2]).toBe('求年支出');
  });

  it('knows headers of self-evaluation tables beside others', () => {
    expect(texts(recognised(['三级指标|指标值|完成什|得分|财务编号']))).toEqual(['三级指标', '指标值', '完成值', '得分', '财务编号']);
    expect(texts(recognised(['巡检情况|完成什|得分|3']))).toEqual(['巡检情况', '完成什', '得分', '3']);
    expect(texts(ruledGrid(['三级指标|指标值|完成什|得分']))).toContain('完成什');
  });

  it('leaves labels of self-evaluation tables alone that are near to others', () => {
    expect(texts(recognised(['指标值|完成值|执行率']))).toEqual(['指标值', '完成值', '执行率']);
  });

  it('knows labels that identities alone know', () => {
    expect(texts(recognised(['用事业基金牧补收支卷额']))).toEqual(['用事业基金弥补收支差额']);
  });

  it('knows the head of the column of line numbers', () => {
    expect(texts(recognised(['行交|行坎|行次']))).toEqual(['行次', '行次', '行次']);
  });

  it('leaves rows of figures alone, and what was not recognised', () => {
    for (const row of ['合计|1|2|31.00|45.00|5|16.20', '栏次|1|8|9|7']) expect(texts(recognised([row]))).toEqual(row.split('|'));
    expect(texts(ruledGrid(['栏次|1|2|了|4|5|6']))[3]).toBe('了');
  });

  it('never makes one unit another, and mends the characters of one', () => {
    const units = ['单位:元', '单位：亿元', '金额单位:千元', '单位：人民币元', '单位:万元'];
    for (const unit of units) expect(texts(recognised([unit]))).toEqual([unit]);
    expect(texts(recognised(['单位:方元']))).toEqual(['单位:万元']);
  });

  it('knows the number of a form whose last character was misread', () => {
    expect(texts(recognised(['公开05素|公开05表|公开05、|公开 1-1 袁']))).toEqual(['公开05表', '公开05表', '公开05、', '公开 1-1表']);
  });
});
