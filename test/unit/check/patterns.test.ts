/** What patterns of a vocabulary find in a text of several lines, each pattern at the places where it can begin. */
import { describe, expect, it } from 'vitest';
import { matchesOf } from '../../../src/check/patterns.ts';
import { TextTraits } from '../../../src/check/text-traits.ts';

const TEXT = ['1.购置', '甲2.购置', '2.购置1.购置', '', '丙'].join('\n');

function found(...patterns: string[]): string[] {
  return matchesOf(patterns, TEXT, new TextTraits(TEXT)).map(({ index, 0: match }) => `${index} ${match}`);
}

describe('matches of a vocabulary', () => {
  it('finds what stands at the beginning of a line there alone', () => {
    expect(found('^\\d\\.购置')).toEqual(['0 1.购置', '11 2.购置']);
    expect(found('^(?:甲|丙)')).toEqual(['5 甲', '21 丙']);
  });

  it('finds either of two alternatives of which one may stand anywhere', () => {
    expect(found('^1\\.购|甲')).toEqual(['0 1.购', '5 甲']);
    expect(found('^(?:1)\\.购|(?:2)\\.购')).toEqual(['0 1.购', '6 2.购', '11 2.购']);
    expect(found('^[(|)]|甲')).toEqual(['5 甲']);
  });

  it('takes the first of matches that overlap, and all patterns in the order of their places', () => {
    expect(found('购置', '^2\\.购置1')).toEqual(['2 购置', '8 购置', '11 2.购置1', '17 购置']);
  });
});
