import { describe, expect, it } from 'vitest';
import { unplacedAmounts } from '../../../src/mapping/performance-unplaced.ts';
import { onLines } from '../../../src/model/place.ts';

/** Which of the texts, each a cell of one row of funds, count as amounts without a reading. */
function unplaced(...texts: string[]): string[] {
  const filled = texts.map((text, column) => {
    const cell = { row: 0, column, rowSpan: 1, columnSpan: 1, text, place: onLines(1) };
    return { cell, text, key: text };
  });
  const row = { filled, own: filled, rows: [], length: null } as unknown as Parameters<typeof unplacedAmounts>[0][number];
  return unplacedAmounts([row], ['funds'], { readings: new Map(), told: new Set() }).map(({ text }) => text);
}

describe('amounts of a self-evaluation that became no fact', () => {
  it('are those with decimals or separators, several in one cell, too', () => {
    expect(unplaced('1,200.50', '12.00 13.00', '97.66%', '2023', '约3.5万元左右')).toEqual(['1,200.50', '12.00 13.00', '97.66%']);
  });

  it('are told from any row of digits and points at once', () => {
    const dotted = `${'1.1111111111'.repeat(40)}x`;
    expect(unplaced(dotted, '1.2.3.4')).toEqual([]);
  });
});
