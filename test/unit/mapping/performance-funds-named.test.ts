import { describe, expect, it } from 'vitest';
import { mapPerformance } from '../../../src/mapping/performance.ts';
import type { Grid } from '../../../src/model/block.ts';
import { factKey } from '../../../src/model/fact.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { ruledGrid } from '../../support/grids.ts';

const { performance } = loadForms();

/** A form whose total, first column and column of rates are labelled so. */
function form({ total, initial = '年初预算数', rate = '执行率' }: { total: string; initial?: string; rate?: string }): Grid {
  const grid = ruledGrid([
    '项目名称|设备更新|<|<|<|<|<',
    `项目资金|<|${initial}|全年预算数|全年执行数|${rate}|得分`,
    `${total}|<|20.00|21.00|15.75|75.00%|7.50`,
    '其他资金|<|1.00|1.00|0.50|50.00%|',
    '一级指标|二级指标|三级指标|<|年度指标值|实际完成值|<',
    '产出指标|数量指标|更新台数|<|≥5台|6台|<',
  ]);
  return { ...grid, cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.95, candidates: [] } })) };
}

function mapped(grid: Grid) {
  const frame = { kind: 'project_performance' as const, occurrence: 1, title: '自评表', titleSource: null, captions: [], family: null };
  const { facts, findings } = mapPerformance({ ...frame, grids: [grid], confidence: 1 }, performance);
  const named = findings.filter(({ rule }) => rule === 'ocr/row-by-form' || rule === 'ocr/column-by-form');
  return { keys: facts.map((fact) => `${fact.row}/${fact.column}`), own: facts.map(factKey), named };
}

describe('nameFunds', () => {
  it('names a misread row by its likeness, and lists its figures', () => {
    const { keys, named } = mapped(form({ total: '总硼' }));
    expect(keys).toContain('funds.total/executed');
    expect(named).toMatchObject([{ rule: 'ocr/row-by-form', severity: 'warning', args: { label: '总硼' } }]);
    expect(named[0]?.facts).toHaveLength(5);
    expect(mapped(form({ total: '岛颜' })).keys).toContain('funds.total/executed');
  });

  it('names a misread column that is clearly like one that is not there yet, and lists its figures', () => {
    for (const misread of [{ initial: '年官预算' }, { rate: '预莫扶行率' }]) {
      const { keys, named } = mapped(form({ total: '年度资金总额', ...misread }));
      expect(keys.slice(0, 5)).toEqual(
        ['initial_budget', 'adjusted_budget', 'executed', 'execution_rate', 'score'].map((column) => `funds.total/${column}`),
      );
      expect(named).toMatchObject([{ rule: 'ocr/column-by-form', severity: 'warning' }]);
      expect(named[0]?.facts).toHaveLength(2);
    }
    expect(mapped(form({ total: '年度资金总额', initial: '甲乙丙丁' })).keys).toEqual([]);
  });

  it('leaves what is like none, names nothing twice, and believes text layers', () => {
    expect(mapped(form({ total: '甲乙丙丁' })).keys).toContain('x:甲乙丙丁/executed');
    expect(mapped(form({ total: '其他资垒' })).keys).not.toContain('funds.total/executed');
    const grid = form({ total: '总硼' });
    const digital = { ...grid, cells: grid.cells.map(({ recognition: _, ...cell }) => cell) };
    expect(mapped(digital).keys).toContain('x:总硼/executed');
    expect(mapped(digital).named).toEqual([]);
    expect(mapped(form({ total: '年度资金总额' })).named).toEqual([]);
  });
});

describe('withoutStrokes', () => {
  const rowsOf = (weight: string, score: string, isRead = true) => {
    const grid = ruledGrid([
      '项目名称|设备更新|<|<|<|<|<',
      '项目资金|<|年初预算数|全年预算数|全年执行数|分值|得分',
      '年度资金总额|<|20.00|21.00|15.75|10|7.50',
      `财政拨款|<|20.00|21.00|15.75|${weight}|${score}`,
      '一级指标|二级指标|三级指标|<|年度指标值|实际完成值|<',
      '产出指标|数量指标|更新台数|<|≥5台|6台|<',
    ]);
    const recognition = isRead ? { recognition: { confidence: 0.99, candidates: [] } } : {};
    const cells = grid.cells.map((cell) => ({ ...cell, ...recognition }));
    const frame = { kind: 'project_performance' as const, occurrence: 1, title: '自评表', titleSource: null, captions: [], family: null };
    const { facts, findings } = mapPerformance({ ...frame, grids: [{ ...grid, cells }], confidence: 1 }, performance);
    const score1 = facts.find(({ row, column }) => row === 'funds.current_appropriation' && column === 'score');
    return { score: score1?.value, told: findings.some(({ rule }) => rule === 'ocr/unreadable-cell') };
  };

  it('tells a 1 under 得分 beside a slash under 分值 or what looks like one, and believes others', () => {
    expect(rowsOf('/', '1')).toEqual({ score: undefined, told: true });
    expect(rowsOf('1', '1')).toEqual({ score: undefined, told: true });
    for (const weight of ['/', '1']) expect(rowsOf(weight, '1', false)).toEqual({ score: '1', told: false });
    expect(rowsOf('2', '1')).toEqual({ score: '1', told: false });
    expect(rowsOf('/', '1.5')).toEqual({ score: '1.5', told: false });
    expect(rowsOf('/', '/')).toEqual({ score: undefined, told: false });
  });
});

describe('nameTotal', () => {
  const rows = (first: string, executed = '15.75') => [
    '项目名称|设备更新|<|<|<|<',
    '项目资金|<|年初预算数|全年预算数|全年执行数|得分',
    `甲乙丙丁|<|20.00|21.00|${executed}|7.50`,
    `${first}|<|19.00|20.00|15.25|`,
    '其他资金|<|1.00|1.00|0.50|',
    '一级指标|二级指标|三级指标|<|年度指标值|实际完成值',
    '产出指标|数量指标|更新台数|<|≥5台|6台',
  ];
  const read = (lines: readonly string[], isRead = true) => {
    const grid = ruledGrid(lines);
    const recognition = isRead ? { recognition: { confidence: 0.95, candidates: [] } } : {};
    return mapped({ ...grid, cells: grid.cells.map((cell) => ({ ...cell, ...recognition })) });
  };

  it('names the first row the total where it is the sum of the rows below, and lists its figures', () => {
    const { keys, named } = read(rows('当年财政拨款'));
    expect(keys.slice(0, 4)).toEqual(['initial_budget', 'adjusted_budget', 'executed', 'score'].map((column) => `funds.total/${column}`));
    expect(named).toMatchObject([{ rule: 'ocr/row-by-form', severity: 'warning', args: { label: '甲乙丙丁' } }]);
    expect(named[0]?.facts).toHaveLength(4);
  });

  it('names none where the sums do not hold, where a total is there already, or where a text layer says what it says', () => {
    expect(read(rows('当年财政拨款', '15.95')).keys).toContain('x:甲乙丙丁/executed');
    expect(read(rows('资金总额')).keys).toContain('x:甲乙丙丁/executed');
    expect(read(rows('当年财政拨款'), false).keys).toContain('x:甲乙丙丁/executed');
  });
});

describe('money of several levels of government', () => {
  const read = (lines: readonly string[], isRead = true) => {
    const grid = ruledGrid([
      '项目名称|设备更新|<|<|<|<',
      '项目资金|<|年初预算数|全年预算数|全年执行数|得分',
      ...lines.map((label) => `${label}|<|20.00|21.00|15.75|7.50`),
      '一级指标|二级指标|三级指标|<|年度指标值|实际完成值',
      '产出指标|数量指标|更新台数|<|≥5台|6台',
    ]);
    const recognition = isRead ? { recognition: { confidence: 0.95, candidates: [] } } : {};
    return mapped({ ...grid, cells: grid.cells.map((cell) => ({ ...cell, ...recognition })) });
  };

  it('is known by its first and last level where the rest was misread, and the total by its sums', () => {
    const { keys, named } = read(['族人金马襄', '市其区身政资金']);
    expect(keys).toContain('funds.total/executed');
    expect(keys).toContain('funds.current_appropriation/executed');
    expect(named.map(({ args }) => args['label'])).toEqual(['族人金马襄', '市其区身政资金']);
  });

  it('is not where two rows seem to be it, another one is it, the levels were misread, or a text layer says otherwise', () => {
    for (const others of [['市其区身政资金', '省其区身政资金'], ['市县财政资金', '市其区身政资金'], ['其其其身政资金']]) {
      const { keys } = read(['资金总额', ...others]);
      expect(keys).toContain(`x:${others.at(-1)}/executed`);
    }
    expect(read(['资金总额', '市其区身政资金'], false).keys).toContain('x:市其区身政资金/executed');
  });
});

describe('headers of funds that were misread', () => {
  const two = (sub: string, isRead = true) => {
    const grid = ruledGrid([
      '项目名称|设备更新|<|<|<|<',
      '项目资金|<|年初预算数|<||执行率',
      `^|<|${sub}|全年执行数|^`,
      '资金总额|<|20.00|21.00|15.75|75.00%',
      '一级指标|二级指标|三级指标|<|年度指标值|实际完成值',
      '产出指标|数量指标|更新台数|<|≥5台|6台',
    ]);
    const recognition = isRead ? { recognition: { confidence: 0.95, candidates: [] } } : {};
    return mapped({ ...grid, cells: grid.cells.map((cell) => ({ ...cell, ...recognition })) });
  };

  it('reads a row of sub-columns of which some were misread, and those under a blank', () => {
    expect(two('目标申报数|孩莫编制数').keys).toEqual(
      ['declared_budget', 'initial_budget', 'executed', 'execution_rate'].map((column) => `funds.total/${column}`),
    );
    expect(two('目标申报数|孩莫编制数', false).keys).toEqual([]);
  });

  it('names the first column by its place before that of the adjusted budget, where a sign of it was read', () => {
    expect(mapped(form({ total: '年度资金总额', initial: '年巴巴莫数' })).keys[0]).toBe('funds.total/initial_budget');
    expect(mapped(form({ total: '年度资金总额', initial: '甲丁' })).keys).toEqual([]);
  });

  it('names columns of marks in any order that forms print', () => {
    const grid = ruledGrid([
      '项目名称|设备更新|<|<|<|<|<|<',
      '项目资金|<|年初预算数|全年预算数|全年执行数|分博|执行术|得分',
      '资金总额|<|20.00|21.00|15.75|10|75.00%|7.50',
      '一级指标|二级指标|三级指标|<|<|年度指标值|实际完成值|<',
      '产出指标|数量指标|更新台数|<|<|≥5台|6台|<',
    ]);
    const { keys } = mapped({ ...grid, cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.95, candidates: [] } })) });
    expect(keys.slice(3)).toEqual(['weight', 'execution_rate', 'score'].map((column) => `funds.total/${column}`));
  });
});

describe('the row of the overall score', () => {
  const scored = (last: string) => {
    const grid = ruledGrid([
      '项目名称|设备更新|<|<|<|<|<',
      '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分',
      '产出指标|数量指标|更新台数|≥5台|6台|100|97.50',
      last,
    ]);
    return mapped({ ...grid, cells: grid.cells.map((cell) => ({ ...cell, recognition: { confidence: 0.95, candidates: [] } })) });
  };

  it('is known by the full mark behind a short word over the columns of the indicators, and told', () => {
    const { keys, named } = scored('名分|<|<|<|<|100|97.50');
    expect(keys).toEqual(['overall/score']);
    expect(named).toMatchObject([{ rule: 'ocr/row-by-form', args: { label: '名分', meant: '总分' } }]);
  });

  it('is none without a full mark, or where the word stands over one column', () => {
    expect(scored('名分|<|<|<|<|20|17.50').keys).toEqual([]);
    expect(scored('名分|数量指标|更新台数|≥5台|6台|100|97.50').keys).toEqual([]);
  });
});
