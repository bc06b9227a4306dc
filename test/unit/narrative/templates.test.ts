import { describe, expect, it } from 'vitest';
import { NarrativeVocabulary } from '../../../src/model/narrative.ts';
import { spellings } from '../../../src/narrative/templates.ts';

describe('phrase templates', () => {
  it('are written out, parts that may be missing and alternatives', () => {
    expect(spellings('支出[决算]总{计|额}')).toEqual(['支出总计', '支出总额', '支出决算总计', '支出决算总额']);
  });

  it('nest', () => {
    expect(spellings('{收[入]|支}总计')).toEqual(['收总计', '收入总计', '支总计']);
  });

  it('are compared without quotes, blanks and widths, and each once', () => {
    expect(spellings('“三公” 经费')).toEqual(['三公经费']);
    expect(spellings('{（境）|(境)}')).toEqual(['(境)']);
  });

  it('never yield nothing', () => {
    expect(spellings('[甲]')).toEqual(['甲']);
  });

  it.each(['支出[决算', '支出]', '{甲|乙', '甲}'])('are refused where brackets do not match: %s', (template) => {
    expect(() => spellings(template)).toThrow(SyntaxError);
    const parsed = NarrativeVocabulary.shape.fillers.safeParse([template]);
    expect(parsed.success).toBe(false);
  });
});
