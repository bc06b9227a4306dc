import { describe, expect, it } from 'vitest';
import { numberIn } from '../../../src/mapping/recognised-figure.ts';
import type { GridCell } from '../../../src/model/block.ts';
import { onPage } from '../../../src/model/place.ts';

function cell(text: string, candidates: readonly string[] | null): GridCell {
  const place = onPage(1, [50, 50, 150, 70]);
  const plain = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, place };
  if (candidates === null) return plain;
  return { ...plain, recognition: { confidence: 0.95, candidates: candidates.map((other) => ({ text: other, confidence: 0.1 })) } };
}

describe('numberIn', () => {
  it('takes a number as it is', () => {
    expect(numberIn(cell('446.11', ['146.11']))).toEqual({ reading: expect.objectContaining({ value: '446.11', repairs: [] }), atMost: 1 });
  });

  it('takes the other reading of what is no number, or its digits, and is never sure of it', () => {
    const other = numberIn(cell('4.4.6', ['4..6', '44.6']));
    expect(other).toMatchObject({ reading: { content: 'amount', value: '44.6' } });
    expect(other.atMost).toBeLessThan(0.9);
    const digits = numberIn(cell('0.0C0', []));
    expect(digits).toMatchObject({ reading: { content: 'amount', value: '0.00', repairs: [{ before: '0.0C0', after: '0.00' }] } });
    expect(digits.atMost).toBeLessThan(0.9);
  });

  it('is never sure of a unit beside a figure: half a figure and a stroke of a stamp look like both', () => {
    expect(numberIn(cell('4人', []))).toMatchObject({ reading: { content: 'amount', value: '4' } });
    expect(numberIn(cell('4人', [])).atMost).toBeLessThan(0.9);
    expect(numberIn(cell('4人', null)).atMost).toBe(1);
  });

  it('leaves words, and whatever a text layer says', () => {
    expect(numberIn(cell('2023年度', [])).reading.content).toBe('text');
    expect(numberIn(cell('4.4.6', null)).reading.content).toBe('unreadable');
  });
});
