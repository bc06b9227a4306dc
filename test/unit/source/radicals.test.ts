import { describe, expect, it } from 'vitest';
import { withIdeographs } from '../../../src/source/radicals.ts';

describe('withIdeographs', () => {
  it('puts ideographs for Kangxi and CJK radicals and compatibility ideographs, character for character', () => {
    const { text, count, first } = withIdeographs('目录\n部⻔：⾦额 ⼀、⽀出 \uf98e度');
    expect(text).toBe('目录\n部门：金额 一、支出 年度');
    expect({ count, first }).toEqual({ count: 5, first: { radical: '⻔', line: 2 } });
  });

  it('leaves every other text as it is', () => {
    const text = '收入支出决算总表 １２.50 “三公”';
    expect(withIdeographs(text)).toEqual({ text, count: 0, first: null });
  });
});
