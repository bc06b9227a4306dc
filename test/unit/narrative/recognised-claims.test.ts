import { describe, expect, it } from 'vitest';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import type { Claim } from '../../../src/model/indicator.ts';
import type { Word } from '../../../src/model/page.ts';
import { onPage } from '../../../src/model/place.ts';
import { markRecognised } from '../../../src/narrative/recognised-claims.ts';

const TEXT = '基本支出446.11万元，占52.5%。';

function pageOf(word: Partial<Word>) {
  const own: Word = {
    text: TEXT,
    bbox: [50, 50, 300, 62],
    baseline: 60,
    sizePt: 12,
    bold: false,
    turned: 0,
    origin: 'ocr',
    confidence: 0.97,
    ...word,
  };
  return layoutPage({ number: 4, widthPt: 595, heightPt: 842, rotation: 0, words: [own], rulingLines: [], images: [], hiddenWords: [] });
}

const claim = (value: string, page = 4): Claim => ({
  section: '',
  kind: 'amount',
  subject: '基本支出',
  measure: 'final',
  facts: [],
  value,
  unit: '万元',
  direction: null,
  base: '',
  baseFacts: [],
  statement: 1,
  partOf: null,
  text: TEXT,
  source: onPage(page, [50, 50, 300, 62]),
});

describe('markRecognised', () => {
  const figures = [
    { text: '446.11', confidence: 0.85 },
    { text: '52.5', confidence: 0.99 },
  ];

  it('marks claims of recognised lines, each as sure as its figure, not as its line', () => {
    const marked = markRecognised([claim('446.11'), claim('52.5'), claim('446.1')], pageOf({ figures }));
    expect(marked.map(({ recognition }) => recognition?.confidence)).toEqual([0.85, 0.99, 0.5]);
  });

  it('takes a word that is nothing but a figure as sure as it is', () => {
    const [marked] = markRecognised([claim('1446.11')], pageOf({ text: '1,446.11', confidence: 0.6 }));
    expect(marked?.recognition?.confidence).toBe(0.6);
  });

  it('leaves claims of text layers and of other pages as they are', () => {
    const claims = [claim('446.11')];
    expect(markRecognised(claims, pageOf({ origin: 'text-layer', confidence: 1 }))).toBe(claims);
    expect(markRecognised([claim('446.11', 5)], pageOf({ figures }))[0]?.recognition).toBeUndefined();
  });
});
