import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/anomaly/finding.ts';
import { Figures } from '../../../src/check/figures.ts';
import { doubtRecognised } from '../../../src/check/recognised-pages.ts';
import type { TextLine } from '../../../src/model/block.ts';
import { onPage } from '../../../src/model/place.ts';
import { fakeDocument } from '../../support/fake-document.ts';
import { FORMS } from '../../support/reading.ts';

const line = (page: number, recognised: boolean): TextLine => ({
  kind: 'line',
  text: '收入支出决算总表',
  place: onPage(page, [50, 50, 300, 64]),
  sizePt: 14,
  bold: false,
  headingMarks: null,
  align: null,
  endsFull: null,
  indented: null,
  breakBefore: false,
  furniture: null,
  ...(recognised ? { recognition: { confidence: 0.97, candidates: [] } } : {}),
});
const finding = (rule: 'completeness/template-text' | 'completeness/code-names', page: number): Finding => ({
  rule,
  args: {},
  locations: [onPage(page, [50, 80, 300, 94])],
});

describe('findings beside recognised text', () => {
  const document = fakeDocument({ file: 'a.pdf', id: 'a', sha256: '0' }, { tables: [], facts: [] });
  const context = { document, figures: new Figures(document, new Set()), unread: 0, forms: FORMS };
  const doubted = doubtRecognised(
    [finding('completeness/template-text', 2), finding('completeness/template-text', 1), finding('completeness/code-names', 2)],
    { ...context, lines: [line(1, false), line(2, true)] },
  );

  it('are laid to our reading on recognised pages, notes staying notes', () => {
    expect(doubted.map(({ origin, severity }) => [origin, severity])).toEqual([
      ['extraction', 'warning'],
      [undefined, undefined],
      ['extraction', 'info'],
    ]);
  });

  it('are left as they are where all text is given', () => {
    const given = [finding('completeness/template-text', 2)];
    expect(doubtRecognised(given, { ...context, lines: [line(2, false)] })).toEqual(given);
  });
});
