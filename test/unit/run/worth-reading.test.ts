import { describe, expect, it } from 'vitest';
import { isDisclosure } from '../../../src/run/worth-reading.ts';
import { blocksOf } from '../../support/grids.ts';

const PROSE = '为保障道路安全畅通，经研究决定，自本月起对城区主要道路进行集中养护，各单位应当做好宣传工作，及时回应群众关心的问题。';
const pages = (...lines: string[]) => isDisclosure(blocksOf(...lines, PROSE, PROSE, PROSE, PROSE));

describe('isDisclosure', () => {
  it('is yes where a title says so, also on a page of few words', () => {
    expect(pages('云溪县文化馆2024年度部门决算')).toBe(true);
    expect(isDisclosure(blocksOf('2024年度决算'))).toBe(true);
    expect(pages('一、收入支出决算总体情况说明')).toBe(true);
  });

  it('is not known from a few words that do not name it', () => {
    expect(isDisclosure(blocksOf('云溪县文化馆'))).toBeNull();
    expect(isDisclosure([])).toBeNull();
  });

  it('is no for notices, contracts and whatever does not name it', () => {
    expect(pages('关于开展道路养护工作的通知')).toBe(false);
    expect(pages('采购合同', '甲方：云溪县文化馆', '乙方：云溪县印刷厂')).toBe(false);
  });

  it('is no for budgets, also where they speak of last year’s accounts', () => {
    expect(pages('云溪县文化馆2025年部门预算', '一、收支总表', '二、收入总表', '三、支出总表', '与2024年决算相比，收入增加。')).toBe(false);
    // Both in one file.
    expect(pages('2025年部门预算', '一、收支总表', '二、收入总表', '三、支出总表', '第三部分 2024年度部门决算')).toBe(true);
  });

  it('is no for notices that speak of accounts in passing, and yes for those about them', () => {
    expect(pages('关于开展道路养护工作的通知', '所需经费列入部门决算，由财政部门审核。')).toBe(false);
    expect(pages('关于公开2024年度部门决算的通知')).toBe(true);
    // A letter before the disclosure itself.
    expect(pages('关于开展公开工作的通知', '2024年度部门决算')).toBe(true);
  });
});
