import { describe, expect, it } from 'vitest';
import { escaped } from '../../../src/model/pattern.ts';

describe('escaped', () => {
  it.each(['功能分类(款)', '[类]', 'a.b*c+d?e^f$g{1}h|i\\j'])('lets %s stand for itself alone', (text) => {
    const pattern = new RegExp(`^${escaped(text)}$`);
    expect(pattern.test(text)).toBe(true);
    expect(pattern.test(text.replace(/[^\u4e00-\u9fff]/, 'x'))).toBe(false);
  });
});
