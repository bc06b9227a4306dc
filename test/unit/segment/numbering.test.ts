import { describe, expect, it } from 'vitest';
import { readNumbering, withoutBullet } from '../../../src/segment/numbering.ts';

describe('readNumbering', () => {
  it.each([
    ['第一部分 部门概况', '第一部分', 1, '部门概况'],
    ['第 三 部 分：决算说明', '第三部分', 1, '决算说明'],
    ['第2部分部门决算表', '第2部分', 1, '部门决算表'],
    ['第四章 名词解释', '第四章', 1, '名词解释'],
    ['十一、其他重要事项', '十一、', 2, '其他重要事项'],
    ['二 、机构设置', '二、', 2, '机构设置'],
    ['（一） 主要职责', '（一）', 3, '主要职责'],
    ['(十二)承办其他事项', '(十二)', 3, '承办其他事项'],
    ['1．公务接待费', '1．', 4, '公务接待费'],
    ['3、公务用车', '3、', 4, '公务用车'],
    ['（2）运行费', '（2）', 5, '运行费'],
    ['①立项依据', '①', 5, '立项依据'],
    ['附件1：自评报告', '附件1', 1, '自评报告'],
    ['附 表 2 收入决算表', '附表2', 1, '收入决算表'],
  ])('reads %s', (text, number, level, rest) => {
    expect(readNumbering(text)).toMatchObject({ number, level, rest });
  });

  it.each([
    '1.5 倍',
    '2023 年度收入合计',
    '一是加强管理',
    '附近单位',
    '第一季度收入',
    '十分重要',
    '（项）：支出决算为',
    '13.76%。主要原因',
  ])('reads none in %s', (text) => {
    expect(readNumbering(text)).toBeNull();
  });

  it('takes list bullets off but keeps a minus sign', () => {
    expect(withoutBullet('  - 一、财政拨款收入')).toBe('一、财政拨款收入');
    expect(withoutBullet('-3.1 万元')).toBe('-3.1 万元');
  });
});
