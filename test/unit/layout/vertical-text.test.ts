import { describe, expect, it } from 'vitest';
import { cellText } from '../../../src/layout/page-text.ts';
import type { Word } from '../../../src/model/page.ts';
import { text } from '../../support/page-fixture.ts';

const EM = 10;

/** Columns of characters from the right, `pitch` em apart; each on `row` em lines below the other, and set lower by what `lower` says. */
function columns(words: readonly string[], { pitch = 1.06, row = 1, lower = [] as readonly number[] } = {}): Word[] {
  return words.flatMap((word, c) =>
    [...word].flatMap((character, r) => text(200 - c * pitch * EM, 100 + r * row * EM + (lower[c] ?? 0), character)),
  );
}

describe('text of a cell that runs downwards', () => {
  it('is read column by column from the right', () => {
    expect(cellText(columns(['附属单位', '上缴收入']))).toBe('附属单位\n上缴收入');
    expect(cellText(columns(['附属单', '位上缴', '收入'], { lower: [0, 0, 5] }))).toBe('附属单\n位上缴\n收入');
    expect(cellText(columns(['本年', '收入'], { pitch: 1.3 }))).toBe('本年\n收入');
  });

  it('is read so where two columns came as one word a line', () => {
    expect(cellText([...text(180, 100, '入本'), ...text(180, 110, '合年'), ...text(180, 120, '计收')].map(spread))).toBe('本年收\n入合计');
  });

  it('holds brackets that were turned', () => {
    const turned = columns(['因公出国', '（境）费']).map((word) => (/[（）]/.test(word.text) ? { ...word, turned: 90 as const } : word));
    expect(cellText(turned)).toBe('因公出国\n（境）费');
  });

  it('is none where lines stand as far apart as characters, or further', () => {
    const labels = [...text(100, 100, '附属单位'), ...text(100, 112, '上缴收入')];
    expect(cellText(labels)).toBe('附属单位\n上缴收入');
    expect(cellText([...text(100, 100, '本年'), ...text(100, 110, '收入')])).toBe('本年\n收入');
  });

  it('is none where a column has a gap, or holds a figure', () => {
    expect(cellText(columns(['本年', '收入'], { row: 1.6 }))).toBe('收本\n入年');
    expect(cellText(columns(['本年', '12']))).toBe('1 本\n2 年');
  });
});

/** A word of two characters that are a little apart. */
function spread(word: Word): Word {
  const [x0, y0, , y1] = word.bbox;
  return { ...word, bbox: [x0, y0, x0 + 2.06 * EM, y1] };
}
