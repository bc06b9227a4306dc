import { describe, expect, it } from 'vitest';
import { componentsOf } from '../../../src/ocr/components.ts';
import { FigureWidths } from '../../../src/ocr/figure-widths.ts';
import { type Segment, segmentsOf } from '../../../src/ocr/segments.ts';
import { figure, inked } from '../../support/drawn-page.ts';

function segmentOf(text: string): Segment {
  const [segment] = segmentsOf(componentsOf(inked(1240, 200, figure(50, 50, text))), { rules: [], em: 24 });
  if (segment === undefined) throw new Error(`nothing found for ${text}`);
  return segment;
}

describe('FigureWidths', () => {
  const texts = ['0.00', '12.50', '446.11', '1,925.30', '2080505', '208', '20805', '3832.36', '9.75', '54.53', '225.12', '12,746.50', '7'];
  const widths = new FigureWidths(texts.map((text) => ({ segment: segmentOf(text), text })));

  it('lets the right number of characters cost nothing to speak of', () => {
    for (const text of ['4816.14', '2101102', '62,409.05']) expect(widths.costIn(segmentOf(text))(text)).toBeLessThan(0.3);
  });

  it('makes lost and invented digits dear', () => {
    const cost = widths.costIn(segmentOf('4816.14'));
    expect(cost('4816.1')).toBeGreaterThan(3);
    expect(cost('4816.144')).toBeGreaterThan(3);
  });

  it('knows usual widths where the page has few figures', () => {
    const cost = new FigureWidths([]).costIn(segmentOf('4816.14'));
    expect(cost('4816.14')).toBeLessThan(cost('48.1'));
  });
});
