import { describe, expect, it } from 'vitest';
import { wholeTablePages } from '../../../bench/ocr/table-pages.ts';

const tables = (...pages: number[][]): { pages: number[] }[] => pages.map((all) => ({ pages: all }));
const facts = (counts: Readonly<Record<number, number>>): { source: { page: number } }[] =>
  Object.entries(counts).flatMap(([page, count]) => Array.from({ length: count }, () => ({ source: { page: Number(page) } })));

describe('wholeTablePages', () => {
  it('takes a page that goes on with a table together with the page of its title', () => {
    const document = { tables: tables([2], [4, 5], [6]), facts: facts({ 2: 9, 4: 3, 5: 30, 6: 10 }) };
    expect(wholeTablePages(document, 2)).toEqual([4, 5]);
    expect(wholeTablePages(document, 3)).toEqual([4, 5, 6]);
  });

  it('passes over what there is no room for', () => {
    const document = { tables: tables([1, 2, 3], [5], [6]), facts: facts({ 1: 20, 2: 20, 3: 20, 5: 30, 6: 4 }) };
    expect(wholeTablePages(document, 2)).toEqual([5, 6]);
  });

  it('keeps tables that share a page together', () => {
    const document = { tables: tables([1, 2], [2, 3], [7]), facts: facts({ 1: 10, 2: 10, 3: 10, 7: 1 }) };
    expect(wholeTablePages(document, 3)).toEqual([1, 2, 3]);
  });

  it('takes the first pages of a table that is longer than the room', () => {
    expect(wholeTablePages({ tables: tables([3, 4, 5]), facts: facts({ 3: 1, 4: 8, 5: 8 }) }, 2)).toEqual([3, 4]);
  });

  it('leaves tables without a fact out', () => {
    expect(wholeTablePages({ tables: tables([1], [2]), facts: facts({ 2: 3 }) }, 4)).toEqual([2]);
    expect(wholeTablePages({ tables: [], facts: [] }, 4)).toEqual([]);
  });
});
