import { describe, expect, it } from 'vitest';
import { plainName, relate } from '../../../src/check/unit-name.ts';
import { FORMS } from '../../support/reading.ts';

const { completeness } = FORMS;
const { distinctive } = completeness;
const relation = (a: string, b: string, inserted?: number) =>
  relate(plainName(a, completeness), plainName(b, completeness), inserted === undefined ? { distinctive } : { distinctive, inserted });

describe('two names of units', () => {
  it.each([
    ['云溪县人力资源和社会保障局', '云溪县人社局', 'same'],
    ['云溪县人力资源和社会保障局（本级）', '云溪县人力资源和社会保障局', 'same'],
    ['120001-云溪县人力资源和社会保障局', '云溪县人力资源和社会保障局', 'same'],
    ['石桥市云溪县群众文化活动中心', '云溪县群众文化活动中心', 'short'],
    ['云溪县群众文化活动中心', '云溪县群众文化中心', 'slip'],
    ['石桥市规划和自然资源局', '石桥市规划与自然资源局', 'slip'],
    ['石桥市云溪区规划和自然资源局', '石桥市规划和自然资源局', 'slip'],
    ['云溪县就业服务管理中心', '云溪县就业信息管理中心', 'other'],
    ['云溪县第一人民医院', '云溪县第二人民医院', 'other'],
    ['云溪县人力资源和社会保障局', '云溪县人力资源和社会保障中心', 'other'],
    ['云溪县文化局', '云溪县文旅局', 'other'],
    ['云溪县图书馆', '云溪县书馆', 'slip'],
    ['云溪县医院', '云溪县中医院', 'other'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(relation(a, b)).toBe(expected);
    expect(relation(b, a)).toBe(expected);
  });

  it('may differ by more characters where nothing but the unit itself can be meant', () => {
    const [a, b] = ['云溪县人力资源和社会保障信息中心', '云溪县人力资源和社会保障局社会保障信息中心'];
    expect(relation(a, b)).toBe('other');
    expect(relation(a, b, 6)).toBe('slip');
  });
});
