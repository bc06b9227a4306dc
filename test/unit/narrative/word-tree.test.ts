import { describe, expect, it } from 'vitest';
import { WordTree, wordSet } from '../../../src/narrative/word-tree.ts';

describe('word trees', () => {
  it('find the longest word that begins at a place', () => {
    const tree = wordSet(['万', '万元', '元'], 'forward');
    expect(tree.longest('5万元整', 1)).toEqual({ length: 2, value: true });
    expect(tree.longest('5万元整', 0)).toBeNull();
  });

  it('find the longest word that ends at a place', () => {
    const tree = wordSet(['增加', '共增加'], 'backward');
    expect(tree.longest('支出共增加', 5)).toEqual({ length: 3, value: true });
    expect(tree.longest('支出共增加', 4)).toBeNull();
    expect(tree.longest('加', 1)).toBeNull();
  });

  it('give all words, the shortest first', () => {
    const tree = new WordTree<string>('backward');
    tree.add('支出', 'a');
    tree.add('基本支出', 'b');
    expect(tree.all('财政拨款基本支出', 8)).toEqual([
      { length: 2, value: 'a' },
      { length: 4, value: 'b' },
    ]);
  });

  it('keep the first value of a word', () => {
    const tree = new WordTree<number[]>('forward');
    const first = tree.add('收入', [1]);
    expect(tree.add('收入', [2])).toBe(first);
  });
});
