import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/model/page.ts';
import { isGarbled, needOf } from '../../../src/ocr/page-need.ts';
import { text } from '../../support/page-fixture.ts';

const SENTENCE = '本部门本年度收入总计与支出总计均为四千三百六十六万元，与上年相比增加二百一十万元，增长百分之五。';
const page = (parts: Partial<Page>): Page => ({
  number: 1,
  widthPt: 595,
  heightPt: 842,
  rotation: 0,
  words: [],
  rulingLines: [],
  images: [],
  hiddenWords: [],
  ...parts,
});
const FULL = { bbox: [0, 0, 595, 842] as [number, number, number, number] };

describe('needOf', () => {
  it('leaves pages with a good text layer alone, also over a background', () => {
    const words = Array.from({ length: 10 }, (_, i) => text(60, 100 + 20 * i, SENTENCE)).flat();
    expect(needOf(page({ words }))).toEqual({ source: 'text', garbled: false });
    expect(needOf(page({ words, images: [FULL] }))).toEqual({ source: 'text', garbled: false });
  });

  it('reads pages without text, and scans with a page number, from the image', () => {
    expect(needOf(page({ images: [FULL] })).source).toBe('image');
    expect(needOf(page({ images: [FULL], words: text(290, 800, '- 3 -') })).source).toBe('image');
  });

  it('reads an image between text besides the text', () => {
    const words = Array.from({ length: 4 }, (_, i) => text(60, 60 + 20 * i, SENTENCE)).flat();
    expect(needOf(page({ words, images: [{ bbox: [60, 200, 540, 600] }] })).source).toBe('both');
    expect(needOf(page({ words, images: [{ bbox: [60, 200, 100, 240] }] })).source).toBe('text');
  });

  it('never passes garbage on', () => {
    const words = text(60, 100, '\ue001\ue045\ue0a3\ue12b'.repeat(12));
    expect(needOf(page({ words }))).toEqual({ source: 'image', garbled: true });
  });
});

describe('isGarbled', () => {
  it('holds Chinese, figures and English for text', () => {
    expect(isGarbled(SENTENCE)).toBe(false);
    expect(isGarbled('2080505 机关事业单位基本养老保险缴费支出 446.11 446.11 0.00 '.repeat(4))).toBe(false);
    expect(isGarbled('1,234.56 789.00 12.50 '.repeat(20))).toBe(false);
    expect(isGarbled('Annual report of the department for the year 2023, page 4 of 12.')).toBe(false);
    expect(isGarbled('')).toBe(false);
  });

  it('tells letters of other scripts among ideographs, as fonts that lost a part of their map give them', () => {
    expect(isGarbled('q年支出合计 Āq支出 项目支出 P缴Pÿ支出 经营支出 对Ö属单位补û支出 社`保障和就业支出 18.20 '.repeat(3))).toBe(true);
    expect(isGarbled(`${'节能改造面积3500㎡，降温至26℃，误差±0.5×100%，编号α-2，'.repeat(3)}${SENTENCE}联系人José。`)).toBe(false);
  });

  it('tells unknown characters, rare ideographs and a jumble of signs', () => {
    expect(isGarbled('\ufffd'.repeat(40))).toBe(true);
    expect(isGarbled('嚻翱詝綡馿痁鑫瀁龘靐齉爨麤鱻矗轟犇猋驫飝鸝鸞鸚鹮鹱鹲鹳麆麇麈麋黁黟黿鼉鼋')).toBe(true);
    expect(isGarbled('%& ()*+ #$ =>?@[ ^_` {|}~ AB#C$ D%E &F*G '.repeat(4))).toBe(true);
    expect(isGarbled('¤¥¦§¨©ª«¬®¯°±²³´µ¶ ÀÁÂÃÄÅÆÇÈÉ'.repeat(4))).toBe(true);
  });
});
