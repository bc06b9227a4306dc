/**
 * Figures that stand outside of tables.
 */
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { looseFigures } from '../../../src/segment/loose-figures.ts';

describe('cells on lines of their own that no table took', () => {
  const rows = Array.from({ length: 5 }, (_, i) => `20${i}\n某类支出\n${i}.00\n——\n——\n——\n——\n${i}.50`);

  it('are lost, marks of blank cells between them or not', () => {
    const [loss] = looseFigures(layoutText(rows.join('\n')));
    expect(loss?.args).toEqual({ count: '10' });
    expect(looseFigures(layoutText(rows.join('\n').replaceAll('——\n', '')))).toHaveLength(1);
  });

  it('are no loss where they are few', () => {
    expect(looseFigures(layoutText(rows.slice(1).join('\n')))).toEqual([]);
  });
});
