import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { settleCode } from '../../../src/mapping/recognised-code.ts';
import { onPage } from '../../../src/model/place.ts';
import { loadForms } from '../../../src/rulebook/load.ts';

const lexicon = compileLexicon(loadForms());
const economic = { byCode: lexicon.data.economic, byName: lexicon.economic };
const functional = { byCode: lexicon.data.functional, byName: lexicon.functional };

/** A code and its name as they were read. */
function settled(code: string, label: string, names = economic, above: readonly string[] = []) {
  const place = onPage(1, [50, 50, 90, 62]);
  const cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: code, place, recognition: { confidence: 0.97, candidates: [] } };
  return settleCode({ code, label, split: false, tail: '' }, [cell], { names, above });
}

describe('settleCode', () => {
  it('is sure of a code that its name confirms', () => {
    expect(settled('30215', '会议费')).toEqual({ code: '30215', confidence: 1 });
  });

  it('puts back a digit that was lost, and takes out one that was doubled', () => {
    expect(settled('3025', '会议费')).toEqual({ code: '30215', confidence: 0.95 });
    expect(settled('302215', '会议费')).toEqual({ code: '30215', confidence: 0.95 });
  });

  it('takes the code near by whose name is clearly most like a misread one, in doubt', () => {
    expect(settled('40209', '物交营理费')).toEqual({ code: '30209', confidence: 0.85 });
    expect(settled('2080595', '机关享业卓位基木养老保险缴费支岀', functional)).toEqual({ code: '2080505', confidence: 0.85 });
  });

  it('doubts what has not the digits of a code, and a code beside quite another name', () => {
    expect(settled('3028', '专用标妾纤').confidence).toBeLessThanOrEqual(0.85);
    expect(settled('3026', '坑疝发')).toEqual({ code: '3026', confidence: 0.5 });
    expect(settled('30216', '坑疝发')).toEqual({ code: '30216', confidence: 0.85 });
    expect(settled('30312', '因会尼很〈玉》费用')).toEqual({ code: '30312', confidence: 0.85 });
  });

  it('leaves a code alone whose name was misread a little, and one that no vocabulary knows', () => {
    expect(settled('30217', '公务接待')).toEqual({ code: '30217', confidence: 0.97 });
    expect(settled('2019877', '某项新支出', functional)).toEqual({ code: '2019877', confidence: 0.97 });
  });

  it('takes the item of the group above where a name that many groups have stands beside a code of another one', () => {
    expect(settled('2110101', '行政运行', functional, ['214', '21401'])).toEqual({ code: '2140101', confidence: 0.95 });
    expect(settled('2110102', '一般行政管理事务', functional, ['214', '21401', '2140101'])).toEqual({ code: '2140102', confidence: 0.95 });
  });

  it('believes such a code below its own group, in a list of items alone, out of order, and where its digits look otherwise', () => {
    for (const above of [['214', '21401', '211', '21101'], ['2140199'], ['214', '21401', '2140101'], ['201', '20103']])
      expect(settled('2110101', '行政运行', functional, above)).toEqual({ code: '2110101', confidence: 1 });
  });
});
