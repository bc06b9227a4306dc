import { expect, test } from 'vitest';
import { surest } from '../../../src/mapping/cell-traits.ts';
import type { GridCell } from '../../../src/model/block.ts';
import { onPage } from '../../../src/model/place.ts';

const cell = (traits: Partial<GridCell>): GridCell => ({
  row: 0,
  column: 0,
  rowSpan: 1,
  columnSpan: 1,
  text: '601,741.64',
  place: onPage(1, [0, 0, 60, 20]),
  ...traits,
});

test('a figure is as sure as its source, unless the page hides a part of it or strikes it out', () => {
  expect(surest(cell({}), 1, 1)).toBe(1);
  expect(surest(cell({}), 1, null)).toBeNull();
  expect(surest(cell({ clipped: true }), 1, 1)).toBeLessThan(0.9);
  expect(surest(cell({ struck: true }), 1, 1)).toBeLessThan(0.9);
  const recognition = { confidence: 0.3, candidates: [] };
  expect(surest(cell({ recognition }), 0.8, 1)).toBe(0.3);
  expect(surest(cell({ recognition, struck: true }), 0.8, 1)).toBe(0.3);
});
