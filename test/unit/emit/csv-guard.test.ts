import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardField } from '../../../src/emit/csv-guard.ts';

describe('a CSV field', () => {
  it.each(['-3.1', '+5', '-1,234.50', '-12.5%', '-', '--', '——', '=', '+', '－', '合计', '0.00', '', '≥95%', '100%=', 'a@b', '　其中：'])(
    'stays as it is: %j',
    (text) => {
      expect(guardField(text)).toBe(text);
    },
  );

  it.each([
    '=1+1',
    '=100%',
    '=HYPERLINK("x")',
    '+1+1',
    '-1+1',
    '-其他',
    '@SUM(A1)',
    '＝1',
    '＋1',
    '－1+2',
    '＠x',
    ' =1',
    '\t=1',
    '\r\n=1',
    '　=1',
    "'=1",
    "''=1",
    '-2 年',
  ])('cannot run: %j', (text) => {
    expect(guardField(text)).toBe(`'${text}`);
  });

  it('can be taken back, whatever it was', () => {
    const takeBack = (field: string): string => (/^'[\s']*[=+\-@＝＋－＠]/.test(field) ? field.slice(1) : field);
    const text = fc
      .array(fc.constantFrom("'", '=', '-', '+', '@', '1', '.', ' ', '决', ','), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (original) => {
        const field = guardField(original);
        // A field that was left alone behind an apostrophe holds no formula and loses nothing but that apostrophe's doubt.
        if (field !== original) expect(takeBack(field)).toBe(original);
        expect(/^[=@＝＠]./.test(field) && !/^[=+\-＝＋－]+$/.test(field)).toBe(false);
      }),
    );
  });
});
