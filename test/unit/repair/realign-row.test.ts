import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../src/model/table.ts';
import { readNumber } from '../../../src/repair/number.ts';
import { realignRow } from '../../../src/repair/realign-row.ts';

const summary: ColumnRole[] = ['label', 'line', 'value', 'label', 'line', 'value'];
const none = { expectedLines: new Map<number, number>(), isOdd: false };

describe('realignRow', () => {
  it('leaves a row that fits', () => {
    expect(realignRow(['一、收入', '1', '2.00', '一、支出', '9', '2.00'], summary, none)).toEqual({ outcome: 'fits' });
    expect(realignRow(['', '9', '', '', '22', ''], summary, none)).toEqual({ outcome: 'fits' });
  });

  it('puts a row right that has lost a cell', () => {
    const moved = realignRow(['六、经营收入', '6', '5.00', '20', '3.00'], summary, none);
    expect(moved).toEqual({ outcome: 'moved', columns: [0, 1, 2, 4, 5] });
  });

  it('puts a row right that has a blank cell too many', () => {
    expect(realignRow(['六、经营收入', '6', '1.00', '', '五、教育支出', '20', '3.00'], summary, none)).toMatchObject({
      outcome: 'moved',
      columns: [0, 1, 2, -1, 3, 4, 5],
    });
  });

  it('does not guess between two columns of the same kind', () => {
    const roles: ColumnRole[] = ['code', 'label', 'value', 'value', 'value'];
    expect(realignRow(['社会保障和就业支出', '2.00', '1.00'], roles, none)).toEqual({ outcome: 'ambiguous' });
  });

  it('does not take a row from the left that lost cells among rows that keep them', () => {
    const roles: ColumnRole[] = ['code', 'label', 'value', 'value', 'value'];
    const cut = { ...none, isOdd: true };
    expect(realignRow(['208', '社会保障和就业支出', '2.00', '1.00'], roles, cut)).toEqual({ outcome: 'ambiguous' });
    expect(realignRow(['208', '社会保障和就业支出', '2.00', '1.00'], roles, none)).toEqual({ outcome: 'fits' });
    expect(realignRow(['208', '社会保障和就业支出'], roles, cut)).toEqual({ outcome: 'fits' });
  });

  it('does not drop either of two blanks of a row that is too long where figures would land differently', () => {
    const roles: ColumnRole[] = ['code', 'label', 'value', 'value', 'value', 'value'];
    const odd = { ...none, isOdd: true };
    const wide: ColumnRole[] = [...roles, 'value', 'value'];
    expect(realignRow(['208', '支出', '2.00', '', '1.00', '0.50', '', '', ''], wide, odd)).toEqual({ outcome: 'ambiguous' });
    expect(realignRow(['208', '支出', '2.00', '', '1.00', '', '1.00'], roles, odd)).toEqual({ outcome: 'ambiguous' });
    expect(realignRow(['208', '支出', '2.00', '', '1.00', '0.50', ''], roles, odd)).toEqual({ outcome: 'ambiguous' });
    expect(realignRow(['208', '支出', '2.00', '1.00', '0.50', '0.50', ''], roles, odd)).toEqual({ outcome: 'fits' });
    expect(realignRow(['208', '支出', '', '2.00', '1.00', '0.50', '0.50'], roles, odd)).toMatchObject({
      outcome: 'moved',
      columns: [0, 1, -1, 2, 3, 4, 5],
    });
  });

  it('takes a short row from the left where its cells fit nowhere else', () => {
    expect(realignRow(['一、收入', '1', '2.00', '一、支出', '9'], summary, { ...none, isOdd: true })).toEqual({ outcome: 'fits' });
  });
});

describe('repairs as a whole', () => {
  const amount = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
    .map(([negative, digits, decimals]) => {
      const text = digits.toString().padStart(decimals + 1, '0');
      const whole = text.slice(0, text.length - decimals);
      return `${negative ? '-' : ''}${whole}${decimals > 0 ? `.${text.slice(text.length - decimals)}` : ''}`;
    });

  it('is a no-op on plain decimals, keeping trailing zeros', () => {
    fc.assert(
      fc.property(amount, (text) => {
        expect(readNumber(text)).toEqual({ content: 'amount', value: text, unit: null, repairs: [] });
      }),
    );
  });

  it('reads every printed form of an amount back to it', () => {
    const grouped = (text: string): string => text.replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));
    const wide = (text: string): string => text.replace(/[-,.\d]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    const bracketed = (text: string): string => (text.startsWith('-') ? `(${text.slice(1)})` : text);
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom(
          grouped,
          wide,
          bracketed,
          (text: string) => wide(grouped(text)),
          (text: string) => bracketed(grouped(text)),
        ),
        (text, print) => {
          expect(readNumber(print(text))).toMatchObject({ content: 'amount', value: text });
        },
      ),
    );
  });

  it('never throws, whatever the cell holds, and replays to its value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-()0-9,. OlI%万元]{1,12}$/)), (raw) => {
        const reading = readNumber(raw);
        if (reading.content !== 'amount') return;
        expect(reading.repairs.reduce((text, repair) => (repair.before === text ? repair.after : 'broken chain'), raw.trim())).toBe(
          reading.value,
        );
        expect(readNumber(reading.value)).toEqual({ content: 'amount', value: reading.value, unit: null, repairs: [] });
      }),
    );
  });
});
