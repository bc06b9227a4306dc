/**
 * Rows that number the columns.
 */
import { describe, expect, it } from 'vitest';
import { rowKind } from '../../../src/table/row-kinds.ts';

const place = { page: null, line: 1, lineEnd: 1, bbox: null, columns: null };
const kindOf = (row: string) =>
  rowKind(row.split('|').map((text, column) => ({ row: 0, column, rowSpan: 1, columnSpan: 1, text: text.trim(), place })));

describe('a row of whole numbers', () => {
  it.each([
    '1|2|3|4|5|6',
    '栏次||1|2|3',
    '1|2|3||5|6|7|8',
    '|2||4|5|6|7',
    '栏次||1||3|4|5',
    '||7|8||10|11',
    '1|3|2|4|5|6|7|8|9|10|12|11',
    '栏次||2|1|3',
    '类|款|项|栏次|1|2|3',
    '类 款 项|栏次|1|2|3',
    '类 款|项|栏次|1|2|3',
  ])('numbers the columns: %s', (row) => {
    expect(kindOf(row)).toBe('numbering');
  });

  it.each(['1|2||5|6|7', '3|2|1|4|5', '1||||||7|8|9', '2|||5|6', '12|30|41|55', '0|1|2|3|4', '1|2||4.00|5', '2|1|4|3|6|5|8|7'])(
    'may be of figures: %s',
    (row) => {
      expect(kindOf(row)).toBe('data');
    },
  );

  it.each(['项 类|栏次|1|2|3', '类款项目|栏次|1|2|3', '类 款 项|栏次|1|3|2|2'])(
    'does not number columns beside another label: %s',
    (row) => {
      expect(kindOf(row)).not.toBe('numbering');
    },
  );
});

describe('a recognised row of whole numbers', () => {
  const recognised = (row: string, isRead = true): string =>
    rowKind(
      row.split('|').map((text, column) => ({
        ...{ row: 0, column, rowSpan: 1, columnSpan: 1, text, place },
        ...(isRead ? { recognition: { confidence: 0.9, candidates: [] } } : {}),
      })),
    );

  it('numbers the columns where it rises from 1 with hardly a gap', () => {
    expect(recognised('1|2|3|4|5|6|7|8|10|11|12')).toBe('numbering');
  });

  it('does not where it does not rise, has many gaps, is short, or is of a text layer', () => {
    for (const row of ['1|2|3|4|5|6|7|9|8|11|12', '1|2|3|4|9|16|27|38|40', '1|2|4|5|6', '2|3|4|5|6|7|9|10|11']) {
      expect(recognised(row)).toBe('data');
    }
    expect(recognised('1|2|3|4|5|6|7|8|10|11|12', false)).toBe('data');
  });

  it('numbers the columns although a few of them were misread, or 栏次 stands in front', () => {
    for (const row of ['1|2|3|4|5|6|7|8|9110|计|12', '栏次|1|栏|1|2', '栏次|7|I|9']) {
      expect(recognised(row)).toBe('numbering');
      expect(recognised(row, false)).not.toBe('numbering');
    }
  });

  it('does not where many were misread, beside figures with decimals, and without a number', () => {
    for (const row of ['1|2|3|4|5|6|计|入|12', '1|2|3|4|5|6|7|8|0.16|10', '栏次|1|0.16|2', '栏次|小计|基本', '栏次|1|基本支出']) {
      expect(recognised(row)).not.toBe('numbering');
    }
  });
});

it('holds data where its figures have dots at half the height of the digits for points', () => {
  expect(kindOf('合计||1,177·31|1,034·11|143·20')).toBe('data');
});
