import { describe, expect, it } from 'vitest';
import { counted, failureLine, grouped, printable } from '../../../src/cli/terminal.ts';

describe('words for people', () => {
  it.each([
    ['决算 📊.pdf', '决算 📊.pdf'],
    ['a\nb\tc', 'a\\nb\\tc'],
    ['red \u001b[31m', 'red \\u{001b}[31m'],
    ['gp\u202efdp.exe', 'gp\\u{202e}fdp.exe'],
  ])('%j is printed as %s', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it('group thousands', () => {
    expect([0, 999, 1000, 1234567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567']);
    expect([counted(1, 'error'), counted(2, 'error')]).toEqual(['1 error', '2 errors']);
  });

  it('keep a failure on one line', () => {
    expect(failureLine('a\nb.pdf', { message: 'broken\r', hint: 'download it again' })).toBe(
      'a\\nb.pdf: broken\\u{000d} — download it again',
    );
  });
});
