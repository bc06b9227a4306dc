import { describe, expect, it } from 'vitest';
import { doubledText } from '../../../src/check/doubled-text.ts';
import { FORMS } from '../../support/reading.ts';

const quotes = (text: string): string[] => doubledText(text, FORMS.completeness).map(({ quote }) => quote);

describe('doubled text', () => {
  it.each([
    ['年初结转和结余0万元0万元，本年收入0万元', '0万元0万元'],
    ['2023年完成完成系统运维', '023年完成完成系统运维'],
    ['退休人员管理服务服务中心', '人员管理服务服务中心'],
    ['其他用车0辆，其他用车0辆。', '其他用车0辆，其他用车0辆'],
    ['用于水费、电费、电费、邮电费', '电费、电费'],
    ['用于差旅费、维修（护）费、维修（护）费。', '维修（护）费、维修（护）费'],
  ])('is found in %s', (text, quote) => expect(quotes(text)).toEqual([quote]));

  it.each([
    '公共服务服务质量',
    '水费、水电费、电费',
    '1、1、2、',
    '运维项目项目绩效自评',
    '10万元0万元',
    '轿车0辆、金额0万元，越野车0辆、金额0万元',
    '研究研究',
  ])('is not %s', (text) => expect(quotes(text)).toEqual([]));

  it('does not run from one paragraph into the next', () => expect(quotes('其他用车0辆\n其他用车0辆')).toEqual([]));

  it('tells where it stands', () => {
    const text = '一、收入\n年初结转和结余0万元0万元';
    const [found] = doubledText(text, FORMS.completeness);
    expect(text.slice(found?.at, (found?.at ?? 0) + 8)).toBe('0万元0万元');
  });
});
